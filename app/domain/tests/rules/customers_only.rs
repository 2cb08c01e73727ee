//! Customers only: what is said while the seller is out of the room stays private.

use domain::{
    Event, Rejection, Role, Viewer, disclose_event,
    id::{CardId, SeatId},
    limits::PRIVATE_GRACE_SECONDS,
    samples::{Play, at_step, card_text, points, room, section_text},
    tool::{
        agenda::{self, Activity, Round},
        cards::{self, CardKind, Level},
        customers_only::{Command as C, Event as E, Item},
        disconnects::{self, DisconnectKind},
        resolution::{self, Section},
        seats, statements, votes,
    },
};
use serde_json::Value;

use crate::{
    laws::viewers,
    support::{
        always,
        history::{History, choices},
        json, name,
    },
};

const SECRET: &str = "We would pay twice what they ask.";

/// A board everybody writes on, with the seller out of the room.
fn seller_out() -> Play {
    let mut play = at_step(1, Activity::Organise);
    play.does(play.cast.mobilizer, C::Start { wall: false });
    play
}

#[track_caller]
fn check_is_sent_nothing(play: &Play, seat: SeatId, secret: &str) {
    for event in play.sent_to(seat) {
        assert!(!json(&event).contains(secret), "{event:?}");
    }
    assert!(!json(&play.seen_by(seat)).contains(secret));
}

#[test]
fn what_is_said_in_private_never_reaches_the_seller() {
    let mut play = seller_out();
    let (seller, wall, observer) = (play.cast.seller, play.cast.wall, play.cast.observer);
    let before = play.sent_to(seller).len();
    let card = play.writes(play.cast.hr, SECRET);
    assert_eq!(play.sent_to(seller).len(), before, "not even that something was said");
    play.does(play.cast.mobilizer, C::End);
    play.waits(PRIVATE_GRACE_SECONDS);
    let text = card_text("We would pay twice what they ask. Or three times.");
    let (kind, level) = (CardKind::Concern, Level::Supplier);
    play.does(play.cast.hr, cards::Command::Edit { card, kind, level, text });
    for outsider in [seller, wall] {
        check_is_sent_nothing(&play, outsider, SECRET);
    }
    assert!(json(&play.seen_by(observer)).contains(SECRET), "an observer is a customer");
}

#[test]
fn what_was_typed_in_private_stays_private_however_late_it_arrives() {
    let mut play = seller_out();
    let (hr, seller) = (play.cast.hr, play.cast.seller);
    play.does(play.cast.mobilizer, C::End);
    play.waits(10 * PRIVATE_GRACE_SECONDS);
    let (card, kind, level) = (CardId(play.ids.uuid()), CardKind::Concern, Level::Supplier);
    let write = |card, text| {
        let (text, builds_on) = (card_text(text), None);
        cards::Command::Write { card, kind, level, text, builds_on }
    };
    play.does_in_private(hr, write(card, SECRET));
    check_is_sent_nothing(&play, seller, SECRET);
    assert!(json(&play.seen_by(play.cast.nurse)).contains(SECRET), "the group has it");
    // It can be released like everything said in private, and what is typed now is public.
    play.does(play.cast.mobilizer, C::Release { item: Item::Card(card) });
    assert!(json(&play.seen_by(seller)).contains(SECRET));
    let card = CardId(play.ids.uuid());
    play.does(hr, write(card, "This is for everybody."));
    assert!(json(&play.seen_by(seller)).contains("This is for everybody."));
}

#[test]
fn nothing_is_withheld_from_a_seller_who_never_left() {
    let mut play = at_step(1, Activity::Organise);
    let (card, kind, level) = (CardId(play.ids.uuid()), CardKind::Concern, Level::Supplier);
    let (text, builds_on) = (card_text("Not a word to them."), None);
    play.does_in_private(
        play.cast.hr,
        cards::Command::Write { card, kind, level, text, builds_on },
    );
    assert!(json(&play.seen_by(play.cast.seller)).contains("Not a word to them."));
}

#[test]
fn the_seller_can_do_nothing_meanwhile_and_is_told_why() {
    let mut play = seller_out();
    let seller = play.cast.seller;
    for command in domain::samples::commands() {
        assert_eq!(play.refused(seller, command), Rejection::CustomersOnly);
    }
    play.does(play.cast.mobilizer, C::End);
    play.waits(PRIVATE_GRACE_SECONDS);
    play.asks("We should wait a year.");
}

