//! Counts the events that each audience has been sent in each area. A counter changes only when that audience is sent something, so
//! nobody can count what is sealed, withheld or said to somebody else, or belongs to another area. The counters follow from
//! the log alone.

use std::collections::BTreeMap;

use domain::{Area, Event, Role, Scope, Viewer, id::SeatId};
use protocol::Position;
use serde::{Deserialize, Serialize};

use crate::{disclosed, input::NewEvent};

/// Connections that are sent exactly the same, except for the personal events of their seats (see [`NewEvent`]). What is
/// disclosed of an event depends only on the viewer's role, on whether the viewer is an insider, and on whether the
/// event is personal to the viewer; the domain's law tests prove it. What is told of it depends on the area, too.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub(crate) struct Group {
    role: Role,
    is_insider: bool,
    area: Area,
}

/// Every role and side there is: see `Viewer::of`.
const ROLES: [(Role, bool); 7] = [
    (Role::Mobilizer, true),
    (Role::Stakeholder, true),
    (Role::Seller, false),
    (Role::Observer, true),
    (Role::Observer, false),
    (Role::Wall, true),
    (Role::Wall, false),
];

/// Somebody of this role and side to whom nothing is addressed.
fn anybody((role, is_insider): (Role, bool)) -> Viewer {
    Viewer { role, is_insider, ..Viewer::COMMON }
}

impl Group {
    pub(crate) fn of(viewer: &Viewer, area: Area) -> Self {
        Self { role: viewer.role, is_insider: viewer.is_insider, area }
    }

    /// The part of the workshop that it is told of.
    pub(crate) fn area(self) -> Area {
        self.area
    }

    /// The event as this group is sent it: everybody for whom it is no personal event.
    pub(crate) fn told(self, event: &Event) -> Option<Event> {
        disclosed::event(event, &anybody((self.role, self.is_insider)), self.area)
    }
}

/// The counter that an event moves: a group's, or one seat's in an area.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Counter {
    Shared(Group),
    Own(SeatId, Area),
}

/// How many events each audience has been sent since the workshop was opened.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Told {
    shared: BTreeMap<Group, u64>,
    own: BTreeMap<(SeatId, Area), u64>,
}

impl Told {
    /// How many events the viewer has been sent in an area.
    pub(crate) fn position(&self, viewer: &Viewer, area: Area) -> Position {
        let own = self.own(viewer.seat, area);
        let shared = match viewer.scope {
            Scope::Workshop => self.shared(Group::of(viewer, area)),
            // For an expert, every event is personal.
            Scope::Disconnect(_) => 0,
        };
        Position { shared, own }
    }

    /// How many events a group has been sent.
    pub(crate) fn shared(&self, group: Group) -> u64 {
        self.shared.get(&group).copied().unwrap_or(0)
    }

    /// How many personal events a seat has been sent in an area.
    pub(crate) fn own(&self, seat: SeatId, area: Area) -> u64 {
        self.own.get(&(seat, area)).copied().unwrap_or(0)
    }

    /// Counts an event for everybody who is sent it. Returns the counters that moved.
    pub(crate) fn count(&mut self, NewEvent { entry, own }: &NewEvent) -> Vec<Counter> {
        let shared = ROLES.into_iter().map(anybody).flat_map(|viewer| {
            let areas = disclosed::areas(&entry.event, &viewer);
            areas.map(move |area| Counter::Shared(Group::of(&viewer, area)))
        });
        let own = own.iter().flat_map(|viewer| {
            let areas = disclosed::areas(&entry.event, viewer);
            areas.map(|area| Counter::Own(viewer.seat, area))
        });
        let moved: Vec<Counter> = shared.chain(own).collect();
        for counter in &moved {
            match counter {
                Counter::Shared(group) => *self.shared.entry(*group).or_default() += 1,
                Counter::Own(seat, area) => *self.own.entry((*seat, *area)).or_default() += 1,
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
                    let viewer = Viewer::of(&seat, wall_stays);
                    assert!(ROLES.contains(&(viewer.role, viewer.is_insider)), "{viewer:?}");
                }
            }
        }
    }
}
