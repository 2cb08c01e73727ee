//! The agenda: nothing advances by itself, going back loses nothing, the timer only informs.

use domain::{
    EntityKind, Rejection,
    id::StepId,
    limits::MINUTES_MAX,
    powers::Power,
    samples::{Play, at_step, minutes, reason, room},
    tool::agenda::{Activity, Command, Phase, Timer},
};

const MINUTE: i64 = 60_000_000;

fn here(play: &Play) -> StepId {
    play.workshop.agenda.current().expect("it has started").id
}

fn next(from: StepId) -> Command {
    Command::Next { from, reason: None }
}

#[test]
fn a_workshop_starts_once_with_its_first_step() {
    let mut play = room(1);
    let chair = play.chair();
    assert_eq!(play.workshop.agenda.phase(), Phase::Prepare);
    assert_eq!(play.refused(chair, next(StepId(1))), Rejection::Moved);
    play.does(chair, Command::Start);
    assert_eq!((here(&play), play.workshop.agenda.phase()), (StepId(1), Phase::Prompt));
    assert_eq!(play.refused(chair, Command::Start), Rejection::Moved);
}

#[test]
fn the_start_is_announced_before_it_and_advances_nothing() {
    let mut play = room(1);
    let (chair, at) = (play.chair(), Some(play.now.plus(60 * MINUTE)));
    assert_eq!(play.refused(play.cast.hr, Command::Schedule { at }), Rejection::ChairOnly);
    play.does(chair, Command::Schedule { at });
    assert_eq!(play.seen_by(play.cast.hr).agenda.starts_at, at);
    assert_eq!(play.refused(chair, Command::Schedule { at }), Rejection::Unchanged);
    play.waits(2 * 3_600);
    assert_eq!(play.workshop.agenda.position, None, "nothing starts by itself");
    play.does(chair, Command::Schedule { at: None });
    play.does(chair, Command::Start);
    assert_eq!(play.refused(chair, Command::Schedule { at }), Rejection::Moved);
}

#[test]
fn a_double_click_is_one_step() {
    let mut play = room(1);
    let chair = play.chair();
    play.does(chair, Command::Start);
    play.does(chair, next(StepId(1)));
    assert_eq!(play.refused(chair, next(StepId(1))), Rejection::Moved);
    assert_eq!(here(&play), StepId(2));
    play.does(chair, Command::Back { from: StepId(2) });
    assert_eq!(play.refused(chair, Command::Back { from: StepId(2) }), Rejection::Moved);
}

#[test]
fn there_is_nothing_before_the_first_step_and_after_the_last() {
    let mut play = at_step(1, Activity::Read);
    let chair = play.chair();
    let nowhere = Rejection::NotFound { kind: EntityKind::Step };
    assert_eq!(play.refused(chair, Command::Back { from: StepId(1) }), nowhere);
    play = play.at(Activity::Record);
    assert_eq!(play.refused(chair, next(here(&play))), nowhere);
}

#[test]
fn the_agenda_walks_through_all_phases_in_order() {
    let mut play = room(1);
    let mut phases = vec![play.workshop.agenda.phase()];
    for _ in 0..play.workshop.agenda.steps.len() {
        play.next();
        phases.push(play.workshop.agenda.phase());
    }
    assert!(phases.is_sorted());
    phases.dedup();
    assert_eq!(phases, Phase::ALL);
}

#[test]
fn going_back_keeps_everything() {
    let mut play = at_step(1, Activity::Organise);
    let id = play.writes(play.cast.hr, "Who covers the shifts?");
    let before = play.workshop.clone();
    let chair = play.chair();
    play.does(chair, Command::Back { from: here(&play) });
    play.does(chair, Command::Back { from: here(&play) });
    assert_eq!(play.workshop.agenda.reached, before.agenda.reached, "people may look back");
    play.next();
    play.next();
    assert_eq!(play.workshop.cards, before.cards);
    assert_eq!(play.workshop.agenda.position, before.agenda.position);
    assert!(play.workshop.cards.open(id).is_some());
}

#[test]
fn overriding_a_gate_needs_a_reason_which_is_recorded() {
    let mut play = at_step(1, Activity::Write { sealed: true });
    let (chair, from) = (play.chair(), here(&play));
    assert!(matches!(play.refused(chair, next(from)), Rejection::GateUnmet { .. }));
    let why = reason("HR is on leave today.");
    play.does(chair, Command::Next { from, reason: Some(why.clone()) });
    let kept = play.seen_by(play.cast.wall).agenda.overrides.clone();
    let kept = kept.last().expect("it is kept");
    assert_eq!((kept.step, &kept.reason), (from, &why));
    assert_eq!(kept.missing.len(), 5);
}

