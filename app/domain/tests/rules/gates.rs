//! Gates: what must exist before the group leaves a step. They name functions and numbers, never persons.

use domain::{
    samples::{Play, at_step, condition, disconnect, function, link, points, reason, title},
    scale::Gradient,
    tool::{
        agenda::{
            Activity, Round,
            gate::{Missing, missing},
        },
        cards::{self, Level},
        disconnects::{self, DisconnectKind},
        links, resolution, seats, statements,
    },
};

/// Compares what is missing with the chair's own copy, which must equal the server's.
#[track_caller]
fn check(play: &Play, expected: &[Missing]) {
    assert_eq!(missing(&play.workshop), expected);
    assert_eq!(missing(&play.seen_by(play.cast.mobilizer)), expected, "the Mobilizer's copy");
    assert_eq!(missing(&play.seen_by(play.cast.seller)), expected, "the seller's copy");
    let text = crate::support::json(&expected);
    for seat in play.cast.everyone() {
        assert!(!text.contains(&seat.to_string()));
    }
}

fn all(of: impl Fn(domain::text::FunctionName) -> Missing, names: &[&str]) -> Vec<Missing> {
    names.iter().map(|name| of(function(name))).collect()
}

const EVERYONE: [&str; 5] =
    ["Clinical Lead", "HR", "Operations", "Practice Finance", "Procurement"];

#[test]
fn everyone_writes_or_has_nothing_to_add() {
    let mut play = at_step(1, Activity::Write { sealed: true });
    let cast = play.cast.clone();
    check(&play, &all(Missing::Written, &EVERYONE));
    for seat in [cast.mobilizer, cast.finance, cast.hr] {
        play.writes(seat, "A thought.");
    }
    play.does(cast.procurement, cards::Command::NothingToAdd);
    check(&play, &all(Missing::Written, &["Clinical Lead"]));
    play.writes(cast.clinical, "One of two.");
    check(&play, &all(Missing::Written, &["Clinical Lead"]));
    play.writes(cast.nurse, "Two of two.");
    check(&play, &[]);
}

#[test]
fn gates_do_not_wait_for_people_who_have_not_joined() {
    let mut play = at_step(1, Activity::Write { sealed: true });
    for seat in play.cast.members() {
        play.writes(seat, "A thought.");
    }
    let late = domain::samples::seat(99);
    let role = domain::Role::Stakeholder;
    let legal = Some(function("Legal"));
    let admit = seats::Command::Admit { seat: late, role, function: legal.clone(), veto: false };
    play.does(play.cast.seller, admit);
    check(&play, &[]);
    play.does(late, seats::Command::Join { function: legal });
    check(&play, &all(Missing::Written, &["Legal"]));
    play.does(play.cast.mobilizer, seats::Command::Remove { seat: late });
    check(&play, &[]);
}

#[test]
fn everyone_answers_every_statement() {
    let mut play = at_step(1, Activity::Rate { round: Round::First });
    check(&play, &[Missing::Statements]);
    let (one, two) = (play.asks("We lose money."), play.asks("We lose people."));
    check(&play, &all(Missing::Rated, &EVERYONE));
    for seat in play.cast.members() {
        play.rates(seat, one, points(8), 5);
    }
    check(&play, &all(Missing::Rated, &EVERYONE));
    for seat in play.cast.members() {
        play.rates(seat, two, points(2), 0);
    }
    check(&play, &[]);
}

#[test]
fn the_gate_requires_the_reveal_before_the_discussion() {
    let mut play = at_step(1, Activity::Write { sealed: true });
    let mobilizer = play.cast.mobilizer;
    play.writes(play.cast.hr, "Sealed.");
    play = play.at(Activity::Rate { round: Round::First });
    let statement = play.asks("We lose money.");
    play.rates(play.cast.hr, statement, points(8), 5);
    play = play.at(Activity::Reveal);
    check(&play, &[Missing::Reveal]);
    play.does(mobilizer, cards::Command::Reveal);
    check(&play, &[Missing::Reveal]);
    play.does(mobilizer, statements::Command::Reveal { round: Round::First });
    check(&play, &[]);
}

