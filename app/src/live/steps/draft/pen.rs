//! The pen: who drafts, and how it is handed over.

use domain::{Role, id::SeatId, powers::Power, tool::resolution::Command};
use leptos::prelude::*;
use texts::draft as t;

use crate::{
    live::shared::who::person,
    state::{Room, ToastKind},
    ui::{
        controls::{button, form, send_button},
        fields::select,
        icon::{Glyph, Icon},
        parts::{fold, live, nothing, text, when},
    },
};

/// The holder, and the controls for those who may hand it over.
pub fn pen(room: Room) -> AnyView {
    let holder = move || {
        let pen = room.read(|w| w.resolution.pen);
        match pen {
            Some(seat) if seat == room.peek_seat() => t::pen_yours().to_owned(),
            Some(seat) => t::pen_held(person(room, seat)),
            None => t::pen_free().to_owned(),
        }
    };
    let takes = move || {
        let mobilizer = room.me().is_some_and(|seat| seat.role == Role::Mobilizer);
        mobilizer && !room.has_pen() && room.may(Power::PassPen)
    };
    let passes = move || room.may(Power::PassPen);
    let take = move || {
        button("small", Some(Icon::Pen), t::pen_take(), move || {
            room.send(Command::PassPen { to: room.peek_seat() });
        })
    };
    view! {
        <p class="pen">
            <Glyph icon=Icon::Pen />
            <span>{text(holder)}</span>
        </p>
        {when(takes, move || view! { <div class="buttons">{take()}</div> }.into_any())}
        {when(passes, move || fold(t::pen_hand_on(), hand_on(room)))}
    }
    .into_any()
}

fn hand_on(room: Room) -> AnyView {
    let to = RwSignal::new(String::new());
    let others = move || -> Vec<SeatId> {
        room.read(|workshop| {
            let members = workshop.seats.members().map(|seat| seat.id);
            members.filter(|seat| Some(*seat) != workshop.resolution.pen).collect()
        })
    };
    let pass = move || match to.get_untracked().parse() {
        Ok(seat) => {
            room.send(Command::PassPen { to: seat });
            to.set(String::new());
        }
        Err(_) => room.toast(ToastKind::Stop, t::pen_choose()),
    };
    let choice = live(move || {
        let others = others();
        if others.is_empty() {
            return nothing();
        }
        let options = others.into_iter().map(|seat| (seat.to_string(), person(room, seat)));
        select("pen-to", t::pen_to(), options.collect(), to)
    });
    let body = view! {
        {choice}
        <div class="buttons">{send_button("", Some(Icon::Pen), t::pen_send())}</div>
    };
    form("stack", pass, body.into_any())
}
