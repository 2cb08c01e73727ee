//! The resolution: one draft under one pen, versions put before the group, a sealed consent round on each, and
//! signatures that belong to one text. Any edit of the text ends them.

use serde::{Deserialize, Serialize};

use super::{
    Tool, cards,
    charter::Visibility,
    customers_only::{Part, snapshot},
    negotiables,
    suggestions::{self, Suggestion},
};
use crate::{
    EntityKind, Event as Any, Rejection, Seat, Timestamp, Topic, Topics, Viewer, Workshop,
    id::{CardId, SeatId},
    limits::{ANONYMITY_MIN, CONDITIONS_MAX, VERSIONS_MAX},
    map::Map,
    powers::Power,
    scale::Gradient,
    text::{Reason, SectionText},
    tool::seats,
    voices::Voice,
    workshop::{acting_function, attributed_function, check_capacity, needs_the_whole},
};

mod acts;
mod document;
mod version;

pub use acts::{Command, Event};
pub use document::{Condition, ContentHash, Document, Section};
pub use version::{
    Amended, Amendment, Disposition, Response, Signature, Verdict, Version, verdict,
};

/// The draft, its pen, its versions, and what became of each concern.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Resolution {
    /// Who drafts.
    pub pen: Option<SeatId>,
    /// The text being drafted.
    pub draft: Document,
    /// The versions put before the group, oldest first.
    pub versions: Vec<Version>,
    /// What became of each concern.
    pub dispositions: Map<CardId, Disposition>,
    /// What objections have asked for, oldest first.
    pub amendments: Vec<Amendment>,
}

impl Resolution {
    /// The version whose text is the current one: the only one that responses and signatures count for.
    pub fn standing(&self) -> Option<&Version> {
        self.versions.last().filter(|version| !version.superseded)
    }

    /// The signatures that count: to exactly the current text.
    pub fn signatures(&self) -> &Map<SeatId, Signature> {
        static NONE: Map<SeatId, Signature> = Map::new();
        self.standing().map_or(&NONE, |version| &version.signatures)
    }

    /// How many concerns on the board nobody has said the end of.
    pub fn undisposed(&self, workshop: &Workshop) -> u16 {
        let open = workshop
            .cards
            .iter()
            .filter(|card| card.kind == cards::Kind::Concern && !card.sealed && !card.hidden)
            .filter(|card| !self.dispositions.contains_key(&card.id))
            .count();
        u16::try_from(open).unwrap_or(u16::MAX)
    }

    /// Whether every member of the group has signed the current text.
    pub fn is_one_yes(&self, workshop: &Workshop) -> bool {
        let mut members = workshop.seats.members().peekable();
        members.peek().is_some() && members.all(|seat| self.signatures().contains_key(&seat.id))
    }

    fn standing_for(&self, hash: &ContentHash) -> Result<&Version, Rejection> {
        let version = self.standing().ok_or(Rejection::NoVersion)?;
        if version.hash == *hash { Ok(version) } else { Err(Rejection::OtherVersion) }
    }

    fn edit(&mut self) -> &mut Document {
        if let Some(version) = self.versions.last_mut() {
            version.superseded = true;
        }
        &mut self.draft
    }

    fn standing_mut(&mut self) -> Option<&mut Version> {
        self.versions.last_mut().filter(|version| !version.superseded)
    }

    /// What objections have asked for and nobody has answered, each with its place in the list.
    pub fn unamended(&self) -> impl Iterator<Item = (u16, &Amendment)> {
        (0..).zip(&self.amendments).filter(|(_, amendment)| amendment.became.is_none())
    }

    fn unanswered(&self, place: u16) -> Result<&Amendment, Rejection> {
        let known = self.amendments.get(usize::from(place));
        let known = known.ok_or(Rejection::NotFound { thing: EntityKind::Amendment })?;
        // Somebody was faster, and with other words.
        if known.became.is_some() { Err(Rejection::OtherVersion) } else { Ok(known) }
    }

    /// What the group wants instead (B) is built only once staying has a price. What is being decided may be said
    /// before.
    fn check_alternative_unlocked(workshop: &Workshop, command: &Command) -> Result<(), Rejection> {
        let builds = match command {
            Command::Section { section, .. } => *section != Section::Objective,
            Command::Line { .. } | Command::Condition { .. } | Command::Amend { .. } => true,
            _ => false,
        };
        if builds && !workshop.costs.alternative_unlocked() {
            Err(Rejection::StayingIsFree)
        } else {
            Ok(())
        }
    }

    fn propose(
        &self,
        workshop: &Workshop,
        hash: ContentHash,
        at: Timestamp,
    ) -> Result<Event, Rejection> {
        if self.draft.hash() != hash {
            return Err(Rejection::OtherVersion);
        }
        if self.standing().is_some() {
            return Err(Rejection::Unchanged);
        }
        check_capacity(self.versions.len(), VERSIONS_MAX, EntityKind::Version)?;
        if !self.draft.has_objective() {
            return Err(Rejection::ObjectiveMissing);
        }
        let functions = self.draft.functions_without_line(workshop);
        if !functions.is_empty() {
            return Err(Rejection::LinesMissing { functions });
        }
        let number = u16::try_from(self.versions.len() + 1).unwrap_or(u16::MAX);
        Ok(Event::Proposed { number, hash, at })
    }

