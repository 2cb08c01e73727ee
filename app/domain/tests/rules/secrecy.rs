//! Nothing sealed reaches anybody else before its reveal: no text, no value, no author.

use std::collections::BTreeMap;

use domain::{
    Command, Event, TwoSided, Viewer, Workshop, disclose_event,
    id::SeatId,
    samples::points,
    scale::{Gradient, Rating},
    tool::{
        cards::{self, Level},
        charter::{self, Visibility},
        customers_only::{self, Part},
        glossary, one_two_four_all, plus_delta, resolution, stage_poll, statements, votes,
    },
    vote::Stars,
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

/// Everything a viewer was sent, as text.
fn heard(log: &[Event], viewer: &Viewer) -> Vec<String> {
    log.iter().filter_map(|event| disclose_event(event, viewer)).map(|e| json(&e)).collect()
}

/// The tools in which two copies differ.
fn differ(one: &Workshop, other: &Workshop) -> String {
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

/// What is sealed at a moment: texts that appear nowhere else, and whose they are.
#[derive(Default)]
struct Sealed(BTreeMap<String, Vec<SeatId>>);

impl Sealed {
    fn follow(&mut self, event: &Event) {
        match event.inner() {
            Event::Cards(cards::Event::Written { card } | cards::Event::Edited { card })
                if card.sealed =>
            {
                let author = card.author.expect("the log knows authors");
                self.0.insert(card.text.to_string(), vec![author]);
            }
            Event::Cards(cards::Event::Revealed { cards, .. }) => {
                // What was overwritten or deleted before the reveal stays secret forever.
                for card in cards {
                    self.0.remove(card.text.as_str());
                }
            }
            Event::Glossary(glossary::Event::Meant { seat, meaning, .. }) => {
                self.0.insert(meaning.text.to_string(), vec![*seat]);
            }
            Event::Glossary(glossary::Event::Revealed { meanings, .. }) => {
                for meaning in meanings {
                    self.0.remove(meaning.text.as_str());
                }
            }
            Event::Resolution(resolution::Event::Responded { seat, response }) => {
                for text in [&response.reason, &response.lift].into_iter().flatten() {
                    self.0.insert(text.to_string(), vec![*seat]);
                }
            }
            Event::PlusDelta(plus_delta::Event::Said { seat, sheet }) => {
                for text in [&sheet.plus, &sheet.delta].into_iter().flatten() {
                    self.0.insert(text.to_string(), vec![*seat]);
                }
            }
            Event::PlusDelta(plus_delta::Event::Revealed { sheets }) => {
                for sheet in sheets {
                    for text in [&sheet.plus, &sheet.delta].into_iter().flatten() {
                        self.0.remove(text.as_str());
                    }
                }
            }
            Event::OneTwoFourAll(one_two_four_all::Event::Noted { note }) => {
                self.0.insert(note.text.to_string(), note.group.clone());
            }
            Event::OneTwoFourAll(one_two_four_all::Event::Staged { notes, .. }) => {
                for note in notes {
                    self.0.remove(note.text.as_str());
                }
            }
            Event::Resolution(resolution::Event::Revealed { shown, .. }) => {
                for response in shown {
                    for text in [&response.reason, &response.lift].into_iter().flatten() {
                        self.0.remove(text.as_str());
                    }
                }
            }
            _ => {}
        }
    }

    #[track_caller]
    fn check_absent(&self, viewer: &Viewer, text: &str) {
        for (secret, owner) in &self.0 {
            assert!(
                owner.contains(&viewer.seat) || !text.contains(secret.as_str()),
                "{viewer:?} reads the sealed {secret} of {owner:?}: {text}"
            );
        }
    }
}

#[test]
fn no_sealed_text_reaches_anybody_else() {
    always(10, choices(160), |choices| {
        let history = History::play(&choices);
        let viewers = viewers(&history.play.workshop);
        let (mut sealed, mut truth) = (Sealed::default(), TwoSided::default());
        for (k, event) in history.log().iter().enumerate() {
            sealed.follow(event);
            truth.evolve(event);
            for viewer in &viewers {
                if let Some(event) = disclose_event(event, viewer) {
                    sealed.check_absent(viewer, &json(&event));
                }
                // States follow from events (the law above); every tenth is checked nevertheless.
                if k % 10 == 0 {
                    sealed.check_absent(viewer, &json(&truth.disclose(viewer)));
                }
            }
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

/// Cards, themes, links, statements and disconnects belong to functions, never to persons.
#[test]
fn the_board_never_names_authors() {
    always(12, choices(160), |choices| {
        let history = History::without(&choices, names);
        let everyone = viewers(&history.play.workshop);
        for viewer in &everyone {
            let seen = history.play.sides.disclose(viewer);
            let board = json(&(
                &seen.cards,
                &seen.themes,
                &seen.links,
                &seen.statements,
                &seen.disconnects,
                &seen.costs,
                &seen.glossary,
                &seen.stage_poll,
                &seen.negotiables,
                &seen.votes,
                &seen.facilitator_notes,
                &seen.suggestions,
                &seen.requests,
                &seen.temperature,
                &seen.plus_delta,
            ));
            let mut texts = vec![board];
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

#[test]
fn ratings_and_sealed_responses_are_sent_to_their_seat_only() {
    always(12, choices(160), |choices| {
        let history = History::play(&choices);
        for viewer in viewers(&history.play.workshop) {
            for event in history.log().iter().filter_map(|event| disclose_event(event, &viewer)) {
                match event.inner().clone() {
                    Event::Statements(statements::Event::Rated { seat, .. })
                    | Event::Glossary(glossary::Event::Meant { seat, .. })
                    | Event::StagePoll(stage_poll::Event::Said { seat, .. })
                    | Event::Votes(votes::Event::Cast { seat, .. })
                    | Event::Resolution(resolution::Event::Responded { seat, .. }) => {
                        assert_eq!(seat, viewer.seat);
                    }
                    Event::Resolution(resolution::Event::Heard { voice })
                    | Event::Statements(statements::Event::Heard { voice, .. })
                    | Event::Glossary(glossary::Event::Heard { voice, .. })
                    | Event::StagePoll(stage_poll::Event::Heard { voice })
                    | Event::Votes(votes::Event::Heard { voice, .. })
                    | Event::Cards(cards::Event::Heard { voice, .. }) => {
                        assert!(voice.seat.is_none_or(|seat| seat == viewer.seat));
                        assert!(voice.function.is_none() || viewer.role.facilitates());
                    }
                    _ => {}
                }
            }
            for version in &history.play.sides.disclose(&viewer).resolution.versions {
                let mut seats = version.responses.keys();
                assert!(version.revealed || seats.all(|seat| *seat == viewer.seat));
            }
        }
    });
}

/// Replaces everything this seat sealed by another value, one to one. Guesses too, unless they are revealed before the
/// ratings.
fn otherwise(seat: SeatId, act: &(SeatId, Command), guesses: bool) -> Command {
    let mut command = act.1.clone();
    if act.0 != seat {
        return command;
    }
    match &mut command {
        Command::Statements(statements::Command::Rate { rating, guess, .. }) => {
            if let Rating::Points(value) = rating {
                *value = points(10 - value.get());
            }
            *guess = guess.map(|guess| if guesses { guess + 7 } else { guess });
        }
        Command::StagePoll(stage_poll::Command::Say { level }) => {
            *level = match level {
                Level::Problem => Level::Solution,
                Level::Solution => Level::Supplier,
                Level::Supplier => Level::Problem,
            };
        }
        Command::Votes(votes::Command::Cast { ballot, .. }) => {
            for star in ballot {
                *star = Stars::new(Stars::MAX - star.get()).expect("it stays within the stars");
            }
        }
        Command::Resolution(resolution::Command::Respond { gradient, .. }) => {
            let mirrored = 8 - usize::from(gradient.number());
            *gradient = Gradient::ALL[mirrored];
        }
        _ => {}
    }
    command
}

/// Whether a command would show people's names.
fn names(command: &Command) -> bool {
    let named = Visibility::Named;
    matches!(command, Command::Charter(charter::Command::SetVisibility { visibility, .. }) if *visibility == named)
}

fn reveals(command: &Command) -> bool {
    matches!(
        command,
        Command::Statements(statements::Command::Reveal { .. })
            | Command::StagePoll(stage_poll::Command::Reveal { .. })
            | Command::Votes(votes::Command::Reveal { .. })
            | Command::Resolution(resolution::Command::Reveal)
    )
}

fn shows_guesses(command: &Command) -> bool {
    matches!(command, Command::Statements(statements::Command::ShowGuesses { .. }))
}

#[test]
fn others_cannot_tell_which_value_was_given() {
    nobody_can_tell(|command| reveals(command) || shows_guesses(command), true);
}

#[test]
fn revealed_guesses_say_nothing_about_the_ratings() {
    nobody_can_tell(reveals, false);
}

#[track_caller]
fn nobody_can_tell(left_out: impl Fn(&Command) -> bool + Copy, guesses: bool) {
    always(12, choices(160), |choices| {
        let history = History::without(&choices, left_out);
        let secretive = history.play.cast.finance;
        let mut other = history.start.clone();
        for act in &history.acts {
            other.does(act.0, otherwise(secretive, act, guesses));
        }
        for viewer in viewers(&other.workshop) {
            if viewer.seat != secretive {
                assert_eq!(heard(history.log(), &viewer), heard(&other.log, &viewer));
                let copies = [&history.play.sides, &other.sides];
                let [one, two] = copies.map(|sides| json(&sides.disclose(&viewer)));
                assert_eq!(one, two);
            }
        }
    });
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
