//! The workshop in two copies: what the insiders know (the customers: everything), and what the outsiders know (the
//! seller above all). Both are the same until the first private session.
//!
//! During a private session every event is withheld from the outsiders. After it, a command is decided twice, once on
//! each copy. If the events are the same, everybody gets them. If they differ, each side gets its own: the insiders'
//! are stored as `Withheld`, the outsiders' as `Substitute`. So no tool needs to know what is secret: whatever depends
//! on something withheld comes out differently, and is withheld too. `in_common` lists what both sides may
//! nevertheless share.
//!
//! Exists on the server only. A client has one copy, that of its side.

use serde::{Deserialize, Serialize};

use super::{
    split::{ask_each, asks_the_group, snapshot, withhold_all},
    two_results::{TwoResults, answer_to_seller},
};
use crate::{
    base::{
        id::SeatId,
        limits::PRIVATE_GRACE_SECONDS,
        rejection::Rejection,
        seat::{Role, Seat, Viewer},
        time::{SECOND, Timestamp},
    },
    decide::{Command, decide, resolve_actor},
    parts::Part,
    tool::{
        agenda::{self, Agenda},
        customers_only, lifecycle, seats,
    },
    workshop::{Event, Workshop},
};

/// The two copies.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TwoSided {
    insiders: Workshop,
    /// `None` until the first private session starts; never `None` again.
    outsiders: Option<Box<Workshop>>,
}

impl From<Workshop> for TwoSided {
    /// Both sides know the same.
    fn from(workshop: Workshop) -> Self {
        Self { insiders: workshop, outsiders: None }
    }
}

impl TwoSided {
    /// The complete workshop.
    pub fn insiders(&self) -> &Workshop {
        &self.insiders
    }

    /// What the outsiders know: the seller, observers whom the seller admitted, and a wall that pauses during private
    /// sessions.
    pub fn outsiders(&self) -> &Workshop {
        self.outsiders.as_deref().unwrap_or(&self.insiders)
    }

    /// Whether the sides know different things, or once did.
    pub fn differ(&self) -> bool {
        self.outsiders.is_some()
    }

    /// Whether a private session is on.
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

