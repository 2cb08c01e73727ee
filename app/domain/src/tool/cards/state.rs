//! State, events and disclosure of this tool.

use serde::{Deserialize, Serialize};

use crate::{
    base::{
        id::{CardId, SeatId, StepId},
        limits::CARDS_MAX,
        map::Map,
        seat::{Role, Viewer},
        text::{CardText, FunctionName},
        topic::{Topic, Topics},
        tracked::{Tracked, note},
        voices::Voices,
    },
    tool::{
        State,
        cards::{
            card::Card,
            event::Event,
            topics::{AllCards, CardList, CardVoices, touched},
        },
    },
};

/// The writing of one step.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Writing {
    /// Who has written, or said "nothing to add".
    pub voices: Voices,
    /// Whether its cards were sealed when written.
    pub sealed: bool,
    /// Whether the cards were revealed.
    pub revealed: bool,
    /// Count of people per function, for everybody, after the reveal. "Nothing to add" counts.
    #[serde(default)]
    pub heard: Map<FunctionName, u16>,
    /// Cards that wait for others, where the step's first cards were already revealed.
    #[serde(default)]
    pub waiting: u16,
}

/// All cards that this copy knows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Cards {
    pub by_id: Tracked<Map<CardId, Card>, AllCards>,
    /// In the order they appeared on the board.
    pub order: Tracked<Vec<CardId>, CardList>,
    pub writing: Tracked<Map<StepId, Writing>, CardVoices>,
}

impl Cards {
    /// Inserts a card as it is: at the end, which is its place for viewers who did not know it.
    pub(crate) fn restore(&mut self, card: &Card) {
        self.order.retain(|id| *id != card.id);
        self.order.push(card.id);
        self.by_id.insert(card.id, card.clone());
    }

    /// A card by its id.
    pub fn get(&self, id: CardId) -> Option<&Card> {
        note(Topic::card(id));
        self.by_id.untracked().get(&id)
    }

    /// A card that everybody may see.
    pub fn open(&self, id: CardId) -> Option<&Card> {
        self.get(id).filter(|card| !card.sealed)
    }

    /// The cards this copy knows, in the order of the board.
    pub fn iter(&self) -> impl Iterator<Item = &Card> {
        self.order.iter().filter_map(|id| self.by_id.get(id))
    }

    /// Whether anything waits for a reveal. Counts voices, so every copy knows.
    pub fn any_sealed(&self) -> bool {
        let waits = |w: &Writing| w.sealed && !w.revealed && w.voices.count > 0;
        self.writing.values().any(|writing| waits(writing) || writing.waiting > 0)
    }
}

impl State for Cards {
    type Event = Event;

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
                    // The disclosed event lacks the author, whom the author's own copy and the log know.
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
                let released: crate::base::map::Set<_> = cards.iter().map(|card| card.id).collect();
                self.order.retain(|id| !released.contains(id));
                self.order.extend(cards.iter().map(|card| card.id));
                for (step, writing) in &mut *self.writing {
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

    fn disclose(&self, viewer: &Viewer) -> Self {
        let by_id: Map<_, _> = self
            .by_id
            .iter()
            .filter_map(|(id, card)| Some((*id, disclose_card(card, viewer)?)))
            .collect();
        let order: Vec<_> =
            self.order.iter().copied().filter(|id| by_id.contains_key(id)).collect();
        let writing: Map<_, _> = self
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
        Self { by_id: by_id.into(), order: order.into(), writing: writing.into() }
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
            Event::Deleted { card, author, sealed } => (!sealed || *author == Some(viewer.seat))
                .then_some(Event::Deleted { card: *card, author: None, sealed: *sealed }),
            Event::Hidden { card, hidden, author, text } => {
                let author = author.filter(|author| *author == viewer.seat);
                let reads = !hidden || author.is_some() || reads_hidden(viewer);
                let text = if reads { text.clone() } else { Some(CardText::withheld()) }; // PROMISE: hidden-card
                Some(Event::Hidden { card: *card, hidden: *hidden, author, text })
            }
            Event::Revealed { .. } | Event::Waits { .. } => Some(event.clone()),
        }
    }

    fn addresses(_event: &Event, _seat: SeatId) -> bool {
        false
    }

    fn unrevealed(&self) -> bool {
        self.any_sealed()
    }

    fn within_bounds(&self) -> bool {
        self.by_id.len() <= CARDS_MAX
    }
}

/// Whether a viewer reads other people's hidden cards: who hides a card must be able to review it.
pub(super) fn reads_hidden(viewer: &Viewer) -> bool {
    viewer.role == Role::Mobilizer
}

/// The card as this viewer may see it: not at all while sealed, without its text while hidden, and without its author
/// if somebody else's.
pub(super) fn disclose_card(card: &Card, viewer: &Viewer) -> Option<Card> {
    let own = card.author.filter(|author| *author == viewer.seat);
    let author = own.or(card.author.filter(|_| card.named && !card.sealed)); // PROMISE: author
    let reads = !card.hidden || own.is_some() || reads_hidden(viewer);
    let text = if reads { card.text.clone() } else { CardText::withheld() };
    // PROMISE: sealed-card
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

impl Cards {
    /// The card of a topic, if any.
    pub(crate) fn entity(topic: Topic) -> Option<CardId> {
        topic.entity_of(Topic::cards()).map(CardId)
    }

    /// Adds the topics an event touches, for screens.
    pub(crate) fn topics(event: &Event, topics: &mut Topics) {
        touched(event, topics);
    }
}
