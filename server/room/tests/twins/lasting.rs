//! What is never disclosed: answers that were changed or withdrawn, and answers so few that they would identify
//! someone.

use domain::{
    Command,
    id::SeatId,
    samples::{card, card_text, note, points, reason, statement, statement_text},
    scale::Rating,
    tool::{
        agenda::{Activity, Round},
        cards::{self, CardKind, Level},
        charter::Visibility,
        facilitator_notes,
        statements::{self, Asks},
    },
};

use super::fixture::{Move, Scene, Sent, except};

const WRITE: Activity = Activity::Write { sealed: true };
const RATE: Activity = Activity::Rate { round: Round::First };

fn write(seat: SeatId, number: u64, text: &str) -> Move {
    let (kind, level, text) = (CardKind::Concern, Level::Problem, card_text(text));
    let card = card(number);
    (seat, cards::Command::Write { card, kind, level, text, builds_on: None }.into())
}

#[track_caller]
fn only_the_author_notices(author: SeatId, one: &Sent, other: &Sent) {
    for seat in one.differing_seats(other) {
        assert_eq!(seat, author, "{}", one.first_difference(other, seat));
    }
}

#[test]
fn edited_and_deleted_cards_are_never_disclosed() {
    for promise in Visibility::ALL {
        let scene = Scene::at(WRITE, promise, |_| {});
        let cast = scene.cast.clone();
        let play = |first: &str, gone: &str| {
            let (kind, level, text) = (CardKind::Goal, Level::Problem, card_text("What I mean."));
            let edit = cards::Command::Edit { card: card(1), kind, level, text };
            scene.play(&[
                write(cast.finance, 1, first),
                write(cast.finance, 2, gone),
                write(cast.hr, 3, "The third."),
                write(cast.nurse, 4, "The fourth."),
                (cast.finance, edit.into()),
                (cast.finance, cards::Command::Delete { card: card(2) }.into()),
                (cast.mobilizer, cards::Command::Reveal.into()),
            ])
        };
        let first = play("A first thought.", "A second one.");
        only_the_author_notices(cast.finance, &first, &play("Something else.", "A second one."));
        only_the_author_notices(cast.finance, &first, &play("A first thought.", "No."));
    }
}

/// Only the last rating before the reveal is ever shown.
#[test]
fn a_changed_rating_is_never_disclosed() {
    let scene = asking(Visibility::Function);
    let cast = scene.cast.clone();
    let play = |first: u8| {
        scene.play(&[
            rate(cast.finance, points(first), Some(1)),
            rate(cast.hr, points(8), Some(1)),
            rate(cast.nurse, points(8), Some(1)),
            rate(cast.finance, points(5), Some(2)),
            (cast.mobilizer, statements::Command::Reveal { round: Round::First }.into()),
        ])
    };
    for other in [2, 9] {
        only_the_author_notices(cast.finance, &play(1), &play(other));
    }
}

fn asking(promise: Visibility) -> Scene {
    Scene::at(RATE, promise, |play| {
        let (text, level) = (statement_text("Sick leave is our first problem."), Level::Problem);
        let (statement, from_card, asks) = (statement(1), None, Asks::Agreement);
        let put = statements::Command::Put { statement, text, level, from_card, asks };
        play.does(play.chair(), put);
        play.does(play.chair(), statements::Command::Ask);
    })
}

fn rate(seat: SeatId, points: domain::scale::Points, guess: Option<u16>) -> Move {
    let rating = Rating::Points(points);
    (seat, statements::Command::Rate { statement: statement(1), rating, guess }.into())
}

fn reveal(chair: SeatId) -> Move {
    (chair, statements::Command::Reveal { round: Round::First }.into())
}

/// R3: two anonymous ratings are too few to show.
#[test]
fn fewer_than_three_anonymous_ratings_are_not_shown() {
    let scene = asking(Visibility::Anonymous);
    let cast = scene.cast.clone();
    let play = |value: u8| {
        let (own, other) = (points(value), points(8));
        scene.play(&[
            rate(cast.finance, own, Some(1)),
            rate(cast.hr, other, Some(1)),
            reveal(cast.mobilizer),
        ])
    };
    for other in 2..=9 {
        only_the_author_notices(cast.finance, &play(1), &play(other));
    }
}

