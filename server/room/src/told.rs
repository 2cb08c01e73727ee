//! Counts the events that each audience has been sent. A counter changes only when that audience is sent something, so
//! nobody can count what is sealed, withheld or said to somebody else. The counters follow from the log alone.

use std::collections::BTreeMap;

use domain::{Event, Role, Scope, Viewer, disclose_event, id::SeatId};
use protocol::Position;
use serde::{Deserialize, Serialize};

use crate::input::NewEvent;

/// Seats that are sent exactly the same, except for their personal events (see [`NewEvent`]). What is disclosed of an
/// event depends only on the viewer's role, on whether the viewer is an insider, and on whether the event is personal
/// to the viewer; the domain's law tests prove it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub(crate) struct Group {
    role: Role,
    is_insider: bool,
}

impl Group {
    /// Every group there is: see `Viewer::of`.
    const ALL: [Self; 7] = [
        Self { role: Role::Mobilizer, is_insider: true },
        Self { role: Role::Stakeholder, is_insider: true },
        Self { role: Role::Seller, is_insider: false },
        Self { role: Role::Observer, is_insider: true },
        Self { role: Role::Observer, is_insider: false },
        Self { role: Role::Wall, is_insider: true },
        Self { role: Role::Wall, is_insider: false },
    ];

    pub(crate) fn of(viewer: &Viewer) -> Self {
        Self { role: viewer.role, is_insider: viewer.is_insider }
    }

    /// Somebody of this group to whom nothing is addressed.
    pub(crate) fn anybody(self) -> Viewer {
        Viewer { role: self.role, is_insider: self.is_insider, ..Viewer::COMMON }
    }

    /// The event as this group is sent it: everybody for whom it is no personal event.
    pub(crate) fn told(self, event: &Event) -> Option<Event> {
        disclose_event(event, &self.anybody())
    }
}

/// The counter that an event moves: a group's, or one seat's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Counter {
    Shared(Group),
    Own(SeatId),
}

/// How many events each audience has been sent since the workshop was opened.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Told {
    shared: BTreeMap<Group, u64>,
    own: BTreeMap<SeatId, u64>,
}

impl Told {
    /// How many events the viewer has been sent.
    pub(crate) fn position(&self, viewer: &Viewer) -> Position {
        let own = self.own.get(&viewer.seat).copied().unwrap_or(0);
        let shared = match viewer.scope {
            Scope::Workshop => self.shared(Group::of(viewer)),
            // For an expert, every event is personal.
            Scope::Disconnect(_) => 0,
        };
        Position { shared, own }
    }

    /// How many events a group has been sent.
    pub(crate) fn shared(&self, group: Group) -> u64 {
        self.shared.get(&group).copied().unwrap_or(0)
    }

    /// How many personal events a seat has been sent.
    pub(crate) fn own(&self, seat: SeatId) -> u64 {
        self.own.get(&seat).copied().unwrap_or(0)
    }

    /// Counts an event for everybody who is sent it. Returns the counters that moved.
    pub(crate) fn count(&mut self, NewEvent { entry, own }: &NewEvent) -> Vec<Counter> {
        // PROMISE: counted
        let groups = Group::ALL.into_iter().filter(|group| group.told(&entry.event).is_some());
        let seats = own.iter().filter(|viewer| disclose_event(&entry.event, viewer).is_some());
        let moved: Vec<Counter> = groups
            .map(Counter::Shared)
            .chain(seats.map(|viewer| Counter::Own(viewer.seat)))
            .collect();
        for counter in &moved {
            match counter {
                Counter::Shared(group) => *self.shared.entry(*group).or_default() += 1,
                Counter::Own(seat) => *self.own.entry(*seat).or_default() += 1,
            }
        }
        moved
    }
}

#[cfg(test)]
mod tests {
    use domain::samples;

    use super::*;

    #[test]
    fn every_viewer_belongs_to_a_group_that_is_counted() {
        let play = samples::room(1);
        for mut seat in play.workshop.seats.all.values().cloned() {
            for role in Role::ALL {
                for (by_seller, wall_stays) in
                    [(false, false), (false, true), (true, false), (true, true)]
                {
                    (seat.role, seat.by_seller) = (role, by_seller);
                    let group = Group::of(&Viewer::of(&seat, wall_stays));
                    assert!(Group::ALL.contains(&group), "{group:?}");
                }
            }
        }
    }
}
