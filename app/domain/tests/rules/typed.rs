//! A rejection gives back what a person typed: every command lists those texts.

use domain::{Command, samples, tool::cards};
use serde_json::Value;

use crate::support::name;

/// These commands repeat somebody else's words to say which ones are meant.
const REPEATS: [&str; 3] = ["disconnects.confirm", "disconnects.agree", "glossary.agree"];
/// Fields chosen from a list. A function is typed only when somebody joins or is admitted.
const CHOSEN: [&str; 5] = ["owner", "one", "two", "to", "function"];

/// Every string in a command with the name of its field.
fn strings<'a>(field: &'a str, value: &'a Value, found: &mut Vec<(&'a str, &'a str)>) {
    match value {
        Value::String(text) => found.push((field, text)),
        Value::Array(all) => all.iter().for_each(|one| strings(field, one, found)),
        Value::Object(all) => all.iter().for_each(|(name, one)| strings(name, one, found)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// Whether it is an id, a day, a hash or the name of a variant.
fn is_no_text(text: &str) -> bool {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    let id = text.len() == 36 && text.chars().all(|c| c.is_ascii_hexdigit() || c == '-');
    let day = text.len() == 10 && text.chars().all(|c| c.is_ascii_digit() || c == '-');
    let hash = text.len() == 64 && text.chars().all(|c| c.is_ascii_hexdigit());
    id || day || hash || text.chars().all(plain)
}

#[test]
fn h3_every_text_in_a_command_is_given_back_when_it_is_refused() {
    let mut seen = 0;
    for command in samples::commands() {
        let (name, typed) = (name(&command), command.typed());
        if REPEATS.contains(&name.as_str()) {
            assert_eq!(typed, Vec::<String>::new(), "{name} repeats others");
            continue;
        }
        let json = serde_json::to_value(&command).expect("a command can be written as JSON");
        let mut found = Vec::new();
        strings("", &json, &mut found);
        for (field, text) in found {
            let chosen = CHOSEN.contains(&field) && !name.starts_with("seats.");
            if field != "unit" && (chosen || is_no_text(text)) {
                continue;
            }
            let back = typed
                .iter()
                .any(|typed| typed == text || (field == "unit" && typed.ends_with(text)));
            assert!(back, "{name} loses {text:?} of `{field}`: add it to `typed`");
            seen += 1;
        }
    }
    assert!(seen >= 40, "only {seen} texts in all samples: do they still hold texts?");
}

#[test]
fn h3_a_rejected_proxy_command_gives_back_its_text() {
    let text = samples::card_text("Said by somebody without a device.");
    let write = cards::Command::Write {
        card: samples::card(1),
        kind: cards::CardKind::Concern,
        level: cards::Level::Problem,
        text: text.clone(),
        builds_on: None,
    };
    let act = domain::tool::seats::ProxyCommand::of(write.into())
        .map(std::sync::Arc::new)
        .expect("a card can be");
    let command = domain::tool::seats::Command::OnBehalfOf { seat: samples::seat(4), act };
    assert_eq!(Command::from(command).typed(), [text.to_string()]);
}

#[test]
fn h3_the_figures_of_a_cost_are_given_back_as_typed() {
    use domain::tool::costs::{self, Amount, Grade, Span};
    let span = |low, high| Span::new(low, high).expect("from low to high");
    let amount =
        Amount { times: span(6, 9), each: span(180, 180), unit: samples::unit("euros a day") };
    let text = samples::reason("We pay for stand-ins.");
    let command = costs::Command::Name {
        cost: samples::cost(1),
        text,
        grade: Grade::Claim,
        amount: Some(amount),
    };
    let typed = Command::from(command).typed();
    assert_eq!(typed, ["We pay for stand-ins.", "6–9 × 180 euros a day"]);
}
