//! Cards: one thought of one person each, sealed until the reveal if the step says so.

use domain::{
    EntityKind, Rejection,
    id::{CardId, StepId},
    limits::CARDS_MAX,
    samples::{Play, at_step, card, card_text, function, room},
    tool::{
        agenda::Activity,
        cards::{CardKind, Command, Event, Level},
    },
};

const SILENT: Activity = Activity::Write { sealed: true };

fn texts(play: &Play, seat: domain::id::SeatId) -> Vec<String> {
    play.seen_by(seat).cards.iter().map(|card| card.text.to_string()).collect()
}

fn write(id: CardId, text: &str, builds_on: Option<CardId>) -> Command {
    let (kind, level) = (CardKind::Goal, Level::Problem);
    Command::Write { card: id, kind, level, text: card_text(text), builds_on }
}

fn edit(id: CardId, text: &str) -> Command {
    let (kind, level) = (CardKind::Concern, Level::Problem);
    Command::Edit { card: id, kind, level, text: card_text(text) }
}

#[test]
fn a_sealed_card_is_known_to_its_author_only_until_the_reveal() {
    let mut play = at_step(1, SILENT);
    let (finance, hr, mobilizer) = (play.cast.finance, play.cast.hr, play.cast.mobilizer);
    let card = play.writes(finance, "It costs more than it saves.");

    assert_eq!(texts(&play, finance), ["It costs more than it saves."]);
    for other in [hr, mobilizer, play.cast.seller, play.cast.wall, play.cast.observer] {
        assert!(texts(&play, other).is_empty());
    }
    assert!(play.workshop.cards.any_sealed());
    assert!(play.seen_by(hr).cards.any_sealed(), "everyone knows that something waits");

    play.does(mobilizer, Command::Reveal);
    assert_eq!(texts(&play, hr), ["It costs more than it saves."]);
    let shown = &play.seen_by(hr).cards.by_id[&card];
    assert_eq!(shown.author, None);
    assert_eq!(shown.function, Some(function("Practice Finance")));
    assert_eq!(play.seen_by(finance).cards.by_id[&card].author, Some(finance));
    assert_eq!(play.refused(mobilizer, Command::Reveal), Rejection::NothingSealed);
}

#[test]
fn revealed_cards_lose_the_order_of_writing() {
    let mut play = at_step(1, SILENT);
    let (hr, nurse) = (play.cast.hr, play.cast.nurse);
    play.does(nurse, write(card(9), "Third by id, written first.", None));
    play.does(hr, write(card(3), "First by id.", None));
    play.does(nurse, write(card(5), "Second by id, written last.", None));
    play.does(play.cast.mobilizer, Command::Reveal);
    assert_eq!(play.seen_by(hr).cards.order.untracked(), &[card(3), card(5), card(9)]);
    assert_eq!(play.seen_by(nurse).cards.order.untracked(), &[card(3), card(5), card(9)]);
}

#[test]
fn a_card_written_after_the_reveal_is_open_at_once() {
    let mut play = at_step(1, SILENT);
    play.writes(play.cast.hr, "Sealed.");
    play = play.at(Activity::Organise);
    play.does(play.cast.mobilizer, Command::Reveal);
    play.writes(play.cast.nurse, "Open.");
    assert_eq!(texts(&play, play.cast.seller).len(), 2);
    assert!(!play.workshop.cards.any_sealed());
}

#[test]
fn each_voice_counts_once_per_step() {
    let mut play = at_step(1, SILENT);
    let (hr, step) = (play.cast.hr, StepId(3));
    let heard = |play: &Play| play.workshop.cards.writing[&step].voices.count;
    assert_eq!(play.does(hr, write(card(1), "One.", None)).len(), 2);
    assert_eq!(play.does(hr, write(card(2), "Two.", None)).len(), 1);
    assert_eq!(heard(&play), 1);
    assert_eq!(play.refused(hr, Command::NothingToAdd), Rejection::Unchanged);
    play.does(play.cast.nurse, Command::NothingToAdd);
    assert_eq!(heard(&play), 2);

    let for_the_chair = &play.seen_by(play.cast.mobilizer).cards.writing[&step].voices;
    assert_eq!(for_the_chair.functions.len(), 2);
    let for_others = &play.seen_by(play.cast.finance).cards.writing[&step].voices;
    assert_eq!((for_others.count, for_others.functions.len()), (2, 0));
    assert!(for_others.seats.is_empty());
}

#[test]
fn only_the_author_changes_a_card() {
    let mut play = at_step(1, SILENT);
    let (hr, nurse) = (play.cast.hr, play.cast.nurse);
    let id = play.writes(hr, "Who covers the shifts?");
    let not_there = Rejection::NotFound { kind: EntityKind::Card };
    assert_eq!(play.refused(nurse, edit(id, "Mine now.")), not_there, "sealed: not even there");
    play.does(hr, edit(id, "Who pays the shifts?"));
    assert!(play.sent_to(nurse).iter().all(|event| {
        !matches!(event, domain::Event::Cards(Event::Edited { .. } | Event::Written { .. }))
    }));

    play.does(play.cast.mobilizer, Command::Reveal);
    let not_yours = Rejection::NotYours { kind: EntityKind::Card };
    assert_eq!(play.refused(nurse, edit(id, "Mine now.")), not_yours);
    assert_eq!(play.refused(nurse, Command::Delete { card: id }), not_yours);
    assert_eq!(play.refused(hr, edit(id, "Who pays the shifts?")), Rejection::Unchanged);
    play.does(hr, edit(id, "Who does them?"));
    assert_eq!(texts(&play, nurse), ["Who does them?"]);
    assert_eq!(play.seen_by(hr).cards.by_id[&id].author, Some(hr), "still known as their own");
}

