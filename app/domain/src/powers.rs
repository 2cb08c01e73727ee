//! The powers table: who may do what, when. One function, [`may`]; every command names its row.
//! The server asks it for every command, the browser asks it to decide what to show.

use serde::{Deserialize, Serialize};

use crate::{
    rejection::Rejection,
    seat::Role,
    tool::agenda::{Activity, Phase},
};

/// A row of the powers table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Power {
    /// Drive the agenda and the timer, reveal, put a version before the group, close.
    Drive,
    /// Hand the chair on: its holder, or the Mobilizer at any time.
    PassChair,
    /// Admit people.
    Admit,
    /// Remove people, hide a card.
    Moderate,
    /// Come in and choose a function.
    TakeSeat,
    /// Write cards, build on them, say "nothing to add"; name costs, give meanings, answer a poll or a vote.
    Write,
    /// Merge, split, rename and arrange themes.
    Organise,
    /// Link cards across functions.
    Link,
    /// Put a statement or a word before the group; the chair may, because a template does too.
    PutStatement,
    /// Rate and guess.
    Rate,
    /// Say that one has taken in what a reveal showed.
    Acknowledge,
    /// Open a disconnect; the chair may, from what a reveal shows.
    OpenDisconnect,
    /// Give reasons, restate, confirm, settle: the two ends' own.
    WorkDisconnect,
    /// Edit the draft and say what became of a concern.
    Draft,
    /// Hand the pen on: its holder, or the Mobilizer.
    PassPen,
    /// Say what became of a concern: the pen, or its author.
    Dispose,
    /// Respond to a version.
    Respond,
    /// Sign a version.
    Sign,
    /// Put something on the table that can be traded: facilitators offer, stakeholders ask.
    AskFor,
    /// Offer a trade, or take it back.
    OfferTrade,
    /// Say what the supplier cannot give.
    Protect,
    /// Ask the seller to leave the room, and release what was said meanwhile.
    KeepApart,
    /// Say who sees whose anything is.
    Promise,
}

/// What a seat is at this moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Its role.
    pub role: Role,
    /// Whether it holds the chair.
    pub chair: bool,
    /// Whether it holds the pen.
    pub pen: bool,
}

/// Where the workshop is at this moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// The phase.
    pub phase: Phase,
    /// What the current step does; none before the start.
    pub activity: Option<Activity>,
    /// Whether the workshop is closed.
    pub closed: bool,
    /// Whether the customers are among themselves.
    pub among: bool,
}

/// The powers table as one function of role, phase, step and command.
pub fn may(standing: Standing, moment: Moment, power: Power) -> Result<(), Rejection> {
    if moment.closed && power != Power::TakeSeat {
        return Err(Rejection::Closed);
    }
    if moment.among && standing.role == Role::Seller {
        return Err(Rejection::CustomersOnly);
    }
    by_role(standing, power)?;
    by_moment(moment, power)
}

fn by_role(standing: Standing, power: Power) -> Result<(), Rejection> {
    let Standing { role, chair, pen } = standing;
    if matches!(role, Role::Observer | Role::Wall) {
        return if power == Power::TakeSeat { Ok(()) } else { Err(Rejection::ReadsAlong) };
    }
    let ok = |holds: bool, otherwise: Rejection| if holds { Ok(()) } else { Err(otherwise) };
    match power {
        Power::TakeSeat | Power::AskFor => Ok(()),
        Power::Drive => ok(chair, Rejection::ChairOnly),
        Power::PassChair => ok(chair || role == Role::Mobilizer, Rejection::ChairOnly),
        Power::Admit | Power::OfferTrade => ok(role.facilitates(), Rejection::FacilitatorOnly),
        Power::Protect => ok(role == Role::Seller, Rejection::SellerOnly),
        Power::Moderate | Power::KeepApart | Power::Promise => {
            ok(role == Role::Mobilizer, Rejection::MobilizerOnly)
        }
        Power::PutStatement | Power::OpenDisconnect => {
            ok(role.is_member() || chair, Rejection::SellerDoesNotJudge)
        }
        Power::PassPen => {
            ok(role.is_member(), Rejection::SellerDoesNotJudge)?;
            ok(pen || role == Role::Mobilizer, Rejection::PenOnly)
        }
        Power::Draft => {
            ok(role.is_member(), Rejection::SellerDoesNotJudge)?;
            ok(pen, Rejection::PenOnly)
        }
        Power::Write
        | Power::Organise
        | Power::Link
        | Power::Rate
        | Power::Acknowledge
        | Power::WorkDisconnect
        | Power::Dispose
        | Power::Respond
        | Power::Sign => ok(role.is_member(), Rejection::SellerDoesNotJudge),
    }
}

fn by_moment(moment: Moment, power: Power) -> Result<(), Rejection> {
    let phases: &[Phase] = match power {
        Power::TakeSeat
        | Power::Admit
        | Power::Moderate
        | Power::KeepApart
        | Power::Promise
        | Power::PassChair
        | Power::PassPen
        | Power::Drive => return Ok(()),
        // The seller prepares what is protected before anybody sees it.
        Power::PutStatement | Power::Protect => {
            &[Phase::Prepare, Phase::Prompt, Phase::Explore, Phase::Converge]
        }
        Power::Write | Power::Rate | Power::Acknowledge => {
            &[Phase::Prompt, Phase::Explore, Phase::Converge]
        }
        Power::Organise
        | Power::Link
        | Power::OpenDisconnect
        | Power::WorkDisconnect
        | Power::AskFor
        | Power::OfferTrade => &[Phase::Explore, Phase::Converge],
        Power::Draft | Power::Dispose | Power::Respond => &[Phase::Converge],
        Power::Sign => &[Phase::Converge, Phase::FollowThrough],
    };
    if !phases.contains(&moment.phase) {
        return Err(Rejection::NotInThisPhase { phase: moment.phase });
    }
    if power == Power::Rate && !matches!(moment.activity, Some(Activity::Rate { .. })) {
        return Err(Rejection::NotInThisStep);
    }
    Ok(())
}
