//! The record: the summary first, then the text, what became of each concern, where the group differed, what was
//! said. Read on a screen or on paper, so nothing here needs a click to be seen.

use domain::{
    Workshop,
    tool::{
        cards::{Card, Kind},
        resolution::Disposition,
    },
};
use leptos::prelude::*;

use self::learned::{differed, disconnects};
use super::{
    chair::gate_changes,
    document::{document, signatures, version_name},
};
use crate::{
    browser::page,
    state::{Room, use_room},
    ui::{
        icon::{Glyph, Icon},
        mark::{AgreementPatterns, Mark},
        theme::ThemeButton,
    },
    words,
};

mod learned;

/// The record of the workshop as this seat may see it.
#[component]
pub fn Record() -> impl IntoView {
    let room = use_room();
    let parts = move || {
        let changes = gate_changes(room);
        room.read_all(&changes, |w| {
            view! {
                {summary(room, w)} {text(w)} {concerns(w)} {differed(w)} {disconnects(w)}
                {said(w)} {overrides(w)}
            }
            .into_any()
        })
    };
    view! {
        <div class="page record-page">
            <AgreementPatterns />
            <a class="skip-link" href="#record">
                "Skip to the record"
            </a>
            <header class="topbar">
                <a class="home" href="/" aria-label="Collective Yes, start page">
                    <Mark />
                </a>
                <b class="brand">"Collective Yes"</b>
                <span class="tools">
                    <a class="button quiet" href=format!("/w/{}", room.workshop_id())>
                        <Glyph icon=Icon::Back />
                        " To the workshop"
                    </a>
                    <ThemeButton />
                </span>
            </header>
            <main class="record" id="record" tabindex="-1">
                {parts}
            </main>
        </div>
    }
    .into_any()
}

fn summary(room: Room, w: &Workshop) -> AnyView {
    let resolution = &w.resolution;
    let members = w.seats.members().count();
    let concerns = w.cards.iter().filter(|card| is_concern(card)).count();
    let open = resolution.undisposed(w);
    let concerns = match (concerns, open) {
        (0, _) => "none".to_owned(),
        (all, 0) => format!("{all}, all answered"),
        (all, open) => format!("{all}, {open} open"),
    };
    let version = match resolution.standing() {
        Some(version) => version_name(version),
        None if resolution.draft.has_objective() => "a draft".to_owned(),
        None => "not yet".to_owned(),
    };
    let closed = if w.agenda.closed { "closed" } else { "still open" };
    let one_yes = resolution.is_one_yes(w);
    let facts = [
        ("Signed by", format!("{} of {members}", resolution.signatures().len())),
        ("Functions", w.seats.functions().len().to_string()),
        ("Concerns", concerns),
        ("Text", version),
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
            <p class="hint">{format!("Record of your group · {closed}")}</p>
            <h1>{w.agenda.title.as_ref().map(ToString::to_string)}</h1>
            {one_yes
                .then(|| {
                    view! {
                        <p class="words">"Everyone in your group has signed the same text. One yes."</p>
                    }
                })}
            <dl>{facts.map(fact).collect_view()}</dl>
            {exports(room)}
        </section>
    }
    .into_any()
}

fn exports(room: Room) -> AnyView {
    let export = |format: &'static str, word: &'static str| {
        let address = format!("/api/workshops/{}/record?format={format}", room.workshop_id());
        view! {
            <a class="button" href=address download>
                <Glyph icon=Icon::Export />
                {format!(" {word}")}
            </a>
        }
    };
    view! {
        <div class="buttons no-print">
            {export("md", "Text (Markdown)")} {export("csv", "Table (CSV)")}
            {export("json", "Data (JSON)")}
            <button type="button" class="button quiet" on:click=|_| page::print()>
                "Print"
            </button>
        </div>
    }
    .into_any()
}

fn text(w: &Workshop) -> AnyView {
    let resolution = &w.resolution;
    let (kicker, text, signed) = match resolution.versions.last() {
        Some(version) if !version.superseded => (
            format!("Resolution · {}", version_name(version)),
            &version.document,
            Some(view! {
                <section class="section">
                    <h3>"Signed"</h3>
                    {signatures(w, version)}
                </section>
            }),
        ),
        _ if resolution.draft == domain::tool::resolution::Document::default() => {
            return view! {
                <section>
                    <h2>"The resolution"</h2>
                    <p>"Nothing is written yet."</p>
                </section>
            }
            .into_any();
        }
        _ => ("Draft: not before the group yet".to_owned(), &resolution.draft, None),
    };
    view! {
        <article class="resolution">
            <header>
                <p class="kicker">{kicker}</p>
                <h2>"The resolution"</h2>
            </header>
            {document(text)}
            {signed}
        </article>
    }
    .into_any()
}

fn table(heads: [&'static str; 3], rows: Vec<AnyView>) -> AnyView {
    view! {
        <div class="table-scroll">
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
            None => ("open", "nobody has said yet".to_owned()),
        };
        view! {
            <tr>
                <td>{card.text.to_string()}</td>
                <td>{card.function.to_string()}</td>
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
                <h2>"What became of each concern"</h2>
                {table(["Concern", "From", "What became of it"], rows)}
            </section>
        }
        .into_any()
    })
}

fn became(w: &Workshop, disposition: &Disposition) -> (&'static str, String) {
    match disposition {
        Disposition::Resolved { how } => ("resolved", how.to_string()),
        Disposition::Accepted { condition } => {
            let versions = w.resolution.versions.iter().rev().map(|version| &version.document);
            let found = std::iter::once(&w.resolution.draft)
                .chain(versions)
                .find_map(|document| document.conditions.get(condition));
            ("condition", found.map(|c| c.text.to_string()).unwrap_or_default())
        }
        Disposition::Traded { trade } => ("traded", trade.to_string()),
        Disposition::Parked { owner, due } => ("parked", format!("{owner}, by {}", due.as_str())),
    }
}

fn said(w: &Workshop) -> Option<AnyView> {
    let row = |card: &Card| {
        view! {
            <tr>
                <td>{words::kind(card.kind)}</td>
                <td>{card.text.to_string()}</td>
                <td>{card.function.to_string()}</td>
            </tr>
        }
        .into_any()
    };
    let open = |card: &&Card| !card.sealed && !card.hidden;
    let rows: Vec<_> = w.cards.iter().filter(open).map(row).collect();
    (!rows.is_empty()).then(|| {
        view! {
            <section>
                <h2>"Everything that was written"</h2>
                {table(["Kind", "What", "From"], rows)}
            </section>
        }
        .into_any()
    })
}

fn overrides(w: &Workshop) -> Option<AnyView> {
    let item = |kept: &domain::tool::agenda::Override| {
        let title = w.agenda.step(kept.step).map(|step| step.title.to_string());
        let missing: Vec<String> = kept.missing.iter().map(words::missing).collect();
        view! {
            <li>
                <b>{title}</b>
                {format!(": {}. “{}”", missing.join("; "), kept.reason)}
            </li>
        }
    };
    (!w.agenda.overrides.is_empty()).then(|| {
        view! {
            <section>
                <h2>"Where you went on all the same"</h2>
                <ul>{w.agenda.overrides.iter().map(item).collect_view()}</ul>
            </section>
        }
        .into_any()
    })
}
