//! State, events and disclosure of this tool.

use serde::{Deserialize, Serialize};

use crate::{
    base::{
        id::{CardId, SeatId},
        limits::{CONDITIONS_MAX, VERSIONS_MAX},
        map::Map,
        seat::Viewer,
        text::{Reason, SectionText},
    },
    tool::{
        State,
        negotiables::Trade,
        resolution::{
            document::{Document, Section},
            event::Event,
            version::{Amended, Amendment, Disposition, Signature, Version},
        },
    },
};

/// The draft, the pen, the versions, and the dispositions of concerns.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Resolution {
    /// Who holds the pen.
    pub pen: Option<SeatId>,
    /// The current draft.
    pub draft: Document,
    /// The versions, oldest first.
    pub versions: Vec<Version>,
    /// Dispositions of concerns.
    pub dispositions: Map<CardId, Disposition>,
    /// Amendments asked for by objections, oldest first.
    pub amendments: Vec<Amendment>,
}

impl Resolution {
    /// Passes the pen of a removed seat to the Mobilizer.
    pub(crate) fn drop_pen(&mut self, seat: SeatId) {
        self.pen.take_if(|holder| *holder == seat);
    }

    /// Sets the disposition of a traded concern.
    pub(crate) fn trade(&mut self, concern: CardId, known: Option<&Trade>, text: Option<&Reason>) {
        let disposition = match (text, known) {
            (Some(text), _) => Disposition::Traded { trade: text.clone() },
            (None, Some(Trade { answer, gives, .. })) => {
                Disposition::Exchanged { answer: answer.clone(), gives: gives.clone() }
            }
            (None, None) => return,
        };
        self.dispositions.insert(concern, disposition);
    }

    /// Takes suggested wording into the draft.
    pub(crate) fn write_section(&mut self, section: Section, text: SectionText) {
        self.evolve(&Event::SectionWritten { section, text: Some(text) });
    }

    /// The version with the current text: only its responses and signatures count.
    pub fn standing(&self) -> Option<&Version> {
        self.versions.last().filter(|version| !version.superseded)
    }

    /// The signatures to the current text.
    pub fn signatures(&self) -> &Map<SeatId, Signature> {
        static NONE: Map<SeatId, Signature> = Map::new();
        self.standing().map_or(&NONE, |version| &version.signatures)
    }

    pub(super) fn edit(&mut self) -> &mut Document {
        if let Some(version) = self.versions.last_mut() {
            version.superseded = true; // PROMISE: edit-ends-signatures
        }
        &mut self.draft
    }

    pub(super) fn standing_mut(&mut self) -> Option<&mut Version> {
        self.versions.last_mut().filter(|version| !version.superseded)
    }

    /// Amendments without an answer, with their indices.
    pub fn unamended(&self) -> impl Iterator<Item = (u16, &Amendment)> {
        (0..).zip(&self.amendments).filter(|(_, amendment)| amendment.became.is_none())
    }
}

impl State for Resolution {
    type Event = Event;

    fn evolve(&mut self, event: &Event) {
        match event {
            Event::PenPassed { to } => self.pen = Some(*to),
            Event::SectionWritten { section, text } => {
                set(&mut self.edit().sections, *section, text.as_ref());
            }
            Event::LineWritten { function, text } => {
                set(&mut self.edit().lines, function.clone(), text.as_ref());
            }
            Event::ConditionWritten { condition, value } => {
                set(&mut self.edit().conditions, *condition, value.as_ref());
                if value.is_none() {
                    // A concern accepted under a removed condition is open again.
                    self.dispositions.retain(|_, disposition| {
                        !matches!(disposition, Disposition::Accepted { condition: under } if under == condition)
                    });
                    // So is an objection that the condition answered.
                    let taken = Some(Amended::Taken { condition: *condition });
                    for amendment in &mut self.amendments {
                        amendment.became.take_if(|became| Some(&*became) == taken.as_ref());
                    }
                }
            }
            Event::DaySet { day } => self.edit().day.clone_from(day),
            Event::Disposed { card, disposition } => {
                set(&mut self.dispositions, *card, disposition.as_ref());
            }
            Event::Proposed { number, hash, at } => self.versions.push(Version {
                number: *number,
                hash: hash.clone(),
                document: self.draft.clone(),
                at: *at,
                voices: crate::base::voices::Voices::default(),
                responses: Map::new(),
                shown: Vec::new(),
                revealed: false,
                signatures: Map::new(),
                superseded: false,
            }),
            Event::Responded { seat, response } => {
                if let Some(version) = self.standing_mut() {
                    version.responses.insert(*seat, response.clone());
                }
            }
            Event::Heard { voice } => {
                if let Some(version) = self.standing_mut() {
                    version.voices.hear(voice);
                }
            }
            Event::Revealed { responses, shown } => {
                if let Some(version) = self.standing_mut() {
                    let shown: Vec<_> = responses.values().chain(shown).cloned().collect();
                    let amendments = Amendment::of(version.number, &shown);
                    version.shown = shown;
                    version.revealed = true;
                    self.amendments.extend(amendments);
                }
            }
            Event::Amended { amendment, became } => {
                if let Some(known) = self.amendments.get_mut(usize::from(*amendment)) {
                    known.became = Some(became.clone());
                }
            }
            Event::Signed { seat, signature } => {
                if let Some(version) = self.standing_mut() {
                    version.signatures.insert(*seat, signature.clone()); // PROMISE: signature-stored
                }
            }
        }
    }

    fn disclose(&self, viewer: &Viewer) -> Self {
        Self {
            pen: self.pen,
            draft: self.draft.clone(),
            versions: self.versions.iter().map(|version| version.disclose(viewer)).collect(),
            dispositions: self.dispositions.clone(),
            amendments: self.amendments.clone(),
        }
    }

    fn disclose_event(event: &Event, viewer: &Viewer) -> Option<Event> {
        match event {
            Event::Responded { seat, .. } => (*seat == viewer.seat).then(|| event.clone()),
            Event::Heard { voice } => Some(Event::Heard { voice: voice.disclose(viewer) }),
            Event::PenPassed { .. }
            | Event::SectionWritten { .. }
            | Event::LineWritten { .. }
            | Event::ConditionWritten { .. }
            | Event::DaySet { .. }
            | Event::Disposed { .. }
            | Event::Proposed { .. }
            | Event::Revealed { .. }
            | Event::Signed { .. }
            | Event::Amended { .. } => Some(event.clone()),
        }
    }

    fn addresses(_event: &Event, _seat: SeatId) -> bool {
        false
    }

    fn unrevealed(&self) -> bool {
        self.versions.last().is_some_and(|version| !version.revealed)
    }

    fn within_bounds(&self) -> bool {
        self.versions.len() <= VERSIONS_MAX && self.draft.conditions.len() <= CONDITIONS_MAX
    }
}

/// Sets a value, or removes the key for `None`.
pub(super) fn set<K: Ord, V: Clone>(map: &mut Map<K, V>, key: K, value: Option<&V>) {
    match value {
        Some(value) => {
            map.insert(key, value.clone());
        }
        None => {
            map.remove(&key);
        }
    }
}
