//! Commands of this tool and the rules that decide them.

use crate::{
    base::{
        activity::{Activity, Phase},
        authority::{Decided, needs_authority},
        id::{CardId, SeatId, StepId},
        level::Level,
        limits::{ANONYMITY_MIN, CARDS_MAX},
        map::{Map, Set},
        powers::Power,
        rejection::{EntityKind, Rejection, check_capacity},
        seat::{Seat, acting_function},
        text::CardText,
        time::Timestamp,
        visibility::Visibility,
        voices::Voice,
    },
    rules::Rules,
    tool::cards::{
        card::{Card, CardKind},
        command::Command,
        event::Event,
        state::{Cards, Writing},
    },
    workshop::Workshop,
};

/// What its author says of a card.
pub(super) struct NewCard {
    id: CardId,
    kind: CardKind,
    level: Level,
    text: CardText,
    /// `None` unless it extends another card.
    builds_on: Option<CardId>,
}

impl Cards {
    /// Whether a card written now is sealed: in Prompt until the reveal, unless the step says otherwise; and whenever
    /// it is anonymous, because a card that appears alone points at the person who was just typing.
    pub fn seals_now(&self, workshop: &Workshop) -> bool {
        let Some(step) = workshop.agenda.current() else {
            return false;
        };
        if workshop.visibility() == Visibility::Anonymous {
            return true;
        }
        let sealed = match step.activity {
            Activity::Write { sealed } => sealed,
            _ => step.phase == Phase::Prompt,
        };
        sealed && !self.writing.get(&step.id).is_some_and(|writing| writing.revealed)
    }

    pub(super) fn own(&self, id: CardId, actor: &Seat) -> Result<&Card, Rejection> {
        let known = self.by_id.get(&id);
        match known {
            Some(card) if card.author == Some(actor.id) => Ok(card),
            Some(card) if !card.sealed => Err(Rejection::NotYours { kind: EntityKind::Card }),
            // Somebody else's sealed card must look as if it did not exist.
            _ => Err(Rejection::NotFound { kind: EntityKind::Card }),
        }
    }

    /// The event that counts this seat's voice in the current step, unless already counted.
    pub(super) fn voice(
        &self,
        workshop: &Workshop,
        actor: &Seat,
    ) -> Result<Option<Event>, Rejection> {
        let step = workshop.agenda.current().ok_or(Rejection::NotInThisStep)?.id;
        if self.writing.get(&step).is_some_and(|writing| writing.voices.has(actor.id)) {
            return Ok(None);
        }
        let voice = Voice { seat: Some(actor.id), function: Some(acting_function(actor)?) };
        Ok(Some(Event::Heard { step, sealed: self.seals_now(workshop), voice }))
    }

    pub(super) fn write(
        &self,
        workshop: &Workshop,
        actor: &Seat,
        new: NewCard,
    ) -> Result<Vec<Event>, Rejection> {
        let NewCard { id, kind, level, text, builds_on } = new;
        if self.by_id.contains_key(&id) {
            return Err(Rejection::Exists { kind: EntityKind::Card });
        }
        check_capacity(self.by_id.len(), CARDS_MAX, EntityKind::Card)?;
        if let Some(base) = builds_on {
            self.open(base).ok_or(Rejection::NotFound { kind: EntityKind::Card })?;
        }
        let step = workshop.agenda.current().ok_or(Rejection::NotInThisStep)?.id;
        let card = Card {
            id,
            kind,
            level,
            text,
            author: Some(actor.id),
            function: workshop.attributed_function(actor)?,
            named: workshop.visibility() == Visibility::Named,
            step,
            builds_on,
            sealed: self.seals_now(workshop),
            hidden: false,
        };
        let shown = self.writing.get(&step).is_some_and(|writing| writing.revealed);
        let waits = (card.sealed && shown).then_some(Event::Waits { step });
        let heard = self.voice(workshop, actor)?;
        Ok(std::iter::once(Event::Written { card }).chain(heard).chain(waits).collect())
    }

