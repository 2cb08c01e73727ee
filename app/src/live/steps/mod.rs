//! One screen per kind of step, and the table of how each activity looks: read by the stage, the frame, the wall and the
//! facilitators' panels. Each screen takes the shown step and reads everything else from the room.

use domain::tool::agenda::{Activity, Round, Step};
use leptos::prelude::*;
use texts::words as t;

use crate::live::shared::chunk::{Chunk, Decide, Differ, Explore};

pub mod board;
pub mod chunks;
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
    pub stage: Stage,
    pub wall: OnWall,
    /// Whether it reads best in one narrow column.
    pub narrow: bool,
    pub answers: Answers,
}

/// The screen of the step, by the chunk of the program that it is in.
#[derive(Clone, Copy)]
pub enum Stage {
    /// Loaded with the page.
    Here(fn(&Step) -> AnyView),
    Explore(Explore),
    Differ(Differ),
    Decide(Decide),
}

impl Stage {
    /// The chunk that has to be loaded first.
    pub fn chunk(self) -> Option<Chunk> {
        match self {
            Self::Here(_) => None,
            Self::Explore(_) => Some(Chunk::Explore),
            Self::Differ(_) => Some(Chunk::Differ),
            Self::Decide(_) => Some(Chunk::Decide),
        }
    }
}

/// What the wall shows.
#[derive(Clone, Copy)]
pub enum OnWall {
    /// The instruction: everybody reads, writes or draws.
    Instruction,
    /// The step's lines; without any the instruction.
    Lines,
    /// The one thing under discussion; while there is none the instruction.
    Shows(Shown),
}

/// What the wall can show of a step; drawn by the wall, which is a chunk of its own.
#[derive(Clone, Copy)]
pub enum Shown {
    RatedFirst,
    RatedAgain,
    Revealed,
    Organised,
    Differing,
    Decision,
    Costs,
    Trades,
    RoundRobin,
    OneTwoFourAll,
    Requests,
    Temperature,
    PlusDelta,
    TwoTruths,
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
            stage: Stage::Here(read::stage),
            wall: OnWall::Lines,
            narrow: true,
            answers: Answers::Never,
        },
        Activity::Write { .. } => StepScreen {
            stage: Stage::Here(write::stage),
            wall: OnWall::Lines,
            narrow: true,
            answers: Answers::Often([t::has_written, t::have_written]),
        },
        Activity::Rate { round: Round::First } => StepScreen {
            stage: Stage::Explore(Explore::Rate),
            wall: OnWall::Shows(Shown::RatedFirst),
            narrow: true,
            answers: ANSWERED,
        },
        Activity::Rate { round: Round::Second } => StepScreen {
            stage: Stage::Explore(Explore::Rate),
            wall: OnWall::Shows(Shown::RatedAgain),
            narrow: true,
            answers: ANSWERED,
        },
        Activity::Reveal => StepScreen {
            stage: Stage::Explore(Explore::Reveal),
            wall: OnWall::Shows(Shown::Revealed),
            narrow: false,
            answers: Answers::Never,
        },
        Activity::Organise => StepScreen {
            stage: Stage::Differ(Differ::Board),
            wall: OnWall::Shows(Shown::Organised),
            narrow: false,
            answers: Answers::Never,
        },
        Activity::Disconnects => StepScreen {
            stage: Stage::Differ(Differ::Disconnects),
            wall: OnWall::Shows(Shown::Differing),
            narrow: false,
            answers: Answers::Never,
        },
        Activity::Links => StepScreen {
            stage: Stage::Differ(Differ::Links),
            wall: OnWall::Instruction,
            narrow: false,
            answers: Answers::Never,
        },
        Activity::Draft => StepScreen {
            stage: Stage::Decide(Decide::Draft),
            wall: OnWall::Shows(Shown::Decision),
            narrow: false,
            answers: Answers::Never,
        },
        Activity::Consent => StepScreen {
            stage: Stage::Decide(Decide::Consent),
            wall: OnWall::Shows(Shown::Decision),
            narrow: false,
            answers: Answers::Once([t::has_responded, t::have_responded]),
        },
        Activity::Sign => StepScreen {
            stage: Stage::Decide(Decide::Sign),
            wall: OnWall::Shows(Shown::Decision),
            narrow: true,
            answers: Answers::Once([t::has_signed, t::have_signed]),
        },
        Activity::Record => StepScreen {
            stage: Stage::Decide(Decide::Record),
            wall: OnWall::Shows(Shown::Decision),
            narrow: true,
            answers: Answers::Never,
        },
        Activity::Costs => StepScreen {
            stage: Stage::Differ(Differ::Costs),
            wall: OnWall::Shows(Shown::Costs),
            narrow: false,
            answers: Answers::Never,
        },
        Activity::Trade => StepScreen {
            stage: Stage::Decide(Decide::Trade),
            wall: OnWall::Shows(Shown::Trades),
            narrow: false,
            answers: Answers::Never,
        },
        Activity::RoundRobin => StepScreen {
            stage: Stage::Explore(Explore::RoundRobin),
            wall: OnWall::Shows(Shown::RoundRobin),
            narrow: false,
            answers: Answers::Never,
        },
        Activity::OneTwoFourAll => StepScreen {
            stage: Stage::Explore(Explore::OneTwoFourAll),
            wall: OnWall::Shows(Shown::OneTwoFourAll),
            narrow: false,
            answers: Answers::Never,
        },
        Activity::Requests => StepScreen {
            stage: Stage::Explore(Explore::Requests),
            wall: OnWall::Shows(Shown::Requests),
            narrow: false,
            answers: Answers::Never,
        },
        Activity::Temperature => StepScreen {
            stage: Stage::Explore(Explore::Temperature),
            wall: OnWall::Shows(Shown::Temperature),
            narrow: false,
            answers: ANSWERED,
        },
        Activity::PlusDelta => StepScreen {
            stage: Stage::Explore(Explore::PlusDelta),
            wall: OnWall::Shows(Shown::PlusDelta),
            narrow: false,
            answers: ANSWERED,
        },
        Activity::TwoTruths => StepScreen {
            stage: Stage::Explore(Explore::TwoTruths),
            wall: OnWall::Shows(Shown::TwoTruths),
            narrow: false,
            answers: ANSWERED,
        },
    }
}
