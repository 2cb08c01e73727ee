//! Costs of staying: the alternative stays locked until staying has a price.

use domain::{
    Rejection,
    limits::COSTS_MAX,
    samples::{Play, at_step, cost, function, reason, section_text, unit},
    tool::{
        agenda::{self, Activity, gate::Missing},
        costs::{Amount, Command, Grade, Span},
        resolution::{self, Section},
    },
};

fn span(low: u32, high: u32) -> Span {
    Span::new(low, high).expect("it goes from low to high")
}

fn name(number: u64, amount: Option<Amount>) -> Command {
    let (text, grade) = (reason("We pay for stand-ins."), Grade::Internal);
    Command::Name { cost: cost(number), text, grade, amount }
}

fn accept(number: u64, accepted: bool) -> Command {
    Command::Accept { cost: cost(number), accepted }
}

/// A room that has named no costs, in the drafting step. The way there unlocked the alternative, so that is undone.
fn locked() -> Play {
    let mut play = at_step(1, Activity::Draft);
    play.workshop.costs.without = None;
    play
}

fn scope() -> resolution::Command {
    let text = Some(section_text("All eleven practices."));
    resolution::Command::Section { section: Section::Scope, text }
}

#[test]
fn a_cost_counts_when_another_function_accepts_it() {
    let mut play = at_step(1, Activity::Costs);
    let (hr, finance, clinical) = (play.cast.hr, play.cast.finance, play.cast.clinical);
    play.does(hr, name(1, None));
    assert!(!play.workshop.costs.alternative_unlocked(), "one's own word is not enough");
    assert_eq!(play.refused(hr, accept(1, true)), Rejection::Unchanged);
    play.does(finance, accept(1, true));
    assert!(play.workshop.costs.alternative_unlocked());
    play.does(clinical, accept(1, true));
    play.does(finance, accept(1, false));
    play.does(clinical, accept(1, false));
    assert!(!play.workshop.costs.alternative_unlocked(), "and it can be taken back");
}

#[test]
fn the_alternative_is_locked_until_staying_has_a_price() {
    let mut play = locked();
    let pen = play.cast.mobilizer;
    let objective = resolution::Command::Section {
        section: Section::Objective,
        text: Some(section_text("Fewer sick days.")),
    };
    assert_eq!(play.refused(pen, scope()), Rejection::StayingIsFree);
    play.does(pen, objective);
    play.does(play.cast.hr, name(1, None));
    play.does(play.cast.finance, accept(1, true));
    play.does(pen, scope());
}

#[test]
fn the_chair_continues_without_a_price_and_says_why() {
    let mut play = locked();
    let without = |why| Command::GoWithout { reason: reason(why) };
    assert_eq!(play.refused(play.cast.hr, without("Why not.")), Rejection::ChairOnly);
    play.does(play.chair(), without("The law asks for it."));
    play.does(play.cast.mobilizer, scope());
    assert_eq!(play.workshop.costs.without, Some(reason("The law asks for it.")));
    assert_eq!(play.refused(play.chair(), without("Again.")), Rejection::Moved);
    let same = without("The law asks for it.");
    assert_eq!(play.refused(play.chair(), same), Rejection::Unchanged);
}

#[test]
fn leaving_the_step_without_a_price_is_going_on_without_one() {
    let mut play = at_step(1, Activity::Costs);
    assert_eq!(agenda::gate::missing(&play.workshop), [Missing::Cost]);
    play.next();
    assert_eq!(play.workshop.costs.without, Some(reason("We come back to this.")));
    for seat in play.cast.everyone() {
        assert!(play.seen_by(seat).costs.alternative_unlocked());
    }
}

#[test]
fn accepted_ranges_add_up_by_unit() {
    let mut play = at_step(1, Activity::Costs);
    let euros = |times: Span, each: Span| Amount { times, each, unit: unit("euros") };
    let days = Amount { times: span(10, 20), each: span(1, 2), unit: unit("days") };
    play.does(play.cast.hr, name(1, Some(euros(span(30, 45), span(400, 650)))));
    play.does(play.cast.hr, name(2, Some(euros(span(1, 1), span(500, 1_000)))));
    play.does(play.cast.clinical, name(3, Some(days)));
    play.does(play.cast.hr, name(4, Some(euros(span(9, 9), span(9, 9)))));
    for number in 1..=3 {
        play.does(play.cast.finance, accept(number, true));
    }
    let yearly = play.workshop.costs.yearly();
    assert_eq!(yearly[&&unit("euros")], (12_500, 30_250), "what nobody else accepts stays out");
    assert_eq!(yearly[&&unit("days")], (10, 40));
    let most = span(u32::MAX, u32::MAX);
    assert_eq!(euros(most, most).yearly().1, u64::from(u32::MAX).pow(2), "no number is too large");
}

#[test]
fn a_cost_is_taken_back_by_the_function_that_named_it() {
    let mut play = at_step(1, Activity::Costs);
    play.does(play.cast.clinical, name(1, None));
    let withdraw = Command::Withdraw { cost: cost(1) };
    assert_eq!(play.refused(play.cast.hr, withdraw.clone()), Rejection::NotYourEnd);
    assert_eq!(play.workshop.costs.list[0].function, function("Clinical Lead"));
    play.does(play.cast.nurse, withdraw);
    assert!(play.workshop.costs.list.is_empty());
}

#[test]
fn costs_are_bounded() {
    let mut play = at_step(1, Activity::Costs);
    for number in 0..u64::try_from(COSTS_MAX).expect("it fits") {
        play.does(play.cast.hr, name(number, None));
    }
    assert!(matches!(play.refused(play.cast.hr, name(999, None)), Rejection::Full { .. }));
}
