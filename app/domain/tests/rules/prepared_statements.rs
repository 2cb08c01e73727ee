//! Statements are prepared, reordered and reworded before the group is asked; until then nobody else knows of them.

use domain::{
    Command as Any, EntityKind, Event, Opening, Rejection, Viewer, Workshop,
    id::{SeatId, StatementId},
    limits::{PRIVATE_GRACE_SECONDS, STATEMENTS_MAX},
    open,
    samples::{Cast, Play, at_step, points, room, statement, statement_text},
    scale::Rating,
    tool::{
        agenda::{Activity, Round, Spotlight, gate::Missing, gate::missing},
        cards::Level,
        customers_only::{Command as CustomersOnly, Item},
        seats,
        statements::{Asks, Command},
    },
    undo::undo,
};

use crate::support::json;

const FIRST: Activity = Activity::Rate { round: Round::First };
const WRITING: Activity = Activity::Write { sealed: true };

fn put(id: StatementId, text: &str) -> Command {
    let (level, text) = (Level::Problem, statement_text(text));
    Command::Put { statement: id, text, level, from_card: None, asks: Asks::Agreement }
}

fn reword(statement: StatementId, text: &str) -> Command {
    Command::Reword { statement, text: statement_text(text) }
}

/// The prepared statements a seat knows of, in order.
fn prepared(seen: &Workshop) -> Vec<&str> {
    seen.statements.prepared.iter().map(|statement| statement.text.as_str()).collect()
}

/// The statements the group was asked, in order, without the ambition question.
fn asked(seen: &Workshop) -> Vec<&str> {
    seen.statements.agreements().map(|statement| statement.text.as_str()).collect()
}

/// A room in the rating step with three statements prepared by the chair.
fn three() -> (Play, [StatementId; 3]) {
    let mut play = at_step(1, FIRST);
    let ids =
        ["We lose days.", "We lose people.", "We lose money."].map(|text| play.prepares(text));
    (play, ids)
}

#[track_caller]
fn check_knows_nothing(play: &Play, seat: SeatId, text: &str) {
    let heard = play.sent_to(seat);
    assert!(heard.iter().all(|event| !json(event).contains(text)), "{seat:?} hears {text}");
    assert!(!json(&play.seen_by(seat)).contains(text), "{seat:?} sees {text}");
}

#[test]
fn e1_a_prepared_statement_is_known_to_the_facilitators_only() {
    for activity in [None, Some(WRITING), Some(FIRST)] {
        let mut play = room(1);
        if let Some(activity) = activity {
            play = play.at(activity);
        }
        play.prepares("We lose days.");
        for seat in [play.cast.mobilizer, play.cast.seller] {
            assert_eq!(prepared(&play.seen_by(seat)), ["We lose days."]);
        }
        for seat in [play.cast.hr, play.cast.finance, play.cast.observer, play.cast.wall] {
            check_knows_nothing(&play, seat, "We lose days.");
        }
    }
}

#[test]
fn the_group_is_asked_everything_that_is_prepared_in_its_order() {
    let (mut play, [days, people, money]) = three();
    let mobilizer = play.cast.mobilizer;
    play.does(mobilizer, Command::Place { statement: money, after: None });
    play.does(mobilizer, Command::Place { statement: days, after: Some(people) });
    play.does(mobilizer, reword(people, "We lose colleagues."));
    assert!(asked(&play.seen_by(play.cast.hr)).is_empty());
    play.does(mobilizer, Command::Ask);
    let order = ["We lose money.", "We lose colleagues.", "We lose days."];
    for seat in [mobilizer, play.cast.seller, play.cast.hr, play.cast.observer, play.cast.wall] {
        let seen = play.seen_by(seat);
        assert_eq!(asked(&seen), order);
        assert!(prepared(&seen).is_empty());
    }
    play.rates(play.cast.hr, days, points(7), 2);
}

#[test]
fn one_more_is_prepared_and_asked_after_some_have_answered() {
    let (mut play, [days, ..]) = three();
    play.does(play.cast.mobilizer, Command::Ask);
    play.rates(play.cast.hr, days, points(7), 2);
    let late = play.prepares("We lose patients.");
    check_knows_nothing(&play, play.cast.hr, "We lose patients.");
    play.does(play.cast.mobilizer, Command::Ask);
    assert_eq!(asked(&play.seen_by(play.cast.hr)).len(), 4);
    play.rates(play.cast.hr, late, points(2), 2);
    assert_eq!(play.refused(play.cast.mobilizer, Command::Ask), Rejection::NothingPrepared);
}

#[test]
fn e1_nobody_answers_what_is_only_prepared() {
    let (play, [days, ..]) = three();
    let rate = Command::Rate { statement: days, rating: Rating::NotMine, guess: None };
    assert_eq!(play.refused(play.cast.mobilizer, rate.clone()), Rejection::NotAsked);
    let kind = EntityKind::Statement;
    assert_eq!(
        play.refused(play.cast.hr, rate),
        Rejection::NotFound { kind },
        "it does not exist for others"
    );
    let light =
        domain::tool::agenda::Command::SetSpotlight { spotlight: Some(Spotlight::Statement(days)) };
    assert!(play.refused(play.cast.mobilizer, light) != Rejection::Unchanged);
    let reveal = Command::Reveal { round: Round::First };
    assert_eq!(play.refused(play.cast.mobilizer, reveal), Rejection::NothingSealed);
}

