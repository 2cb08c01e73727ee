//! A version: one text that was put before the group, how people stand to it, and who signed it.

use serde::{Deserialize, Serialize};

use crate::{
    base::{
        id::{ConditionId, SeatId},
        map::{Map, sorted},
        scale::Gradient,
        seat::Viewer,
        text::{FunctionName, Reason},
        time::{Day, Timestamp},
        visibility::Visibility,
        voices::Voices,
    },
    tool::resolution::{ContentHash, Document},
};

/// One person's position on a version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Response {
    /// For which function; none where it stands under nothing.
    pub function: Option<FunctionName>,
    /// Whose, where it stands under the name.
    #[serde(default)]
    pub by: Option<SeatId>,
    /// Where the person stands.
    pub gradient: Gradient,
    /// Why.
    pub reason: Option<Reason>,
    /// What would move the person to support.
    pub lift: Option<Reason>,
}

/// One person's yes to one text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Signature {
    /// For which function.
    pub function: FunctionName,
    /// When.
    pub at: Timestamp,
}

/// How a consent round ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
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
    /// 1, 2, 3 …
    pub number: u16,
    /// The hash of its text.
    pub hash: ContentHash,
    /// Its text.
    pub document: Document,
    /// When it was put before the group.
    pub at: Timestamp,
    /// Who has responded.
    pub voices: Voices,
    /// The responses as they were given. A viewer finds at most the own one here, for ever.
    pub responses: Map<SeatId, Response>,
    /// What the reveal showed, in an order that says nothing of whose it is.
    #[serde(default)]
    pub shown: Vec<Response>,
    /// Whether the round was revealed.
    pub revealed: bool,
    /// The signatures, all to this hash.
    pub signatures: Map<SeatId, Signature>,
    /// Whether the draft was edited since: then nothing said here counts for the current text.
    pub superseded: bool,
}

impl Version {
    /// How the round ended; `None` before its reveal.
    pub fn verdict(&self) -> Option<Verdict> {
        self.revealed.then(|| verdict(self.shown.iter().map(|response| response.gradient)))
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

/// What is shown of the responses: under what was promised, sorted, so that neither a seat nor an order tells whose it is.
pub(super) fn as_promised<'a>(
    responses: impl IntoIterator<Item = &'a Response>,
    promised: Visibility,
) -> Vec<Response> {
    let shown = |response: &Response| Response {
        function: response.function.clone().filter(|_| promised != Visibility::Anonymous),
        by: response.by.filter(|_| promised == Visibility::Named),
        ..response.clone()
    };
    let mut all: Vec<Response> = responses.into_iter().map(shown).collect();
    all.sort_by(|a, b| {
        let key = |r: &Response| (r.function.clone(), r.gradient, r.reason.clone(), r.lift.clone());
        key(a).cmp(&key(b))
    });
    all
}

/// How a set of positions ends a round (the outcomes of the consent round on eight gradients).
pub fn verdict(gradients: impl Iterator<Item = Gradient> + Clone) -> Verdict {
    let any = |which| gradients.clone().any(|gradient| gradient == which);
    let people = gradients.clone().count();
    let support = gradients.clone().filter(|gradient| gradient.supports()).count();
    if any(Gradient::Veto) {
        Verdict::Stopped
    } else if any(Gradient::Disagree) {
        Verdict::Contested
    } else if any(Gradient::Discuss) || support * 2 < people || people == 0 {
        Verdict::Open
    } else {
        Verdict::Support
    }
}

/// A change that an objection asks for: drafted by the reveal of the round, so that no objection is only counted.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Amendment {
    /// The version objected to.
    pub version: u16,
    /// Which function objects; none where that stands under nothing.
    pub function: Option<FunctionName>,
    /// How much.
    pub gradient: Gradient,
    /// Why.
    pub reason: Reason,
    /// What would lift it: the draft of the amendment.
    pub lift: Reason,
    /// What became of it.
    pub became: Option<Amended>,
}

/// What became of an amendment.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Amended {
    /// It is a condition of the text now.
    Taken {
        /// Which.
        condition: ConditionId,
    },
    /// It was answered otherwise.
    Answered {
        /// How.
        how: Reason,
    },
}

impl Amendment {
    /// The amendments a round asks for, in the order of functions and positions.
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
    Resolved {
        /// How.
        how: Reason,
    },
    /// It stays, under a condition of the resolution.
    Accepted {
        /// Which condition.
        condition: ConditionId,
    },
    /// Something was given for it.
    Traded {
        /// What.
        trade: Reason,
    },
    /// Not now.
    Parked {
        /// The function that owns it.
        owner: FunctionName,
        /// Until when.
        due: Day,
    },
}
