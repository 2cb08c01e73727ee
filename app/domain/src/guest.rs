//! What an expert from outside may see, who was called to one disconnect: that disconnect, who is here by function, and where
//! the group stands in its steps. Nothing else that anybody said.

use crate::{
    Change, Changes, Event, Seat, Workshop,
    id::DisconnectId,
    seat::Attendance,
    tool::{
        agenda::{self, Agenda},
        customers_only,
        disconnects::{self, Disconnects, Settlement},
        glossary, seats, whereabouts,
    },
};

/// The workshop as far as that goes.
pub(crate) fn narrow(workshop: &Workshop, called: DisconnectId) -> Workshop {
    let list = workshop.disconnects.list.iter().filter(|known| known.id == called);
    Workshop {
        // Why a gate was overridden is the group's.
        agenda: Agenda { overrides: Vec::new(), spot: None, ..workshop.agenda.clone() },
        seats: workshop.seats.clone(),
        charter: workshop.charter.clone(),
        disconnects: Disconnects { list: list.cloned().collect(), focus: None },
        ..Workshop::default()
    }
}

/// Whoever was called to a disconnect leaves when it is settled.
pub(crate) fn dismissed(workshop: &Workshop, events: &[Event]) -> Vec<Event> {
    let settled: Vec<DisconnectId> = events
        .iter()
        .filter_map(|event| match event {
            Event::Disconnects(disconnects::Event::Settled { disconnect, .. }) => Some(*disconnect),
            Event::Glossary(glossary::Event::Agreed { settles, .. }) => *settles,
            _ => None,
        })
        .collect();
    let seats = workshop.seats.all.values();
    let called = |seat: &&Seat| seat.expert.is_some_and(|called| settled.contains(&called));
    let here = seats.filter(called).filter(|seat| seat.attendance != Attendance::Removed);
    here.map(|seat| seats::Event::Removed { seat: seat.id }.into()).collect()
}

/// What of an event belongs to that. Whether it was said among the customers makes no difference to a guest of theirs.
pub(crate) fn known(event: &Event, called: DisconnectId) -> Option<Event> {
    use {disconnects::Event as D, glossary::Event as G, whereabouts::Event as W};
    if let Event::CustomersOnly(customers_only::Event::Told { .. }) = event {
        return None;
    }
    let event = event.inner();
    match event {
        Event::Agenda(agenda::Event::Overridden(_) | agenda::Event::Lit { .. })
        | Event::Disconnects(D::Focused { .. }) => None,
        Event::Agenda(_) | Event::Seats(_) | Event::Charter(_) => Some(event.clone()),
        Event::Disconnects(_) => {
            let mut changes = Changes::new();
            event.changes(&mut changes);
            changes.contains(&Change::Disconnect(called)).then(|| event.clone())
        }
        // What opens or settles it elsewhere is that and nothing more.
        Event::Glossary(G::Revealed { opened: Some(opened), .. })
        | Event::Whereabouts(W::Revealed { opened: Some(opened), .. })
            if opened.id == called =>
        {
            Some(D::Opened { disconnect: opened.clone() }.into())
        }
        Event::Glossary(G::Agreed { settled: Some(how), settles: Some(settles), .. })
            if *settles == called =>
        {
            let settlement = Settlement::Resolved { how: how.clone() };
            Some(D::Settled { disconnect: called, settlement }.into())
        }
        _ => None,
    }
}
