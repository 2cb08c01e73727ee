//! Why something was refused. Every message says what to do; none says what is sealed.

use serde::{Deserialize, Serialize};

use crate::base::{activity::Phase, gate::Missing, text::FunctionName};

/// The kinds of things a command can name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum EntityKind {
    /// A seat.
    Seat,
    /// A step of the agenda.
    Step,
    /// A card.
    Card,
    /// A theme.
    Theme,
    /// A link between two cards.
    Link,
    /// A statement.
    Statement,
    /// A disconnect.
    Disconnect,
    /// A condition of the resolution.
    Condition,
    /// A version of the resolution.
    Version,
    /// A cost of staying.
    Cost,
    /// A word of the glossary.
    Term,
    /// A poll of where the group is.
    Poll,
    /// Something that can be traded.
    Negotiable,
    /// A trade.
    Trade,
    /// A vote.
    Vote,
    /// A piece of evidence.
    Evidence,
    /// An amendment that an objection asks for.
    Amendment,
    /// Something the customers keep to themselves.
    Kept,
    /// A line on the stage.
    Line,
    /// What one function needs from another.
    Request,
    /// A note between the two who lead, or about the meeting.
    Note,
    /// A wording that is suggested.
    Suggestion,
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
            Self::Kept => "hidden item",
            Self::Line => "line",
            Self::Request => "request",
            Self::Note => "note",
            Self::Suggestion => "suggestion",
        })
    }
}

/// Why a command was refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Rejection {
    /// The seat does not exist or was removed.
    #[error("you are no longer in this workshop: ask the Mobilizer for a new link")]
    NoSeat,
    /// The seller judges nothing.
    #[error(
        "the seller facilitates and does not write, rate, take a position or sign: nothing was counted"
    )]
    SellerDoesNotJudge,
    /// Observers and the wall act on nothing.
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
    /// Only whoever holds the pen may draft.
    #[error("somebody else has the pen: ask for it, or suggest your wording")]
    PenOnly,
    /// Not in this phase.
    #[error("this is not part of {phase}: wait for its step")]
    NotInThisPhase {
        /// The phase the workshop is in.
        phase: Phase,
    },
    /// Not in this step.
    #[error("this is not part of the current step: wait for its step")]
    NotInThisStep,
    /// The workshop is closed.
    #[error("the workshop is closed: its record remains and can be exported")]
    Closed,
    /// No function was chosen yet.
    #[error("choose the function you speak for first")]
    NoFunction,
    /// What the command names is not there, or not yours to see.
    #[error("this {thing} does not exist: it may have been removed")]
    NotFound {
        /// What was named.
        thing: EntityKind,
    },
    /// The id is taken.
    #[error("this {thing} already exists")]
    Exists {
        /// What was named.
        thing: EntityKind,
    },
    /// A bound is reached.
    #[error("a workshop holds at most {max} ({thing}): merge or delete some first")]
    Full {
        /// Of what.
        thing: EntityKind,
        /// The bound.
        max: u32,
    },
    /// Somebody else's.
    #[error("this {thing} is somebody else's: only its author can change it")]
    NotYours {
        /// What was named.
        thing: EntityKind,
    },
    /// Still sealed.
    #[error("this is still sealed: reveal it first")]
    Sealed,
    /// Revealed already, so it cannot be changed any more.
    #[error("this has been revealed and can no longer be changed")]
    Revealed,
    /// There is nothing to reveal.
    #[error("nothing is sealed here yet")]
    NothingSealed,
    /// The agenda moved before the command arrived.
    #[error("the agenda has moved on: look where it is and try again")]
    Moved,
    /// Something that must exist before leaving the step does not.
    #[error("the step is not done: see what is missing, or continue and say why")]
    GateUnmet {
        /// What is missing.
        missing: Vec<Missing>,
    },
    /// A reason is needed.
    #[error("say why, and what it would take for you to support it")]
    ReasonNeeded,
    /// The two ends of a disconnect must differ.
    #[error("a disconnect is between two different functions")]
    SameEnd,
    /// Not the function of this end.
    #[error("only the function concerned can say this")]
    NotYourEnd,
    /// Before anything else: what is being decided?
    #[error("first agree on what you are deciding: write the decision")]
    ObjectiveMissing,
    /// Functions without a line of their own.
    #[error("say what it means for each function first")]
    LinesMissing {
        /// Which functions.
        functions: Vec<FunctionName>,
    },
    /// A signature or response for a text that is not the current one.
    #[error("the text has changed: read the new version first")]
    OtherVersion,
    /// No consent round stands.
    #[error("no version has been put to the group yet: do that first")]
    NoVersion,
    /// The round did not end in support.
    #[error("the group does not support this version yet: hear the objections and change it")]
    NotSupported,
    /// The command asks for what is so already.
    #[error("this is already so")]
    Unchanged,
    /// What the group wants instead is locked.
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
    /// A trade stands.
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
    /// A step belongs to its phase.
    #[error("this step belongs to another phase: put it among the steps of that phase")]
    OtherPhase,
    /// The customers are among themselves.
    #[error("the customer group is meeting privately: the Mobilizer will let you back in")]
    CustomersOnly,
    /// What was promised holds.
    #[error("this phase has begun: what was promised can only be made stricter")]
    OnlyStricter,
    /// Too few to hide in.
    #[error(
        "at least three people must have contributed before this is shown, so that nobody can be identified: wait for more"
    )]
    TooFewToShow,
    /// Said by the client alone: too much waits for the network.
    #[error(
        "too much is waiting for the network: try again when you are back online, your text stays here"
    )]
    OutboxFull,
    /// A statement that is only prepared.
    #[error("the group is not asked this yet: ask the group first")]
    NotAsked,
    /// There is nothing to ask the group.
    #[error("no statement is prepared: write one first")]
    NothingPrepared,
}

/// Refuses one thing more than its bound.
pub(crate) fn check_capacity(count: usize, max: usize, thing: EntityKind) -> Result<(), Rejection> {
    if count < max {
        Ok(())
    } else {
        Err(Rejection::Full { thing, max: u32::try_from(max).unwrap_or(u32::MAX) })
    }
}
