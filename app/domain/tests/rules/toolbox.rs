//! The toolbox: round robin, 1-2-4-All, requests, temperature, plus and delta.

use domain::{
    EntityKind, Event, Rejection,
    id::SeatId,
    samples::{Play, at_step, function, reason, request, room, rounds, seat},
    tool::{
        agenda::{self, Activity, Phase, Recipe},
        charter::{self, Visibility},
        one_two_four_all::{self, Stage},
        plus_delta,
        requests::{self, Reply},
        round_robin,
        temperature::{self, Fingers},
    },
};

fn organising() -> Play {
    at_step(1, Activity::Organise)
}

#[test]
fn every_toolbox_recipe_is_a_step() {
    for recipe in Recipe::toolbox() {
        let step = recipe.step(domain::id::StepId(1)).expect("it ships");
        assert_eq!(step.recipe, recipe);
    }
    assert!(Recipe::Own.step(domain::id::StepId(1)).is_none());
}

/// Any agenda can include them, so they work in the first phase too.
#[test]
fn every_toolbox_step_can_be_inserted_and_its_sealed_round_played() {
    for recipe in Recipe::toolbox() {
        let mut play = room(1);
        play.next();
        let after = play.workshop.agenda.current().expect("it runs").id;
        play.does(play.chair(), agenda::Command::Insert { after, recipe });
        play.next();
        let entered = play.workshop.agenda.current().map(|step| step.recipe);
        assert_eq!(entered, Some(recipe));
        let tool = recipe.shipped().expect("it ships").tool;
        for (_, round) in rounds().into_iter().filter(|(known, _)| *known == tool) {
            round.open(&mut play);
            let members = play.cast.members();
            for (number, seat) in (1..).zip(members) {
                let answer = (round.says)(&play.workshop, number);
                play.does(seat, answer);
            }
            let reveal = (round.reveal)(&play.workshop);
            play.does(play.chair(), reveal);
        }
    }
}

#[test]
fn everybody_speaks_once_in_the_order_that_was_drawn() {
    let mut play = organising();
    let (chair, cast) = (play.chair(), play.cast.clone());
    let order = vec![cast.hr, cast.finance, cast.clinical];
    play.does(chair, round_robin::Command::Draw { order: order.clone() });
    assert_eq!(play.seen_by(cast.wall).round_robin.speaker(), Some(cast.hr));
    play.does(cast.hr, round_robin::Command::Pass);
    assert_eq!(play.workshop.round_robin.order, [cast.finance, cast.clinical, cast.hr]);
    let not_yours = Rejection::NotYours { kind: EntityKind::Seat };
    assert_eq!(play.refused(cast.clinical, round_robin::Command::Pass), not_yours);
    for from in 0..3 {
        play.does(chair, round_robin::Command::Next { from });
        assert_eq!(play.refused(chair, round_robin::Command::Next { from }), Rejection::Moved);
    }
    assert_eq!(play.workshop.round_robin.speaker(), None);
    for order in [vec![], vec![cast.hr, cast.hr], vec![cast.seller], vec![seat(99)]] {
        let nobody = Rejection::NotFound { kind: EntityKind::Seat };
        assert_eq!(play.refused(chair, round_robin::Command::Draw { order }), nobody);
    }
}

#[test]
fn pairs_are_made_across_functions() {
    let mut play = organising();
    let cast = play.cast.clone();
    // Two people of one function are neighbours in the order, and must not form a pair.
    let order = vec![cast.clinical, cast.nurse, cast.hr, cast.finance, cast.mobilizer];
    play.does(play.chair(), one_two_four_all::Command::Begin { order });
    let pairs = &play.workshop.one_two_four_all.pairs;
    assert_eq!(
        *pairs,
        [vec![cast.clinical, cast.hr], vec![cast.nurse, cast.finance, cast.mobilizer]]
    );
    let all: Vec<SeatId> = pairs.concat();
    assert_eq!(play.workshop.one_two_four_all.group(Stage::Fours, cast.hr), all);
}

#[test]
fn group_notes_stay_in_the_group_until_all_are_together() {
    let mut play = organising();
    let (chair, cast) = (play.chair(), play.cast.clone());
    let order = vec![cast.clinical, cast.hr, cast.finance, cast.mobilizer];
    play.does(chair, one_two_four_all::Command::Begin { order });
    play.does(cast.hr, one_two_four_all::Command::Note { text: reason("Mine alone.") });
    play.does(chair, one_two_four_all::Command::Next { from: Stage::Alone });
    play.does(cast.hr, one_two_four_all::Command::Note { text: reason("Rotate who treats whom.") });
    play.does(
        cast.clinical,
        one_two_four_all::Command::Note { text: reason("Rotate, and pause.") },
    );
    let texts = |play: &Play, seat| -> Vec<String> {
        play.seen_by(seat).one_two_four_all.notes.iter().map(|note| note.text.to_string()).collect()
    };
    assert_eq!(texts(&play, cast.clinical), ["Rotate, and pause."], "a pair has one sheet");
    assert!(texts(&play, cast.finance).is_empty() && texts(&play, cast.seller).is_empty());
    play.does(chair, one_two_four_all::Command::Next { from: Stage::Pairs });
    play.does(chair, one_two_four_all::Command::Next { from: Stage::Fours });
    assert_eq!(texts(&play, cast.finance), ["Rotate, and pause."]);
    assert!(texts(&play, cast.hr).contains(&"Mine alone.".to_owned()));
    assert!(
        play.seen_by(cast.wall).one_two_four_all.notes.iter().all(|note| note.group.is_empty())
    );
}

