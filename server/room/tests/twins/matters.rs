//! Every kind of sealed answer, each with the values that one person can give.

use domain::{
    Command,
    samples::{
        Play, card, card_text, disconnect, points, reason, stars, statement, statement_text, term,
        title, vote,
    },
    scale::{Gradient, Rating},
    tool::{
        agenda::{Activity, Round},
        cards::{self, Kind, Level},
        charter::Visibility,
        glossary, plus_delta, resolution, stage_poll,
        statements::{self, Asks},
        temperature::{self, Fingers},
        votes::{self, Rule},
    },
};

use super::fixture::Scene;

const FIRST: Activity = Activity::Rate { round: Round::First };
const SECOND: Activity = Activity::Rate { round: Round::Second };
const WRITE: Activity = Activity::Write { sealed: true };

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

fn rate(rating: Rating, guess: Option<u16>) -> Command {
    statements::Command::Rate { statement: statement(1), rating, guess }.into()
}

fn put(play: &mut Play) {
    let text = statement_text("Sick leave is our first problem.");
    let (level, asks) = (Level::Problem, Asks::Agreement);
    let put =
        statements::Command::Put { statement: statement(1), text, level, from_card: None, asks };
    play.does(play.chair(), put);
    play.does(play.chair(), statements::Command::Ask);
}

fn rating(activity: Activity, promise: Visibility) -> Matter {
    let round = if activity == FIRST { Round::First } else { Round::Second };
    let scene = Scene::at(activity, promise, |play| {
        put(play);
        Scene::invite_expert_if_possible(play);
    });
    let mut values: Vec<Command> =
        (1..=9).map(|n| rate(Rating::Points(points(n)), Some(u16::from(n % 7)))).collect();
    values.extend([0, 3, 599].map(|guess| rate(Rating::Points(points(2)), Some(guess))));
    values.extend([rate(Rating::NotMine, None), rate(Rating::NotMine, Some(2))]);
    values.push(rate(Rating::Points(points(2)), None));
    let common = rate(Rating::Points(points(8)), Some(3));
    let reveal = statements::Command::Reveal { round }.into();
    Matter { name: "a rating", scene, common, values, reveal }
}

fn card_of(text: &str, kind: Kind, level: Level) -> Command {
    let text = card_text(text);
    cards::Command::Write { card: card(1), kind, level, text, builds_on: None }.into()
}

fn writing(activity: Activity, promise: Visibility) -> Matter {
    let scene = Scene::at(activity, promise, Scene::invite_expert_if_possible);
    let values = vec![
        card_of("The night shift pays.", Kind::Concern, Level::Problem),
        card_of("The day shift gains..", Kind::Goal, Level::Supplier),
        card_of("A longer thought, of another length, on two\nlines.", Kind::Idea, Level::Solution),
        card_of("?", Kind::Uncertainty, Level::Problem),
    ];
    let reveal = cards::Command::Reveal.into();
    Matter { name: "a card", scene, common: values[0].clone(), values, reveal }
}

fn responding(promise: Visibility) -> Matter {
    let scene = Scene::at(Activity::Draft, promise, |play| {
        play.drafts();
        while play.workshop.agenda.current().map(|step| step.activity) != Some(Activity::Consent) {
            play.next();
        }
        play.proposes();
        Scene::invite_expert(play);
    });
    let respond = |gradient, why: Option<&str>, lift: Option<&str>| -> Command {
        let document = scene_hash(&scene);
        let (reason, lift) = (why.map(reason), lift.map(reason));
        resolution::Command::Respond { hash: document, gradient, reason, lift }.into()
    };
    let mut values: Vec<Command> =
        Gradient::ALL.map(|gradient| respond(gradient, Some("Because."), Some("If."))).into();
    values.push(respond(Gradient::Endorse, None, None));
    values.push(respond(Gradient::Veto, Some("Never before the audit is over."), Some("Wait.")));
    let common = respond(Gradient::MinorPoint, None, None);
    let reveal = resolution::Command::Reveal.into();
    Matter { name: "a response", scene, common, values, reveal }
}