#[test]
fn a_met_gate_needs_no_reason_and_records_none() {
    let mut play = room(1);
    play.next();
    play.next();
    assert!(play.workshop.agenda.overrides.is_empty());
}

/// Checks the timer in whole seconds left.
#[track_caller]
fn check_timer(play: &Play, running: bool, seconds: i64) {
    let left = match play.seen_by(play.cast.wall).agenda.timer {
        Timer::Running { ends_at } if running => ends_at.since(play.now),
        Timer::Paused { left } if !running => left,
        other => panic!("expected running: {running}, found {other:?}"),
    };
    // Each command moves the clock by one second.
    assert_eq!(left / 1_000_000, seconds);
}

#[test]
fn entering_a_new_step_starts_its_minutes() {
    let mut play = room(1);
    play.next();
    check_timer(&play, true, 5 * 60 - 1);
    play.waits(60);
    check_timer(&play, true, 4 * 60 - 1);
}

#[test]
fn going_back_does_not_restart_the_timer() {
    let mut play = room(1);
    play.next();
    play.next();
    play.waits(60);
    let timer = play.workshop.agenda.timer;
    play.does(play.chair(), Command::Back { from: here(&play) });
    assert_eq!(play.workshop.agenda.timer, timer);
    play.next();
    assert_eq!(play.workshop.agenda.timer, timer);
    play.next();
    assert_ne!(play.workshop.agenda.timer, timer);
}

#[test]
fn a_paused_timer_stores_the_remaining_time() {
    let mut play = room(1);
    let chair = play.chair();
    play.does(chair, Command::StartTimer { minutes: minutes(8) });
    assert_eq!(play.refused(chair, Command::ResumeTimer), Rejection::Unchanged);
    play.waits(60);
    play.does(chair, Command::PauseTimer);
    check_timer(&play, false, 8 * 60 - 61);
    assert_eq!(play.refused(chair, Command::PauseTimer), Rejection::Unchanged);
    play.waits(3_600);
    play.does(chair, Command::ResumeTimer);
    check_timer(&play, true, 8 * 60 - 62);
}

#[test]
fn a_minute_more_counts_from_what_is_left_or_from_now() {
    let mut play = room(1);
    let chair = play.chair();
    play.does(chair, Command::AddMinute);
    check_timer(&play, true, 59);
    play.does(chair, Command::AddMinute);
    check_timer(&play, true, 118);
    play.waits(600);
    play.does(chair, Command::AddMinute);
    check_timer(&play, true, 59);
    play.waits(600);
    play.does(chair, Command::PauseTimer);
    play.does(chair, Command::AddMinute);
    check_timer(&play, false, 60);
}

#[test]
fn an_expired_timer_advances_nothing() {
    let mut play = room(1);
    play.next();
    play.waits(24 * 3_600);
    assert_eq!(here(&play), StepId(1));
    play.does(play.chair(), Command::PauseTimer);
    assert!(matches!(play.workshop.agenda.timer, Timer::Paused { left } if left < 0));
}

#[test]
fn a_timer_runs_at_most_a_working_day() {
    let mut play = room(1);
    let chair = play.chair();
    play.does(chair, Command::StartTimer { minutes: minutes(MINUTES_MAX) });
    assert_eq!(play.now.plus(-1_000_000).since(play.now), -1_000_000);
    play.waits(58);
    assert_eq!(play.refused(chair, Command::AddMinute), Rejection::Unchanged);
    play.waits(1);
    play.does(chair, Command::AddMinute);
    let longest = Timer::Paused { left: i64::from(MINUTES_MAX) * MINUTE };
    assert_eq!(longest.add_minute(play.now), None);
    let almost = Timer::Paused { left: i64::from(MINUTES_MAX - 1) * MINUTE };
    assert_eq!(almost.add_minute(play.now), Some(longest));
}

#[test]
fn the_meeting_stays_as_it_ended() {
    let mut play = at_step(1, Activity::Record);
    let chair = play.chair();
    play.does(chair, Command::Close);
    assert!(play.workshop.agenda.closed);
    assert_eq!(play.workshop.agenda.timer, Timer::Off);
    for command in domain::samples::commands() {
        if matches!(command.power(), Power::Drive | Power::Write | Power::Draft) {
            assert_eq!(play.refused(chair, command), Rejection::Closed);
        }
    }
}
