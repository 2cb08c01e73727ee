//! The chair's buttons that reveal what is sealed.

use domain::{
    Workshop,
    powers::Power,
    tool::{
        agenda::{Activity, Phase, Round},
        cards, resolution, statements,
    },
};
use leptos::prelude::*;
use texts::chair as t;

use crate::{
    state::{Room, use_room},
    ui::{
        act,
        icon::{Glyph, Icon},
        memo,
    },
};

/// What is sealed and can be revealed now. Nothing while people still write or rate for the first time: a slip of the
/// finger must not end the silence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "independent things, each sealed or not")]
struct Sealed {
    cards: bool,
    guesses: bool,
    first: bool,
    second: bool,
    responses: bool,
}

fn sealed(w: &Workshop) -> Sealed {
    let step = w.agenda.current();
    let silent = step.is_none_or(|step| step.phase <= Phase::Prompt);
    let rating_again = step.is_some_and(|step| {
        step.activity == (Activity::Rate { round: Round::Second }) || step.phase > Phase::Explore
    });
    Sealed {
        cards: !silent && w.cards.any_sealed(),
        guesses: !silent && w.statements.any_guesses_to_show(Round::First),
        first: !silent && w.statements.any_sealed(Round::First),
        second: rating_again && w.statements.any_sealed(Round::Second),
        responses: w
            .resolution
            .standing()
            .is_some_and(|version| !version.revealed && version.voices.count > 0),
    }
}

/// The buttons that reveal what is sealed.
pub fn reveals() -> AnyView {
    let room = use_room();
    let sealed = memo(move || room.read(sealed));
    let button = |word: &'static str, reveal: fn(Room)| {
        let room = use_room();
        view! {
            <button type="button" class="button" on:click=act(move || reveal(room))>
                <Glyph icon=Icon::Reveal />
                {format!(" {word}")}
            </button>
        }
    };
    let second = |room: Room| {
        room.send(statements::Command::Reveal { round: Round::Second });
    };
    let guesses = |room: Room| {
        room.send(statements::Command::ShowGuesses { round: Round::First });
    };
    (move || {
        let sealed = sealed.get();
        let any = sealed.cards || sealed.first || sealed.second || sealed.responses;
        (any && room.may(Power::Drive)).then(|| {
            view! {
                <div class="chair-controls">
                    {sealed.guesses.then(|| button(t::show_guesses(), guesses))}
                    {(sealed.cards || sealed.first).then(|| button(t::reveal_all(), reveal_first))}
                    {sealed.second.then(|| button(t::reveal_ratings(), second))}
                    {sealed
                        .responses
                        .then(|| {
                            button(t::reveal_responses(), |room| room.send(resolution::Command::Reveal))
                        })}
                </div>
            }
        })
    })
    .into_any()
}

fn reveal_first(room: Room) {
    let sealed = room.peek(sealed);
    if sealed.cards {
        room.send(cards::Command::Reveal);
    }
    if sealed.first {
        room.send(statements::Command::Reveal { round: Round::First });
    }
}
