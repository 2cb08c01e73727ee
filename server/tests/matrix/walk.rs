//! Every text in a message, with its path.

use serde_json::Value;

/// Visits every text with its path, object keys included. Numbers, ids and functions used as keys are normalized, and
/// an event has the same path however it was delivered, matching the state it leads to.
pub(crate) fn texts(root: &str, value: &Value, visit: &mut impl FnMut(&str, &str)) {
    walk(root, value, visit);
}

fn walk(path: &str, value: &Value, visit: &mut impl FnMut(&str, &str)) {
    match value {
        Value::String(text) => visit(path, text),
        Value::Array(list) => {
            let inner = shortened(format!("{path}/*"));
            for value in list {
                walk(&inner, value, visit);
            }
        }
        Value::Object(map) => {
            for (key, value) in map {
                let inner = shortened(format!("{path}/{}", class(key)));
                visit(&inner, key);
                walk(&inner, value, visit);
            }
        }
        _ => {}
    }
}

fn class(key: &str) -> &str {
    if key.len() == 36 && key.bytes().filter(|b| *b == b'-').count() == 4 {
        "{id}"
    } else if !key.is_empty() && key.bytes().all(|b| b.is_ascii_digit()) {
        "{n}"
    } else if key.starts_with("Fx") {
        "{function}"
    } else {
        key
    }
}

/// The wrappers of events and states are removed from paths.
const SHORTER: [(&str, &str); 10] = [
    ("frame/events/*", "event"),
    ("welcome/start/missed/events/*", "event"),
    ("welcome/start/whole/state", "state"),
    ("record/log/*/event", "event"),
    ("event/customers_only/said/event", "event"),
    ("event/customers_only/told/event", "event"),
    ("event/customers_only/shown/part/card", "state/cards/by_id/{id}"),
    ("event/customers_only/shown/part/writing", "state/cards/writing"),
    ("event/customers_only/shown/part/statement", "state/statements/list/*"),
    ("event/customers_only/shown/part/disconnect", "state/disconnects/list/*"),
];

fn shortened(path: String) -> String {
    if let Some((_, short)) = SHORTER.iter().find(|(long, _)| path == *long) {
        return (*short).to_owned();
    }
    // All other parts are named like the tools.
    match path.strip_prefix("event/customers_only/shown/part/") {
        Some(tool) => format!("state/{tool}"),
        None => path,
    }
}

/// An event's tool and variant: `cards.heard`.
pub(crate) fn kind(event: &Value) -> String {
    let Some((tool, inner)) = event.as_object().and_then(|map| map.iter().next()) else {
        return event.to_string();
    };
    match inner {
        Value::String(kind) => format!("{tool}.{kind}"),
        inner => {
            let kind = inner.as_object().and_then(|map| map.keys().next());
            format!("{tool}.{}", kind.map_or("?", String::as_str))
        }
    }
}

/// An event's payload.
pub(crate) fn body(event: &Value) -> &Value {
    let inner = |value: &'_ Value| value.as_object().and_then(|map| map.keys().next().cloned());
    match inner(event) {
        Some(tool) => match inner(&event[&tool]) {
            Some(kind) => &event[&tool][&kind],
            None => &event[&tool],
        },
        None => event,
    }
}

/// Everything in a text that looks like an id.
pub(crate) fn ids(text: &str) -> impl Iterator<Item = &str> {
    let is_id = |part: &&str| part.len() == 36 && part.matches('-').count() == 4;
    text.split(|c: char| !c.is_ascii_hexdigit() && c != '-').filter(is_id)
}

/// Every local port in a text that follows this machine's address.
pub(crate) fn ports(text: &str) -> impl Iterator<Item = u16> {
    let digits = |rest: &str| rest.chars().take_while(char::is_ascii_digit).collect::<String>();
    text.split("127.0.0.1:").skip(1).filter_map(move |rest| digits(rest).parse().ok())
}
