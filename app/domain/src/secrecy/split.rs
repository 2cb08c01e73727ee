//! Splits the events of a command into what the insiders get and what the outsiders get.

use super::disclosure::disclose_event;
use crate::{
    base::{id::StatementId, limits::ANONYMITY_MIN, seat::Viewer, topic::Topics},
    decide::Command,
    parts::{Item, Part},
    tool::{
        agenda, cards, customers_only,
        statements::{self, Outcome},
    },
    workshop::{Event, Workshop, plain_event},
};

pub(super) fn snapshot(part: Part) -> Event {
    substitute(customers_only::Event::Snapshot { part: Box::new(part) }.into())
}

/// Takes events in order, and withholds some of them from the outsiders.
pub(super) struct EventSplitter {
    /// What the customers know after the events so far.
    known: Workshop,
}

impl EventSplitter {
    pub(super) fn of(insiders: &Workshop) -> Self {
        Self { known: insiders.clone() }
    }

    pub(super) fn withhold_unless(&mut self, open: bool, event: Event) -> Event {
        if open {
            self.known.evolve(&event);
            return event;
        }
        self.withhold(event)
    }

    fn withhold(&mut self, event: Event) -> Event {
        // An event that only one seat may see changes nothing that all customers see: there is nothing to share later.
        // What everybody may see, `COMMON` may see.
        let open = disclose_event(&event, &Viewer::COMMON).is_some();
        let touched = if open { items(&event) } else { Vec::new() };
        let before: Vec<_> = touched.iter().map(|item| Part::of(&self.known, *item)).collect();
        self.known.evolve(&event);
        // An item that the event could have changed and did not is not withheld: later changes to it stay public.
        let changed = touched.into_iter().zip(before);
        let changed = changed.filter(|(item, before)| Part::of(&self.known, *item) != *before);
        let items = changed.map(|(item, _)| item).collect();
        customers_only::Event::Withheld { items, event: Box::new(event) }.into()
    }
}

/// The items of an event that can be withheld and released.
pub(super) fn items(event: &Event) -> Vec<Item> {
    let mut topics = Topics::new();
    event.topics(&mut topics);
    topics.iter().copied().filter_map(Item::of).collect()
}

pub(super) fn substitute(event: Event) -> Event {
    customers_only::Event::Substitute { event: Box::new(event) }.into()
}

/// What outsiders may be shown of a reveal whose result differs between the two copies: only what is the same in both.
/// Those are cards that were not changed in private, and statements to which nobody answered in private: an outcome
/// with some of the answers left out would be wrong.
#[expect(clippy::unnested_or_patterns, reason = "the registry writes a part of the pattern")]
pub(super) fn in_common(event: Event, whole: &[Event]) -> Option<Event> {
    use {cards::Event as C, statements::Event as S};
    match event {
        Event::Cards(C::Revealed { cards, heard }) => {
            let both = whole.iter().find_map(cards_revealed)?;
            let mut cards: Vec<_> = cards.into_iter().filter(|card| both.contains(card)).collect();
            if cards.iter().filter(|card| card.function.is_none()).count() < ANONYMITY_MIN {
                cards.retain(|card| card.function.is_some());
            }
            Some(C::Revealed { cards, heard }.into())
        }
        Event::Statements(S::Revealed { round, outcomes, .. }) => {
            let both = whole.iter().find_map(outcomes_revealed)?;
            let outcomes = outcomes.into_iter().filter(|one| both.contains(one)).collect();
            Some(S::Revealed { round, outcomes, clarity: None, ambition_lowered: false }.into())
        }
        Event::Cards(
            C::Written { .. }
            | C::Edited { .. }
            | C::Deleted { .. }
            | C::Heard { .. }
            | C::Hidden { .. }
            | C::Waits { .. },
        )
        | Event::Statements(
            S::Put { .. }
            | S::Prepared { .. }
            | S::Placed { .. }
            | S::Discarded { .. }
            | S::Asked { .. }
            | S::Reworded { .. }
            | S::Withdrawn { .. }
            | S::Rated { .. }
            | S::Heard { .. }
            | S::GuessesShown { .. }
            | S::Acknowledged { .. }
            | S::LowerAmbitionJustified { .. },
        )
        | Event::Agenda(_)
        | Event::Seats(_)
        | Event::Disconnects(_)
        | Event::Glossary(_)
        | Event::StagePoll(_)
        | Event::CustomersOnly(_)
        | Event::Charter(_)
        | Event::Signals(_)
        | Event::Lifecycle(_)
        | Event::FacilitatorNotes(_)
        | plain_event!() => None,
    }
}

/// Whether the event only counts a voice.
pub(super) fn is_voice(event: &Event) -> bool {
    matches!(event, Event::Cards(cards::Event::Heard { .. }))
}

/// Whether the event says why a gate was overridden.
pub(super) fn justifies_an_override(event: &Event) -> bool {
    matches!(event, Event::Agenda(agenda::Event::Overridden(_)))
}

/// Whether the command asks the group what was prepared.
pub(super) fn asks_the_group(command: &Command) -> bool {
    matches!(command, Command::Statements(statements::Command::Ask))
}

fn cards_revealed(event: &Event) -> Option<&Vec<cards::Card>> {
    match event {
        Event::Cards(cards::Event::Revealed { cards, .. }) => Some(cards),
        _ => None,
    }
}

fn outcomes_revealed(event: &Event) -> Option<&Vec<(StatementId, Outcome)>> {
    match event {
        Event::Statements(statements::Event::Revealed { outcomes, .. }) => Some(outcomes),
        _ => None,
    }
}

/// Asks the group each prepared statement by itself: openly, if it is the same in both copies. If the seller asks, only
/// statements that the seller knows of are asked, and each side gets the wording of its copy.
pub(super) fn ask_each(
    insiders: &Workshop,
    whole: &[Event],
    theirs: &[Event],
    by_seller: bool,
) -> Vec<Event> {
    let id = |event: &Event| match event {
        Event::Statements(statements::Event::Asked { statement }) => Some(statement.id),
        _ => None,
    };
    let meant = |event: &&Event| !by_seller || theirs.iter().any(|other| id(other) == id(event));
    let mut splitter = EventSplitter::of(insiders);
    let asked = whole.iter().filter(meant).cloned();
    let asked = asked.map(|event| splitter.withhold_unless(theirs.contains(&event), event));
    let own = theirs.iter().filter(|event| by_seller && !whole.contains(event));
    asked.chain(own.cloned().map(substitute)).collect()
}

pub(super) fn withhold_all(insiders: &Workshop, events: Vec<Event>) -> Vec<Event> {
    let mut splitter = EventSplitter::of(insiders);
    events.into_iter().map(|event| splitter.withhold(event)).collect()
}
