//! How many have answered in a step, and for facilitators in which functions. Counts and functions, never persons: a
//! client knows no more.

use domain::{
    Role, Seat, Topic, Workshop,
    id::SeatId,
    map::Map,
    text::FunctionName,
    tool::agenda::{Activity, Step, gate},
    voices::Voices,
};
use texts::words as t;

use crate::state::Room;

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

/// How many of one function have answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FunctionAnswers {
    pub function: FunctionName,
    /// How many have answered.
    pub count: u16,
    /// How many take part.
    pub of: u16,
}

/// How many have answered in this step, tracked. In a step without individual answers: how many are here.
pub fn heard(room: Room, step: Option<&Step>) -> AnswerCount {
    let changes = touched_by(room, step);
    let (online, _) = room.online();
    room.read_all(&changes, |workshop| {
        let of = clip(workshop.seats.members().count());
        let told = step.and_then(|step| told(workshop, step));
        match (told, step.map(|step| step.activity)) {
            (Some((count, did)), _) => AnswerCount { count, of, did },
            (None, None) => {
                let did = if of == 1 { t::has_come_in() } else { t::have_come_in() };
                AnswerCount { count: of, of: clip(invited(workshop)), did }
            }
            (None, Some(_)) => {
                let more = workshop.seats.members().filter(|seat| is_here(workshop, seat)).count();
                let count = online.saturating_add(clip(more)).min(of);
                let did = if count == 1 { t::is_here() } else { t::are_here() };
                AnswerCount { count, of, did }
            }
        }
    })
}

/// How many have answered per function, tracked. Empty for viewers who may not know.
pub fn by_function(room: Room, step: Option<&Step>) -> Vec<FunctionAnswers> {
    let changes = touched_by(room, step);
    let (_, seats) = room.online();
    room.read_all(&changes, |workshop| {
        let counts = if let Some(counts) = step.and_then(|step| functions(workshop, step)) {
            counts
        } else {
            let mut counts = Map::new();
            for seat in workshop.seats.members() {
                let here = is_here(workshop, seat) || seats.contains(&seat.id);
                if let (true, Some(function)) = (here, &seat.function) {
                    *counts.or_default(function.clone()) += 1;
                }
            }
            counts
        };
        gate::expected(workshop)
            .into_iter()
            .map(|(function, of)| FunctionAnswers {
                count: counts.get(&function).copied().unwrap_or(0).min(of),
                function,
                of,
            })
            .collect()
    })
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
fn is_here(workshop: &Workshop, seat: &Seat) -> bool {
    seat.proxy || (workshop.agenda.rehearsal && seat.role == Role::Stakeholder)
}

/// The phrase for a function without an answer in this step.
pub fn absent(step: Option<&Step>) -> &'static str {
    match step.map(|step| step.activity) {
        Some(
            Activity::Write { .. } | Activity::Rate { .. } | Activity::Consent | Activity::Sign,
        ) => t::not_heard(),
        _ => t::not_here(),
    }
}

fn touched_by(room: Room, step: Option<&Step>) -> Vec<Topic> {
    let mut changes = vec![Topic::seats()];
    match step.map(|step| step.activity) {
        Some(Activity::Write { .. }) => changes.push(Topic::card_voices()),
        Some(Activity::Rate { .. }) => {
            changes.push(Topic::statement_list());
            room.peek(|workshop| {
                let list = workshop.statements.list.iter();
                changes.extend(list.map(|statement| Topic::statement(statement.id)));
            });
        }
        Some(Activity::Consent | Activity::Sign) => changes.push(Topic::resolution()),
        _ => {}
    }
    changes
}

fn told(workshop: &Workshop, step: &Step) -> Option<(u16, &'static str)> {
    match step.activity {
        Activity::Write { .. } => {
            let writing = workshop.cards.writing.get(&step.id);
            let count = writing.map_or(0, |w| w.voices.count);
            Some((count, if count == 1 { t::has_written() } else { t::have_written() }))
        }
        Activity::Rate { round } => {
            let rounds = workshop.statements.asked();
            let counts = rounds.map(|statement| statement.round(round).voices.count);
            let count = counts.min().unwrap_or(0);
            Some((count, if count == 1 { t::has_answered() } else { t::have_answered() }))
        }
        Activity::Consent => {
            let count = workshop.resolution.standing()?.voices.count;
            Some((count, if count == 1 { t::has_responded() } else { t::have_responded() }))
        }
        Activity::Sign => {
            let count = clip(workshop.resolution.signatures().len());
            Some((count, if count == 1 { t::has_signed() } else { t::have_signed() }))
        }
        _ => None,
    }
}

fn functions(workshop: &Workshop, step: &Step) -> Option<Map<FunctionName, u16>> {
    let of = |voices: &Voices| voices.functions.clone();
    match step.activity {
        Activity::Write { .. } => Some(
            workshop
                .cards
                .writing
                .get(&step.id)
                .map(|writing| of(&writing.voices))
                .unwrap_or_default(),
        ),
        Activity::Rate { round } => {
            let mut rounds = workshop.statements.asked().map(|s| s.round(round));
            let mut least = rounds.next().map(|r| of(&r.voices)).unwrap_or_default();
            for round in rounds {
                for (function, count) in &mut least {
                    let here = round.voices.functions.get(function).copied();
                    *count = (*count).min(here.unwrap_or(0));
                }
            }
            Some(least)
        }
        Activity::Consent => Some(of(&workshop.resolution.standing()?.voices)),
        Activity::Sign => {
            let mut signed: Map<FunctionName, u16> = Map::new();
            for signature in workshop.resolution.signatures().values() {
                *signed.or_default(signature.function.clone()) += 1;
            }
            Some(signed)
        }
        _ => None,
    }
}

fn invited(workshop: &Workshop) -> usize {
    let members = workshop.seats.all.values().filter(|seat| {
        seat.role.is_member() && seat.attendance != domain::seat::Attendance::Removed
    });
    members.count()
}

fn clip(count: usize) -> u16 {
    u16::try_from(count).unwrap_or(u16::MAX)
}