fn scene_hash(scene: &Scene) -> resolution::ContentHash {
    scene.workshop().resolution.draft.hash()
}

fn voting(promise: Visibility) -> Matter {
    let scene = Scene::at(Activity::Draft, promise, |play| {
        let options = ["A", "B", "C"].map(title).into();
        let (question, rule) = (title("Which one?"), Rule::Star);
        play.does(play.chair(), votes::Command::Open { vote: vote(1), question, rule, options });
        Scene::invite_expert(play);
    });
    let cast = |ballot: &[u8]| votes::Command::Cast { vote: vote(1), ballot: stars(ballot) }.into();
    let values = [[0, 0, 0], [5, 5, 5], [5, 0, 3], [1, 2, 3]].map(|ballot| cast(&ballot)).into();
    let reveal = votes::Command::Reveal { vote: vote(1) }.into();
    Matter { name: "a ballot", scene, common: cast(&[2, 2, 2]), values, reveal }
}

fn feeling(promise: Visibility) -> Matter {
    let scene = Scene::at(Activity::Organise, promise, |play| {
        play.does(play.chair(), temperature::Command::Ask);
        Scene::invite_expert(play);
    });
    let say = |n: u8| {
        let fingers = Fingers::new(n).expect("a hand");
        temperature::Command::Say { fingers }.into()
    };
    let reveal = temperature::Command::Reveal.into();
    Matter { name: "a hand", scene, common: say(3), values: (0..=5).map(say).collect(), reveal }
}

fn looking_back(promise: Visibility) -> Matter {
    let scene = Scene::at(Activity::Organise, promise, Scene::invite_expert);
    let say = |plus: Option<&str>, delta: Option<&str>| {
        plus_delta::Command::Say { plus: plus.map(reason), delta: delta.map(reason) }.into()
    };
    let values = vec![
        say(Some("All spoke."), None),
        say(None, Some("All spoke.")),
        say(Some("All spoke."), Some("Begin on time, and end on time.")),
        say(Some("Nothing of it was worth the time that it took."), None),
    ];
    let reveal = plus_delta::Command::Reveal.into();
    Matter { name: "a sheet", scene, common: say(Some("Good."), None), values, reveal }
}

fn meaning(promise: Visibility) -> Matter {
    let scene = Scene::at(Activity::Organise, promise, |play| {
        play.does(play.chair(), glossary::Command::Put { term: term(1), word: title("pilot") });
        Scene::invite_expert(play);
    });
    let mean = |text: &str| glossary::Command::Mean { term: term(1), text: reason(text) }.into();
    let values = ["Six weeks.", "Two sites.", "Six weeks in two practices, with a count."];
    let reveal = glossary::Command::Reveal { term: term(1), disconnect: disconnect(7) }.into();
    Matter {
        name: "a meaning",
        scene,
        common: mean("Ten."),
        values: values.map(mean).into(),
        reveal,
    }
}

fn placing(promise: Visibility) -> Matter {
    let scene = Scene::at(Activity::Organise, promise, |play| {
        play.does(play.chair(), stage_poll::Command::Ask);
        Scene::invite_expert(play);
    });
    let say = |level| stage_poll::Command::Say { level }.into();
    let reveal = stage_poll::Command::Reveal { disconnect: disconnect(7) }.into();
    let values = Level::ALL.map(say).into();
    Matter { name: "a place", scene, common: say(Level::Problem), values, reveal }
}

/// One matter per kind of answer.
pub(crate) fn matters(promise: Visibility) -> Vec<Matter> {
    vec![
        rating(FIRST, promise),
        rating(SECOND, promise),
        writing(WRITE, promise),
        responding(promise),
        voting(promise),
        feeling(promise),
        looking_back(promise),
        meaning(promise),
        placing(promise),
    ]
}
