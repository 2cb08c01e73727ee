//! One screen per kind of step, and the table of how each activity looks: read by the stage, the frame, the wall and the
//! facilitators' panels. Each screen takes the shown step and reads everything else from the room.

use domain::{
    Workshop,
    tool::agenda::{Activity, Round, Step},
};
use leptos::prelude::*;
use texts::words as t;

use crate::{
    live::{
        shared::{
            chunk::{Chunk, DifferParts, ExploreParts, Loaded},
            stage_poll, votes,
        },
        steps::answers::{ANSWERED, Answers},
    },
    ui::parts::nothing,
};

pub mod answers;
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
    Write,
    Explore(Explore),
    Differ(Differ),
    Decide(Decide),
}

impl Stage {
    /// The chunk that has to be loaded first.
    pub fn chunk(self) -> Option<Chunk> {
        match self {
            Self::Here(_) => None,
            Self::Write => Some(Chunk::Write),
            Self::Explore(_) => Some(Chunk::Explore),
            Self::Differ(_) => Some(Chunk::Differ),
            Self::Decide(_) => Some(Chunk::Decide),
        }
    }
}

/// The screens of [`Chunk::Explore`].
#[derive(Clone, Copy)]
pub enum Explore {
    Rate,
    Reveal,
    RoundRobin,
    OneTwoFourAll,
    Requests,
    Temperature,
    PlusDelta,
    TwoTruths,
}

/// The screens of [`Chunk::Differ`].
#[derive(Clone, Copy)]
pub enum Differ {
    Board,
    Disconnects,
    Links,
    Costs,
}

