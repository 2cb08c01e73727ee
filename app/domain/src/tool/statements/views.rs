//! What is derived from this tool: undo, who has answered, the record, rehearsals.

use crate::{
    base::{
        activity::{Activity, Round},
        id::{SeatId, StatementId},
        recorded::Recorded,
        scale::{Points, Rating},
        voices::Voices,
    },
    person::{Person, Turn, mixed},
    rules::Views,
    tool::{
        agenda::Step,
        statements::{Asks, Command, Statement, Statements},
    },
    workshop::Workshop,
};

impl Views for Statements {
    fn undo(before: &Workshop, actor: SeatId, command: &Command) -> Vec<Command> {
        use Command as C;
        let known = &before.statements;
        let at = |id: StatementId| known.prepared.iter().position(|one| one.id == id);
        let place = |statement: StatementId| {
            let after = at(statement)?.checked_sub(1).and_then(|at| known.prepared.get(at));
            Some(C::Place { statement, after: after.map(|one| one.id) })
        };
        match command {
            // Only the chair can withdraw.
            C::Put { statement, .. } if before.seats.chair == Some(actor) => {
                vec![C::Withdraw { statement: *statement }]
            }
            C::Reword { statement, .. } => {
                let prepared = known.get_prepared(*statement).map(|one| &one.text);
                let text = prepared.or_else(|| Some(&known.get(*statement)?.text)).cloned();
                text.map(|text| C::Reword { statement: *statement, text }).into_iter().collect()
            }
            // If nothing is prepared in this phase it would be put before the group.
            C::Withdraw { statement } if Statements::is_preparing(before) => {
                let put = known.get_prepared(*statement).cloned().map(|one| C::Put {
                    statement: one.id,
                    text: one.text,
                    level: one.level,
                    from_card: one.from_card,
                    asks: Asks::Agreement,
                });
                put.into_iter().chain(place(*statement)).collect()
            }
            C::Place { statement, .. } => place(*statement).into_iter().collect(),
            C::Put { .. }
            | C::Withdraw { .. }
            | C::Ask
            | C::Rate { .. }
            | C::ShowGuesses { .. }
            | C::Reveal { .. }
            | C::Acknowledge { .. }
            | C::JustifyLowerAmbition { .. } => Vec::new(),
        }
    }

    fn answered(workshop: &Workshop, step: &Step) -> Option<Voices> {
        let Activity::Rate { round } = step.activity else { return None };
        let mut rounds = workshop.statements.asked().map(|asked| &asked.round(round).voices);
        let mut all = rounds.next().cloned().unwrap_or_default();
        // Who has answered every statement.
        for voices in rounds {
            all.count = all.count.min(voices.count);
            all.seats = all.seats.iter().copied().filter(|seat| voices.has(*seat)).collect();
            for (function, count) in &mut all.functions {
                *count = (*count).min(voices.functions.get(function).copied().unwrap_or(0));
            }
        }
        Some(all)
    }

    fn recorded(&self, _workshop: &Workshop) -> Recorded {
        Recorded::Written
    }

    fn rehearse(person: &mut Person<'_>, turn: Turn) -> Option<Command> {
        match turn {
            Turn::Answer => acknowledge(person),
            Turn::Step => rate(person),
            Turn::Idle => None,
        }
    }
}

/// Rates every statement of the round, one after the other.
fn rate(person: &mut Person<'_>) -> Option<Command> {
    let Some(Activity::Rate { round }) = person.activity() else { return None };
    let open = |statement: &&Statement| {
        let answers = statement.round(round);
        !answers.is_shown() && !answers.voices.has(person.me.id)
    };
    let statement = person.seen.statements.list.iter().find(open)?;
    let (rating, guess) = opinion(person, statement, round);
    Some(Command::Rate { statement: statement.id, rating, guess })
}

/// Some statements get underestimated agreement, some divide the functions, the rest is mixed, so a reveal shows every
/// kind of result. Talking moves people closer, and never lowers ambition.
fn opinion(person: &Person<'_>, statement: &Statement, round: Round) -> (Rating, Option<u16>) {
    let about = statement.id.0.as_u128();
    let own = person.temper(about, 3);
    let shared = mixed(statement.id.0.as_u64_pair().1) % 3;
    let divided = person.place % 2 == 1;
    let first = match (statement.asks, shared) {
        (Asks::Ambition, _) => 6 + own,
        (Asks::Agreement, 0) => 7 + own,
        (Asks::Agreement, 1) => {
            if divided {
                1 + own
            } else {
                7 + own
            }
        }
        (Asks::Agreement, _) => 4 + 2 * own,
    };
    let later = if round == Round::Second { 2 } else { 0 };
    let number = u8::try_from(first + later).unwrap_or(Points::MAX).min(Points::MAX);
    let mixed = statement.asks == Asks::Agreement && shared == 2;
    let rating = match Points::new(number) {
        Some(points) if !(mixed && person.temper(!about, 8) == 0) => Rating::Points(points),
        _ => Rating::NotMine,
    };
    let others = person.seen.seats.members().count().saturating_sub(1);
    let guess = if shared == 0 { 1 } else { person.temper(about.reverse_bits(), 6) };
    let guess = u16::try_from(guess.min(others)).ok();
    (rating, guess.filter(|_| statement.asks == Asks::Agreement))
}

fn acknowledge(person: &mut Person<'_>) -> Option<Command> {
    let open = |one: &&Statement| {
        let shown = one.first.outcome.is_some() || one.second.outcome.is_some();
        shown && !one.seen.has(person.me.id)
    };
    let statement = person.seen.statements.list.iter().find(open)?.id;
    // Reading takes a moment.
    person.one_in(3).then_some(Command::Acknowledge { statement })
}
