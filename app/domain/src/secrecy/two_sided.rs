//! The workshop as its two sides know it. Both copies are one and the same until the customers have been among themselves;
//! from then on what only they know is decided, stored and shown apart.
//!
//! A command is decided twice: on everything, and on what the outsiders know. Where both come to the same, it is told to
//! all. Where they differ, the customers are told the one and the outsiders the other. So nothing has to be tracked through
//! the tools: whatever rests on something kept turns out differently, and is kept too.
//!
//! Lives on the server only. A client has one copy, its own.

use serde::{Deserialize, Serialize};

use super::disclosure::disclose_event;
use crate::{
    base::{
        authority::Decided,
        id::{SeatId, StatementId},
        limits::{ANONYMITY_MIN, PRIVATE_GRACE_SECONDS},
        rejection::Rejection,
        seat::{Role, Seat, Viewer},
        time::Timestamp,
        topic::Topics,
    },
    decide::{Command, decide, resolve_actor},
    parts::{Item, Part},
    tool::{
        agenda::{self, Agenda},
        cards, customers_only, seats,
        statements::{self, Outcome},
    },
    workshop::{Event, Workshop},
};

/// What everybody's acts add up to, and what the outsiders know of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TwoSided {
    insiders: Workshop,
    /// `None` as long as there is no difference.
    outsiders: Option<Box<Workshop>>,
}

impl From<Workshop> for TwoSided {
    /// Both know the same.
    fn from(workshop: Workshop) -> Self {
        Self { insiders: workshop, outsiders: None }
    }
}

impl TwoSided {
    /// Everything.
    pub fn insiders(&self) -> &Workshop {
        &self.insiders
    }

    /// What the outsiders know: the seller, and a wall that does not stay with the group.
    pub fn outsiders(&self) -> &Workshop {
        self.outsiders.as_deref().unwrap_or(&self.insiders)
    }

    /// Whether one side knows what the other does not, or once did.
    pub fn differ(&self) -> bool {
        self.outsiders.is_some()
    }

    /// Whether the group is among itself.
    pub fn is_private(&self) -> bool {
        self.insiders.customers_only.on.is_some()
    }

    /// The workshop as this viewer may see it.
    pub fn disclose(&self, viewer: &Viewer) -> Workshop {
        if viewer.is_insider {
            self.insiders.disclose(viewer)
        } else {
            self.outsiders().disclose(viewer)
        }
    }

    /// Applies what happened. Never fails, whatever the state.
    pub fn evolve(&mut self, event: &Event) {
        use customers_only::Event as E;
        if let Event::CustomersOnly(E::Started(_)) = event {
            self.outsiders.get_or_insert_with(|| Box::new(self.insiders.clone()));
        }
        // Everything else is said to both sides: who may hear what of it, `disclose` decides.
        let apart = if let Event::CustomersOnly(event) = event { Some(event) } else { None };
        let (inside, outside) = match apart {
            Some(E::Withheld { .. } | E::Released { .. }) => (true, false),
            Some(E::Substitute { .. }) => (false, true),
            Some(E::Started(_) | E::Ended { .. } | E::Snapshot { .. }) | None => (true, true),
        };
        if inside {
            self.insiders.evolve(event);
        }
        if let Some(known) = self.outsiders.as_deref_mut().filter(|_| outside) {
            known.evolve(event);
        }
    }

    /// Decides what follows from a command, for both sides. `said_in_private` says that it was given while the group was among itself,
    /// which may be over by now.
    pub fn decide(
        &self,
        actor: SeatId,
        command: Command,
        at: Timestamp,
        said_in_private: bool,
    ) -> Result<Vec<Event>, Rejection> {
        let (actor, command) = resolve_actor(&self.insiders, actor, command)?;
        let whole = decide(&self.insiders, actor, command.clone(), at);
        let Some(outside) = self.outsiders.as_deref() else {
            return whole.map(|events| self.completed(events));
        };
        match &command {
            Command::CustomersOnly(_) => whole.map(|events| self.completed(events)),
            Command::Agenda(agenda::Command::Close) if self.is_private() => {
                // A closed workshop takes no command any more, and nobody could let the seller in again.
                let mut events = self.completed(vec![customers_only::Event::Ended { at }.into()]);
                events.extend(whole?);
                Ok(events)
            }
            _ if self.is_private() => Ok(said(&self.insiders, whole?)),
            command if self.lingers(actor, command, at, said_in_private) => {
                Ok(said(&self.insiders, whole?))
            }
            _ => self.both(outside, actor, command, at, whole),
        }
    }

