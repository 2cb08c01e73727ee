//! Which records can be imported: a log that begins with an opened workshop and stays within the limits.

use domain::{Event, Workshop, tool::agenda};
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
    if w.within_bounds() { Ok(w) } else { Err(NotAnArchive::TooLarge) }
}
