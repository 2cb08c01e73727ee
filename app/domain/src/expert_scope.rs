//! What an expert from outside may see, who was called to one disconnect: that disconnect, who is here by function, and where
//! the group stands in its steps. Nothing else that anybody said.

use crate::{
    Event, Seat, Topic, Topics, Workshop,
    id::DisconnectId,
    seat::Attendance,
    tool::{
        agenda::{self, Agenda},
        charter, customers_only,
        disconnects::{self, Disconnects, Settlement},
        glossary, seats, stage_poll,
    },
};

/// The workshop as far as that goes.
pub(crate) fn narrow(workshop: &Workshop, invited_to: DisconnectId) -> Workshop {
    let list = workshop.disconnects.list.iter().filter(|known| known.id == invited_to);
    Workshop {
        agenda: narrow_agenda(&workshop.agenda),
        seats: workshop.seats.clone(),
        charter: workshop.charter.clone(),
        disconnects: Disconnects { list: list.cloned().collect(), focus: None },
        ..Workshop::default()
    }
}

fn narrow_agenda(agenda: &Agenda) -> Agenda {
    Agenda {
        title: agenda.title.clone(),
        steps: agenda.steps.clone(),
        position: agenda.position,
        reached: agenda.reached,
        entered_at: agenda.entered_at,
        timer: agenda.timer,
        // Why a gate was overridden is the group's.
        overrides: Vec::new(),
        closed: agenda.closed,
        skipped: agenda.skipped.clone(),
        locked: agenda.locked.clone(),
        spotlight: None,
        held: agenda.held,
        used: agenda.used.clone(),
        rehearsal: agenda.rehearsal,
        starts_at: agenda.starts_at,
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
    use {customers_only::Event as E, disconnects::Event as D};
    use {glossary::Event as G, seats::Event as S, stage_poll::Event as W};
    match event {
        Event::CustomersOnly(E::Withheld { event, .. }) => known(event, invited_to),
        Event::Agenda(event) => known_agenda(event).map(Event::from),
        Event::Seats(
            S::Admitted { .. }
            | S::Joined { .. }
            | S::Removed { .. }
            | S::ChairPassed { .. }
            | S::MissingFlagged { .. },
        )
        | Event::Charter(charter::Event::Promised { .. }) => Some(event.clone()),
        Event::Disconnects(
            D::Opened { .. }
            | D::Sorted { .. }
            | D::Explained { .. }
            | D::Restated { .. }
            | D::Confirmed { .. }
            | D::Proposed { .. }
            | D::Settled { .. }
            | D::Reopened { .. }
            | D::Asked { .. }
            | D::Found { .. }
            | D::OwnerAssigned { .. },
        ) => {
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
        Event::Disconnects(D::Focused { .. })
        | Event::CustomersOnly(
            E::Started(_)
            | E::Ended { .. }
            | E::Substitute { .. }
            | E::Released { .. }
            | E::Snapshot { .. },
        )
        | Event::Cards(_)
        | Event::Themes(_)
        | Event::Links(_)
        | Event::Statements(_)
        | Event::Resolution(_)
        | Event::Costs(_)
        | Event::Glossary(_)
        | Event::StagePoll(_)
        | Event::Negotiables(_)
        | Event::Votes(_)
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

fn known_agenda(event: &agenda::Event) -> Option<agenda::Event> {
    use agenda::Event as A;
    match event {
        A::Opened { .. }
        | A::Entered { .. }
        | A::Timed { .. }
        | A::Closed { .. }
        | A::Inserted { .. }
        | A::Shifted { .. }
        | A::Reworded { .. }
        | A::Skipped { .. }
        | A::Locked { .. }
        | A::Held { .. }
        | A::Scheduled { .. } => Some(event.clone()),
        A::Overridden(_) | A::SpotlightSet { .. } => None,
    }
}
