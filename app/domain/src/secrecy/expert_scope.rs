//! What an invited expert sees: the one disconnect, which functions take part, and where the group is in its agenda.
//! Nothing else that anybody said.

use crate::{
    base::{
        id::DisconnectId,
        topic::{Topic, Topics},
    },
    tool::{
        agenda::{self, Agenda},
        charter, customers_only,
        disconnects::{self, Disconnects, Settlement},
        glossary, lifecycle, seats, stage_poll,
    },
    workshop::{Event, Workshop, plain_event},
};

/// What the expert may see of the workshop. All that is not named here is empty.
pub(crate) fn narrow(workshop: &Workshop, invited_to: DisconnectId) -> Workshop {
    let list = workshop.disconnects.list.iter().filter(|known| known.id == invited_to);
    Workshop {
        agenda: narrow_agenda(&workshop.agenda).into(),
        seats: workshop.seats.clone(),
        charter: workshop.charter.clone(),
        lifecycle: workshop.lifecycle,
        disconnects: Disconnects {
            list: list.cloned().collect::<Vec<_>>().into(),
            focus: None.into(),
        },
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
        // Why a gate was overridden is for the group only.
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

/// What the expert may see of an event; `None` if nothing. An expert is called by the customers and sees their side, so
/// this looks into events of private sessions too.
#[expect(clippy::unnested_or_patterns, reason = "the registry writes a part of the pattern")]
pub(crate) fn known(event: &Event, invited_to: DisconnectId) -> Option<Event> {
    use {customers_only::Event as E, disconnects::Event as D};
    use {glossary::Event as G, lifecycle::Event as L, seats::Event as S, stage_poll::Event as W};
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
        | Event::Charter(charter::Event::VisibilitySet { .. })
        | Event::Lifecycle(L::Archived { .. } | L::TakenBack | L::Final) => Some(event.clone()),
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
            topics.contains(&Topic::disconnect(invited_to)).then(|| event.clone())
        }
        // These events do something else and open or settle the disconnect on the way: the expert learns only the
        // latter.
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
        | Event::Statements(_)
        | Event::Glossary(_)
        | Event::StagePoll(_)
        | Event::Signals(_)
        | Event::FacilitatorNotes(_)
        | plain_event!() => None,
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
