//! Why a command was rejected. Every message says what to do; none reveals what is sealed.

use serde::{Deserialize, Serialize};

use crate::base::{activity::Phase, gate::Missing, text::FunctionName};

/// The kinds of entities a command can name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum EntityKind {
    Seat,
    Step,
    Card,
    Theme,
    Link,
    Statement,
    Disconnect,
    Condition,
    Version,
    Cost,
    Term,
    /// A stage poll.
    Poll,
    /// An attribute that can be traded.
    Negotiable,
    Trade,
    Vote,
    Evidence,
    /// An amendment requested by an objection.
    Amendment,
    /// An item withheld from the seller.
    Withheld,
    /// A line on the stage.
    Line,
    /// A request of one function to another.
    Request,
    /// A note between the facilitators, or of a small group.
    Note,
    /// A suggested wording.
    Suggestion,
    /// A function that is missing.
    Gap,
}

impl std::fmt::Display for EntityKind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Seat => "person",
            Self::Step => "step",
            Self::Card => "card",
            Self::Theme => "theme",
            Self::Link => "link",
            Self::Statement => "statement",
            Self::Disconnect => "disconnect",
            Self::Condition => "condition",
            Self::Version => "version",
            Self::Cost => "cost",
            Self::Term => "word",
            Self::Poll => "poll",
            Self::Negotiable => "term",
            Self::Trade => "trade",
            Self::Vote => "vote",
            Self::Evidence => "piece of evidence",
            Self::Amendment => "amendment",
            Self::Withheld => "hidden item",
            Self::Line => "line",
            Self::Request => "request",
            Self::Note => "note",
            Self::Suggestion => "suggestion",
            Self::Gap => "missing function",
        })
    }
}