#[test]
fn every_disconnect_has_a_kind_and_two_reasons() {
    let mut play = at_step(1, Activity::Disconnects);
    let cast = play.cast.clone();
    check(&play, &[]);
    let id = disconnect(1);
    let open = disconnects::Command::Open {
        disconnect: id,
        title: title("Cost now or cost later"),
        statement: None,
        level: Level::Problem,
        one: function("HR"),
        two: function("Procurement"),
    };
    play.does(cast.nurse, open);
    check(&play, &[Missing::Explained(1)]);
    for seat in [cast.hr, cast.procurement] {
        let why = reason("It is my budget.");
        let explain = disconnects::Command::Explain { disconnect: id, position: None, reason: why };
        play.does(seat, explain);
        check(&play, &[Missing::Explained(1)]);
    }
    play.does(
        cast.nurse,
        disconnects::Command::Sort { disconnect: id, kind: DisconnectKind::Interest },
    );
    check(&play, &[]);
}

#[test]
fn two_functions_are_linked_at_least_once() {
    let mut play = at_step(1, Activity::Links);
    let cast = play.cast.clone();
    let (a, b) = (play.writes(cast.clinical, "One."), play.writes(cast.nurse, "Two."));
    let c = play.writes(cast.hr, "Three.");
    let join = |id, from, to| links::Command::Link { link: link(id), from, to, note: None };
    check(&play, &[Missing::Link]);
    play.does(cast.hr, join(1, a, b));
    check(&play, &[Missing::Link]);
    play.does(cast.hr, join(2, a, c));
    check(&play, &[]);
}

#[test]
fn a_draft_is_complete_with_an_objective_and_all_lines() {
    let mut play = at_step(1, Activity::Draft);
    let mut expected = vec![Missing::Objective];
    expected.extend(all(Missing::Line, &EVERYONE));
    check(&play, &expected);
    play.drafts();
    check(&play, &[]);
}

#[test]
fn everyone_responds_and_the_round_is_revealed() {
    let mut play = at_step(1, Activity::Draft);
    play.drafts();
    play = play.at(Activity::Consent);
    check(&play, &[Missing::Version]);
    play.proposes();
    let mut expected = all(Missing::Response, &EVERYONE);
    expected.push(Missing::Reveal);
    check(&play, &expected);
    for seat in play.cast.members() {
        play.responds(seat, Gradient::MinorPoint);
    }
    check(&play, &[Missing::Reveal]);
    play.does(play.cast.mobilizer, resolution::Command::Reveal);
    check(&play, &[]);
}

#[test]
fn everyone_signs_and_every_concern_has_a_disposition() {
    let mut play = Play::supported(1);
    let pen = play.cast.mobilizer;
    let card = play.writes(play.cast.hr, "Who covers the shifts?");
    let mut expected = all(Missing::Signature, &EVERYONE);
    expected.push(Missing::Dispositions(1));
    check(&play, &expected);
    for seat in play.cast.members() {
        play.signs(seat);
    }
    check(&play, &[Missing::Dispositions(1)]);
    let how = reason("HR hires two.");
    let disposition = Some(resolution::Disposition::Resolved { how });
    play.does(pen, resolution::Command::Dispose { card, disposition });
    check(&play, &[]);
    let value = None;
    let none = resolution::Command::Condition { condition: condition(1), value };
    assert!(play.tries(pen, none).is_err(), "nothing changed, so the signatures stand");
    play.does(pen, resolution::Command::Day { day: Some(domain::samples::day("2026-07-01")) });
    check(&play, &[Missing::Version]);
}

#[test]
fn hidden_concerns_need_no_disposition() {
    let mut play = at_step(1, Activity::Sign);
    let card = play.writes(play.cast.hr, "Unfair.");
    assert_eq!(play.workshop.resolution.undisposed(&play.workshop), 1);
    play.does(play.cast.mobilizer, cards::Command::Hide { card, hidden: true });
    assert_eq!(play.workshop.resolution.undisposed(&play.workshop), 0);
}