/// R5: a single guess is never shown, and so neither are two.
#[test]
fn fewer_than_three_guesses_are_not_shown_with_any_visibility() {
    for promise in Visibility::ALL {
        let scene = asking(promise);
        let cast = scene.cast.clone();
        let play = |guess: Option<u16>| {
            scene.play(&[
                rate(cast.finance, points(2), guess),
                rate(cast.hr, points(8), Some(1)),
                rate(cast.nurse, points(8), None),
                rate(cast.clinical, points(8), None),
                reveal(cast.mobilizer),
            ])
        };
        for other in [Some(3), None] {
            only_the_author_notices(cast.finance, &play(Some(0)), &play(other));
        }
    }
}

/// R5: three guesses are shown without their authors, so nobody notices when two people swap theirs.
#[test]
fn nobody_notices_when_two_people_swap_their_guesses() {
    for promise in Visibility::ALL {
        let scene = asking(promise);
        let cast = scene.cast.clone();
        let play = |one: u16, two: u16| {
            scene.play(&[
                rate(cast.finance, points(2), Some(one)),
                rate(cast.hr, points(2), Some(two)),
                rate(cast.nurse, points(8), Some(1)),
                reveal(cast.mobilizer),
            ])
        };
        let (first, swapped) = (play(0, 4), play(4, 0));
        let mut both = vec![cast.finance, cast.hr];
        both.sort();
        assert_eq!(first.differing_seats(&swapped), both, "{promise:?}");
    }
}

/// When anonymous, nobody notices if two people swap their ratings or their cards.
#[test]
fn nobody_notices_when_two_people_swap_anonymous_answers() {
    let scene = asking(Visibility::Anonymous);
    let cast = scene.cast.clone();
    let mut both = vec![cast.finance, cast.hr];
    both.sort();
    let play = |one: u8, two: u8| {
        scene.play(&[
            rate(cast.finance, points(one), Some(1)),
            rate(cast.hr, points(two), Some(1)),
            rate(cast.nurse, points(5), Some(1)),
            rate(cast.clinical, points(5), Some(1)),
            reveal(cast.mobilizer),
        ])
    };
    assert_eq!(play(1, 9).differing_seats(&play(9, 1)), both);
    let scene = Scene::at(WRITE, Visibility::Anonymous, |_| {});
    let play = |one: u64, two: u64| {
        let text = |number| if number == 1 { "The first." } else { "The second." };
        scene.play(&[
            write(cast.finance, one, text(one)),
            write(cast.hr, two, text(two)),
            write(cast.nurse, 3, "The third."),
            (cast.mobilizer, cards::Command::Reveal.into()),
        ])
    };
    assert_eq!(play(1, 2).differing_seats(&play(2, 1)), both);
}

/// Facilitator notes are for the facilitators only.
#[test]
fn a_facilitator_note_reaches_nobody_else() {
    let scene = Scene::at(Activity::Organise, Visibility::Function, Scene::invite_expert);
    let cast = scene.cast.clone();
    let say = |text: &str| -> Command {
        facilitator_notes::Command::Say { note: note(1), text: reason(text), about: None }.into()
    };
    let (one, other) = (
        scene.play(&[(cast.seller, say("Ask HR."))]),
        scene.play(&[(cast.seller, say("Ask nobody, and go on."))]),
    );
    let mut lead = vec![cast.mobilizer, cast.seller];
    lead.sort();
    assert_eq!(one.differing_seats(&other), lead);
    // Nor is it visible that a note was written, except in the numbering of public events.
    let all: Vec<SeatId> = one.0.keys().copied().collect();
    for seat in except(&all, &lead) {
        let said = one.0[&seat].values().flatten();
        assert!(said.clone().count() > 0);
        for frame in said {
            assert!(!String::from_utf8_lossy(frame).contains("Ask HR"));
        }
    }
}
