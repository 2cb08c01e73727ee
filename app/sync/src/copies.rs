//! The two copies: what the server sent, and what to show.

use domain::{Timestamp, Topics, id::SeatId};

use crate::replica::Replica;

#[derive(Debug, Default)]
pub(crate) struct Copies<R> {
    confirmed: R,
    /// The confirmed copy plus the pending commands; `None` while nothing is pending.
    predicted: Option<R>,
    /// The topics that pending commands touched, to be redrawn when they are decided again.
    predicted_topics: Topics,
}

impl<R: Replica> Copies<R> {
    /// With every pending command already applied.
    pub(crate) fn shown(&self) -> &R {
        self.predicted.as_ref().unwrap_or(&self.confirmed)
    }

    /// The server sent a complete copy.
    pub(crate) fn start_over(&mut self, confirmed: R) {
        self.confirmed = confirmed;
    }

    /// The server sent events.
    pub(crate) fn confirm(&mut self, events: &[R::Event], topics: &mut Topics) {
        for event in events {
            self.confirmed.evolve(event);
            R::topics(event, topics);
        }
    }

    /// Predicts a pending command on the shown copy, and returns the topics it touches. A command that cannot be
    /// predicted, or that the shown copy refuses, waits for the server, which has the data to decide it.
    pub(crate) fn predict(&mut self, seat: SeatId, command: R::Command, at: Timestamp) -> Topics {
        let mut topics = Topics::new();
        let events = self.shown().predict(seat, command, at);
        if events.is_empty() {
            return topics;
        }
        let predicted = self.predicted.get_or_insert_with(|| self.confirmed.clone());
        for event in &events {
            predicted.evolve(event);
            R::topics(event, &mut topics);
        }
        self.predicted_topics.extend(topics.iter().copied());
        topics
    }

    /// Forgets all predictions. Returns the topics they touched.
    pub(crate) fn unpredict(&mut self) -> Topics {
        self.predicted = None;
        std::mem::take(&mut self.predicted_topics)
    }
}
