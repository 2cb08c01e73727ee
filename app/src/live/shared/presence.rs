//! Who is here, and how a count of people reads. Counts and functions, never persons: a client knows no more.

use domain::{Role, Seat, Workshop, id::SeatId, voices::Voices};
use texts::words as t;

/// How many have answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AnswerCount {
    pub count: u16,
    pub of: u16,
    /// The predicate: "have written".
    pub did: &'static str,
}

impl AnswerCount {
    /// As a phrase: "4 of 6 have written".
    pub fn words(self) -> String {
        t::heard_of(self.count, self.of, self.did)
    }
}

/// How many have joined, out of those invited.
pub fn joined(w: &Workshop) -> AnswerCount {
    let count = clip(w.seats.members().count());
    let did = if count == 1 { t::has_joined() } else { t::have_joined() };
    AnswerCount { count, of: clip(invited(w)), did }
}

/// Whether everybody has answered in the function that the Mobilizer enters for. Entered answers are sealed, also from
/// the Mobilizer, so the form must not ask again and again.
pub fn entered(workshop: &Workshop, acting: Option<SeatId>, voices: &Voices) -> bool {
    let seat = acting.and_then(|seat| workshop.seats.present(seat));
    let Some(function) = seat.and_then(|seat| seat.function.as_ref()) else {
        return false;
    };
    let of = workshop.seats.members().filter(|seat| seat.function.as_ref() == Some(function));
    voices.functions.get(function).is_some_and(|heard| *heard >= clip(of.count()))
}

/// Whether a person is present without a connection: in the room without a device, or simulated.
pub fn is_here(workshop: &Workshop, seat: &Seat) -> bool {
    seat.proxy || (workshop.agenda.rehearsal && seat.role == Role::Stakeholder)
}

fn invited(workshop: &Workshop) -> usize {
    let members = workshop.seats.all.values().filter(|seat| {
        seat.role.is_member() && seat.attendance != domain::seat::Attendance::Removed
    });
    members.count()
}

/// A count of people.
pub fn clip(count: usize) -> u16 {
    u16::try_from(count).unwrap_or(u16::MAX)
}
