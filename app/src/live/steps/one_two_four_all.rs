//! 1-2-4-All: alone, in pairs across functions, in fours, all together.

use domain::{
    Workshop,
    id::{SeatId, StepId},
    limits::REASON_CHARS_MAX,
    tool::{
        PerStep as _,
        agenda::{Activity, Step},
        one_two_four_all::{Command, GroupNote, OneTwoFourAll, Stage},
    },
};
use leptos::prelude::*;
use texts::one_two_four_all as t;

use crate::{
    live::{
        shared::{fields::reason, who::person},
        steps::frame::{drawn, frame, somebody, takes_part, wall_lines, wall_words},
    },
    state::{Room, draft, use_room},
    ui::{
        controls::{button, form, send_button},
        fields::Area,
        icon::Icon,
        memo,
        parts::{buttons, el, empty, list, live, para, plain, section, when},
    },
    words::and,
};

/// The stage with this seat's group and sheet; at the end all sheets.
pub fn one_two_four_all(step: &Step) -> AnyView {
    let room = use_room();
    let id = step.id;
    let stage = memo(move || room.read(|w| w.one_two_four_all.in_step(id, |round| round.stage)));
    let group = memo(move || {
        let (seat, stage) = (room.peek_seat(), stage.get());
        let group = |round: &OneTwoFourAll| stage.map(|stage| round.group(stage, seat));
        room.read(|w| w.one_two_four_all.in_step(id, group)).unwrap_or_default()
    });
    let writes =
        memo(move || takes_part(room, id, Activity::OneTwoFourAll) && !group.get().is_empty());
    let body = vec![
        live(move || match stage.get() {
            None => empty(Icon::People, t::not_begun()),
            Some(stage) => el(
                "div",
                "panel stack",
                vec![
                    el("h2", "", vec![plain(crate::words::toolbox::stage(stage))]),
                    para("hint", with_whom(room, stage, &group.get())),
                ],
            ),
        }),
        when(
            move || writes.get(),
            move || live(move || stage.get().map(|stage| sheet(room, id, stage)).into_any()),
        ),
        live(move || found(room, id)),
    ];
    frame(room, step, body, move || {
        let begin = |class| {
            button(class, Some(Icon::People), t::form_pairs(), move || {
                room.send(Command::Begin { order: drawn(room) });
            })
        };
        match stage.get() {
            None if somebody(room) => vec![begin("primary")],
            None => Vec::new(),
            Some(Stage::All) => vec![begin("quiet")],
            Some(from) => vec![button("primary", None, t::more_together(), move || {
                room.send(Command::Next { from });
            })],
        }
    })
}

fn with_whom(room: Room, stage: Stage, group: &[SeatId]) -> String {
    let others: Vec<String> = group
        .iter()
        .filter(|seat| **seat != room.peek_seat())
        .map(|seat| person(room, *seat))
        .collect();
    match stage {
        Stage::All => t::look_together().to_owned(),
        Stage::Alone => t::think_alone().to_owned(),
        _ if others.is_empty() => t::no_group().to_owned(),
        _ => t::together_with(and(&others)),
    }
}

/// One sheet per group: the last person who writes replaces what the group had.
fn sheet(room: Room, id: StepId, stage: Stage) -> AnyView {
    if stage == Stage::All {
        return ().into_any();
    }
    let name = match stage {
        Stage::Alone => "pairs.alone",
        Stage::Pairs => "pairs.two",
        _ => "pairs.four",
    };
    let text = draft(format!("{name}.{}", id.0));
    let note = move || {
        if let Some(what) = reason(room, text) {
            room.send(Command::Note { text: what });
            text.clear();
        }
    };
    let body = vec![
        Area::new("one-two-four-all-note", t::what_you_found(), text, REASON_CHARS_MAX).field(),
        buttons(vec![send_button("primary", Some(Icon::Check), t::write_down())]),
    ];
    form("panel stack", note, body.into_any())
}

fn found(room: Room, id: StepId) -> AnyView {
    let notes = room.read(|w| w.one_two_four_all.in_step(id, |round| round.notes.clone()));
    if notes.is_empty() {
        return ().into_any();
    }
    let row = |note: &GroupNote| {
        let at = el("span", "hint", vec![plain(crate::words::toolbox::stage(note.stage))]);
        el("li", "stack", vec![el("p", "words", vec![plain(note.text.to_string())]), at])
    };
    section(t::written_down(), vec![list("stack", notes.iter().map(row).collect())])
}

/// What pairs and fours found, once all are together.
pub fn on_wall(w: &Workshop) -> Option<AnyView> {
    let shown = |note: &&GroupNote| note.group.is_empty();
    let lines = |round: &OneTwoFourAll| {
        round.notes.iter().filter(shown).map(|note| wall_words(&note.text)).collect()
    };
    wall_lines(w.one_two_four_all.now(&w.agenda, lines))
}
