//! The debrief: five behaviours of a group that learns together, each with its count and what to ask for next.

use domain::{
    Workshop,
    debrief::{Tally, debrief},
};
use texts::debrief as t;

use crate::and;

/// Evenness from which functions count as heard evenly, in thousandths: two functions with three cards and two have it.
const EVEN: u16 = 800;

/// One behaviour: its count, and a hint while it is rare.
pub struct Behaviour {
    /// What a learning group does.
    pub name: &'static str,
    /// What was counted.
    pub counted: String,
    /// What to ask for; `None` if nothing remains.
    pub hint: Option<String>,
}

/// The five behaviours.
pub fn signs(workshop: &Workshop) -> [Behaviour; 5] {
    let told = debrief(workshop);
    let open = |share: Tally, hint: &str| (!share.is_whole()).then(|| hint.to_owned());
    let unheard: Vec<String> = told.unheard.iter().map(ToString::to_string).collect();
    let Tally { done, of } = told.heard;
    let heard = match told.evenness {
        Some(even) if even >= EVEN && told.heard.is_whole() => t::heard_evenly(of),
        _ => t::heard(done, of),
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
        Behaviour {
            name: t::explores(),
            counted: heard,
            hint: (!unheard.is_empty()).then(|| t::hear(and(&unheard))),
        },
        Behaviour {
            name: t::surfaces(),
            counted: t::surfaced(told.surfaced.done, told.surfaced.of),
            hint: open(told.surfaced, t::surface()),
        },
        Behaviour {
            name: t::considers(),
            counted: considered.join(", "),
            hint: open(told.restated, t::restate()),
        },
        Behaviour {
            name: t::probes(),
            counted: t::linked(told.linked.done, told.linked.of),
            hint: open(told.linked, t::link()),
        },
        Behaviour {
            name: t::resolves(),
            counted: resolved.join(", "),
            hint: open(told.answered, t::answer()),
        },
    ]
}