/// The screens of [`Chunk::Decide`].
#[derive(Clone, Copy)]
pub enum Decide {
    Draft,
    Consent,
    Sign,
    Record,
    Trade,
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

/// The entry of an activity.
pub fn screen_of(activity: Activity) -> StepScreen {
    match activity {
        Activity::Read => narrow(Stage::Here(read::stage), OnWall::Lines, Answers::Never),
        Activity::Write { .. } => {
            narrow(Stage::Write, OnWall::Lines, Answers::Often([t::has_written, t::have_written]))
        }
        Activity::Rate { round: Round::First } => {
            narrow(Stage::Explore(Explore::Rate), shows(Shown::RatedFirst), ANSWERED)
        }
        Activity::Rate { round: Round::Second } => {
            narrow(Stage::Explore(Explore::Rate), shows(Shown::RatedAgain), ANSWERED)
        }
        Activity::Reveal => {
            wide(Stage::Explore(Explore::Reveal), shows(Shown::Revealed), Answers::Never)
        }
        Activity::Organise => {
            wide(Stage::Differ(Differ::Board), shows(Shown::Organised), Answers::Never)
        }
        Activity::Disconnects => {
            wide(Stage::Differ(Differ::Disconnects), shows(Shown::Differing), Answers::Never)
        }
        Activity::Links => wide(Stage::Differ(Differ::Links), OnWall::Instruction, Answers::Never),
        Activity::Draft => {
            wide(Stage::Decide(Decide::Draft), shows(Shown::Decision), Answers::Never)
        }
        Activity::Consent => wide(
            Stage::Decide(Decide::Consent),
            shows(Shown::Decision),
            Answers::Once([t::has_responded, t::have_responded]),
        ),
        Activity::Sign => narrow(
            Stage::Decide(Decide::Sign),
            shows(Shown::Decision),
            Answers::Once([t::has_signed, t::have_signed]),
        ),
        Activity::Record => {
            narrow(Stage::Decide(Decide::Record), shows(Shown::Decision), Answers::Never)
        }
        Activity::Costs => wide(Stage::Differ(Differ::Costs), shows(Shown::Costs), Answers::Never),
        Activity::Trade => wide(Stage::Decide(Decide::Trade), shows(Shown::Trades), Answers::Never),
        Activity::RoundRobin => {
            wide(Stage::Explore(Explore::RoundRobin), shows(Shown::RoundRobin), Answers::Never)
        }
        Activity::OneTwoFourAll => wide(
            Stage::Explore(Explore::OneTwoFourAll),
            shows(Shown::OneTwoFourAll),
            Answers::Never,
        ),
        Activity::Requests => {
            wide(Stage::Explore(Explore::Requests), shows(Shown::Requests), Answers::Never)
        }
        Activity::Temperature => {
            wide(Stage::Explore(Explore::Temperature), shows(Shown::Temperature), ANSWERED)
        }
        Activity::PlusDelta => {
            wide(Stage::Explore(Explore::PlusDelta), shows(Shown::PlusDelta), ANSWERED)
        }
        Activity::TwoTruths => {
            wide(Stage::Explore(Explore::TwoTruths), shows(Shown::TwoTruths), ANSWERED)
        }
    }
}

/// A step that reads best in one narrow column.
fn narrow(stage: Stage, wall: OnWall, answers: Answers) -> StepScreen {
    StepScreen { stage, wall, narrow: true, answers }
}

/// A step that uses the width of the page.
fn wide(stage: Stage, wall: OnWall, answers: Answers) -> StepScreen {
    StepScreen { stage, wall, narrow: false, answers }
}

fn shows(what: Shown) -> OnWall {
    OnWall::Shows(what)
}

/// What [`Chunk::Write`] hands over.
pub fn write() -> Loaded {
    Loaded::Write(write::stage)
}

/// What [`Chunk::Explore`] hands over.
pub fn explore() -> Loaded {
    let stage = |step: &Step| {
        let Stage::Explore(screen) = screen_of(step.activity).stage else { return nothing() };
        match screen {
            Explore::Rate => rate::stage(step),
            Explore::Reveal => reveal::stage(step),
            Explore::RoundRobin => round_robin::round_robin(step),
            Explore::OneTwoFourAll => one_two_four_all::one_two_four_all(step),
            Explore::Requests => requests::requests(step),
            Explore::Temperature => temperature::temperature(step),
            Explore::PlusDelta => plus_delta::plus_delta(step),
            Explore::TwoTruths => two_truths::two_truths(step),
        }
    };
    Loaded::Explore(ExploreParts { stage, stage_poll: stage_poll::stage_poll, vote: votes::vote })
}

/// What [`Chunk::Differ`] hands over.
pub fn differ() -> Loaded {
    let stage = |step: &Step| {
        let Stage::Differ(screen) = screen_of(step.activity).stage else { return nothing() };
        match screen {
            Differ::Board => board::stage(step),
            Differ::Disconnects => disconnects::stage(step),
            Differ::Links => links::stage(step),
            Differ::Costs => costs::stage(step),
        }
    };
    Loaded::Differ(DifferParts { stage, expert: disconnects::article::expert_article })
}

/// What [`Chunk::Decide`] hands over.
pub fn decide() -> Loaded {
    Loaded::Decide(|step| {
        let Stage::Decide(screen) = screen_of(step.activity).stage else { return nothing() };
        match screen {
            Decide::Draft => draft::stage(step),
            Decide::Consent => consent::stage(step),
            Decide::Sign => sign::stage(step),
            Decide::Record => record::stage(step),
            Decide::Trade => trade::stage(step),
        }
    })
}

/// What the wall shows of a step, part of the wall's chunk; `None` while there is nothing.
pub fn shown(what: Shown, w: &Workshop) -> Option<AnyView> {
    match what {
        Shown::RatedFirst => on_wall::rated_first(w),
        Shown::RatedAgain => on_wall::rated_again(w),
        Shown::Revealed => on_wall::revealed(w),
        Shown::Organised => on_wall::organised(w),
        Shown::Differing => on_wall::differing(w),
        Shown::Decision => on_wall::decision(w),
        Shown::Costs => on_wall::costs(w),
        Shown::Trades => on_wall::trades(w),
        Shown::RoundRobin => round_robin::on_wall(w),
        Shown::OneTwoFourAll => one_two_four_all::on_wall(w),
        Shown::Requests => requests::on_wall(w),
        Shown::Temperature => temperature::on_wall(w),
        Shown::PlusDelta => plus_delta::on_wall(w),
        Shown::TwoTruths => two_truths::on_wall(w),
    }
}
