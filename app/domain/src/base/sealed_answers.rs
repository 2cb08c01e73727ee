//! Sealed answers to one question. Revealed all at once and sorted, so neither author nor arrival order can be
//! inferred.

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

/// Sealed answers and, after the reveal, what they were.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(rename = "SealedAnswersOf{T}")
)]
pub struct SealedAnswers<T> {
    /// Who has answered.
    pub voices: Voices,
    /// The answers before the reveal. A viewer's copy holds at most this seat's answer; empty afterwards.
    pub sealed: Map<SeatId, T>,
    /// All answers, sorted; `None` before the reveal.
    pub shown: Option<Vec<T>>,
}

impl<T> Default for SealedAnswers<T> {
    fn default() -> Self {
        Self { voices: Voices::default(), sealed: Map::new(), shown: None }
    }
}

impl<T> SealedAnswers<T> {
    /// Number of answers, sealed or shown, as far as this copy knows.
    pub(crate) fn len(&self) -> usize {
        self.shown.as_ref().map_or(self.sealed.len(), Vec::len)
    }

    /// Whether somebody has answered and nothing was revealed. Counts voices, so every copy knows it.
    pub fn is_sealed(&self) -> bool {
        self.shown.is_none() && self.voices.count > 0
    }
}

impl<T: Clone + Ord> SealedAnswers<T> {
    /// Checks an answer and returns the voice to count; `None` when the same person answers again.
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

    /// All answers, sorted, for a reveal. Anonymous ones need at least three people.
    pub(crate) fn open(&self, visibility: Visibility) -> Result<Vec<T>, Rejection> {
        if self.shown.is_some() {
            return Err(Rejection::Revealed);
        }
        if self.voices.count == 0 {
            return Err(Rejection::NothingSealed);
        }
        if visibility == Visibility::Anonymous && usize::from(self.voices.count) < ANONYMITY_MIN {
            return Err(Rejection::TooFewToShow);
        }
        Ok(sorted(self.sealed.values().cloned())) // PROMISE: no-order
    }

    /// How the answers are attributed: as set now, but anonymous if any of them was given anonymously. Shown beside
    /// named ones, it could be inferred from what is left over.
    pub(crate) fn effective_visibility(
        &self,
        now: Visibility,
        is_anonymous: impl Fn(&T) -> bool,
    ) -> Visibility {
        if self.sealed.values().any(is_anonymous) { Visibility::Anonymous } else { now }
    }

    /// Stores an answer.
    pub(crate) fn put(&mut self, seat: SeatId, answer: &T) {
        self.sealed.insert(seat, answer.clone());
    }

    /// Reveals all answers and forgets their authors.
    pub(crate) fn show(&mut self, all: &[T]) {
        self.sealed.clear();
        self.shown = Some(all.to_vec());
    }

    /// What this viewer may see.
    pub(crate) fn disclose(&self, viewer: &Viewer) -> Self {
        let own = self.sealed.get(&viewer.seat).map(|answer| (viewer.seat, answer.clone()));
        Self {
            voices: self.voices.disclose(viewer),
            sealed: own.into_iter().collect(),
            shown: self.shown.clone(),
        }
    }
}
