//! The charter on screens: one sentence about visibility for people who join, and the Mobilizer's choice per phase.

use domain::{
    Workshop,
    powers::Power,
    tool::{
        agenda::Phase,
        charter::{Command, SPEAKING, Visibility, has_begun},
    },
};
use leptos::prelude::*;
use texts::{charter as t, join_form};

use crate::{
    state::Room,
    ui::{
        effect,
        fields::select,
        icon::{Glyph, Icon},
        memo,
        parts::{el, list, live, para, plain, section, when},
    },
    words,
};

/// The visibility in the three phases in which people contribute.
pub type PhaseVisibility = [Visibility; 3];

/// The visibility of the three phases, tracked.
pub fn visibility(room: Room) -> PhaseVisibility {
    room.read(|w| SPEAKING.map(|phase| w.charter.of(phase)))
}

/// How contributions are attributed.
fn shown(visibility: Visibility) -> &'static str {
    match visibility {
        Visibility::Named => t::shown_named(),
        Visibility::Function => t::shown_function(),
        Visibility::Anonymous => t::shown_anonymous(),
    }
}

/// How contributions of the current phase will be attributed, tracked.
pub fn shown_now(room: Room) -> &'static str {
    shown(room.read(Workshop::visibility))
}

/// How a reveal of ratings attributes them.
pub fn ratings_name(room: Room) -> &'static str {
    let now = room.read(Workshop::visibility);
    if now == Visibility::Anonymous { t::ratings_nothing() } else { t::ratings_functions() }
}

/// The same as the label of a choice.
fn choice_word(visibility: Visibility) -> &'static str {
    match visibility {
        Visibility::Named => t::by_name(),
        Visibility::Function => t::by_function(),
        Visibility::Anonymous => t::anonymous(),
    }
}

/// The visibility of all three phases, in one sentence.
pub fn sentence(visibility: PhaseVisibility) -> String {
    let [prompt, explore, converge] = visibility;
    if prompt == explore && explore == converge {
        return t::after_all(shown(prompt));
    }
    t::after_each(shown(prompt), shown(explore), shown(converge))
}

/// A warning for a member who is alone in a function, before they write; `None` if the function's contributions are
/// anonymous anyway.
pub fn alone(visibility: PhaseVisibility, function: &str, others: &[String]) -> Option<String> {
    let shown = visibility.iter().any(|visibility| *visibility != Visibility::Anonymous);
    let same = |other: &String| other.to_lowercase() == function.to_lowercase();
    (shown && !function.is_empty() && !others.iter().any(same)).then(|| t::alone(function))
}

/// The charter, and for the Mobilizer the choice.
pub fn panel(room: Room) -> AnyView {
    let chooses = memo(move || room.may(Power::SetVisibility));
    let row = move |(place, phase): (usize, Phase)| {
        let how = live(move || plain(shown(visibility(room)[place])));
        el("li", "", vec![el("b", "", vec![plain(words::phase(phase))]), plain(t::colon()), how])
    };
    section(
        t::title(),
        vec![
            list("stack", SPEAKING.into_iter().enumerate().map(row).collect()),
            para("hint", t::kept()),
            para("hint", t::always()),
            when(
                move || chooses.get(),
                move || {
                    let all = SPEAKING.map(|phase| choice(room, phase)).into();
                    el("div", "stack", all)
                },
            ),
        ],
    )
}

/// The choice for one phase: any visibility before it starts, only stricter ones after.
fn choice(room: Room, phase: Phase) -> AnyView {
    live(move || {
        let (known, begun) = room.read(|w| (w.charter.of(phase), has_begun(w, phase)));
        let options: Vec<Visibility> =
            Visibility::ALL.into_iter().filter(|choice| !begun || *choice >= known).collect();
        let place = |wanted: Visibility| Visibility::ALL.iter().position(|one| *one == wanted);
        let key = |wanted| place(wanted).unwrap_or_default().to_string();
        let value = RwSignal::new(key(known));
        effect(move || {
            let wanted = value.get().parse::<usize>().ok();
            let wanted = wanted.and_then(|at| Visibility::ALL.get(at).copied());
            if let Some(visibility) = wanted.filter(|wanted| *wanted != known) {
                room.send(Command::SetVisibility { phase, visibility });
            }
        });
        let options =
            options.into_iter().map(|one| (key(one), choice_word(one).to_owned())).collect();
        select(format!("promise-{phase}"), words::phase(phase), options, value)
    })
}

/// Who sees what, in three sentences.
pub fn notes(visibility: Signal<PhaseVisibility>) -> AnyView {
    let promise = |icon, words: &'static str| {
        view! {
            <li>
                <Glyph icon=icon />
                " "
                <span>{words}</span>
            </li>
        }
    };
    view! {
        <ul class="visibility-notes" role="list">
            {promise(Icon::Lock, join_form::sealed())}
            <li>
                <Glyph icon=Icon::People />
                " "
                <span>{move || sentence(visibility.get())}</span>
            </li>
            {promise(Icon::Export, join_form::yours())}
        </ul>
    }
    .into_any()
}
