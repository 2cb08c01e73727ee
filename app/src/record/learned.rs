//! What the group learned about itself: where it differed, what it knew, whether it moved, what it talked through.

use domain::{map::Set, text::FunctionName, tool::agenda::Round};
use leptos::prelude::*;
use record::{Disconnect, End, Rated, Record};
use texts::{record as exported, record_page as t};

use crate::{
    charts::{
        distribution::strip,
        findings::Finding,
        map::{self, ROWS_MAX},
        slope::slope,
    },
    ui::icon::Glyph,
    words,
};

pub(super) fn differed(record: &Record) -> Option<AnyView> {
    let veto: Set<FunctionName> = record.vetoes.iter().cloned().collect();
    let first: Vec<_> = record
        .statements
        .iter()
        .filter_map(|known| Some((known.text.as_str(), known.round(Round::First)?.outcome())))
        .collect();
    let first = first.iter().map(|(text, outcome)| (*text, outcome)).collect();
    let mut told: Vec<_> = record
        .statements
        .iter()
        .enumerate()
        .filter_map(|(at, statement)| {
            // The second round counts; if there are two, the first one is drawn above it.
            let last = statement.round(Round::Second).or(statement.round(Round::First))?;
            let finding = Finding::of(&last.outcome(), &veto);
            Some((finding.rank, rating((at, statement), last.when, &finding)))
        })
        .collect();
    told.sort_by_key(|(rank, _)| *rank);
    let told: Vec<_> = told.into_iter().map(|(_, view)| view).collect();
    (!told.is_empty()).then(|| {
        view! {
            <section>
                <h2>{exported::rated()}</h2>
                {map::drawn(first, &veto, ROWS_MAX)}
                {told}
            </section>
        }
        .into_any()
    })
}

fn rating((at, statement): (usize, &Rated), round: Round, finding: &Finding) -> AnyView {
    let figure = |round: Round, key: &str| {
        let points = statement.round(round)?.outcome().points();
        let id = format!("record-{at}-{key}");
        let title = t::drawing(words::round(round), &finding.headline);
        (!points.is_empty()).then(|| {
            view! {
                <figure class="distribution">
                    <figcaption>{words::round(round)}</figcaption>
                    {strip(&id, &points, None, title)}
                </figure>
            }
        })
    };
    let rounds = statement.round(Round::First).zip(statement.round(Round::Second));
    let slopes = rounds.and_then(|(before, after)| slope(&before.outcome(), &after.outcome()));
    let news = finding.verdict.and_then(words::unknown);
    let seen = match statement.seen_by {
        0 => String::new(),
        count => format!(" {}", t::seen_by(count.into())),
    };
    view! {
        <article class="reveal panel">
            <p class="words">{statement.text.to_string()}</p>
            {figure(Round::First, "before")}
            {(round == Round::Second).then(|| figure(Round::Second, "after"))}
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

pub(super) fn disconnects(record: &Record) -> Option<AnyView> {
    let end = |end: &End| {
        let reason = end.reason.as_ref().map(ToString::to_string).or(end.position.clone());
        view! {
            <li>
                <b>{end.function.to_string()}</b>
                {reason.map(t::because)}
            </li>
        }
    };
    let item = |known: &Disconnect| {
        view! {
            <article class="panel">
                <h3>{known.title.clone()}</h3>
                <ul>{known.ends.each_ref().map(end)}</ul>
                <p class="hint">{known.became.clone()}</p>
            </article>
        }
    };
    let items: Vec<_> = record.disconnects.iter().map(item).collect();
    (!items.is_empty()).then(|| {
        view! {
            <section>
                <h2>{exported::differed()}</h2>
                {items}
            </section>
        }
        .into_any()
    })
}
