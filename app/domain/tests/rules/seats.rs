//! Seats: who is here for what, who holds the chair, and who was removed.

use domain::{
    EntityKind, Rejection, Role,
    id::SeatId,
    limits::{GAPS_MAX, SEATS_MAX},
    samples::{Play, at_step, function, room, seat},
    seat::{Seat, Side},
    tool::{agenda::Activity, cards, seats::Command},
};

fn admit(seat: SeatId, role: Role) -> Command {
    Command::Admit { seat, role, function: None, veto: false }
}

fn take(name: Option<&str>) -> Command {
    Command::Join { function: name.map(function) }
}

#[test]
fn a_workshop_opens_with_mobilizer_seller_and_wall() {
    let play = Play::opened(1);
    let roles: Vec<_> = play.workshop.seats.all.values().map(|seat| seat.role).collect();
    assert_eq!(roles.len(), 3);
    assert_eq!(play.workshop.seats.chair, Some(play.cast.mobilizer));
    assert_eq!(play.workshop.resolution.pen, Some(play.cast.mobilizer));
    assert_eq!(play.workshop.seats.mobilizer().map(|seat| seat.id), Some(play.cast.mobilizer));
    assert_eq!(play.workshop.seats.members().count(), 0, "nobody has joined");
}

#[test]
fn both_facilitators_admit_and_nobody_else() {
    let mut play = room(1);
    for (number, facilitator) in [(1, play.cast.mobilizer), (2, play.cast.seller)] {
        play.does(facilitator, admit(seat(number), Role::Stakeholder));
        let again = play.refused(facilitator, admit(seat(number), Role::Stakeholder));
        assert_eq!(again, Rejection::Exists { kind: EntityKind::Seat });
    }
    let why = play.refused(play.cast.hr, admit(seat(3), Role::Stakeholder));
    assert_eq!(why, Rejection::FacilitatorOnly);
}

#[test]
fn there_is_one_mobilizer() {
    let play = room(1);
    let why = play.refused(play.cast.mobilizer, admit(seat(1), Role::Mobilizer));
    assert_eq!(why, Rejection::Exists { kind: EntityKind::Seat });
    assert_eq!(
        play.refused(play.cast.mobilizer, Command::Remove { seat: play.cast.mobilizer }),
        Rejection::MobilizerOnly
    );
}

#[test]
fn a_member_joins_with_a_function_and_cannot_change_it() {
    let mut play = room(1);
    play.does(play.cast.mobilizer, admit(seat(1), Role::Stakeholder));
    assert_eq!(play.refused(seat(1), take(None)), Rejection::NoFunction);
    play.does(seat(1), take(Some("Legal")));
    assert_eq!(play.refused(seat(1), take(Some("Legal"))), Rejection::Unchanged);
    let relabelled = play.refused(seat(1), take(Some("Operations")));
    assert_eq!(relabelled, Rejection::Exists { kind: EntityKind::Seat });
    assert_eq!(play.refused(seat(1), take(None)), Rejection::Unchanged);
    let functions = play.workshop.seats.functions();
    assert!(functions.contains(&function("Legal")));
    assert_eq!(functions.len(), 6);
}

#[test]
fn a_declared_function_is_a_proposal_until_its_person_joins() {
    let mut play = at_step(1, Activity::Organise);
    let legal = Some(function("Legal"));
    let id = seat(1);
    let role = Role::Stakeholder;
    play.does(play.cast.seller, Command::Admit { seat: id, role, function: legal, veto: true });
    let early = cards::Command::NothingToAdd;
    assert_eq!(play.refused(id, early.clone()), Rejection::NoFunction);
    play.does(id, take(Some("Compliance")));
    play.does(id, early);
    let member = play.workshop.seats.present(id).expect("it joined");
    assert_eq!(member.function, Some(function("Compliance")));
    assert!(member.veto && member.counts());
}

#[test]
fn observer_wall_and_seller_join_without_a_function() {
    let mut play = Play::opened(1);
    let (wall, seller) = (play.cast.wall, play.cast.seller);
    play.does(wall, take(None));
    play.does(seller, take(None));
    assert_eq!(play.refused(wall, take(None)), Rejection::Unchanged);
    assert_eq!(play.workshop.seats.members().count(), 0);
}

