//! Commands of this tool and the rules that decide them.

use crate::{
    base::{
        authority::{Decided, needs_authority},
        id::CardId,
        limits::{ANONYMITY_MIN, CONDITIONS_MAX, VERSIONS_MAX},
        map::Map,
        powers::Power,
        rejection::{EntityKind, Rejection, check_capacity},
        scale::Gradient,
        seat::{Seat, acting_function},
        text::{Reason, SectionText},
        time::Timestamp,
        visibility::Visibility,
        voices::Voice,
    },
    rules::Rules,
    tool::{
        cards,
        resolution::{
            command::Command,
            document::{ContentHash, Section},
            event::Event,
            state::Resolution,
            version::{
                Amended, Amendment, ConsentOutcome, Disposition, Response, Signature, Version,
            },
        },
    },
    workshop::Workshop,
};

impl Resolution {
    /// Number of concerns on the board without a disposition.
    pub fn undisposed(&self, workshop: &Workshop) -> u16 {
        let open = workshop
            .cards
            .iter()
            .filter(|card| card.kind == cards::CardKind::Concern && !card.sealed && !card.hidden)
            .filter(|card| !self.dispositions.contains_key(&card.id))
            .count();
        u16::try_from(open).unwrap_or(u16::MAX)
    }

    /// Whether every member of the group has signed the current text.
    pub fn is_one_yes(&self, workshop: &Workshop) -> bool {
        let mut members = workshop.seats.members().peekable();
        members.peek().is_some() && members.all(|seat| self.signatures().contains_key(&seat.id))
    }

    pub(super) fn standing_for(&self, hash: &ContentHash) -> Result<&Version, Rejection> {
        let version = self.standing().ok_or(Rejection::NoVersion)?;
        if version.hash == *hash { Ok(version) } else { Err(Rejection::OtherVersion) }
    }

    pub(super) fn unanswered(&self, place: u16) -> Result<&Amendment, Rejection> {
        let known = self.amendments.get(usize::from(place));
        let known = known.ok_or(Rejection::NotFound { kind: EntityKind::Amendment })?;
        // Somebody else was faster and answered differently.
        if known.became.is_some() { Err(Rejection::OtherVersion) } else { Ok(known) }
    }

    /// The alternative (B) can be drafted only after a cost of staying is accepted. The objective may be written
    /// before.
    pub(super) fn check_alternative_unlocked(
        workshop: &Workshop,
        command: &Command,
    ) -> Result<(), Rejection> {
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

    pub(super) fn propose(
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
        let functions = self.draft.functions_without_line(&workshop.seats);
        if !functions.is_empty() {
            return Err(Rejection::LinesMissing { functions });
        }
        let number = u16::try_from(self.versions.len() + 1).unwrap_or(u16::MAX);
        Ok(Event::Proposed { number, hash, at })
    }

    pub(super) fn respond(
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
        let function = workshop.attributed_function(actor)?;
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

    pub(super) fn reveal(&self, workshop: &Workshop) -> Result<Event, Rejection> {
        needs_authority()?;
        let version = self.standing().ok_or(Rejection::NoVersion)?;
        if version.revealed {
            return Err(Rejection::Revealed);
        }
        if version.voices.count == 0 {
            return Err(Rejection::NothingSealed);
        }
        let visibility = workshop.visibility();
        if visibility == Visibility::Anonymous && usize::from(version.voices.count) < ANONYMITY_MIN
        {
            return Err(Rejection::TooFewToShow);
        }
        let shown = super::version::as_revealed(version.responses.values(), visibility);
        Ok(Event::Revealed { responses: Map::new(), shown })
    }

    pub(super) fn sign(
        &self,
        actor: &Seat,
        hash: &ContentHash,
        at: Timestamp,
    ) -> Result<Event, Rejection> {
        let version = self.standing_for(hash)?;
        if version.outcome() != Some(ConsentOutcome::Support) {
            return Err(Rejection::NotSupported);
        }
        if version.signatures.contains_key(&actor.id) {
            return Err(Rejection::Unchanged);
        }
        let signature = Signature { function: acting_function(actor)?, at };
        Ok(Event::Signed { seat: actor.id, signature })
    }

    pub(super) fn dispose(
        &self,
        workshop: &Workshop,
        actor: &Seat,
        card: CardId,
        disposition: Option<Disposition>,
    ) -> Result<Event, Rejection> {
        let known =
            workshop.cards.open(card).ok_or(Rejection::NotFound { kind: EntityKind::Card })?;
        if self.pen != Some(actor.id) && known.author != Some(actor.id) {
            return Err(Rejection::PenOnly);
        }
        if let Some(Disposition::Accepted { condition }) = &disposition
            && !self.draft.conditions.contains_key(condition)
        {
            return Err(Rejection::NotFound { kind: EntityKind::Condition });
        }
        if self.dispositions.get(&card) == disposition.as_ref() {
            return Err(Rejection::Unchanged);
        }
        Ok(Event::Disposed { card, disposition })
    }

    pub(super) fn changed<T: PartialEq>(old: Option<&T>, new: Option<&T>) -> Result<(), Rejection> {
        if old == new { Err(Rejection::Unchanged) } else { Ok(()) }
    }
}

impl Rules for Resolution {
    type Command = Command;

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
            Command::Dispose { disposition, .. } => {
                disposition.as_ref().map(Disposition::typed).unwrap_or_default()
            }
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

    fn decided(command: &Command) -> Decided {
        Decided::on_server_if(matches!(command, Command::Reveal))
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
                let target = target.ok_or(Rejection::NotFound { kind: EntityKind::Seat })?;
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
                    return Err(Rejection::Exists { kind: EntityKind::Condition });
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
}
