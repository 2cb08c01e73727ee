//! One screen per kind of step, and the table of how each activity looks: read by the stage, the frame, the wall and the
//! facilitators' panels. Each screen takes the shown step and reads everything else from the room.

use domain::{
    Workshop,
    tool::agenda::{Activity, Round, Step},
};
use leptos::prelude::*;
use texts::words as t;

pub mod board;
pub mod consent;
pub mod costs;
pub mod disconnects;
pub mod draft;
pub mod frame;
pub mod links;
pub mod lobby;
pub mod on_wall;
pub mod one_two_four_all;
pub mod plus_delta;
pub mod rate;
pub mod read;
pub mod record;
pub mod requests;
pub mod reveal;
pub mod round_robin;
pub mod sign;
pub mod stage;
pub mod temperature;
pub mod trade;
pub mod two_truths;
pub mod write;

/// How a step looks. There are no defaults: a new activity must say all of it.
#[derive(Clone, Copy)]
pub struct StepScreen {
    /// The screen of the step.
    pub stage: fn(&Step) -> AnyView,
    pub wall: OnWall,
    /// Whether it reads best in one narrow column.
    pub narrow: bool,
    pub answers: Answers,
}

/// What the wall shows.
#[derive(Clone, Copy)]
pub enum OnWall {
    /// The instruction: everybody reads, writes or draws.
    Instruction,
    /// The step's lines; without any the instruction.
    Lines,
    /// The one thing under discussion; while there is none the instruction.
    Shows(fn(&Workshop) -> Option<AnyView>),
}

/// Whether each person gives an answer of their own, with the predicate for one and for many: "has written".
#[derive(Clone, Copy)]
pub enum Answers {
    Never,
    /// Who has answered is done.
    Once([fn() -> &'static str; 2]),
    /// Who has answered may add more.
    Often([fn() -> &'static str; 2]),
}

impl Answers {
    /// The predicate for one and for many.
    pub fn words(self) -> Option<[fn() -> &'static str; 2]> {
        match self {
            Self::Never => None,
            Self::Once(words) | Self::Often(words) => Some(words),
        }
    }
}

const ANSWERED: Answers = Answers::Once([t::has_answered, t::have_answered]);

/// The entry of an activity.
#[expect(clippy::too_many_lines, reason = "a table: one entry per activity, each complete")]
pub fn screen_of(activity: Activity) -> StepScreen {
    match activity {
        Activity::Read => StepScreen {
            stage: read::stage,
            wall: OnWall::Lines,
            narrow: true,
            answers: Answers::Never,
        },
        Activity::Write { .. } => StepScreen {
            stage: write::stage,
            wall: OnWall::Lines,
            narrow: true,
            answers: Answers::Often([t::has_written, t::have_written]),
        },
        Activity::Rate { round: Round::First } => StepScreen {
            stage: rate::stage,
            wall: OnWall::Shows(on_wall::rated_first),
            narrow: true,
            answers: ANSWERED,
        },
        Activity::Rate { round: Round::Second } => StepScreen {
            stage: rate::stage,
            wall: OnWall::Shows(on_wall::rated_again),
            narrow: true,
            answers: ANSWERED,
        },
        Activity::Reveal => StepScreen {
            stage: reveal::stage,
            wall: OnWall::Shows(on_wall::revealed),
            narrow: false,
            answers: Answers::Never,
        },
        Activity::Organise => StepScreen {
            stage: board::stage,
            wall: OnWall::Shows(on_wall::organised),
            narrow: false,
            answers: Answers::Never,
        },
        Activity::Disconnects => StepScreen {
            stage: disconnects::stage,
            wall: OnWall::Shows(on_wall::differing),
            narrow: false,
            answers: Answers::Never,
        },
        Activity::Links => StepScreen {
            stage: links::stage,
            wall: OnWall::Instruction,
            narrow: false,
            answers: Answers::Never,
        },
        Activity::Draft => StepScreen {
            stage: draft::stage,
            wall: OnWall::Shows(on_wall::decision),
            narrow: false,
            answers: Answers::Never,
        },
        Activity::Consent => StepScreen {
            stage: consent::stage,
            wall: OnWall::Shows(on_wall::decision),
            narrow: false,
            answers: Answers::Once([t::has_responded, t::have_responded]),
        },
        Activity::Sign => StepScreen {
            stage: sign::stage,
            wall: OnWall::Shows(on_wall::decision),
            narrow: true,
            answers: Answers::Once([t::has_signed, t::have_signed]),
        },
        Activity::Record => StepScreen {
            stage: record::stage,
            wall: OnWall::Shows(on_wall::decision),
            narrow: true,
            answers: Answers::Never,
        },
        Activity::Costs => StepScreen {
            stage: costs::stage,
            wall: OnWall::Shows(on_wall::costs),
            narrow: false,
            answers: Answers::Never,
        },
        Activity::Trade => StepScreen {
            stage: trade::stage,
            wall: OnWall::Shows(on_wall::trades),
            narrow: false,
            answers: Answers::Never,
        },
        Activity::RoundRobin => StepScreen {
            stage: round_robin::round_robin,
            wall: OnWall::Shows(round_robin::on_wall),
            narrow: false,
            answers: Answers::Never,
        },
        Activity::OneTwoFourAll => StepScreen {
            stage: one_two_four_all::one_two_four_all,
            wall: OnWall::Shows(one_two_four_all::on_wall),
            narrow: false,
            answers: Answers::Never,
        },
        Activity::Requests => StepScreen {
            stage: requests::requests,
            wall: OnWall::Shows(requests::on_wall),
            narrow: false,
            answers: Answers::Never,
        },
        Activity::Temperature => StepScreen {
            stage: temperature::temperature,
            wall: OnWall::Shows(temperature::on_wall),
            narrow: false,
            answers: ANSWERED,
        },
        Activity::PlusDelta => StepScreen {
            stage: plus_delta::plus_delta,
            wall: OnWall::Shows(plus_delta::on_wall),
            narrow: false,
            answers: ANSWERED,
        },
        Activity::TwoTruths => StepScreen {
            stage: two_truths::two_truths,
            wall: OnWall::Shows(two_truths::on_wall),
            narrow: false,
            answers: ANSWERED,
        },
    }
}
