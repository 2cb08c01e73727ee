//! The debrief: five signs that a group learns together. While it works they are the facilitators' alone, as what to
//! ask for next; at the end they are everybody's.

use domain::{
    Workshop,
    debrief::{Share, debrief},
};
use leptos::prelude::*;

use super::{
    super::chair::gate_changes,
    parts::{el, live, para, words},
};
use crate::{state::Room, words as say};

/// One sign: what is counted, how far it is, and what to do while it is low.
pub struct Sign {
    /// What a learning group does.
    pub name: &'static str,
    /// What was counted.
    pub counted: String,
    /// What to ask for; none where nothing is left.
    pub nudge: Option<String>,
}

/// The five signs.
pub fn signs(workshop: &Workshop) -> [Sign; 5] {
    let told = debrief(workshop);
    let of = |share: Share, what: &str| format!("{} of {} {what}", share.done, share.of);
    let open = |share: Share, nudge: &str| (!share.is_whole()).then(|| nudge.to_owned());
    let unheard: Vec<String> = told.unheard.iter().map(ToString::to_string).collect();
    let evenness =
        told.evenness.map(|even| format!("; how evenly, from 0 to 1: {}", say::index(even)));
    [
        Sign {
            name: "Explores concerns",
            counted: of(told.heard, "functions heard") + &evenness.unwrap_or_default(),
            nudge: (!unheard.is_empty())
                .then(|| format!("{} has not been heard: ask there first.", say::and(&unheard))),
        },
        Sign {
            name: "Brings differences into the open",
            counted: of(told.surfaced, "differences explained from both ends"),
            nudge: open(told.surfaced, "A difference has not been talked about: take it next."),
        },
        Sign {
            name: "Considers other views",
            counted: format!(
                "{}, {} across functions, {} moved",
                of(told.restated, "views said back until “yes, that is it”"),
                say::count(told.built_on.into(), "thought built on", "thoughts built on"),
                say::count(told.moved.into(), "rating", "ratings"),
            ),
            nudge: open(told.restated, "Ask one end to say the other's view until they say yes."),
        },
        Sign {
            name: "Looks for what depends on what",
            counted: of(told.linked, "pairs of functions linked"),
            nudge: open(told.linked, "Ask each function what must be true elsewhere."),
        },
        Sign {
            name: "Resolves together",
            counted: format!(
                "{}, {}",
                of(told.answered, "concerns answered"),
                of(told.signed, "signed")
            ),
            nudge: open(
                told.answered,
                "Concerns are open: settle them, or park them with an owner.",
            ),
        },
    ]
}

/// The five signs as a list. `nudges` are for those who lead.
pub fn list(workshop: &Workshop, nudges: bool) -> AnyView {
    let item = |sign: Sign| {
        let mut inside = vec![el("b", "", vec![words(sign.name)]), para("hint", sign.counted)];
        inside.extend(sign.nudge.filter(|_| nudges).map(|nudge| para("", nudge)));
        el("li", "sign", inside)
    };
    super::parts::list("signs", signs(workshop).into_iter().map(item).collect())
}

/// The same, following the workshop.
pub fn live_list(room: Room, nudges: bool) -> AnyView {
    live(move || room.read_all(&gate_changes(room), |w| list(w, nudges)))
}
