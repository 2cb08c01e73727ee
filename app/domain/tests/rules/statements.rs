//! Statements: rated 1 to 9 and guessed, sealed; a reveal shows the distribution and no person.

use domain::{
    EntityKind, Event as Any, Rejection,
    id::{SeatId, StatementId},
    limits::{SEATS_MAX, STATEMENTS_MAX},
    measure::{Clarity, Perception, Swaps},
    samples::{Play, at_step, card, function, points, statement, statement_text},
    scale::Rating,
    tool::{
        agenda::{Activity, Round},
        cards::{self, Level},
        statements::{Answer, Asks, Command, Event, Moved, Statement},
    },
};

const FIRST: Activity = Activity::Rate { round: Round::First };
const SECOND: Activity = Activity::Rate { round: Round::Second };

/// A room that rates one statement.
fn rating() -> (Play, StatementId) {
    let mut play = at_step(1, FIRST);
    let id = play.asks("Sick leave is our first problem.");
    (play, id)
}

fn put(id: StatementId, text: &str) -> Command {
    let (level, text) = (Level::Problem, statement_text(text));
    Command::Put { statement: id, text, level, from_card: None, asks: Asks::Agreement }
}

fn rate(id: StatementId, rating: Rating, guess: Option<u16>) -> Command {
    Command::Rate { statement: id, rating, guess }
}

fn count(play: &Play, seat: SeatId, id: StatementId) -> u16 {
    play.seen_by(seat).statements.get(id).expect("it is there").first.voices.count
}

#[test]
fn a_rating_is_sealed_and_only_the_count_is_known() {
    let (mut play, id) = rating();
    let (finance, hr) = (play.cast.finance, play.cast.hr);
    play.rates(finance, id, points(2), 4);
    for other in [hr, play.cast.mobilizer, play.cast.seller, play.cast.wall] {
        let seen = play.seen_by(other).statements.get(id).expect("it is there").clone();
        assert_eq!((seen.first.voices.count, seen.first.sealed.len()), (1, 0));
    }
    let own = &play.seen_by(finance).statements.list[0].first.sealed[&finance];
    assert_eq!(own.1, Answer { rating: Rating::Points(points(2)), guess: Some(4) });
    assert_eq!(play.seen_by(hr).statements.list[0].first.outcome, None);
}

#[test]
fn answering_again_counts_once_and_is_not_disclosed() {
    let (mut play, id) = rating();
    let (finance, hr) = (play.cast.finance, play.cast.hr);
    play.rates(finance, id, points(2), 4);
    let sent = play.sent_to(hr).len();
    play.rates(finance, id, points(3), 4);
    assert_eq!((count(&play, hr, id), play.sent_to(hr).len()), (1, sent));
    let same = rate(id, Rating::Points(points(3)), Some(4));
    assert_eq!(play.refused(finance, same), Rejection::Unchanged);
}

#[test]
fn a_reveal_shows_ratings_by_function_and_guesses_separately() {
    let (mut play, id) = rating();
    let members = play.cast.members();
    // The fixture of hidden agreement without the seventh seat, which abstains.
    let answers = [(8, 2), (7, 1), (8, 2), (9, 3), (7, 1), (3, 1)];
    for (seat, (own, guess)) in members.into_iter().zip(answers) {
        play.rates(seat, id, points(own), guess);
    }
    play.does(play.cast.mobilizer, Command::Reveal { round: Round::First });
    let outcome = play.seen_by(play.cast.wall).statements.list[0].first.outcome.clone();
    let outcome = outcome.expect("it is revealed");
    assert!(outcome.marks.is_sorted() && outcome.guesses.is_sorted());
    let marks = outcome
        .marks
        .iter()
        .map(|mark| (mark.points.get(), mark.function.as_ref().map_or("", |f| f.as_str())));
    assert_eq!(marks.clone().next(), Some((3, "Procurement")));
    assert_eq!(marks.map(|(own, _)| own).collect::<Vec<_>>(), [3, 7, 7, 8, 8, 9]);
    assert_eq!(outcome.guesses, [1, 1, 1, 2, 2, 3]);
    assert_eq!(outcome.perception, Some(Perception { gap: -500, under: 6, over: 0 }));
    let late = rate(id, Rating::NotMine, None);
    assert_eq!(play.refused(play.cast.hr, late), Rejection::Revealed);
}

