//! What the wall shows of a step: the one thing under discussion, in about forty words.

use domain::{
    Workshop,
    map::sorted,
    tool::{
        agenda::Round,
        cards::CardKind,
        disconnects::{Disconnect, EndSide, State},
        resolution::{Section, Version},
    },
};
use leptos::prelude::*;
use texts::wall as t;

use crate::{
    charts::{
        distribution::strip,
        findings::{Finding, vetoes},
        map::{ROWS_WALL, map},
        outcome::guesses,
    },
    live::steps::reveal::how_many,
    ui::{
        icon::{Glyph, Icon},
        views::Views as _,
    },
    words,
};

/// The ratings once revealed, the guesses before.
pub fn revealed(w: &Workshop) -> Option<AnyView> {
    reveal(w, Round::First).or_else(|| guessed(w))
}

/// The ratings of the first round.
pub fn rated_first(w: &Workshop) -> Option<AnyView> {
    reveal(w, Round::First)
}

/// The ratings of the second round.
pub fn rated_again(w: &Workshop) -> Option<AnyView> {
    reveal(w, Round::Second)
}

/// The themes; before there are any, the number of cards.
pub fn organised(w: &Workshop) -> Option<AnyView> {
    themes(w).or_else(|| cards(w))
}

/// The disconnect under discussion; without one, the map.
pub fn differing(w: &Workshop) -> Option<AnyView> {
    disconnect(w).or_else(|| map(w, Round::First, ROWS_WALL))
}

/// The statement that most needs discussion.
fn reveal(w: &Workshop, round: Round) -> Option<AnyView> {
    let veto = vetoes(w);
    let (finding, statement, outcome) = w
        .statements
        .agreements()
        .filter_map(|statement| {
            let outcome = statement.round(round).outcome.as_ref()?;
            Some((Finding::of(outcome, &veto), statement, outcome))
        })
        .min_by_key(|(finding, ..)| finding.rank)?;
    let title = t::say_yes(finding.yes, finding.rated);
    Some(
        view! {
            <article class="reveal">
                <div class="stack">
                    <p class="words">{statement.text.to_string()}</p>
                    <p class="finding large">{format!("{}.", finding.headline)}</p>
                </div>
                <figure class="distribution">
                    <figcaption>
                        {t::what_is()} " " <b>{title.clone()}</b>
                    </figcaption>
                    {strip("wall-strip", &outcome.points(), None, title)}
                </figure>
            </article>
        }
        .into_any(),
    )
}

/// The guesses about the first statement, before its ratings are revealed.
fn guessed(w: &Workshop) -> Option<AnyView> {
    let others = u16::try_from(w.seats.members().count()).unwrap_or(u16::MAX).saturating_sub(1);
    let mut all = w.statements.agreements();
    let (statement, figure) = all.find_map(|statement| {
        Some((statement, guesses(statement.first.guesses.as_ref()?, others, None)))
    })?;
    Some(
        view! {
            <article class="reveal">
                <p class="words">{statement.text.to_string()}</p>
                {figure}
            </article>
        }
        .into_any(),
    )
}

/// The number of cards per kind, until somebody groups them.
fn cards(w: &Workshop) -> Option<AnyView> {
    let line = |kind: CardKind| {
        let open = w.cards.iter().filter(|card| !card.sealed && !card.hidden && card.kind == kind);
        let count = open.count();
        (count > 0).then(|| view! { <p class="words">{how_many(kind, count)}</p> }.into_any())
    };
    let lines: Vec<AnyView> = CardKind::ALL.into_iter().filter_map(line).collect();
    (!lines.is_empty()).then(|| lines.into_any())
}

fn themes(w: &Workshop) -> Option<AnyView> {
    let by_size = |place: usize| (std::cmp::Reverse(w.themes.list[place].cards.len()), place);
    let themes = sorted((0..w.themes.list.len()).map(by_size));
    let themes: Vec<_> = themes.into_iter().map(|(_, place)| &w.themes.list[place]).collect();
    let theme = |theme: &&domain::tool::themes::Theme| {
        view! { <p class="words">{format!("{} ({})", theme.title, theme.cards.len())}</p> }
    };
    (!themes.is_empty()).then(|| themes.iter().take(4).map(theme).views().into_any())
}

