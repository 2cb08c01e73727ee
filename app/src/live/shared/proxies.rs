//! People without a device and functions without a person, as everybody sees them.

use domain::{Seat, map::sorted};
use leptos::prelude::*;
use texts::proxies as t;

use crate::{
    state::Room,
    ui::{
        memo,
        parts::{live, nothing, para},
    },
    words,
};

/// One quiet line of functions without a person here; empty if all are represented.
pub fn gaps(room: Room) -> AnyView {
    let absent = memo(move || {
        room.read(|w| w.seats.absent().iter().map(ToString::to_string).collect::<Vec<String>>())
    });
    live(move || {
        absent.with(|absent| {
            if absent.is_empty() {
                nothing()
            } else {
                para("hint gaps", t::gaps(words::and(absent)))
            }
        })
    })
}

/// A mark on signatures and responses that were entered for somebody.
pub fn mark(seat: Option<&Seat>) -> Option<&'static str> {
    seat.filter(|seat| seat.proxy).map(|_| t::entered())
}

/// The functions for which answers were entered, below results of all; empty if everybody has a device. Functions only,
/// as in the list of people: which of several people of a function it was is not disclosed.
pub fn note(room: Room) -> AnyView {
    let functions = memo(move || {
        room.read(|w| {
            let proxies = w.seats.members().filter(|seat| seat.proxy);
            let all = proxies.map(|seat| words::whose(seat.function.as_ref()));
            let mut all = sorted(all);
            all.dedup();
            all
        })
    });
    live(move || {
        functions.with(|all| {
            if all.is_empty() { nothing() } else { para("hint", t::entered_for(words::and(all))) }
        })
    })
}
