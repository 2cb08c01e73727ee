//! The powers table: who may do what, when. One function, [`may`]; every command names its row. The server checks it
//! for every command, the browser uses it to decide what to show.

use serde::{Deserialize, Serialize};

use crate::base::{
    activity::{Activity, Phase},
    rejection::Rejection,
    seat::Role,
};

/// A row of the powers table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Power {
    /// Drive the agenda and the timer, reveal, put a version before the group, close.
    Drive,
    /// Hand the chair on. For its holder; the Mobilizer may at any time.
    PassChair,
    /// Admit people.
    Admit,
    /// Remove people, hide a card.
    Moderate,
    /// Join and choose a function.
    Join,
    /// Write cards, build on them, say "nothing to add"; name costs, give meanings, answer a poll or a vote.
    Write,
    /// Merge, split, rename and arrange themes.
    Organise,
    /// Link cards across functions.
    Link,
    /// Put a statement or a term before the group. The chair may too, because templates do.
    PutStatement,
    /// Rate and guess.
    Rate,
    /// Confirm having seen what a reveal showed.
    Acknowledge,
    /// Open a disconnect. The chair may too, from a reveal.
    OpenDisconnect,
    /// Give reasons, restate, confirm, settle. For the two ends only.
    WorkDisconnect,
    /// Edit the draft and set the disposition of a concern.
    Draft,
    /// Hand the pen on. For its holder and the Mobilizer.
    PassPen,
    /// Set the disposition of a concern. For the pen and the concern's author.
    Dispose,
    /// Respond to a version.
    Respond,
    /// Sign a version.
    Sign,
    /// Put something tradable on the table: facilitators offer, stakeholders ask.
    AskFor,
    /// Offer a trade or withdraw it.
    OfferTrade,
    /// Mark what the supplier cannot give.
    Protect,
    /// Ask the seller to leave the room, and release what was said in private.
    HoldPrivateSession,
    /// Set whose names or functions are shown.
    SetVisibility,
    /// Raise a hand, show a reaction.
    Signal,
    /// Take part in a toolbox step, and say that one is done.
    TakePart,
    /// Write to the other facilitator.
    WriteFacilitatorNote,
    /// Suggest wording for the draft.
    Suggest,
    /// Enter something for a person without a device.
    ActOnBehalf,
    /// Invite an expert to one disconnect, and flag a missing function.
    Call,
    /// Report what was found out about a disconnect. For its two functions and an invited expert.
    ReportFinding,
    /// Archive the workshop, or take it back.
    Archive,
}

/// Where a workshop is in its life.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Life {
    /// It is prepared, or the meeting is on.
    Meeting,
    /// The meeting has ended; the workshop goes on.
    Afterwards,
    /// It can only be read.
    Archived,
}

/// What a seat is now, as far as powers depend on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SeatStatus {
    pub role: Role,
    /// Whether it holds the chair.
    pub chair: bool,
    /// Whether it holds the pen.
    pub pen: bool,
    /// Whether it is an expert who was invited to one disconnect.
    pub expert: bool,
}

/// The state of the workshop that powers depend on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    pub phase: Phase,
    /// What the current step does; `None` before the start.
    pub activity: Option<Activity>,
    pub life: Life,
    /// Whether a private session of the customers is on.
    pub is_private: bool,
    /// Whether the chair has locked the step.
    pub locked: bool,
}

/// The powers table as a function of role, phase, step and power.
pub fn may(status: SeatStatus, moment: Moment, power: Power) -> Result<(), Rejection> {
    match moment.life {
        Life::Archived if !matches!(power, Power::Join | Power::Archive) => {
            return Err(Rejection::Archived);
        }
        Life::Afterwards if !is_afterwards(power) => return Err(Rejection::Closed),
        Life::Archived | Life::Afterwards | Life::Meeting => {}
    }
    if moment.is_private && status.role == Role::Seller {
        return Err(Rejection::CustomersOnly);
    }
    by_role(status, power)?;
    if moment.locked && is_content(power) {
        return Err(Rejection::Locked);
    }
    by_moment(moment, power)
}

