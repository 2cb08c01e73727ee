//! Cards: one thought of one person each. The tool to read first: all others have its shape.
//!
//! In a sealed step a card is known to its author alone until the reveal. Others learn that one more voice was
//! heard and nothing else. A reveal releases the cards in the order of their ids, which are random, so the order
//! of writing is lost for good.

use serde::{Deserialize, Serialize};

use super::{
    Tool,
    agenda::{Activity, Phase},
    charter::Visibility,
    customers_only::{Part, snapshot},
};
use crate::{
    EntityKind, Event as Any, Rejection, Role, Seat, Timestamp, Topic, Topics, Viewer, Workshop,
    id::{CardId, SeatId, StepId},
    limits::{ANONYMITY_MIN, CARDS_MAX},
    map::{Map, Set},
    powers::Power,
    text::{CardText, FunctionName},
    voices::{Voice, Voices},
    workshop::{acting_function, attributed_function, check_capacity, needs_the_whole},
};

mod acts;
mod card;

pub use acts::{Command, Event};
pub use card::{Card, Kind, Level};

/// What one step's writing has brought.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Writing {
    /// Who has written, or said "nothing to add".
    pub voices: Voices,
    /// Whether its cards were sealed when they were written.
    pub sealed: bool,
    /// Whether they were revealed.
    pub revealed: bool,
    /// From which functions it was heard how many, for everybody, once its cards are revealed: "nothing to add"
    /// counts as being heard.
    #[serde(default)]
    pub heard: Map<FunctionName, u16>,
    /// How many more cards wait to be shown together, where the first ones of the step were shown already.
    #[serde(default)]
    pub waiting: u16,
}

/// All cards that this copy knows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Cards {
    /// By id.
    pub by_id: Map<CardId, Card>,
    /// In the order they appeared on the board.
    pub order: Vec<CardId>,
    /// The writing of each step.
    pub writing: Map<StepId, Writing>,
}

impl Cards {
    /// A card that everybody may see.
    pub fn open(&self, id: CardId) -> Option<&Card> {
        self.by_id.get(&id).filter(|card| !card.sealed)
    }

    /// The cards in the order of the board, as far as this copy knows them.
    pub fn iter(&self) -> impl Iterator<Item = &Card> {
        self.order.iter().filter_map(|id| self.by_id.get(id))
    }

    /// Whether anything waits for a reveal. Counts voices, so every copy knows it.
    pub fn any_sealed(&self) -> bool {
        let waits = |w: &Writing| w.sealed && !w.revealed && w.voices.count > 0;
        self.writing.values().any(|writing| waits(writing) || writing.waiting > 0)
    }

    /// Whether a card written now is sealed: always in Prompt unless the step says otherwise, until its reveal; and always
    /// where it stands under nothing, because a card that appears by itself points at whoever was just writing.
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

    fn own(&self, id: CardId, actor: &Seat) -> Result<&Card, Rejection> {
        let known = self.by_id.get(&id);
        match known {
            Some(card) if card.author == Some(actor.id) => Ok(card),
            Some(card) if !card.sealed => Err(Rejection::NotYours { thing: EntityKind::Card }),
            // A sealed card of somebody else is not there, as far as anyone can tell.
            _ => Err(Rejection::NotFound { thing: EntityKind::Card }),
        }
    }

    /// The event that counts this seat's voice in the current step, unless it was counted before.
    fn voice(&self, workshop: &Workshop, actor: &Seat) -> Result<Option<Event>, Rejection> {
        let step = workshop.agenda.current().ok_or(Rejection::NotInThisStep)?.id;
        if self.writing.get(&step).is_some_and(|writing| writing.voices.has(actor.id)) {
            return Ok(None);
        }
        let voice = Voice { seat: Some(actor.id), function: Some(acting_function(actor)?) };
        Ok(Some(Event::Heard { step, sealed: self.seals_now(workshop), voice }))
    }

