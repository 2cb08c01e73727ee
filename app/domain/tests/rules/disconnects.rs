//! Disconnects: two functions that differ. Only the two ends explain, restate, confirm and settle.

use domain::{
    EntityKind, Rejection,
    limits::DISCONNECTS_MAX,
    samples::{Play, at_step, day, disconnect, function, reason, statement, title},
    tool::{
        agenda::Activity,
        cards::Level,
        disconnects::{Command, Disconnect, DisconnectKind, Settlement, State},
        seats,
    },
};

fn open(number: u64, one: &str, two: &str) -> Command {
    Command::Open {
        disconnect: disconnect(number),
        title: title("Cost now or cost later"),
        statement: None,
        level: Level::Solution,
        one: function(one),
        two: function(two),
    }
}

/// Practice Finance and the Clinical Lead differ.
fn differing() -> Play {
    let mut play = at_step(1, Activity::Disconnects);
    play.does(play.chair(), open(1, "Practice Finance", "Clinical Lead"));
    play
}

fn explain(why: &str) -> Command {
    let position = Some(reason("Not this year."));
    Command::Explain { disconnect: disconnect(1), position, reason: reason(why) }
}

fn restate(text: &str) -> Command {
    Command::Restate { disconnect: disconnect(1), text: reason(text) }
}

fn confirm(text: &str, yes: bool) -> Command {
    Command::Confirm { disconnect: disconnect(1), text: reason(text), yes }
}

fn propose(settlement: Settlement) -> Command {
    Command::Propose { disconnect: disconnect(1), settlement }
}

fn agree(settlement: Settlement) -> Command {
    Command::Agree { disconnect: disconnect(1), settlement }
}

fn trial() -> Settlement {
    Settlement::Accepted { condition: reason("A trial in one practice first.") }
}

fn seen(play: &Play) -> Disconnect {
    play.seen_by(play.cast.wall).disconnects.list[0].clone()
}

#[test]
fn each_end_restates_the_other_until_it_says_yes() {
    let mut play = differing();
    let (finance, clinical, nurse) = (play.cast.finance, play.cast.clinical, play.cast.nurse);
    play.does(finance, restate("You want comfort."));
    assert_eq!(seen(&play).two.restatement.expect("said").text.as_str(), "You want comfort.");
    play.does(nurse, confirm("You want comfort.", false));
    play.does(finance, restate("You want to work until you are sixty."));
    let old = confirm("You want comfort.", true);
    assert_eq!(play.refused(clinical, old), Rejection::OtherVersion, "the words changed meanwhile");
    play.does(clinical, confirm("You want to work until you are sixty.", true));
    assert_eq!(seen(&play).state(), State::Opened, "one end is not both");
    play.does(clinical, restate("You fear an unplanned invoice."));
    play.does(finance, confirm("You fear an unplanned invoice.", true));
    assert_eq!(seen(&play).state(), State::Understood);
}

#[test]
fn nobody_confirms_for_the_other_end() {
    let mut play = differing();
    let (finance, hr) = (play.cast.finance, play.cast.hr);
    play.does(finance, restate("You want comfort."));
    assert_eq!(play.refused(finance, confirm("You want comfort.", true)), Rejection::OtherVersion);
    assert_eq!(play.refused(hr, confirm("You want comfort.", true)), Rejection::NotYourEnd);
    assert_eq!(play.refused(hr, restate("They want comfort.")), Rejection::NotYourEnd);
    let chair = play.cast.mobilizer;
    assert_eq!(play.refused(chair, explain("It is obvious.")), Rejection::NotYourEnd);
}

#[test]
fn it_is_explained_with_a_kind_and_a_reason_from_both_ends() {
    let mut play = differing();
    let sort = |kind| Command::Sort { disconnect: disconnect(1), kind };
    assert_eq!(play.workshop.disconnects.unexplained(), 1);
    play.does(play.cast.finance, explain("The budget is closed."));
    play.does(play.cast.nurse, explain("Pain does not wait."));
    assert!(!seen(&play).is_explained());
    play.does(play.cast.mobilizer, sort(DisconnectKind::Priority));
    assert!(seen(&play).is_explained());
    assert_eq!(play.workshop.disconnects.unexplained(), 0);
    assert_eq!(play.refused(play.cast.hr, sort(DisconnectKind::Priority)), Rejection::Unchanged);
    play.does(play.cast.hr, sort(DisconnectKind::Fact));
}

