//! Every sealed round of the samples, with the values that one person can give.

use domain::{
    Command,
    id::StatementId,
    samples::{SealedRound, card, card_text, points, reason, rounds, stars},
    scale::{Gradient, Rating},
    tool::{
        agenda::{Activity, Round},
        cards::{self, CardKind, Level},
        charter::Visibility,
        glossary, plus_delta,
        resolution::{self, ContentHash},
        statements,
        temperature::{self, Fingers},
        votes,
    },
};

use super::fixture::Scene;

/// One kind of answer: where it is given, its possible values, and the command that reveals it.
pub(crate) struct Matter {
    pub(crate) name: &'static str,
    pub(crate) scene: Scene,
    /// The answer of everybody else.
    pub(crate) common: Command,
    /// The possible answers of the one person.
    pub(crate) values: Vec<Command>,
    pub(crate) reveal: Command,
}

/// One matter per sealed round, and the second rating.
pub(crate) fn matters(promise: Visibility) -> Vec<Matter> {
    let mut all: Vec<SealedRound> = rounds().into_iter().map(|(_, round)| round).collect();
    let ratings = all.iter().find(|round| round.name == "ratings").copied();
    let second = Activity::Rate { round: Round::Second };
    all.extend(ratings.map(|ratings| SealedRound { activity: second, ..ratings }));
    all.iter().map(|round| matter(round, promise)).collect()
}

fn matter(round: &SealedRound, promise: Visibility) -> Matter {
    let scene = Scene::at(round.activity, promise, |play| {
        round.open(play);
        Scene::invite_expert_if_possible(play);
    });
    let workshop = scene.workshop();
    let mut values = values(&(round.says)(workshop, 1));
    for number in 1..=4 {
        let answer = (round.says)(workshop, number);
        if values.len() < 4 && !values.contains(&answer) {
            values.push(answer);
        }
    }
    let (common, reveal) = ((round.says)(workshop, 5), (round.reveal)(workshop));
    Matter { name: round.name, common, values, reveal, scene }
}

/// What a person can answer, where that is more than some values of one kind: every value, other lengths, parts left
/// out. A round without an arm is tested with what it says by itself.
fn values(answer: &Command) -> Vec<Command> {
    match answer {
        Command::Statements(statements::Command::Rate { statement, .. }) => ratings(*statement),
        Command::Cards(_) => {
            let write = |text: &str, kind, level| {
                let (card, text) = (card(1), card_text(text));
                cards::Command::Write { card, kind, level, text, builds_on: None }.into()
            };
            vec![
                write("The night shift pays.", CardKind::Concern, Level::Problem),
                write("The day shift gains..", CardKind::Goal, Level::Supplier),
                write(
                    "A longer thought, of another length, on two\nlines.",
                    CardKind::Idea,
                    Level::Solution,
                ),
                write("?", CardKind::Uncertainty, Level::Problem),
            ]
        }
        Command::Resolution(resolution::Command::Respond { hash, .. }) => responses(hash),
        Command::Votes(votes::Command::Cast { vote, .. }) => {
            let cast = |ballot: [u8; 3]| {
                votes::Command::Cast { vote: *vote, ballot: stars(&ballot) }.into()
            };
            [[0, 0, 0], [5, 5, 5], [5, 0, 3], [1, 2, 3]].map(cast).into()
        }
        Command::Temperature(_) => (0..=5)
            .filter_map(Fingers::new)
            .map(|fingers| temperature::Command::Say { fingers }.into())
            .collect(),
        Command::PlusDelta(_) => {
            let say = |plus: Option<&str>, delta: Option<&str>| {
                plus_delta::Command::Say { plus: plus.map(reason), delta: delta.map(reason) }.into()
            };
            vec![
                say(Some("All spoke."), None),
                say(None, Some("All spoke.")),
                say(Some("All spoke."), Some("Begin on time, and end on time.")),
                say(Some("Nothing of it was worth the time that it took."), None),
            ]
        }
        Command::Glossary(glossary::Command::Mean { term, .. }) => {
            let mean = |text| glossary::Command::Mean { term: *term, text: reason(text) }.into();
            ["Six weeks.", "Two sites.", "Six weeks in two practices, with a count."]
                .map(mean)
                .into()
        }
        _ => Vec::new(),
    }
}

fn ratings(statement: StatementId) -> Vec<Command> {
    let rate = |rating, guess| statements::Command::Rate { statement, rating, guess }.into();
    let rated = |n, guess| rate(Rating::Points(points(n)), guess);
    let mut all: Vec<Command> = (1..=9).map(|n| rated(n, Some(u16::from(n % 7)))).collect();
    all.extend([0, 3, 599].map(|guess| rated(2, Some(guess))));
    all.extend([rate(Rating::NotMine, None), rate(Rating::NotMine, Some(2))]);
    all.push(rated(2, None));
    all
}

fn responses(hash: &ContentHash) -> Vec<Command> {
    let respond = |gradient, why: Option<&str>, lift: Option<&str>| {
        let (hash, reason, lift) = (hash.clone(), why.map(reason), lift.map(reason));
        resolution::Command::Respond { hash, gradient, reason, lift }.into()
    };
    let mut all: Vec<Command> =
        Gradient::ALL.map(|gradient| respond(gradient, Some("Because."), Some("If."))).into();
    all.push(respond(Gradient::Endorse, None, None));
    all.push(respond(Gradient::Veto, Some("Never before the audit is over."), Some("Wait.")));
    all
}
