//! The record: summary first, then the text, the outcome of each concern, where the group differed, what was said.
//! Rendered on the server alone and complete without scripts, so that it can be read, printed and saved as it is.
//! Nothing needs a click to become visible.

use domain::{id::WorkshopId, text::SectionText};
use leptos::{nonce::use_nonce, prelude::*};
use record::{Concern, ConcernOutcome, Overridden, Record, Table, Text, Written};
use texts::{record as exported, record_page as t, record_tables};

use self::{
    learned::{differed, disconnects},
    signed::{signatures, version_name},
    summary::summary,
};
use crate::{
    charts::document::recorded,
    ui::{
        chrome::{brand, topbar},
        icon::{Glyph, Icon},
        mark::AgreementPatterns,
        parts::{el, list, note, plain, section},
        table::table,
        views::Views as _,
    },
    words,
};

mod learned;
mod signed;
mod summary;
mod view;

pub use view::RecordView;

/// The page; without a seat, how to join.
pub fn page() -> AnyView {
    let Some(view) = use_context::<RecordView>() else {
        return frame(
            None,
            view! {
                <section class="summary">
                    <h1>{t::record()}</h1>
                    <p>{t::not_here()}</p>
                </section>
            }
            .into_any(),
        );
    };
    let record: &Record = &view.record;
    let rehearsed = record.rehearsal.then(|| {
        note("warn", Icon::Info, texts::rehearsal::badge(), plain(texts::rehearsal::record()))
    });
    let inside = vec![
        optional(rehearsed),
        summary(&view),
        text(record),
        tables(&record.plan),
        optional(concerns(record)),
        optional(differed(record)),
        optional(disconnects(record)),
        tables(&record.tables),
        optional(said(record)),
        optional(overrides(record)),
        left_out(&record.left_out),
    ];
    frame(Some(view.id), inside.into_any())
}

fn optional(view: Option<AnyView>) -> AnyView {
    view.into_any()
}

fn frame(id: Option<WorkshopId>, inside: AnyView) -> AnyView {
    let back = id.map(|id| {
        view! {
            <a class="button quiet" href=format!("/w/{id}")>
                <Glyph icon=Icon::Back />
                " "
                {t::to_workshop()}
            </a>
        }
    });
    let bar = view! {
        {brand()}
        <span class="tools">{back}</span>
    };
    // The page's only script.
    let print = "document.getElementById('print')?.addEventListener('click',()=>print())";
    view! {
        <div class="page record-page">
            <AgreementPatterns />
            <a class="skip-link" href="#record">
                {t::skip()}
            </a>
            {topbar(bar.into_any())}
            <main class="record" id="record" tabindex="-1">
                {inside}
            </main>
        </div>
        <script nonce=use_nonce()>{print}</script>
    }
    .into_any()
}

fn tables(tables: &[Table]) -> AnyView {
    let part =
        |known: &Table| section(known.title.clone(), vec![table(&known.heads, known.rows.clone())]);
    tables.iter().filter(|known| !known.rows.is_empty()).map(part).views().into_any()
}

fn left_out(left_out: &[String]) -> AnyView {
    let items = left_out.iter().map(|one| el("li", "", vec![plain(one.clone())]));
    section(exported::leaves_out(), vec![list("stack", items.collect())])
}

fn text(record: &Record) -> AnyView {
    let (kicker, text, signed): (String, &Text, _) = match (record.standing(), &record.draft) {
        (Some(decision), _) => (
            t::resolution_version(version_name(decision)),
            &decision.text,
            Some(view! {
                <section class="section">
                    <h3>{t::signed()}</h3>
                    {signatures(decision)}
                </section>
            }),
        ),
        (None, Some(draft)) => (t::resolution_draft().to_owned(), draft, None),
        (None, None) => {
            return view! {
                <section>
                    <h2>{t::resolution()}</h2>
                    <p>{t::resolution_none()}</p>
                </section>
            }
            .into_any();
        }
    };
    view! {
        <article class="resolution">
            <header>
                <p class="kicker">{kicker}</p>
                <h2>{t::resolution()}</h2>
            </header>
            {recorded(text)}
            {signed}
        </article>
    }
    .into_any()
}

fn columns(heads: [&'static str; 3], rows: Vec<AnyView>) -> AnyView {
    view! {
        <div class="table-scroll" tabindex="0" role="region" aria-label=t::table()>
            <table>
                <thead>
                    <tr>{heads.map(|head| view! { <th scope="col">{head}</th> })}</tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn concerns(record: &Record) -> Option<AnyView> {
    let row = |concern: &Concern| {
        let (word, how) = match &concern.outcome {
            Some(outcome) => became(outcome),
            None => (t::open(), texts::words::no_outcome().to_owned()),
        };
        view! {
            <tr>
                <td>{concern.text.to_string()}</td>
                <td>{words::whose(concern.function.as_ref())}</td>
                <td>
                    <span class="badge" data-tone="outline">
                        {word}
                    </span>
                    " "
                    {how}
                </td>
            </tr>
        }
        .into_any()
    };
    let rows: Vec<_> = record.concerns.iter().map(row).collect();
    (!rows.is_empty()).then(|| {
        view! {
            <section class="dispositions">
                <h2>{exported::concerns()}</h2>
                {columns([t::concern(), t::from(), t::became_of_it()], rows)}
            </section>
        }
        .into_any()
    })
}

/// An outcome as a badge, and what it consists of.
fn became(outcome: &ConcernOutcome) -> (&'static str, String) {
    match outcome {
        ConcernOutcome::Resolved { how } => (t::resolved(), how.to_string()),
        ConcernOutcome::Accepted { condition } => {
            let condition = condition.as_ref();
            let text = condition.map_or(record_tables::condition_gone(), SectionText::as_str);
            (t::condition(), text.to_owned())
        }
        ConcernOutcome::Traded { trade } => (t::traded(), trade.to_string()),
        ConcernOutcome::Exchanged { answer, gives } => (t::traded(), t::traded_for(answer, gives)),
        ConcernOutcome::Parked { owner, due } => {
            (t::parked(), t::parked_with(owner, words::date(due)))
        }
    }
}

fn said(record: &Record) -> Option<AnyView> {
    let row = |card: &Written| {
        view! {
            <tr>
                <td>{words::kind(card.kind)}</td>
                <td>{card.text.to_string()}</td>
                <td>{words::whose(card.function.as_ref())}</td>
            </tr>
        }
        .into_any()
    };
    let rows: Vec<_> = record.written.iter().map(row).collect();
    (!rows.is_empty()).then(|| {
        view! {
            <section>
                <h2>{t::all_written()}</h2>
                {columns([t::kind(), t::what(), t::from()], rows)}
            </section>
        }
        .into_any()
    })
}

fn overrides(record: &Record) -> Option<AnyView> {
    let item = |gate: &Overridden| {
        view! {
            <li>
                <b>{gate.step.clone()}</b>
                {t::override_why(gate.missing.join(exported::between()), &gate.reason)}
            </li>
        }
    };
    (!record.overridden.is_empty()).then(|| {
        view! {
            <section>
                <h2>{exported::left_early()}</h2>
                <ul>{record.overridden.iter().map(item).views()}</ul>
            </section>
        }
        .into_any()
    })
}
