//! The differences between two texts of a resolution, part by part.

use domain::map::{Map, Set};
use domain::tool::resolution::Document;
use leptos::prelude::*;
use texts::difference as t;

use crate::{
    ui::{
        diff::{DiffKind, by_words},
        views::Views as _,
    },
    words,
};

/// One part under its heading.
pub fn part(heading: String, body: AnyView) -> AnyView {
    view! {
        <section class="section">
            <h3>{heading}</h3>
            {body}
        </section>
    }
    .into_any()
}

/// The differences, part by part; `None` if there are none.
pub fn difference(old: &Document, new: &Document) -> Option<AnyView> {
    let (old, new) = (parts(old), parts(new));
    let keys: Set<_> = old.keys().chain(new.keys()).collect();
    let empty = (String::new(), String::new());
    let changed: Vec<AnyView> = keys
        .into_iter()
        .filter_map(|key| {
            let (was, is) = (old.get(key).unwrap_or(&empty), new.get(key).unwrap_or(&empty));
            if was == is {
                return None;
            }
            let heading = if is.0.is_empty() { &was.0 } else { &is.0 };
            Some(part(heading.clone(), marked(&was.1, &is.1)))
        })
        .collect();
    (!changed.is_empty()).then(|| changed.into_any())
}

/// All parts by their order on the page, with heading and text.
fn parts(document: &Document) -> Map<(u8, String), (String, String)> {
    let mut parts = Map::new();
    for (section, text) in &document.sections {
        let heading = words::section(*section).to_owned();
        parts.insert((*section as u8, String::new()), (heading, text.to_string()));
    }
    for (function, line) in &document.lines {
        let heading = t::line(function);
        parts.insert((100, function.to_string()), (heading, line.to_string()));
    }
    for (id, condition) in &document.conditions {
        let text = t::terms(&condition.text, &condition.owner, words::date(&condition.due));
        parts.insert((101, id.to_string()), (t::condition().to_owned(), text));
    }
    if let Some(day) = &document.day {
        parts.insert((102, String::new()), (t::day().to_owned(), words::date(day)));
    }
    parts
}

/// A text with removals struck through and additions underlined.
fn marked(old: &str, new: &str) -> AnyView {
    let stretches = by_words(old, new)
        .into_iter()
        .map(|(change, text)| match change {
            DiffKind::Same => text.into_any(),
            DiffKind::Gone => view! { <del>{text}</del> " " }.into_any(),
            DiffKind::New => view! { <ins>{text}</ins> }.into_any(),
        })
        .views();
    view! { <p class="diff words">{stretches}</p> }.into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{text::SectionText, tool::resolution::Section};

    #[test]
    fn only_what_changed_is_a_difference() {
        let mut old = Document::default();
        let text = |text: &str| SectionText::parse(text).ok();
        old.sections.extend(text("We try it.").map(|text| (Section::Objective, text)));
        let mut new = old.clone();
        assert!(difference(&old, &new).is_none());
        new.sections.extend(text("We try it in May.").map(|text| (Section::Objective, text)));
        assert!(difference(&old, &new).is_some());
        assert!(difference(&new, &Document::default()).is_some());
    }
}