#[test]
fn an_abstention_counts_as_a_voice_and_not_as_a_rating() {
    let (mut play, id) = rating();
    play.does(play.cast.hr, rate(id, Rating::NotMine, None));
    play.rates(play.cast.nurse, id, points(9), 1);
    assert_eq!(count(&play, play.cast.wall, id), 2);
    play.does(play.cast.mobilizer, Command::Reveal { round: Round::First });
    let outcome = play.workshop.statements.list[0].first.outcome.clone().expect("revealed");
    assert_eq!((outcome.marks.len(), outcome.abstained[0].clone()), (1, Some(function("HR"))));
    assert_eq!(outcome.perception, None, "two answers would tell of persons");
}

#[test]
fn the_two_rounds_are_independent() {
    let (mut play, id) = rating();
    play.rates(play.cast.hr, id, points(2), 0);
    play.does(play.cast.mobilizer, Command::Reveal { round: Round::First });
    play = play.at(SECOND);
    play.rates(play.cast.hr, id, points(8), 5);
    let seen = play.seen_by(play.cast.wall).statements.list[0].clone();
    assert!(seen.first.outcome.is_some() && seen.second.outcome.is_none());
    assert_eq!(seen.second.voices.count, 1);
    play.does(play.cast.mobilizer, Command::Reveal { round: Round::Second });
    let nothing = Command::Reveal { round: Round::Second };
    assert_eq!(play.refused(play.cast.mobilizer, nothing), Rejection::NothingSealed);
}

#[test]
fn nothing_is_revealed_where_nobody_answered() {
    let (play, _) = rating();
    let reveal = Command::Reveal { round: Round::First };
    assert_eq!(play.refused(play.cast.mobilizer, reveal), Rejection::NothingSealed);
}

#[test]
fn a_statement_is_reworded_or_withdrawn_only_while_nobody_has_answered() {
    let (mut play, id) = rating();
    let (hr, mobilizer) = (play.cast.hr, play.cast.mobilizer);
    let reword = |text| Command::Reword { statement: id, text: statement_text(text) };
    play.does(hr, reword("Sick leave comes first."));
    assert_eq!(play.refused(hr, reword("Sick leave comes first.")), Rejection::Unchanged);
    play.does(mobilizer, put(statement(2), "We can afford it."));
    play.does(mobilizer, Command::Withdraw { statement: statement(2) });
    play.does(hr, rate(id, Rating::NotMine, None));
    assert_eq!(play.refused(hr, reword("Better words.")), Rejection::Revealed);
    let withdraw = Command::Withdraw { statement: id };
    assert_eq!(play.refused(mobilizer, withdraw), Rejection::Revealed);
}

#[test]
fn a_statement_is_made_from_a_card_that_everybody_sees() {
    let mut play = at_step(1, Activity::Write { sealed: true });
    let (hr, mobilizer) = (play.cast.hr, play.cast.mobilizer);
    let sealed = play.writes(hr, "Nobody replaces the sick.");
    let from = |card| Command::Put {
        statement: statement(1),
        text: statement_text("Nobody replaces the sick."),
        level: Level::Problem,
        from_card: Some(card),
        asks: Asks::Agreement,
    };
    let none = Rejection::NotFound { kind: EntityKind::Card };
    assert_eq!(play.refused(mobilizer, from(sealed)), none);
    assert_eq!(play.refused(hr, from(sealed)), none);
    assert_eq!(play.refused(hr, from(card(1))), none, "indistinguishable");
    play.does(mobilizer, cards::Command::Reveal);
    play.does(mobilizer, from(sealed));
}

