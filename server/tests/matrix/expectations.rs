//! What others are told of something that is sealed, to the last field.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::{
    cast::Who,
    walk::{body, kind},
};

/// What everybody else is told of an act.
#[derive(Clone, Debug)]
pub(crate) enum Told {
    /// Whatever the tables allow.
    Open,
    /// Exactly these events and nothing more, to everybody but the expert, who is told nothing.
    Just(Vec<&'static str>),
    /// Exactly these to these people, and nothing to anybody else.
    Only(Vec<Who>, Vec<&'static str>),
}

impl Told {
    /// Nothing at all.
    pub(crate) const fn nothing() -> Self {
        Self::Just(Vec::new())
    }

    /// That one more was heard, where it is the first time; nothing otherwise.
    pub(crate) fn heard(first: bool, kind: &'static str) -> Self {
        Self::Just(if first { vec![kind] } else { Vec::new() })
    }
}

/// One act that was granted.
#[derive(Debug)]
pub(crate) struct Act {
    pub(crate) by: Who,
    pub(crate) label: &'static str,
    pub(crate) told: Told,
}

/// What came of each act to one reader: the events of the frames that end with the act's last event.
pub(crate) type Came = BTreeMap<u64, Vec<Value>>;

/// What the expert may be told of at all.
const EXPERTS: [&str; 4] = ["agenda.", "seats.", "charter.", "disconnects."];

/// Holds what one reader was told of each act against what that may be.
#[track_caller]
pub(crate) fn check(reader: Who, acts: &BTreeMap<u64, Act>, came: &Came) {
    for (to, events) in came {
        assert!(acts.contains_key(to), "{reader:?} was told of nothing that was done: {events:?}");
        for event in events.iter().filter(|event| kind(event) == "cards.revealed") {
            // In the order of their ids, which are random: that of writing is lost.
            let cards = body(event)["cards"].as_array().unwrap();
            let ids: Vec<_> = cards.iter().map(|card| card["id"].as_str().unwrap()).collect();
            assert!(ids.is_sorted(), "{reader:?} is shown cards in the order {ids:?}");
        }
        for kind in events.iter().map(kind) {
            let may = reader != Who::Expert || EXPERTS.iter().any(|tool| kind.starts_with(tool));
            assert!(may, "an expert was told {kind}");
        }
    }
    for (to, act) in acts.iter().filter(|(_, act)| act.by != reader) {
        let wanted = match &act.told {
            Told::Open => continue,
            _ if reader == Who::Expert => &Vec::new(),
            Told::Only(those, _) if !those.contains(&reader) => &Vec::new(),
            Told::Just(kinds) | Told::Only(_, kinds) => kinds,
        };
        let events = came.get(to).map(Vec::as_slice).unwrap_or_default();
        let kinds: Vec<String> = events.iter().map(kind).collect();
        assert_eq!(&kinds, wanted, "what {reader:?} was told of {} by {:?}", act.label, act.by);
        let heard = |event: &&Value| kind(event).split('.').next_back() == Some("heard");
        for event in events.iter().filter(heard) {
            let function = act.by.function().filter(|_| reader.leads());
            let voice = json!({ "seat": null, "function": function });
            let text = format!("{} by {:?} to {reader:?}: {event}", act.label, act.by);
            assert_eq!(body(event)["voice"], voice, "{text}");
            // Where, and whose voice; not a field more.
            let known = ["voice", "step", "sealed", "statement", "round", "term", "vote"];
            let fields = body(event).as_object().into_iter().flatten();
            assert!(fields.into_iter().all(|(key, _)| known.contains(&key.as_str())), "{text}");
        }
    }
}
