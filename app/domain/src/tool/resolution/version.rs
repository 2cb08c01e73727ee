//! A version: one text put before the group, the responses to it, and its signatures.

use serde::{Deserialize, Serialize};

use crate::{
    base::{
        id::{ConditionId, SeatId},
        map::{Map, sorted},
        scale::Gradient,
        seat::Viewer,
        text::{FunctionName, Reason, Title},
        time::{Day, Timestamp},
        visibility::Visibility,
        voices::Voices,
    },
    tool::resolution::{ContentHash, Document},
};

/// One person's response to a version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Response {
    /// `None` when anonymous.
    pub function: Option<FunctionName>,
    /// Set only when the name is shown.
    #[serde(default)]
    pub by: Option<SeatId>,
    pub gradient: Gradient,
    pub reason: Option<Reason>,
    /// What would lead the person to support it.
    pub lift: Option<Reason>,
}

/// One person's signature to one text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Signature {
    pub function: FunctionName,
    pub at: Timestamp,
}

/// The result of a consent round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConsentOutcome {
    /// Nobody at 5, 7 or 8, and at least half at 1 to 3.
    Support,
    /// Somebody needs more discussion, or too few support it.
    Open,
    /// Somebody seriously disagrees.
    Contested,
    /// Somebody vetoes.
    Stopped,
}

/// One text before the group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Version {
    /// Counted from 1.
    pub number: u16,
    pub hash: ContentHash,
    pub document: Document,
    pub at: Timestamp,
    pub voices: Voices,
    /// The responses as given. A viewer's copy holds at most this seat's response, also after the reveal.
    pub responses: Map<SeatId, Response>,
    /// The revealed responses, sorted, so the order says nothing.
    #[serde(default)]
    pub shown: Vec<Response>,
    pub revealed: bool,
    /// All to this hash.
    pub signatures: Map<SeatId, Signature>,
    /// Whether the draft was edited since: then responses and signatures do not count for the current text.
    pub superseded: bool,
}

impl Version {
    /// The result of the round; `None` before its reveal.
    pub fn outcome(&self) -> Option<ConsentOutcome> {
        self.revealed.then(|| consent_outcome(self.shown.iter().map(|response| response.gradient)))
    }

    pub(super) fn disclose(&self, viewer: &Viewer) -> Self {
        let own = self.responses.get(&viewer.seat).map(|own| (viewer.seat, own.clone()));
        Self {
            number: self.number,
            hash: self.hash.clone(),
            document: self.document.clone(),
            at: self.at,
            voices: self.voices.disclose(viewer),
            responses: own.into_iter().collect(),
            shown: self.shown.clone(),
            revealed: self.revealed,
            signatures: self.signatures.clone(),
            superseded: self.superseded,
        }
    }
}

/// The responses as revealed: attributed by visibility and sorted, so that neither seat nor order tells whose they
/// are.
pub(super) fn as_revealed<'a>(
    responses: impl IntoIterator<Item = &'a Response>,
    visibility: Visibility,
) -> Vec<Response> {
    let shown = |response: &Response| Response {
        function: response.function.clone().filter(|_| visibility != Visibility::Anonymous),
        by: response.by.filter(|_| visibility == Visibility::Named),
        ..response.clone()
    };
    let mut all: Vec<Response> = responses.into_iter().map(shown).collect();
    all.sort_by(|a, b| {
        let key = |r: &Response| (r.function.clone(), r.gradient, r.reason.clone(), r.lift.clone());
        key(a).cmp(&key(b))
    });
    all
}

/// The result of a set of gradients (the outcomes of a consent round on eight gradients).
pub fn consent_outcome(gradients: impl Iterator<Item = Gradient> + Clone) -> ConsentOutcome {
    let any = |which| gradients.clone().any(|gradient| gradient == which);
    let people = gradients.clone().count();
    let support = gradients.clone().filter(|gradient| gradient.supports()).count();
    if any(Gradient::Veto) {
        ConsentOutcome::Stopped
    } else if any(Gradient::Disagree) {
        ConsentOutcome::Contested
    } else if any(Gradient::Discuss) || support * 2 < people || people == 0 {
        ConsentOutcome::Open
    } else {
        ConsentOutcome::Support
    }
}

/// A change that an objection asks for. The reveal drafts it, so that no objection is just counted.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Amendment {
    /// Number of the version objected to.
    pub version: u16,
    /// `None` when anonymous.
    pub function: Option<FunctionName>,
    pub gradient: Gradient,
    pub reason: Reason,
    /// What would lift the objection: the draft of the amendment.
    pub lift: Reason,
    /// `None` until answered.
    pub became: Option<Amended>,
}

/// How an amendment was answered.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Amended {
    /// Taken into the text as a condition.
    Taken { condition: ConditionId },
    /// Answered without changing the text.
    Answered { how: Reason },
}

impl Amendment {
    /// The amendments a round asks for, ordered by function and gradient.
    pub(super) fn of(version: u16, responses: &[Response]) -> Vec<Self> {
        let amendment = |response: &Response| {
            let objects = response.gradient.needs_reason();
            let (reason, lift) = (response.reason.clone()?, response.lift.clone()?);
            let (function, gradient) = (response.function.clone(), response.gradient);
            let became = None;
            objects.then_some(Self { version, function, gradient, reason, lift, became })
        };
        sorted(responses.iter().filter_map(amendment))
    }
}

/// What became of a concern.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Disposition {
    /// It no longer worries its author.
    Resolved { how: Reason },
    /// It remains, under a condition of the resolution.
    Accepted { condition: ConditionId },
    /// Something was given for it.
    Traded { trade: Reason },
    /// Not now.
    Parked { owner: FunctionName, due: Day },
    /// A trade settled it: what answers the concern, and what is given in return.
    Exchanged { answer: Title, gives: Title },
}

impl Disposition {
    /// The texts that somebody typed.
    pub(super) fn typed(&self) -> Vec<String> {
        match self {
            Self::Resolved { how: text } | Self::Traded { trade: text } => vec![text.to_string()],
            Self::Exchanged { answer, gives } => vec![answer.to_string(), gives.to_string()],
            Self::Accepted { .. } | Self::Parked { .. } => Vec::new(),
        }
    }
}