    fn write(
        &self,
        workshop: &Workshop,
        actor: &Seat,
        command: Command,
    ) -> Result<Vec<Event>, Rejection> {
        let Command::Write { card: id, kind, level, text, builds_on } = command else {
            return Ok(Vec::new());
        };
        if self.by_id.contains_key(&id) {
            return Err(Rejection::Exists { thing: EntityKind::Card });
        }
        check_capacity(self.by_id.len(), CARDS_MAX, EntityKind::Card)?;
        if let Some(base) = builds_on {
            self.open(base).ok_or(Rejection::NotFound { thing: EntityKind::Card })?;
        }
        let step = workshop.agenda.current().ok_or(Rejection::NotInThisStep)?.id;
        let card = Card {
            id,
            kind,
            level,
            text,
            author: Some(actor.id),
            function: attributed_function(workshop, actor)?,
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

    fn reveal(&self, workshop: &Workshop) -> Result<Event, Rejection> {
        needs_the_whole()?;
        if !self.any_sealed() {
            return Err(Rejection::NothingSealed);
        }
        // What stands under nothing is shown with that of two others at least who wrote in the same step.
        let mut writers: Map<StepId, Set<SeatId>> = Map::new();
        for card in self.by_id.values().filter(|card| card.sealed) {
            writers.or_default(card.step).extend(card.author);
        }
        let bare = |step: StepId| promised(workshop, step) == Visibility::Anonymous;
        writers.retain(|step, writers| !bare(*step) || writers.len() >= ANONYMITY_MIN);
        if writers.is_empty() && self.by_id.values().any(|card| card.sealed) {
            return Err(Rejection::TooFewToShow);
        }
        // `by_id` is ordered by id: that is the order of release.
        let sealed = self.by_id.values().filter(|card| card.sealed);
        let sealed = sealed.filter(|card| writers.contains_key(&card.step));
        let cards: Vec<Card> = sealed.map(|card| as_promised(workshop, card)).collect();
        let waits = |step: StepId, w: &Writing| {
            let left = self.by_id.values().any(|card| card.sealed && card.step == step);
            w.sealed && (!left || writers.contains_key(&step))
        };
        let writing = self.writing.iter().filter(|(step, w)| waits(**step, w));
        // How many of which function wrote would tell whose the cards are.
        let heard = writing.map(|(step, w)| {
            (*step, if bare(*step) { Map::new() } else { w.voices.functions.clone() })
        });
        let heard = heard.collect();
        Ok(Event::Revealed { cards, heard })
    }
}

impl Tool for Cards {
    type Command = Command;
    type Event = Event;

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

    fn foretells(command: &Command) -> bool {
        !matches!(command, Command::Reveal)
    }

    fn decide(
        &self,
        workshop: &Workshop,
        actor: &Seat,
        command: Command,
        _at: Timestamp,
    ) -> Result<Vec<Event>, Rejection> {
        match command {
            Command::Write { .. } => self.write(workshop, actor, command),
            Command::Edit { card, kind, level, text } => {
                let old = self.own(card, actor)?;
                // A new text under nothing would appear by itself.
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
                let old = self.open(card).ok_or(Rejection::NotFound { thing: EntityKind::Card })?;
                if old.hidden == hidden {
                    return Err(Rejection::Unchanged);
                }
                // Nobody but its author and the Mobilizer has its words while it is hidden.
                let text = (!hidden).then(|| old.text.clone());
                Ok(vec![Event::Hidden { card, hidden, author: old.author, text }])
            }
        }
    }

    fn evolve(&mut self, event: &Event) {
        match event {
            Event::Written { card } => {
                self.order.push(card.id);
                self.by_id.insert(card.id, card.clone());
            }
            Event::Heard { step, sealed, voice } => {
                let writing = self.writing.or_default(*step);
                writing.sealed = *sealed;
                writing.voices.hear(voice);
            }
            Event::Waits { step } => {
                let writing = self.writing.or_default(*step);
                writing.waiting = writing.waiting.saturating_add(1);
            }
            Event::Edited { card } => {
                if let Some(known) = self.by_id.get_mut(&card.id) {
                    // The author's own copy and the log know the author, the disclosed event does not.
                    let author = known.author;
                    *known = Card { author, ..card.clone() };
                }
            }
            Event::Deleted { card, .. } => {
                self.by_id.remove(card);
                self.order.retain(|id| id != card);
            }
            Event::Revealed { cards, heard } => {
                for card in cards {
                    let known = self.by_id.get(&card.id).and_then(|known| known.author);
                    let author = card.author.or(known);
                    self.by_id.insert(card.id, Card { author, ..card.clone() });
                }
                let released: crate::map::Set<_> = cards.iter().map(|card| card.id).collect();
                self.order.retain(|id| !released.contains(id));
                self.order.extend(cards.iter().map(|card| card.id));
                for (step, writing) in &mut self.writing {
                    let counted = heard.get(step);
                    if heard.is_empty() || counted.is_some() {
                        writing.revealed |= writing.sealed;
                        writing.waiting = 0;
                    }
                    if let Some(counted) = counted {
                        writing.heard.clone_from(counted);
                    }
                }
            }
            Event::Hidden { card, hidden, text, .. } => {
                if let Some(known) = self.by_id.get_mut(card) {
                    known.hidden = *hidden;
                    if let Some(text) = text {
                        known.text.clone_from(text);
                    }
                }
            }
        }
    }

    fn react(&mut self, event: &Any) {
        if let Some(Part::Writing(writing)) = snapshot(event) {
            self.writing.clone_from(writing);
        }
        if let Some(Part::Card(card)) = snapshot(event) {
            // At the end, where it stands for whoever did not know of it.
            self.order.retain(|id| *id != card.id);
            self.order.push(card.id);
            self.by_id.insert(card.id, card.clone());
        }
    }

    fn disclose(&self, viewer: &Viewer) -> Self {
        let by_id: Map<_, _> = self
            .by_id
            .iter()
            .filter_map(|(id, card)| Some((*id, disclose_card(card, viewer)?)))
            .collect();
        let order = self.order.iter().copied().filter(|id| by_id.contains_key(id)).collect();
        let writing = self
            .writing
            .iter()
            .map(|(step, w)| {
                (
                    *step,
                    Writing {
                        voices: w.voices.disclose(viewer),
                        sealed: w.sealed,
                        revealed: w.revealed,
                        heard: w.heard.clone(),
                        waiting: w.waiting,
                    },
                )
            })
            .collect();
        Self { by_id, order, writing }
    }

    fn disclose_event(event: &Event, viewer: &Viewer) -> Option<Event> {
        match event {
            Event::Written { card } => {
                disclose_card(card, viewer).map(|card| Event::Written { card })
            }
            Event::Edited { card } => {
                disclose_card(card, viewer).map(|card| Event::Edited { card })
            }
            Event::Heard { step, sealed, voice } => {
                Some(Event::Heard { step: *step, sealed: *sealed, voice: voice.disclose(viewer) })
            }
            Event::Deleted { card, author, sealed } => {
                let author = author.filter(|author| *author == viewer.seat);
                (!sealed || author.is_some()).then_some(Event::Deleted {
                    card: *card,
                    author,
                    sealed: *sealed,
                })
            }
            Event::Hidden { card, hidden, author, text } => {
                let author = author.filter(|author| *author == viewer.seat);
                let reads = !hidden || author.is_some() || reads_hidden(viewer);
                let text = if reads { text.clone() } else { Some(CardText::withheld()) };
                Some(Event::Hidden { card: *card, hidden: *hidden, author, text })
            }
            Event::Revealed { .. } | Event::Waits { .. } => Some(event.clone()),
        }
    }

    fn topics(event: &Event, topics: &mut Topics) {
        match event {
            Event::Written { card } => {
                topics.extend([Topic::CardList, Topic::Card(card.id)]);
            }
            Event::Heard { .. } | Event::Waits { .. } => {
                topics.insert(Topic::CardVoices);
            }
            Event::Edited { card } => {
                topics.insert(Topic::Card(card.id));
            }
            Event::Deleted { card, .. } => {
                topics.extend([
                    Topic::CardList,
                    Topic::Card(*card),
                    Topic::Themes,
                    Topic::Links,
                    Topic::Resolution,
                    Topic::Negotiables,
                    // It may have been on every screen.
                    Topic::Agenda,
                ]);
            }
            Event::Revealed { cards, .. } => {
                topics.extend([Topic::CardList, Topic::CardVoices]);
                topics.extend(cards.iter().map(|card| Topic::Card(card.id)));
            }
            Event::Hidden { card, .. } => {
                topics.insert(Topic::Card(*card));
            }
        }
    }
}

/// What was promised about what is written in a step.
fn promised(workshop: &Workshop, step: StepId) -> Visibility {
    let phase = workshop.agenda.step(step).map(|step| step.phase);
    phase.map(|phase| workshop.charter.of(phase)).unwrap_or_default()
}

/// A sealed card as it is shown: under what was promised when it was written, or since, which is stricter.
fn as_promised(workshop: &Workshop, card: &Card) -> Card {
    let promised = promised(workshop, card.step);
    let named = card.named && promised == Visibility::Named;
    let function = card.function.clone().filter(|_| promised != Visibility::Anonymous);
    Card { sealed: false, author: card.author.filter(|_| named), function, named, ..card.clone() }
}

/// Whether a viewer reads what is hidden although it is somebody else's: who hides it must be able to judge it again.
fn reads_hidden(viewer: &Viewer) -> bool {
    viewer.role == Role::Mobilizer
}

/// The card as this viewer may see it: not at all while sealed, without its words while hidden, without its author when it
/// is somebody else's.
fn disclose_card(card: &Card, viewer: &Viewer) -> Option<Card> {
    let own = card.author.filter(|author| *author == viewer.seat);
    let author = own.or(card.author.filter(|_| card.named && !card.sealed));
    let reads = !card.hidden || own.is_some() || reads_hidden(viewer);
    let text = if reads { card.text.clone() } else { CardText::withheld() };
    (!card.sealed || own.is_some()).then(|| Card {
        id: card.id,
        kind: card.kind,
        level: card.level,
        text,
        author,
        function: card.function.clone(),
        named: card.named,
        step: card.step,
        builds_on: card.builds_on,
        sealed: card.sealed,
        hidden: card.hidden,
    })
}
