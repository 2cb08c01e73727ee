//! Laws that hold for every history.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    Event, Timestamp, Topics, TwoSided, Viewer, Workshop, samples, seat::Attendance,
    tool::agenda::gate,
};
use proptest::{prelude::any, strategy::Strategy};

use crate::support::{
    always,
    history::{History, choices},
    json, name,
    schema::variants_of_tools,
};

/// One viewer's copy, from what was disclosed to it.
pub(crate) fn fold<'a>(start: Workshop, events: impl IntoIterator<Item = &'a Event>) -> Workshop {
    events.into_iter().fold(start, |mut workshop, event| {
        workshop.evolve(event);
        workshop
    })
}

/// The server's state, from the log.
pub(crate) fn replay<'a>(start: TwoSided, events: impl IntoIterator<Item = &'a Event>) -> TwoSided {
    events.into_iter().fold(start, |mut sides, event| {
        sides.evolve(event);
        sides
    })
}

/// Everyone who was ever admitted, including removed people: their copies obey the same laws.
pub(crate) fn viewers(workshop: &Workshop) -> Vec<Viewer> {
    let seats = workshop.seats.all.values();
    seats.map(|seat| Viewer::of(seat, false)).collect()
}

fn read_back<T: serde::Serialize + serde::de::DeserializeOwned>(value: &T) -> T {
    serde_json::from_str(&json(value)).expect("what was written can be read")
}

/// Laws about histories prove nothing if the histories are empty: these reach every event, at the lengths the laws
/// use, and most commands are accepted.
#[test]
fn random_histories_reach_every_kind_of_event() {
    let mut histories: BTreeMap<String, u32> = BTreeMap::new();
    let (mut asked, mut granted) = (0, 0);
    for seed in 0..300 {
        let mut ids = samples::Ids::new(seed);
        let choices: Vec<u64> = (0..140).map(|_| ids.number()).collect();
        let history = History::play(&choices);
        let log = history.log().iter();
        let kinds: BTreeSet<_> = log.flat_map(|event| [name(event), name(event.inner())]).collect();
        for kind in kinds {
            *histories.entry(kind).or_default() += 1;
        }
        asked += choices.len();
        granted += history.acts.len();
    }
    for kind in variants_of_tools::<Event>() {
        // Only ever disclosed or too long a story for random play: tested separately.
        if ["negotiables.taken", "statements.less_owned", "lifecycle.final"]
            .contains(&kind.as_str())
        {
            continue;
        }
        let reached = histories.get(&kind).copied().unwrap_or(0);
        // Sealing and revealing must not be rare: the laws of secrecy depend on them.
        let sealed = [".written", ".rated", ".responded", ".revealed"];
        let enough = if sealed.iter().any(|sealed| kind.ends_with(sealed)) { 10 } else { 1 };
        assert!(reached >= enough, "{kind} happens in {reached} of 300 histories: {histories:#?}");
    }
    assert!(granted * 10 > asked * 8, "most commands must be granted: {granted} of {asked}");
}

#[test]
fn a_replay_gives_the_live_state() {
    always(24, choices(200), |choices| {
        let history = History::play(&choices);
        assert_eq!(replay(TwoSided::default(), history.log()), history.play.sides);
    });
}

#[test]
fn deciding_again_gives_the_same_events() {
    always(16, choices(120), |choices| {
        let once = History::play(&choices);
        assert_eq!(once.play.log, History::play(&choices).play.log);
    });
}

#[test]
fn every_event_comes_back_from_storage_as_it_went() {
    always(12, choices(160), |choices| {
        for event in History::play(&choices).log() {
            assert_eq!(read_back(event), *event);
        }
    });
}

#[test]
fn a_snapshot_and_the_following_events_give_the_full_state_at_every_point() {
    always(6, choices(120), |choices| {
        let history = History::play(&choices);
        let mut lived = TwoSided::default();
        for (k, event) in history.log().iter().enumerate() {
            let snapshot: TwoSided = read_back(&lived);
            assert_eq!(replay(snapshot, &history.log()[k..]), history.play.sides, "at {k}");
            lived.evolve(event);
        }
        assert_eq!(read_back(&lived), history.play.sides);
    });
}

/// Screens update only the topics an event names. Regression: "I am done" stayed on every screen through the next
/// step.
#[test]
fn every_change_of_an_event_is_in_its_topics() {
    let parts = |workshop: &Workshop| -> BTreeMap<String, serde_json::Value> {
        let serde_json::Value::Object(parts) = serde_json::to_value(workshop).expect("it is data")
        else {
            unreachable!("a workshop is an object");
        };
        parts.into_iter().collect()
    };
    always(12, choices(120), |choices| {
        let mut workshop = Workshop::default();
        let mut before = parts(&workshop);
        for event in History::play(&choices).log() {
            workshop.evolve(event);
            let after = parts(&workshop);
            let mut topics = Topics::new();
            event.topics(&mut topics);
            let said: BTreeSet<&str> = topics.iter().map(|topic| topic.tool()).collect();
            for (part, now) in &after {
                let same = before.get(part) == Some(now);
                assert!(
                    same || said.contains(part.as_str()),
                    "{} changes {part} and does not say so",
                    name(event)
                );
            }
            before = after;
        }
    });
}

#[test]
fn what_happened_can_be_applied_in_any_order_without_failing() {
    let shuffled = (choices(120), any::<u64>()).prop_map(|(choices, seed)| {
        let mut events = History::play(&choices).play.log;
        let mut ids = samples::Ids::new(seed);
        events.sort_by_cached_key(|_| ids.number());
        events
    });
    always(24, shuffled, |events| {
        let sides = replay(TwoSided::default(), &events);
        let workshop = sides.insiders();
        gate::missing(workshop);
        for viewer in viewers(workshop) {
            sides.disclose(&viewer);
        }
        for command in samples::commands() {
            for seat in workshop.seats.all.keys() {
                // Any result is fine, as long as it returns.
                let _ = sides.decide(*seat, command.clone(), Timestamp(0), false);
            }
        }
    });
}

#[test]
fn nobody_speaks_without_a_function_chosen() {
    always(16, choices(160), |choices| {
        let play = History::play(&choices).play;
        let heard = |event: &&Event| {
            name(event.inner()).split_once('.').is_some_and(|(_, kind)| kind == "heard")
        };
        for event in play.log.iter().filter(heard).map(json) {
            assert!(!event.contains(r#""function":null"#), "{event}");
        }
        for seat in play.workshop.seats.members() {
            assert!(seat.function.is_some() && seat.attendance == Attendance::Joined);
        }
    });
}
