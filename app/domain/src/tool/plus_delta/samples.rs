//! Samples of plus and delta, and its sealed round.

use crate::{
    base::activity::Activity,
    samples::{
        rounds::{SealedRound, nothing_asked, ready},
        values::{reason, seat, voice},
    },
    tool::plus_delta::{Command, Event, Sheet},
};

pub(crate) fn commands() -> Vec<Command> {
    let Sheet { plus, delta } = sheet();
    vec![Command::Say { plus, delta }, Command::Reveal]
}

pub(crate) fn events() -> Vec<Event> {
    vec![
        Event::Said { seat: seat(4), sheet: sheet() },
        Event::Heard { voice: voice() },
        Event::Revealed { sheets: vec![sheet()] },
    ]
}

#[expect(clippy::unnecessary_wraps, reason = "most tools have none")]
pub(crate) fn round() -> Option<SealedRound> {
    Some(SealedRound {
        name: "sheets",
        activity: Activity::Organise,
        prepare: ready,
        asks: nothing_asked,
        says: |_, number| {
            let plus = Some(reason(&format!("Good {number}.")));
            let delta = Some(reason(&format!("Change {number}.")));
            Command::Say { plus, delta }.into()
        },
        reveal: |_| Command::Reveal.into(),
        bare: true,
    })
}

fn sheet() -> Sheet {
    Sheet { plus: Some(reason("Everybody spoke.")), delta: Some(reason("Start on time.")) }
}
