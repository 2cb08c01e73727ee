//! An urn: what people answer on one matter, sealed until all of it is shown at once, sorted, so that neither whose an
//! answer was nor when it came can be told from it.

use serde::{Deserialize, Serialize};

use crate::base::{
    id::SeatId,
    limits::ANONYMITY_MIN,
    map::{Map, sorted},
    rejection::Rejection,
    seat::{Seat, Viewer, acting_function},
    visibility::Visibility,
    voices::{Voice, Voices},
};

/// Sealed answers and, once they are shown, what they were.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(rename = "SealedAnswersOf{T}")
)]
pub struct SealedAnswers<T> {
    /// Who has answered.
    pub voices: Voices,
    /// The answers; until they are shown a viewer finds at most the own one here, and none afterwards.
    pub sealed: Map<SeatId, T>,
    /// All answers, sorted, once they are shown.
    pub shown: Option<Vec<T>>,
}

impl<T> Default for SealedAnswers<T> {
    fn default() -> Self {
        Self { voices: Voices::default(), sealed: Map::new(), shown: None }
    }
}

impl<T> SealedAnswers<T> {
    /// Whether somebody has answered and nothing was revealed. Counts voices, so every copy knows it.
    pub fn is_sealed(&self) -> bool {
        self.shown.is_none() && self.voices.count > 0
    }
}

impl<T: Clone + Ord> SealedAnswers<T> {
    /// Whether this answer may go in, and the voice to be heard with it: none when the same person answers anew.
    pub(crate) fn accept(&self, actor: &Seat, answer: &T) -> Result<Option<Voice>, Rejection> {
        if self.shown.is_some() {
            return Err(Rejection::Revealed);
        }
        if self.sealed.get(&actor.id) == Some(answer) {
            return Err(Rejection::Unchanged);
        }
        let function = acting_function(actor)?;
        let new = !self.voices.has(actor.id);
        Ok(new.then_some(Voice { seat: Some(actor.id), function: Some(function) }))
    }

    /// All answers, sorted, to be shown; where they stand under nothing, those of three people at least.
    pub(crate) fn open(&self, promised: Visibility) -> Result<Vec<T>, Rejection> {
        if self.shown.is_some() {
            return Err(Rejection::Revealed);
        }
        if self.voices.count == 0 {
            return Err(Rejection::NothingSealed);
        }
        if promised == Visibility::Anonymous && usize::from(self.voices.count) < ANONYMITY_MIN {
            return Err(Rejection::TooFewToShow);
        }
        Ok(sorted(self.sealed.values().cloned())) // PROMISE: no-order
    }

    /// How the answers are shown: as it is promised now, and under nothing where one of them was given so. Beside others with
    /// their function it would be told by what is left over.
    pub(crate) fn promised(&self, now: Visibility, bare: impl Fn(&T) -> bool) -> Visibility {
        if self.sealed.values().any(bare) { Visibility::Anonymous } else { now }
    }

    /// Puts an answer in.
    pub(crate) fn put(&mut self, seat: SeatId, answer: &T) {
        self.sealed.insert(seat, answer.clone());
    }

    /// Shows all answers and forgets whose they were.
    pub(crate) fn show(&mut self, all: &[T]) {
        self.sealed.clear();
        self.shown = Some(all.to_vec());
    }

    /// The urn as this viewer may see it.
    pub(crate) fn disclose(&self, viewer: &Viewer) -> Self {
        let own = self.sealed.get(&viewer.seat).map(|answer| (viewer.seat, answer.clone()));
        Self {
            voices: self.voices.disclose(viewer),
            sealed: own.into_iter().collect(),
            shown: self.shown.clone(),
        }
    }
}
