//! The topics of this tool, for screens.

use crate::{
    base::{
        id::StatementId,
        topic::{Topic, Topics},
        tracked::Key,
    },
    tool::statements::event::Event,
};

/// Topic of all statements.
#[derive(Debug)]
pub struct AllStatements;

/// Topic of the list and its order.
#[derive(Debug)]
pub struct StatementList;

impl Key for AllStatements {
    const TOPIC: Topic = Topic::statements();
}

impl Key for StatementList {
    const TOPIC: Topic = Topic::statement_list();
}

impl Topic {
    /// One statement, and all that is shown of it.
    pub const fn statement(id: StatementId) -> Self {
        Self::statements().entity(id.0)
    }

    /// The list and its order.
    pub const fn statement_list() -> Self {
        Self::statements().list()
    }
}

/// Adds the topics an event touches.
pub(super) fn touched(event: &Event, topics: &mut Topics) {
    match event {
        Event::Put { statement, .. }
        | Event::Withdrawn { statement }
        | Event::Placed { statement, .. }
        | Event::Discarded { statement } => {
            topics.extend([Topic::statement_list(), Topic::statement(*statement)]);
        }
        Event::Prepared { statement } | Event::Asked { statement } => {
            topics.extend([Topic::statement_list(), Topic::statement(statement.id)]);
        }
        Event::Reworded { statement, .. }
        | Event::Rated { statement, .. }
        | Event::Heard { statement, .. }
        | Event::Acknowledged { statement, .. } => {
            topics.insert(Topic::statement(*statement));
        }
        Event::LowerAmbitionJustified { .. } => {
            topics.insert(Topic::statement_list());
        }
        Event::GuessesShown { guesses, .. } => {
            topics.insert(Topic::statement_list());
            topics.extend(guesses.iter().map(|(id, _)| Topic::statement(*id)));
        }
        Event::Revealed { outcomes, .. } => {
            topics.insert(Topic::statement_list());
            topics.extend(outcomes.iter().map(|(id, _)| Topic::statement(*id)));
        }
    }
}
