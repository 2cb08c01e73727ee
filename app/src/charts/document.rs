//! A resolution's text to read: when signing, on the wall, in the record.

use domain::tool::resolution::{Condition, Document, Section};
use leptos::prelude::*;
use texts::document as t;

use crate::{ui::views::Views as _, words};

/// The complete text, section by section. Leaves out empty sections.
pub fn document(document: &Document) -> AnyView {
    let sections = Section::ALL.into_iter().filter_map(|section| {
        let text = document.sections.get(&section)?;
        Some(part(words::section(section), text.to_string()))
    });
    view! {
        {sections.views()}
        {lines(document)}
        {conditions(document)}
        {document.day.as_ref().map(|day| part(t::from_when(), crate::words::date(day)))}
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
                <h3>{t::each_function()}</h3>
                <dl class="lines">{document.lines.iter().map(line).views()}</dl>
            </section>
        }
        .into_any()
    })
}

fn conditions(document: &Document) -> Option<AnyView> {
    let condition = |condition: &Condition| {
        let due = t::owner_due(&condition.owner, crate::words::date(&condition.due));
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
                <h3>{t::conditions()}</h3>
                <dl class="lines">
                    {document.conditions.values().map(condition).views()}
                </dl>
            </section>
        }
        .into_any()
    })
}
