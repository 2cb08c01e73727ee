//! Samples of the temperature check, and its sealed round.

use crate::{
    base::activity::Activity,
    samples::{
        rounds::{SealedRound, ready},
        values::{seat, voice},
    },
    tool::temperature::{Command, Event, Fingers},
};

pub(crate) fn commands() -> Vec<Command> {
    vec![Command::Ask, Command::Say { fingers: fingers(4) }, Command::Reveal]
}

pub(crate) fn events() -> Vec<Event> {
    vec![
        Event::Asked,
        Event::Said { seat: seat(4), fingers: fingers(3) },
        Event::Heard { voice: voice() },
        Event::Revealed { hands: vec![fingers(0), fingers(5)] },
    ]
}

#[expect(clippy::unnecessary_wraps, reason = "most tools have none")]
pub(crate) fn round() -> Option<SealedRound> {
    Some(SealedRound {
        name: "hands",
        activity: Activity::Organise,
        prepare: ready,
        asks: |_| vec![Command::Ask.into()],
        says: |_, number| {
            let number = u8::try_from(number % 6).unwrap_or(0);
            Command::Say { fingers: fingers(number) }.into()
        },
        reveal: |_| Command::Reveal.into(),
        bare: true,
    })
}

fn fingers(number: u8) -> Fingers {
    Fingers::new(number).expect("samples have five fingers")
}
