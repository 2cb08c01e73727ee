//! Fist to five: fingers of one hand, sealed until all are revealed.

use domain::{
    Workshop,
    tool::{
        PerStep as _,
        agenda::{Activity, Step},
        temperature::{Command, Fingers, Temperature},
    },
};
use leptos::prelude::*;
use texts::temperature as t;

use crate::{
    live::{
        shared::who::members,
        steps::frame::{form_or_entered, frame, takes_part, wall_lines},
    },
    state::{Room, use_room},
    ui::{
        act,
        controls::button,
        icon::Icon,
        parts::{el, empty, glyph, list, live, para, plain, sealed_note, section, swatch},
    },
    words::toolbox,
};

/// The question, and the last result.
pub fn temperature(step: &Step) -> AnyView {
    let room = use_room();
    let (id, own) = (step.id, step.clone());
    let body = live(move || {
        let check = room.read(|w| w.temperature.in_step(id, |round| round.checks.last().cloned()));
        match check {
            None => empty(Icon::People, t::not_asked()),
            Some(check) => {
                if let Some(hands) = check.shown {
                    section(t::hands(), vec![shown(&hands)])
                } else {
                    let mine = check.sealed.get(&room.peek_seat()).copied();
                    asked(room, &own, usize::from(check.voices.count), mine)
                }
            }
        }
    });
    frame(room, step, vec![body], move || {
        let (open, count) = room.read(|w| {
            w.temperature.in_step(id, |round| {
                let asked = round.asked();
                (asked.is_some(), asked.map_or(0, |check| check.voices.count))
            })
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

fn asked(room: Room, step: &Step, count: usize, own: Option<Fingers>) -> AnyView {
    let row = move |fingers: Fingers| {
        let mine = own == Some(fingers);
        let class = if mine { "button primary" } else { "button " };
        let say = act(move || room.send(Command::Say { fingers }));
        view! {
            <button type="button" class=class aria-pressed=move || if mine { "true" } else { "false" } on:click=say>
                {glyph(mine.then_some(Icon::Check))}
                {t::finger(fingers.get(), crate::words::toolbox::fingers(fingers))}
            </button>
        }
        .into_any()
    };
    let rows = move || el("div", "stack answers", fingers().map(row).collect());
    let answers =
        takes_part(room, step.id, Activity::Temperature).then(|| form_or_entered(room, step, rows));
    let mut inside: Vec<AnyView> = answers.into_iter().collect();
    inside.push(para("hint", t::hands_given(count, members(room))));
    inside.push(sealed_note(t::hands_sealed()));
    section(t::your_hand(), inside)
}

fn shown(hands: &[Fingers]) -> AnyView {
    let row = |fingers: Fingers| {
        let many = hands.iter().filter(|given| **given == fingers).count();
        let about = plain(t::hands_of(many, crate::words::toolbox::fingers(fingers)));
        el("li", "row", vec![hand(fingers), plain(" "), about])
    };
    list("stack", fingers().map(row).collect())
}

/// The hands of the last check, once they are shown.
pub fn on_wall(w: &Workshop) -> Option<AnyView> {
    let last = |round: &Temperature| round.checks.last()?.shown.clone();
    wall_lines(toolbox::hands(&w.temperature.now(&w.agenda, last)?))
}
