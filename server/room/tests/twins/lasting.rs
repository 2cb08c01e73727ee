//! What is never shown: what was written over or taken back, and what so few people said that it would point at one of them.

use domain::{
    Command,
    id::SeatId,
    samples::{card, card_text, note, points, reason, statement, statement_text},
    scale::Rating,
    tool::{
        agenda::{Activity, Round},
        cards::{self, Kind, Level},
        charter::Visibility,
        facilitator_notes,
        statements::{self, Asks},
    },
};

use super::fixture::{Act, Scene, Sent, but};

const WRITE: Activity = Activity::Write { sealed: true };
const RATE: Activity = Activity::Rate { round: Round::First };

fn write(seat: SeatId, number: u64, text: &str) -> Act {
    let (kind, level, text) = (Kind::Concern, Level::Problem, card_text(text));
    let card = card(number);
    (seat, cards::Command::Write { card, kind, level, text, builds_on: None }.into())
}

#[track_caller]
fn only_the_author_can_tell(author: SeatId, one: &Sent, other: &Sent) {
    for seat in one.told_apart(other) {
        assert_eq!(seat, author, "{}", one.first_difference(other, seat));
    }
}

#[test]
fn what_was_written_over_or_deleted_before_the_reveal_stays_unsaid() {
    for promise in Visibility::ALL {
        let scene = Scene::at(WRITE, promise, |_| {});
        let cast = scene.cast.clone();
        let play = |first: &str, gone: &str| {
            let (kind, level, text) = (Kind::Goal, Level::Problem, card_text("What I mean."));
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
        only_the_author_can_tell(cast.finance, &first, &play("Something else.", "A second one."));
        only_the_author_can_tell(cast.finance, &first, &play("A first thought.", "No."));
    }
}

/// A rating that was changed before the reveal: only the last one is ever shown.
#[test]
fn a_rating_that_was_changed_stays_unsaid() {
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
        only_the_author_can_tell(cast.finance, &play(1), &play(other));
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

fn rate(seat: SeatId, points: domain::scale::Points, guess: Option<u16>) -> Act {
    let rating = Rating::Points(points);
    (seat, statements::Command::Rate { statement: statement(1), rating, guess }.into())
}

fn reveal(chair: SeatId) -> Act {
    (chair, statements::Command::Reveal { round: Round::First }.into())
}

/// R3: under nothing, two ratings are none.
#[test]
fn fewer_than_three_ratings_under_nothing_are_not_shown_at_all() {
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
        only_the_author_can_tell(cast.finance, &play(1), &play(other));
    }
}

/// R5: guesses are never shown of one person, and so not of two.
#[test]
fn fewer_than_three_guesses_are_not_shown_under_any_promise() {
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
            only_the_author_can_tell(cast.finance, &play(Some(0)), &play(other));
        }
    }
}

/// R5: of three guesses it is not told whose each is: two people who swap theirs are not noticed.
#[test]
fn two_people_who_swap_their_guesses_are_not_noticed() {
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
        assert_eq!(first.told_apart(&swapped), both, "{promise:?}");
    }
}

/// Under nothing, two people who swap their ratings are not noticed, and neither are two who swap their cards.
#[test]
fn under_nothing_two_people_who_swap_what_they_said_are_not_noticed() {
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
    assert_eq!(play(1, 9).told_apart(&play(9, 1)), both);
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
    assert_eq!(play(1, 2).told_apart(&play(2, 1)), both);
}

/// What those who lead say to each other is nobody else's.
#[test]
fn a_whisper_tells_nobody_else_anything() {
    let scene = Scene::at(Activity::Organise, Visibility::Function, Scene::call_expert);
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
    assert_eq!(one.told_apart(&other), lead);
    // Nor that anything was said at all, but for the numbering of what is public.
    let all: Vec<SeatId> = one.0.keys().copied().collect();
    for seat in but(&all, &lead) {
        let said = one.0[&seat].values().flatten();
        assert!(said.clone().count() > 0);
        for frame in said {
            assert!(!String::from_utf8_lossy(frame).contains("Ask HR"));
        }
    }
}
