//! Connecting: finds this browser's seat, opens the room, and shows the page once the server has welcomed it. Until
//! then, and if it fails, says so with the one thing to do.
//! The live page exists in the browser only. The server and the first view in the browser show the same waiting page,
//! whatever happens in the workshop meanwhile.

use domain::{
    Area,
    id::{SeatId, WorkshopId},
};
use leptos::{prelude::*, task::spawn_local};
use protocol::{
    CloseCode,
    limits::{CLIENTS_MAX, SOCKETS_PER_SEAT_MAX},
};
use texts::connect as t;

use crate::{
    browser::{http::HttpError, page},
    state::{Room, Status, join_api, local_store},
    ui::{
        AnySignal, act,
        chrome::{Purpose, plain_page},
        dots::idle_dots,
        effect,
        icon::{Glyph, Icon},
        memo,
        parts::{el, nothing, para, plain},
    },
};

/// What a page shows: a part of a workshop.
#[derive(Clone, Copy)]
pub struct Place {
    pub workshop: WorkshopId,
    pub area: Area,
}

/// How far this browser has got.
#[derive(Clone, PartialEq, Eq)]
enum ConnectState {
    Looking,
    In(SeatId),
    /// No seat; carries the reason.
    Out(String),
}

/// Shows the live page to people with a seat in this workshop. `heading` is the page's while nothing else is known;
/// `inside` builds the live page, in the browser after the first welcome.
pub fn connect(heading: &'static str, place: Place, inside: fn() -> AnyView) -> AnyView {
    let alive = RwSignal::new(false);
    effect(move || alive.set(true));
    (move || {
        if alive.get() { untrack(|| hall(heading, place, inside)) } else { waiting(heading) }
    })
    .into_any()
}

fn hall(heading: &'static str, place: Place, inside: fn() -> AnyView) -> AnyView {
    let Place { workshop, .. } = place;
    let state = AnySignal::new(ConnectState::Looking);
    let look = move || {
        state.set(ConnectState::Looking);
        spawn_local(async move {
            let found = match join_api::mine(workshop).await {
                Ok(place) => ConnectState::In(place.seat),
                Err(trouble) => outside(workshop, &trouble),
            };
            // The page may have been left meanwhile.
            let _ = state.try_set(found);
        });
    };
    look();
    (move || match state.get() {
        ConnectState::In(seat) => untrack(|| enter(heading, place, seat, inside)),
        ConnectState::Out(why) => out(heading, why, look),
        ConnectState::Looking => waiting(heading),
    })
    .into_any()
}

/// Without a network, uses the seat of the last visit: the room connects when it can.
fn outside(workshop: WorkshopId, trouble: &HttpError) -> ConnectState {
    match (trouble, local_store::remembered_seat(workshop)) {
        (HttpError::Unreached, Some(seat)) => ConnectState::In(seat),
        (trouble, _) => ConnectState::Out(trouble.words()),
    }
}

fn enter(
    heading: &'static str,
    Place { workshop, area }: Place,
    seat: SeatId,
    inside: fn() -> AnyView,
) -> AnyView {
    let room = Room::open(workshop, seat, area);
    provide_context(room);
    let ready = memo(move || room.is_ready());
    (move || {
        if ready.get() {
            return untrack(inside);
        }
        let state = move || match room.status() {
            Status::Ended(code) => ended(heading, code),
            _ => waiting(heading),
        };
        state.into_any()
    })
    .into_any()
}

/// The page before anything is known. Also the server's rendering.
pub fn waiting(heading: &'static str) -> AnyView {
    let inside = view! {
        <div class="waiting" role="status">
            {idle_dots()} <p>{t::connecting()}</p>
        </div>
    };
    plain_page(
        title(heading),
        para("instruction", t::one_moment()),
        Purpose::Loading,
        inside.into_any(),
    )
}

fn title(heading: &'static str) -> AnyView {
    el("h1", "title", vec![plain(heading)])
}

/// The page for people without a seat.
fn out(heading: &'static str, why: String, again: impl Fn() + 'static) -> AnyView {
    let inside = view! {
        <h2>{t::not_in()}</h2>
        <p role="alert">{why}</p>
        <div class="buttons">
            <button type="button" class="button primary" on:click=act(again)>
                {t::again()}
            </button>
            <a class="button quiet" href="/">
                {texts::routes::start_page()}
            </a>
        </div>
    };
    plain_page(title(heading), nothing(), Purpose::End, inside.into_any())
}

fn ended(heading: &'static str, code: CloseCode) -> AnyView {
    out(heading, meaning(code), page::reload)
}

/// What happened and what to do.
fn meaning(code: CloseCode) -> String {
    let why = match code {
        CloseCode::Restarting => t::restarting(),
        CloseCode::TooLarge => t::too_large(),
        CloseCode::Malformed => t::malformed(),
        CloseCode::SignInAgain => t::link_ended(),
        CloseCode::NotAdmitted => t::removed(),
        CloseCode::NoSuchWorkshop => t::no_workshop(),
        CloseCode::TooSlow => t::too_slow(),
        CloseCode::OtherVersion => t::other_version(),
        CloseCode::Full => return t::full(CLIENTS_MAX),
        CloseCode::SeatFull => return t::seat_full(SOCKETS_PER_SEAT_MAX),
        CloseCode::TooMany => t::too_many(),
    };
    why.to_owned()
}

/// The banner for when reconnecting by itself cannot help: why, and the one thing to do.
pub fn ended_note(code: CloseCode) -> AnyView {
    let reload =
        matches!(code, CloseCode::OtherVersion | CloseCode::Malformed | CloseCode::TooLarge);
    view! {
        <div class="note" data-kind="stop" role="alert">
            <Glyph icon=Icon::Offline />
            <div>
                <strong>{t::disconnected()}</strong>
                <p>{meaning(code)}</p>
                <div class="buttons">
                    {if reload {
                        view! {
                            <button
                                type="button"
                                class="button small"
                                on:click=|_| page::reload()
                            >
                                {texts::routes::reload()}
                            </button>
                        }
                            .into_any()
                    } else {
                        view! {
                            <a class="button small" href="/">
                                {texts::routes::start_page()}
                            </a>
                        }
                            .into_any()
                    }}
                </div>
            </div>
        </div>
    }
    .into_any()
}
