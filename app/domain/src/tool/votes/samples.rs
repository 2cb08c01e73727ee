//! Samples of votes, and the sealed round of ballots.

use crate::{
    base::{activity::Activity, id::VoteId},
    samples::{
        rounds::{SealedRound, next, ready},
        values::{seat, stars, title, voice, vote},
    },
    tool::votes::{Command, Event, Rule},
    workshop::Workshop,
};

pub(crate) fn commands() -> Vec<Command> {
    let options = vec![title("Buy"), title("Rent"), title("Wait")];
    let (vote, question) = (vote(1), title("How do we get them?"));
    vec![
        Command::Open { vote, question, rule: Rule::Star, options },
        Command::Cast { vote, ballot: stars(&[5, 3, 0]) },
        Command::Reveal { vote },
    ]
}

pub(crate) fn events() -> Vec<Event> {
    let options = vec![title("Buy"), title("Rent"), title("Wait")];
    let (vote, question) = (vote(1), title("How do we get them?"));
    vec![
        Event::Opened { vote, question, rule: Rule::Star, options },
        Event::Cast { vote, seat: seat(4), ballot: stars(&[5, 3, 0]) },
        Event::Heard { vote, voice: voice() },
        Event::Revealed { vote, ballots: vec![stars(&[5, 3, 0])] },
    ]
}

#[expect(clippy::unnecessary_wraps, reason = "most tools have none")]
pub(crate) fn round() -> Option<SealedRound> {
    Some(SealedRound {
        name: "ballots",
        activity: Activity::Draft,
        prepare: ready,
        asks: |workshop| {
            let (question, options) = (title("Which one?"), ["A", "B", "C"].map(title).into());
            let vote = vote(next(workshop.votes.list.len()));
            vec![Command::Open { vote, question, rule: Rule::Star, options }.into()]
        },
        says: |workshop, number| {
            let options = workshop.votes.open().next().map_or(3, |vote| vote.options.len());
            let star = |option: u64| u8::try_from((number % 6 + option * option) % 6).unwrap_or(0);
            let ballot: Vec<u8> = (0..).take(options).map(star).collect();
            Command::Cast { vote: open(workshop), ballot: stars(&ballot) }.into()
        },
        reveal: |workshop| Command::Reveal { vote: open(workshop) }.into(),
        bare: true,
    })
}

/// The vote that takes ballots.
fn open(workshop: &Workshop) -> VoteId {
    workshop.votes.open().next().map_or(vote(1), |vote| vote.id)
}
