//! The order in which people said something is lost: whoever was first is not told to anybody who does not lead, and once it
//! is shown nobody can find out any more. Neither can who said which, where that is promised.

use domain::{
    Command,
    id::SeatId,
    samples::{
        Play, card, card_text, disconnect, points, reason, stars, statement, statement_text, term,
        title, vote,
    },
    scale::{Gradient, Rating},
    tool::{
        agenda::{Activity, Round},
        cards::{self, Kind, Level},
        charter::{self, Visibility},
        glossary, plus_delta, resolution, stage_poll,
        statements::{self, Asks},
        temperature::{self, Fingers},
        votes::{self, Rule},
    },
};

use super::fixture::{Act, Scene, leads};

/// Where it is said, by three people, and what shows it.
struct Row {
    name: &'static str,
    activity: Activity,
    prepare: fn(&mut Play),
    says: fn(&Scene, u64) -> Command,
    reveal: fn() -> Command,
}

fn nothing(_: &mut Play) {}

fn ask_statement(play: &mut Play) {
    let (text, level) = (statement_text("Sick leave is our first problem."), Level::Problem);
    let (statement, from_card, asks) = (statement(1), None, Asks::Agreement);
    play.does(play.chair(), statements::Command::Put { statement, text, level, from_card, asks });
    play.does(play.chair(), statements::Command::Ask);
}

fn ask_vote(play: &mut Play) {
    let (question, options) = (title("Which one?"), ["A", "B"].map(title).into());
    let open = votes::Command::Open { vote: vote(1), question, rule: Rule::Approval, options };
    play.does(play.chair(), open);
}

fn ask_consent(play: &mut Play) {
    play.drafts();
    while play.workshop.agenda.current().map(|step| step.activity) != Some(Activity::Consent) {
        play.next();
    }
    play.proposes();
}

fn level(number: u64) -> Level {
    Level::ALL[usize::try_from(number).unwrap_or(0) % 3]
}

const ROWS: [Row; 8] = [
    Row {
        name: "cards",
        activity: Activity::Write { sealed: true },
        prepare: nothing,
        says: |_, number| {
            let (kind, text) = (Kind::Concern, card_text(&format!("Thought {number}.")));
            let (card, level) = (card(number), level(number));
            cards::Command::Write { card, kind, level, text, builds_on: None }.into()
        },
        reveal: || cards::Command::Reveal.into(),
    },
    Row {
        name: "ratings",
        activity: Activity::Rate { round: Round::First },
        prepare: ask_statement,
        says: |_, number| {
            let rating = Rating::Points(points(u8::try_from(number).unwrap_or(1)));
            let guess = Some(u16::try_from(number).unwrap_or(0));
            statements::Command::Rate { statement: statement(1), rating, guess }.into()
        },
        reveal: || statements::Command::Reveal { round: Round::First }.into(),
    },
    Row {
        name: "ballots",
        activity: Activity::Draft,
        prepare: ask_vote,
        says: |_, number| {
            let star = u8::try_from(number % 6).unwrap_or(0);
            votes::Command::Cast { vote: vote(1), ballot: stars(&[star, 5 - star]) }.into()
        },
        reveal: || votes::Command::Reveal { vote: vote(1) }.into(),
    },
    Row {
        name: "hands",
        activity: Activity::Organise,
        prepare: |play| {
            play.does(play.chair(), temperature::Command::Ask);
        },
        says: |_, number| {
            let fingers = u8::try_from(number % 6).ok().and_then(Fingers::new);
            temperature::Command::Say { fingers: fingers.expect("a hand") }.into()
        },
        reveal: || temperature::Command::Reveal.into(),
    },
    Row {
        name: "sheets",
        activity: Activity::Organise,
        prepare: nothing,
        says: |_, number| {
            let plus = Some(reason(&format!("Good {number}.")));
            plus_delta::Command::Say { plus, delta: None }.into()
        },
        reveal: || plus_delta::Command::Reveal.into(),
    },
    Row {
        name: "meanings",
        activity: Activity::Organise,
        prepare: |play| {
            play.does(play.chair(), glossary::Command::Put { term: term(1), word: title("pilot") });
        },
        says: |_, number| {
            let text = reason(&format!("{number} weeks."));
            glossary::Command::Mean { term: term(1), text }.into()
        },
        reveal: || glossary::Command::Reveal { term: term(1), disconnect: disconnect(7) }.into(),
    },
    Row {
        name: "places",
        activity: Activity::Organise,
        prepare: |play| {
            play.does(play.chair(), stage_poll::Command::Ask);
        },
        says: |_, number| stage_poll::Command::Say { level: level(number) }.into(),
        reveal: || stage_poll::Command::Reveal { disconnect: disconnect(7) }.into(),
    },
    Row {
        name: "responses",
        activity: Activity::Draft,
        prepare: ask_consent,
        says: |scene, number| {
            let hash = scene.workshop().resolution.draft.hash();
            let gradient = Gradient::ALL[usize::try_from(number).unwrap_or(0) % 6];
            let reason = Some(reason(&format!("Because of {number}.")));
            resolution::Command::Respond { hash, gradient, reason, lift: None }.into()
        },
        reveal: || resolution::Command::Reveal.into(),
    },
];

