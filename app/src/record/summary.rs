//! The first page of the record: what was decided, on which terms, who supports it, what the group did not know about
//! itself, and the exports.

use domain::{
    Workshop,
    tool::{
        agenda::Round,
        resolution::{Condition, Response, Section},
    },
};
use leptos::prelude::*;
use texts::record_page as t;

use crate::{
    charts::{
        findings::{Finding, vetoes},
        progress,
    },
    record::{RecordView, is_concern, signed::version_name},
    ui::{
        icon::{Glyph, Icon},
        parts::{el, list, para, words as plain},
        views::Views as _,
    },
    words,
};

/// The summary on one page.
pub(super) fn summary(view: &RecordView) -> AnyView {
    let w: &Workshop = &view.workshop;
    let resolution = &w.resolution;
    let members = w.seats.members().count();
    let concerns = w.cards.iter().filter(|card| is_concern(card)).count();
    let open = resolution.undisposed(w);
    let concerns = match (concerns, open) {
        (0, _) => t::concerns_none().to_owned(),
        (all, 0) => t::concerns_answered(all),
        (all, open) => t::concerns_open(all, open),
    };
    let version = match resolution.standing() {
        Some(version) => version_name(version),
        None if resolution.draft.has_objective() => t::text_draft().to_owned(),
        None => t::text_none().to_owned(),
    };
    let state = if w.agenda.closed { t::of_closed() } else { t::of_open() };
    let facts = [
        (t::signed_by(), t::signed_of(resolution.signatures().len(), members)),
        (t::functions(), w.seats.functions().len().to_string()),
        (t::concerns(), concerns),
        (t::text(), version),
    ];
    let fact = |(name, value): (&'static str, String)| {
        view! {
            <div>
                <dt>{name}</dt>
                <dd>{value}</dd>
            </div>
        }
    };
    view! {
        <section class="summary">
            <p class="hint">{state}</p>
            <h1>{w.agenda.title.as_ref().map(ToString::to_string)}</h1>
            {decided(w)}
            {progress::picture(w, "hill")}
            {para("hint", progress::in_words(w))}
            <dl>{facts.into_iter().map(fact).views()}</dl>
            {terms(w)}
            {unknown(w)}
            {exports(view)}
        </section>
    }
    .into_any()
}

/// What was decided, in the group's own words, and whether it is in force.
fn decided(w: &Workshop) -> AnyView {
    let resolution = &w.resolution;
    let document =
        resolution.versions.last().map_or(&resolution.draft, |version| &version.document);
    let Some(objective) = document.sections.get(&Section::Objective) else {
        return para("words", t::undecided());
    };
    let functions: Vec<String> = w.seats.functions().iter().map(ToString::to_string).collect();
    let holds = if resolution.is_one_yes(w) {
        t::one_yes(words::and(&functions))
    } else if resolution.standing().is_some() {
        t::before_group().to_owned()
    } else {
        t::is_draft().to_owned()
    };
    vec![para("words large", objective.as_str()), para("words", holds)].into_any()
}

/// The terms, and the remaining objections.
fn terms(w: &Workshop) -> AnyView {
    let Some(version) = w.resolution.versions.last() else { return ().into_any() };
    let condition = |known: &Condition| {
        let said = t::condition_terms(&known.text, &known.owner, crate::words::date(&known.due));
        el("li", "", vec![plain(said)])
    };
    let conditions = version.document.conditions.values().map(condition).views();
    let objects = |known: &&Response| known.gradient.needs_reason();
    let objections = version.shown.iter().filter(objects).filter(|_| version.revealed);
    let objections: Vec<AnyView> = objections
        .map(|known| {
            let lift = known.lift.as_ref().map(ToString::to_string).unwrap_or_default();
            let whose = words::whose(known.function.as_ref());
            let stands = t::objection(whose, words::gradient(known.gradient), lift);
            el("li", "", vec![plain(stands)])
        })
        .collect();
    let part = |title: &'static str, items: Vec<AnyView>| {
        (!items.is_empty()).then(|| vec![el("h2", "", vec![plain(title)]), list("stack", items)])
    };
    let parts = [part(t::terms(), conditions), part(t::objections(), objections)];
    parts.into_iter().flatten().flatten().views().into_any()
}

/// What the group did not know about itself.
fn unknown(w: &Workshop) -> AnyView {
    let veto = vetoes(w);
    let found: Vec<AnyView> = w
        .statements
        .agreements()
        .filter_map(|statement| {
            let outcome = statement.round(Round::First).outcome.as_ref()?;
            let said = Finding::of(outcome, &veto).verdict.and_then(words::unknown)?;
            let seen = match statement.seen.count {
                0 => t::seen_none().to_owned(),
                count => t::seen_of_you(count.into()),
            };
            let seen = t::unknown_one(&statement.text, said, seen);
            Some(el("li", "", vec![plain(seen)]))
        })
        .collect();
    if found.is_empty() {
        return ().into_any();
    }
    vec![el("h2", "", vec![plain(t::unknown())]), list("stack", found)].into_any()
}

fn exports(view: &RecordView) -> AnyView {
    let export = |format: &'static str, word: &'static str| {
        let address = format!("/api/workshops/{}/record?format={format}", view.id);
        view! {
            <a class="button" href=address download>
                <Glyph icon=Icon::Export />
                " "
                {word}
            </a>
        }
    };
    let along = view.exports.then(|| {
        vec![
            export("md", t::markdown()),
            export("xlsx", t::workbook()),
            export("csv", t::table_file()),
            export("json", t::data()),
        ]
    });
    view! {
        <div class="buttons no-print">
            {along} <button type="button" class="button quiet" id="print">
                {t::print()}
            </button>
        </div>
    }
    .into_any()
}
