//! The reveal: what was sealed, shown to everybody at once. Look first, then talk.

use domain::{
    Change,
    id::CardId,
    tool::{
        agenda::{Round, Step},
        cards::Kind,
    },
};
use leptos::prelude::*;
use uuid::Uuid;

use super::{
    card::card,
    outcome::{any_outcome, outcomes},
    parts::{ask, count_of, each, empty, text, when},
    who::members,
};
use crate::{
    state::{Room, memo, use_room},
    ui::icon::{Glyph, Icon},
    words,
};

/// Everything that was sealed, at once.
#[component]
pub fn RevealStage(
    /// The step that is shown.
    step: Step,
) -> impl IntoView {
    let room = use_room();
    let sealed = memo(move || is_sealed(room));
    let shown = memo(move || any_outcome(room, Round::First));
    let cards = memo(move || any_card(room));
    let bare = move || !sealed.get() && !shown.get() && !cards.get();
    let question =
        step.lines.first().map_or_else(|| "What your group says".to_owned(), ToString::to_string);
    view! {
        {ask(question, "Look first, then talk.")}
        {when(move || sealed.get(), move || still_sealed(room))}
        {when(bare, || empty(Icon::Reveal, "Nothing was sealed. There is nothing to reveal."))}
        {when(move || shown.get(), move || outcomes(room, Round::First))}
        {when(move || cards.get(), move || wall_of_cards(room))}
    }
}

fn is_sealed(room: Room) -> bool {
    room.read_all(&[Change::CardVoices, Change::StatementList], |workshop| {
        workshop.cards.any_sealed() || workshop.statements.any_sealed(Round::First)
    })
}

fn any_card(room: Room) -> bool {
    room.read(Change::CardList, |workshop| workshop.cards.iter().any(|card| !card.sealed))
}

/// How many are in: of the sentence with the fewest answers, or of the writing where there are no sentences.
fn heard(room: Room) -> (usize, usize) {
    let ids: Vec<Change> = room.read(Change::StatementList, |workshop| {
        let list = workshop.statements.list.iter();
        list.map(|statement| Change::Statement(statement.id)).collect()
    });
    let tracked = [ids, vec![Change::CardVoices]].concat();
    let count = room.read_all(&tracked, |workshop| {
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
                "Sealed. "
                {count_of(move || heard(room), "are in")}
                ". Whoever holds the chair reveals it to everyone at once."
            </p>
        </div>
    }
    .into_any()
}

/// The cards by what they are, without authors and without order.
fn wall_of_cards(room: Room) -> AnyView {
    let of_kind = move |kind: Kind| {
        let ids = move || -> Vec<Uuid> {
            room.read(Change::CardList, |workshop| {
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
                            {text(move || words::count(ids().len(), words::kind(kind), plural(kind)))}
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
    let kinds: Vec<AnyView> = Kind::ALL.into_iter().map(of_kind).collect();
    view! {
        <section class="stack" data-gap="l" aria-labelledby="written">
            <h2 id="written">"What your group wrote"</h2>
            {kinds}
        </section>
    }
    .into_any()
}

fn plural(kind: Kind) -> &'static str {
    match kind {
        Kind::Concern => "concerns",
        Kind::Uncertainty => "uncertainties",
        Kind::Goal => "goals",
        Kind::Idea => "ideas",
    }
}