#[test]
fn a_deleted_card_is_gone_and_its_voice_remains() {
    let mut play = at_step(1, SILENT);
    let (hr, nurse) = (play.cast.hr, play.cast.nurse);
    let id = play.writes(hr, "Never mind.");
    play.does(hr, Command::Delete { card: id });
    let untold = play.sent_to(nurse);
    assert!(!untold.iter().any(|e| matches!(e, domain::Event::Cards(Event::Deleted { .. }))));
    assert!(texts(&play, hr).is_empty());
    assert_eq!(play.workshop.cards.writing[&StepId(3)].voices.count, 1);
    let gone = Rejection::NotFound { kind: EntityKind::Card };
    assert_eq!(play.refused(hr, Command::Delete { card: id }), gone);
}

#[test]
fn one_builds_on_what_everybody_sees() {
    let mut play = at_step(1, SILENT);
    let (hr, nurse) = (play.cast.hr, play.cast.nurse);
    let base = play.writes(hr, "Pain begins early.");
    let not_there = Rejection::NotFound { kind: EntityKind::Card };
    assert_eq!(play.refused(nurse, write(card(1), "Yes.", Some(base))), not_there);
    assert_eq!(play.refused(hr, write(card(1), "Yes.", Some(base))), not_there);
    play.does(play.cast.mobilizer, Command::Reveal);
    play.does(nurse, write(card(1), "In the second year.", Some(base)));
    assert_eq!(play.seen_by(hr).cards.by_id[&card(1)].builds_on, Some(base));
}

#[test]
fn a_card_is_hidden_and_shown_again_once_it_is_open() {
    let mut play = at_step(1, SILENT);
    let mobilizer = play.cast.mobilizer;
    let id = play.writes(play.cast.hr, "Unfair.");
    let hide = |hidden| Command::Hide { card: id, hidden };
    assert_eq!(play.refused(mobilizer, hide(true)), Rejection::NotFound { kind: EntityKind::Card });
    play.does(mobilizer, Command::Reveal);
    assert_eq!(play.refused(mobilizer, hide(false)), Rejection::Unchanged);
    play.does(mobilizer, hide(true));
    assert!(play.seen_by(play.cast.wall).cards.by_id[&id].hidden);
    play.does(mobilizer, hide(false));
    assert!(!play.workshop.cards.by_id[&id].hidden);
}

#[test]
fn only_the_author_and_the_mobilizer_read_a_hidden_card() {
    let mut play = at_step(1, SILENT);
    let (mobilizer, hr, nurse) = (play.cast.mobilizer, play.cast.hr, play.cast.nurse);
    let id = play.writes(hr, "Unfair.");
    play.does(mobilizer, Command::Reveal);
    let says = |play: &Play, seat| play.seen_by(seat).cards.by_id[&id].text.to_string();
    play.does(mobilizer, Command::Hide { card: id, hidden: true });
    let others = [nurse, play.cast.seller, play.cast.wall];
    for seat in others {
        assert_eq!(says(&play, seat), "…");
        assert!(!format!("{:?}", play.sent_to(seat).last()).contains("Unfair"));
    }
    for seat in [hr, mobilizer] {
        assert_eq!(says(&play, seat), "Unfair.");
    }
    // What the author changes meanwhile is private too.
    play.does(hr, edit(id, "It is not fair."));
    assert_eq!(says(&play, nurse), "…");
    play.does(mobilizer, Command::Hide { card: id, hidden: false });
    for seat in others.into_iter().chain([hr, mobilizer]) {
        assert_eq!(says(&play, seat), "It is not fair.");
    }
    let author = play.seen_by(nurse).cards.by_id[&id].author;
    assert_eq!(author, None, "hiding tells nobody whose it is");
}

#[test]
fn the_same_id_is_taken_once() {
    let mut play = at_step(1, SILENT);
    play.does(play.cast.hr, write(card(1), "One.", None));
    let again = play.refused(play.cast.hr, write(card(1), "One.", None));
    assert_eq!(again, Rejection::Exists { kind: EntityKind::Card });
}

#[test]
fn cards_are_bounded() {
    let mut play = at_step(1, Activity::Organise);
    let id = play.writes(play.cast.hr, "The first of many.");
    let first = play.workshop.cards.by_id[&id].clone();
    for number in 2..CARDS_MAX {
        let id = CardId(play.ids.uuid());
        play.workshop.cards.by_id.insert(id, domain::tool::cards::Card { id, ..first.clone() });
        assert!(number < CARDS_MAX);
    }
    assert_eq!(play.workshop.cards.by_id.len(), CARDS_MAX - 1);
    play.does(play.cast.hr, write(card(1), "The last one.", None));
    let max = u32::try_from(CARDS_MAX).expect("it fits");
    let full = Rejection::Full { kind: EntityKind::Card, max };
    assert_eq!(play.refused(play.cast.hr, write(card(2), "One too many.", None)), full);
    play.does(play.cast.hr, Command::Delete { card: id });
    play.does(play.cast.hr, write(card(2), "Now there is room.", None));
}

#[test]
fn an_invited_person_joins_before_writing() {
    let mut play = Play::opened(1);
    play.next();
    let early = play.refused(play.cast.mobilizer, write(card(1), "Too soon.", None));
    assert_eq!(early, Rejection::NoFunction);
}

#[test]
fn going_back_to_a_sealed_step_after_its_reveal_seals_nothing() {
    let mut play = at_step(1, SILENT);
    play.writes(play.cast.hr, "Sealed.");
    play.does(play.cast.mobilizer, Command::Reveal);
    play.writes(play.cast.nurse, "Said aloud by now.");
    assert_eq!(texts(&play, play.cast.wall).len(), 2);
    assert!(room(1).workshop.cards.iter().next().is_none());
}
