//! The frame of the workshop's page: bar, phases, instruction, connection, words in passing, and the three
//! columns. It stands for the whole visit; only the stage in its middle changes.

use std::cmp::Ordering;

use domain::{
    Change,
    id::StepId,
    tool::agenda::{Activity, Phase, Step},
};
use leptos::prelude::*;
use texts::frame as t;

use super::{
    among,
    chair::{Aside, Rail},
    come_in::ComeInPage,
    door::ended_note,
    hill::hill,
    people::{PeopleButton, PeopleSheet},
    stage::Stage,
    timer::TimerView,
};
use crate::{
    browser::page,
    state::{
        Status, Toast, ToastKind,
        follow::{Follow, reached_in, use_follow},
        memo, use_room, voices,
    },
    ui::{
        act,
        copy::CopyButton,
        icon::{Glyph, Icon},
        language::LanguageMenu,
        mark::{AgreementPatterns, Mark},
        menu::Menu,
        theme::ThemeButton,
        views::Views as _,
    },
    words,
};

/// The workshop, for whoever has come in; before that, the question for name and function.
#[component]
pub fn Frame() -> impl IntoView {
    let room = use_room();
    let outside = memo(move || {
        room.me().is_some_and(|me| me.attendance == domain::seat::Attendance::Invited)
    });
    move || {
        if outside.get() {
            view! { <ComeInPage /> }.into_any()
        } else {
            view! { <Desk /> }.into_any()
        }
    }
}

#[component]
fn Desk() -> impl IntoView {
    let room = use_room();
    let follow = Follow::new();
    provide_context(follow);
    let out = memo(move || among::is_out(room));
    let leads = memo(move || room.me().is_some_and(|me| me.role.facilitates()));
    let narrow = memo(move || {
        let step = follow.step();
        step.is_none_or(|step| {
            matches!(
                step.activity,
                Activity::Read
                    | Activity::Write { .. }
                    | Activity::Rate { .. }
                    | Activity::Sign
                    | Activity::Record
            )
        })
    });
    view! {
        <div class="page" class:out=move || out.get()>
            <AgreementPatterns />
            <a class="skip-link" href="#stage">
                {t::skip()}
            </a>
            <Topbar />
            <ConnectionBar />
            {move || {
                if out.get() {
                    let waiting = among::out_page();
                    return view! {
                        <main class="stage narrow" id="stage" tabindex="-1">
                            {waiting}
                        </main>
                    }
                        .into_any();
                }
                view! {
                    {among::band(room)}
                    <Instruction />
                    <div class="layout">
                        {move || leads.get().then(|| view! { <Rail /> })}
                        <main
                            class="stage"
                            class:narrow=move || narrow.get()
                            id="stage"
                            tabindex="-1"
                        >
                            <Apart />
                            <Stage />
                        </main>
                        {move || leads.get().then(|| view! { <Aside /> })}
                    </div>
                }
                    .into_any()
            }}
            <Toasts />
            <p class="visually-hidden" role="status" aria-live="polite">
                {move || follow.said()}
            </p>
        </div>
    }
    .into_any()
}

#[component]
fn Topbar() -> impl IntoView {
    let room = use_room();
    let people = RwSignal::new(false);
    let title =
        move || room.read(Change::Agenda, |w| w.agenda.title.as_ref().map(ToString::to_string));
    view! {
        <header class="topbar">
            <a class="home" href="/" aria-label=texts::routes::home()>
                <Mark />
            </a>
            <h1 class="title">{title}</h1>
            <Stepper />
            {hill(room, "hill small")}
            <TimerView />
            <Conn />
            <span class="tools">
                <PeopleButton open=people />
                <span class="wide-only">
                    <ThemeButton />
                </span>
                <MoreMenu people />
            </span>
        </header>
        <PeopleSheet open=people />
    }
    .into_any()
}

/// The five phases, the current one marked. Those that are done can be looked back at, except on the wall.
#[component]
pub fn Stepper() -> impl IntoView {
    let room = use_room();
    let follow = use_context::<Follow>();
    let stops = memo(move || {
        room.read(Change::Agenda, |w| {
            let current = w.agenda.phase();
            Phase::ALL.map(|phase| (phase, phase.cmp(&current), reached_in(w, phase)))
        })
    });
    let stop = move |(phase, order, reached): (Phase, Ordering, Option<StepId>)| {
        let word = words::phase(phase);
        let inner = match (order, reached.zip(follow)) {
            (Ordering::Less, Some((step, follow))) => view! {
                <a
                    href="#stage"
                    on:click=move |event| {
                        event.prevent_default();
                        follow.look_at(step);
                    }
                >
                    {word}
                    <span class="visually-hidden">{t::done()}</span>
                </a>
            }
            .into_any(),
            _ => view! { <span>{word}</span> }.into_any(),
        };
        view! {
            <li class:done=order.is_lt() aria-current=order.is_eq().then_some("step")>
                {inner}
            </li>
        }
    };
    view! {
        <ol class="stepper" role="list" aria-label=t::phases()>
            {move || stops.get().map(stop).into_iter().views()}
        </ol>
    }
    .into_any()
}

