//! Undo: after an undo everybody sees the workshop as if the act had not happened.

use std::collections::BTreeSet;

use domain::{
    Command, EntityKind, Rejection,
    id::{CardId, StepId},
    samples::{
        Play, at_step, card, card_text, disconnect, function, link, negotiable, reason, room,
        theme, title, trade,
    },
    tool::{
        agenda::{self, Activity},
        cards::{self, CardKind, Level},
        disconnects, links, negotiables, themes,
    },
    undo::undo,
};

use crate::support::{
    always,
    fields::work,
    history::{History, choices},
    name,
    rounds::{InRounds, RoundNames},
};

/// What stays although an act was undone: the command, the field, and why. Both by the beginning of their names. Every
/// other field of every tool must be as it was.
const STAYS: [(&str, &str, &str); 12] = [
    ("", "customers_only.kept", "what customers say stays theirs until they release it"),
    ("cards.", "cards.writing", "who was heard stays heard"),
    ("cards.delete", "cards.order", "a card that comes back stands last"),
    ("cards.delete", "agenda.spot", "nothing is in the spotlight then"),
    ("resolution.", "resolution.versions", "an edit ends the version, also if it is taken back"),
    ("agenda.", "agenda.timer", "the clock goes on"),
    ("agenda.next", "agenda.used", "the clock goes on"),
    ("agenda.next", "agenda.entered_at", "the clock goes on"),
    ("agenda.next", "agenda.reached", "the group has been there"),
    ("agenda.next", "agenda.overrides", "the record says why the group went on"),
    ("agenda.next", "costs.without", "the record says why the group went on"),
    ("agenda.next", "signals.", "each step has its own signals"),
];

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
                let command = name(command);
                for (field, was) in &was {
                    let stays = STAYS
                        .iter()
                        .any(|(of, part, _)| command.starts_with(of) && field.starts_with(part));
                    assert!(
                        stays || *was == is[field],
                        "{command} was undone, and {field} is not as it was: say why in STAYS, or repair it\n{was}\n{}",
                        is[field]
                    );
                }
                undone.borrow_mut().insert(command);
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
        kind: CardKind::Goal,
        level: Level::Problem,
        text: card_text("Fewer sick days."),
        builds_on: None,
    };
    assert_eq!(undo(&play.workshop, play.cast.hr, &write.into()).len(), 1);
    let rounds = RoundNames::all();
    for command in domain::samples::commands() {
        let kept = match rounds.classify(play.cast.hr, &command) {
            // Cards are taken back by their authors, sealed or not.
            InRounds::Answer(_, tool) => tool != "cards",
            InRounds::Reveal(_) => true,
            InRounds::Neither => [".reveal", ".sign", ".close", ".settle", "_notes.say"]
                .iter()
                .any(|end| name(&command).ends_with(end)),
        };
        assert!(
            !kept || undo(&play.workshop, play.cast.hr, &command).is_empty(),
            "{} seals, reveals or ends something: `undo` of its tool must return nothing for it",
            name(&command)
        );
    }
}

/// Cards of three people in a theme, with links and a trade that others made; and a disconnect beside them. The first
/// card, a concern, has all of it.
fn hung_about() -> (Play, CardId) {
    let mut play = at_step(1, Activity::Organise);
    let cast = play.cast.clone();
    let concern = play.writes(cast.hr, "Who covers?");
    let other = play.writes(cast.finance, "Who pays?");
    let third = play.writes(cast.clinical, "Who decides?");
    let cards = vec![concern, other];
    play.does(cast.hr, themes::Command::Gather { theme: theme(1), title: title("Cover"), cards });
    for (number, by, from, to) in [(1, cast.hr, concern, other), (2, cast.finance, third, concern)]
    {
        let (link, note) = (link(number), Some(reason("Later.")));
        play.does(by, links::Command::Link { link, from, to, note });
    }
    let put = negotiables::Command::Put {
        negotiable: negotiable(1),
        attribute: title("Delivery"),
        today: title("In September"),
    };
    play.does(cast.mobilizer, put);
    let offer = negotiables::Command::Offer {
        trade: trade(1),
        concern,
        negotiable: negotiable(1),
        answer: title("In June"),
        gives: title("Training moves"),
    };
    play.does(cast.mobilizer, offer);
    play.does(cast.finance, negotiables::Command::Accept { trade: trade(1), accepted: true });
    let open = disconnects::Command::Open {
        disconnect: disconnect(1),
        title: title("Who covers?"),
        statement: None,
        level: Level::Problem,
        one: function("HR"),
        two: function("Practice Finance"),
    };
    play.does(cast.hr, open);
    (play, concern)
}

