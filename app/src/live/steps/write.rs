//! Silent writing: one task, one field, this seat's cards below. Of the others only a count.

use domain::{
    id::CardId,
    powers::Power,
    tool::{
        agenda::{Activity, Recipe, Step},
        cards, signals,
    },
};
use leptos::prelude::*;
use texts::write as t;
use uuid::Uuid;

use crate::{
    live::shared::{
        card::{card, own_card},
        prepared::prepared,
        prepared_on::PreparedOn,
        presence,
        who::{is_now, looks_on, members},
        writer::{Thought, writer},
    },
    state::{Room, ToastKind, draft, use_room},
    ui::{
        controls::button,
        counts::{count_of, waiting},
        draft::Draft,
        icon::Icon,
        parts::{actionbar, ask, each, either, live, note, nothing, sealed_note, text, when},
    },
    words,
};

/// The stage for writing alone.
pub fn stage(step: &Step) -> AnyView {
    let room = use_room();
    let sealed = step.activity == Activity::Write { sealed: true };
    let question = match step.lines.first() {
        Some(line) => line.to_string(),
        None if step.recipe == Recipe::Write => t::question().to_owned(),
        None => words::steps::instruction(step),
    };
    let recipe = step.recipe;
    let thought = Thought::stored("write");
    let writes = Memo::new({
        let step = step.clone();
        // A person who is typing when the group moves on may finish: the card still joins the others.
        move |before| {
            let ends = before == Some(&true) && !thought.text.is_blank();
            room.may(Power::Write) && (is_now(room, &step) || ends)
        }
    });
    let done = draft(format!("done.{}", step.id.0));
    let is_done = move || !done.get().is_empty();
    let heard = {
        let id = step.id;
        move || {
            room.read(|workshop| {
                let count = workshop.cards.writing.get(&id);
                usize::from(count.map_or(0, |writing| writing.voices.count))
            })
        }
    };
    let count = move || (heard(), members(room));
    let task = move || {
        let sheet = move || {
            let aside = if sealed { sealed_note(t::private()) } else { nothing() };
            writer(room, thought, recipe, aside)
        };
        either(is_done, move || waiting(t::done(), count, t::have_written()), sheet)
    };
    let action = action(room, step, thought, done);
    view! {
        {ask(question, t::hint())}
        {looks_on(room, step, t::seller())}
        {revealed(room, step)}
        {when(move || writes.get(), task)}
        {own_cards(room, step)}
        {if sealed { nothing() } else { others_cards(room, step) }}
        {prepared(room, PreparedOn::EarlyScreen)}
        {actionbar(count_of(count, t::have_written()), when(move || writes.get(), action))}
    }
    .into_any()
}

/// The one button at the foot. Its text depends on what the person has done.
fn action(
    room: Room,
    step: &Step,
    thought: Thought,
    done: Draft,
) -> impl Fn() -> AnyView + Send + Sync + 'static {
    let id = step.id;
    let was_heard = move || {
        room.read(|workshop| {
            let writing = workshop.cards.writing.get(&id);
            writing.is_some_and(|writing| {
                writing.voices.has(room.peek_seat())
                    || presence::entered(workshop, room.acting(), &writing.voices)
            })
        })
    };
    let finish = move || {
        // Text left in the field would be forgotten.
        if !thought.text.peek().trim().is_empty() {
            room.toast(ToastKind::Plain, t::not_added());
            return;
        }
        if !untrack(was_heard) {
            room.send(cards::Command::NothingToAdd);
        }
        let said = room.peek(|w| w.signals.ready.contains(&room.peek_seat()));
        if !said {
            room.send(signals::Command::Done { done: true });
        }
        done.set("yes".to_owned());
    };
    move || {
        live(move || {
            if !done.get().is_empty() {
                button("quiet", Some(Icon::Pen), t::another(), move || done.clear())
            } else if was_heard() {
                button("primary", Some(Icon::Check), t::am_done(), finish)
            } else {
                button("primary", None, t::nothing(), finish)
            }
        })
    }
}

/// Once revealed, cards are on the board instead.
fn revealed(room: Room, step: &Step) -> AnyView {
    let id = step.id;
    let revealed = move || {
        room.read(|workshop| {
            let writing = workshop.cards.writing.get(&id);
            writing.is_some_and(|writing| writing.revealed)
        })
    };
    when(revealed, || note("info", Icon::Reveal, t::revealed(), nothing()))
}

fn ids_of(
    room: Room,
    step: &Step,
    own: bool,
) -> impl Fn() -> Vec<Uuid> + Copy + Send + Sync + 'static {
    let id = step.id;
    move || {
        let me = room.peek_seat();
        room.read(|workshop| {
            let cards = workshop.cards.iter().filter(|card| card.step == id);
            let cards = cards.filter(|card| (card.author == Some(me)) == own);
            cards.map(|card| card.id.0).collect()
        })
    }
}

fn own_cards(room: Room, step: &Step) -> AnyView {
    let ids = ids_of(room, step, true);
    let heading = move || t::yours(ids().len());
    when(
        move || !ids().is_empty(),
        move || {
            view! {
                <section class="stack" aria-labelledby="mine">
                    <h3 id="mine">{text(heading)}</h3>
                    <ul class="cards" role="list">
                        {each(ids, move |id| own_card(room, CardId(id)))}
                    </ul>
                </section>
            }
            .into_any()
        },
    )
}

fn others_cards(room: Room, step: &Step) -> AnyView {
    let ids = ids_of(room, step, false);
    when(
        move || !ids().is_empty(),
        move || {
            view! {
                <section class="stack" aria-labelledby="theirs">
                    <h3 id="theirs">{t::others()}</h3>
                    <ul class="cards" role="list">{each(ids, move |id| card(room, CardId(id)))}</ul>
                </section>
            }
            .into_any()
        },
    )
}
