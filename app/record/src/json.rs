//! The record as data that can be imported: its content, and the log it is derived from as everybody may see it.
//! Replaying the disclosed events gives the disclosed workshop, so the same record can be derived anywhere.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    Event, TextsNow, Viewer, Workshop, disclose_event,
    id::{SeatId, WorkshopId},
    text::{CardText, DisplayName},
    tool::customers_only,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
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
        let now = TextsNow::of(&workshop.disclose(&everybody));
        let log = log.into_iter().filter_map(unwrap_audience);
        let log = log.filter_map(|archived| as_it_stands(archived, &now)).collect();
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

/// The event without texts that were hidden, deleted or changed since; `None` if it says nothing without them.
fn as_it_stands(
    ArchivedEvent { at, event }: ArchivedEvent,
    now: &TextsNow,
) -> Option<ArchivedEvent> {
    let gone: BTreeSet<String> = now.gone(&event).collect();
    if gone.is_empty() {
        return Some(ArchivedEvent { at, event });
    }
    let mut value = serde_json::to_value(&event).ok()?;
    withhold(&mut value, &gone);
    Some(ArchivedEvent { at, event: serde_json::from_value(value).ok()? })
}

/// Replaces these texts by the one that stands for a text one may not see.
fn withhold(value: &mut Value, gone: &BTreeSet<String>) {
    match value {
        Value::String(text) if gone.contains(text) => {
            CardText::withheld().as_str().clone_into(text);
        }
        Value::Array(all) => all.iter_mut().for_each(|one| withhold(one, gone)),
        Value::Object(fields) => fields.values_mut().for_each(|one| withhold(one, gone)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
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
