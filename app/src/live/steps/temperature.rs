//! Fist to five: fingers of one hand, sealed until all are revealed.

use domain::{
    Workshop,
    powers::Power,
    tool::{
        agenda::Step,
        temperature::{Command, Fingers},
    },
};
use leptos::prelude::*;
use texts::temperature as t;

use crate::{
    live::{
        shared::who::members,
        steps::frame::{frame, wall_lines},
    },
    state::{Room, use_room},
    ui::{
        controls::button,
        icon::Icon,
        parts::{el, empty, list, live, para, sealed_note, section, swatch, words},
    },
    words::toolbox,
};

/// The question, and the last result.
pub fn temperature(step: &Step) -> AnyView {
    let room = use_room();
    let body = live(move || {
        let check = room.read(|w| w.temperature.checks.last().cloned());
        match check {
            None => empty(Icon::People, t::not_asked()),
            Some(check) => {
                if let Some(hands) = check.shown {
                    section(t::hands(), vec![shown(&hands)])
                } else {
                    let own = check.sealed.get(&room.peek_seat()).copied();
                    asked(room, usize::from(check.voices.count), own)
                }
            }
        }
    });
    frame(room, step, vec![body], move || {
        let (open, count) = room.read(|w| {
            let asked = w.temperature.asked();
            (asked.is_some(), asked.map_or(0, |check| check.voices.count))
        });
        let act = match (open, count) {
            (false, _) => Some(button("primary", Some(Icon::People), t::ask_hands(), move || {
                room.send(Command::Ask);
            })),
            (true, 0) => None,
            (true, _) => Some(button("primary", Some(Icon::Reveal), t::show_hands(), move || {
                room.send(Command::Reveal);
            })),
        };
        act.into_iter().collect()
    })
}

fn fingers() -> impl Iterator<Item = Fingers> {
    (0..=Fingers::MAX).filter_map(Fingers::new)
}

/// A hand on the colours of the agreement scale.
fn hand(fingers: Fingers) -> AnyView {
    const PLACES: [u8; 6] = [1, 2, 4, 6, 8, 9];
    let place = PLACES.get(usize::from(fingers.get())).copied().unwrap_or(5);
    swatch(place, fingers.get().to_string())
}

fn asked(room: Room, count: usize, own: Option<Fingers>) -> AnyView {
    let answers = room.may(Power::TakePart).then(|| {
        let row = |fingers: Fingers| {
            let mine = own == Some(fingers);
            let class = if mine { "primary" } else { "" };
            let label = t::finger(fingers.get(), crate::words::toolbox::fingers(fingers));
            button(class, mine.then_some(Icon::Check), label, move || {
                room.send(Command::Say { fingers });
            })
        };
        el("div", "stack answers", fingers().map(row).collect())
    });
    let mut inside: Vec<AnyView> = answers.into_iter().collect();
    inside.push(para("hint", t::hands_given(count, members(room))));
    inside.push(sealed_note(t::hands_sealed()));
    section(t::your_hand(), inside)
}

fn shown(hands: &[Fingers]) -> AnyView {
    let row = |fingers: Fingers| {
        let many = hands.iter().filter(|given| **given == fingers).count();
        let about = words(t::hands_of(many, crate::words::toolbox::fingers(fingers)));
        el("li", "row", vec![hand(fingers), words(" "), about])
    };
    list("stack", fingers().map(row).collect())
}

/// The hands of the last check, once they are shown.
pub fn on_wall(w: &Workshop) -> Option<AnyView> {
    wall_lines(toolbox::hands(w.temperature.checks.last()?.shown.as_ref()?))
}