#[test]
fn the_chair_comes_back_to_the_mobilizer_and_stays_with_the_customers() {
    let mut play = at_step(1, Activity::Organise);
    let (mobilizer, seller) = (play.cast.mobilizer, play.cast.seller);
    play.does(mobilizer, seats::Command::PassChair { to: seller });
    play.does(mobilizer, C::Start { wall: true });
    assert_eq!(play.chair(), mobilizer);
    let pass = seats::Command::PassChair { to: seller };
    assert_eq!(play.refused(mobilizer, pass.clone()), Rejection::CustomersOnly);
    play.does(mobilizer, C::End);
    play.waits(PRIVATE_GRACE_SECONDS);
    play.does(mobilizer, pass);
}

#[test]
fn only_the_mobilizer_asks_the_seller_out() {
    let play = at_step(1, Activity::Organise);
    for seat in [play.cast.hr, play.cast.seller] {
        assert_eq!(play.refused(seat, C::Start { wall: false }), Rejection::MobilizerOnly);
    }
    let observer = play.cast.observer;
    assert_eq!(play.refused(observer, C::Start { wall: false }), Rejection::ReadsAlong);
    assert_eq!(play.refused(play.cast.mobilizer, C::End), Rejection::Unchanged);
}

#[test]
fn the_returning_seller_is_at_the_step_of_the_group() {
    let mut play = at_step(1, Activity::Draft);
    let (mobilizer, seller) = (play.cast.mobilizer, play.cast.seller);
    play.does(mobilizer, C::Start { wall: false });
    let before = play.seen_by(seller).agenda.position;
    play.next();
    assert_eq!(play.seen_by(seller).agenda.position, before);
    play.does(mobilizer, C::End);
    play.waits(PRIVATE_GRACE_SECONDS);
    let (theirs, ours) = (play.seen_by(seller).agenda, &play.workshop.agenda);
    assert_eq!(theirs.position, ours.position);
    assert!(ours.overrides.len() > theirs.overrides.len(), "why they went on is theirs alone");
}

#[test]
fn releasing_an_item_shows_its_current_state_and_nothing_else() {
    let mut play = seller_out();
    let (mobilizer, seller) = (play.cast.mobilizer, play.cast.seller);
    let card = play.writes(play.cast.hr, "They may read this.");
    play.writes(play.cast.finance, SECRET);
    play.does(mobilizer, C::End);
    play.waits(PRIVATE_GRACE_SECONDS);
    play.does(mobilizer, C::Release { item: Item::Card(card) });
    let seen = play.seen_by(seller);
    let known = seen.cards.open(card).expect("it was released");
    assert_eq!((known.text.as_str(), known.author), ("They may read this.", None));
    check_is_sent_nothing(&play, seller, SECRET);
    let again = play.refused(mobilizer, C::Release { item: Item::Card(card) });
    assert!(matches!(again, Rejection::NotFound { .. }), "{again:?}");
}

#[test]
fn a_released_item_can_be_changed_for_both_sides() {
    let mut play = seller_out();
    let (mobilizer, hr) = (play.cast.mobilizer, play.cast.hr);
    let card = play.writes(hr, "They may read this.");
    play.does(mobilizer, C::End);
    play.waits(PRIVATE_GRACE_SECONDS);
    play.does(mobilizer, C::Release { item: Item::Card(card) });
    let (kind, level, text) = (CardKind::Goal, Level::Problem, card_text("And this too."));
    play.does(hr, cards::Command::Edit { card, kind, level, text });
    let seen = play.seen_by(play.cast.seller);
    assert_eq!(seen.cards.open(card).expect("it is known").text.as_str(), "And this too.");
}

#[test]
fn a_resolution_drafted_in_private_is_withheld_until_it_is_released() {
    let mut play = at_step(1, Activity::Draft);
    let (mobilizer, seller) = (play.cast.mobilizer, play.cast.seller);
    play.does(mobilizer, C::Start { wall: true });
    let (section, text) = (Section::Objective, Some(section_text(SECRET)));
    play.does(mobilizer, resolution::Command::Section { section, text });
    play.does(mobilizer, C::End);
    play.waits(PRIVATE_GRACE_SECONDS);
    play.drafts();
    let play = &mut play.at(Activity::Consent);
    let hash = play.proposes();
    check_is_sent_nothing(play, seller, SECRET);
    assert!(play.seen_by(seller).resolution.versions.is_empty());
    play.does(mobilizer, C::Release { item: Item::Resolution });
    assert_eq!(play.seen_by(seller).resolution.standing().map(|v| &v.hash), Some(&hash));
    assert!(play.workshop.customers_only.withheld.is_empty());
}

