//! Undo: after an undo everybody sees the workshop as if the act had not happened.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    Command, Workshop,
    id::StepId,
    samples::{at_step, card, card_text, room, theme, title},
    tool::{
        agenda::{self, Activity},
        cards::{self, Kind, Level},
        themes,
    },
    undo::undo,
};

use crate::support::{
    always,
    history::{History, choices},
    json, name,
};

/// What a group sees of its work, without the traces of an act and its undo.
fn work(workshop: &Workshop) -> BTreeMap<&'static str, String> {
    let themes: BTreeSet<String> = workshop.themes.list.iter().map(json).collect();
    let links: BTreeSet<String> = workshop.links.list.iter().map(json).collect();
    let agenda = &workshop.agenda;
    let lit = (&agenda.skipped, &agenda.locked, agenda.spotlight, agenda.held, agenda.position);
    BTreeMap::from([
        ("cards", json(&workshop.cards.by_id)),
        ("themes", json(&themes)),
        ("links", json(&links)),
        ("prepared", json(&workshop.statements.prepared)),
        ("steps", json(&agenda.steps)),
        ("agenda", json(&lit)),
        ("draft", json(&workshop.resolution.draft)),
        ("dispositions", json(&workshop.resolution.dispositions)),
        ("amendments", json(&workshop.resolution.amendments)),
        ("hands", json(&(&workshop.signals.hands.len(), workshop.signals.done))),
        ("chair", json(&workshop.seats.chair)),
    ])
}

#[test]
fn an_undone_act_leaves_no_trace() {
    let undone = std::cell::RefCell::new(BTreeSet::new());
    always(40, choices(160), |choices| {
        let history = History::play(&choices);
        let mut play = history.start.clone();
        for (seat, command) in &history.acts {
            let before = play.workshop.clone();
            let back = undo(&before, *seat, command);
            play.does(*seat, command.clone());
            // Acts with consequences, such as settling a disconnect, cannot be undone.
            if back.is_empty() || play.workshop.customers_only.on.is_some() {
                continue;
            }
            let mut taken = play.clone();
            if back.into_iter().all(|back| taken.tries(*seat, back).is_ok()) {
                let (was, is) = (work(&before), work(&taken.workshop));
                for (part, was) in &was {
                    // A deleted card takes along others' links to it and its spotlight; each step has its own "I am
                    // done".
                    let lost = [
                        ("cards.delete", "links"),
                        ("cards.delete", "agenda"),
                        ("agenda.next", "hands"),
                    ];
                    let moved = lost.contains(&(name(command).as_str(), *part));
                    assert!(
                        moved || *was == is[part],
                        "{}: {part}\n{was}\n{}",
                        name(command),
                        is[part]
                    );
                }
                undone.borrow_mut().insert(name(command));
            }
        }
    });
    assert!(undone.borrow().len() >= 15, "{:?}", undone.borrow());
}

#[test]
fn undoing_a_merge_restores_cards_name_and_position() {
    let mut play = at_step(1, Activity::Organise);
    let (hr, finance) = (play.cast.hr, play.cast.finance);
    let (one, two) = (play.writes(hr, "Who covers?"), play.writes(finance, "Who pays?"));
    for (number, cards) in [(1, vec![one]), (2, vec![two])] {
        let title = title(if number == 1 { "Cover" } else { "Money" });
        play.does(hr, themes::Command::Gather { theme: theme(number), title, cards });
    }
    let before = play.workshop.clone();
    let merge: Command = themes::Command::Merge { from: theme(1), into: theme(2) }.into();
    play.does(hr, merge.clone());
    assert_eq!(play.workshop.themes.list.len(), 1);
    for back in undo(&before, hr, &merge) {
        play.does(hr, back);
    }
    assert_eq!(play.workshop.themes, before.themes);
}

#[test]
fn a_deleted_card_comes_back_to_its_theme() {
    let mut play = at_step(1, Activity::Organise);
    let hr = play.cast.hr;
    let id = play.writes(hr, "Who covers?");
    let gather =
        themes::Command::Gather { theme: theme(1), title: title("Cover"), cards: vec![id] };
    play.does(hr, gather);
    let before = play.workshop.clone();
    let delete: Command = cards::Command::Delete { card: id }.into();
    play.does(hr, delete.clone());
    for back in undo(&before, hr, &delete) {
        play.does(hr, back);
    }
    assert_eq!(
        (&play.workshop.cards.by_id, &play.workshop.themes),
        (&before.cards.by_id, &before.themes)
    );
}

#[test]
fn undoing_next_goes_back_and_undoes_nothing_else() {
    let mut play = at_step(1, Activity::Organise);
    let (chair, before) = (play.chair(), play.workshop.clone());
    let from = before.agenda.current().expect("it runs").id;
    let next: Command = agenda::Command::Next { from, reason: None }.into();
    play.does(chair, next.clone());
    for back in undo(&before, chair, &next) {
        play.does(chair, back);
    }
    assert_eq!(play.workshop.agenda.position, before.agenda.position);
    assert!(undo(&before, chair, &agenda::Command::Back { from: StepId(2) }.into()).is_empty());
}

#[test]
fn what_is_sealed_revealed_or_signed_cannot_be_undone() {
    let play = room(1);
    let write = cards::Command::Write {
        card: card(1),
        kind: Kind::Goal,
        level: Level::Problem,
        text: card_text("Fewer sick days."),
        builds_on: None,
    };
    assert_eq!(undo(&play.workshop, play.cast.hr, &write.into()).len(), 1);
    for command in domain::samples::commands() {
        let kept = [".reveal", ".sign", ".respond", ".rate", ".cast", ".say", ".close", ".settle"];
        if kept.iter().any(|end| name(&command).ends_with(end)) {
            assert!(undo(&play.workshop, play.cast.hr, &command).is_empty(), "{}", name(&command));
        }
    }
}
