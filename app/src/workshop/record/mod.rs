//! The record: summary first, then the text, the outcome of each concern, where the group differed, what was said.
//! Rendered on the server alone and complete without scripts, so that it can be read, printed and saved as it is.
//! Nothing needs a click to become visible.

use std::{collections::BTreeMap, sync::Arc};

use domain::{
    Workshop,
    id::{SeatId, WorkshopId},
    text::DisplayName,
    tool::{
        cards::{Card, Kind},
        resolution::Disposition,
    },
};
use leptos::{nonce::use_nonce, prelude::*};
use texts::record_page as t;

use self::{
    learned::{differed, disconnects},
    signed::{signatures, version_name},
    summary::summary,
};
use super::{
    document::document,
    tools::parts::{el, list, note, section, table, words as plain},
};
use crate::{
    ui::{
        icon::{Glyph, Icon},
        mark::{AgreementPatterns, Mark},
        views::Views as _,
    },
    words,
};

mod learned;
mod signed;
mod summary;

/// One part of the record as a table: the same on the page, in Markdown, in the workbook and in the data.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RecordTable {
    pub title: String,
    /// Column headings.
    pub heads: Vec<String>,
    pub rows: Vec<Vec<String>>,
}

/// A workshop as one seat may see it, for the record page. The server provides it as context.
#[derive(Clone, Debug)]
pub struct RecordView {
    pub id: WorkshopId,
    /// As disclosed to this seat.
    pub workshop: Arc<Workshop>,
    /// The names people gave.
    pub people: Arc<BTreeMap<SeatId, DisplayName>>,
    /// Whether this seat may export the record.
    pub exports: bool,
    /// What remains to be done.
    pub plan: Vec<RecordTable>,
    /// What the group learned, one table per part.
    pub tables: Vec<RecordTable>,
    /// What the record omits.
    pub left_out: Vec<String>,
}

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
    let w = &view.workshop;
    let rehearsed = w.agenda.rehearsal.then(|| {
        note("warn", Icon::Info, texts::rehearsal::badge(), plain(texts::rehearsal::record()))
    });
    let inside = vec![
        optional(rehearsed),
        summary(&view),
        text(w),
        tables(&view.plan),
        optional(concerns(w)),
        optional(differed(w)),
        optional(disconnects(w)),
        tables(&view.tables),
        optional(said(w)),
        optional(overrides(w)),
        left_out(&view.left_out),
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
    // The page's only script.
    let print = "document.getElementById('print')?.addEventListener('click',()=>print())";
    view! {
        <div class="page record-page">
            <AgreementPatterns />
            <a class="skip-link" href="#record">
                {t::skip()}
            </a>
            <header class="topbar">
                <a class="home" href="/" aria-label=t::start_page()>
                    <Mark />
                </a>
                <b class="brand">"Collective Yes"</b>
                <span class="tools">{back}</span>
            </header>
            <main class="record" id="record" tabindex="-1">
                {inside}
            </main>
        </div>
        <script nonce=use_nonce()>{print}</script>
    }
    .into_any()
}

fn tables(tables: &[RecordTable]) -> AnyView {
    let part = |known: &RecordTable| {
        section(known.title.clone(), vec![table(&known.heads, known.rows.clone())])
    };
    tables.iter().filter(|known| !known.rows.is_empty()).map(part).views().into_any()
}

fn left_out(left_out: &[String]) -> AnyView {
    let items = left_out.iter().map(|one| el("li", "", vec![plain(one.clone())]));
    section(t::leaves_out(), vec![list("stack", items.collect())])
}

fn text(w: &Workshop) -> AnyView {
    let resolution = &w.resolution;
    let (kicker, text, signed) = match resolution.versions.last() {
        Some(version) if !version.superseded => (
            t::resolution_version(version_name(version)),
            &version.document,
            Some(view! {
                <section class="section">
                    <h3>{t::signed()}</h3>
                    {signatures(w, version)}
                </section>
            }),
        ),
        _ if resolution.draft == domain::tool::resolution::Document::default() => {
            return view! {
                <section>
                    <h2>{t::resolution()}</h2>
                    <p>{t::resolution_none()}</p>
                </section>
            }
            .into_any();
        }
        _ => (t::resolution_draft().to_owned(), &resolution.draft, None),
    };
    view! {
        <article class="resolution">
            <header>
                <p class="kicker">{kicker}</p>
                <h2>{t::resolution()}</h2>
            </header>
            {document(text)}
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

fn is_concern(card: &Card) -> bool {
    card.kind == Kind::Concern && !card.sealed && !card.hidden
}

fn concerns(w: &Workshop) -> Option<AnyView> {
    let row = |card: &Card| {
        let (word, how) = match w.resolution.dispositions.get(&card.id) {
            Some(disposition) => became(w, disposition),
            None => (t::open(), texts::words::no_outcome().to_owned()),
        };
        view! {
            <tr>
                <td>{card.text.to_string()}</td>
                <td>{words::whose(card.function.as_ref())}</td>
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
    let rows: Vec<_> = w.cards.iter().filter(|card| is_concern(card)).map(row).collect();
    (!rows.is_empty()).then(|| {
        view! {
            <section class="dispositions">
                <h2>{t::became()}</h2>
                {columns([t::concern(), t::from(), t::became_of_it()], rows)}
            </section>
        }
        .into_any()
    })
}

fn became(w: &Workshop, disposition: &Disposition) -> (&'static str, String) {
    match disposition {
        Disposition::Resolved { how } => (t::resolved(), how.to_string()),
        Disposition::Accepted { condition } => {
            let versions = w.resolution.versions.iter().rev().map(|version| &version.document);
            let found = std::iter::once(&w.resolution.draft)
                .chain(versions)
                .find_map(|document| document.conditions.get(condition));
            (t::condition(), found.map(|c| c.text.to_string()).unwrap_or_default())
        }
        Disposition::Traded { trade } => (t::traded(), trade.to_string()),
        Disposition::Parked { owner, due } => {
            (t::parked(), t::parked_with(owner, crate::words::date(due)))
        }
    }
}

fn said(w: &Workshop) -> Option<AnyView> {
    let row = |card: &Card| {
        view! {
            <tr>
                <td>{words::kind(card.kind)}</td>
                <td>{card.text.to_string()}</td>
                <td>{words::whose(card.function.as_ref())}</td>
            </tr>
        }
        .into_any()
    };
    let open = |card: &&Card| !card.sealed && !card.hidden;
    let rows: Vec<_> = w.cards.iter().filter(open).map(row).collect();
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

fn overrides(w: &Workshop) -> Option<AnyView> {
    let item = |gate: &domain::tool::agenda::Override| {
        let title = w.agenda.step(gate.step).map(crate::words::steps::title);
        let missing = words::missing(&gate.missing);
        view! {
            <li>
                <b>{title}</b>
                {t::override_why(missing.join(t::between()), &gate.reason)}
            </li>
        }
    };
    (!w.agenda.overrides.is_empty()).then(|| {
        view! {
            <section>
                <h2>{t::overrides()}</h2>
                <ul>{w.agenda.overrides.iter().map(item).views()}</ul>
            </section>
        }
        .into_any()
    })
}
