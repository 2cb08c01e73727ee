//! One sample of every command with optional parts filled in, and one per choice.

use crate::{
    base::{
        activity::Round,
        id::StepId,
        level::Level,
        scale::{Gradient, Rating},
        seat::Role,
    },
    decide::Command,
    samples::values::{
        card, card_text, condition, day, disconnect, dispositions, evidence, function, link,
        minutes, points, reason, seat, section_text, settlements, statement, statement_text, theme,
        title, written_condition,
    },
    tool::{
        agenda,
        cards::{self, Kind},
        disconnects, links,
        resolution::{self, Document, Section},
        seats,
        statements::{self, Asks},
        themes,
    },
};

/// At least one of every variant, per tool.
pub fn commands() -> Vec<Command> {
    let mut all: Vec<Command> = Vec::new();
    all.extend(of_agenda().map(Command::from));
    all.extend(of_seats().map(Command::from));
    all.extend(of_cards().map(Command::from));
    all.extend(of_themes().map(Command::from));
    all.extend(of_links().map(Command::from));
    all.extend(of_statements().map(Command::from));
    all.extend(of_disconnects().into_iter().map(Command::from));
    all.extend(of_resolution().into_iter().map(Command::from));
    all.extend(super::later::commands());
    all.extend(super::together::commands());
    all
}

fn of_agenda() -> impl Iterator<Item = agenda::Command> {
    use agenda::Command as C;
    let from = StepId(3);
    [
        C::Start,
        C::Next { from, reason: Some(reason("The auditors wait.")) },
        C::Back { from },
        C::StartTimer { minutes: minutes(8) },
        C::PauseTimer,
        C::ResumeTimer,
        C::AddMinute,
        C::Close,
    ]
    .into_iter()
}

fn of_seats() -> impl Iterator<Item = seats::Command> {
    use seats::Command as C;
    let clinical = Some(function("Clinical Lead"));
    [
        C::Admit { seat: seat(4), role: Role::Stakeholder, function: clinical.clone(), veto: true },
        C::Join { function: clinical },
        C::Remove { seat: seat(4) },
        C::PassChair { to: seat(2) },
    ]
    .into_iter()
}

fn of_cards() -> impl Iterator<Item = cards::Command> {
    use cards::Command as C;
    [
        C::Write {
            card: card(1),
            kind: Kind::Concern,
            level: Level::Problem,
            text: card_text("Chronic pain\nbegins in the second year."),
            builds_on: Some(card(2)),
        },
        C::Edit {
            card: card(1),
            kind: Kind::Uncertainty,
            level: Level::Solution,
            text: card_text("Is it the instruments?"),
        },
        C::Delete { card: card(1) },
        C::NothingToAdd,
        C::Reveal,
        C::Hide { card: card(1), hidden: true },
    ]
    .into_iter()
}

fn of_themes() -> impl Iterator<Item = themes::Command> {
    use themes::Command as C;
    [
        C::Gather { theme: theme(1), title: title("Pain"), cards: vec![card(1), card(2)] },
        C::Put { card: card(3), theme: Some(theme(1)), after: Some(card(2)) },
        C::Merge { from: theme(2), into: theme(1) },
        C::Rename { theme: theme(1), title: title("Pain and absence") },
        C::Place { theme: theme(1), after: Some(theme(3)) },
        C::Dissolve { theme: theme(1) },
    ]
    .into_iter()
}

fn of_links() -> impl Iterator<Item = links::Command> {
    use links::Command as C;
    [
        C::Link {
            link: link(1),
            from: card(1),
            to: card(2),
            note: Some(reason("No budget before the audit.")),
        },
        C::Unlink { link: link(1) },
    ]
    .into_iter()
}

fn of_statements() -> impl Iterator<Item = statements::Command> {
    use statements::Command as C;
    let rate = |rating, guess| C::Rate { statement: statement(1), rating, guess };
    [
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
    .into_iter()
}

fn of_disconnects() -> Vec<disconnects::Command> {
    use disconnects::Command as C;
    let disconnect = disconnect(1);
    let mut all = vec![
        C::Open {
            disconnect,
            title: title("Cost now or cost later"),
            statement: Some(statement(1)),
            level: Level::Problem,
            one: function("Practice Finance"),
            two: function("Clinical Lead"),
        },
        C::Sort { disconnect, kind: disconnects::Kind::Priority },
        C::Explain {
            disconnect,
            position: Some(reason("Not this year.")),
            reason: reason("The budget is closed."),
        },
        C::Restate { disconnect, text: reason("You fear an unplanned invoice.") },
        C::Confirm { disconnect, text: reason("You fear an unplanned invoice."), yes: true },
    ];
    all.extend(settlements().map(|settlement| C::Propose { disconnect, settlement }));
    let [settlement, ..] = settlements();
    all.push(C::Agree { disconnect, settlement });
    all.push(C::Reopen { disconnect });
    all.extend([
        C::Focus { disconnect },
        C::Ask {
            disconnect,
            evidence: evidence(1),
            ask: reason("How many days a year?"),
            owner: function("HR"),
            due: day("2026-06-01"),
        },
        C::Find { disconnect, evidence: evidence(1), found: reason("Nine days.") },
        C::AssignOwner { disconnect, owner: function("HR") },
    ]);
    all
}

fn of_resolution() -> Vec<resolution::Command> {
    use resolution::Command as C;
    let hash = Document::default().hash();
    let mut all = vec![
        C::PassPen { to: seat(5) },
        C::Section {
            section: Section::Objective,
            text: Some(section_text("Lighter instruments in all practices.")),
        },
        C::Line {
            function: function("Clinical Lead"),
            text: Some(section_text("Chooses the instruments.")),
        },
        C::Condition { condition: condition(1), value: Some(written_condition()) },
        C::Day { day: Some(day("2026-07-01")) },
    ];
    all.extend(
        dispositions()
            .map(|disposition| C::Dispose { card: card(1), disposition: Some(disposition) }),
    );
    all.extend([
        C::Propose { hash: hash.clone() },
        C::Respond {
            hash: hash.clone(),
            gradient: Gradient::Disagree,
            reason: Some(reason("The budget is closed.")),
            lift: Some(reason("Start in January.")),
        },
        C::Reveal,
        C::Sign { hash },
        C::Amend { amendment: 0, condition: condition(2), value: written_condition() },
        C::Answer { amendment: 0, how: reason("It starts in January.") },
    ]);
    all
}
