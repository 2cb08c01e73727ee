//! Each step of the toolbox has a round of its own, however often an agenda has it.

use domain::{
    Event, Part, TwoSided, Workshop,
    id::StepId,
    recorded::Recorded,
    samples::{Play, function, reason, request, room, seat},
    tool::{
        PerStep,
        agenda::{self, Recipe},
        customers_only, one_two_four_all, plus_delta, requests, round_robin,
        temperature::{self, Fingers},
        two_truths,
    },
    views::{answered, recorded},
};

/// A workshop in the first of two steps of this recipe, which follow each other; and both of them.
fn twice(recipe: Recipe) -> (Play, [StepId; 2]) {
    let mut play = room(1);
    play.next();
    let current = |play: &Play| play.workshop.agenda.current().expect("it runs").id;
    let chair = play.chair();
    for _ in 0..2 {
        play.does(chair, agenda::Command::Insert { after: current(&play), recipe });
    }
    play.next();
    let first = current(&play);
    let at = usize::from(play.workshop.agenda.position.expect("it runs"));
    let second = play.workshop.agenda.steps[at + 1].id;
    (play, [first, second])
}

/// What was said in each of the two steps, as one number.
fn sizes<T: PerStep>(tool: &T, steps: [StepId; 2], size: fn(&T) -> usize) -> [usize; 2] {
    steps.map(|step| tool.in_step(step, size))
}

fn back(play: &mut Play) {
    let from = play.workshop.agenda.current().expect("it runs").id;
    play.does(play.chair(), agenda::Command::Back { from });
}

fn rows(workshop: &Workshop, tool: &str) -> usize {
    let all = recorded(workshop);
    let (_, rows) = all.into_iter().find(|(known, _)| *known == tool).expect("it is a tool");
    let Recorded::Rows(rows) = rows else { panic!("{tool} is recorded as a table") };
    rows.len()
}

fn truth(text: &str) -> two_truths::Command {
    two_truths::Command::Say { truth: reason(text), wish: reason("Time.") }
}

#[test]
fn a_second_step_of_two_truths_asks_again_and_the_first_keeps_what_was_shown() {
    let (mut play, steps) = twice(Recipe::TwoTruths);
    let cast = play.cast.clone();
    for (seat, text) in [(cast.hr, "A"), (cast.finance, "B"), (cast.clinical, "C")] {
        play.does(seat, truth(text));
    }
    play.does(play.chair(), two_truths::Command::Reveal);
    play.does(cast.hr, two_truths::Command::Mark { truth: 1, news: true });
    play.next();
    let step = play.workshop.agenda.current().expect("it runs").clone();
    assert_eq!(answered(&play.workshop, &step).map(|voices| voices.count), Some(0));
    play.does(cast.hr, truth("D"));
    let shown = |round: &two_truths::TwoTruths| round.pairs.shown.as_ref().map_or(0, Vec::len);
    for seat in [cast.hr, cast.wall, cast.seller] {
        let seen = play.seen_by(seat).two_truths.clone();
        assert_eq!(sizes(&*seen, steps, shown), [3, 0]);
        let heard = sizes(&*seen, steps, |round| round.pairs.voices.count.into());
        assert_eq!(heard, [3, 1]);
    }
    assert!(play.workshop.unrevealed().contains(&"two_truths"));
    play.does(play.chair(), two_truths::Command::Reveal);
    assert_eq!(rows(&play.workshop, "two_truths"), 4, "the record has both rounds");
    back(&mut play);
    play.does(cast.finance, two_truths::Command::Mark { truth: 2, news: true });
    let marks = |round: &two_truths::TwoTruths| round.first().len();
    assert_eq!(sizes(&*play.workshop.two_truths, steps, marks), [2, 0]);
}

#[test]
fn a_second_step_of_plus_and_delta_has_its_own_sheets() {
    let (mut play, steps) = twice(Recipe::PlusDelta);
    let cast = play.cast.clone();
    let say = || plus_delta::Command::Say { plus: Some(reason("Good.")), delta: None };
    play.does(cast.hr, say());
    play.does(play.chair(), plus_delta::Command::Reveal);
    play.next();
    play.does(cast.hr, say());
    let heard = |round: &plus_delta::PlusDelta| round.sheets.voices.count.into();
    assert_eq!(sizes(&*play.workshop.plus_delta, steps, heard), [1, 1]);
}

#[test]
fn a_second_temperature_check_begins_without_the_hands_of_the_first() {
    let (mut play, steps) = twice(Recipe::Temperature);
    let (chair, hr) = (play.chair(), play.cast.hr);
    let fingers = Fingers::new(3).expect("a hand has five");
    for hands in [1, 2] {
        play.does(chair, temperature::Command::Ask);
        play.does(hr, temperature::Command::Say { fingers });
        play.does(chair, temperature::Command::Reveal);
        assert_eq!(rows(&play.workshop, "temperature"), hands);
        if hands == 1 {
            play.next();
            let checks = |round: &temperature::Temperature| round.checks.len();
            assert_eq!(sizes(&*play.workshop.temperature, steps, checks), [1, 0]);
        }
    }
}

