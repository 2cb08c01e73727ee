//! The workshop, field by field, to be compared before an act and after its undo.

use std::collections::{BTreeMap, BTreeSet};

use domain::Workshop;

use super::json;

/// Lists that may come back in another order.
const ANY_ORDER: [&str; 4] = ["themes.list", "links.list", "negotiables.trades", "signals.hands"];

/// The workshop, field by field.
pub(crate) fn work(workshop: &Workshop) -> BTreeMap<String, String> {
    let state = serde_json::to_value(workshop).expect("it can be written as JSON");
    let tools = state.as_object().expect("a workshop is an object").iter();
    let fields = tools.flat_map(|(tool, state)| {
        let fields = state.as_object().expect("a state is an object").iter();
        fields.map(move |(field, value)| (format!("{tool}.{field}"), value))
    });
    let text = |field: &str, value: &serde_json::Value| match value {
        serde_json::Value::Array(list) if ANY_ORDER.contains(&field) => {
            json(&list.iter().map(json).collect::<BTreeSet<_>>())
        }
        // The public count: once a phase is anonymous, fewer than three are told no more.
        serde_json::Value::Array(list) if field == "two_truths.marks" => {
            json(&list.iter().map(|marks| (&marks["seats"], &marks["authors"])).collect::<Vec<_>>())
        }
        value => json(value),
    };
    fields.map(|(field, value)| (field.clone(), text(&field, value))).collect()
}