/// Regression: continuing although a withheld disconnect was open withheld the complete resolution, and the seller
/// never saw a word of what was drafted afterwards.
#[test]
fn continuing_past_a_withheld_disconnect_withholds_nothing_else() {
    let mut play = at_step(1, Activity::Disconnects);
    let (mobilizer, seller) = (play.cast.mobilizer, play.cast.seller);
    play.does(mobilizer, C::Start { wall: true });
    let disconnect = domain::samples::disconnect(1);
    let (title, level) = (domain::samples::title(SECRET), Level::Problem);
    let ends = ["HR", "Procurement"].map(domain::samples::function);
    let [one, two] = ends;
    let open = disconnects::Command::Open { disconnect, title, statement: None, level, one, two };
    play.does(play.cast.hr, open);
    play.does(mobilizer, C::End);
    play.waits(PRIVATE_GRACE_SECONDS);
    let withheld = play.workshop.customers_only.withheld.clone();
    assert!(withheld.contains(&Item::Disconnect(disconnect)), "{withheld:?}");
    let mut play = play.at(Activity::Draft);
    assert_eq!(
        play.workshop.customers_only.withheld, withheld,
        "nobody said anything else in private"
    );
    let (section, text) = (Section::Objective, Some(section_text("We try it for a year.")));
    play.does(mobilizer, resolution::Command::Section { section, text });
    assert!(json(&play.seen_by(seller)).contains("We try it for a year."));
    check_is_sent_nothing(&play, seller, SECRET);
}

#[test]
fn a_text_begun_in_private_stays_withheld_when_continued() {
    let mut play = at_step(1, Activity::Draft);
    let (mobilizer, seller) = (play.cast.mobilizer, play.cast.seller);
    let write = |text: &str| {
        let (section, text) = (Section::Objective, Some(section_text(text)));
        resolution::Command::Section { section, text }
    };
    play.does(mobilizer, C::Start { wall: true });
    play.does(mobilizer, write(SECRET));
    play.does(mobilizer, C::End);
    play.waits(PRIVATE_GRACE_SECONDS);
    play.does(mobilizer, write(&format!("{SECRET} At most.")));
    check_is_sent_nothing(&play, seller, SECRET);
}

#[test]
fn what_was_in_flight_when_the_seller_returned_is_withheld_too() {
    let mut play = seller_out();
    let (mobilizer, seller) = (play.cast.mobilizer, play.cast.seller);
    play.does(mobilizer, C::End);
    play.writes(play.cast.hr, SECRET);
    check_is_sent_nothing(&play, seller, SECRET);
    play.waits(PRIVATE_GRACE_SECONDS);
    let open = play.writes(play.cast.hr, "This is for everybody.");
    assert!(play.seen_by(seller).cards.open(open).is_some());
}

#[test]
fn a_rejection_tells_the_seller_nothing_of_what_is_withheld() {
    let mut play = seller_out();
    let (mobilizer, seller) = (play.cast.mobilizer, play.cast.seller);
    let put = |number| domain::tool::glossary::Command::Put {
        term: domain::samples::term(number),
        word: domain::samples::title("Competitor X"),
    };
    play.does(mobilizer, put(1));
    play.does(mobilizer, C::End);
    play.waits(PRIVATE_GRACE_SECONDS);
    play.does(mobilizer, seats::Command::PassChair { to: seller });
    play.does(seller, put(2));
    assert_eq!(play.seen_by(seller).glossary.list.len(), 1);
    assert_eq!(play.workshop.glossary.list.len(), 1, "the group has its own");
}

