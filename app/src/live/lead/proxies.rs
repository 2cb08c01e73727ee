//! Proxies for people in the room without a device: the Mobilizer enters what they say. And gaps: functions that are
//! concerned but not represented, visible to everybody.

use domain::{
    id::SeatId, limits::FUNCTION_CHARS_MAX, powers::Power, text::FunctionName, tool::seats::Command,
};
use leptos::prelude::*;
use texts::proxies as t;

use crate::{
    browser::random,
    state::{Room, ToastKind, draft},
    ui::{
        controls::{button, form, send_button},
        draft::Draft,
        effect,
        fields::line,
        icon::{Glyph, Icon},
        memo,
        parts::{buttons, el, fold, live, nothing, para, section, when},
    },
    words,
};

/// The banner while the Mobilizer enters for somebody else.
pub fn band(room: Room) -> AnyView {
    // Stop entering for a person who was removed meanwhile.
    effect(move || {
        let gone = |seat: SeatId| room.read(|w| w.seats.present(seat).is_none());
        if room.acting().is_some_and(gone) {
            room.act_for(None);
        }
    });
    live(move || {
        let Some(seat) = room.acting() else {
            return nothing();
        };
        let who = room
            .read(|w| words::whose(w.seats.all.get(&seat).and_then(|seat| seat.function.as_ref())));
        view! {
            <div class="notice-bar" role="status">
                <Glyph icon=Icon::Pen />
                <b>{t::band(who)}</b>
                {button("small", None, t::stop(), move || room.act_for(None))}
            </div>
        }
        .into_any()
    })
}

/// People without a device, for those who may enter for them: one button each, in every step.
pub fn panel(room: Room) -> AnyView {
    let stands = move || room.may(Power::ActOnBehalf) && room.acting().is_none();
    let here = move || {
        let begun = room.read(|w| w.agenda.current().is_some());
        let proxies = room.read(|w| {
            let proxies = w.seats.members().filter(|seat| seat.proxy);
            let proxies = proxies.map(|seat| (seat.id, words::whose(seat.function.as_ref())));
            proxies.collect::<Vec<(SeatId, String)>>()
        });
        if begun { proxies } else { Vec::new() }
    };
    live(move || {
        let here = here();
        if here.is_empty() || !stands() {
            return nothing();
        }
        let one = |(seat, who): (SeatId, String)| {
            let enter = move || room.act_for(Some(seat));
            button("small", Some(Icon::Pen), t::enter_for(who), enter)
        };
        section(t::without_device(), vec![buttons(here.into_iter().map(one).collect())])
    })
}

/// The Mobilizer's two forms: for a person without a device, and for a gap.
pub fn forms(room: Room) -> AnyView {
    let stands = memo(move || room.may(Power::ActOnBehalf));
    let calls = memo(move || room.may(Power::Call));
    vec![
        when(move || stands.get(), move || fold(t::add(), add(room))),
        when(move || calls.get(), move || fold(t::missing(), missing(room))),
    ]
    .into_any()
}

/// Parses the typed function; shows a message if it is invalid.
fn function(room: Room, drafted: Draft) -> Option<FunctionName> {
    let function = FunctionName::parse(&drafted.peek()).ok();
    match function {
        Some(_) => drafted.clear(),
        None => room.toast(ToastKind::Stop, t::say_function()),
    }
    function
}

fn add(room: Room) -> AnyView {
    let drafted = draft("proxy-function");
    let veto = RwSignal::new(false);
    let send = move || {
        if let Some(function) = function(room, drafted) {
            let veto = veto.try_update(std::mem::take).unwrap_or_default();
            room.send(Command::AddProxy { seat: SeatId(random::uuid()), function, veto });
        }
    };
    let body = view! {
        {para("hint", t::add_means())}
        {line("proxy-function", t::function(), "text", drafted, FUNCTION_CHARS_MAX)}
        <label class="check">
            <input
                type="checkbox"
                prop:checked=move || veto.get()
                on:change=move |event| veto.set(event_target_checked(&event))
            />
            <span>{texts::people::can_stop()}</span>
        </label>
        <div class="buttons">{send_button("small", Some(Icon::Plus), t::add_now())}</div>
    };
    form("stack", send, body.into_any())
}

fn missing(room: Room) -> AnyView {
    let drafted = draft("missing-function");
    let send = move || {
        if let Some(function) = function(room, drafted) {
            room.send(Command::FlagMissing { function, missing: true });
        }
    };
    let body = vec![
        para("hint", t::missing_means()),
        line("missing-function", t::which(), "text", drafted, FUNCTION_CHARS_MAX),
        buttons(vec![send_button("small", Some(Icon::Plus), t::name_it())]),
    ];
    let known = live(move || {
        let named = room.read(|w| w.seats.missing.clone());
        let end = |function: FunctionName| {
            let label = t::here_now(&function);
            button("small", Some(Icon::Check), label, move || {
                room.send(Command::FlagMissing { function: function.clone(), missing: false });
            })
        };
        buttons(named.into_iter().map(end).collect())
    });
    el("div", "stack", vec![known, form("stack", send, body.into_any())])
}
