//! The chair's way through the agenda: start, next, back, close. Going on while something is missing asks first,
//! and the reason is kept in the record.

use domain::{Change, id::StepId, text::Reason, tool::agenda::Command};
use leptos::prelude::*;
use texts::going_on as t;

use super::chair::missing;
use crate::{
    state::{draft, memo, use_room},
    ui::{
        act,
        dialog::Sheet,
        field::DraftField,
        icon::{Glyph, Icon},
        views::Views as _,
    },
    words,
};

/// Where the agenda stands, as far as the buttons need it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Place {
    here: Option<StepId>,
    before: Option<String>,
    next: Option<String>,
    closed: bool,
}

/// Back, and Next.
#[component]
pub fn GoingOn() -> impl IntoView {
    let room = use_room();
    let asks = RwSignal::new(false);
    let closes = RwSignal::new(false);
    let place = memo(move || {
        room.read(Change::Agenda, |w| {
            let agenda = &w.agenda;
            let title = |index: usize| agenda.steps.get(index).map(crate::words::steps::title);
            let at = agenda.position.map(usize::from);
            Place {
                here: agenda.current().map(|step| step.id),
                before: at.and_then(|at| title(at.checked_sub(1)?)),
                next: title(at.map_or(0, |at| at + 1)),
                closed: agenda.closed,
            }
        })
    });
    let next = move || match place.get_untracked().here {
        None => room.send(Command::Start),
        Some(_) if !untrack(|| missing(room)).is_empty() => asks.set(true),
        Some(from) => room.send(Command::Next { from, reason: None }),
    };
    let back = move || {
        if let Some(from) = place.get_untracked().here {
            room.send(Command::Back { from });
        }
    };
    view! {
        <div class="chair-controls">
            {move || {
                let place = place.get();
                if place.closed {
                    return view! { <p class="hint">{t::closed()}</p> }
                        .into_any();
                }
                let started = place.here.is_some();
                view! {
                    {place
                        .before
                        .map(|before| {
                            view! {
                                <button
                                    type="button"
                                    class="button quiet icon-only"
                                    aria-label=t::back(before)
                                    on:click=act(back)
                                >
                                    <Glyph icon=Icon::Back />
                                </button>
                            }
                        })}
                    {match place.next {
                        Some(title) => {
                            let label = if started { t::next(title) } else { t::start(title) };
                            view! {
                                <button
                                    type="button"
                                    class="button primary"
                                    on:click=act(next)
                                >
                                    {label}
                                    " "
                                    <Glyph icon=Icon::Next />
                                </button>
                            }
                                .into_any()
                        }
                        None => {
                            view! {
                                <button
                                    type="button"
                                    class="button primary"
                                    on:click=act(move || closes.set(true))
                                >
                                    {t::close_workshop()}
                                </button>
                            }
                                .into_any()
                        }
                    }}
                }
                    .into_any()
            }}
        </div>
        <AskFirst open=asks />
        <CloseFirst open=closes />
    }
    .into_any()
}

/// What is missing, and why to go on all the same.
#[component]
fn AskFirst(open: RwSignal<bool>) -> impl IntoView {
    let room = use_room();
    let why = draft("going-on");
    let lacks = memo(move || missing(room));
    let problem = RwSignal::new(None::<String>);
    let go_on = Callback::new(move |()| {
        let here = room.peek(|w| w.agenda.current().map(|step| step.id));
        match (Reason::parse(&why.peek()), here) {
            (Ok(reason), Some(from)) => {
                room.send(Command::Next { from, reason: Some(reason) });
                why.clear();
                problem.set(None);
                open.set(false);
            }
            (Err(trouble), _) => problem.set(Some(words::text_error(&trouble))),
            (Ok(_), None) => open.set(false),
        }
    });
    view! {
        <Sheet open title=t::all_the_same()>
            <div class="body">
                <ul class="stack" data-gap="s">
                    {move || {
                        let line = |what| view! { <li>{words::missing(&what)} "."</li> };
                        lacks.get().into_iter().map(line).views()
                    }}
                </ul>
                <p>{t::may_miss()}</p>
                <DraftField
                    draft=why
                    label=t::why()
                    hint=t::why_hint()
                    lines=true
                    problem=problem
                    on_enter=go_on
                />
            </div>
            <footer>
                <button type="button" class="button" on:click=act(move || open.set(false))>
                    {t::wait()}
                </button>
                <button type="button" class="button primary" on:click=act(move || go_on.run(()))>
                    {t::go_on()}
                </button>
            </footer>
        </Sheet>
    }
    .into_any()
}

/// Closing cannot be taken back: says so.
#[component]
fn CloseFirst(open: RwSignal<bool>) -> impl IntoView {
    let room = use_room();
    let close = move |_| {
        room.send(Command::Close);
        open.set(false);
    };
    view! {
        <Sheet open title=t::close_ask()>
            <div class="body">
                <p>{t::close_means()}</p>
            </div>
            <footer>
                <button type="button" class="button" on:click=act(move || open.set(false))>
                    {t::not_yet()}
                </button>
                <button type="button" class="button danger" on:click=close>
                    {t::close_it()}
                </button>
            </footer>
        </Sheet>
    }
    .into_any()
}