/// Whether a power outlives the meeting: newcomers come and sign, and the Mobilizer looks after the workshop.
fn is_afterwards(power: Power) -> bool {
    match power {
        Power::Join
        | Power::Admit
        | Power::Moderate
        | Power::PassChair
        | Power::Sign
        | Power::ActOnBehalf
        | Power::Archive => true,
        Power::Drive
        | Power::Write
        | Power::Organise
        | Power::Link
        | Power::PutStatement
        | Power::Rate
        | Power::Acknowledge
        | Power::OpenDisconnect
        | Power::WorkDisconnect
        | Power::Draft
        | Power::PassPen
        | Power::Dispose
        | Power::Respond
        | Power::AskFor
        | Power::OfferTrade
        | Power::Protect
        | Power::HoldPrivateSession
        | Power::SetVisibility
        | Power::Signal
        | Power::TakePart
        | Power::WriteFacilitatorNote
        | Power::Suggest
        | Power::Call
        | Power::ReportFinding => false,
    }
}

/// Whether a locked step blocks this power.
fn is_content(power: Power) -> bool {
    match power {
        Power::Drive
        | Power::PassChair
        | Power::Admit
        | Power::Moderate
        | Power::Join
        | Power::PassPen
        | Power::HoldPrivateSession
        | Power::SetVisibility
        | Power::Signal
        | Power::WriteFacilitatorNote
        | Power::ActOnBehalf
        | Power::Call
        | Power::Archive
        | Power::Acknowledge => false,
        Power::Write
        | Power::Organise
        | Power::Link
        | Power::PutStatement
        | Power::Rate
        | Power::OpenDisconnect
        | Power::WorkDisconnect
        | Power::Draft
        | Power::Dispose
        | Power::Respond
        | Power::Sign
        | Power::AskFor
        | Power::OfferTrade
        | Power::Protect
        | Power::TakePart
        | Power::Suggest
        | Power::ReportFinding => true,
    }
}

fn by_role(status: SeatStatus, power: Power) -> Result<(), Rejection> {
    let SeatStatus { role, chair, pen, expert } = status;
    if expert {
        let may = matches!(power, Power::Join | Power::ReportFinding);
        return if may { Ok(()) } else { Err(Rejection::ReadsAlong) };
    }
    if matches!(role, Role::Observer | Role::Wall) {
        return if power == Power::Join { Ok(()) } else { Err(Rejection::ReadsAlong) };
    }
    let ok = |holds: bool, otherwise: Rejection| if holds { Ok(()) } else { Err(otherwise) };
    match power {
        Power::Join | Power::AskFor | Power::Signal | Power::Suggest => Ok(()),
        Power::Drive => ok(chair, Rejection::ChairOnly),
        Power::PassChair => ok(chair || role == Role::Mobilizer, Rejection::ChairOnly),
        Power::Admit | Power::OfferTrade | Power::WriteFacilitatorNote => {
            ok(role.facilitates(), Rejection::FacilitatorOnly)
        }
        Power::Protect => ok(role == Role::Seller, Rejection::SellerOnly),
        Power::Moderate
        | Power::HoldPrivateSession
        | Power::SetVisibility
        | Power::ActOnBehalf
        | Power::Archive
        | Power::Call => ok(role == Role::Mobilizer, Rejection::MobilizerOnly),
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
        | Power::TakePart
        | Power::ReportFinding
        | Power::Sign => ok(role.is_member(), Rejection::SellerDoesNotJudge), // PROMISE: members-sign
    }
}

fn by_moment(moment: Moment, power: Power) -> Result<(), Rejection> {
    let phases: &[Phase] = match power {
        Power::Join
        | Power::Admit
        | Power::Moderate
        | Power::HoldPrivateSession
        | Power::SetVisibility
        | Power::PassChair
        | Power::PassPen
        | Power::Signal
        | Power::WriteFacilitatorNote
        | Power::ActOnBehalf
        | Power::Call
        | Power::Archive
        | Power::Drive => return Ok(()),
        Power::TakePart => &[Phase::Prompt, Phase::Explore, Phase::Converge, Phase::FollowThrough],
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
        | Power::ReportFinding
        | Power::AskFor
        | Power::OfferTrade => &[Phase::Explore, Phase::Converge],
        Power::Draft | Power::Dispose | Power::Respond | Power::Suggest => &[Phase::Converge],
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
