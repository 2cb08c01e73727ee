//! What the group learned about itself: where it differed, what it knew, whether it moved, what it talked through.

use domain::{
    Workshop,
    tool::{
        agenda::Round,
        disconnects::{Disconnect, End},
        statements::Statement,
    },
};
use leptos::prelude::*;
use texts::record_page as t;

use super::super::tools::{
    distribution::strip,
    findings::Finding,
    map::{ROWS_MAX, map},
    slope::slope,
    vetoes,
};
use crate::{ui::icon::Glyph, words};

pub(super) fn differed(w: &Workshop) -> Option<AnyView> {
    let veto = vetoes(w);
    let mut told: Vec<_> = w
        .statements
        .agreements()
        .filter_map(|statement| {
            // The second round counts; if there are two, the first one is drawn above it.
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
                <h2>{t::differed()}</h2>
                {map(w, Round::First, ROWS_MAX)}
                {told}
            </section>
        }
        .into_any()
    })
}

fn rating(statement: &Statement, round: Round, finding: &Finding) -> AnyView {
    let figure = |round: Round, key: &'static str, caption: &'static str| {
        let outcome = statement.round(round).outcome.as_ref()?;
        let points = outcome.points();
        let id = format!("record-{}-{key}", statement.id);
        let title = t::drawing(caption, &finding.headline);
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
        count => format!(" {}", t::seen_by(count.into())),
    };
    view! {
        <article class="reveal panel">
            <p class="words">{statement.text.to_string()}</p>
            {figure(Round::First, "before", words::round(Round::First))}
            {(round == Round::Second).then(|| figure(Round::Second, "after", words::round(Round::Second)))}
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

pub(super) fn disconnects(w: &Workshop) -> Option<AnyView> {
    let end = |end: &End| {
        let reason = end.reason.as_ref().or(end.position.as_ref());
        view! {
            <li>
                <b>{end.function.to_string()}</b>
                {reason.map(t::because)}
            </li>
        }
    };
    let item = |known: &Disconnect| {
        let end_of_it = words::disconnect_outcome(known.state(), known.settlement.as_ref());
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
                <h2>{t::talked()}</h2>
                {items}
            </section>
        }
        .into_any()
    })
}