#[test]
fn the_chair_asks_and_only_where_the_group_can_answer() {
    let (mut play, _) = three();
    for seat in [play.cast.hr, play.cast.seller] {
        assert_eq!(play.refused(seat, Command::Ask), Rejection::ChairOnly);
    }
    let early = at_step(1, WRITING);
    assert_eq!(early.refused(early.cast.mobilizer, Command::Ask), Rejection::NotInThisStep);
    play.does(play.cast.mobilizer, seats::Command::PassChair { to: play.cast.seller });
    play.does(play.cast.seller, Command::Ask);
    assert_eq!(asked(&play.seen_by(play.cast.hr)).len(), 3);
}

#[test]
fn statements_of_other_members_go_to_the_facilitators() {
    let mut play = at_step(1, FIRST);
    let (hr, mobilizer, id) = (play.cast.hr, play.cast.mobilizer, statement(1));
    play.does(hr, put(id, "We lose days."));
    assert_eq!(prepared(&play.seen_by(mobilizer)), ["We lose days."]);
    check_knows_nothing(&play, hr, "We lose days.");
    let gone = Rejection::NotFound { kind: EntityKind::Statement };
    assert_eq!(play.refused(hr, reword(id, "We lose weeks.")), gone);
    assert_eq!(play.refused(hr, Command::Place { statement: id, after: None }), gone);
    assert_eq!(
        play.refused(hr, put(id, "Once more.")),
        Rejection::Exists { kind: EntityKind::Statement }
    );
}

#[test]
fn withdrawing_a_prepared_statement_is_not_disclosed() {
    let (mut play, [days, people, _]) = three();
    let sent = play.sent_to(play.cast.hr).len();
    play.does(play.cast.mobilizer, Command::Withdraw { statement: days });
    assert_eq!(play.sent_to(play.cast.hr).len(), sent);
    assert_eq!(prepared(&play.workshop), ["We lose people.", "We lose money."]);
    let same = Command::Place { statement: people, after: None };
    assert_eq!(play.refused(play.cast.mobilizer, same), Rejection::Unchanged);
    let same = reword(people, "We lose people.");
    assert_eq!(play.refused(play.cast.mobilizer, same), Rejection::Unchanged);
}

#[test]
fn a_gate_with_prepared_statements_alone_says_to_ask_the_group() {
    let mut play = at_step(1, FIRST);
    assert_eq!(missing(&play.workshop), [Missing::Statements]);
    play.prepares("We lose days.");
    assert_eq!(missing(&play.workshop), [Missing::Unasked]);
    assert_eq!(missing(&play.seen_by(play.chair())), [Missing::Unasked]);
    play.does(play.chair(), Command::Ask);
    assert!(missing(&play.workshop).iter().all(|one| matches!(one, Missing::Rated(_))));
}

/// In a rehearsal somebody answers it at once, and the form for statements went away with that.
#[test]
fn e1_how_much_the_group_wants_is_no_answer_to_a_statement() {
    let mut play = at_step(1, FIRST);
    let (hr, wish) = (play.cast.hr, StatementId(play.ids.uuid()));
    let (text, level) = (statement_text("How much do we want to change?"), Level::Problem);
    let (from_card, asks) = (None, Asks::Ambition);
    play.does(play.chair(), Command::Put { statement: wish, text, level, from_card, asks });
    play.does(hr, Command::Rate { statement: wish, rating: Rating::NotMine, guess: None });
    assert_eq!(play.workshop.statements.asked().count(), 0);
    assert_eq!(missing(&play.workshop), [Missing::Statements]);
    let days = play.prepares("We lose days.");
    play.does(play.chair(), reword(days, "We lose weeks."));
    play.does(play.chair(), Command::Ask);
    assert_eq!(play.workshop.statements.asked().count(), 2);
}

#[test]
fn from_explore_on_a_statement_is_put_before_the_group_at_once() {
    let mut play = at_step(1, Activity::Organise);
    play.does(play.cast.hr, put(statement(1), "We lose days."));
    assert_eq!(asked(&play.seen_by(play.cast.finance)), ["We lose days."]);
    let mut play = play.at(Activity::Rate { round: Round::Second });
    play.prepares("We lose people.");
    check_knows_nothing(&play, play.cast.finance, "We lose people.");
}