#[test]
fn only_the_two_ends_together_settle() {
    let mut play = differing();
    let (finance, clinical, mobilizer) =
        (play.cast.finance, play.cast.clinical, play.cast.mobilizer);
    assert_eq!(play.refused(mobilizer, propose(trial())), Rejection::NotYourEnd);
    assert_eq!(play.refused(clinical, agree(trial())), Rejection::OtherVersion, "none offered");
    play.does(finance, propose(trial()));
    assert_eq!(
        play.refused(finance, agree(trial())),
        Rejection::NotYourEnd,
        "not to their own offer"
    );
    assert_eq!(play.refused(mobilizer, agree(trial())), Rejection::NotYourEnd);
    let other = Settlement::Parked { owner: function("HR"), due: day("2026-09-30") };
    assert_eq!(play.refused(clinical, agree(other.clone())), Rejection::OtherVersion);
    play.does(clinical, propose(other.clone()));
    assert_eq!(play.refused(clinical, agree(trial())), Rejection::OtherVersion, "it changed");
    play.does(finance, agree(other.clone()));
    assert_eq!((seen(&play).state(), seen(&play).settlement), (State::Settled, Some(other)));
}

#[test]
fn a_second_person_of_a_function_cannot_agree_to_its_own_offer() {
    let mut play = differing();
    play.does(play.cast.clinical, propose(trial()));
    assert_eq!(play.refused(play.cast.nurse, agree(trial())), Rejection::NotYourEnd);
}

#[test]
fn a_settled_disconnect_is_frozen_until_an_end_reopens_it() {
    let mut play = differing();
    let (finance, clinical, hr) = (play.cast.finance, play.cast.clinical, play.cast.hr);
    let reopen = Command::Reopen { disconnect: disconnect(1) };
    assert_eq!(play.refused(finance, reopen.clone()), Rejection::Unchanged);
    play.does(finance, propose(trial()));
    play.does(clinical, agree(trial()));
    for late in [explain("Wait."), restate("Wait."), propose(trial()), agree(trial())] {
        assert_eq!(play.refused(finance, late), Rejection::Revealed);
    }
    assert_eq!(play.refused(hr, reopen.clone()), Rejection::NotYourEnd);
    assert_eq!(play.refused(play.cast.mobilizer, reopen.clone()), Rejection::NotYourEnd);
    play.does(clinical, reopen);
    assert_eq!((seen(&play).state(), seen(&play).proposal), (State::Opened, None));
}

#[test]
fn the_seller_can_open_a_disconnect_from_the_chair_and_not_work_on_it() {
    let mut play = differing();
    let (seller, mobilizer) = (play.cast.seller, play.cast.mobilizer);
    assert_eq!(play.refused(seller, open(2, "HR", "Operations")), Rejection::SellerDoesNotJudge);
    play.does(mobilizer, seats::Command::PassChair { to: seller });
    play.does(seller, open(2, "HR", "Operations"));
    assert_eq!(play.refused(seller, explain("They cannot pay.")), Rejection::SellerDoesNotJudge);
    assert_eq!(play.refused(seller, propose(trial())), Rejection::SellerDoesNotJudge);
}

#[test]
fn it_lies_between_two_different_functions() {
    let play = differing();
    let hr = play.cast.hr;
    assert_eq!(play.refused(hr, open(2, "HR", "HR")), Rejection::SameEnd);
    let taken = Rejection::Exists { kind: EntityKind::Disconnect };
    assert_eq!(play.refused(hr, open(1, "HR", "Operations")), taken);
    let mut from_nothing = open(2, "HR", "Operations");
    if let Command::Open { statement: from, .. } = &mut from_nothing {
        *from = Some(statement(9));
    }
    let not_found = Rejection::NotFound { kind: EntityKind::Statement };
    assert_eq!(play.refused(hr, from_nothing), not_found);
    let unknown = Command::Sort { disconnect: disconnect(9), kind: DisconnectKind::Fact };
    assert_eq!(play.refused(hr, unknown), Rejection::NotFound { kind: EntityKind::Disconnect });
}

#[test]
fn disconnects_are_bounded() {
    let mut play = differing();
    let first = play.workshop.disconnects.list[0].clone();
    for number in 2..DISCONNECTS_MAX as u64 {
        let id = disconnect(number);
        play.workshop.disconnects.list.push(Disconnect { id, ..first.clone() });
    }
    play.does(play.cast.hr, open(9_001, "HR", "Operations"));
    let max = u32::try_from(DISCONNECTS_MAX).expect("it fits");
    let full = Rejection::Full { kind: EntityKind::Disconnect, max };
    assert_eq!(play.refused(play.cast.hr, open(9_002, "HR", "Operations")), full);
}
