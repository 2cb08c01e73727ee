//! "The meeting has ended" and "the workshop is archived" are two things: after the first the workshop goes on, after the
//! second it can only be read, and for 30 days the Mobilizer can take that back.

use domain::{
    Command, Event, Rejection, Role, TwoSided,
    id::SeatId,
    limits::ARCHIVE_DAYS,
    powers::Life,
    samples::{Play, function, room, seat},
    time::DAY,
    tool::{
        agenda::{self, Activity},
        customers_only, lifecycle, resolution, seats, signals,
    },
};

/// A meeting that has ended, with a version to sign.
fn ended() -> Play {
    let mut play = Play::supported(1).at(Activity::Record);
    let chair = play.chair();
    play.does(chair, agenda::Command::Close);
    play
}

fn newcomer(play: &mut Play) -> SeatId {
    let (seat, role, veto) = (seat(700), Role::Stakeholder, false);
    let function = Some(function("Legal"));
    play.does(
        play.cast.mobilizer,
        seats::Command::Admit { seat, role, function: function.clone(), veto },
    );
    play.does(seat, seats::Command::Join { function });
    seat
}

#[test]
fn h45_after_the_meeting_newcomers_come_and_sign() {
    let mut play = ended();
    assert_eq!(play.workshop.life(), Life::Afterwards);
    let hash = play.workshop.resolution.draft.hash();
    let newcomer = newcomer(&mut play);
    play.does(newcomer, resolution::Command::Sign { hash });
    assert!(play.workshop.resolution.signatures().contains_key(&newcomer));
}

#[test]
fn the_meeting_itself_does_not_go_on() {
    let play = ended();
    let (chair, nurse) = (play.chair(), play.cast.nurse);
    assert_eq!(play.refused(chair, agenda::Command::Close), Rejection::Closed);
    assert_eq!(play.refused(nurse, signals::Command::Hand { up: true }), Rejection::Closed);
}

#[test]
fn an_archived_workshop_can_only_be_read() {
    let mut play = ended();
    let (mobilizer, nurse) = (play.cast.mobilizer, play.cast.nurse);
    let hash = play.workshop.resolution.draft.hash();
    play.does(mobilizer, lifecycle::Command::Archive);
    assert_eq!(play.workshop.life(), Life::Archived);
    assert_eq!(play.refused(nurse, resolution::Command::Sign { hash }), Rejection::Archived);
    let remove = seats::Command::Remove { seat: nurse };
    assert_eq!(play.refused(mobilizer, remove), Rejection::Archived);
}

#[test]
fn the_mobilizer_alone_archives_and_takes_back() {
    let mut play = ended();
    let cast = play.cast.clone();
    for seat in [cast.seller, cast.finance, cast.observer, cast.wall] {
        assert!(play.tries(seat, lifecycle::Command::Archive).is_err(), "{seat}");
    }
    play.does(cast.mobilizer, lifecycle::Command::Archive);
    for seat in [cast.seller, cast.finance, cast.observer, cast.wall] {
        assert!(play.tries(seat, lifecycle::Command::TakeBack).is_err(), "{seat}");
    }
    play.does(cast.mobilizer, lifecycle::Command::TakeBack);
    assert_eq!(play.workshop.life(), Life::Afterwards, "it goes on where it was");
    newcomer(&mut play);
}

#[test]
fn it_is_taken_back_for_thirty_days_and_not_a_moment_longer() {
    for (late, expected) in [(-1, Ok(())), (0, Err(Rejection::ArchivedForGood))] {
        let mut play = ended();
        let mobilizer = play.cast.mobilizer;
        play.does(mobilizer, lifecycle::Command::Archive);
        let archived_at = play.workshop.lifecycle.archived_at.expect("it is archived");
        play.now = archived_at.plus(i64::from(ARCHIVE_DAYS) * DAY + late);
        let taken =
            play.sides.decide(mobilizer, lifecycle::Command::TakeBack.into(), play.now, false);
        assert_eq!(taken.map(|_| ()), expected, "{late} µs");
    }
}

#[test]
fn what_is_due_happens_by_itself_and_once() {
    let mut sides: TwoSided = ended().sides;
    let mobilizer = sides.insiders().seats.mobilizer().expect("a Mobilizer").id;
    let at = domain::Timestamp(1_000_000);
    assert_eq!(sides.insiders().next_due(), None);
    let archive: Command = lifecycle::Command::Archive.into();
    for event in sides.decide(mobilizer, archive, at, false).expect("granted") {
        sides.evolve(&event);
    }
    let due = sides.insiders().next_due().expect("it becomes final");
    assert_eq!(due.since(at), i64::from(ARCHIVE_DAYS) * DAY);
    assert_eq!(sides.due(due.plus(-1)), []);
    assert_eq!(sides.due(due), [Event::Lifecycle(lifecycle::Event::Final)]);
    sides.evolve(&lifecycle::Event::Final.into());
    assert_eq!((sides.insiders().next_due(), sides.due(due)), (None, Vec::new()));
}

#[test]
fn archiving_ends_a_private_session_for_both_sides() {
    let mut play = room(3);
    let (mobilizer, seller) = (play.cast.mobilizer, play.cast.seller);
    play.does(play.chair(), agenda::Command::Start);
    play.does(mobilizer, customers_only::Command::Start { wall: false });
    play.does(mobilizer, lifecycle::Command::Archive);
    let viewer = play.workshop.viewer(seller).expect("the seller");
    let seen = play.sides.disclose(&viewer);
    assert_eq!((seen.customers_only.on, seen.life()), (None, Life::Archived));
}
