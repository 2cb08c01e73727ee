//! The latest events per audience, for clients that missed a few.

use std::{
    collections::{BTreeMap, VecDeque},
    sync::Arc,
};

use domain::{Area, Event, Role, TextsNow, TwoSided, Viewer, id::SeatId};
use protocol::{
    Position,
    limits::{MISSED_EVENTS_MAX, MISSED_OWN_EVENTS_MAX},
};

use crate::{
    disclosed,
    input::NewEvent,
    told::{Counter, Group},
};

/// The latest events per audience, up to a number for each. One audience's traffic never evicts another's events.
#[derive(Debug, Default)]
pub(crate) struct Recent {
    by_counter: BTreeMap<Counter, VecDeque<Arc<NewEvent>>>,
    /// The position from which each seat was first sent all of an area. A seat that never received it cannot resume: it
    /// would be sent old events it was not there for.
    first: BTreeMap<(SeatId, Area), Position>,
}

impl Recent {
    /// Remembers an event for the counters that it moved.
    pub(crate) fn push(&mut self, event: NewEvent, moved: &[Counter]) {
        let event = Arc::new(event);
        for counter in moved {
            let max = match counter {
                Counter::Shared(_) => MISSED_EVENTS_MAX,
                Counter::Own(..) => MISSED_OWN_EVENTS_MAX,
            };
            let events = self.by_counter.entry(*counter).or_default();
            events.push_back(Arc::clone(&event));
            if events.len() > max {
                events.pop_front();
            }
        }
    }

    /// Notes that a seat has an area as of a position.
    pub(crate) fn greeted(&mut self, seat: SeatId, area: Area, position: Position) {
        self.first.entry((seat, area)).or_insert(position);
    }

    /// What a viewer missed in an area since a position. `None`, and the complete workshop is needed, in four cases:
    ///
    /// * the seat was not there at that position;
    /// * some of what it missed was evicted;
    /// * it missed more than [`MISSED_EVENTS_MAX`] events;
    /// * a text in them was changed, hidden or deleted since.
    pub(crate) fn missed(
        &self,
        state: &TwoSided,
        (viewer, area): (&Viewer, Area),
        from: Position,
        to: Position,
    ) -> Option<Vec<Event>> {
        if from == to {
            return Some(Vec::new());
        }
        let first = self.first.get(&(viewer.seat, area))?;
        if from.shared < first.shared || from.own < first.own {
            return None;
        }
        let shared =
            self.latest(Counter::Shared(Group::of(viewer, area)), from.shared, to.shared)?;
        let own = self.latest(Counter::Own(viewer.seat, area), from.own, to.own)?;
        let is_own = |event: &NewEvent| event.own.iter().any(|own| own.seat == viewer.seat);
        let mut events: Vec<_> =
            shared.filter(|event| !is_own(event)).chain(own).map(|event| &event.entry).collect();
        if events.len() > MISSED_EVENTS_MAX {
            return None;
        }
        events.sort_by_key(|entry| entry.seq);
        let told = events.iter().filter_map(|entry| disclosed::event(&entry.event, viewer, area));
        let told: Vec<Event> = told.collect();
        let now = TextsNow::of(&disclosed::workshop(state, viewer, area));
        told.iter().all(|event| now.cover(event)).then_some(told) // PROMISE: late
    }

    /// The events that moved a counter from one number to another; `None` if they are not all known.
    fn latest(
        &self,
        counter: Counter,
        from: u64,
        to: u64,
    ) -> Option<impl Iterator<Item = &NewEvent>> {
        let count = usize::try_from(to.checked_sub(from)?).ok()?;
        let known = self.by_counter.get(&counter).map_or(0, VecDeque::len);
        let skipped = known.checked_sub(count)?;
        let events = self.by_counter.get(&counter).into_iter().flatten();
        Some(events.skip(skipped).map(AsRef::as_ref))
    }
}

/// Whether a viewer may resume. False for a wall after a private session: what it may show depends on when it was
/// connected.
pub(crate) fn is_steady(state: &TwoSided, viewer: &Viewer) -> bool {
    viewer.role != Role::Wall || !state.differ()
}
