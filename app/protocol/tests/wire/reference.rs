//! The page for people names everything there is, and is nothing but text in tags of its own.

use domain::{
    limits::CARDS_MAX,
    samples::{commands, events, rejections},
};
use protocol::{
    CloseCode,
    reference::{reference, reference_html},
};
use serde::Serialize;
use serde_json::Value;

use crate::messages::{client_messages, server_messages};

/// The names on the way to what a sample says: its tool, its variant.
fn names(sample: &impl Serialize, depth: usize) -> Vec<String> {
    let mut names = Vec::new();
    let mut value = serde_json::to_value(sample).expect("it can be written");
    while names.len() < depth {
        match value {
            Value::Object(fields) => {
                let (name, inner) = fields.into_iter().next().expect("a variant has a name");
                names.push(name);
                value = inner;
            }
            Value::String(unit) => {
                names.push(unit);
                break;
            }
            _ => break,
        }
    }
    names
}

/// The part of the page under a heading, up to the next one of the same or a higher rank.
#[track_caller]
fn under<'a>(page: &'a str, heading: &str) -> &'a str {
    let start = page.find(heading).unwrap_or_else(|| panic!("no heading {heading}"));
    let rest = &page[start + heading.len()..];
    let end = ["<h2", "<h3"].iter().filter_map(|next| rest.find(next)).min();
    &rest[..end.unwrap_or(rest.len())]
}

#[track_caller]
fn check_tools(page: &str, title: &str, samples: &[impl Serialize]) {
    for sample in samples {
        let names = names(sample, 2);
        let part = under(page, &format!(">{title}: {}</h3>", names[0]));
        assert!(part.contains(&format!("<td><code>{}</code></td>", names[1])), "{names:?}");
    }
}

#[track_caller]
fn check_messages(page: &str, heading: &str, samples: &[impl Serialize]) {
    let part = under(page, heading);
    for sample in samples {
        let name = &names(sample, 1)[0];
        assert!(part.contains(&format!("<td><code>{name}</code></td>")), "{name}");
    }
}

#[test]
fn it_names_every_message_command_event_and_refusal() {
    let page = reference_html();
    check_messages(&page, ">What a client says</h2>", &client_messages());
    check_messages(&page, ">What a client hears</h2>", &server_messages());
    check_messages(&page, ">Refusals</h2>", &rejections());
    check_tools(&page, "Commands", &commands());
    check_tools(&page, "Events", &events());
}

#[test]
fn it_names_every_close_code_and_every_bound() {
    let page = reference_html();
    for code in CloseCode::ALL {
        let row = format!("<tr><td>{}</td><td>{code:?}</td><td>{}", code.number(), code.meaning());
        assert!(page.contains(&row), "{row}");
    }
    assert!(page.contains("<code>CLIENT_MESSAGE_BYTES_MAX</code></td><td>16 * 1024</td>"));
    let cards = reference().bounds.into_iter().find(|bound| bound.name == "CARDS_MAX");
    let cards = cards.expect("it is a bound");
    assert_eq!(cards.value.replace('_', "").parse(), Ok(CARDS_MAX));
    assert!(reference().bounds.iter().all(|bound| !bound.about.is_empty()));
}

#[test]
fn it_says_something_about_everything() {
    let reference = reference();
    for (name, shape) in &reference.shapes {
        assert!(!shape.about.is_empty(), "{name}");
        let said = shape.rows.len() + shape.fields.len() + shape.plain.len();
        assert!(said > 0, "{name}");
    }
    let rows = reference.commands.iter().chain(&reference.events).flat_map(|(_, s)| &s.rows);
    for row in rows {
        assert!(!row.about.is_empty(), "{}", row.name);
    }
    // Two types of one name would get a number that says nothing.
    let numbered = |name: &str| name.ends_with(|c: char| c.is_ascii_digit());
    let numbered: Vec<_> = reference.shapes.iter().filter(|(name, _)| numbered(name)).collect();
    assert!(numbered.is_empty(), "{numbered:?}");
}

#[test]
fn every_link_on_it_leads_somewhere() {
    let page = reference_html();
    for link in page.split("href=\"#").skip(1) {
        let target = link.split('"').next().expect("it is quoted");
        assert!(page.contains(&format!("id=\"{target}\"")), "#{target}");
    }
    let ids: Vec<_> = page.split(" id=\"").skip(1).filter_map(|id| id.split('"').next()).collect();
    let unique: std::collections::BTreeSet<_> = ids.iter().collect();
    assert_eq!(unique.len(), ids.len());
}

#[test]
fn it_carries_no_style_and_no_script_and_closes_what_it_opens() {
    let page = reference_html();
    for forbidden in ["<script", "style=", "<style", "onclick", "javascript:", "http:", "[`"] {
        assert!(!page.contains(forbidden), "{forbidden}");
    }
    for tag in
        ["h2", "h3", "p", "table", "thead", "tbody", "tr", "td", "th", "ul", "li", "code", "a"]
    {
        let opened =
            page.matches(&format!("<{tag}>")).count() + page.matches(&format!("<{tag} ")).count();
        assert_eq!(opened, page.matches(&format!("</{tag}>")).count(), "{tag}");
    }
}