#[test]
fn a_second_step_of_requests_has_its_own_list() {
    let (mut play, steps) = twice(Recipe::Requests);
    let hr = play.cast.hr;
    for number in [1, 2] {
        let (to, text) = (function("Practice Finance"), reason("Two half days."));
        play.does(hr, requests::Command::Ask { request: request(number), to, text });
        if number == 1 {
            play.next();
        }
    }
    assert_eq!(sizes(&*play.workshop.requests, steps, |round| round.list.len()), [1, 1]);
    assert_eq!(rows(&play.workshop, "requests"), 2);
}

#[test]
fn a_second_round_robin_draws_its_own_order() {
    let (mut play, steps) = twice(Recipe::RoundRobin);
    let order = vec![play.cast.hr, play.cast.finance];
    play.does(play.chair(), round_robin::Command::Draw { order });
    play.next();
    let draws = |round: &round_robin::RoundRobin| round.order.len();
    assert_eq!(sizes(&*play.workshop.round_robin, steps, draws), [2, 0]);
    let now = |workshop: &Workshop| {
        workshop.round_robin.now(&workshop.agenda, round_robin::RoundRobin::speaker)
    };
    assert_eq!(now(&play.workshop), None);
    back(&mut play);
    assert_eq!(now(&play.workshop), Some(play.cast.hr));
}

#[test]
fn a_second_one_two_four_all_begins_again_and_keeps_the_notes_of_the_first() {
    use one_two_four_all::{Command, OneTwoFourAll, Stage};
    let (mut play, steps) = twice(Recipe::OneTwoFourAll);
    let (chair, hr) = (play.chair(), play.cast.hr);
    for _ in 0..2 {
        let order = vec![hr, play.cast.finance];
        play.does(chair, Command::Begin { order });
        play.does(chair, Command::Next { from: Stage::Alone });
        play.does(hr, Command::Note { text: reason("Rotate.") });
        play.does(chair, Command::Next { from: Stage::Pairs });
        play.does(chair, Command::Next { from: Stage::Fours });
        if play.workshop.agenda.current().map(|step| step.id) == Some(steps[0]) {
            play.next();
        }
    }
    let notes = |round: &OneTwoFourAll| round.notes.len();
    assert_eq!(sizes(&*play.workshop.one_two_four_all, steps, notes), [1, 1]);
    assert_eq!(rows(&play.workshop, "one_two_four_all"), 2);
}

/// Who was offline sends it in another step.
#[test]
fn what_arrives_in_a_step_of_another_tool_counts_in_the_last_round() {
    let (mut play, steps) = twice(Recipe::PlusDelta);
    play.next();
    play.next();
    let say = plus_delta::Command::Say { plus: Some(reason("Good.")), delta: None };
    play.does(play.cast.hr, say);
    let heard = |round: &plus_delta::PlusDelta| round.sheets.voices.count.into();
    assert_eq!(sizes(&*play.workshop.plus_delta, steps, heard), [0, 1]);
}

/// Logs of older versions say nothing of rounds: the agenda in them does.
#[test]
fn a_log_without_rounds_is_read_with_a_round_per_step() {
    let (mut play, steps) = twice(Recipe::PlusDelta);
    let say = || plus_delta::Command::Say { plus: Some(reason("Good.")), delta: None };
    play.does(play.cast.hr, say());
    play.next();
    play.does(play.cast.finance, say());
    let log = serde_json::to_string(&play.log).expect("it is data");
    assert!(!log.contains("by_step"), "no event names a round");
    let log: Vec<Event> = serde_json::from_str(&log).expect("it is a log");
    let mut sides = TwoSided::default();
    for event in &log {
        sides.evolve(event);
    }
    let heard = |round: &plus_delta::PlusDelta| round.sheets.voices.count.into();
    assert_eq!(sizes(&*sides.insiders().plus_delta, steps, heard), [1, 1]);
}

/// A private session of an older version released one round per workshop.
#[test]
fn what_an_older_version_released_is_in_the_round_of_its_step() {
    let (play, steps) = twice(Recipe::PlusDelta);
    let sheets = r#"{"voices":{"count":1,"functions":{"HR":1},"seats":[]},"sealed":{},"shown":[]}"#;
    let part = format!(r#"{{"plus_delta":{{"sheets":{sheets}}}}}"#);
    let part: Box<Part> = serde_json::from_str(&part).expect("older versions wrote it");
    let mut workshop = play.workshop.clone();
    workshop.evolve(&customers_only::Event::Snapshot { part }.into());
    let heard = |round: &plus_delta::PlusDelta| round.sheets.voices.count.into();
    assert_eq!(sizes(&*workshop.plus_delta, steps, heard), [1, 0]);
    assert!(!workshop.plus_delta.sheets.voices.has(seat(4)));
}