    fn respond(
        &self,
        workshop: &Workshop,
        actor: &Seat,
        hash: &ContentHash,
        gradient: Gradient,
        reason: Option<Reason>,
        lift: Option<Reason>,
    ) -> Result<Vec<Event>, Rejection> {
        let version = self.standing_for(hash)?;
        if version.revealed {
            return Err(Rejection::Revealed);
        }
        if gradient.needs_reason() && (reason.is_none() || lift.is_none()) {
            return Err(Rejection::ReasonNeeded);
        }
        let by = (workshop.visibility() == Visibility::Named).then_some(actor.id);
        let function = attributed_function(workshop, actor)?;
        let response = Response { function, by, gradient, reason, lift };
        if version.responses.get(&actor.id) == Some(&response) {
            return Err(Rejection::Unchanged);
        }
        let mut events = vec![Event::Responded { seat: actor.id, response }];
        if !version.voices.has(actor.id) {
            let voice = Voice { seat: Some(actor.id), function: Some(acting_function(actor)?) };
            events.push(Event::Heard { voice });
        }
        Ok(events)
    }

    fn reveal(&self, workshop: &Workshop) -> Result<Event, Rejection> {
        needs_the_whole()?;
        let version = self.standing().ok_or(Rejection::NoVersion)?;
        if version.revealed {
            return Err(Rejection::Revealed);
        }
        if version.voices.count == 0 {
            return Err(Rejection::NothingSealed);
        }
        let promised = workshop.visibility();
        if promised == Visibility::Anonymous && usize::from(version.voices.count) < ANONYMITY_MIN {
            return Err(Rejection::TooFewToShow);
        }
        let shown = version::as_promised(version.responses.values(), promised);
        Ok(Event::Revealed { responses: Map::new(), shown })
    }

    fn sign(&self, actor: &Seat, hash: &ContentHash, at: Timestamp) -> Result<Event, Rejection> {
        let version = self.standing_for(hash)?;
        if version.verdict() != Some(Verdict::Support) {
            return Err(Rejection::NotSupported);
        }
        if version.signatures.contains_key(&actor.id) {
            return Err(Rejection::Unchanged);
        }
        let signature = Signature { function: acting_function(actor)?, at };
        Ok(Event::Signed { seat: actor.id, signature })
    }

    fn dispose(
        &self,
        workshop: &Workshop,
        actor: &Seat,
        card: CardId,
        disposition: Option<Disposition>,
    ) -> Result<Event, Rejection> {
        let known =
            workshop.cards.open(card).ok_or(Rejection::NotFound { thing: EntityKind::Card })?;
        if self.pen != Some(actor.id) && known.author != Some(actor.id) {
            return Err(Rejection::PenOnly);
        }
        if let Some(Disposition::Accepted { condition }) = &disposition
            && !self.draft.conditions.contains_key(condition)
        {
            return Err(Rejection::NotFound { thing: EntityKind::Condition });
        }
        if self.dispositions.get(&card) == disposition.as_ref() {
            return Err(Rejection::Unchanged);
        }
        Ok(Event::Disposed { card, disposition })
    }

    fn changed<T: PartialEq>(old: Option<&T>, new: Option<&T>) -> Result<(), Rejection> {
        if old == new { Err(Rejection::Unchanged) } else { Ok(()) }
    }
}

impl Tool for Resolution {
    type Command = Command;
    type Event = Event;

    fn power(command: &Command) -> Power {
        match command {
            Command::PassPen { .. } => Power::PassPen,
            Command::Section { .. }
            | Command::Line { .. }
            | Command::Condition { .. }
            | Command::Amend { .. }
            | Command::Answer { .. }
            | Command::Day { .. } => Power::Draft,
            Command::Dispose { .. } => Power::Dispose,
            Command::Propose { .. } | Command::Reveal => Power::Drive,
            Command::Respond { .. } => Power::Respond,
            Command::Sign { .. } => Power::Sign,
        }
    }

    fn typed(command: &Command) -> Vec<String> {
        match command {
            Command::Section { text, .. } | Command::Line { text, .. } => {
                text.iter().map(SectionText::to_string).collect()
            }
            Command::Condition { value, .. } => {
                value.iter().map(|value| value.text.to_string()).collect()
            }
            Command::Amend { value, .. } => vec![value.text.to_string()],
            Command::Dispose { disposition, .. } => match disposition {
                Some(Disposition::Resolved { how }) => vec![how.to_string()],
                Some(Disposition::Traded { trade }) => vec![trade.to_string()],
                Some(Disposition::Accepted { .. } | Disposition::Parked { .. }) | None => {
                    Vec::new()
                }
            },
            Command::Respond { reason, lift, .. } => {
                reason.iter().chain(lift).map(Reason::to_string).collect()
            }
            Command::Answer { how, .. } => vec![how.to_string()],
            Command::PassPen { .. }
            | Command::Day { .. }
            | Command::Propose { .. }
            | Command::Reveal
            | Command::Sign { .. } => Vec::new(),
        }
    }

