//! The record: the summary first, then the text, what became of each concern, where the group differed, what was
//! said. Read on a screen or on paper, so nothing here needs a click to be seen.

use domain::{
    Workshop,
    tool::{
        agenda::Round,
        cards::{Card, Kind},
        disconnects::{Disconnect, End, Settlement},
        resolution::Disposition,
        statements::Statement,
    },
};
use leptos::prelude::*;

use super::{
    chair::gate_changes,
    document::{document, signatures, version_name},
    tools::{distribution::strip, findings::Finding, map::map, slope::slope, vetoes},
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
    };
    let rows: Vec<_> = w.cards.iter().filter(|card| is_concern(card)).map(row).collect();
    (!rows.is_empty()).then(|| {
        view! {
            <section class="dispositions">
                <h2>"What became of each concern"</h2>
                <div class="table-scroll">
                    <table>
                        <thead>
                            <tr>
                                <th scope="col">"Concern"</th>
                                <th scope="col">"From"</th>
                                <th scope="col">"What became of it"</th>
                            </tr>
                        </thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
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

fn differed(w: &Workshop) -> Option<AnyView> {
    let veto = vetoes(w);
    let mut told: Vec<_> = w
        .statements
        .list
        .iter()
        .filter_map(|statement| {
            // The last word counts; the first one is drawn above it where there are two.
            let round = match &statement.second.outcome {
                Some(_) => Round::Second,
                None => Round::First,
            };
            let outcome = statement.round(round).outcome.as_ref()?;
            let finding = Finding::of(outcome, &veto);
            Some((finding.rank, rating(statement, round, &finding)))
        })
        .collect();
    told.sort_by_key(|(rank, _)| *rank);
    let told: Vec<_> = told.into_iter().map(|(_, view)| view).collect();
    (!told.is_empty()).then(|| {
        view! {
            <section>
                <h2>"Where you differed, and where you agreed"</h2>
                {map(w, Round::First)}
                {told}
            </section>
        }
        .into_any()
    })
}

fn rating(statement: &Statement, round: Round, finding: &Finding) -> AnyView {
    let figure = |round: Round, caption: &'static str| {
        let outcome = statement.round(round).outcome.as_ref()?;
        let points = outcome.points();
        let id = format!("record-{}-{caption}", statement.id).replace(' ', "-");
        let title = format!("{caption}: {}", finding.headline);
        (!points.is_empty()).then(|| {
            view! {
                <figure class="distribution">
                    <figcaption>{caption}</figcaption>
                    {strip(&id, &points, None, title)}
                </figure>
            }
        })
    };
    let rounds = statement.first.outcome.as_ref().zip(statement.second.outcome.as_ref());
    let slopes = rounds.and_then(|(before, after)| slope(before, after));
    let news = finding.verdict.and_then(words::unknown);
    let seen = match statement.seen.count {
        0 => String::new(),
        count => format!(" {} said: I see it.", words::count(count.into(), "person", "people")),
    };
    view! {
        <article class="reveal panel">
            <p class="words">{statement.text.to_string()}</p>
            {figure(Round::First, "Before any talk")}
            {(round == Round::Second).then(|| figure(Round::Second, "After it"))}
            {slopes}
            <p class="finding" data-class=finding.key>
                <Glyph icon=finding.icon() />
                " "
                <span>
                    <b>{format!("{}.", finding.headline)}</b>
                    " "
                    {finding.detail.clone()}
                    {seen}
                </span>
            </p>
            {news.map(|said| view! { <p class="finding large">{said}</p> })}
        </article>
    }
    .into_any()
}

fn disconnects(w: &Workshop) -> Option<AnyView> {
    let end = |end: &End| {
        let reason = end.reason.as_ref().or(end.position.as_ref());
        view! {
            <li>
                <b>{end.function.to_string()}</b>
                {reason.map(|reason| format!(": {reason}"))}
            </li>
        }
    };
    let settled = |settlement: &Settlement| match settlement {
        Settlement::Resolved { how } => format!("Resolved: {how}"),
        Settlement::Accepted { condition } => format!("They go on under a condition: {condition}"),
        Settlement::Parked { owner, due } => format!("Parked with {owner}, by {}", due.as_str()),
    };
    let item = |known: &Disconnect| {
        let end_of_it = known.settlement.as_ref().map_or("Not settled.".to_owned(), settled);
        view! {
            <article class="panel">
                <h3>{known.title.to_string()}</h3>
                <ul>{end(&known.one)} {end(&known.two)}</ul>
                <p class="hint">{end_of_it}</p>
            </article>
        }
    };
    let items: Vec<_> = w.disconnects.list.iter().map(item).collect();
    (!items.is_empty()).then(|| {
        view! {
            <section>
                <h2>"What you talked through"</h2>
                {items}
            </section>
        }
        .into_any()
    })
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
    };
    let open = |card: &&Card| !card.sealed && !card.hidden;
    let rows: Vec<_> = w.cards.iter().filter(open).map(row).collect();
    (!rows.is_empty()).then(|| {
        view! {
            <section>
                <h2>"Everything that was written"</h2>
                <div class="table-scroll">
                    <table>
                        <thead>
                            <tr>
                                <th scope="col">"Kind"</th>
                                <th scope="col">"What"</th>
                                <th scope="col">"From"</th>
                            </tr>
                        </thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
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
