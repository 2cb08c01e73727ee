//! Samples of the tools by which a group learns about itself: costs, glossary, stage poll, trades, votes.

use crate::{
    base::{activity::Phase, level::Level, map::Set, visibility::Visibility},
    decide::Command,
    parts::{Item, Part},
    samples::values::{
        card, cost, disconnect, function, negotiable, reason, seat, stars, term, title, trade,
        unit, voice, vote,
    },
    tool::{
        charter,
        costs::{self, Amount, Cost, Grade, Span},
        customers_only::{self, PrivateSession},
        disconnects::{Disconnect, End, Subject},
        glossary::{self, Meaning},
        negotiables::{self, Negotiable, Trade},
        stage_poll::{self, StageAnswer},
        votes::{self, Rule},
    },
    workshop::Event,
};

pub(super) fn commands() -> Vec<Command> {
    let mut all: Vec<Command> = Vec::new();
    all.extend(
        [
            costs::Command::Name {
                cost: cost(1),
                text: reason("We pay for stand-ins."),
                grade: Grade::Internal,
                amount: Some(amount()),
            },
            costs::Command::Accept { cost: cost(1), accepted: true },
            costs::Command::Withdraw { cost: cost(1) },
            costs::Command::GoWithout { reason: reason("The law asks for it.") },
        ]
        .map(Command::from),
    );
    let text = reason("The first patient is treated with it.");
    all.extend(
        [
            glossary::Command::Put { term: term(1), word: title("go-live") },
            glossary::Command::Mean { term: term(1), text: text.clone() },
            glossary::Command::Reveal { term: term(1), disconnect: disconnect(2) },
            glossary::Command::Offer { term: term(1), text: text.clone() },
            glossary::Command::Agree { term: term(1), text },
        ]
        .map(Command::from),
    );
    all.extend(
        [
            stage_poll::Command::Ask,
            stage_poll::Command::Say { level: Level::Solution },
            stage_poll::Command::Reveal { disconnect: disconnect(3) },
        ]
        .map(Command::from),
    );
    let Trade { id, concern, negotiable, answer, gives, .. } = offered();
    all.extend(
        [
            negotiables::Command::Put {
                negotiable,
                attribute: title("Delivery"),
                today: title("In September"),
            },
            negotiables::Command::Protect { negotiable, protected: true },
            negotiables::Command::Offer { trade: id, concern, negotiable, answer, gives },
            negotiables::Command::Accept { trade: id, accepted: true },
            negotiables::Command::Settle { trade: id },
            negotiables::Command::Withdraw { trade: id },
        ]
        .map(Command::from),
    );
    let options = vec![title("Buy"), title("Rent"), title("Wait")];
    all.extend(
        [
            votes::Command::Open {
                vote: vote(1),
                question: title("How do we get them?"),
                rule: Rule::Star,
                options,
            },
            votes::Command::Cast { vote: vote(1), ballot: stars(&[5, 3, 0]) },
            votes::Command::Reveal { vote: vote(1) },
        ]
        .map(Command::from),
    );
    all.extend(private_session_commands().map(Command::from));
    let (phase, visibility) = (Phase::Explore, Visibility::Anonymous);
    all.push(charter::Command::SetVisibility { phase, visibility }.into());
    all
}

fn private_session_commands() -> [customers_only::Command; 3] {
    use customers_only::Command as C;
    [C::Start { wall: true }, C::End, C::Release { item: Item::Card(card(1)) }]
}

fn amount() -> Amount {
    let span = |low, high| Span::new(low, high).expect("samples go from low to high");
    Amount { times: span(30, 45), each: span(400, 650), unit: unit("euros") }
}

fn offered() -> Trade {
    Trade {
        id: trade(1),
        concern: card(1),
        negotiable: negotiable(1),
        answer: title("Delivery in June"),
        gives: title("Training moves to July"),
        accepted_by: Set::from([function("HR")]),
        settled: false,
    }
}

fn tradable() -> Negotiable {
    Negotiable {
        id: negotiable(1),
        attribute: title("Delivery"),
        today: title("In September"),
        asked_by: Some(function("HR")),
        protected: false,
    }
}

/// A disconnect opened by a reveal.
fn opened(subject: Subject) -> Box<Disconnect> {
    let end = |name: &str| End {
        function: function(name),
        position: None,
        reason: Some(reason("The last practice has it.")),
        restatement: None,
    };
    let ends = (end("HR"), end("Clinical Lead"));
    Box::new(Disconnect::between(disconnect(2), subject, Level::Problem, ends.0, ends.1))
}

