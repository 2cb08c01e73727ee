//! The reference page names everything there is, and is plain markup without styles or scripts.

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

/// The path of names to a sample: its tool, its variant.
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

/// The part of the page below a heading, up to the next `h2` or `h3`.
#[track_caller]
fn below<'a>(page: &'a str, heading: &str) -> &'a str {
    let start = page.find(heading).unwrap_or_else(|| panic!("no heading {heading}"));
    let rest = &page[start + heading.len()..];
    let end = ["<h2", "<h3"].iter().filter_map(|next| rest.find(next)).min();
    &rest[..end.unwrap_or(rest.len())]
}

#[track_caller]
fn check_tools(page: &str, title: &str, samples: &[impl Serialize]) {
    for sample in samples {
        let names = names(sample, 2);
        let part = below(page, &format!(">{title}: {}</h3>", names[0]));
        assert!(part.contains(&format!("<td><code>{}</code></td>", names[1])), "{names:?}");
    }
}

#[track_caller]
fn check_messages(page: &str, heading: &str, samples: &[impl Serialize]) {
    let part = below(page, heading);
    for sample in samples {
        let name = &names(sample, 1)[0];
        assert!(part.contains(&format!("<td><code>{name}</code></td>")), "{name}");
    }
}

#[test]
fn names_every_message_command_event_and_refusal() {
    let page = reference_html();
    check_messages(&page, ">What a client says</h2>", &client_messages());
    check_messages(&page, ">What a client hears</h2>", &server_messages());
    check_messages(&page, ">Refusals</h2>", &rejections());
    check_tools(&page, "Commands", &commands());
    check_tools(&page, "Events", &events());
}

#[test]
fn names_every_close_code_and_every_limit() {
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
fn describes_everything() {
    let reference = reference();
    for (name, shape) in &reference.shapes {
        assert!(!shape.about.is_empty(), "{name}");
        let described = shape.rows.len() + shape.fields.len() + shape.plain.len();
        assert!(described > 0, "{name}");
    }
    let rows = reference.commands.iter().chain(&reference.events).flat_map(|(_, s)| &s.rows);
    for row in rows {
        assert!(!row.about.is_empty(), "{}", row.name);
    }
    // Two types with the same name would get a number that means nothing.
    let numbered = |name: &str| name.ends_with(|c: char| c.is_ascii_digit());
    let numbered: Vec<_> = reference.shapes.iter().filter(|(name, _)| numbered(name)).collect();
    assert!(numbered.is_empty(), "{numbered:?}");
}

#[test]
fn every_link_has_a_target() {
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
fn contains_no_style_or_script_and_closes_every_tag() {
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