/// What waiting costs, counting accepted costs only.
pub fn costs(w: &Workshop) -> Option<AnyView> {
    let lines = words::yearly(&w.costs)
        .into_iter()
        .map(|line| view! { <p class="words">{line}</p> }.into_any())
        .views();
    let named = w.costs.list.len();
    let accepted = w.costs.list.iter().filter(|cost| cost.is_accepted()).count();
    (named > 0).then(|| {
        view! {
            <h2>{t::staying()}</h2>
            {lines}
            <p class="label">{t::accepted(accepted, named)}</p>
        }
        .into_any()
    })
}

/// How many concerns have an answer.
pub fn trades(w: &Workshop) -> Option<AnyView> {
    let open = |card: &&domain::tool::cards::Card| {
        card.kind == CardKind::Concern && !card.sealed && !card.hidden
    };
    let all = w.cards.iter().filter(open).count();
    let settled = w.negotiables.trades.iter().filter(|trade| trade.settled).count();
    let answered = all - usize::from(w.resolution.undisposed(w));
    (all > 0).then(|| {
        view! {
            <h2>{t::answered(answered, all)}</h2>
            <p class="label">{t::settled(settled)}</p>
        }
        .into_any()
    })
}

/// The disconnect in the spotlight, or the first unsettled one: what each end says, or what both agreed.
fn disconnect(w: &Workshop) -> Option<AnyView> {
    let focus = w.disconnects.focus.and_then(|focus| w.disconnects.get(focus));
    let first = || w.disconnects.list.iter().find(|known| known.state() != State::Settled);
    // Clarified meanings are settled early: the map says more.
    let last = || w.disconnects.list.iter().rev().find(|known| known.term.is_none());
    let open = focus.or_else(first).or_else(last)?;
    let label = match open.state() {
        State::Opened => t::disconnect(words::level(open.level)),
        state => words::disconnect_state(state).to_owned(),
    };
    let agreed = open.settlement.as_ref().map(words::settlement);
    let said = match agreed {
        Some(agreed) => view! { <p class="said">{agreed}</p> }.into_any(),
        None => [EndSide::First, EndSide::Second].map(|which| end(open, which)).into_any(),
    };
    Some(
        view! {
            <p class="label">
                <Glyph icon=Icon::Disconnect />
                " "
                {label}
            </p>
            <h2>{words::disconnect_title(open)}</h2>
            {said}
        }
        .into_any(),
    )
}

/// One end: its function, and what it says.
fn end(open: &Disconnect, which: EndSide) -> AnyView {
    let end = open.end(which);
    let said = end.reason.as_ref().map(ToString::to_string).or_else(|| words::stands(open, which));
    view! {
        <p class="said">
            <b>{end.function.to_string()}</b>
            " "
            {said}
        </p>
    }
    .into_any()
}

/// The decision: the draft, the version, the positions on it, or that all have signed.
pub fn decision(w: &Workshop) -> Option<AnyView> {
    let resolution = &w.resolution;
    let standing = resolution.standing();
    let document = standing.map_or(&resolution.draft, |version| &version.document);
    let objective = document.sections.get(&Section::Objective)?;
    if resolution.is_one_yes(w) {
        let functions: Vec<String> =
            w.seats.functions().into_iter().map(|function| function.to_string()).collect();
        let by = texts::sign::signed_by(words::and(&functions));
        return Some(
            view! {
                <h2 class="all-signed">{texts::sign::one_yes()}</h2>
                <p class="said">{objective.to_string()}</p>
                <p class="label">{by}</p>
            }
            .into_any(),
        );
    }
    let label = match standing {
        Some(version) => t::version(version.number),
        None => t::draft().to_owned(),
    };
    let verdict = standing.and_then(Version::outcome).map(|verdict| {
        view! { <p class="finding large">{words::consent_outcome(verdict)}</p> }
    });
    Some(
        view! {
            <p class="label">{label}</p>
            <p class="words">{objective.to_string()}</p>
            {verdict}
        }
        .into_any(),
    )
}
