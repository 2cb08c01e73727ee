//! Give and get: what can be traded, who gives, and that only the author can say a concern is settled.

use domain::{
    Event, Rejection,
    id::CardId,
    samples::{Play, at_step, function, negotiable, reason, title, trade},
    tool::{agenda::Activity, negotiables::Command, resolution::Disposition},
};

fn put(number: u64, attribute: &str) -> Command {
    let (attribute, today) = (title(attribute), title("In September"));
    Command::Put { negotiable: negotiable(number), attribute, today }
}

fn protect(protected: bool) -> Command {
    Command::Protect { negotiable: negotiable(1), protected }
}

fn offer(concern: CardId) -> Command {
    let (answer, gives) = (title("Delivery in June"), title("Training moves to July"));
    Command::Offer { trade: trade(1), concern, negotiable: negotiable(1), answer, gives }
}

/// HR has a concern, and the seller has put the delivery date on the table.
fn table() -> (Play, CardId) {
    let mut play = at_step(1, Activity::Trade);
    let concern = play.writes(play.cast.hr, "It comes too late.");
    play.does(play.cast.seller, put(1, "Delivery"));
    (play, concern)
}

#[test]
fn only_the_author_settles_a_trade() {
    let (mut play, concern) = table();
    let (hr, clinical) = (play.cast.hr, play.cast.clinical);
    play.does(play.cast.seller, offer(concern));
    let settle = Command::Settle { trade: trade(1) };
    assert_eq!(play.refused(hr, settle.clone()), Rejection::NobodyGives);
    play.does(clinical, Command::Accept { trade: trade(1), accepted: true });
    for other in [clinical, play.cast.mobilizer] {
        assert!(matches!(play.refused(other, settle.clone()), Rejection::NotYours { .. }));
    }
    assert_eq!(play.refused(play.cast.seller, settle.clone()), Rejection::SellerDoesNotJudge);
    play.does(hr, settle);
    let became = &play.seen_by(play.cast.wall).resolution.dispositions[&concern];
    let (answer, gives) = (title("Delivery in June"), title("Training moves to July"));
    assert_eq!(*became, Disposition::Exchanged { answer, gives });
    let withdraw = Command::Withdraw { trade: trade(1) };
    assert_eq!(play.refused(play.cast.seller, withdraw), Rejection::Traded);
}

/// H4: what a trade exchanges was stored in an English sentence. Logs of older versions hold it, and it stays as it is.
#[test]
fn h4_a_stored_trade_is_read_as_it_was_written() {
    let (mut play, concern) = table();
    play.does(play.cast.seller, offer(concern));
    let old = serde_json::json!({ "negotiables": { "settled": {
        "trade": trade(1), "concern": concern, "text": "Delivery in June; given up for it: training"
    } } });
    let old: Event = serde_json::from_value(old).expect("it is read");
    play.workshop.evolve(&old);
    let text = reason("Delivery in June; given up for it: training");
    let became = &play.workshop.resolution.dispositions[&concern];
    assert_eq!(*became, Disposition::Traded { trade: text });
}

#[test]
fn what_the_supplier_protects_is_known_to_the_seller_only() {
    let (mut play, concern) = table();
    let (seller, mobilizer) = (play.cast.seller, play.cast.mobilizer);
    assert_eq!(play.refused(mobilizer, protect(true)), Rejection::SellerOnly);
    play.does(seller, protect(true));
    for seat in play.cast.everyone() {
        let count = play.seen_by(seat).negotiables.list.len();
        assert_eq!(count, usize::from(seat == seller), "{seat}");
    }
    assert_eq!(play.refused(seller, offer(concern)), Rejection::Protected);
    assert!(matches!(play.refused(mobilizer, offer(concern)), Rejection::NotFound { .. }));
    play.does(seller, protect(false));
    assert_eq!(play.seen_by(mobilizer).negotiables, play.workshop.negotiables);
    play.does(mobilizer, offer(concern));
    assert_eq!(play.refused(seller, protect(true)), Rejection::Traded);
}

#[test]
fn a_stakeholder_asks_and_the_facilitators_offer() {
    let (mut play, concern) = table();
    play.does(play.cast.hr, put(2, "A trial month"));
    let asked = &play.workshop.negotiables.list[1];
    assert_eq!(asked.asked_by, Some(function("HR")));
    assert_eq!(play.workshop.negotiables.list[0].asked_by, None);
    assert_eq!(play.refused(play.cast.hr, offer(concern)), Rejection::FacilitatorOnly);
    assert_eq!(play.refused(play.cast.observer, put(3, "x")), Rejection::ReadsAlong);
}

#[test]
fn a_trade_goes_with_its_concern() {
    let (mut play, concern) = table();
    play.does(play.cast.seller, offer(concern));
    play.does(play.cast.hr, domain::tool::cards::Command::Delete { card: concern });
    assert!(play.workshop.negotiables.trades.is_empty());
}
