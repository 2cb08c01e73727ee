//! The frame of the workshop's page: bar, instruction, signals and three columns. It stays for the complete visit; only
//! the stage in its middle changes.

use domain::{Workshop, powers::Life, seat::Attendance};
use leptos::prelude::*;
use texts::frame as t;

use crate::{
    browser::page,
    live::{
        lead::answers,
        shared::{
            chunk::{Chunk, Loaded, Notice, from_chunk, prefetch, stage_waiting},
            notices::{notice, notices, the},
            overview::progress,
            private_session::is_out,
            ready::ready,
        },
        shell::{
            connection::{connection_bar, connection_icon, toasts},
            expert_page::{self, expert_page},
            join_inside::join_inside,
            keys::{Keys, keys_sheet},
            more_menu::more_menu,
            people::{people_button, people_sheet},
            recovered::recovered_texts,
            signals,
            stepper::stepper,
            timer::timer_view,
        },
        steps::{screen_of, stage::stage},
    },
    state::{
        follow::{Follow, use_follow},
        use_room,
    },
    ui::{
        chrome::topbar,
        dialog::Passing,
        mark::AgreementPatterns,
        memo,
        parts::{nothing, when},
        theme::ThemeButton,
    },
};

/// The workshop's page. Who was invited and comes after the meeting joins where people sign.
pub fn frame() -> AnyView {
    let room = use_room();
    let comes_late = untrack(|| {
        let invited = room.me().is_some_and(|me| me.attendance == Attendance::Invited);
        invited && room.read(Workshop::life) == Life::Afterwards
    });
    if comes_late {
        page::go(&format!("/w/{}/follow", room.workshop_id()));
        return stage_waiting();
    }
    with_seat(desk)
}

/// A page for people who have joined; before that, the form for name and function. Invited experts have a page of
/// their own.
pub fn with_seat(desk: fn() -> AnyView) -> AnyView {
    let room = use_room();
    let passing = Passing { view: toasts, sheets: RwSignal::new(0) };
    provide_context(passing);
    let unless_in_sheet = move || when(move || passing.sheets.get() == 0, toasts);
    let outside = memo(move || room.me().is_some_and(|me| me.attendance == Attendance::Invited));
    let invited_to = memo(move || expert_page::invited_to(room));
    (move || {
        if outside.get() {
            untrack(join_inside)
        } else if let Some(invited_to) = invited_to.get() {
            vec![untrack(|| expert_page(invited_to)), unless_in_sheet()].into_any()
        } else {
            vec![untrack(desk), unless_in_sheet()].into_any()
        }
    })
    .into_any()
}

fn desk() -> AnyView {
    let room = use_room();
    let follow = Follow::new();
    provide_context(follow);
    let keys = Keys::new(room);
    prefetch(Chunk::Sheets);
    let out = memo(move || is_out(room));
    let ended = memo(move || room.read(Workshop::life) != Life::Meeting);
    let leads = memo(move || room.me().is_some_and(|me| me.role.facilitates()));
    let narrow = memo(move || {
        let step = follow.step();
        step.is_none_or(|step| screen_of(step.activity).narrow)
    });
    view! {
        <div class="page" class:out=move || out.get()>
            <AgreementPatterns />
            <a class="skip-link" href="#stage">
                {t::skip()}
            </a>
            {live_topbar(keys)}
            {connection_bar()}
            {recovered_texts()}
            {move || {
                if out.get() {
                    let waiting = the(room, Notice::Out);
                    return view! {
                        <main class="stage narrow" id="stage" tabindex="-1">
                            {waiting}
                        </main>
                    }
                        .into_any();
                }
                view! {
                    {notices(room)}
                    {when(move || ended.get(), ended_band)}
                    {instruction()}
                    {signals::strip(room)}
                    <div class="layout">
                        {move || leads.get().then(|| untrack(rail))}
                        <main
                            class="stage"
                            class:narrow=move || narrow.get()
                            class:apart=move || follow.is_apart()
                            id="stage"
                            tabindex="-1"
                        >
                            {notice(room, Notice::Elsewhere, move || follow.is_apart())}
                            {signals::reminder(room)}
                            {stage()}
                        </main>
                        {move || leads.get().then(|| untrack(aside))}
                    </div>
                }
                    .into_any()
            }}
            {keys_sheet(keys)}
            <p class="visually-hidden" role="status" aria-live="polite">
                {move || follow.said()}
            </p>
        </div>
    }
    .into_any()
}

fn live_topbar(keys: Keys) -> AnyView {
    let room = use_room();
    let people = RwSignal::new(false);
    let title = move || room.read(|w| w.agenda.title.as_ref().map(ToString::to_string));
    let bar = view! {
        <h1 class="title">{title}</h1>
        {stepper()}
        {progress(room, "progress-chart small")}
        {timer_view()}
        {connection_icon()}
        <span class="tools">
            {people_button(people)}
            <span class="wide-only">
                <ThemeButton />
            </span>
            {more_menu(people, keys)}
        </span>
    };
    view! {
        {topbar(bar.into_any())}
        {people_sheet(people)}
    }
    .into_any()
}

fn instruction() -> AnyView {
    let room = use_room();
    let follow = use_follow();
    let heard = move || {
        let step = follow.step();
        answers::heard(room, step.as_ref()).words()
    };
    let line = move || match follow.step() {
        Some(step) => (crate::words::steps::title(&step), crate::words::steps::instruction(&step)),
        None => (t::together().to_owned(), t::we_begin().to_owned()),
    };
    view! {
        <p class="instruction">
            <strong>{move || line().0}</strong>
            {move || line().1}
            " "
            <span class="num" data-voices>
                "· "
                {heard}
            </span>
        </p>
    }
    .into_any()
}

/// What everybody is told once the meeting has ended.
fn ended_band() -> AnyView {
    from_chunk(Chunk::FollowThrough, nothing, |loaded| {
        let Loaded::FollowThrough(parts) = loaded else { return None };
        Some((parts.band)(use_room()))
    })
}

fn rail() -> AnyView {
    from_chunk(Chunk::Lead, nothing, |loaded| {
        let Loaded::Lead(parts) = loaded else { return None };
        Some((parts.rail)())
    })
}

fn aside() -> AnyView {
    from_chunk(Chunk::Lead, nothing, |loaded| {
        let Loaded::Lead(parts) = loaded else { return None };
        Some((parts.aside)())
    })
}

/// What [`Chunk::Frame`] hands over.
pub fn frame_chunk() -> Loaded {
    ready();
    Loaded::Frame(frame)
}