/// Why a command was rejected.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Rejection {
    /// The seat does not exist or was removed.
    #[error("you are no longer in this workshop: ask the Mobilizer for a new link")]
    NoSeat,
    /// The seller facilitates and gives no opinion.
    #[error(
        "the seller facilitates and does not write, rate, take a position or sign: nothing was counted"
    )]
    SellerDoesNotJudge,
    /// Observers and the wall only read.
    #[error("you can only read here: ask the Mobilizer for a stakeholder's link to take part")]
    ReadsAlong,
    /// Only the chair may do this.
    #[error(
        "only the chair can do this: ask the chair, or take the chair if you are the Mobilizer"
    )]
    ChairOnly,
    /// Only the Mobilizer may do this.
    #[error("only the Mobilizer can do this: ask the Mobilizer")]
    MobilizerOnly,
    /// Only a facilitator may do this.
    #[error("only a facilitator can do this: ask the Mobilizer or the seller")]
    FacilitatorOnly,
    /// Only the holder of the pen may draft.
    #[error("somebody else has the pen: ask for it, or suggest your wording")]
    PenOnly,
    /// Not in this phase.
    #[error("this is not part of {phase}: wait for its step")]
    NotInThisPhase { phase: Phase },
    /// Not in this step.
    #[error("this is not part of the current step: wait for its step")]
    NotInThisStep,
    #[error("the meeting has ended: this can no longer be changed, its record remains")]
    Closed,
    /// No function was chosen yet.
    #[error("choose the function you speak for first")]
    NoFunction,
    /// The entity does not exist, or this seat must not know of it.
    #[error("this {kind} does not exist: it may have been removed")]
    NotFound { kind: EntityKind },
    /// The id is taken.
    #[error("this {kind} already exists")]
    Exists { kind: EntityKind },
    /// A bound is reached.
    #[error("a workshop holds at most {max} ({kind}): merge or delete some first")]
    Full { kind: EntityKind, max: u32 },
    /// It belongs to somebody else.
    #[error("this {kind} is somebody else's: only its author can change it")]
    NotYours { kind: EntityKind },
    #[error("this is still sealed: reveal it first")]
    Sealed,
    /// Already revealed, so it can no longer change.
    #[error("this has been revealed and can no longer be changed")]
    Revealed,
    /// There is nothing to reveal.
    #[error("nothing is sealed here yet")]
    NothingSealed,
    /// The agenda moved before the command arrived.
    #[error("the agenda has moved on: look where it is and try again")]
    Moved,
    /// The step's gate is unmet.
    #[error("the step is not done: see what is missing, or continue and say why")]
    GateUnmet { missing: Vec<Missing> },
    /// A reason is needed.
    #[error("say why, and what it would take for you to support it")]
    ReasonNeeded,
    /// The two ends of a disconnect must differ.
    #[error("a disconnect is between two different functions")]
    SameEnd,
    /// Only the function at this end may do this.
    #[error("only the function concerned can say this")]
    NotYourEnd,
    /// The draft has no objective yet.
    #[error("first agree on what you are deciding: write the decision")]
    ObjectiveMissing,
    /// Functions that sign but have no line.
    #[error("say what it means for each function first")]
    LinesMissing { functions: Vec<FunctionName> },
    /// A signature or response to a text that is not the current one.
    #[error("the text has changed: read the new version first")]
    OtherVersion,
    /// No consent round is open.
    #[error("no version has been put to the group yet: do that first")]
    NoVersion,
    /// The consent round did not end in support.
    #[error("the group does not support this version yet: hear the objections and change it")]
    NotSupported,
    /// The command changes nothing.
    #[error("this is already so")]
    Unchanged,
    /// No cost of staying is accepted, so the alternative is locked.
    #[error("confirm a cost of staying first")]
    StayingIsFree,
    /// Only the seller knows what the supplier can give.
    #[error("only the seller can say what the supplier cannot give")]
    SellerOnly,
    /// The supplier cannot give it.
    #[error(
        "the supplier cannot give this: ask the seller to change that, or trade something else"
    )]
    Protected,
    /// The trade is settled.
    #[error("a trade already depends on this: it cannot be changed")]
    Traded,
    /// Nobody accepts what is given up.
    #[error("nobody has accepted what is given in return yet: ask who will")]
    NobodyGives,
    /// The options of a vote do not fit.
    #[error("enter 2 to 12 different options, and answer each of them")]
    OptionsDiffer,
    /// The chair has locked the step.
    #[error("the chair has locked this step: nothing here can be changed until it is unlocked")]
    Locked,
    /// A step cannot leave its phase.
    #[error("this step belongs to another phase: put it among the steps of that phase")]
    OtherPhase,
    /// The customers are in a private session.
    #[error("the customer group is meeting privately: the Mobilizer will let you back in")]
    CustomersOnly,
    /// Visibility can only become stricter.
    #[error("this phase has begun: what was promised can only be made stricter")]
    OnlyStricter,
    /// Too few people to stay anonymous.
    #[error(
        "at least three people must have contributed before this is shown, so that nobody can be identified: wait for more"
    )]
    TooFewToShow,
    /// From the client only: too many commands wait for the network.
    #[error(
        "too much is waiting for the network: try again when you are back online, your text stays here"
    )]
    OutboxFull,
    /// The statement is only prepared.
    #[error("the group is not asked this yet: ask the group first")]
    NotAsked,
    /// No statement is prepared.
    #[error("no statement is prepared: write one first")]
    NothingPrepared,
    #[error("the workshop is archived: ask the Mobilizer to take it back")]
    Archived,
    /// The days in which an archived workshop can be taken back are over.
    #[error(
        "the workshop was archived too long ago to be taken back: its record can still be exported"
    )]
    ArchivedForGood,
    /// Only others can say this of it.
    #[error("this is your own: others say whether it was news to them")]
    YourOwn,
}

/// Rejects one more than the bound.
pub(crate) fn check_capacity(count: usize, max: usize, kind: EntityKind) -> Result<(), Rejection> {
    if count < max {
        Ok(())
    } else {
        Err(Rejection::Full { kind, max: u32::try_from(max).unwrap_or(u32::MAX) })
    }
}
