//! The consent round: one text, eight positions, sealed until everybody has answered. An objection says what would lift
//! it.

use domain::{
    powers::Power,
    tool::{agenda::Step, customers_only::Item, resolution::Command},
};
use leptos::prelude::*;
use texts::consent as t;

use crate::{
    charts::document::document,
    live::{
        shared::{
            presence,
            private_session::mark,
            who::{may_not, members},
        },
        steps::draft::amendments,
    },
    state::{Room, use_room},
    ui::{
        controls::button,
        counts::{count_of, waiting},
        icon::Icon,
        memo,
        parts::{actionbar, ask, either, live, note, nothing, para, read_only, when},
        views::Views as _,
    },
};

mod position;
mod result;

/// The stage for taking positions.
pub fn stage(step: &Step) -> AnyView {
    let room = use_room();
    let stage = memo(move || {
        room.read(|w| match w.resolution.standing() {
            None => RoundState::Draft,
            Some(version) if version.revealed => RoundState::Revealed,
            Some(_) => RoundState::Open,
        })
    });
    // Objections are answered where they are read: a new version follows from them.
    let writes = memo(move || room.may(Power::Draft));
    let question = step.lines.first().map_or_else(|| t::question().to_owned(), ToString::to_string);
    let round = live(move || match stage.get() {
        RoundState::Draft => proposing(room),
        RoundState::Open => answering(room),
        RoundState::Revealed => view! {
            {result::result(room)}
            {amendments(room, writes)}
            {standing_text(room)}
        }
        .into_any(),
    });
    view! {
        {ask(question, t::hint())}
        {may_not(room, Power::Respond, t::seller())}
        {mark(room, Item::Resolution)}
        {round}
    }
    .into_any()
}

/// The state of the round.
#[derive(Clone, Copy, PartialEq, Eq)]
enum RoundState {
    /// No version has been proposed.
    Draft,
    /// A version was proposed; the positions are sealed.
    Open,
    /// The positions are visible to all.
    Revealed,
}

/// Before the round: what blocks it, and for the chair the button that starts it.
fn proposing(room: Room) -> AnyView {
    let blocks = memo(move || blocks(room));
    let ready = move || blocks.with(Vec::is_empty);
    let chair = move || room.may(Power::Drive);
    let list = live(move || {
        let blocks = blocks.get().into_iter().map(|words| para("", words)).views();
        if blocks.is_empty() {
            return nothing();
        }
        note("warn", Icon::Concern, t::not_ready(), blocks.into_any())
    });
    let propose = move || {
        button("primary", Some(Icon::Agree), t::propose(), move || {
            let hash = room.peek(|w| w.resolution.draft.hash());
            room.send(Command::Propose { hash });
        })
    };
    view! {
        {list}
        {paper(room, "draft")}
        {when(move || !chair(), || read_only(t::chair_proposes()))}
        {when(move || ready() && chair(), move || actionbar(para("", ""), propose()))}
    }
    .into_any()
}

/// What the text lacks before it can be proposed.
fn blocks(room: Room) -> Vec<String> {
    room.read(|w| {
        let draft = &w.resolution.draft;
        let mut blocks = Vec::new();
        if !draft.has_objective() {
            blocks.push(t::no_objective().to_owned());
        }
        let silent = draft.functions_without_line(&w.seats);
        blocks.extend(silent.iter().map(t::no_line));
        blocks
    })
}

/// While the round is open: the text, with this seat's answer next to it.
fn answering(room: Room) -> AnyView {
    let member = memo(move || room.may(Power::Respond));
    let changing = RwSignal::new(false);
    let answered = move || {
        let (me, acting) = (room.peek_seat(), room.acting());
        room.read(|w| {
            let Some(version) = w.resolution.standing() else { return false };
            version.responses.contains_key(&me) || presence::entered(w, acting, &version.voices)
        })
    };
    let heard = move || {
        let count =
            room.read(|w| w.resolution.standing().map_or(0, |version| version.voices.count));
        (usize::from(count), members(room))
    };
    let count = move || count_of(heard, t::have_answered());
    let mine = move || {
        either(
            move || answered() && !changing.get(),
            move || {
                view! {
                    {waiting(t::your_answer_sealed(), heard, t::have_answered())}
                    <div class="buttons">
                        {button("quiet", Some(Icon::Pen), t::change(), move || changing.set(true))}
                    </div>
                    {actionbar(count(), nothing())}
                }
                .into_any()
            },
            move || position::position(room, count(), move || changing.set(false)),
        )
    };
    let others = move || actionbar(count(), nothing());
    view! {
        <div class="two-pane">{paper(room, "standing")} <div class="stack">{either(move || member.get(), mine, others)}</div></div>
    }
    .into_any()
}

/// The text on paper: the proposed version, or the draft. They are the same while a version is proposed.
fn paper(room: Room, what: &'static str) -> AnyView {
    live(move || {
        let (kicker, hash, text) = room.read(|w| {
            let kicker = match w.resolution.standing().filter(|_| what != "draft") {
                Some(version) => t::kicker_version(version.number),
                None => t::kicker_draft().to_owned(),
            };
            let draft = &w.resolution.draft;
            (kicker, draft.hash().short().to_owned(), document(draft))
        });
        view! {
            <article class="resolution">
                <header>
                    <p class="kicker">{kicker} <span class="hash">{hash}</span></p>
                </header>
                {text}
            </article>
        }
        .into_any()
    })
}

fn standing_text(room: Room) -> AnyView {
    view! {
        <details class="fold">
            <summary>{t::the_text()}</summary>
            {paper(room, "standing")}
        </details>
    }
    .into_any()
}
