//! What others learn of a sealed answer, to the last field.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::{
    cast::Who,
    walk::{body, kind},
};

/// What everybody else receives about a command.
#[derive(Clone, Debug)]
pub(crate) enum Disclosure {
    /// Anything the tables allow.
    Open,
    /// Exactly these events for everybody except the expert, who gets nothing.
    Just(Vec<&'static str>),
    /// Exactly these events for these people, and nothing for anybody else.
    Only(Vec<Who>, Vec<&'static str>),
    /// As [`Self::Just`], with this one event that counts an answer.
    Heard(String),
}

impl Disclosure {
    /// Nothing at all.
    pub(crate) const fn nothing() -> Self {
        Self::Just(Vec::new())
    }

    /// One `heard` event if it is the author's first answer, else nothing.
    pub(crate) fn heard(first: bool, kind: &'static str) -> Self {
        Self::Just(if first { vec![kind] } else { Vec::new() })
    }
}

/// A command that was granted.
#[derive(Debug)]
pub(crate) struct GrantedCommand {
    pub(crate) by: Who,
    pub(crate) label: &'static str,
    pub(crate) told: Disclosure,
}

/// The events one reader received, by the number of the last command granted before them.
pub(crate) type Received = BTreeMap<u64, Vec<Value>>;

/// The tools whose events the expert may receive.
const EXPERTS: [&str; 4] = ["agenda.", "seats.", "charter.", "disconnects."];

/// Compares what one reader received about each command with what is allowed.
#[track_caller]
pub(crate) fn check(reader: Who, acts: &BTreeMap<u64, GrantedCommand>, came: &Received) {
    for (to, events) in came {
        assert!(acts.contains_key(to), "{reader:?} was told of nothing that was done: {events:?}");
        for event in events.iter().filter(|event| kind(event) == "cards.revealed") {
            // Ordered by their random ids, so that the writing order is lost.
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
            Disclosure::Open => continue,
            _ if reader == Who::Expert => Vec::new(),
            Disclosure::Only(those, _) if !those.contains(&reader) => Vec::new(),
            Disclosure::Just(kinds) | Disclosure::Only(_, kinds) => kinds.clone(),
            Disclosure::Heard(kind) => vec![kind.as_str()],
        };
        let events = came.get(to).map(Vec::as_slice).unwrap_or_default();
        let kinds: Vec<String> = events.iter().map(kind).collect();
        assert_eq!(kinds, wanted, "what {reader:?} was told of {} by {:?}", act.label, act.by);
        let heard = |event: &&Value| kind(event).split('.').next_back() == Some("heard");
        for event in events.iter().filter(heard) {
            let function = act.by.function().filter(|_| reader.facilitates());
            let voice = json!({ "seat": null, "function": function });
            let text = format!("{} by {:?} to {reader:?}: {event}", act.label, act.by);
            assert_eq!(body(event)["voice"], voice, "{text}");
            // The place and the function of the answer, and no other field.
            let known = ["voice", "step", "sealed", "statement", "round", "term", "vote"];
            let mut fields = body(event).as_object().into_iter().flatten();
            let other = fields.find(|(key, _)| !known.contains(&key.as_str()));
            assert!(
                other.is_none(),
                "{text}\nit tells {other:?}: if that only names the question, add it to `known`"
            );
        }
    }
}
