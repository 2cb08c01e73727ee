//! The first page of the record: what was decided, on which terms, who supports it, what the group did not know about
//! itself, and the exports.

use domain::{map::Set, progress::Milestone, text::FunctionName, tool::agenda::Round};
use leptos::prelude::*;
use record::{Condition, ConsentPosition, Record, Text};
use texts::{document, record as exported, record_page as t, record_step, record_tables};

use crate::{
    charts::{findings::Finding, progress},
    record::{signed::version_name, view::RecordView},
    ui::{
        icon::{Glyph, Icon},
        parts::{el, list, para, plain},
        views::Views as _,
    },
    words,
};

/// The summary on one page.
pub(super) fn summary(view: &RecordView) -> AnyView {
    let record: &Record = &view.record;
    let open = record.concerns.iter().filter(|concern| concern.outcome.is_none()).count();
    let concerns = match (record.concerns.len(), open) {
        (0, _) => t::concerns_none().to_owned(),
        (all, 0) => t::concerns_answered(all),
        (all, open) => t::concerns_open(all, open),
    };
    let has_draft = record.draft.as_ref().and_then(Text::objective).is_some();
    let version = match record.standing() {
        Some(decision) => version_name(decision),
        None if has_draft => t::text_draft().to_owned(),
        None => t::text_none().to_owned(),
    };
    let signed = record.standing().map_or(0, |decision| decision.signed.len());
    let functions: Vec<(FunctionName, Milestone)> =
        record.progress.iter().map(|one| (one.function.clone(), one.milestone)).collect();
    let one_yes = record.standing().is_some_and(|decision| decision.one_yes);
    let state = if record.closed { t::of_closed() } else { t::of_open() };
    let facts = [
        (t::signed_by(), t::signed_of(signed, record.members)),
        (t::functions(), record.functions.len().to_string()),
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
            <h1>{record.title.clone()}</h1>
            {decided(record)}
            {progress::drawn(&functions, one_yes, "progress-chart")}
            {para("hint", progress::in_words(&functions, one_yes))}
            <dl>{facts.into_iter().map(fact).views()}</dl>
            {terms(record)}
            {unknown(record)}
            {exports(view)}
        </section>
    }
    .into_any()
}

/// What was decided, in the group's own words, and whether it is in force.
fn decided(record: &Record) -> AnyView {
    let text = record.decision.as_ref().map(|decision| &decision.text).or(record.draft.as_ref());
    let Some(objective) = text.and_then(Text::objective) else {
        return para("words", t::undecided());
    };
    let functions: Vec<String> = record.functions.iter().map(ToString::to_string).collect();
    let holds = match record.standing() {
        Some(decision) if decision.one_yes => t::one_yes(words::and(&functions)),
        Some(_) => t::before_group().to_owned(),
        None => t::is_draft().to_owned(),
    };
    vec![para("words large", objective.as_str()), para("words", holds)].into_any()
}

/// The terms, and the remaining objections.
fn terms(record: &Record) -> AnyView {
    let Some(decision) = &record.decision else { return ().into_any() };
    let condition = |known: &Condition| {
        let said = exported::condition(&known.text, &known.owner, words::date(&known.due));
        el("li", "", vec![plain(said)])
    };
    let objection = |known: &ConsentPosition| {
        let lift = known.lift.as_ref().map(ToString::to_string).unwrap_or_default();
        let whose = words::whose(known.function.as_ref());
        el("li", "", vec![plain(t::objection(whose, &known.words, lift))])
    };
    let conditions = decision.text.conditions.iter().map(condition).views();
    let objections = record.open_objections.iter().map(objection).views();
    let part = |title: &'static str, items: Vec<AnyView>| {
        (!items.is_empty()).then(|| vec![el("h2", "", vec![plain(title)]), list("stack", items)])
    };
    let parts =
        [part(document::conditions(), conditions), part(exported::open_objections(), objections)];
    parts.into_iter().flatten().flatten().views().into_any()
}

/// What the group did not know about itself.
fn unknown(record: &Record) -> AnyView {
    let found: Vec<AnyView> = record
        .statements
        .iter()
        .filter_map(|statement| {
            let outcome = statement.round(Round::First)?.outcome();
            let said = Finding::of(&outcome, &Set::new()).verdict.and_then(words::unknown)?;
            let seen = match statement.seen_by {
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
    vec![el("h2", "", vec![plain(record_tables::unknown())]), list("stack", found)].into_any()
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
            export("md", record_step::markdown()),
            export("xlsx", record_step::workbook()),
            export("csv", record_step::table()),
            export("json", record_step::data()),
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
