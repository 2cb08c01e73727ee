//! Which records can be imported: a log that begins with an opened workshop and stays within the limits.

use domain::{
    Event, Workshop,
    limits::{
        CARDS_MAX, COSTS_MAX, DISCONNECTS_MAX, LINKS_MAX, NEGOTIABLES_MAX, POLLS_MAX, SEATS_MAX,
        STATEMENTS_MAX, STEPS_MAX, TERMS_MAX, THEMES_MAX, TRADES_MAX, VERSIONS_MAX, VOTES_MAX,
    },
    tool::agenda,
};
use record::{ArchivedEvent, replay};

/// Events of one workshop that can be imported: enough for a long day with everybody writing.
const LOG_EVENTS_MAX: usize = 100_000;

/// Why a record cannot be imported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotAnArchive {
    /// The log does not begin with an opened workshop.
    #[error(
        "its log does not begin with an opened workshop: use the JSON record exactly as it was exported"
    )]
    NoBeginning,
    /// It is larger than a workshop can be.
    #[error("it contains more than a workshop can hold")]
    TooLarge,
}

/// The workshop that results from a log, if it is within a workshop's limits.
pub fn checked(log: &[ArchivedEvent]) -> Result<Workshop, NotAnArchive> {
    let begins = matches!(
        log.first().map(|archived| &archived.event),
        Some(Event::Agenda(agenda::Event::Opened { .. }))
    );
    if !begins {
        return Err(NotAnArchive::NoBeginning);
    }
    if log.len() > LOG_EVENTS_MAX {
        return Err(NotAnArchive::TooLarge);
    }
    let w = replay(log);
    let bounds = [
        (w.agenda.steps.len(), STEPS_MAX),
        (w.seats.all.len(), SEATS_MAX),
        (w.cards.by_id.len(), CARDS_MAX),
        (w.themes.list.len(), THEMES_MAX),
        (w.links.list.len(), LINKS_MAX),
        (w.statements.list.len() + w.statements.prepared.len(), STATEMENTS_MAX),
        (w.disconnects.list.len(), DISCONNECTS_MAX),
        (w.resolution.versions.len(), VERSIONS_MAX),
        (w.costs.list.len(), COSTS_MAX),
        (w.glossary.list.len(), TERMS_MAX),
        (w.stage_poll.polls.len(), POLLS_MAX),
        (w.negotiables.list.len(), NEGOTIABLES_MAX),
        (w.negotiables.trades.len(), TRADES_MAX),
        (w.votes.list.len(), VOTES_MAX),
    ];
    if bounds.iter().any(|(count, max)| count > max) { Err(NotAnArchive::TooLarge) } else { Ok(w) }
}