pub(super) fn events() -> Vec<Event> {
    let mut all: Vec<Event> = Vec::new();
    let (hr, text) = (function("HR"), reason("The first patient is treated with it."));
    let named = Cost {
        id: cost(1),
        text: reason("We pay for stand-ins."),
        grade: Grade::Internal,
        amount: Some(amount()),
        function: hr.clone(),
        accepted_by: Set::from([hr.clone()]),
    };
    all.extend(
        [
            costs::Event::Named { cost: Box::new(named) },
            costs::Event::Accepted { cost: cost(1), function: hr.clone(), accepted: true },
            costs::Event::Withdrawn { cost: cost(1) },
            costs::Event::WentWithout { reason: reason("The law asks for it.") },
        ]
        .map(Event::from),
    );
    let term = term(1);
    let meaning = Meaning { function: Some(hr.clone()), text: text.clone() };
    all.extend(
        [
            glossary::Event::Put { term, word: title("go-live") },
            glossary::Event::Meant { term, seat: seat(4), meaning: meaning.clone() },
            glossary::Event::Heard { term, voice: voice() },
            glossary::Event::Revealed {
                term,
                meanings: vec![meaning],
                opened: Some(opened(Subject::Word { word: title("go-live") })),
            },
            glossary::Event::Offered { term, text: text.clone(), function: hr.clone() },
            glossary::Event::Agreed {
                term,
                function: hr.clone(),
                settled: Some(text),
                settles: Some(disconnect(2)),
            },
        ]
        .map(Event::from),
    );
    let answer = StageAnswer { level: Level::Solution, function: Some(hr.clone()) };
    all.extend(
        [
            stage_poll::Event::Asked,
            stage_poll::Event::Said { seat: seat(4), answer: answer.clone() },
            stage_poll::Event::Heard { voice: voice() },
            stage_poll::Event::Revealed {
                answers: vec![answer],
                opened: Some(opened(Subject::Stages { stages: [Level::Problem, Level::Supplier] })),
            },
        ]
        .map(Event::from),
    );
    all.extend(of_trades_and_votes());
    all
}

fn of_trades_and_votes() -> Vec<Event> {
    let mut all: Vec<Event> = Vec::new();
    let (negotiable, trade) = (negotiable(1), trade(1));
    all.extend(
        [
            negotiables::Event::Put { negotiable: tradable() },
            negotiables::Event::Protected { negotiable },
            negotiables::Event::Freed { negotiable: tradable() },
            negotiables::Event::Taken { negotiable },
            negotiables::Event::Offered { trade: Box::new(offered()) },
            negotiables::Event::Accepted { trade, function: function("HR"), accepted: true },
            negotiables::Event::Settled { trade, concern: card(1), text: None },
            negotiables::Event::Withdrawn { trade },
        ]
        .map(Event::from),
    );
    let (vote, options) = (vote(1), vec![title("Buy"), title("Rent"), title("Wait")]);
    let question = title("How do we get them?");
    all.extend(
        [
            votes::Event::Opened { vote, question, rule: Rule::Star, options },
            votes::Event::Cast { vote, seat: seat(4), ballot: stars(&[5, 3, 0]) },
            votes::Event::Heard { vote, voice: voice() },
            votes::Event::Revealed { vote, ballots: vec![stars(&[5, 3, 0])] },
        ]
        .map(Event::from),
    );
    all.extend(private_session_events().map(Event::from));
    let (phase, visibility) = (Phase::Explore, Visibility::Anonymous);
    all.push(charter::Event::VisibilitySet { phase, visibility }.into());
    all
}

/// A private session and what was released from it.
fn private_session_events() -> [customers_only::Event; 6] {
    use customers_only::Event as E;
    let text = reason("We would pay more than they ask.");
    let (term, seat) = (term(1), seat(4));
    let meaning = Meaning { function: Some(function("HR")), text };
    let said = Event::from(glossary::Event::Meant { term, seat, meaning });
    let part = Box::new(Part::Links(crate::tool::links::Links::default()));
    let shown = Event::from(E::Snapshot { part: part.clone() });
    [
        E::Started(PrivateSession { wall: true }),
        E::Ended { at: crate::Timestamp(1_778_576_400_000_000) },
        E::Withheld { items: vec![Item::Glossary], event: Box::new(said) },
        E::Substitute { event: Box::new(shown) },
        E::Released { item: Item::Links },
        E::Snapshot { part },
    ]
}
