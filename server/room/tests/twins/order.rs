//! Arrival order is not disclosed: only facilitators learn who answered first, and after the reveal nobody can find
//! out. Nor can anybody find out who gave which answer, where anonymity was set.
//!
//! Every sealed round of the samples is played.

use domain::{
    id::SeatId,
    samples::{SealedRound, rounds},
    tool::charter::{self, Visibility},
};

use super::fixture::{Move, Scene, facilitates};

/// A room in which the round is open.
fn opened(round: &SealedRound, promise: Visibility) -> Scene {
    Scene::at(round.activity, promise, |play| round.open(play))
}

#[test]
fn nobody_learns_who_answered_first() {
    for promise in Visibility::ALL {
        for (_, round) in &rounds() {
            let scene = opened(round, promise);
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
/// where answers carry no function.
#[test]
fn nobody_learns_who_gave_which_answer_where_it_is_anonymous() {
    for promise in Visibility::ALL {
        for (_, round) in &rounds() {
            if round.bare || promise == Visibility::Anonymous {
                let scene = opened(round, promise);
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
        for (_, round) in &rounds() {
            let scene = opened(round, promise);
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
            (cast.finance, (round.says)(scene.workshop(), one)),
            (cast.hr, (round.says)(scene.workshop(), two)),
            (cast.procurement, (round.says)(scene.workshop(), 3)),
        ];
        acts.extend(before_the_reveal.iter().cloned());
        acts.push((cast.mobilizer, (round.reveal)(scene.workshop())));
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
    let said: Vec<Move> = (1..)
        .zip(people)
        .map(|(number, seat)| (seat, (round.says)(scene.workshop(), number)))
        .collect();
    let reveal = || (cast.mobilizer, (round.reveal)(scene.workshop()));
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
