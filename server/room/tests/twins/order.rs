//! Arrival order is not disclosed: only facilitators learn who answered first, and after the reveal nobody can find
//! out. Nor can anybody find out who gave which answer, where anonymity was set.

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

use super::fixture::{Move, Scene, facilitates};

/// One kind of answer, given by three people: where it is given and the command that reveals it.
struct SealedRound {
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

const ROUNDS: [SealedRound; 8] = [
    SealedRound {
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
    SealedRound {
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
    SealedRound {
        name: "ballots",
        activity: Activity::Draft,
        prepare: ask_vote,
        says: |_, number| {
            let star = u8::try_from(number % 6).unwrap_or(0);
            votes::Command::Cast { vote: vote(1), ballot: stars(&[star, 5 - star]) }.into()
        },
        reveal: || votes::Command::Reveal { vote: vote(1) }.into(),
    },
    SealedRound {
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
    SealedRound {
        name: "sheets",
        activity: Activity::Organise,
        prepare: nothing,
        says: |_, number| {
            let plus = Some(reason(&format!("Good {number}.")));
            plus_delta::Command::Say { plus, delta: None }.into()
        },
        reveal: || plus_delta::Command::Reveal.into(),
    },
    SealedRound {
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
    SealedRound {
        name: "places",
        activity: Activity::Organise,
        prepare: |play| {
            play.does(play.chair(), stage_poll::Command::Ask);
        },
        says: |_, number| stage_poll::Command::Say { level: level(number) }.into(),
        reveal: || stage_poll::Command::Reveal { disconnect: disconnect(7) }.into(),
    },
    SealedRound {
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
fn nobody_learns_who_answered_first() {
    for promise in Visibility::ALL {
        for round in &ROUNDS {
            let scene = Scene::at(round.activity, promise, round.prepare);
            let cast = scene.cast.clone();
            // Three people of three functions; then two of one function and one of another.
            for people in
                [[cast.finance, cast.hr, cast.procurement], [cast.clinical, cast.nurse, cast.hr]]
            {
                check(round, promise, &scene, people);
            }
        }
    }
}

/// Two people swap their answers: nobody else can tell, where the visibility is anonymous, and with every visibility
/// for ballots, hands and sheets.
#[test]
fn nobody_learns_who_gave_which_answer_where_it_is_anonymous() {
    for promise in Visibility::ALL {
        for round in &ROUNDS {
            let bare = ["ballots", "hands", "sheets"].contains(&round.name);
            if bare || promise == Visibility::Anonymous {
                let scene = Scene::at(round.activity, promise, round.prepare);
                swapped(round, &scene, &format!("{promise:?}"), &[]);
            }
        }
    }
}

/// Answers given with a name or a function are revealed anonymously if the visibility was set so before the reveal
/// (R1).
#[test]
fn a_stricter_visibility_covers_answers_not_yet_revealed() {
    for promise in [Visibility::Named, Visibility::Function] {
        for round in &ROUNDS {
            let scene = Scene::at(round.activity, promise, round.prepare);
            let visibility = Visibility::Anonymous;
            let phase = scene.workshop().agenda.phase();
            let stricter = charter::Command::SetVisibility { phase, visibility };
            let stricter = (scene.cast.mobilizer, stricter.into());
            swapped(round, &scene, &format!("{promise:?}, then nothing"), &[stricter]);
        }
    }
}

#[track_caller]
fn swapped(round: &SealedRound, scene: &Scene, promise: &str, before_the_reveal: &[Move]) {
    let cast = &scene.cast;
    let play = |one: u64, two: u64| {
        let mut acts: Vec<Move> = vec![
            (cast.finance, (round.says)(scene, one)),
            (cast.hr, (round.says)(scene, two)),
            (cast.procurement, (round.says)(scene, 3)),
        ];
        acts.extend(before_the_reveal.iter().cloned());
        acts.push((cast.mobilizer, (round.reveal)()));
        scene.play(&acts)
    };
    let (first, other) = (play(1, 2), play(2, 1));
    let mut both = vec![cast.finance, cast.hr];
    both.sort();
    let noticed = first.differing_seats(&other);
    let third = noticed.iter().find(|seat| !both.contains(seat));
    let difference = third.map(|seat| first.first_difference(&other, *seat));
    assert_eq!(noticed, both, "{} ({promise}): {difference:?}", round.name);
}

/// The same three answers in another order.
#[track_caller]
fn check(round: &SealedRound, promise: Visibility, scene: &Scene, people: [SeatId; 3]) {
    let cast = &scene.cast;
    let said: Vec<Move> =
        (1..).zip(people).map(|(number, seat)| (seat, (round.says)(scene, number))).collect();
    let reveal = || (cast.mobilizer, (round.reveal)());
    let play = |order: [usize; 3], shown: bool| {
        let said = order.map(|at| said[at].clone()).into_iter();
        let acts: Vec<Move> = said.chain(shown.then(reveal)).collect();
        scene.play(&acts)
    };
    let one_function = people[0] == cast.clinical;
    for order in [[2, 1, 0], [1, 0, 2]] {
        let (first, other) = (play([0, 1, 2], true), play(order, true));
        for seat in first.differing_seats(&other) {
            // Those who answered know when they did; facilitators see which function answered, and when.
            let may = people.contains(&seat)
                || (facilitates(cast, seat) && !(one_function && order[2] == 2));
            let text = || first.first_difference(&other, seat);
            assert!(may, "{} ({promise:?}): {seat} can tell: {}", round.name, text());
        }
        // Anybody who connects afterwards receives the same.
        for (seat, conns) in &first.0 {
            let (_, late) = conns.iter().rev().nth(1).expect("the last but one came at the end");
            let theirs = other.0[seat].values().rev().nth(1).expect("as above");
            assert_eq!(late, theirs, "{} ({promise:?}): {seat}", round.name);
        }
    }
}
