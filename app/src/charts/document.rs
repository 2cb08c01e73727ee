//! A resolution's text to read: when signing, on the wall, in the record.

use domain::{
    time::Day,
    tool::resolution::{Document, Section},
};
use leptos::prelude::*;
use texts::document as t;

use crate::{ui::views::Views as _, words};

/// The complete text, section by section. Leaves out empty sections.
pub fn document(document: &Document) -> AnyView {
    let sections = Section::ALL.into_iter().filter_map(|section| {
        let text = document.sections.get(&section)?;
        Some((words::section(section), text.to_string()))
    });
    let lines = document.lines.iter();
    let lines = lines.map(|(function, text)| (function.to_string(), text.to_string()));
    let conditions = document.conditions.values().map(|one| {
        let due = t::owner_due(&one.owner, words::date(&one.due));
        (due, one.text.to_string())
    });
    drawn(sections.collect(), lines.collect(), conditions.collect(), document.day.as_ref())
}

/// The text of a record, which is a document without ids.
#[cfg(feature = "ssr")]
pub fn recorded(text: &record::Text) -> AnyView {
    let sections = text.parts.iter();
    let sections = sections.map(|part| (words::section(part.section), part.text.to_string()));
    let lines = text.lines.iter();
    let lines = lines.map(|line| (line.function.to_string(), line.text.to_string()));
    let conditions = text.conditions.iter().map(|one| {
        let due = t::owner_due(&one.owner, words::date(&one.due));
        (due, one.text.to_string())
    });
    drawn(sections.collect(), lines.collect(), conditions.collect(), text.day.as_ref())
}

fn drawn(
    sections: Vec<(&'static str, String)>,
    lines: Vec<(String, String)>,
    conditions: Vec<(String, String)>,
    day: Option<&Day>,
) -> AnyView {
    view! {
        {sections.into_iter().map(|(title, text)| part(title, text)).views()}
        {pairs(t::each_function(), lines)}
        {pairs(t::conditions(), conditions)}
        {day.map(|day| part(t::from_when(), words::date(day)))}
    }
    .into_any()
}

fn part(title: &'static str, text: String) -> AnyView {
    view! {
        <section class="section">
            <h3>{title}</h3>
            <p class="words">{text}</p>
        </section>
    }
    .into_any()
}

/// Whose a text is, and the text, one below the other.
fn pairs(title: &'static str, pairs: Vec<(String, String)>) -> Option<AnyView> {
    let pair = |(of, text): (String, String)| {
        view! {
            <div>
                <dt>{of}</dt>
                <dd class="words">{text}</dd>
            </div>
        }
    };
    (!pairs.is_empty()).then(|| {
        view! {
            <section class="section">
                <h3>{title}</h3>
                <dl class="lines">{pairs.into_iter().map(pair).views()}</dl>
            </section>
        }
        .into_any()
    })
}