#[test]
fn nobody_can_tell_who_was_first() {
    for promise in Visibility::ALL {
        for row in &ROWS {
            let scene = Scene::at(row.activity, promise, row.prepare);
            let cast = scene.cast.clone();
            // Of three functions; and of one function and another one.
            for people in
                [[cast.finance, cast.hr, cast.procurement], [cast.clinical, cast.nurse, cast.hr]]
            {
                check(row, promise, &scene, people);
            }
        }
    }
}

/// What two people said, each in the other's place: whoever it is shown to cannot tell, where it stands under nothing; and
/// under every promise where it is a ballot, a hand or a sheet.
#[test]
fn nobody_can_tell_who_said_which_where_that_is_promised() {
    for promise in Visibility::ALL {
        for row in &ROWS {
            let bare = ["ballots", "hands", "sheets"].contains(&row.name);
            if bare || promise == Visibility::Anonymous {
                let scene = Scene::at(row.activity, promise, row.prepare);
                swapped(row, &scene, &format!("{promise:?}"), &[]);
            }
        }
    }
}

/// What was said under a name or a function is shown under nothing, where that was promised before it was shown (R1).
#[test]
fn a_promise_that_became_stricter_covers_what_waits() {
    for promise in [Visibility::Named, Visibility::Function] {
        for row in &ROWS {
            let scene = Scene::at(row.activity, promise, row.prepare);
            let visibility = Visibility::Anonymous;
            let phase = scene.workshop().agenda.phase();
            let stricter = charter::Command::Promise { phase, visibility };
            let stricter = (scene.cast.mobilizer, stricter.into());
            swapped(row, &scene, &format!("{promise:?}, then nothing"), &[stricter]);
        }
    }
}

#[track_caller]
fn swapped(row: &Row, scene: &Scene, promise: &str, before_it_is_shown: &[Act]) {
    let cast = &scene.cast;
    let play = |one: u64, two: u64| {
        let mut acts: Vec<Act> = vec![
            (cast.finance, (row.says)(scene, one)),
            (cast.hr, (row.says)(scene, two)),
            (cast.procurement, (row.says)(scene, 3)),
        ];
        acts.extend(before_it_is_shown.iter().cloned());
        acts.push((cast.mobilizer, (row.reveal)()));
        scene.play(&acts)
    };
    let (first, other) = (play(1, 2), play(2, 1));
    let mut both = vec![cast.finance, cast.hr];
    both.sort();
    let told = first.told_apart(&other);
    let third = told.iter().find(|seat| !both.contains(seat));
    let difference = third.map(|seat| first.first_difference(&other, *seat));
    assert_eq!(told, both, "{} ({promise}): {difference:?}", row.name);
}

/// The same three things are said, the other way round.
#[track_caller]
fn check(row: &Row, promise: Visibility, scene: &Scene, people: [SeatId; 3]) {
    let cast = &scene.cast;
    let said: Vec<Act> =
        (1..).zip(people).map(|(number, seat)| (seat, (row.says)(scene, number))).collect();
    let reveal = || (cast.mobilizer, (row.reveal)());
    let play = |order: [usize; 3], shown: bool| {
        let said = order.map(|at| said[at].clone()).into_iter();
        let acts: Vec<Act> = said.chain(shown.then(reveal)).collect();
        scene.play(&acts)
    };
    let one_function = people[0] == cast.clinical;
    for order in [[2, 1, 0], [1, 0, 2]] {
        let (first, other) = (play([0, 1, 2], true), play(order, true));
        for seat in first.told_apart(&other) {
            // Those who spoke know when they did; those who lead hear from which function a voice came, and when.
            let may =
                people.contains(&seat) || (leads(cast, seat) && !(one_function && order[2] == 2));
            let text = || first.first_difference(&other, seat);
            assert!(may, "{} ({promise:?}): {seat} can tell: {}", row.name, text());
        }
        // Whoever comes in afterwards is told the same, whoever it is.
        for (seat, conns) in &first.0 {
            let (_, late) = conns.iter().rev().nth(1).expect("the last but one came at the end");
            let theirs = other.0[seat].values().rev().nth(1).expect("as above");
            assert_eq!(late, theirs, "{} ({promise:?}): {seat}", row.name);
        }
    }
}
