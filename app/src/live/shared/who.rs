//! Who is here and what they may do: what screens ask before they show a control.

use domain::{
    Role,
    id::SeatId,
    powers::{Life, Power},
    text::FunctionName,
    tool::agenda::Step,
};
use leptos::prelude::*;
use texts::who as t;

use crate::{
    state::Room,
    ui::{
        icon::Icon,
        memo, memo_after,
        parts::{live, note, nothing, para, read_only},
    },
    words,
};

/// Members: the denominator of every "x of y".
pub fn members(room: Room) -> usize {
    room.read(|workshop| workshop.seats.members().count())
}

/// The functions of the group, in order.
pub fn functions(room: Room) -> Vec<FunctionName> {
    room.read(|workshop| workshop.seats.functions())
}

/// Whether this is the group's step, not one that is looked back at.
pub fn is_now(room: Room, step: &Step) -> bool {
    let id = step.id;
    room.read(|workshop| workshop.agenda.current().is_some_and(|now| now.id == id))
}

/// The function this person acts for.
pub fn my_function(room: Room) -> Option<FunctionName> {
    room.me().and_then(|seat| seat.function)
}

/// A person's display name: the name if they gave one, and the function.
pub fn person(room: Room, seat: SeatId) -> String {
    let function = room.read(|workshop| {
        let seat = workshop.seats.all.get(&seat);
        seat.map(|seat| match &seat.function {
            Some(function) => function.to_string(),
            None => words::role(seat.role).to_owned(),
        })
    });
    match (room.people().name_of(seat), function) {
        (Some(name), Some(function)) => format!("{name}, {function}"),
        (Some(name), None) => name,
        (None, function) => function.unwrap_or_else(|| t::somebody().to_owned()),
    }
}

/// Why this person may not act in this step; shown in place of the controls.
pub fn looks_on(room: Room, step: &Step, seller: &'static str) -> AnyView {
    let now = memo_after({
        let step = step.clone();
        move |_| is_now(room, &step)
    });
    live(move || {
        let role = room.me().map(|seat| seat.role);
        let life = room.read(domain::Workshop::life);
        if life == Life::Archived {
            read_only(t::archived())
        } else if life == Life::Afterwards {
            read_only(t::ended())
        } else if role == Some(Role::Seller) {
            note("info", Icon::Info, t::facilitate(), para("", seller))
        } else if !role.is_some_and(Role::is_member) {
            read_only(t::read_along())
        } else if now.get() {
            nothing()
        } else {
            read_only(t::looking_back())
        }
    })
}

/// Why a person may not use a power.
#[derive(Clone, Copy, PartialEq)]
enum Obstacle {
    Archived,
    /// The meeting has ended.
    Ended,
    /// The seller's side facilitates and does not take part.
    Facilitates,
    /// A member, but not now.
    NotNow,
    ReadsAlong,
}

fn obstacle(room: Room, power: Power) -> Option<Obstacle> {
    if room.may(power) {
        return None;
    }
    let role = room.me().map(|seat| seat.role);
    let life = room.read(domain::Workshop::life);
    Some(if life == Life::Archived {
        Obstacle::Archived
    } else if life == Life::Afterwards {
        Obstacle::Ended
    } else if role == Some(Role::Seller) {
        Obstacle::Facilitates
    } else if role.is_some_and(Role::is_member) {
        Obstacle::NotNow
    } else {
        Obstacle::ReadsAlong
    })
}

/// Why this person may not use a power now; shown in place of its controls. Empty for those who may.
pub fn may_not(room: Room, power: Power, seller: &'static str) -> AnyView {
    let why = memo(move || obstacle(room, power));
    live(move || match why.get() {
        None => nothing(),
        Some(Obstacle::Archived) => read_only(t::archived()),
        Some(Obstacle::Ended) => read_only(t::ended()),
        Some(Obstacle::Facilitates) => note("info", Icon::Info, t::facilitate(), para("", seller)),
        Some(Obstacle::NotNow) => read_only(t::look()),
        Some(Obstacle::ReadsAlong) => read_only(t::read_along()),
    })
}

/// People who may not draft read along live. Members are told how to get the pen.
pub fn may_not_draft(room: Room) -> AnyView {
    live(move || {
        let me = room.me();
        let member = me.as_ref().is_some_and(|seat| seat.role.is_member());
        if room.may(Power::Draft) {
            nothing()
        } else if member && !room.has_pen() {
            read_only(t::ask_pen())
        } else {
            may_not(room, Power::Draft, t::own_text())
        }
    })
}
