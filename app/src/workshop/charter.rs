//! The charter on screens: who sees whose anything is, in one sentence for whoever joins, and the Mobilizer's choice for
//! each phase.

use domain::{
    Change, Workshop,
    powers::Power,
    tool::{
        agenda::Phase,
        charter::{Command, SPEAKING, Visibility, has_begun},
    },
};
use leptos::prelude::*;

use super::tools::{
    fields::select,
    parts::{el, list, live, para, section, when, words},
};
use crate::{
    state::{Room, memo},
    words as say,
};

/// What was promised for the three phases in which people speak.
pub type Promised = [Visibility; 3];

/// What was promised, tracked.
pub fn promised(room: Room) -> Promised {
    room.read(Change::Charter, |w| SPEAKING.map(|phase| w.charter.of(phase)))
}

/// How somebody's words are shown.
fn shown(visibility: Visibility) -> &'static str {
    match visibility {
        Visibility::Named => "under your name and function",
        Visibility::Function => "under your function, not your name",
        Visibility::Anonymous => "under neither your name nor your function",
    }
}

/// How what is said now will be shown, tracked.
pub fn shown_now(room: Room) -> &'static str {
    shown(room.read_all(&[Change::Charter, Change::Agenda], Workshop::visibility))
}

/// What a reveal of ratings will name.
pub fn ratings_name(room: Room) -> &'static str {
    let now = room.read_all(&[Change::Charter, Change::Agenda], Workshop::visibility);
    if now == Visibility::Anonymous {
        "neither names nor functions"
    } else {
        "functions, not names"
    }
}

/// The same as a choice.
fn choice_word(visibility: Visibility) -> &'static str {
    match visibility {
        Visibility::Named => "By name",
        Visibility::Function => "By function",
        Visibility::Anonymous => "Anonymous",
    }
}

/// Who sees whose anything is, in one sentence.
pub fn sentence(promised: Promised) -> String {
    let [prompt, explore, converge] = promised;
    let who = "your group, and the seller who helps to run the meeting, read it";
    if prompt == explore && explore == converge {
        return format!("After that {who} {}.", shown(prompt));
    }
    let each = SPEAKING.iter().zip(promised);
    let each: Vec<String> =
        each.map(|(phase, how)| format!("in {} {}", say::phase(*phase), shown(how))).collect();
    format!("After that {who}: {}.", each.join("; "))
}

/// What a member alone in a function must know before writing; none where the function stands under nothing anyway.
pub fn alone(promised: Promised, function: &str, others: &[String]) -> Option<String> {
    let shown = promised.iter().any(|visibility| *visibility != Visibility::Anonymous);
    let same = |other: &String| other.to_lowercase() == function.to_lowercase();
    (shown && !function.is_empty() && !others.iter().any(same)).then(|| {
        format!("Nobody else speaks for {function} yet: what stands under it is known to be yours.")
    })
}

/// What was promised, and for the Mobilizer the choice.
pub fn panel(room: Room) -> AnyView {
    let chooses = memo(move || room.may(Power::Promise));
    let row = move |(place, phase): (usize, Phase)| {
        let how = live(move || words(shown(promised(room)[place])));
        el("li", "", vec![el("b", "", vec![words(say::phase(phase))]), words(": "), how])
    };
    section(
        "Who sees whose words",
        vec![
            list("stack", SPEAKING.into_iter().enumerate().map(row).collect()),
            para(
                "hint",
                "The server keeps who wrote what, so that you can change it. It shows that to nobody whom this does not name.",
            ),
            para(
                "hint",
                "Costs, the ends of a disconnect, trades and signatures are always spoken for a function; links are drawn in the open.",
            ),
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

/// The choice for one phase: anything before it has begun, only stricter after.
fn choice(room: Room, phase: Phase) -> AnyView {
    live(move || {
        let (known, begun) = room.read_all(&[Change::Charter, Change::Agenda], |w| {
            (w.charter.of(phase), has_begun(w, phase))
        });
        let options: Vec<Visibility> =
            Visibility::ALL.into_iter().filter(|choice| !begun || *choice >= known).collect();
        let place = |wanted: Visibility| Visibility::ALL.iter().position(|one| *one == wanted);
        let key = |wanted| place(wanted).unwrap_or_default().to_string();
        let value = RwSignal::new(key(known));
        Effect::new(move |_| {
            let wanted = value.get().parse::<usize>().ok();
            let wanted = wanted.and_then(|at| Visibility::ALL.get(at).copied());
            if let Some(visibility) = wanted.filter(|wanted| *wanted != known) {
                room.send(Command::Promise { phase, visibility });
            }
        });
        let options =
            options.into_iter().map(|one| (key(one), choice_word(one).to_owned())).collect();
        select(format!("promise-{phase}"), say::phase(phase), options, value)
    })
}