#[test]
fn unknown_and_taken_ids_are_named() {
    let (play, id) = rating();
    let kind = EntityKind::Statement;
    let mobilizer = play.cast.mobilizer;
    assert_eq!(play.refused(mobilizer, put(id, "Again.")), Rejection::Exists { kind });
    let unknown = rate(statement(9), Rating::NotMine, None);
    assert_eq!(play.refused(mobilizer, unknown), Rejection::NotFound { kind });
    let unknown = Command::Withdraw { statement: statement(9) };
    assert_eq!(play.refused(mobilizer, unknown), Rejection::NotFound { kind });
}

#[test]
fn a_guess_above_the_number_of_seats_is_dropped() {
    let (mut play, id) = rating();
    let most = u16::try_from(SEATS_MAX).expect("it fits");
    for (guess, kept) in [(most - 1, Some(most - 1)), (most, None)] {
        let events = play.does(play.cast.hr, rate(id, Rating::NotMine, Some(guess)));
        let Any::Statements(Event::Rated { answer, .. }) = &events[0] else {
            panic!("a rating comes first: {events:?}")
        };
        assert_eq!(answer.guess, kept);
    }
}

#[test]
fn statements_are_bounded() {
    let (mut play, _) = rating();
    let first = play.workshop.statements.list[0].clone();
    for number in 2..STATEMENTS_MAX as u64 {
        let id = statement(number);
        play.workshop.statements.list.push(Statement { id, ..first.clone() });
    }
    play.does(play.cast.hr, put(statement(9_001), "The last."));
    let max = u32::try_from(STATEMENTS_MAX).expect("it fits");
    let full = Rejection::Full { kind: EntityKind::Statement, max };
    assert_eq!(play.refused(play.cast.hr, put(statement(9_002), "One more.")), full);
}

/// A room in which six have answered, as in the fixture of hidden agreement.
fn answered() -> (Play, StatementId) {
    let (mut play, id) = rating();
    let answers = [(8, 2), (7, 1), (8, 2), (9, 3), (7, 1), (3, 1)];
    for (seat, (own, guess)) in play.cast.members().into_iter().zip(answers) {
        play.rates(seat, id, points(own), guess);
    }
    (play, id)
}

#[test]
fn the_guesses_can_be_shown_before_what_is() {
    let (mut play, id) = answered();
    let show = Command::ShowGuesses { round: Round::First };
    assert_eq!(play.refused(play.cast.hr, show.clone()), Rejection::ChairOnly);
    play.does(play.cast.mobilizer, show.clone());
    let seen = play.seen_by(play.cast.wall).statements.list[0].first.clone();
    assert_eq!(seen.guesses, Some(vec![1, 1, 1, 2, 2, 3]), "sorted: whose each was is lost");
    assert_eq!((seen.outcome, seen.sealed.len()), (None, 0), "nothing of the ratings");
    let late = rate(id, Rating::NotMine, None);
    assert_eq!(play.refused(play.cast.hr, late), Rejection::Revealed);
    assert_eq!(play.refused(play.cast.mobilizer, show), Rejection::NothingSealed);
    play.does(play.cast.mobilizer, Command::Reveal { round: Round::First });
    assert!(play.seen_by(play.cast.wall).statements.list[0].first.outcome.is_some());
}

#[test]
fn two_guesses_are_never_revealed() {
    let (mut play, id) = rating();
    play.rates(play.cast.finance, id, points(2), 4);
    play.rates(play.cast.hr, id, points(8), 4);
    let show = Command::ShowGuesses { round: Round::First };
    assert_eq!(play.refused(play.cast.mobilizer, show), Rejection::NothingSealed);
    play.does(play.cast.mobilizer, Command::Reveal { round: Round::First });
    let outcome = play.workshop.statements.list[0].first.outcome.clone().expect("revealed");
    assert_eq!((outcome.marks.len(), outcome.guesses.len()), (2, 0));
}