    /// Whether a customer's command may have been meant for the customers alone: it was given while they were, by a browser
    /// that had no network since, or comes right after they were.
    fn lingers(
        &self,
        actor: SeatId,
        command: &Command,
        at: Timestamp,
        said_in_private: bool,
    ) -> bool {
        let seller = |seat: &Seat| seat.role == Role::Seller;
        let ended = self.insiders.customers_only.ended_at;
        let lately = ended.is_some_and(|ended| at.since(ended) < PRIVATE_GRACE_SECONDS * 1_000_000);
        (lately || said_in_private && ended.is_some()) // PROMISE: late-private
            && !is_process(command)
            && !self.insiders.seats.present(actor).is_some_and(seller)
    }

    /// The group is in one room, but its sides do not know the same.
    fn both(
        &self,
        outside: &Workshop,
        actor: SeatId,
        command: Command,
        at: Timestamp,
        whole: Result<Vec<Event>, Rejection>,
    ) -> Result<Vec<Event>, Rejection> {
        let foretells = command.decided() == Decided::Anywhere;
        let theirs = decide(outside, actor, command.clone(), at);
        let seat = self.insiders.seats.present(actor);
        let by_seller = seat.is_some_and(|seat| seat.role == Role::Seller);
        if by_seller {
            // Whether, and why not, may rest on what is kept: the seller acts on what the seller can see.
            match (&command, &theirs) {
                (command, _) if is_process(command) => return theirs,
                (_, Err(_)) => return theirs,
                _ => {}
            }
        }
        if let (true, Err(why), Ok(theirs)) = (by_seller, &whole, &theirs) {
            // Why not rests on what is kept. What shows something sealed is refused; anything else happens outside alone.
            let refused = theirs.is_empty() || !foretells;
            return if refused {
                Err(why.clone())
            } else {
                Ok(theirs.iter().cloned().map(tell).collect())
            };
        }
        let (whole, theirs) = (whole?, theirs.unwrap_or_default());
        let kept = &self.insiders.customers_only.withheld;
        // What the seller says is the seller's to know.
        let of_kept = !by_seller && whole.iter().flat_map(items).any(|item| kept.contains(&item));
        // An event that says all of something again is the same for both sides, and what it says was said apart.
        if theirs == whole && !of_kept {
            return Ok(whole);
        }
        // Somebody heard apart speaks again, and is heard for the first time outside.
        let said_alike = without_voices(&whole).eq(without_voices(&theirs));
        if said_alike && !of_kept {
            let more = theirs.iter().filter(|event| !whole.contains(event)).cloned().map(tell);
            let mut telling = Telling::of(&self.insiders);
            let known = whole.iter().cloned();
            let known = known.map(|event| telling.say_unless(theirs.contains(&event), event));
            return Ok(known.chain(more).collect());
        }
        if let Command::Statements(statements::Command::Ask) = command {
            return Ok(asked(&self.insiders, &whole, &theirs, by_seller));
        }
        if is_process(&command) {
            // Both sides go the same way. Why a gate was overridden is said to those who could see the gate.
            let open = |event: &Event| {
                let why = matches!(event, Event::Agenda(agenda::Event::Overridden(_)));
                !why || theirs.contains(event)
            };
            if whole.iter().all(open) {
                return Ok(whole);
            }
            let mut telling = Telling::of(&self.insiders);
            let say = |event: Event| telling.say_unless(open(&event), event);
            return Ok(whole.into_iter().map(say).collect());
        }
        let own = by_seller && foretells;
        let told = |event: Event| if own { Some(event) } else { in_common(event, &whole) };
        let told = theirs.into_iter().filter_map(told);
        let told: Vec<Event> = told.map(tell).collect();
        Ok(said(&self.insiders, whole).into_iter().chain(told).collect())
    }

    /// What the start, the end and a release bring with them.
    fn completed(&self, events: Vec<Event>) -> Vec<Event> {
        use customers_only::Event as E;
        let mut all = Vec::new();
        for event in events {
            match &event {
                // PrivateSession the customers a customer leads.
                Event::CustomersOnly(E::Started(_)) => all.extend(self.chair_passed()),
                Event::CustomersOnly(E::Released { item }) => {
                    all.extend(Part::of(&self.insiders, *item).map(show));
                }
                _ => {}
            }
            let ends = matches!(event, Event::CustomersOnly(E::Ended { .. }));
            all.push(event);
            if ends {
                all.extend(self.missed().map(show));
            }
        }
        all
    }

    fn chair_passed(&self) -> Option<Event> {
        let seats = &self.insiders.seats;
        let holder = seats.chair.and_then(|chair| seats.present(chair));
        let mobilizer = seats.mobilizer().filter(|_| holder.is_none_or(|s| s.role == Role::Seller));
        mobilizer.map(|seat| seats::Event::ChairPassed { to: seat.id }.into())
    }

