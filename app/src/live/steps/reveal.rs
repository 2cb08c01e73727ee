//! The reveal: what was sealed, shown to everybody at once. Look first, then talk.

use domain::{
    id::CardId,
    tool::{
        agenda::{Round, Step},
        cards::CardKind,
    },
};
use leptos::prelude::*;
use texts::reveal as t;
use uuid::Uuid;

use crate::{
    charts::{
        map::{ROWS_MAX, map},
        outcome::guesses,
    },
    live::shared::{
        card::card,
        outcome::{any_outcome, outcomes},
        who::members,
    },
    state::{Room, use_room},
    ui::{
        counts::count_of,
        icon::{Glyph, Icon},
        memo,
        parts::{ask, each, empty, live, nothing, text, when},
        views::Views as _,
    },
    words,
};

/// The stage for the reveal.
pub fn stage(step: &Step) -> AnyView {
    let room = use_room();
    let sealed = memo(move || is_sealed(room));
    let guessed = memo(move || any_guesses(room));
    let shown = memo(move || any_outcome(room, Round::First));
    let cards = memo(move || any_card(room));
    let bare = move || !sealed.get() && !shown.get() && !cards.get();
    let question = step.lines.first().map_or_else(|| t::question().to_owned(), ToString::to_string);
    view! {
        {ask(question, t::hint())}
        {when(move || guessed.get(), move || guesses_first(room))}
        {when(move || sealed.get(), move || still_sealed(room))}
        {when(bare, || empty(Icon::Reveal, t::nothing()))}
        {when(move || shown.get(), move || overview(room))}
        {when(move || shown.get(), move || outcomes(room, Round::First))}
        {when(move || cards.get(), move || wall_of_cards(room))}
    }
    .into_any()
}

fn is_sealed(room: Room) -> bool {
    room.read(|workshop| {
        workshop.cards.any_sealed() || workshop.statements.any_sealed(Round::First)
    })
}

/// Whether guesses are revealed whose ratings are not.
fn any_guesses(room: Room) -> bool {
    room.read(|workshop| {
        let mut list = workshop.statements.list.iter();
        list.any(|one| one.first.guesses.is_some() && one.first.outcome.is_none())
    })
}

/// The guesses before the ratings: a moment to see how people imagine each other.
fn guesses_first(room: Room) -> AnyView {
    let figures = live(move || {
        room.read(|workshop| {
            let list = workshop.statements.list.iter();
            let waiting = list.filter(|one| one.first.outcome.is_none());
            let figures = waiting.filter_map(|one| {
                let others = one.first.voices.count.saturating_sub(1);
                let figure = guesses(one.first.guesses.as_ref()?, others, None);
                let words = one.text.to_string();
                Some(
                    view! {
                        <li>
                            <article class="reveal panel">
                                <p class="words">{words}</p>
                                {figure}
                            </article>
                        </li>
                    }
                    .into_any(),
                )
            });
            figures.views().into_any()
        })
    });
    view! {
        <section class="stack" aria-labelledby="guessed">
            <h2 id="guessed">{t::guessed()}</h2>
            <ul class="reveals" role="list">
                {figures}
            </ul>
        </section>
    }
    .into_any()
}

/// Who rated what, at a glance.
fn overview(room: Room) -> AnyView {
    let table = live(move || {
        room.read(|workshop| map(workshop, Round::First, ROWS_MAX)).unwrap_or_else(nothing)
    });
    view! {
        <section class="stack" aria-labelledby="map">
            <h2 id="map">{t::map()}</h2>
            {table}
        </section>
    }
    .into_any()
}

fn any_card(room: Room) -> bool {
    room.read(|workshop| workshop.cards.iter().any(|card| !card.sealed))
}

/// How many have answered: the statement with the fewest answers, or the writing step if there are no statements.
fn heard(room: Room) -> (usize, usize) {
    let count = room.read(|workshop| {
        let list = workshop.statements.list.iter();
        let rated = list.map(|statement| statement.first.voices.count).min();
        let written = workshop.cards.writing.values().map(|writing| writing.voices.count).max();
        rated.filter(|count| *count > 0).or(written).unwrap_or(0)
    });
    (usize::from(count), members(room))
}

fn still_sealed(room: Room) -> AnyView {
    view! {
        <div class="sealed-box">
            <Glyph icon=Icon::Lock />
            <p>
                {t::sealed()}
                {count_of(move || heard(room), t::are_in())}
                {t::who_reveals()}
            </p>
        </div>
    }
    .into_any()
}

/// The cards by kind, without authors and without order.
fn wall_of_cards(room: Room) -> AnyView {
    let of_kind = move |kind: CardKind| {
        let ids = move || -> Vec<Uuid> {
            room.read(|workshop| {
                let cards = workshop.cards.iter().filter(|card| !card.sealed && card.kind == kind);
                cards.map(|card| card.id.0).collect()
            })
        };
        let heading = format!("kind-{}", words::kind_key(kind));
        when(
            move || !ids().is_empty(),
            move || {
                view! {
                    <section class="stack" data-gap="s" aria-labelledby=heading.clone()>
                        <h3 id=heading.clone()>
                            {text(move || how_many(kind, ids().len()))}
                        </h3>
                        <ul class="cards spread" role="list">
                            {each(ids, move |id| card(room, CardId(id)))}
                        </ul>
                    </section>
                }
                .into_any()
            },
        )
    };
    let kinds = CardKind::ALL.into_iter().map(of_kind).views();
    view! {
        <section class="stack" data-gap="l" aria-labelledby="written">
            <h2 id="written">{t::wrote()}</h2>
            {kinds}
        </section>
    }
    .into_any()
}

/// "7 concerns".
pub fn how_many(kind: CardKind, count: usize) -> String {
    match kind {
        CardKind::Concern => t::concerns(count),
        CardKind::Uncertainty => t::uncertainties(count),
        CardKind::Goal => t::goals(count),
        CardKind::Idea => t::ideas(count),
    }
}
