//! Samples of disconnects.

use crate::{
    base::level::Level,
    samples::{
        rounds::SealedRound,
        values::{day, disconnect, evidence, function, reason, statement, term, title},
    },
    tool::disconnects::{
        Command, Disconnect, DisconnectKind, End, EndSide, Event, Evidence, Proposal, Restatement,
        Settlement, Subject,
    },
};

pub(crate) fn commands() -> Vec<Command> {
    use Command as C;
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
        C::Sort { disconnect, kind: DisconnectKind::Priority },
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

pub(crate) fn events() -> Vec<Event> {
    use Event as E;
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
                kind: Some(DisconnectKind::Priority),
                one: end("Practice Finance"),
                two: end("Clinical Lead"),
                proposal: Some(proposal(settlement.clone())),
                settlement: None,
                evidence: vec![asked()],
                owner: Some(function("HR")),
                term: Some(term(1)),
            }),
        },
        E::Sorted { disconnect: id, kind: DisconnectKind::Priority },
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

pub(crate) fn round() -> Option<SealedRound> {
    None
}

/// One of every way to settle.
fn settlements() -> [Settlement; 3] {
    [
        Settlement::Resolved { how: reason("We counted: it is nine days a year.") },
        Settlement::Accepted { condition: reason("A trial in one practice first.") },
        Settlement::Parked { owner: function("HR"), due: day("2026-09-30") },
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

/// A disconnect that the reveal of another tool opened.
pub(crate) fn opened(subject: Subject) -> Box<Disconnect> {
    let end = |name: &str| End {
        function: function(name),
        position: None,
        reason: Some(reason("The last practice has it.")),
        restatement: None,
    };
    let ends = (end("HR"), end("Clinical Lead"));
    Box::new(Disconnect::between(disconnect(2), subject, Level::Problem, ends.0, ends.1))
}