#[test]
fn a_function_asks_another_for_one_thing_and_gets_one_of_four_replies() {
    let mut play = organising();
    let cast = play.cast.clone();
    let ask = |to: &str| requests::Command::Ask {
        request: request(1),
        to: function(to),
        text: reason("Two half days."),
    };
    assert_eq!(play.refused(cast.hr, ask("HR")), Rejection::SameEnd);
    assert_eq!(
        play.refused(cast.hr, ask("Nobody")),
        Rejection::NotFound { kind: EntityKind::Seat }
    );
    assert_eq!(play.refused(cast.seller, ask("HR")), Rejection::SellerDoesNotJudge);
    play.does(cast.hr, ask("Practice Finance"));
    let answer = |answer| requests::Command::Answer { request: request(1), answer };
    assert_eq!(play.refused(cast.clinical, answer(Reply::Yes)), Rejection::NotYourEnd);
    play.does(cast.finance, answer(Reply::Try));
    let seen = play.seen_by(cast.clinical).requests.list.clone();
    assert_eq!((seen[0].answer, seen[0].author), (Some(Reply::Try), None));
    let withdraw = requests::Command::Withdraw { request: request(1) };
    assert_eq!(
        play.refused(cast.finance, withdraw.clone()),
        Rejection::NotYours { kind: EntityKind::Request }
    );
    play.does(cast.hr, withdraw);
}

fn fingers(number: u8) -> Fingers {
    Fingers::new(number).expect("a hand has five")
}

#[test]
fn a_hand_is_sealed_until_all_are_revealed_sorted() {
    let mut play = organising();
    let (chair, cast) = (play.chair(), play.cast.clone());
    play.does(chair, temperature::Command::Ask);
    for (seat, number) in [(cast.hr, 5), (cast.finance, 1), (cast.clinical, 3)] {
        play.does(seat, temperature::Command::Say { fingers: fingers(number) });
    }
    let said = |event: &Event| matches!(event, Event::Temperature(temperature::Event::Said { .. }));
    assert!(!play.sent_to(cast.mobilizer).iter().any(said));
    play.does(chair, temperature::Command::Reveal);
    let shown = play.seen_by(cast.wall).temperature.checks[0].shown.clone();
    assert_eq!(shown, Some(vec![fingers(1), fingers(3), fingers(5)]));
    assert!(Fingers::new(6).is_none());
}

#[test]
fn two_anonymous_hands_are_not_revealed() {
    let mut play = organising();
    let promise = charter::Command::SetVisibility {
        phase: Phase::Explore,
        visibility: Visibility::Anonymous,
    };
    play.does(play.cast.mobilizer, promise);
    let (chair, cast) = (play.chair(), play.cast.clone());
    play.does(chair, temperature::Command::Ask);
    for seat in [cast.hr, cast.finance] {
        play.does(seat, temperature::Command::Say { fingers: fingers(2) });
    }
    assert_eq!(play.refused(chair, temperature::Command::Reveal), Rejection::TooFewToShow);
}

#[test]
fn sheets_are_revealed_together_without_authors() {
    let mut play = at_step(1, Activity::Record);
    let (chair, cast) = (play.chair(), play.cast.clone());
    let say = |plus: &str| plus_delta::Command::Say { plus: Some(reason(plus)), delta: None };
    play.does(cast.hr, say("We were heard."));
    play.does(cast.finance, say("It was short."));
    let nothing = plus_delta::Command::Say { plus: None, delta: None };
    assert_eq!(play.refused(cast.clinical, nothing), Rejection::ReasonNeeded);
    assert!(play.seen_by(cast.finance).plus_delta.sheets.shown.is_none());
    play.does(chair, plus_delta::Command::Reveal);
    let sheets = play.seen_by(cast.wall).plus_delta.sheets.clone();
    let shown = sheets.shown.expect("they are shown");
    let plus: Vec<_> =
        shown.iter().flat_map(|sheet| &sheet.plus).map(ToString::to_string).collect();
    assert_eq!(plus, ["It was short.", "We were heard."]);
    assert!(sheets.sealed.is_empty());
}