    fn foretells(command: &Command) -> bool {
        !matches!(command, Command::Reveal)
    }

    fn decide(
        &self,
        workshop: &Workshop,
        actor: &Seat,
        command: Command,
        at: Timestamp,
    ) -> Result<Vec<Event>, Rejection> {
        Self::check_alternative_unlocked(workshop, &command)?;
        let event = match command {
            Command::PassPen { to } => {
                let target = workshop.seats.present(to);
                let target = target.ok_or(Rejection::NotFound { thing: EntityKind::Seat })?;
                if !target.role.is_member() {
                    return Err(Rejection::SellerDoesNotJudge);
                }
                if self.pen == Some(to) {
                    return Err(Rejection::Unchanged);
                }
                Event::PenPassed { to }
            }
            Command::Section { section, text } => {
                Self::changed(self.draft.sections.get(&section), text.as_ref())?;
                Event::SectionWritten { section, text }
            }
            Command::Line { function, text } => {
                Self::changed(self.draft.lines.get(&function), text.as_ref())?;
                Event::LineWritten { function, text }
            }
            Command::Condition { condition, value } => {
                Self::changed(self.draft.conditions.get(&condition), value.as_ref())?;
                if !self.draft.conditions.contains_key(&condition) {
                    check_capacity(
                        self.draft.conditions.len(),
                        CONDITIONS_MAX,
                        EntityKind::Condition,
                    )?;
                }
                Event::ConditionWritten { condition, value }
            }
            Command::Day { day } => {
                Self::changed(self.draft.day.as_ref(), day.as_ref())?;
                Event::DaySet { day }
            }
            Command::Dispose { card, disposition } => {
                self.dispose(workshop, actor, card, disposition)?
            }
            Command::Propose { hash } => self.propose(workshop, hash, at)?,
            Command::Respond { hash, gradient, reason, lift } => {
                return self.respond(workshop, actor, &hash, gradient, reason, lift);
            }
            Command::Reveal => self.reveal(workshop)?,
            Command::Sign { hash } => self.sign(actor, &hash, at)?,
            Command::Amend { amendment, condition, value } => {
                self.unanswered(amendment)?;
                if self.draft.conditions.contains_key(&condition) {
                    return Err(Rejection::Exists { thing: EntityKind::Condition });
                }
                check_capacity(self.draft.conditions.len(), CONDITIONS_MAX, EntityKind::Condition)?;
                let became = Amended::Taken { condition };
                return Ok(vec![
                    Event::ConditionWritten { condition, value: Some(value) },
                    Event::Amended { amendment, became },
                ]);
            }
            Command::Answer { amendment, how } => {
                self.unanswered(amendment)?;
                Event::Amended { amendment, became: Amended::Answered { how } }
            }
        };
        Ok(vec![event])
    }

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
                    // A concern accepted under a condition that is gone is open again.
                    self.dispositions.retain(|_, disposition| {
                        !matches!(disposition, Disposition::Accepted { condition: under } if under == condition)
                    });
                    // So is an objection that it answered.
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
                voices: crate::voices::Voices::default(),
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
                    version.signatures.insert(*seat, signature.clone());
                }
            }
        }
    }

    fn react(&mut self, event: &Any) {
        if let Some(Part::Resolution(resolution)) = snapshot(event) {
            self.clone_from(resolution);
        }
        match event {
            Any::Cards(cards::Event::Deleted { card, .. }) => {
                self.dispositions.remove(card);
            }
            Any::Negotiables(negotiables::Event::Settled { concern, text, .. }) => {
                let trade = text.clone();
                self.dispositions.insert(*concern, Disposition::Traded { trade });
            }
            Any::Suggestions(suggestions::Event::Taken { suggestion }) => {
                let Suggestion { section, text, .. } = suggestion.clone();
                self.evolve(&Event::SectionWritten { section, text: Some(text) });
            }
            // A pen nobody can use: the Mobilizer takes it up.
            Any::Seats(seats::Event::Removed { seat }) if self.pen == Some(*seat) => {
                self.pen = None;
            }
            _ => {}
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

    fn topics(_event: &Event, topics: &mut Topics) {
        topics.insert(Topic::Resolution);
    }
}

/// Puts a value under a key, or takes the key away.
fn set<K: Ord, V: Clone>(map: &mut Map<K, V>, key: K, value: Option<&V>) {
    match value {
        Some(value) => {
            map.insert(key, value.clone());
        }
        None => {
            map.remove(&key);
        }
    }
}
