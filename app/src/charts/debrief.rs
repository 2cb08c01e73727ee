//! The debrief: five behaviours of a group that learns together. During the workshop they are shown to facilitators
//! only, as hints what to ask for next; at the end to everybody.

use domain::Workshop;
use leptos::prelude::*;

use crate::{
    ui::parts::{self, el, para, plain},
    words::{Behaviour, signs},
};

/// Who reads the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Readers {
    /// They see the hints, too.
    Facilitators,
    Everybody,
}

/// The five behaviours as a list.
pub fn list(workshop: &Workshop, readers: Readers) -> AnyView {
    let item = |sign: Behaviour| {
        let mut inside = vec![el("b", "", vec![plain(sign.name)]), para("hint", sign.counted)];
        inside.extend(
            sign.hint.filter(|_| readers == Readers::Facilitators).map(|hint| para("", hint)),
        );
        el("li", "behaviour", inside)
    };
    parts::list("behaviours", signs(workshop).into_iter().map(item).collect())
}
