//! One sample of every event with optional parts filled in, and one per choice.

use crate::{
    base::{
        activity::Round,
        gate::Missing,
        id::StepId,
        level::Level,
        map::Map,
        scale::{Gradient, Rating},
        seat::{Attendance, Role, Seat},
        time::Timestamp,
    },
    measure::{Clarity, Perception, Swaps},
    samples::values::{
        card, card_text, condition, day, disconnect, dispositions, evidence, function, link,
        points, reason, seat, section_text, settlements, statement, statement_text, term, theme,
        title, voice, written_condition,
    },
    template::Template,
    tool::{
        agenda::{self, Override, Timer},
        cards::{self, Card, Kind},
        disconnects::{self, Disconnect, End, EndSide, Evidence, Proposal, Restatement, Subject},
        links::{self, Link},
        resolution::{self, Amended, Document, Response, Section, Signature},
        seats,
        statements::{self, Answer, Asks, Mark, Moved, Outcome, Prepared},
        themes::{self, Theme},
    },
    workshop::Event,
};

const AT: Timestamp = Timestamp(1_778_576_400_000_000);

/// At least one of every variant, per tool.
pub fn events() -> Vec<Event> {
    let mut all: Vec<Event> = Vec::new();
    all.extend(of_agenda().into_iter().map(Event::from));
    all.extend(of_seats().into_iter().map(Event::from));
    all.extend(of_cards().into_iter().map(Event::from));
    all.extend(of_themes().into_iter().map(Event::from));
    all.extend(of_links().into_iter().map(Event::from));
    all.extend(of_statements().into_iter().map(Event::from));
    all.extend(of_disconnects().into_iter().map(Event::from));
    all.extend(of_resolution().into_iter().map(Event::from));
    all.extend(super::later::events());
    all.extend(super::together::events());
    all
}

fn of_agenda() -> Vec<agenda::Event> {
    use agenda::Event as E;
    let running = Timer::Running { ends_at: AT.plus(480_000_000) };
    let mut steps = Template::find("remote-60").map_or_else(Vec::new, Template::steps);
    steps.truncate(3);
    if let Some(step) = steps.first_mut() {
        step.lines.push(reason("What is sealed stays sealed."));
    }
    vec![
        E::Opened { title: title("Fewer sick days among hygienists"), steps, rehearsal: true },
        E::Entered { position: 2, at: AT, timer: running },
        E::Overridden(Override {
            step: StepId(3),
            missing: vec![Missing::Written(function("HR"))],
            reason: reason("HR joins later."),
        }),
        E::Timed { timer: running },
        E::Timed { timer: Timer::Paused { left: -1 } },
        E::Timed { timer: Timer::Off },
        E::Closed { at: AT },
    ]
}

fn of_seats() -> Vec<seats::Event> {
    use seats::Event as E;
    vec![
        E::Admitted {
            seat: Seat {
                id: seat(4),
                role: Role::Stakeholder,
                function: Some(function("Clinical Lead")),
                veto: true,
                attendance: Attendance::Invited,
                by_seller: true,
                proxy: false,
                expert: None,
            },
        },
        E::Joined { seat: seat(4), function: Some(function("Clinical Lead")) },
        E::Removed { seat: seat(4) },
        E::ChairPassed { to: seat(2) },
    ]
}

fn of_cards() -> Vec<cards::Event> {
    use cards::Event as E;
    let written = Card {
        id: card(1),
        kind: Kind::Concern,
        level: Level::Problem,
        text: card_text("Chronic pain\nbegins in the second year."),
        author: Some(seat(4)),
        function: Some(function("Clinical Lead")),
        named: false,
        step: StepId(3),
        builds_on: Some(card(2)),
        sealed: true,
        hidden: false,
    };
    let shown = Card { author: None, sealed: false, ..written.clone() };
    vec![
        E::Written { card: written.clone() },
        E::Heard { step: StepId(3), sealed: true, voice: voice() },
        E::Waits { step: StepId(3) },
        E::Edited { card: written },
        E::Deleted { card: card(1), author: Some(seat(4)), sealed: true },
        E::Revealed {
            cards: vec![shown],
            heard: Map::from([(StepId(3), Map::from([(function("Clinical Lead"), 2)]))]),
        },
        E::Hidden {
            card: card(1),
            hidden: false,
            author: Some(seat(4)),
            text: Some(card_text("Chronic pain begins early.")),
        },
    ]
}

fn of_themes() -> Vec<themes::Event> {
    use themes::Event as E;
    vec![
        E::Gathered {
            theme: Theme { id: theme(1), title: title("Pain"), cards: vec![card(1), card(2)] },
        },
        E::Put { card: card(3), theme: Some(theme(1)), after: Some(card(2)) },
        E::Merged { from: theme(2), into: theme(1) },
        E::Renamed { theme: theme(1), title: title("Pain and absence") },
        E::Placed { theme: theme(1), after: Some(theme(3)) },
        E::Dissolved { theme: theme(1) },
    ]
}

fn of_links() -> Vec<links::Event> {
    use links::Event as E;
    vec![
        E::Linked {
            link: Link {
                id: link(1),
                from: card(1),
                to: card(2),
                functions: ["Clinical Lead", "Practice Finance"].map(|name| Some(function(name))),
                note: Some(reason("No budget before the audit.")),
                author: Some(seat(4)),
                function: Some(function("Clinical Lead")),
            },
        },
        E::Unlinked { link: link(1) },
    ]
}

