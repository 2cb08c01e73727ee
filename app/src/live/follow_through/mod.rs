//! What comes after the meeting: the text with its signatures, and one thing to do for each person. Its browser is told of
//! the area `Follow` and knows nothing else of the workshop.

use domain::{Role, Workshop, powers::Life, tool::agenda::Phase};
use leptos::prelude::*;
use texts::follow_through as t;

use crate::{
    browser::page as browser,
    live::{
        shared::{
            chunk::{Chunk, prefetch, stage_waiting},
            notices::notices,
        },
        sheets::more::page_items,
        shell::{
            connection::{connection_bar, connection_icon},
            expert_page,
            frame::with_seat,
            people::{people_button, people_sheet},
            recovered::recovered_texts,
            stepper::stepper,
        },
        steps::sign::{self, Signing},
    },
    state::{Room, use_room},
    ui::{
        chrome::topbar,
        effect_after,
        icon::{Glyph, Icon},
        mark::AgreementPatterns,
        memo,
        menu::Menu,
        parts::{actionbar, ask, live, nothing, when},
        theme::ThemeButton,
    },
    words,
};

pub mod chunk;
mod lifecycle;

/// The link that is there for everybody who has nothing to sign.
const NEXT: &str = "next";

/// The page. Invited experts have nothing to sign: their page is that of the meeting.
pub fn page() -> AnyView {
    let room = use_room();
    if untrack(|| expert_page::invited_to(room)).is_some() {
        browser::go(&meeting(room));
        return stage_waiting();
    }
    with_seat(desk)
}

fn meeting(room: Room) -> String {
    format!("/w/{}", room.workshop_id())
}

fn desk() -> AnyView {
    let room = use_room();
    prefetch(Chunk::Sheets);
    let on = memo(move || room.read(Workshop::life) == Life::Meeting);
    let stage = move || untrack(|| if on.get() { running(room) } else { afterwards(room) });
    view! {
        <div class="page">
            <AgreementPatterns />
            <a class="skip-link" href="#stage">
                {texts::frame::skip()}
            </a>
            {bar(room)}
            {connection_bar()}
            {recovered_texts()}
            {notices(room)}
            {lifecycle::band(room, |_| nothing())}
            <p class="instruction">
                <strong>{words::phase(Phase::FollowThrough)}</strong>
                {t::line()}
            </p>
            <div class="layout">
                <main class="stage narrow" id="stage" tabindex="-1">
                    {move || {
                        on.track();
                        stage()
                    }}
                </main>
            </div>
        </div>
    }
    .into_any()
}

fn bar(room: Room) -> AnyView {
    let people = RwSignal::new(false);
    let title = move || room.read(|w| w.agenda.title.as_ref().map(ToString::to_string));
    let inside = view! {
        <h1 class="title">{title}</h1>
        {stepper()}
        {connection_icon()}
        <span class="tools">
            {people_button(people)}
            <span class="wide-only">
                <ThemeButton />
            </span>
            <Menu label=texts::frame::more()>{page_items(people, meeting_link(room))}</Menu>
        </span>
    };
    vec![topbar(inside.into_any()), people_sheet(people)].into_any()
}

/// Back to what was shown in the meeting.
fn meeting_link(room: Room) -> AnyView {
    view! {
        <a href=meeting(room)>
            <Glyph icon=Icon::Back />
            {t::to_meeting()}
        </a>
    }
    .into_any()
}

/// While the meeting is on.
fn running(room: Room) -> AnyView {
    let link = view! {
        <a class="button primary" href=meeting(room)>
            {t::to_meeting()}
        </a>
    };
    vec![ask(t::running(), t::running_hint()), actionbar(nothing(), link.into_any())].into_any()
}

fn afterwards(room: Room) -> AnyView {
    let one_yes = memo(move || room.read(|w| w.resolution.is_one_yes(w)));
    let signing = memo(move || sign::signing(room));
    let pressed = RwSignal::new(false);
    effect_after(move |before: Option<Signing>| {
        let now = signing.get();
        // The button is gone: the focus goes to what is next.
        if before.is_some_and(|before| before != now) && pressed.get_untracked() {
            pressed.set(false);
            request_animation_frame(|| browser::focus(NEXT));
        }
        now
    });
    let todo = move || match signing.get() {
        Signing::Asked(hash) => sign::sign_button(room, hash, move || pressed.set(true)),
        Signing::Signed | Signing::Nothing => record_link(room),
    };
    view! {
        {when(move || one_yes.get(), move || sign::celebration(room))}
        {when(move || !one_yes.get(), move || live(move || question(room, &signing.get())))}
        {live(move || sign::standing_note(room))}
        {live(move || sign::paper(room))}
        {actionbar(sign::count(room), live(todo))}
        {said(room)}
    }
    .into_any()
}

/// What the page is about for this person.
fn question(room: Room, signing: &Signing) -> AnyView {
    use texts::sign;
    let seller = room.me().is_some_and(|me| me.role == Role::Seller);
    match signing {
        Signing::Asked(_) => ask(sign::question(), sign::hint()),
        Signing::Signed => ask(t::signed(), sign::hint()),
        Signing::Nothing => ask(t::read(), if seller { sign::seller() } else { "" }),
    }
}

fn record_link(room: Room) -> AnyView {
    view! {
        <a class="button primary" id=NEXT href=format!("{}/record", meeting(room))>
            {texts::record_step::open()}
        </a>
    }
    .into_any()
}

/// For screen readers: who has signed, whenever that changes.
fn said(room: Room) -> AnyView {
    let words = RwSignal::new(String::new());
    let signed = move || {
        let of = room.read(|w| w.seats.members().count());
        (room.read(|w| w.resolution.signatures().len()), of)
    };
    effect_after(move |before: Option<(usize, usize)>| {
        let (signed, of) = signed();
        if before.is_some_and(|(before, _)| before != signed) {
            words.set(t::now_signed(signed, of));
        }
        (signed, of)
    });
    view! {
        <p class="visually-hidden" role="status" aria-live="polite">
            {move || words.get()}
        </p>
    }
    .into_any()
}
