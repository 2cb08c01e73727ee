//! The chair's controls for the agenda: start, next, back, close. Moving on while something is missing asks for a
//! reason, which is stored in the record; moving on while people are not done asks for confirmation only. Nothing
//! advances by itself.

use domain::{
    id::StepId,
    text::Reason,
    tool::agenda::{Agenda, Command, Step},
};
use leptos::prelude::*;
use texts::advance as t;

use crate::{
    live::{lead::signals, shared::gate::missing},
    state::{Room, draft, use_room},
    ui::{
        act,
        dialog::Sheet,
        draft_field::DraftField,
        icon::{Glyph, Icon},
        memo,
        parts::{live, nothing, para, when},
        views::Views as _,
    },
    words,
};

/// The part of the agenda that the buttons depend on.
#[derive(Clone, Debug, PartialEq, Eq)]
struct StepContext {
    here: Option<StepId>,
    before: Option<String>,
    next: Option<String>,
    closed: bool,
}

impl StepContext {
    fn of(agenda: &Agenda) -> Self {
        let at = agenda.position.map(usize::from);
        // Skipped steps do not come up.
        let comes = |step: &&Step| !agenda.skipped.contains(&step.id);
        let title = |step: Option<&Step>| step.map(words::steps::title);
        let (done, ahead) = agenda.steps.split_at(at.unwrap_or(0).min(agenda.steps.len()));
        let here = usize::from(at.is_some());
        Self {
            here: agenda.current().map(|step| step.id),
            before: title(done.iter().rfind(comes)),
            next: title(ahead.iter().skip(here).find(comes)),
            closed: agenda.closed,
        }
    }
}

/// The buttons Back and Next.
pub fn step_controls() -> AnyView {
    let room = use_room();
    let asks = RwSignal::new(false);
    let closes = RwSignal::new(false);
    let context = memo(move || room.read(|w| StepContext::of(&w.agenda)));
    let buttons = move || {
        let StepContext { here, before, next, closed } = context.get();
        if closed {
            return view! { <p class="hint">{t::ended()}</p> }.into_any();
        }
        let next = match next {
            Some(title) => next_button(room, here, title, asks),
            None => close_button(closes),
        };
        vec![before.map(|title| back_button(room, here, title)).into_any(), next].into_any()
    };
    view! {
        <div class="chair-controls">{buttons}</div>
        {ask_first(asks)}
        {close_first(closes)}
    }
    .into_any()
}

fn back_button(room: Room, here: Option<StepId>, title: String) -> AnyView {
    let back = move || {
        if let Some(from) = here {
            room.send(Command::Back { from });
        }
    };
    view! {
        <button
            type="button"
            class="button quiet icon-only"
            id="go-back"
            aria-label=t::back(title)
            on:click=act(back)
        >
            <Glyph icon=Icon::Back />
        </button>
    }
    .into_any()
}

/// Starts, or moves on; asks first while something is missing or somebody is not done.
fn next_button(room: Room, here: Option<StepId>, title: String, asks: RwSignal<bool>) -> AnyView {
    let next = move || match here {
        None => room.send(Command::Start),
        Some(_) if untrack(|| !missing(room).is_empty() || done(room).is_some()) => asks.set(true),
        Some(from) => room.send(Command::Next { from, reason: None }),
    };
    let label = if here.is_some() { t::next(title) } else { t::start(title) };
    view! {
        <button type="button" class="button primary" id="go-next" on:click=act(next)>
            {label}
            " "
            <Glyph icon=Icon::Next />
        </button>
    }
    .into_any()
}

fn close_button(closes: RwSignal<bool>) -> AnyView {
    view! {
        <button type="button" class="button primary" on:click=act(move || closes.set(true))>
            {t::end_meeting()}
        </button>
    }
    .into_any()
}

/// How many are done with this step, out of how many; `None` while nobody or everybody is.
fn done(room: Room) -> Option<(usize, usize)> {
    room.read(|w| {
        let step = w.agenda.current()?;
        if signals::counts_voices(step.activity) {
            return None;
        }
        let members = w.seats.members().filter(|seat| !seat.proxy);
        let (done, of) = (usize::from(w.signals.done), members.count());
        (done > 0 && done < of).then_some((done, of))
    })
}

/// Lists what is missing and who is not done; asks for a reason if something is missing.
fn ask_first(open: RwSignal<bool>) -> AnyView {
    let room = use_room();
    let why = draft("going-on");
    let lacks = memo(move || missing(room));
    let lacking = move || !lacks.with(Vec::is_empty);
    let problem = RwSignal::new(None::<String>);
    let go_on = Callback::new(move |()| {
        let from = room.peek(|w| w.agenda.current().map(|step| step.id));
        let reason = if untrack(lacking) { Reason::parse(&why.peek()).map(Some) } else { Ok(None) };
        match (reason, from) {
            (Ok(reason), Some(from)) => {
                room.send(Command::Next { from, reason });
                why.clear();
                problem.set(None);
                open.set(false);
            }
            (Err(trouble), _) => problem.set(Some(words::text_error(&trouble))),
            (Ok(_), None) => open.set(false),
        }
    });
    let title =
        move || (if lacking() { t::continue_anyway() } else { t::not_all_done() }).to_owned();
    let lacked = move || {
        let line = |what| view! { <li>{what} "."</li> };
        view! {
            <ul class="stack" data-gap="s">
                {move || words::missing(&lacks.get()).into_iter().map(line).views()}
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
        }
        .into_any()
    };
    view! {
        <Sheet open title=Signal::derive(title)>
            <div class="body">
                {live(move || match done(room) {
                    Some((done, of)) => {
                        let who = para("hint", t::not_done(signals::not_done(room)));
                        vec![para("", t::done_of(done, of)), who].into_any()
                    }
                    None => nothing(),
                })}
                {when(lacking, lacked)}
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

/// Warns that ending the meeting cannot be undone.
fn close_first(open: RwSignal<bool>) -> AnyView {
    let room = use_room();
    let close = move |_| {
        room.send(Command::Close);
        open.set(false);
    };
    view! {
        <Sheet open title=t::end_ask()>
            <div class="body">
                <p>{t::end_means()}</p>
            </div>
            <footer>
                <button type="button" class="button" on:click=act(move || open.set(false))>
                    {t::not_yet()}
                </button>
                <button type="button" class="button danger" on:click=close>
                    {t::end_it()}
                </button>
            </footer>
        </Sheet>
    }
    .into_any()
}