    pub(super) fn reveal(&self, workshop: &Workshop) -> Result<Event, Rejection> {
        needs_authority()?;
        if !self.any_sealed() {
            return Err(Rejection::NothingSealed);
        }
        // Anonymous cards are revealed only together with cards of at least two other authors of the same step.
        let mut writers: Map<StepId, Set<SeatId>> = Map::new();
        for card in self.by_id.values().filter(|card| card.sealed) {
            writers.or_default(card.step).extend(card.author);
        }
        let is_anonymous =
            |step: StepId| effective_visibility(workshop, step) == Visibility::Anonymous;
        writers.retain(|step, writers| !is_anonymous(*step) || writers.len() >= ANONYMITY_MIN);
        if writers.is_empty() && self.by_id.values().any(|card| card.sealed) {
            return Err(Rejection::TooFewToShow);
        }
        // `by_id` is ordered by id, which is the order of the reveal.
        let sealed = self.by_id.values().filter(|card| card.sealed);
        let sealed = sealed.filter(|card| writers.contains_key(&card.step));
        let cards: Vec<Card> = sealed.map(|card| as_revealed(workshop, card)).collect();
        let waits = |step: StepId, w: &Writing| {
            let left = self.by_id.values().any(|card| card.sealed && card.step == step);
            w.sealed && (!left || writers.contains_key(&step))
        };
        let writing = self.writing.iter().filter(|(step, w)| waits(**step, w));
        // Counts per function would tell whose the cards are.
        let heard = writing.map(|(step, w)| {
            (*step, if is_anonymous(*step) { Map::new() } else { w.voices.functions.clone() })
        });
        let heard = heard.collect();
        Ok(Event::Revealed { cards, heard })
    }
}

impl Rules for Cards {
    type Command = Command;

    fn power(command: &Command) -> Power {
        match command {
            Command::Write { .. }
            | Command::Edit { .. }
            | Command::Delete { .. }
            | Command::NothingToAdd => Power::Write,
            Command::Reveal => Power::Drive,
            Command::Hide { .. } => Power::Moderate,
        }
    }

    fn typed(command: &Command) -> Vec<String> {
        match command {
            Command::Write { text, .. } | Command::Edit { text, .. } => vec![text.to_string()],
            Command::Delete { .. }
            | Command::NothingToAdd
            | Command::Reveal
            | Command::Hide { .. } => Vec::new(),
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
        _at: Timestamp,
    ) -> Result<Vec<Event>, Rejection> {
        match command {
            Command::Write { card: id, kind, level, text, builds_on } => {
                self.write(workshop, actor, NewCard { id, kind, level, text, builds_on })
            }
            Command::Edit { card, kind, level, text } => {
                let old = self.own(card, actor)?;
                // A new anonymous text would appear alone.
                if !old.sealed && old.function.is_none() {
                    return Err(Rejection::Revealed);
                }
                let card = Card { kind, level, text, ..old.clone() };
                if card == *old {
                    return Err(Rejection::Unchanged);
                }
                Ok(vec![Event::Edited { card }])
            }
            Command::Delete { card } => {
                let old = self.own(card, actor)?;
                Ok(vec![Event::Deleted { card, author: old.author, sealed: old.sealed }])
            }
            Command::NothingToAdd => {
                self.voice(workshop, actor)?.map(|heard| vec![heard]).ok_or(Rejection::Unchanged)
            }
            Command::Reveal => Ok(vec![self.reveal(workshop)?]),
            Command::Hide { card, hidden } => {
                let old = self.open(card).ok_or(Rejection::NotFound { kind: EntityKind::Card })?;
                if old.hidden == hidden {
                    return Err(Rejection::Unchanged);
                }
                // While a card is hidden, only its author and the Mobilizer have its text.
                let text = (!hidden).then(|| old.text.clone());
                Ok(vec![Event::Hidden { card, hidden, author: old.author, text }])
            }
        }
    }
}

/// The visibility that applied when something was written in a step.
fn effective_visibility(workshop: &Workshop, step: StepId) -> Visibility {
    let phase = workshop.agenda.step(step).map(|step| step.phase);
    phase.map(|phase| workshop.charter.of(phase)).unwrap_or_default()
}

/// A sealed card as revealed: with the visibility of when it was written, or the current one if stricter.
fn as_revealed(workshop: &Workshop, card: &Card) -> Card {
    let visibility = effective_visibility(workshop, card.step);
    let named = card.named && visibility == Visibility::Named;
    let function = card.function.clone().filter(|_| visibility != Visibility::Anonymous); // PROMISE: anonymous-card
    Card { sealed: false, author: card.author.filter(|_| named), function, named, ..card.clone() }
}
