//! Invited experts, each limited to one disconnect: the Mobilizer's form, and the link to hand over.

use domain::{
    Seat, id::SeatId, limits::FUNCTION_CHARS_MAX, powers::Power, text::FunctionName,
    tool::seats::Command,
};
use leptos::prelude::*;
use texts::disconnects as t;

use crate::{
    browser::random,
    live::{shared::invite::LinkPanel, steps::disconnects::view::DisconnectView},
    state::{ToastKind, draft},
    ui::{
        AnySignal, Memo,
        controls::{button, form, send_button},
        effect,
        fields::line,
        icon::Icon,
        memo,
        parts::{buttons, el, fold, list, live, nothing, para, plain, when},
    },
};

/// The experts, for everybody; the form and links, for the Mobilizer.
pub fn experts(seen: DisconnectView) -> AnyView {
    let links = LinkPanel::new();
    let calls = memo(move || seen.room.may(Power::Call) && !seen.is_settled());
    vec![
        live(move || invited(seen, links, calls)),
        when(move || calls.get(), move || links.view()),
        when(move || calls.get(), move || fold(t::invite(), invite(seen, links))),
    ]
    .into_any()
}

fn invited(seen: DisconnectView, links: LinkPanel, calls: Memo<bool>) -> AnyView {
    let here: Vec<(SeatId, String)> = seen.room.read(|w| {
        let here =
            |seat: &&Seat| seat.expert == Some(seen.id) && w.seats.present(seat.id).is_some();
        let name = |seat: &Seat| (seat.id, crate::words::whose(seat.function.as_ref()));
        w.seats.all.values().filter(here).map(name).collect()
    });
    if here.is_empty() {
        return nothing();
    }
    let row = |(seat, who): (SeatId, String)| {
        let mut inside = vec![plain(t::invited(&who))];
        if calls.get() {
            let renew = move || links.renew(seen.room, seat, who.clone());
            inside.push(button("quiet small", Some(Icon::Link), t::new_link(), renew));
        }
        el("li", "buttons", inside)
    };
    list("stack", here.into_iter().map(row).collect())
}

fn invite(seen: DisconnectView, links: LinkPanel) -> AnyView {
    let (room, disconnect) = (seen.room, seen.id);
    let drafted = draft(format!("call.{disconnect}"));
    let waits = AnySignal::new(None::<(SeatId, String)>);
    // A link needs a seat that the server knows, so it is created once the seat is in the workshop.
    effect(move || {
        let here = |seat: SeatId| room.read(|w| w.seats.present(seat).is_some());
        if let Some((seat, who)) = waits.get().filter(|(seat, _)| here(*seat)) {
            waits.set(None);
            links.renew(room, seat, who);
        }
    });
    let send = move || {
        let Ok(function) = FunctionName::parse(&drafted.peek()) else {
            return room.toast(ToastKind::Stop, texts::proxies::say_function());
        };
        let seat = SeatId(random::uuid());
        waits.set(Some((seat, function.to_string())));
        room.send(Command::Call { seat, function, disconnect });
        drafted.clear();
    };
    let body = vec![
        para("hint", t::invite_means()),
        line(format!("call-{disconnect}"), t::knows(), "text", drafted, FUNCTION_CHARS_MAX),
        buttons(vec![send_button("small", Some(Icon::Link), t::create_link())]),
    ];
    form("stack", send, body.into_any())
}