#[test]
fn how_much_the_group_wants_is_asked_from_the_beginning() {
    let text = statement_text("How much do we want to change?");
    let cast = Cast::new(1);
    let opening = Opening { ambition: Some((statement(1), text)), ..cast.opening() };
    let mut opened = Workshop::default();
    for event in open(opening) {
        opened.evolve(&event);
    }
    let wish = opened.disclose(&Viewer::COMMON).statements.ambition().map(|known| known.id);
    assert_eq!(wish, Some(statement(1)));
    let stored = r#"{"statements":{"put":{"statement":"00000000-0000-0005-0000-000000000001",
        "text":"We lose days.","level":"problem","from_card":null}}}"#;
    let mut old = Workshop::default();
    old.evolve(&serde_json::from_str::<Event>(stored).expect("an older log can be read"));
    assert_eq!((asked(&old).len(), prepared(&old).len()), (1, 0));
}

#[test]
fn prepared_statements_count_against_the_bound() {
    let (mut play, _) = three();
    let first = play.workshop.statements.prepared[0].clone();
    for number in 4..=STATEMENTS_MAX as u64 {
        let id = statement(number);
        play.workshop
            .statements
            .prepared
            .push(domain::tool::statements::Prepared { id, ..first.clone() });
    }
    let full = Rejection::Full { kind: EntityKind::Statement, max: 100 };
    let wish = play.workshop.statements.list.len();
    play.workshop.statements.prepared.truncate(STATEMENTS_MAX - wish);
    assert_eq!(play.refused(play.chair(), put(statement(9_001), "One more.")), full);
}

#[test]
fn commands_on_prepared_statements_can_be_undone() {
    let (mut play, [days, people, money]) = three();
    let chair = play.chair();
    let acts = [
        Command::Withdraw { statement: people },
        Command::Place { statement: money, after: None },
        reword(days, "We lose weeks."),
        put(statement(4), "We lose patients."),
    ];
    for act in acts.map(Any::from) {
        let before = play.workshop.clone();
        play.does(chair, act.clone());
        assert_ne!(play.workshop.statements, before.statements);
        for back in undo(&before, chair, &act) {
            let _ = play.tries(chair, back);
        }
        assert_eq!(play.workshop.statements, before.statements, "{act:?}");
    }
    assert!(undo(&play.workshop, chair, &Command::Ask.into()).is_empty(), "what was read was read");
}

/// Two statements, the first of them prepared while the seller was out of the room.
fn prepared_in_private() -> (Play, [StatementId; 2]) {
    let mut play = at_step(1, FIRST);
    play.does(play.cast.mobilizer, CustomersOnly::Start { wall: false });
    let private = play.prepares("They need us more than we need them.");
    play.does(play.cast.mobilizer, CustomersOnly::End);
    play.waits(PRIVATE_GRACE_SECONDS);
    let open = play.prepares("We lose days.");
    (play, [private, open])
}

#[test]
fn statements_prepared_in_private_stay_private() {
    let (mut play, [private, _]) = prepared_in_private();
    let (seller, mobilizer) = (play.cast.seller, play.cast.mobilizer);
    assert_eq!(prepared(&play.seen_by(seller)), ["We lose days."]);
    play.does(mobilizer, Command::Ask);
    assert_eq!(asked(&play.seen_by(play.cast.hr)).len(), 2);
    for outsider in [seller, play.cast.wall] {
        assert_eq!(asked(&play.seen_by(outsider)), ["We lose days."]);
        check_knows_nothing(&play, outsider, "They need us");
    }
    assert!(prepared(&play.seen_by(seller)).is_empty());
    play.does(mobilizer, CustomersOnly::Release { item: Item::Statement(private) });
    assert_eq!(asked(&play.seen_by(seller)).len(), 2);
}

#[test]
fn a_seller_in_the_chair_asks_what_the_seller_knows_of() {
    let (mut play, [_, open]) = prepared_in_private();
    let (seller, mobilizer) = (play.cast.seller, play.cast.mobilizer);
    play.does(mobilizer, seats::Command::PassChair { to: seller });
    play.does(seller, Command::Ask);
    assert_eq!(asked(&play.seen_by(play.cast.hr)), ["We lose days."]);
    assert_eq!(prepared(&play.seen_by(mobilizer)), ["They need us more than we need them."]);
    play.rates(play.cast.hr, open, points(7), 2);
    assert_eq!(play.refused(seller, Command::Ask), Rejection::NothingPrepared);
}

#[test]
fn a_statement_reworded_in_private_is_withheld_until_released() {
    let (mut play, [_, open]) = prepared_in_private();
    let (seller, mobilizer) = (play.cast.seller, play.cast.mobilizer);
    play.does(mobilizer, CustomersOnly::Start { wall: false });
    play.does(mobilizer, reword(open, "We lose more than they know."));
    play.does(mobilizer, CustomersOnly::End);
    play.waits(PRIVATE_GRACE_SECONDS);
    play.does(mobilizer, Command::Ask);
    assert_eq!(asked(&play.seen_by(play.cast.hr)).len(), 2);
    assert!(asked(&play.seen_by(seller)).is_empty(), "not in words that nobody is asked");
    play.does(mobilizer, CustomersOnly::Release { item: Item::Statement(open) });
    let seen = play.seen_by(seller);
    assert_eq!(asked(&seen), ["We lose more than they know."]);
    assert!(prepared(&seen).is_empty());
}
