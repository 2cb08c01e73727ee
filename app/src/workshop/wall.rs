//! The wall: the big screen in the room, read at five metres. No controls but the choice of its language before the
//! start, and nothing private, ever: it shows the same whoever's seat opened it. At most some forty words stand at once.

use domain::{
    Change, Workshop,
    map::sorted,
    tool::{
        agenda::{Activity, Round, Step},
        cards::Kind,
        disconnects::State,
        resolution::Section,
    },
};
use leptos::prelude::*;
use texts::wall as t;

use super::{
    among,
    chair::gate_changes,
    entrance::{self, Way},
    frame::{ConnectionBar, Stepper},
    hill::hill,
    lobby, proxies, spot,
    timer::TimerView,
    tools::{
        costs::yearly,
        distribution::strip,
        findings::Finding,
        map::{ROWS_WALL, map},
        parts::{live, nothing, when},
        vetoes,
    },
};
use crate::{
    state::{Room, memo, use_room, voices},
    ui::{
        code::grouped,
        icon::{Glyph, Icon},
        language::LanguageMenu,
        mark::{AgreementPatterns, Mark},
        views::Views as _,
    },
    words,
};

/// The wall.
#[component]
pub fn Wall() -> impl IntoView {
    let room = use_room();
    let step = memo(move || room.read(Change::Agenda, |w| w.agenda.current().cloned()));
    let out = memo(move || among::is_out(room));
    let title =
        move || room.read(Change::Agenda, |w| w.agenda.title.as_ref().map(ToString::to_string));
    let line = move || {
        step.with(|step| match step {
            Some(step) => {
                (crate::words::steps::title(step), crate::words::steps::instruction(step))
            }
            None => (t::together().to_owned(), t::open_link().to_owned()),
        })
    };
    view! {
        <div class="wall" class:out=move || out.get()>
            <AgreementPatterns />
            <header class="topbar">
                <span class="home">
                    <Mark />
                </span>
                <h1 class="visually-hidden">{title}</h1>
                <Stepper />
                <TimerView />
                {when(move || step.with(Option::is_none), || view! { <LanguageMenu /> }.into_any())}
            </header>
            <p class="instruction">
                <strong>{move || line().0}</strong>
                {move || line().1}
            </p>
            <main class="wall-now">
                <ConnectionBar />
                {spot::band(room)}
                {move || {
                    if out.get() {
                        return large(t::among().to_owned());
                    }
                    step.with(|step| now(room, step.as_ref()))
                }}
            </main>
            <footer class="wall-foot">
                <Voices step />
                {hill(room, "hill")}
                {super::rehearsal::mark(room)}
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
        (0..heard.of.min(STROKES_MAX)).map(stroke).views()
    };
    view! {
        <div class="wall-voices">
            <span class="dots-in" aria-hidden="true">
                {strokes}
            </span>
            <p>
                <b class="num">{move || heard.get().count}</b>
                " "
                {move || {
                    let heard = heard.get();
                    t::heard(heard.of, heard.did)
                }}
            </p>
        </div>
    }
    .into_any()
}