/// What else there is: the steps that were reached, the wall, the record, the theme.
#[component]
fn MoreMenu(
    /// Opens the list of people: on a phone its own button has no room.
    people: RwSignal<bool>,
) -> impl IntoView {
    let room = use_room();
    let follow = use_follow();
    let place = format!("/w/{}", room.workshop_id());
    let (wall, record) = (format!("{place}/wall"), format!("{place}/record"));
    let item = move |step: Step| {
        let id = step.id;
        view! {
            <button type="button" on:click=act(move || follow.look_at(id))>
                {crate::words::steps::title(&step)}
            </button>
        }
    };
    let steps = move || {
        room.read(Change::Agenda, |w| {
            let reached = w.agenda.reached.map_or(0, |reached| usize::from(reached) + 1);
            w.agenda.steps.iter().take(reached).cloned().collect::<Vec<Step>>()
        })
    };
    view! {
        <Menu label=t::more()>
            <button type="button" class="narrow-only" on:click=act(move || people.set(true))>
                <Glyph icon=Icon::People />
                {t::people()}
            </button>
            <button type="button" class="narrow-only" on:click=|_| page::set_theme(!page::is_dark())>
                <Glyph icon=Icon::Moon />
                {t::theme()}
            </button>
            <LanguageMenu />
            <a href=record.clone()>
                <Glyph icon=Icon::Export />
                {t::record()}
            </a>
            <a href=wall.clone() target="_blank">
                <Glyph icon=Icon::Wall />
                {t::wall()}
            </a>
            <hr />
            <p class="menu-title">{t::look_back()}</p>
            {move || steps().into_iter().map(item).views()}
        </Menu>
    }
    .into_any()
}

#[component]
fn Instruction() -> impl IntoView {
    let room = use_room();
    let follow = use_follow();
    let heard = move || {
        let step = follow.step();
        voices::heard(room, step.as_ref()).words()
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

/// Shown while this person looks elsewhere than the group.
#[component]
fn Apart() -> impl IntoView {
    let room = use_room();
    let follow = use_follow();
    let group =
        move || room.read(Change::Agenda, |w| w.agenda.current().map(crate::words::steps::title));
    move || {
        follow.is_apart().then(|| {
            view! {
                <div class="note" data-kind="info" role="note">
                    <Glyph icon=Icon::Info />
                    <div>
                        <strong>{t::elsewhere()}</strong>
                        <p>{move || group().map(t::now_at)}</p>
                        <div class="buttons">
                            <button
                                type="button"
                                class="button small"
                                on:click=act(move || follow.rejoin())
                            >
                                {t::follow()}
                            </button>
                        </div>
                    </div>
                </div>
            }
        })
    }
}

/// The connection, as a small sign. When all is well only screen readers are told.
#[component]
fn Conn() -> impl IntoView {
    let room = use_room();
    let state = move || match room.status() {
        Status::Connecting => "connecting",
        Status::Connected | Status::Back => "on",
        Status::Offline { .. } | Status::Ended(_) => "off",
    };
    let sign = move || match room.status() {
        Status::Connecting => (Some(Icon::Online), t::connecting()),
        Status::Connected | Status::Back => (None, t::connected()),
        Status::Offline { .. } => (Some(Icon::Offline), t::offline()),
        Status::Ended(_) => (Some(Icon::Offline), t::ended()),
    };
    view! {
        <span class="conn" data-state=state role="status">
            {move || sign().0.map(|icon| view! { <Glyph icon=icon /> })}
            <span>{move || sign().1}</span>
        </span>
    }
    .into_any()
}

/// The connection in words, whenever it is not simply there.
#[component]
pub fn ConnectionBar() -> impl IntoView {
    let room = use_room();
    let kept = |unsent: usize| match unsent {
        0 => t::kept_typing().to_owned(),
        _ => t::kept_changes(unsent),
    };
    move || match room.status() {
        Status::Connecting | Status::Connected => ().into_any(),
        Status::Offline { unsent } => view! {
            <div class="offline-bar" role="status">
                <Glyph icon=Icon::Offline />
                {kept(unsent)}
            </div>
        }
        .into_any(),
        Status::Back => view! {
            <div class="offline-bar" data-kind="back" role="status">
                <Glyph icon=Icon::Check />
                {t::back()}
            </div>
        }
        .into_any(),
        Status::Ended(code) => ended_note(code),
    }
}

/// Words in passing.
#[component]
fn Toasts() -> impl IntoView {
    let room = use_room();
    let toast = move |toast: Toast| {
        let id = toast.id;
        let typed = toast.typed.clone();
        view! {
            <div class="toast" data-kind=(toast.kind == ToastKind::Stop).then_some("stop")>
                <p>{toast.text}</p>
                {typed.map(|typed| view! { <CopyButton text=typed what=t::your_words() /> })}
                <button
                    type="button"
                    class="button quiet small icon-only"
                    aria-label=t::take_away()
                    on:click=act(move || room.dismiss(id))
                >
                    <Glyph icon=Icon::Close />
                </button>
            </div>
        }
    };
    view! {
        <div class="toast-stack" role="status" aria-live="polite">
            <For each=move || room.toasts() key=|toast| toast.id children=toast />
        </div>
    }
    .into_any()
}
