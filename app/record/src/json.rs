//! The record as data that can be imported: its content, and the log it is derived from as everybody may see it.
//! Replaying the disclosed events gives the disclosed workshop, so the same record can be derived anywhere.

use std::collections::BTreeMap;

use domain::{
    Event, Viewer, Workshop, disclose_event,
    id::{CardId, SeatId, WorkshopId},
    map::Set,
    text::{CardText, DisplayName},
    tool::customers_only,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::Record;

/// One event of the log.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct ArchivedEvent {
    /// Microseconds since 1970, UTC.
    pub at: domain::Timestamp,
    /// The event, as everybody may know it.
    pub event: Event,
}

/// A record that can be imported.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Archive {
    /// The record's content.
    #[serde(flatten)]
    pub record: Record,
    /// The names of those who signed, if they gave one.
    pub people: BTreeMap<SeatId, DisplayName>,
    /// The log it is derived from, without authors and without anything that was never revealed.
    pub log: Vec<ArchivedEvent>,
}

impl Archive {
    /// Builds the archive from the complete log.
    ///
    /// It contains what everybody on the reader's side may know: nothing that was disclosed to a single seat, and for
    /// outsiders nothing that the customers have withheld.
    pub fn of(
        id: WorkshopId,
        log: Vec<ArchivedEvent>,
        people: &BTreeMap<SeatId, DisplayName>,
        is_insider: bool,
    ) -> Self {
        let everybody = Viewer { is_insider, ..Viewer::COMMON };
        let disclosed = |ArchivedEvent { at, event }: ArchivedEvent| {
            Some(ArchivedEvent { at, event: disclose_event(&event, &everybody)? })
        };
        let log: Vec<ArchivedEvent> = log.into_iter().filter_map(disclosed).collect();
        let workshop = replay(&log);
        let signed = |seat: &SeatId| {
            workshop.resolution.versions.iter().any(|version| version.signatures.contains_key(seat))
        };
        let people = people.iter().filter(|(seat, _)| signed(seat));
        let people = people.map(|(seat, name)| (*seat, name.clone())).collect();
        // An imported workshop has one side only, and knows nothing beyond what is written here.
        let hidden = workshop.cards.iter().filter(|card| card.hidden).map(|card| card.id).collect();
        let log = log
            .into_iter()
            .filter_map(unwrap_audience)
            .map(|archived| without_hidden(archived, &hidden))
            .collect();
        Self { record: Record::of(id, &workshop, &people), people, log }
    }

    /// As JSON. Seats get aliases, so that the file cannot be matched with what a client once saw.
    pub fn to_json(&self) -> String {
        // Cannot fail: all map keys are text.
        let text = serde_json::to_string_pretty(self).unwrap_or_default();
        let workshop = replay(&self.log);
        let seats = workshop.seats.all.keys().copied();
        let others: BTreeMap<String, String> =
            seats.map(|seat| (seat.to_string(), alias(self.record.workshop, seat))).collect();
        let mut renamed = String::with_capacity(text.len());
        // An id always stands alone between quotation marks.
        for (at, part) in text.split('"').enumerate() {
            if at > 0 {
                renamed.push('"');
            }
            renamed.push_str(others.get(part).map_or(part, String::as_str));
        }
        renamed
    }
}

/// Unwraps an event from its audience; `None` for events that only define an audience.
fn unwrap_audience(ArchivedEvent { at, event }: ArchivedEvent) -> Option<ArchivedEvent> {
    use customers_only::Event as E;
    match event.inner() {
        Event::CustomersOnly(E::Started(_) | E::Ended { .. } | E::Released { .. }) => None,
        inner => Some(ArchivedEvent { at, event: inner.clone() }),
    }
}

/// The event without the text of cards that are hidden in the end.
fn without_hidden(
    ArchivedEvent { at, event }: ArchivedEvent,
    hidden: &Set<CardId>,
) -> ArchivedEvent {
    use customers_only::{Event as E, Part};
    let event = match event {
        Event::Cards(event) => event.without(hidden).into(),
        Event::CustomersOnly(E::Snapshot { mut part }) => {
            if let Part::Card(card) = &mut *part
                && hidden.contains(&card.id)
            {
                card.text = CardText::withheld();
            }
            E::Snapshot { part }.into()
        }
        other => other,
    };
    ArchivedEvent { at, event }
}

/// A seat's alias in a record. An alias maps to itself, so that importing and exporting again gives the same record.
fn alias(workshop: WorkshopId, seat: SeatId) -> String {
    if seat.0.get_version_num() == 8 {
        return seat.to_string();
    }
    let mut digest = Sha256::new();
    digest.update(b"collective-yes seat in a record");
    digest.update(workshop.0.as_bytes());
    digest.update(seat.0.as_bytes());
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&digest.finalize()[..16]);
    uuid::Builder::from_custom_bytes(bytes).into_uuid().to_string()
}

/// The workshop that results from a log.
pub fn replay(log: &[ArchivedEvent]) -> Workshop {
    let mut workshop = Workshop::default();
    for archived in log {
        workshop.evolve(&archived.event);
    }
    workshop
}