#[test]
fn the_seller_sees_their_own_edit_of_a_withheld_item() {
    let mut play = at_step(1, Activity::Disconnects);
    let (mobilizer, seller) = (play.cast.mobilizer, play.cast.seller);
    let disconnect = domain::samples::disconnect(1);
    let sort = |kind| disconnects::Command::Sort { disconnect, kind };
    play.does(
        mobilizer,
        disconnects::Command::Open {
            disconnect,
            title: domain::samples::title("When do we start?"),
            statement: None,
            level: Level::Solution,
            one: domain::samples::function("HR"),
            two: domain::samples::function("Procurement"),
        },
    );
    play.does(mobilizer, C::Start { wall: false });
    play.does(mobilizer, sort(DisconnectKind::Fact));
    play.does(mobilizer, C::End);
    play.waits(PRIVATE_GRACE_SECONDS);
    play.does(mobilizer, seats::Command::PassChair { to: seller });
    play.does(seller, sort(DisconnectKind::Interest));
    let known = play.seen_by(seller).disconnects.get(disconnect).cloned();
    assert_eq!(known.expect("it is known").kind, Some(DisconnectKind::Interest));
}

#[test]
fn a_voice_counted_in_private_is_known_to_the_seller() {
    let mut play = at_step(1, Activity::Write { sealed: true });
    let (mobilizer, seller) = (play.cast.mobilizer, play.cast.seller);
    play.does(mobilizer, C::Start { wall: false });
    for seat in play.cast.members() {
        play.writes(seat, SECRET);
    }
    play.does(mobilizer, cards::Command::Reveal);
    play.does(mobilizer, C::End);
    play.waits(PRIVATE_GRACE_SECONDS);
    check_is_sent_nothing(&play, seller, SECRET);
    let seen = play.seen_by(seller);
    assert!(!seen.cards.any_sealed());
    let voices: u16 = seen.cards.writing.values().map(|writing| writing.voices.count).sum();
    assert_eq!(voices, 6);
}

#[test]
fn observers_admitted_by_the_seller_are_outsiders_too() {
    let mut play = at_step(1, Activity::Organise);
    let (mobilizer, seller) = (play.cast.mobilizer, play.cast.seller);
    let eyes = domain::samples::seat(900);
    let admit = |role| seats::Command::Admit { seat: eyes, role, function: None, veto: false };
    play.does(seller, admit(Role::Observer));
    play.does(mobilizer, C::Start { wall: true });
    play.writes(play.cast.hr, SECRET);
    check_is_sent_nothing(&play, eyes, SECRET);
}

#[test]
fn half_an_outcome_is_never_shown_outside() {
    let mut play = at_step(1, Activity::Rate { round: Round::First });
    let (mobilizer, seller) = (play.cast.mobilizer, play.cast.seller);
    let (one, two) = (play.asks("We should wait a year."), play.asks("We know what it costs."));
    for seat in play.cast.members() {
        play.rates(seat, two, points(8), 2);
    }
    for seat in [play.cast.hr, play.cast.finance, play.cast.clinical] {
        play.rates(seat, one, points(9), 2);
    }
    play.does(mobilizer, C::Start { wall: false });
    play.rates(mobilizer, one, points(1), 2);
    play.does(mobilizer, C::End);
    play.waits(PRIVATE_GRACE_SECONDS);
    play.does(mobilizer, statements::Command::Reveal { round: Round::First });
    let shown = |play: &Play, id| {
        play.seen_by(seller).statements.get(id).and_then(|s| s.first.outcome.clone())
    };
    assert_eq!(shown(&play, one), None, "three of four ratings would tell another story");
    assert_eq!(shown(&play, two).expect("all rated in the open").marks.len(), 6);
    play.does(mobilizer, C::Release { item: Item::Statement(one) });
    assert_eq!(shown(&play, one).expect("it was released").marks.len(), 4);
}

#[test]
fn a_card_changed_in_private_is_not_revealed_in_its_old_form() {
    let mut play = at_step(1, Activity::Write { sealed: true });
    let (mobilizer, seller, hr) = (play.cast.mobilizer, play.cast.seller, play.cast.hr);
    let (changed, deleted) = (play.writes(hr, SECRET), play.writes(hr, SECRET));
    play.writes(play.cast.finance, "This may be read.");
    play.does(mobilizer, C::Start { wall: false });
    let (kind, level, text) = (CardKind::Concern, Level::Problem, card_text("Said with care."));
    play.does(hr, cards::Command::Edit { card: changed, kind, level, text });
    play.does(hr, cards::Command::Delete { card: deleted });
    play.does(mobilizer, C::End);
    play.waits(PRIVATE_GRACE_SECONDS);
    play.does(mobilizer, cards::Command::Reveal);
    check_is_sent_nothing(&play, seller, SECRET);
    let seen = play.seen_by(seller);
    let texts: Vec<_> = seen.cards.iter().map(|card| card.text.as_str()).collect();
    assert_eq!(texts, ["This may be read."]);
}