#[test]
fn a_removed_person_is_gone_and_their_contributions_stay() {
    let mut play = at_step(1, Activity::Organise);
    let (hr, mobilizer) = (play.cast.hr, play.cast.mobilizer);
    let card = play.writes(hr, "Who covers the shifts?");
    play.does(mobilizer, Command::Remove { seat: hr });
    assert_eq!(play.refused(hr, cards::Command::NothingToAdd), Rejection::NoSeat);
    assert_eq!(play.refused(hr, take(Some("HR"))), Rejection::NoSeat);
    assert!(play.workshop.viewer(hr).is_none());
    assert!(!play.workshop.seats.functions().contains(&function("HR")));
    assert_eq!(play.workshop.cards.by_id[&card].function, Some(function("HR")));
    let gone = Rejection::NotFound { kind: EntityKind::Seat };
    assert_eq!(play.refused(mobilizer, Command::Remove { seat: hr }), gone);
    let again = play.refused(mobilizer, admit(hr, Role::Stakeholder));
    assert_eq!(again, Rejection::Exists { kind: EntityKind::Seat }, "a removed seat is not reused");
}

#[test]
fn the_chair_of_a_removed_seller_falls_to_the_mobilizer() {
    let mut play = room(1);
    let (mobilizer, seller) = (play.cast.mobilizer, play.cast.seller);
    play.does(mobilizer, Command::PassChair { to: seller });
    assert_eq!(play.refused(seller, Command::PassChair { to: seller }), Rejection::Unchanged);
    play.does(mobilizer, Command::Remove { seat: seller });
    assert_eq!(play.chair(), mobilizer);
    let gone = Rejection::NotFound { kind: EntityKind::Seat };
    assert_eq!(play.refused(mobilizer, Command::PassChair { to: seller }), gone);
}

#[test]
fn a_stranger_has_no_seat() {
    let play = room(1);
    assert_eq!(play.refused(seat(9), take(Some("HR"))), Rejection::NoSeat);
    assert!(!play.workshop.may(seat(9), domain::powers::Power::Join));
}

#[test]
fn seats_are_bounded() {
    let mut play = room(1);
    let removed = seat(9_000);
    let role = Role::Observer;
    for number in play.workshop.seats.all.len()..SEATS_MAX - 1 {
        let id = seat(1_000 + number as u64);
        play.workshop.seats.all.insert(id, Seat::invited(id, role, None));
    }
    play.does(play.cast.seller, admit(removed, role));
    let max = u32::try_from(SEATS_MAX).expect("it fits");
    let full = Rejection::Full { kind: EntityKind::Seat, max };
    assert_eq!(play.refused(play.cast.seller, admit(seat(9_001), role)), full);
    play.does(play.cast.mobilizer, Command::Remove { seat: removed });
    play.does(play.cast.seller, admit(seat(9_001), role));
}

#[test]
fn each_role_has_a_side() {
    let sides = Role::ALL.map(Role::side);
    let customer = Side::Customer;
    assert_eq!(sides, [customer, Side::Supplier, customer, customer, Side::Nobody]);
}

/// A workshop with as many gaps as it holds could not lose one again.
#[test]
fn a_gap_can_be_taken_back_however_many_there_are() {
    let mut play = room(1);
    let mobilizer = play.cast.mobilizer;
    let flag = |number: usize, missing| {
        let function = function(&format!("Function {number}"));
        Command::FlagMissing { function, missing }
    };
    for number in 0..GAPS_MAX {
        play.does(mobilizer, flag(number, true));
    }
    let (kind, max) = (EntityKind::Gap, u32::try_from(GAPS_MAX).expect("it fits"));
    assert_eq!(play.refused(mobilizer, flag(GAPS_MAX, true)), Rejection::Full { kind, max });
    play.does(mobilizer, flag(0, false));
    play.does(mobilizer, flag(GAPS_MAX, true));
}
