//! How many have answered in a step, and for facilitators in which functions. Counts and functions, never persons: a
//! client knows no more.

use domain::{
    map::Map,
    text::FunctionName,
    tool::agenda::{Step, gate},
    views::answered,
};
use texts::words as t;

use crate::{
    live::{
        shared::presence::{AnswerCount, clip, is_here, joined},
        steps::screen_of,
    },
    state::Room,
};

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
    let (online, _) = room.people().online();
    room.read(|w| {
        let of = clip(w.seats.members().count());
        let Some(step) = step else { return joined(w) };
        let answers = screen_of(step.activity).answers.words();
        if let (Some(voices), Some([one, many])) = (answered(w, step), answers) {
            let did = if voices.count == 1 { one() } else { many() };
            return AnswerCount { count: voices.count, of, did };
        }
        let more = w.seats.members().filter(|seat| is_here(w, seat)).count();
        let count = online.saturating_add(clip(more)).min(of);
        let did = if count == 1 { t::is_here() } else { t::are_here() };
        AnswerCount { count, of, did }
    })
}

/// How many have answered per function, tracked. Empty for viewers who may not know.
pub fn by_function(room: Room, step: Option<&Step>) -> Vec<FunctionAnswers> {
    let (_, seats) = room.people().online();
    room.read(|w| {
        let counts = if let Some(voices) = step.and_then(|step| answered(w, step)) {
            voices.functions
        } else {
            let mut counts = Map::new();
            for seat in w.seats.members() {
                let here = is_here(w, seat) || seats.contains(&seat.id);
                if let (true, Some(function)) = (here, &seat.function) {
                    *counts.or_default(function.clone()) += 1;
                }
            }
            counts
        };
        gate::expected(w)
            .into_iter()
            .map(|(function, of)| FunctionAnswers {
                count: counts.get(&function).copied().unwrap_or(0).min(of),
                function,
                of,
            })
            .collect()
    })
}

/// The phrase for a function without an answer in this step.
pub fn absent(step: Option<&Step>) -> &'static str {
    let answers = step.and_then(|step| screen_of(step.activity).answers.words());
    if answers.is_some() { t::not_heard() } else { t::not_here() }
}