#[test]
fn closing_lets_the_seller_in_again() {
    let mut play = seller_out();
    play.does(play.cast.mobilizer, agenda::Command::Close);
    let seen = play.seen_by(play.cast.seller);
    assert_eq!((seen.customers_only.on, seen.agenda.closed), (None, true));
}

#[test]
fn a_wall_that_stays_sees_private_content_only_during_the_session() {
    let mut play = at_step(1, Activity::Organise);
    let (mobilizer, wall) = (play.cast.mobilizer, play.cast.wall);
    play.does(mobilizer, C::Start { wall: true });
    play.writes(play.cast.hr, SECRET);
    assert!(json(&play.seen_by(wall)).contains(SECRET));
    play.does(mobilizer, C::End);
    play.waits(PRIVATE_GRACE_SECONDS);
    assert!(!json(&play.seen_by(wall)).contains(SECRET));
}

#[test]
fn before_the_first_private_session_both_sides_are_equal() {
    let play = room(1);
    assert_eq!(play.sides.outsiders(), play.sides.insiders());
    assert!(!play.sides.is_private());
}

/// Every randomly generated text in an event: they appear nowhere else.
fn secrets(event: &Event) -> Vec<String> {
    fn texts(value: &Value, found: &mut Vec<String>) {
        match value {
            Value::String(text) if text.starts_with('<') => found.push(text.clone()),
            Value::Array(items) => items.iter().for_each(|item| texts(item, found)),
            Value::Object(fields) => fields.values().for_each(|field| texts(field, found)),
            _ => {}
        }
    }
    let mut found = Vec::new();
    texts(&serde_json::to_value(event).expect("events are data"), &mut found);
    found
}

#[test]
fn no_history_discloses_private_content_to_outsiders() {
    always(24, choices(200), |choices| {
        let history = History::play(&choices);
        let outsiders: Vec<Viewer> = viewers(&history.play.workshop)
            .into_iter()
            .filter(|viewer| !viewer.is_insider)
            .collect();
        assert!(outsiders.iter().any(|viewer| viewer.role == Role::Seller));
        let (mut withheld, mut is_private) = (Vec::<String>::new(), false);
        for event in history.log() {
            match event {
                Event::CustomersOnly(E::Started(_)) => is_private = true,
                Event::CustomersOnly(E::Ended { .. }) => is_private = false,
                Event::CustomersOnly(E::Withheld { event, .. }) if is_private => {
                    withheld.extend(secrets(event));
                }
                // Released as it is.
                Event::CustomersOnly(E::Substitute { event })
                    if name(event) == "customers_only.shown" =>
                {
                    let shown = json(event);
                    withheld.retain(|secret| !shown.contains(secret.as_str()));
                }
                _ => {
                    assert!(!is_private || name(event).starts_with("customers_only."), "{event:?}");
                }
            }
            for heard in outsiders.iter().filter_map(|viewer| disclose_event(event, viewer)) {
                let heard = json(&heard);
                for secret in &withheld {
                    assert!(!heard.contains(secret.as_str()), "{secret} in {heard}");
                }
            }
        }
    });
}

#[test]
fn the_seller_is_sent_the_same_whatever_was_said_in_private() {
    let sent = |text: &str, value: u8| {
        let mut play = seller_out();
        let statement = play.asks(text);
        let options = ["Buy", "Wait"].map(domain::samples::title).to_vec();
        let vote = domain::samples::vote(value.into());
        let (question, rule) = (domain::samples::title(text), votes::Rule::Approval);
        play.does(play.cast.mobilizer, votes::Command::Open { vote, question, rule, options });
        let text = domain::samples::statement_text("Said better.");
        play.does(play.cast.hr, statements::Command::Reword { statement, text });
        play.does(play.cast.mobilizer, C::End);
        play.waits(PRIVATE_GRACE_SECONDS);
        let seller = play.cast.seller;
        (json(&play.sent_to(seller)), json(&play.seen_by(seller)))
    };
    assert_eq!(sent("We would pay twice.", 1), sent("We would pay nothing.", 2));
}
