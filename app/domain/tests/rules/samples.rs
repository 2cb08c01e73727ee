//! The samples are complete: every variant of the types has one.

use std::collections::BTreeSet;

use domain::{
    Command, Event, Rejection,
    samples::{Play, at_step, by_tool, commands, events, rejections, room, rounds},
    tool::agenda::{Activity, gate::Missing},
};
use serde::{Serialize, de::DeserializeOwned};

use crate::support::{
    is_heard, json, name, plain_name,
    schema::{variants_of, variants_of_tools},
};

#[track_caller]
fn check_complete(said: &BTreeSet<String>, can_be_said: &BTreeSet<String>) {
    let missing: Vec<_> = can_be_said.difference(said).collect();
    let unknown: Vec<_> = said.difference(can_be_said).collect();
    assert!(missing.is_empty(), "add a sample of {missing:?} to `samples.rs` of its tool");
    assert!(unknown.is_empty(), "the JSON Schema does not know {unknown:?}");
}

#[track_caller]
fn check_round_trip<T: Serialize + DeserializeOwned + PartialEq + std::fmt::Debug>(value: &T) {
    let back: T = serde_json::from_str(&json(value)).expect("what was written can be read");
    assert_eq!(back, *value);
}

#[test]
fn every_command_has_a_sample() {
    let said = commands().iter().map(name).collect();
    check_complete(&said, &variants_of_tools::<Command>());
}

#[test]
fn every_event_has_a_sample() {
    let said = events().iter().map(name).collect();
    check_complete(&said, &variants_of_tools::<Event>());
}

#[test]
fn every_tool_that_counts_answers_has_a_sealed_round() {
    for samples in by_tool() {
        let counts = samples.events.iter().any(is_heard);
        assert!(
            !counts || samples.round.is_some(),
            "{0} has an event `heard`, but no sealed round. Return one from `round()` in \
             app/domain/src/tool/{0}/samples.rs, as plus_delta does: then the tests of secrecy \
             answer it, in random histories, between twins and on the wire",
            samples.tool
        );
    }
}

/// What a round promises to those who walk it.
#[test]
fn every_sealed_round_can_be_opened_answered_and_revealed() {
    for (tool, round) in rounds() {
        let mut play = at_step(1, round.activity);
        round.open(&mut play);
        let members = play.cast.members();
        for (number, seat) in (1..).zip(&members[1..]) {
            let answer = (round.says)(&play.workshop, number);
            assert!(name(&answer).starts_with(tool), "{tool} answers with {answer:?}");
            let events = play.does(*seat, answer);
            assert!(events.iter().any(is_heard), "{tool}: {events:?}");
        }
        assert!(play.workshop.unrevealed().contains(&tool), "{tool} waits for its reveal");
        let reveal = (round.reveal)(&play.workshop);
        play.does(play.chair(), reveal);
        assert!(!play.workshop.unrevealed().contains(&tool), "{tool} is revealed");
    }
}

#[test]
fn every_rejection_has_a_sample() {
    let said = rejections().iter().map(plain_name).collect();
    check_complete(&said, &variants_of::<Rejection>());
    let missing = rejections().into_iter().filter_map(|why| match why {
        Rejection::GateUnmet { missing } => Some(missing),
        _ => None,
    });
    let said = missing.flatten().map(|missing| plain_name(&missing)).collect();
    check_complete(&said, &variants_of::<Missing>());
}

#[test]
fn every_rejection_says_in_a_sentence_what_to_do() {
    for why in rejections() {
        let says = why.to_string();
        assert!((10..140).contains(&says.chars().count()), "{why:?}: {says}");
        assert!(
            says.starts_with(char::is_lowercase) || says.starts_with(char::is_numeric),
            "{says}"
        );
    }
}

#[test]
fn every_sample_comes_back_from_json_as_it_went() {
    commands().iter().for_each(check_round_trip);
    events().iter().for_each(check_round_trip);
    rejections().iter().for_each(check_round_trip);
}

#[test]
fn a_command_with_an_unknown_field_is_not_understood() {
    let text =
        r#"{"cards":{"delete":{"card":"00000000-0000-0002-0000-000000000001","really":true}}}"#;
    assert!(serde_json::from_str::<Command>(text).is_err());
}

#[test]
fn every_event_names_its_topics() {
    for event in events() {
        let mut topics = domain::Topics::new();
        event.topics(&mut topics);
        assert!(!topics.is_empty(), "{} touches nothing", name(&event));
    }
}

#[test]
fn a_client_predicts_all_commands_but_reveals_and_a_few_rare_ones() {
    const ASKED: [&str; 20] = [
        "agenda.insert",
        "agenda.shift",
        "agenda.reword",
        "agenda.skip",
        "agenda.set_spotlight",
        "seats.add_proxy",
        "seats.on_behalf_of",
        "seats.call",
        "seats.flag_missing",
        "signals.lower",
        "signals.show",
        "facilitator_notes.",
        "suggestions.",
        "charter.",
        "customers_only.",
        "glossary.",
        "negotiables.",
        "votes.",
        "requests.",
        "links.recall",
    ];
    for command in commands() {
        let name = name(&command);
        let reveals = [".reveal", ".show_guesses"].iter().any(|end| name.ends_with(end));
        let asked = ASKED.iter().chain(&["round_robin.", "one_two_four_all.", "temperature.ask"]);
        let waits = reveals || asked.into_iter().any(|start| name.starts_with(start));
        assert_eq!(command.decided() == domain::Decided::Anywhere, !waits, "{name}");
    }
}

#[test]
fn the_same_seed_seats_the_same_room_and_another_seed_another_one() {
    assert_eq!(room(1).log, room(1).log);
    assert_ne!(room(1).cast, room(2).cast);
    let everyone: BTreeSet<_> = room(1).cast.everyone().into();
    assert_eq!(everyone.len(), 9);
    assert!(everyone.iter().all(|seat| room(1).workshop.seats.present(*seat).is_some()));
}

#[test]
fn a_supported_room_waits_for_signatures() {
    let mut play = Play::supported(1);
    assert_eq!(play.workshop.moment().activity, Some(Activity::Sign));
    for seat in play.cast.members() {
        assert!(!play.workshop.resolution.is_one_yes(&play.workshop));
        play.signs(seat);
    }
    assert!(play.workshop.resolution.is_one_yes(&play.workshop));
}
