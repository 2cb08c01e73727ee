//! The wall: the big screen in the room, read at five metres. No controls, nothing private, ever: it shows the
//! same whoever's seat opened it. At most some forty words stand at once.

use domain::{
    Change, Workshop,
    tool::{
        agenda::{Activity, Phase, Round, Step},
        disconnects::State,
        resolution::Section,
    },
};
use leptos::prelude::*;

use super::{
    chair::gate_changes,
    frame::{ConnectionBar, Stepper},
    timer::TimerView,
    tools::{distribution::strip, findings::Finding, map::map, vetoes},
};
use crate::{
    state::{Room, memo, use_room, voices},
    ui::{
        icon::{Glyph, Icon},
        mark::{AgreementPatterns, Mark},
    },
    words,
};

/// The wall.
#[component]
pub fn Wall() -> impl IntoView {
    let room = use_room();
    let step = memo(move || room.read(Change::Agenda, |w| w.agenda.current().cloned()));
    let title =
        move || room.read(Change::Agenda, |w| w.agenda.title.as_ref().map(ToString::to_string));
    let line = move || {
        step.with(|step| match step {
            Some(step) => (step.title.to_string(), step.instruction.to_string()),
            None => ("Getting together".to_owned(), "Open your personal link.".to_owned()),
        })
    };
    view! {
        <div class="wall">
            <AgreementPatterns />
            <header class="topbar">
                <span class="home">
                    <Mark />
                </span>
                <h1 class="visually-hidden">{title}</h1>
                <Stepper />
                <TimerView />
            </header>
            <p class="instruction">
                <strong>{move || line().0}</strong>
                {move || line().1}
            </p>
            <main class="wall-now">
                <ConnectionBar />
                {move || step.with(|step| now(room, step.as_ref()))}
            </main>
            <footer class="wall-foot">
                <Voices step />
                <Hill />
                <p class="hint">{title}</p>
            </footer>
        </div>
    }
    .into_any()
}

/// How many voices are in.
#[component]
fn Voices(step: Memo<Option<Step>>) -> impl IntoView {
    /// More strokes than this cannot be counted from five metres.
    const STROKES_MAX: u16 = 24;
    let room = use_room();
    let heard = memo(move || step.with(|step| voices::heard(room, step.as_ref())));
    let strokes = move || {
        let heard = heard.get();
        let stroke = |place| view! { <i class:in=place < heard.count></i> };
        (0..heard.of.min(STROKES_MAX)).map(stroke).collect_view()
    };
    view! {
        <div class="wall-voices">
            <span class="dots-in" aria-hidden="true">
                {strokes}
            </span>
            <p>
                <b class="num">{move || heard.get().count}</b>
                {move || {
                    let heard = heard.get();
                    format!(" of {} {}", heard.of, heard.did)
                }}
            </p>
        </div>
    }
    .into_any()
}

/// The one thing that is talked about.
fn now(room: Room, step: Option<&Step>) -> AnyView {
    let Some(step) = step.cloned() else {
        return large("From a collection of yeses to one collective yes.".to_owned());
    };
    let instruction = step.instruction.to_string();
    match step.activity {
        Activity::Write { .. } | Activity::Rate { .. } | Activity::Record | Activity::Read => {
            let lines =
                step.lines.iter().map(|line| view! { <p class="words">{line.to_string()}</p> });
            if step.lines.is_empty() {
                large(instruction)
            } else {
                lines.take(3).collect_view().into_any()
            }
        }
        _ => (move || {
            let mut changes = gate_changes(room);
            changes.push(Change::Themes);
            room.read_all(&changes, |w| {
                shown(w, step.activity).unwrap_or_else(|| large(instruction.clone()))
            })
        })
        .into_any(),
    }
}

fn large(text: String) -> AnyView {
    view! { <h2>{text}</h2> }.into_any()
}

fn shown(w: &Workshop, activity: Activity) -> Option<AnyView> {
    match activity {
        Activity::Reveal => reveal(w),
        Activity::Organise => themes(w),
        Activity::Disconnects => disconnect(w).or_else(|| map(w, Round::First)),
        Activity::Draft | Activity::Consent | Activity::Sign => decision(w),
        _ => None,
    }
}

