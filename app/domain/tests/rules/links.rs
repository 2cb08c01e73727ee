//! Links: what depends on what, most telling across functions.

use domain::{
    EntityKind, Part, Rejection,
    id::{CardId, LinkId},
    limits::LINKS_MAX,
    samples::{Play, at_step, card, function, link, reason},
    tool::{
        agenda::Activity,
        cards,
        links::{Command, Link, Links},
    },
};

/// A room in the linking step, with a card of HR and two of the Clinical Lead.
fn board() -> (Play, [CardId; 3]) {
    let mut play = at_step(1, Activity::Links);
    let cast = play.cast.clone();
    let cards = [
        play.writes(cast.hr, "Shifts."),
        play.writes(cast.clinical, "Instruments."),
        play.writes(cast.nurse, "Breaks."),
    ];
    (play, cards)
}

fn join(id: LinkId, from: CardId, to: CardId) -> Command {
    Command::Link { link: id, from, to, note: Some(reason("First one, then the other.")) }
}

#[test]
fn a_link_stores_its_functions_and_hides_its_author() {
    let (mut play, [shifts, instruments, breaks]) = board();
    let hr = play.cast.hr;
    play.does(hr, join(link(1), instruments, breaks));
    assert!(!play.workshop.links.crosses_functions(), "one function alone");
    play.does(hr, join(link(2), shifts, instruments));
    assert!(play.workshop.links.crosses_functions());
    let seen = play.seen_by(play.cast.finance).links.list.clone();
    assert!(seen.iter().all(|link| link.author.is_none()));
    assert_eq!(seen[1].functions, ["HR", "Clinical Lead"].map(|name| Some(function(name))));
    assert_eq!(play.seen_by(hr).links.list[0].author, Some(hr));
}

#[test]
fn two_cards_are_linked_once_in_whichever_direction() {
    let (mut play, [shifts, instruments, _]) = board();
    let hr = play.cast.hr;
    play.does(hr, join(link(1), shifts, instruments));
    let exists = Rejection::Exists { kind: EntityKind::Link };
    assert_eq!(play.refused(hr, join(link(2), shifts, instruments)), exists);
    assert_eq!(play.refused(hr, join(link(2), instruments, shifts)), exists);
    assert_eq!(play.refused(hr, join(link(2), shifts, shifts)), Rejection::Unchanged);
    let not_there = Rejection::NotFound { kind: EntityKind::Card };
    assert_eq!(play.refused(hr, join(link(2), shifts, card(9))), not_there);
}

#[test]
fn only_its_author_removes_a_link() {
    let (mut play, [shifts, instruments, _]) = board();
    play.does(play.cast.hr, join(link(1), shifts, instruments));
    let unlink = Command::Unlink { link: link(1) };
    let not_yours = Rejection::NotYours { kind: EntityKind::Link };
    assert_eq!(play.refused(play.cast.nurse, unlink.clone()), not_yours);
    play.does(play.cast.hr, unlink.clone());
    assert_eq!(play.refused(play.cast.hr, unlink), Rejection::NotFound { kind: EntityKind::Link });
}

#[test]
fn a_deleted_card_takes_its_links_with_it() {
    let (mut play, [shifts, instruments, breaks]) = board();
    play.does(play.cast.hr, join(link(1), shifts, instruments));
    play.does(play.cast.hr, join(link(2), instruments, breaks));
    play.does(play.cast.hr, cards::Command::Delete { card: shifts });
    let left: Vec<_> = play.seen_by(play.cast.wall).links.list.iter().map(|l| l.id).collect();
    assert_eq!(left, [link(2)]);
}

/// As a private session of an older version released them.
#[test]
fn links_without_any_set_aside_can_be_read() {
    let links: Part = serde_json::from_str(r#"{"links":{"list":[]}}"#).expect("it was stored");
    assert_eq!(links, Part::Links(Links::default()));
}

#[test]
fn links_are_bounded() {
    let (mut play, [shifts, instruments, breaks]) = board();
    play.does(play.cast.hr, join(link(1), shifts, instruments));
    let first = play.workshop.links.list[0].clone();
    for number in 2..LINKS_MAX as u64 {
        let (id, from) = (link(number), card(1_000 + number));
        play.workshop.links.list.push(Link { id, from, ..first.clone() });
    }
    play.does(play.cast.hr, join(link(9_001), instruments, breaks));
    let max = u32::try_from(LINKS_MAX).expect("it fits");
    let full = Rejection::Full { kind: EntityKind::Link, max };
    assert_eq!(play.refused(play.cast.hr, join(link(9_002), shifts, breaks)), full);
}