fn of_statements() -> Vec<statements::Event> {
    use statements::Event as E;
    let statement = statement(1);
    let round = Round::First;
    let rated = |rating, guess| E::Rated {
        statement,
        round,
        seat: seat(4),
        function: function("Clinical Lead"),
        answer: Answer { rating, guess },
    };
    let outcome = Outcome {
        marks: vec![Mark { points: points(8), function: Some(function("Clinical Lead")) }],
        abstained: vec![Some(function("HR"))],
        guesses: vec![1, 3],
        perception: Some(Perception { gap: -500, under: 3, over: 0 }),
        moved: Some(Moved { up: 2, down: 0, same: 1 }),
    };
    let swaps = Swaps { closer: 206, as_close: 1, ways: 32 };
    let prepared = Prepared {
        id: statement,
        text: statement_text("We can afford it this year."),
        level: Level::Supplier,
        from_card: Some(card(2)),
    };
    vec![
        E::Put {
            statement,
            text: statement_text("Sick leave is our first problem."),
            level: Level::Problem,
            from_card: Some(card(1)),
            asks: Asks::Agreement,
        },
        E::Reworded {
            statement,
            text: statement_text("Sick leave is the first problem to solve."),
        },
        E::Withdrawn { statement },
        E::Prepared { statement: prepared.clone() },
        E::Placed { statement, after: Some(super::values::statement(2)) },
        E::Discarded { statement },
        E::Asked { statement: prepared },
        rated(Rating::Points(points(8)), Some(3)),
        rated(Rating::NotMine, None),
        E::Heard { statement, round, voice: voice() },
        E::GuessesShown { round, guesses: vec![(statement, vec![1, 1, 3])] },
        E::Revealed {
            round,
            outcomes: vec![(statement, outcome)],
            clarity: Some(Clarity::Clear(swaps)),
            ambition_lowered: true,
        },
        E::LowerAmbitionJustified { reason: reason("We start small, on purpose.") },
        E::Acknowledged { statement, voice: voice() },
    ]
}

fn asked() -> Evidence {
    Evidence {
        id: evidence(1),
        ask: reason("How many days a year?"),
        owner: function("HR"),
        due: day("2026-06-01"),
        found: Some(reason("Nine days.")),
    }
}

fn end(name: &str) -> End {
    End {
        function: function(name),
        position: Some(reason("Not this year.")),
        reason: Some(reason("The budget is closed.")),
        restatement: Some(Restatement {
            text: reason("You fear an unplanned invoice."),
            confirmed: true,
        }),
    }
}

fn of_disconnects() -> Vec<disconnects::Event> {
    use disconnects::Event as E;
    let id = disconnect(1);
    let [settlement, ..] = settlements();
    let proposal = |settlement| Proposal { by: EndSide::First, settlement };
    let mut all = vec![
        E::Opened {
            disconnect: Box::new(Disconnect {
                id,
                subject: Subject::Titled(title("Cost now or cost later")),
                statement: Some(statement(1)),
                level: Level::Problem,
                kind: Some(disconnects::Kind::Priority),
                one: end("Practice Finance"),
                two: end("Clinical Lead"),
                proposal: Some(proposal(settlement.clone())),
                settlement: None,
                evidence: vec![asked()],
                owner: Some(function("HR")),
                term: Some(term(1)),
            }),
        },
        E::Sorted { disconnect: id, kind: disconnects::Kind::Priority },
        E::Explained {
            disconnect: id,
            end: EndSide::First,
            position: Some(reason("Not this year.")),
            reason: reason("The budget is closed."),
        },
        E::Restated {
            disconnect: id,
            end: EndSide::First,
            text: reason("You fear an unplanned invoice."),
        },
        E::Confirmed { disconnect: id, end: EndSide::First, yes: true },
    ];
    all.extend(
        settlements()
            .map(|settlement| E::Proposed { disconnect: id, proposal: proposal(settlement) }),
    );
    all.push(E::Settled { disconnect: id, settlement });
    all.push(E::Reopened { disconnect: id });
    all.extend([
        E::Focused { disconnect: id },
        E::Asked { disconnect: id, evidence: Box::new(asked()) },
        E::Found { disconnect: id, evidence: evidence(1), found: reason("Nine days.") },
        E::OwnerAssigned { disconnect: id, owner: function("HR") },
    ]);
    all
}

fn of_resolution() -> Vec<resolution::Event> {
    use resolution::Event as E;
    let response = Response {
        function: Some(function("Clinical Lead")),
        by: None,
        gradient: Gradient::Disagree,
        reason: Some(reason("The budget is closed.")),
        lift: Some(reason("Start in January.")),
    };
    let mut all = vec![
        E::PenPassed { to: seat(5) },
        E::SectionWritten {
            section: Section::Objective,
            text: Some(section_text("Lighter instruments in all practices.")),
        },
        E::LineWritten {
            function: function("Clinical Lead"),
            text: Some(section_text("Chooses the instruments.")),
        },
        E::ConditionWritten { condition: condition(1), value: Some(written_condition()) },
        E::DaySet { day: Some(day("2026-07-01")) },
    ];
    all.extend(
        dispositions()
            .map(|disposition| E::Disposed { card: card(1), disposition: Some(disposition) }),
    );
    all.extend([
        E::Proposed { number: 1, hash: Document::default().hash(), at: AT },
        E::Responded { seat: seat(4), response: response.clone() },
        E::Heard { voice: voice() },
        E::Revealed { responses: Map::new(), shown: vec![response] },
        E::Signed {
            seat: seat(4),
            signature: Signature { function: function("Clinical Lead"), at: AT },
        },
        E::Amended { amendment: 0, became: Amended::Taken { condition: condition(2) } },
        E::Amended {
            amendment: 0,
            became: Amended::Answered { how: reason("It starts in January.") },
        },
    ]);
    all
}
