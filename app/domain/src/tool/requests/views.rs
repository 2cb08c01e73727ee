//! What is derived from this tool: undo, who has answered, the record, rehearsals.

use crate::{
    base::{
        activity::Activity,
        id::{RequestId, SeatId},
        recorded::{Cell, Recorded},
        text::Reason,
        voices::Voices,
    },
    person::{Person, Turn},
    rules::Views,
    tool::{
        PerStep as _,
        agenda::Step,
        requests::{Command, Reply, Request, Requests},
    },
    workshop::Workshop,
};

impl Views for Requests {
    fn undo(_before: &Workshop, _actor: SeatId, command: &Command) -> Vec<Command> {
        match command {
            Command::Ask { .. } | Command::Answer { .. } | Command::Withdraw { .. } => Vec::new(),
        }
    }

    fn answered(_workshop: &Workshop, _step: &Step) -> Option<Voices> {
        None
    }

    fn recorded(&self, workshop: &Workshop) -> Recorded {
        let all = self.rounds(&workshop.agenda).flat_map(|round| &round.list);
        Recorded::rows(all.map(|request| {
            let reply = request.answer.map_or("not_answered", Reply::key);
            let Request { from, to, text, .. } = request;
            [Cell::text(from), Cell::text(to), Cell::text(text), Cell::Word(reply)]
        }))
    }

    fn rehearse(person: &mut Person<'_>, turn: Turn) -> Option<Command> {
        match turn {
            Turn::Answer => answer(person),
            Turn::Step => ask(person),
            Turn::Idle => None,
        }
    }
}

impl Reply {
    /// The key of its word among the texts of this tool.
    fn key(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::Try => "try_it",
            Self::No => "no",
            Self::Whatever => "whatever",
        }
    }
}

fn answer(person: &mut Person<'_>) -> Option<Command> {
    let mine = |one: &&Request| one.to == person.function && one.answer.is_none();
    let find = |round: &Requests| round.list.iter().find(mine).map(|one| one.id);
    let request = person.seen.requests.now_or_empty(&person.seen.agenda, find)?;
    let answer = Reply::ALL[person.temper(request.0.as_u128(), 4)];
    Some(Command::Answer { request, answer })
}

/// Asks another function for something.
fn ask(person: &mut Person<'_>) -> Option<Command> {
    let mine = |one: &Request| one.author == Some(person.me.id);
    let asked = |round: &Requests| round.list.iter().any(mine);
    let asked = person.seen.requests.now_or_empty(&person.seen.agenda, asked);
    if !person.is_at(Activity::Requests) || asked {
        return None;
    }
    let mut others = person.seen.seats.functions();
    others.retain(|other| *other != person.function);
    let at = person.below(others.len());
    let to = others.into_iter().nth(at)?;
    let text = person.say("requests.rehearsal_requests", Reason::parse)?;
    Some(Command::Ask { request: RequestId(person.uuid()), to, text })
}
