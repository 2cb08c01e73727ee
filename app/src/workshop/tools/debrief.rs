//! The debrief: five behaviours of a group that learns together. During the workshop they are shown to facilitators
//! only, as hints what to ask for next; at the end to everybody.

use domain::{
    Workshop,
    debrief::{Share, debrief},
};
use leptos::prelude::*;
use texts::debrief as t;

use super::{
    super::chair::gate_changes,
    parts::{el, live, para, words},
};
use crate::{state::Room, words as say};

/// One behaviour: its count, and a hint while it is rare.
pub struct Sign {
    /// What a learning group does.
    pub name: &'static str,
    /// What was counted.
    pub counted: String,
    /// What to ask for; `None` if nothing remains.
    pub nudge: Option<String>,
}

/// The five behaviours.
pub fn signs(workshop: &Workshop) -> [Sign; 5] {
    let told = debrief(workshop);
    let open = |share: Share, nudge: &str| (!share.is_whole()).then(|| nudge.to_owned());
    let unheard: Vec<String> = told.unheard.iter().map(ToString::to_string).collect();
    let Share { done, of } = told.heard;
    let heard = match told.evenness {
        Some(even) => t::heard_evenly(done, of, say::index(even)),
        None => t::heard(done, of),
    };
    let considered = [
        t::restated(told.restated.done, told.restated.of),
        t::built_on(told.built_on.into()),
        t::moved(told.moved.into()),
    ];
    let resolved = [
        t::answered(told.answered.done, told.answered.of),
        t::signed(told.signed.done, told.signed.of),
    ];
    [
        Sign {
            name: t::explores(),
            counted: heard,
            nudge: (!unheard.is_empty()).then(|| t::hear(say::and(&unheard))),
        },
        Sign {
            name: t::surfaces(),
            counted: t::surfaced(told.surfaced.done, told.surfaced.of),
            nudge: open(told.surfaced, t::surface()),
        },
        Sign {
            name: t::considers(),
            counted: considered.join(", "),
            nudge: open(told.restated, t::restate()),
        },
        Sign {
            name: t::probes(),
            counted: t::linked(told.linked.done, told.linked.of),
            nudge: open(told.linked, t::link()),
        },
        Sign {
            name: t::resolves(),
            counted: resolved.join(", "),
            nudge: open(told.answered, t::answer()),
        },
    ]
}

/// The five behaviours as a list. `nudges` adds the hints for facilitators.
pub fn list(workshop: &Workshop, nudges: bool) -> AnyView {
    let item = |sign: Sign| {
        let mut inside = vec![el("b", "", vec![words(sign.name)]), para("hint", sign.counted)];
        inside.extend(sign.nudge.filter(|_| nudges).map(|nudge| para("", nudge)));
        el("li", "sign", inside)
    };
    super::parts::list("signs", signs(workshop).into_iter().map(item).collect())
}

/// The list, following the workshop.
pub fn live_list(room: Room, nudges: bool) -> AnyView {
    live(move || room.read_all(&gate_changes(room), |w| list(w, nudges)))
}