/// The one thing that is talked about.
fn now(room: Room, step: Option<&Step>) -> AnyView {
    let Some(step) = step.cloned() else {
        return gathering(room);
    };
    let instruction = crate::words::steps::instruction(&step);
    match step.activity {
        Activity::Write { .. } | Activity::Record | Activity::Read => {
            let lines =
                step.lines.iter().map(|line| view! { <p class="words">{line.to_string()}</p> });
            if step.lines.is_empty() {
                large(instruction)
            } else {
                lines.take(3).views().into_any()
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

/// Before the start: when it is, how to come in, and who is waited for.
fn gathering(room: Room) -> AnyView {
    let way = RwSignal::new(None::<Way>);
    // Whoever opens or closes the way in is not told to the wall: it looks again whenever somebody comes.
    Effect::new(move |_| {
        room.read(Change::Seats, |_| ());
        entrance::look(room, way);
    });
    let head = live(move || large(lobby::starts(room).unwrap_or_else(|| t::one_yes().to_owned())));
    let come = live(move || way.get().map_or_else(nothing, |way| come_in(room, &way)));
    vec![head, come, proxies::gaps(room)].into_any()
}

/// The picture, the address and the code, as large as they have to be.
fn come_in(room: Room, way: &Way) -> AnyView {
    let Some((code, link)) = &way.code else {
        return nothing();
    };
    let address = link.split('#').next().unwrap_or_default();
    let address = address.split_once("://").map_or(address, |(_, address)| address);
    view! {
        <div class="wall-join">
            {entrance::picture(room, way)}
            <p>
                <span>{t::join_at(address)}</span>
                <span>{t::with_code()}</span>
                <b>{grouped(code)}</b>
            </p>
        </div>
    }
    .into_any()
}

fn large(text: String) -> AnyView {
    view! { <h2>{text}</h2> }.into_any()
}

fn shown(w: &Workshop, activity: Activity) -> Option<AnyView> {
    match activity {
        Activity::Reveal => reveal(w, Round::First),
        Activity::Organise => themes(w),
        Activity::Disconnects => disconnect(w).or_else(|| map(w, Round::First, ROWS_WALL)),
        Activity::Costs => costs(w),
        Activity::Trade => trades(w),
        Activity::Rate { round } => reveal(w, round),
        Activity::Draft | Activity::Consent | Activity::Sign => decision(w),
        _ => None,
    }
}

/// The statement that asks for talk most.
fn reveal(w: &Workshop, round: Round) -> Option<AnyView> {
    let veto = vetoes(w);
    let (finding, statement, outcome) = w
        .statements
        .agreements()
        .filter_map(|statement| {
            let outcome = statement.round(round).outcome.as_ref()?;
            Some((Finding::of(outcome, &veto), statement, outcome))
        })
        .min_by_key(|(finding, ..)| finding.rank)?;
    let title = t::say_yes(finding.yes, finding.rated);
    Some(
        view! {
            <article class="reveal">
                <div class="stack">
                    <p class="words">{statement.text.to_string()}</p>
                    <p class="finding large">{format!("{}.", finding.headline)}</p>
                </div>
                <figure class="distribution">
                    <figcaption>
                        {t::what_is()} " " <b>{title.clone()}</b>
                    </figcaption>
                    {strip("wall-strip", &outcome.points(), None, title)}
                </figure>
            </article>
        }
        .into_any(),
    )
}

fn themes(w: &Workshop) -> Option<AnyView> {
    let by_size = |place: usize| (std::cmp::Reverse(w.themes.list[place].cards.len()), place);
    let themes = sorted((0..w.themes.list.len()).map(by_size));
    let themes: Vec<_> = themes.into_iter().map(|(_, place)| &w.themes.list[place]).collect();
    let theme = |theme: &&domain::tool::themes::Theme| {
        view! { <p class="words">{format!("{} ({})", theme.title, theme.cards.len())}</p> }
    };
    (!themes.is_empty()).then(|| themes.iter().take(4).map(theme).views().into_any())
}

/// What waiting costs, as far as it is accepted.
fn costs(w: &Workshop) -> Option<AnyView> {
    let lines = yearly(&w.costs)
        .into_iter()
        .map(|line| view! { <p class="words">{line}</p> }.into_any())
        .views();
    let named = w.costs.list.len();
    let accepted = w.costs.list.iter().filter(|cost| cost.is_accepted()).count();
    (named > 0).then(|| {
        view! {
            <h2>{t::staying()}</h2>
            {lines}
            <p class="label">{t::accepted(accepted, named)}</p>
        }
        .into_any()
    })
}

/// How many concerns have an answer.
fn trades(w: &Workshop) -> Option<AnyView> {
    let open = |card: &&domain::tool::cards::Card| {
        card.kind == Kind::Concern && !card.sealed && !card.hidden
    };
    let all = w.cards.iter().filter(open).count();
    let settled = w.negotiables.trades.iter().filter(|trade| trade.settled).count();
    let answered = all - usize::from(w.resolution.undisposed(w));
    (all > 0).then(|| {
        view! {
            <h2>{t::answered(answered, all)}</h2>
            <p class="label">{t::settled(settled)}</p>
        }
        .into_any()
    })
}

/// The disconnect the chair has put here, or the first that is not settled.
fn disconnect(w: &Workshop) -> Option<AnyView> {
    let focus = w.disconnects.focus.and_then(|focus| w.disconnects.get(focus));
    let first = || w.disconnects.list.iter().find(|known| known.state() != State::Settled);
    let open = focus.or_else(first)?;
    let ends = t::ends(&open.one.function, &open.two.function);
    Some(
        view! {
            <p class="label">
                <Glyph icon=Icon::Disconnect />
                " "
                {t::disconnect(words::level(open.level))}
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
        Some(version) => t::version(version.number),
        None => t::draft().to_owned(),
    };
    Some(
        view! {
            <p class="label">{label}</p>
            <p class="words">{objective.to_string()}</p>
        }
        .into_any(),
    )
}