    /// Applies an event. Total: never fails, whatever the state.
    pub fn evolve(&mut self, event: &Event) {
        use customers_only::Event as E;
        if let Event::CustomersOnly(E::Started(_)) = event {
            self.outsiders.get_or_insert_with(|| Box::new(self.insiders.clone()));
        }
        // This chooses the copies that the event changes. Who is sent the event is up to `disclose_event`.
        let private = if let Event::CustomersOnly(event) = event { Some(event) } else { None };
        let (inside, outside) = match private {
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

    /// Decides a command for both sides. `said_in_private`: the person gave it during a private session, which may be
    /// over by the time it arrives.
    pub fn decide(
        &self,
        actor: SeatId,
        command: Command,
        at: Timestamp,
        said_in_private: bool,
    ) -> Result<Vec<Event>, Rejection> {
        let (actor, command) = resolve_actor(&self.insiders, actor, command)?;
        let whole = decide(&self.insiders, actor, &command, at);
        let Some(outside) = self.outsiders.as_deref() else {
            return whole.map(|events| self.completed(events));
        };
        match &command {
            Command::CustomersOnly(_) => whole.map(|events| self.completed(events)),
            Command::Agenda(agenda::Command::Close)
            | Command::Lifecycle(lifecycle::Command::Archive)
                if self.is_private() =>
            {
                // Afterwards nobody could let the seller in again.
                let mut events = self.completed(vec![customers_only::Event::Ended { at }.into()]);
                events.extend(whole?);
                Ok(events)
            }
            _ if self.is_private() => Ok(withhold_all(&self.insiders, whole?)),
            command if self.is_in_grace_period(actor, command, at, said_in_private) => {
                Ok(withhold_all(&self.insiders, whole?))
            }
            _ => self.decide_for_both(outside, actor, command, at, whole),
        }
    }

    /// The scheduled events that are due at this moment. None while a private session is on, because both sides would
    /// learn of the event.
    pub fn due(&self, now: Timestamp) -> Vec<Event> {
        if self.is_private() { Vec::new() } else { self.insiders.due(now) }
    }

    /// Whether a customer may have meant this command for the customers only, although the private session is over:
    /// their browser was offline since then, or the command arrives a few seconds late.
    fn is_in_grace_period(
        &self,
        actor: SeatId,
        command: &Command,
        at: Timestamp,
        said_in_private: bool,
    ) -> bool {
        let seller = |seat: &Seat| seat.role == Role::Seller;
        let ended = self.insiders.customers_only.ended_at;
        let just_ended =
            ended.is_some_and(|ended| at.since(ended) < PRIVATE_GRACE_SECONDS * SECOND);
        (just_ended || said_in_private && ended.is_some()) // PROMISE: late-private
            && !is_process(command)
            && !self.insiders.seats.present(actor).is_some_and(seller)
    }

    /// Decides a command while no private session is on, but the two copies differ. `whole` is the result on the
    /// insiders' copy.
    fn decide_for_both(
        &self,
        outside: &Workshop,
        actor: SeatId,
        command: Command,
        at: Timestamp,
        whole: Result<Vec<Event>, Rejection>,
    ) -> Result<Vec<Event>, Rejection> {
        let (decided, is_process) = (command.decided(), is_process(&command));
        let theirs = decide(outside, actor, &command, at);
        let seat = self.insiders.seats.present(actor);
        let by_seller = seat.is_some_and(|seat| seat.role == Role::Seller);
        if by_seller && let Some(answer) = answer_to_seller(&whole, &theirs, is_process, decided) {
            return answer;
        }
        let (whole, theirs) = (whole?, theirs.unwrap_or_default());
        let results = TwoResults { insiders: &self.insiders, whole, theirs, by_seller };
        Ok(if results.are_common() {
            results.whole
        } else if results.differ_in_voices_only() {
            results.shared()
        } else if asks_the_group(&command) {
            ask_each(&self.insiders, &results.whole, &results.theirs, by_seller)
        } else if is_process {
            results.of_process()
        } else {
            results.each_to_its_side(decided)
        })
    }

    /// Adds the events that go with the start and the end of a private session, and with sharing an item: the outsiders
    /// are sent the parts of the workshop that they missed and may now know.
    fn completed(&self, events: Vec<Event>) -> Vec<Event> {
        use customers_only::Event as E;
        let mut all = Vec::new();
        for event in events {
            match &event {
                // A private session is led by a customer.
                Event::CustomersOnly(E::Started(_)) => all.extend(self.chair_passed()),
                Event::CustomersOnly(E::Released { item }) => {
                    all.extend(Part::of(&self.insiders, *item).map(snapshot));
                }
                _ => {}
            }
            let ends = matches!(event, Event::CustomersOnly(E::Ended { .. }));
            all.push(event);
            if ends {
                all.extend(self.missed().map(snapshot));
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

    /// What the seller may know of a private session when it is over: where the group is, who is here, the visibility,
    /// and who has answered.
    fn missed(&self) -> [Part; 5] {
        let overrides = self.outsiders().agenda.overrides.clone();
        let agenda = Agenda { overrides, ..self.insiders.agenda.untracked().clone() };
        [
            Part::Agenda(agenda),
            Part::Seats(self.insiders.seats.untracked().clone()),
            Part::Charter(self.insiders.charter.untracked().clone()),
            Part::Signals(self.insiders.signals.untracked().clone()),
            Part::Writing(self.insiders.cards.writing.untracked().clone()),
        ]
    }
}

/// Commands about how the meeting runs, not about what people say: both sides always get the same result.
fn is_process(command: &Command) -> bool {
    matches!(
        command,
        Command::Agenda(_)
            | Command::Seats(_)
            | Command::Charter(_)
            | Command::Signals(_)
            | Command::Lifecycle(_)
    )
}
