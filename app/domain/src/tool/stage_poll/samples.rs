//! Samples of the stage poll, and its sealed round.

use crate::{
    base::{activity::Activity, level::Level},
    samples::{
        rounds::{SealedRound, level, next, ready},
        values::{disconnect, function, seat, voice},
    },
    tool::{
        disconnects::{Subject, samples::opened},
        stage_poll::{Command, Event, StageAnswer},
    },
};

pub(crate) fn commands() -> Vec<Command> {
    vec![
        Command::Ask,
        Command::Say { level: Level::Solution },
        Command::Reveal { disconnect: disconnect(3) },
    ]
}

pub(crate) fn events() -> Vec<Event> {
    let answer = StageAnswer { level: Level::Solution, function: Some(function("HR")) };
    vec![
        Event::Asked,
        Event::Said { seat: seat(4), answer: answer.clone() },
        Event::Heard { voice: voice() },
        Event::Revealed {
            answers: vec![answer],
            opened: Some(opened(Subject::Stages { stages: [Level::Problem, Level::Supplier] })),
        },
    ]
}

#[expect(clippy::unnecessary_wraps, reason = "most tools have none")]
pub(crate) fn round() -> Option<SealedRound> {
    Some(SealedRound {
        name: "places",
        activity: Activity::Organise,
        prepare: ready,
        asks: |_| vec![Command::Ask.into()],
        says: |_, number| Command::Say { level: level(number) }.into(),
        reveal: |workshop| {
            let disconnect = disconnect(next(workshop.disconnects.list.len()));
            Command::Reveal { disconnect }.into()
        },
        bare: false,
    })
}