/// The statement that asks for talk most.
fn reveal(w: &Workshop) -> Option<AnyView> {
    let veto = vetoes(w);
    let (finding, statement, outcome) = w
        .statements
        .list
        .iter()
        .filter_map(|statement| {
            let outcome = statement.round(Round::First).outcome.as_ref()?;
            Some((Finding::of(outcome, &veto), statement, outcome))
        })
        .min_by_key(|(finding, ..)| finding.rank)?;
    let title = format!("{} of {} say yes", finding.yes, finding.rated);
    Some(
        view! {
            <article class="reveal">
                <div class="stack">
                    <p class="words">{statement.text.to_string()}</p>
                    <p class="finding large">{format!("{}.", finding.headline)}</p>
                </div>
                <figure class="distribution">
                    <figcaption>
                        "What is " <b>{title.clone()}</b>
                    </figcaption>
                    {strip("wall-strip", &outcome.points(), None, title)}
                </figure>
            </article>
        }
        .into_any(),
    )
}

fn themes(w: &Workshop) -> Option<AnyView> {
    let mut themes: Vec<_> = w.themes.list.iter().collect();
    themes.sort_by_key(|theme| std::cmp::Reverse(theme.cards.len()));
    let theme = |theme: &&domain::tool::themes::Theme| {
        view! { <p class="words">{format!("{} ({})", theme.title, theme.cards.len())}</p> }
    };
    (!themes.is_empty()).then(|| themes.iter().take(4).map(theme).collect_view().into_any())
}

/// The first disconnect that is not settled.
fn disconnect(w: &Workshop) -> Option<AnyView> {
    let open = w.disconnects.list.iter().find(|known| known.state() != State::Settled)?;
    let ends = format!("{} and {}", open.one.function, open.two.function);
    Some(
        view! {
            <p class="label">
                <Glyph icon=Icon::Disconnect />
                {format!(" Disconnect · {}", words::level(open.level))}
            </p>
            <h2>{open.title.to_string()}</h2>
            <p class="label">{ends}</p>
        }
        .into_any(),
    )
}

fn decision(w: &Workshop) -> Option<AnyView> {
    let resolution = &w.resolution;
    let document = resolution.standing().map_or(&resolution.draft, |version| &version.document);
    let objective = document.sections.get(&Section::Objective)?;
    let label = match resolution.standing() {
        Some(version) => format!("What we decide · version {}", version.number),
        None => "What we decide · draft".to_owned(),
    };
    Some(
        view! {
            <p class="label">{label}</p>
            <p class="words">{objective.to_string()}</p>
        }
        .into_any(),
    )
}

/// Me → we: a hill, one marker a function. It climbs with the group's phases and stands on the top when it has
/// signed; when all have, one line joins them.
#[component]
fn Hill() -> impl IntoView {
    let room = use_room();
    let picture = move || {
        room.read_all(&[Change::Agenda, Change::Seats, Change::Resolution], |w| {
            let signed: std::collections::BTreeSet<_> =
                w.resolution.signatures().values().map(|s| s.function.clone()).collect();
            let functions = w.seats.functions();
            let one_yes = w.resolution.is_one_yes(w);
            let on_top = functions.iter().filter(|f| signed.contains(*f)).count();
            let said = if one_yes {
                "Every function has signed: one yes".to_owned()
            } else {
                format!("{on_top} of {} functions have signed", functions.len())
            };
            let foot = match w.agenda.phase() {
                Phase::Prepare => 8,
                Phase::Prompt => 34,
                Phase::Explore => 62,
                Phase::Converge | Phase::FollowThrough => 84,
            };
            let (mut waiting, mut topped) = (0, 0);
            let climbers = functions.iter().map(|function| {
                let x = if signed.contains(function) {
                    topped += 13;
                    100 + topped
                } else {
                    waiting += 9;
                    (foot - 9 + waiting).min(112)
                };
                let y = ground(x) - 5;
                view! {
                    <circle class="climber" cx=x.to_string() cy=y.to_string() r="5"></circle>
                }
            });
            let climbers = climbers.collect_view();
            view! {
                <svg class="hill" role="img" aria-label=said viewBox="0 0 240 72">
                    <path class="ground" d="M4 66C60 66 78 10 120 10S180 50 236 50"></path>
                    {climbers}
                    {one_yes.then(|| view! { <path class="joined" d="M104 8H170"></path> })}
                </svg>
            }
            .into_any()
        })
    };
    view! { {picture} }
}

/// The height of the hill's line at a place: the curve of the drawing, close enough for markers. Whole numbers:
/// see `tools::distribution`.
fn ground(x: i32) -> i32 {
    /// Across one side of the hill.
    const SIDE: i32 = 116;
    /// From 0 to `by` along one side, slowly at both ends.
    fn smooth(t: i32, by: i32) -> i32 {
        let t = t.clamp(0, SIDE);
        t * t * (3 * SIDE - 2 * t) / SIDE * by / (SIDE * SIDE)
    }
    if x <= 120 { 66 - smooth(x - 4, 56) } else { 10 + smooth(x - 120, 40) }
}