/// Also what others had put to the card: links, trades, its theme.
#[test]
fn a_deletion_that_is_undone_changes_nothing_for_anybody() {
    let (mut play, concern) = hung_about();
    let cast = play.cast.clone();
    let seats = [cast.hr, cast.finance, cast.mobilizer, cast.seller, cast.wall];
    let seen = |play: &Play| seats.map(|seat| work(&play.seen_by(seat)));
    let (before, were) = (play.workshop.clone(), seen(&play));
    let delete: Command = cards::Command::Delete { card: concern }.into();
    play.does(cast.hr, delete.clone());
    assert!(play.workshop.negotiables.trades.is_empty() && play.workshop.links.list.is_empty());
    for back in undo(&before, cast.hr, &delete) {
        play.does(cast.hr, back);
    }
    for (was, is) in were.into_iter().zip(seen(&play)) {
        for (field, was) in was {
            // The card that came back stands last on the board.
            assert!(field == "cards.order" || was == is[&field], "{field}: {was}\n{}", is[&field]);
        }
    }
}

#[test]
fn nobody_has_what_was_deleted_with_a_card() {
    let (mut play, concern) = hung_about();
    let cast = play.cast.clone();
    play.does(cast.hr, cards::Command::Delete { card: concern });
    let kept = |seat| {
        let seen = play.seen_by(seat);
        (seen.links.set_aside.len(), seen.negotiables.set_aside.len())
    };
    let server = (play.workshop.links.set_aside.len(), play.workshop.negotiables.set_aside.len());
    assert_eq!(server, (2, 1));
    for seat in [cast.hr, cast.finance, cast.clinical, cast.mobilizer, cast.seller, cast.wall] {
        assert_eq!(kept(seat), (0, 0));
    }
}

/// An id can be used again after a deletion.
#[test]
fn who_writes_a_card_with_the_id_of_a_deleted_one_gets_nothing_of_it() {
    let (mut play, concern) = hung_about();
    let cast = play.cast.clone();
    play.does(cast.hr, cards::Command::Delete { card: concern });
    let back = [
        Command::from(links::Command::Recall { card: concern }),
        negotiables::Command::Recall { concern }.into(),
    ];
    let gone = Rejection::NotFound { kind: EntityKind::Card };
    assert_eq!(back.clone().map(|back| play.refused(cast.hr, back)), [gone.clone(), gone.clone()]);
    let write = cards::Command::Write {
        card: concern,
        kind: CardKind::Concern,
        level: Level::Problem,
        text: card_text("Mine."),
        builds_on: None,
    };
    play.does(cast.finance, write);
    assert_eq!(back.map(|back| play.refused(cast.finance, back)), [gone.clone(), gone]);
}

#[test]
fn what_no_longer_fits_does_not_come_back_with_a_card() {
    let (mut play, concern) = hung_about();
    let (cast, before) = (play.cast.clone(), play.workshop.clone());
    let other = before.links.list[0].to;
    let delete: Command = cards::Command::Delete { card: concern }.into();
    play.does(cast.hr, delete.clone());
    play.does(cast.finance, cards::Command::Delete { card: other });
    let protect = negotiables::Command::Protect { negotiable: negotiable(1), protected: true };
    play.does(cast.seller, protect);
    for back in undo(&before, cast.hr, &delete) {
        play.does(cast.hr, back);
    }
    assert_eq!(play.workshop.links.list.len(), 1, "the other end of the first one is gone");
    assert!(play.workshop.negotiables.trades.is_empty(), "the supplier cannot give it");
}