#[test]
fn acknowledging_is_for_members_once_after_the_reveal() {
    let (mut play, id) = answered();
    let see = Command::Acknowledge { statement: id };
    assert_eq!(play.refused(play.cast.hr, see.clone()), Rejection::Sealed);
    play.does(play.cast.mobilizer, Command::Reveal { round: Round::First });
    play.does(play.cast.hr, see.clone());
    assert_eq!(play.refused(play.cast.hr, see.clone()), Rejection::Unchanged);
    assert_eq!(play.refused(play.cast.seller, see.clone()), Rejection::SellerDoesNotJudge);
    let seen = |seat| play.seen_by(seat).statements.list[0].seen.clone();
    assert_eq!(seen(play.cast.wall).count, 1);
    assert!(seen(play.cast.hr).has(play.cast.hr) && seen(play.cast.finance).seats.is_empty());
    assert!(seen(play.cast.finance).functions.is_empty(), "of whom is for the facilitators");
    assert_eq!(seen(play.cast.seller).functions.len(), 1);
}

#[test]
fn a_second_round_counts_movers_without_naming_them() {
    let (mut play, id) = answered();
    play.does(play.cast.mobilizer, Command::Reveal { round: Round::First });
    play = play.at(SECOND);
    for (seat, own) in play.cast.members().into_iter().zip([8, 8, 8, 8, 8, 8]) {
        play.rates(seat, id, points(own), 5);
    }
    play.does(play.cast.mobilizer, Command::Reveal { round: Round::Second });
    let seen = play.seen_by(play.cast.wall).statements;
    let moved = seen.list[0].second.outcome.as_ref().and_then(|outcome| outcome.moved);
    assert_eq!(moved, Some(Moved { up: 3, down: 1, same: 2 }));
    let swaps = Swaps { closer: 283, as_close: 4, ways: 64 };
    assert_eq!(seen.clarity, Some(Clarity::Unclear(swaps)));
    assert_eq!(seen.list[0].first.outcome.as_ref().and_then(|outcome| outcome.moved), None);
}

#[test]
fn a_person_who_rated_once_is_no_mover() {
    let (mut play, id) = answered();
    play.does(play.cast.mobilizer, Command::Reveal { round: Round::First });
    play = play.at(SECOND);
    play.rates(play.cast.hr, id, points(8), 5);
    play.rates(play.cast.finance, id, points(8), 5);
    play.does(play.cast.hr, rate(id, Rating::NotMine, None));
    play.does(play.cast.mobilizer, Command::Reveal { round: Round::Second });
    let statements = &play.workshop.statements;
    let outcome = statements.list[0].second.outcome.as_ref().expect("revealed");
    assert_eq!((outcome.moved, *statements.clarity), (None, Some(Clarity::TooFew)));
}

#[test]
fn one_abstention_does_not_silence_the_whole_comparison() {
    let (mut play, id) = answered();
    let other = play.asks("It costs us more than it would to change it.");
    for seat in play.cast.members() {
        let own = if seat == play.cast.hr { Rating::NotMine } else { Rating::Points(points(6)) };
        play.does(seat, rate(other, own, None));
    }
    play.does(play.cast.mobilizer, Command::Reveal { round: Round::First });
    play = play.at(SECOND);
    for (seat, own) in play.cast.members().into_iter().zip([2, 9, 2, 9, 2, 9]) {
        play.rates(seat, id, points(own), 5);
        play.rates(seat, other, points(own), 5);
    }
    play.does(play.cast.mobilizer, Command::Reveal { round: Round::Second });
    let clarity = play.workshop.statements.clarity;
    assert!(matches!(*clarity, Some(Clarity::Unclear(Swaps { ways: 64, .. }))), "{clarity:?}");
}
