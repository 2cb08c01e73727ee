//! What is disclosed to whom: copies and events agree, what is prepared reaches the facilitators only, and what a group
//! says names no authors. Sealed answers: `sealed_rounds`.

use domain::{
    Command, Event, TwoSided, Viewer, Workshop, disclose_event,
    samples::{at_step, rounds},
    tool::{
        cards,
        charter::{self, Visibility},
        customers_only::{self, Part},
        statements,
    },
};
use proptest::prelude::any;

use crate::{
    laws::{fold, replay, viewers},
    support::{
        always,
        history::{History, choices},
        json,
    },
};

/// The tools in which two copies differ.
pub(crate) fn differ(one: &Workshop, other: &Workshop) -> String {
    let parse = |copy| serde_json::to_value(copy).expect("everything can be written as JSON");
    let (one, other): (serde_json::Value, serde_json::Value) = (parse(one), parse(other));
    let tools = one.as_object().into_iter().flatten();
    let different = tools.filter(|(tool, state)| other.get(tool) != Some(state));
    let line = |(tool, state)| format!("{tool}: {state}\n  and {}\n", other[tool as &String]);
    different.map(line).collect()
}

#[test]
fn folding_what_was_disclosed_is_disclosing_what_was_folded() {
    always(10, choices(140), |choices| {
        let history = History::play(&choices);
        for viewer in viewers(&history.play.workshop) {
            let (mut truth, mut copy) = (TwoSided::default(), Workshop::default());
            for (k, event) in history.log().iter().enumerate() {
                truth.evolve(event);
                if let Some(event) = disclose_event(event, &viewer) {
                    copy.evolve(&event);
                }
                let seen = truth.disclose(&viewer);
                assert!(
                    copy == seen,
                    "{viewer:?} after event {k}: {event:?}\n{}",
                    differ(&copy, &seen)
                );
            }
        }
    });
}

/// A round that only its authors know of left an empty round in everybody's copy until it was told that somebody was
/// heard.
#[test]
fn an_event_that_is_not_told_changes_nothing_of_what_is_disclosed() {
    for (_, round) in rounds() {
        let mut play = at_step(5, round.activity);
        round.open(&mut play);
        let (author, other) = (play.cast.finance, play.cast.hr);
        let viewer = play.workshop.viewer(other).expect("the seat is here");
        let mut sides = play.sides.clone();
        let says = (round.says)(&play.workshop, 1);
        for event in play.does(author, says) {
            let before = sides.disclose(&viewer);
            sides.evolve(&event);
            if disclose_event(&event, &viewer).is_none() {
                assert!(sides.disclose(&viewer) == before, "{}: {event:?}", round.name);
            }
        }
    }
}

#[test]
fn a_disclosed_snapshot_and_disclosed_events_give_the_disclosed_state() {
    always(6, (choices(120), any::<u64>()), |(choices, at)| {
        let history = History::play(&choices);
        let log = history.log();
        let k = usize::try_from(at).unwrap_or(usize::MAX) % log.len();
        let snapshot = replay(TwoSided::default(), &log[..k]);
        for viewer in viewers(&history.play.workshop) {
            let rest: Vec<_> =
                log[k..].iter().filter_map(|event| disclose_event(event, &viewer)).collect();
            let copy = fold(snapshot.disclose(&viewer), &rest);
            let seen = history.play.sides.disclose(&viewer);
            assert!(copy == seen, "{viewer:?} from {k}\n{}", differ(&copy, &seen));
        }
    });
}

/// Texts of statements that are prepared, or were withdrawn or reworded before anybody was asked.
fn prepared(event: &Event, texts: &mut Vec<String>) {
    use statements::Event as S;
    let asked = match event.inner() {
        Event::Statements(S::Prepared { statement }) => {
            return texts.push(statement.text.to_string());
        }
        Event::Statements(S::Asked { statement }) => Some(&statement.text),
        Event::CustomersOnly(customers_only::Event::Snapshot { part }) => match &**part {
            Part::Statement(known) => Some(&known.text),
            _ => None,
        },
        _ => None,
    };
    texts.retain(|text| asked.is_none_or(|asked| asked.as_str() != text));
}

