//! Samples of statements, and the sealed round of their ratings.

use crate::{
    base::{
        activity::{Activity, Round},
        level::Level,
        scale::Rating,
    },
    measure::{Clarity, Perception, Swaps},
    samples::{
        rounds::{SealedRound, next, ready},
        values::{card, function, points, reason, seat, statement, statement_text, voice},
    },
    tool::statements::{Answer, Asks, Command, Event, Mark, Moved, Outcome, Prepared},
    workshop::Workshop,
};

pub(crate) fn commands() -> Vec<Command> {
    use Command as C;
    let rate = |rating, guess| C::Rate { statement: statement(1), rating, guess };
    vec![
        C::Put {
            statement: statement(1),
            text: statement_text("Sick leave is our first problem."),
            level: Level::Problem,
            from_card: Some(card(1)),
            asks: Asks::Agreement,
        },
        C::Reword {
            statement: statement(1),
            text: statement_text("Sick leave is the first problem to solve."),
        },
        C::Withdraw { statement: statement(1) },
        C::Place { statement: statement(1), after: Some(statement(2)) },
        C::Ask,
        rate(Rating::Points(points(8)), Some(3)),
        rate(Rating::NotMine, None),
        C::ShowGuesses { round: Round::First },
        C::Reveal { round: Round::First },
        C::Acknowledge { statement: statement(1) },
        C::JustifyLowerAmbition { reason: reason("We start small, on purpose.") },
    ]
}

pub(crate) fn events() -> Vec<Event> {
    use Event as E;
    let (id, round) = (statement(1), Round::First);
    let rated = |rating, guess| E::Rated {
        statement: id,
        round,
        seat: seat(4),
        function: function("Clinical Lead"),
        answer: Answer { rating, guess },
    };
    let prepared = Prepared {
        id,
        text: statement_text("We can afford it this year."),
        level: Level::Supplier,
        from_card: Some(card(2)),
    };
    let swaps = Swaps { closer: 206, as_close: 1, ways: 32 };
    vec![
        E::Put {
            statement: id,
            text: statement_text("Sick leave is our first problem."),
            level: Level::Problem,
            from_card: Some(card(1)),
            asks: Asks::Agreement,
        },
        E::Reworded {
            statement: id,
            text: statement_text("Sick leave is the first problem to solve."),
        },
        E::Withdrawn { statement: id },
        E::Prepared { statement: prepared.clone() },
        E::Placed { statement: id, after: Some(statement(2)) },
        E::Discarded { statement: id },
        E::Asked { statement: prepared },
        rated(Rating::Points(points(8)), Some(3)),
        rated(Rating::NotMine, None),
        E::Heard { statement: id, round, voice: voice() },
        E::GuessesShown { round, guesses: vec![(id, vec![1, 1, 3])] },
        E::Revealed {
            round,
            outcomes: vec![(id, outcome())],
            clarity: Some(Clarity::Clear(swaps)),
            ambition_lowered: true,
        },
        E::LowerAmbitionJustified { reason: reason("We start small, on purpose.") },
        E::Acknowledged { statement: id, voice: voice() },
    ]
}

fn outcome() -> Outcome {
    Outcome {
        marks: vec![Mark { points: points(8), function: Some(function("Clinical Lead")) }],
        abstained: vec![Some(function("HR"))],
        guesses: vec![1, 3],
        perception: Some(Perception { gap: -500, under: 3, over: 0 }),
        moved: Some(Moved { up: 2, down: 0, same: 1 }),
    }
}

#[expect(clippy::unnecessary_wraps, reason = "most tools have none")]
pub(crate) fn round() -> Option<SealedRound> {
    Some(SealedRound {
        name: "ratings",
        activity: Activity::Rate { round: Round::First },
        prepare: ready,
        asks: |workshop| {
            let known = &workshop.statements;
            let put = Command::Put {
                statement: statement(next(known.list.len() + known.prepared.len())),
                text: statement_text("Sick leave is our first problem."),
                level: Level::Problem,
                from_card: None,
                asks: Asks::Agreement,
            };
            vec![put.into(), Command::Ask.into()]
        },
        says: |workshop, number| {
            let asked = workshop.statements.list.last();
            let statement = asked.map_or(statement(1), |statement| statement.id);
            let point = u8::try_from(number.wrapping_sub(1) % 9).unwrap_or(0) + 1;
            let guess = u16::try_from(number % 7).ok();
            Command::Rate { statement, rating: Rating::Points(points(point)), guess }.into()
        },
        reveal: |workshop| Command::Reveal { round: rated_now(workshop) }.into(),
        bare: false,
    })
}

/// The round of ratings that the current step asks for.
fn rated_now(workshop: &Workshop) -> Round {
    match workshop.agenda.current().map(|step| step.activity) {
        Some(Activity::Rate { round }) => round,
        _ => Round::First,
    }
}
