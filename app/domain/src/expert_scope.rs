//! What an expert from outside may see, who was called to one disconnect: that disconnect, who is here by function, and where
//! the group stands in its steps. Nothing else that anybody said.

use crate::{
    Event, Seat, Topic, Topics, Workshop,
    id::DisconnectId,
    seat::Attendance,
    tool::{
        agenda::{self, Agenda},
        customers_only,
        disconnects::{self, Disconnects, Settlement},
        glossary, seats, stage_poll,
    },
};

/// The workshop as far as that goes.
pub(crate) fn narrow(workshop: &Workshop, invited_to: DisconnectId) -> Workshop {
    let list = workshop.disconnects.list.iter().filter(|known| known.id == invited_to);
    Workshop {
        // Why a gate was overridden is the group's.
        agenda: Agenda { overrides: Vec::new(), spotlight: None, ..workshop.agenda.clone() },
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
    let invited =
        |seat: &&Seat| seat.expert.is_some_and(|invited_to| settled.contains(&invited_to));
    let here = seats.filter(invited).filter(|seat| seat.attendance != Attendance::Removed);
    here.map(|seat| seats::Event::Removed { seat: seat.id }.into()).collect()
}

/// What of an event belongs to that. Whether it was said among the customers makes no difference to a guest of theirs.
pub(crate) fn known(event: &Event, invited_to: DisconnectId) -> Option<Event> {
    use {disconnects::Event as D, glossary::Event as G, stage_poll::Event as W};
    if let Event::CustomersOnly(customers_only::Event::Substitute { .. }) = event {
        return None;
    }
    let event = event.inner();
    match event {
        Event::Agenda(agenda::Event::Overridden(_) | agenda::Event::SpotlightSet { .. })
        | Event::Disconnects(D::Focused { .. }) => None,
        Event::Agenda(_) | Event::Seats(_) | Event::Charter(_) => Some(event.clone()),
        Event::Disconnects(_) => {
            let mut topics = Topics::new();
            event.topics(&mut topics);
            topics.contains(&Topic::Disconnect(invited_to)).then(|| event.clone())
        }
        // What opens or settles it elsewhere is that and nothing more.
        Event::Glossary(G::Revealed { opened: Some(opened), .. })
        | Event::StagePoll(W::Revealed { opened: Some(opened), .. })
            if opened.id == invited_to =>
        {
            Some(D::Opened { disconnect: opened.clone() }.into())
        }
        Event::Glossary(G::Agreed { settled: Some(how), settles: Some(settles), .. })
            if *settles == invited_to =>
        {
            let settlement = Settlement::Resolved { how: how.clone() };
            Some(D::Settled { disconnect: invited_to, settlement }.into())
        }
        _ => None,
    }
}