#[test]
fn e1_what_is_prepared_reaches_the_facilitators_only() {
    always(24, choices(160), |choices| {
        let history = History::play(&choices);
        let viewers = viewers(&history.play.workshop);
        let others = viewers.iter().filter(|viewer| !viewer.role.facilitates());
        let others: Vec<_> = others.chain([&Viewer::COMMON]).collect();
        let (mut texts, mut truth) = (Vec::new(), TwoSided::default());
        for event in history.log() {
            truth.evolve(event);
            prepared(event, &mut texts);
            for viewer in &others {
                let disclosed = disclose_event(event, viewer).map(|event| json(&event));
                let disclosed = disclosed.unwrap_or_default();
                for text in &texts {
                    assert!(
                        !disclosed.contains(text.as_str()),
                        "{viewer:?} reads {text}: {disclosed}"
                    );
                }
                assert!(truth.disclose(viewer).statements.prepared.is_empty(), "{viewer:?}");
            }
        }
    });
}

#[test]
fn facilitator_notes_reach_nobody_else() {
    always(8, choices(160), |choices| {
        let history = History::play(&choices);
        for viewer in viewers(&history.play.workshop) {
            let leads = viewer.role.facilitates();
            assert!(
                leads || history.play.sides.disclose(&viewer).facilitator_notes.notes.is_empty()
            );
            for event in history.log().iter().filter_map(|event| disclose_event(event, &viewer)) {
                assert!(
                    leads || !matches!(event.inner(), Event::FacilitatorNotes(_)),
                    "{viewer:?}"
                );
            }
        }
    });
}

/// Tools in which everybody sees people: the roster, the pen and signatures, hands, speaking order and groups.
const OF_PEOPLE: [&str; 5] = ["seats", "resolution", "signals", "round_robin", "one_two_four_all"];

/// What a group says belongs to functions, never to persons.
#[test]
fn the_board_never_names_authors() {
    always(12, choices(160), |choices| {
        let history = History::without(&choices, names);
        let everyone = viewers(&history.play.workshop);
        for viewer in &everyone {
            let seen = history.play.sides.disclose(viewer);
            let state = serde_json::to_value(&seen).expect("it can be written as JSON");
            let state = state.as_object().expect("a workshop is an object").iter();
            let mut texts: Vec<String> = state
                .filter(|(tool, _)| !OF_PEOPLE.contains(&tool.as_str()))
                .map(|(_, state)| json(state))
                .collect();
            texts.extend(history.log().iter().filter_map(|event| match event.inner() {
                // Hands, turns and groups belong to people.
                Event::Agenda(_)
                | Event::Seats(_)
                | Event::Resolution(_)
                | Event::Signals(_)
                | Event::RoundRobin(_)
                | Event::OneTwoFourAll(_) => None,
                Event::CustomersOnly(customers_only::Event::Snapshot { part })
                    if matches!(
                        **part,
                        Part::Seats(_)
                            | Part::Resolution(_)
                            | Part::Signals(_)
                            | Part::RoundRobin(_)
                            | Part::OneTwoFourAll(_)
                    ) =>
                {
                    None
                }
                _ => disclose_event(event, viewer).map(|event| json(&event)),
            }));
            for other in everyone.iter().filter(|other| other.seat != viewer.seat) {
                let id = other.seat.to_string();
                for text in &texts {
                    assert!(!text.contains(&id), "{viewer:?} learns of {other:?}: {text}");
                }
            }
        }
    });
}

/// Whether a command would show people's names.
fn names(command: &Command) -> bool {
    let named = Visibility::Named;
    matches!(command, Command::Charter(charter::Command::SetVisibility { visibility, .. }) if *visibility == named)
}

#[test]
fn revealed_cards_come_in_the_order_of_their_ids_and_without_authors() {
    always(16, choices(160), |choices| {
        for event in History::without(&choices, names).log() {
            if let Event::Cards(cards::Event::Revealed { cards, .. }) = event.inner() {
                assert!(cards.is_sorted_by_key(|card| card.id));
                assert!(cards.iter().all(|card| card.author.is_none() && !card.sealed));
            }
        }
    });
}
