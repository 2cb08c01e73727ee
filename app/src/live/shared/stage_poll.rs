//! What the chair can ask everybody in any step: which level the group is at, and votes that narrow options.

use domain::{
    id::DisconnectId,
    powers::Power,
    tool::{
        cards::Level,
        stage_poll::{Command, StageAnswer},
    },
};
use leptos::prelude::*;
use texts::stage_poll as t;

use crate::{
    browser::random,
    live::shared::{votes, who::members},
    state::Room,
    ui::{
        controls::button,
        icon::Icon,
        parts::{buttons, el, list, live, nothing, para, plain, section},
    },
    words,
};

/// The chair's buttons for polls, next to the script.
pub fn asks(room: Room) -> AnyView {
    let open = room.read(|w| w.stage_poll.asked().is_some());
    let ask = (!open)
        .then(|| button("small", Some(Icon::People), t::ask(), move || room.send(Command::Ask)));
    vec![buttons(ask.into_iter().collect()), votes::opener(room)].into_any()
}

/// A level as an answer to the poll.
fn answer(level: Level) -> &'static str {
    match level {
        Level::Problem => t::problem(),
        Level::Solution => t::solution(),
        Level::Supplier => t::supplier(),
    }
}

/// The poll that awaits answers, redrawn as they come.
pub fn stage_poll(room: Room) -> AnyView {
    live(move || poll(room))
}

fn poll(room: Room) -> AnyView {
    let (count, mine) = room.read(|w| {
        let poll = w.stage_poll.asked();
        let own =
            poll.and_then(|poll| poll.sealed.get(&room.peek_seat()).map(|answer| answer.level));
        (poll.map_or(0, |poll| poll.voices.count), own)
    });
    let answers = room.may(Power::Write).then(|| {
        let answer = |level: Level| {
            let class = if mine == Some(level) { "primary" } else { "" };
            button(class, (mine == Some(level)).then_some(Icon::Check), answer(level), move || {
                room.send(Command::Say { level });
            })
        };
        el("div", "stack answers", Level::ALL.map(answer).into())
    });
    let reveal = (room.is_chair() && count > 0).then(|| {
        button("", Some(Icon::Reveal), t::show(), move || {
            room.send(Command::Reveal { disconnect: DisconnectId(random::uuid()) });
        })
    });
    let mut inside = vec![para("hint", t::one_tap())];
    inside.extend(answers);
    inside.push(para("hint", t::answered(count, members(room))));
    inside.push(buttons(reveal.into_iter().collect()));
    section(t::question(), inside)
}

/// The last poll's result; empty if none was revealed.
pub fn last_shown(room: Room) -> AnyView {
    let shown = room.read(|w| w.stage_poll.polls.iter().rev().find_map(|poll| poll.shown.clone()));
    shown.map_or_else(nothing, |answers| section(t::shown(), vec![shown_list(&answers)]))
}

/// The count per answer.
pub fn shown_list(answers: &[StageAnswer]) -> AnyView {
    let line = |level: Level| {
        let at = answers.iter().filter(|answer| answer.level == level);
        let names: Vec<String> = at.map(|answer| words::whose(answer.function.as_ref())).collect();
        let who = if names.is_empty() { t::nobody().to_owned() } else { words::and(&names) };
        el("li", "", vec![el("b", "", vec![plain(words::level(level))]), plain(t::who(who))])
    };
    list("stack", Level::ALL.map(line).into())
}