    /// Who comes back is told where the group stands now, who is here, what was promised, and who has been heard.
    fn missed(&self) -> [Part; 5] {
        let overrides = self.outsiders().agenda.overrides.clone();
        let agenda = Agenda { overrides, ..self.insiders.agenda.clone() };
        [
            Part::Agenda(agenda),
            Part::Seats(self.insiders.seats.clone()),
            Part::Charter(self.insiders.charter.clone()),
            Part::Signals(self.insiders.signals.clone()),
            Part::Writing(self.insiders.cards.writing.clone()),
        ]
    }
}

/// What was said, without who was heard.
fn without_voices(events: &[Event]) -> impl Iterator<Item = &Event> {
    events.iter().filter(|event| !matches!(event, Event::Cards(cards::Event::Heard { .. })))
}

/// What is no content: both sides always go the same way in it.
fn is_process(command: &Command) -> bool {
    matches!(
        command,
        Command::Agenda(_) | Command::Seats(_) | Command::Charter(_) | Command::Signals(_)
    )
}

fn show(part: Part) -> Event {
    tell(customers_only::Event::Snapshot { part: Box::new(part) }.into())
}

/// Events one after the other, some of which are said to the customers alone.
struct Telling {
    /// What the customers know by now.
    known: Workshop,
}

impl Telling {
    fn of(known: &Workshop) -> Self {
        Self { known: known.clone() }
    }

    fn say_unless(&mut self, open: bool, event: Event) -> Event {
        if open {
            self.known.evolve(&event);
            return event;
        }
        self.say(event)
    }

    fn say(&mut self, event: Event) -> Event {
        // What a single seat was told touches nothing that all of them could see, and so nothing to release.
        let open = disclose_event(&event, &Viewer::COMMON).is_some();
        let touched = if open { items(&event) } else { Vec::new() };
        let before: Vec<_> = touched.iter().map(|item| Part::of(&self.known, *item)).collect();
        self.known.evolve(&event);
        // What an event might have changed and did not is no secret: whatever is done to it later stays open.
        let changed = touched.into_iter().zip(before);
        let changed = changed.filter(|(item, before)| Part::of(&self.known, *item) != *before);
        let items = changed.map(|(item, _)| item).collect();
        customers_only::Event::Withheld { items, event: Box::new(event) }.into()
    }
}

/// What an event is about, as far as it can be kept and released.
fn items(event: &Event) -> Vec<Item> {
    let mut topics = Topics::new();
    event.topics(&mut topics);
    topics.iter().copied().filter_map(Item::of).collect()
}

fn tell(event: Event) -> Event {
    customers_only::Event::Substitute { event: Box::new(event) }.into()
}

/// What of a reveal that turned out differently outside is true for both sides: the cards that were written in the open and
/// are shown to both now, and the statements all of whose answers were given in the open. Half an outcome would be a wrong
/// one, and a card that was changed or deleted apart is not the outsiders' to read.
fn in_common(event: Event, whole: &[Event]) -> Option<Event> {
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
        | Event::Themes(_)
        | Event::Links(_)
        | Event::Disconnects(_)
        | Event::Resolution(_)
        | Event::Costs(_)
        | Event::Glossary(_)
        | Event::StagePoll(_)
        | Event::Negotiables(_)
        | Event::Votes(_)
        | Event::CustomersOnly(_)
        | Event::Charter(_)
        | Event::Signals(_)
        | Event::FacilitatorNotes(_)
        | Event::Suggestions(_)
        | Event::RoundRobin(_)
        | Event::OneTwoFourAll(_)
        | Event::Requests(_)
        | Event::Temperature(_)
        | Event::PlusDelta(_) => None,
    }
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

/// The group is asked each statement by itself: in the open where both sides know it alike. The seller asks what the
/// seller knows of, and each side is asked in the words it has.
fn asked(known: &Workshop, whole: &[Event], theirs: &[Event], by_seller: bool) -> Vec<Event> {
    let id = |event: &Event| match event {
        Event::Statements(statements::Event::Asked { statement }) => Some(statement.id),
        _ => None,
    };
    let meant = |event: &&Event| !by_seller || theirs.iter().any(|other| id(other) == id(event));
    let mut telling = Telling::of(known);
    let asked = whole.iter().filter(meant).cloned();
    let asked = asked.map(|event| telling.say_unless(theirs.contains(&event), event));
    let own = theirs.iter().filter(|event| by_seller && !whole.contains(event));
    asked.chain(own.cloned().map(tell)).collect()
}

fn said(known: &Workshop, events: Vec<Event>) -> Vec<Event> {
    let mut telling = Telling::of(known);
    events.into_iter().map(|event| telling.say(event)).collect()
}
