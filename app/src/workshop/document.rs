//! The text of a resolution as it is read: by whoever signs it, on the wall, in the record.

use domain::{
    Timestamp, Workshop,
    tool::resolution::{Condition, Document, Section, Version},
};
use leptos::prelude::*;

use crate::{
    browser::clock,
    ui::icon::{Glyph, Icon},
    words,
};

/// Everything it says, section by section. Empty ones are left out.
pub fn document(document: &Document) -> AnyView {
    let sections = Section::ALL.into_iter().filter_map(|section| {
        let text = document.sections.get(&section)?;
        Some(part(words::section(section), text.to_string()))
    });
    view! {
        {sections.collect_view()}
        {lines(document)}
        {conditions(document)}
        {document.day.as_ref().map(|day| part("From when", day.as_str().to_owned()))}
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

fn lines(document: &Document) -> Option<AnyView> {
    let line = |(function, text): (&_, &_)| {
        view! {
            <div>
                <dt>{ToString::to_string(function)}</dt>
                <dd class="words">{ToString::to_string(text)}</dd>
            </div>
        }
    };
    (!document.lines.is_empty()).then(|| {
        view! {
            <section class="section">
                <h3>"What it means for each function"</h3>
                <dl class="lines">{document.lines.iter().map(line).collect_view()}</dl>
            </section>
        }
        .into_any()
    })
}

fn conditions(document: &Document) -> Option<AnyView> {
    let condition = |condition: &Condition| {
        let due = format!("{}, by {}", condition.owner, condition.due.as_str());
        view! {
            <div>
                <dt>{due}</dt>
                <dd class="words">{condition.text.to_string()}</dd>
            </div>
        }
    };
    (!document.conditions.is_empty()).then(|| {
        view! {
            <section class="section">
                <h3>"Under these conditions"</h3>
                <dl class="lines">
                    {document.conditions.values().map(condition).collect_view()}
                </dl>
            </section>
        }
        .into_any()
    })
}

/// Who has signed a version, by function, and whose yes is missing.
pub fn signatures(workshop: &Workshop, version: &Version) -> AnyView {
    let number = version.number;
    let signed = version.signatures.values().map(|signature| {
        let at = format!("{} · version {number}", moment(signature.at));
        view! {
            <li class="signed">
                <Glyph icon=Icon::Sign />
                " "
                <b>{signature.function.to_string()}</b>
                " "
                <span>{at}</span>
            </li>
        }
        .into_any()
    });
    let missing = workshop
        .seats
        .members()
        .filter(|seat| !version.signatures.contains_key(&seat.id))
        .filter_map(|seat| {
            let function = seat.function.as_ref()?.to_string();
            Some(view! { <li><b>{function}</b> " " <span>"not yet"</span></li> }.into_any())
        });
    view! {
        <ul class="signatures" role="list">
            {signed.chain(missing).collect_view()}
        </ul>
    }
    .into_any()
}

/// The version's number and the first digits of its hash, for people to compare.
pub fn version_name(version: &Version) -> String {
    let hash = version.hash.short();
    format!("version {} · {} {}", version.number, &hash[..4], &hash[4..])
}

/// Day and time where the reader is.
pub fn moment(at: Timestamp) -> String {
    format!("{} {}", clock::day(at), clock::hours_minutes(at))
}
