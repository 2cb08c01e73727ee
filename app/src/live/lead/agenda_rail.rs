//! The agenda in the facilitators' rail: past and upcoming steps with planned and actual duration. Skipped, locked and
//! overrun steps say so in words, too.

use domain::{
    id::StepId,
    tool::agenda::{Agenda, Phase},
};
use leptos::prelude::*;
use texts::chair as t;

use crate::{
    browser::page,
    state::{Room, follow::use_follow},
    ui::{
        Memo, act, effect,
        icon::{Glyph, Icon},
        memo,
        parts::{el, live, nothing, plain},
    },
    words,
};

/// Id of the scrolling list.
const LIST: &str = "agenda";
/// Id of the group's step in the list.
const NOW: &str = "agenda-now";
/// Microseconds.
const MINUTE: i64 = 60_000_000;

/// What one row shows.
#[derive(Clone, PartialEq)]
struct AgendaRow {
    id: StepId,
    phase: Phase,
    title: String,
    planned: u16,
    /// Minutes spent in it, once it was left.
    spent: Option<u16>,
    timing: Timing,
    skipped: bool,
    locked: bool,
}

/// A step's position relative to the group's step.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Timing {
    Reached,
    Now,
    Ahead,
}

/// The agenda as a list.
pub fn agenda(room: Room) -> AnyView {
    let lines = memo(move || room.read(|w| lines(&w.agenda)));
    // The clock ticks every second; the number changes once per minute.
    let spent = memo(move || {
        let now = room.clock().ticking();
        room.read(|w| {
            let step = w.agenda.current()?;
            Some(whole_minutes(w.agenda.used(step.id, now)))
        })
    });
    // A long agenda scrolls in its own box: keep the group's step visible.
    effect(move || {
        lines.track();
        request_animation_frame(|| page::bring_into_view(LIST, NOW));
    });
    let rows = move || {
        let mut phase = None;
        let mut rows = Vec::new();
        for line in lines.get() {
            if phase != Some(line.phase) {
                phase = Some(line.phase);
                rows.push(el("li", "phase", vec![plain(words::phase(line.phase))]));
            }
            rows.push(row(line, spent));
        }
        rows
    };
    view! {
        // It scrolls if the window is low, so it must be reachable by keyboard.
        <section class="stack" data-gap="s" id=LIST tabindex="0">
            <h2>{t::agenda()}</h2>
            <ol class="agenda" role="list">
                {rows}
            </ol>
        </section>
    }
    .into_any()
}

fn lines(agenda: &Agenda) -> Vec<AgendaRow> {
    let mut lines = Vec::new();
    for (index, step) in (0_u16..).zip(&agenda.steps) {
        let timing = if agenda.position == Some(index) {
            Timing::Now
        } else if agenda.reached.is_some_and(|reached| index <= reached) {
            Timing::Reached
        } else {
            Timing::Ahead
        };
        lines.push(AgendaRow {
            id: step.id,
            phase: step.phase,
            title: words::steps::title(step),
            planned: step.minutes.get(),
            spent: agenda.used.get(&step.id).map(|used| whole_minutes(*used)),
            timing,
            skipped: agenda.skipped.contains(&step.id),
            locked: agenda.locked.contains(&step.id),
        });
    }
    lines
}

/// Rounds microseconds down to minutes.
fn whole_minutes(micros: i64) -> u16 {
    u16::try_from(micros / MINUTE).unwrap_or_default()
}

fn row(line: AgendaRow, spent: Memo<Option<u16>>) -> AnyView {
    let follow = use_follow();
    let AgendaRow { id, planned, timing, skipped, .. } = line;
    let title = if skipped { el("s", "", vec![plain(line.title)]) } else { plain(line.title) };
    // Nobody was in a skipped step: there is nothing to look back at.
    let name = if timing == Timing::Ahead || skipped {
        el("span", "", vec![title])
    } else {
        view! {
            <button type="button" on:click=act(move || follow.look_at(id))>
                {title}
            </button>
        }
        .into_any()
    };
    let minutes = if timing == Timing::Now {
        live(move || minutes(spent.get(), planned))
    } else {
        minutes(line.spent, planned)
    };
    let lock = if line.locked { sign(Icon::Lock, t::locked()) } else { nothing() };
    let over = if skipped { unseen(t::skipped()) } else { nothing() };
    view! {
        <li
            id=(timing == Timing::Now).then_some(NOW)
            class:done=timing == Timing::Reached && !skipped
            class:skipped=skipped
            aria-current=(timing == Timing::Now).then_some("step")
        >
            {name}
            <span class="min">{over} {lock} {minutes}</span>
        </li>
    }
    .into_any()
}

/// `5′`, or `7 of 5′` once the group was there.
fn minutes(spent: Option<u16>, planned: u16) -> AnyView {
    match spent {
        None => plain(t::planned(planned)),
        Some(spent) if spent > planned => {
            let inside = vec![sign(Icon::Timer, t::overrun()), plain(t::spent(spent, planned))];
            el("b", "over", inside)
        }
        Some(spent) => plain(t::spent(spent, planned)),
    }
}

/// An icon with a text for screen readers.
fn sign(icon: Icon, word: &'static str) -> AnyView {
    view! {
        <Glyph icon />
        {unseen(word)}
    }
    .into_any()
}

fn unseen(word: &'static str) -> AnyView {
    el("span", "visually-hidden", vec![plain(word)])
}
