//! Themes: cards that mean the same, moved by naming neighbours.

use domain::{
    EntityKind, Rejection,
    id::{CardId, ThemeId},
    limits::THEMES_MAX,
    samples::{Play, at_step, card, theme, title},
    tool::{
        agenda::Activity,
        cards,
        themes::{Command, Theme},
    },
};

/// A room in the organising step with this number of open cards.
fn board(cards: usize) -> (Play, Vec<CardId>) {
    let mut play = at_step(1, Activity::Organise);
    let seats = play.cast.members();
    let ids = (0..cards).map(|n| play.writes(seats[n % seats.len()], &format!("Thought {n}.")));
    let ids = ids.collect();
    (play, ids)
}

fn gather(id: ThemeId, name: &str, cards: &[CardId]) -> Command {
    Command::Gather { theme: id, title: title(name), cards: cards.to_vec() }
}

#[track_caller]
fn check(play: &Play, expected: &[(&str, &[CardId])]) {
    let themes = play.seen_by(play.cast.wall).themes.list.clone();
    let now: Vec<_> = themes.iter().map(|t| (t.title.as_str(), t.cards.as_slice())).collect();
    assert_eq!(now, expected);
}

#[test]
fn gathered_cards_leave_their_old_themes() {
    let (mut play, c) = board(3);
    let (hr, nurse) = (play.cast.hr, play.cast.nurse);
    play.does(hr, gather(theme(1), "Pain", &c));
    check(&play, &[("Pain", &c)]);
    play.does(nurse, gather(theme(2), "Cost", &[c[1], c[1]]));
    check(&play, &[("Pain", &[c[0], c[2]]), ("Cost", &[c[1]])]);
    assert_eq!(play.workshop.themes.of(c[1]).map(|t| t.id), Some(theme(2)));
}

#[test]
fn a_card_goes_where_its_neighbour_is() {
    let (mut play, c) = board(4);
    let hr = play.cast.hr;
    let put = |card, theme, after| Command::Put { card, theme, after };
    play.does(hr, gather(theme(1), "Pain", &c[..3]));
    play.does(hr, put(c[3], Some(theme(1)), Some(c[0])));
    check(&play, &[("Pain", &[c[0], c[3], c[1], c[2]])]);
    play.does(hr, put(c[2], Some(theme(1)), None));
    check(&play, &[("Pain", &[c[2], c[0], c[3], c[1]])]);
    play.does(hr, put(c[0], None, None));
    check(&play, &[("Pain", &[c[2], c[3], c[1]])]);
    assert_eq!(play.refused(hr, put(c[0], None, None)), Rejection::Unchanged);
    assert_eq!(play.refused(hr, put(c[2], Some(theme(1)), Some(c[2]))), Rejection::Unchanged);
    // The neighbour left meanwhile: the card goes last and is not lost.
    play.does(hr, put(c[2], Some(theme(1)), Some(c[0])));
    check(&play, &[("Pain", &[c[3], c[1], c[2]])]);
}

#[test]
fn two_themes_become_one_and_one_becomes_two() {
    let (mut play, c) = board(4);
    let hr = play.cast.hr;
    play.does(hr, gather(theme(1), "Pain", &c[..2]));
    play.does(hr, gather(theme(2), "Absence", &c[2..]));
    play.does(hr, Command::Merge { from: theme(1), into: theme(2) });
    check(&play, &[("Absence", &[c[2], c[3], c[0], c[1]])]);
    play.does(hr, gather(theme(3), "Pain", &[c[0], c[1]]));
    check(&play, &[("Absence", &[c[2], c[3]]), ("Pain", &[c[0], c[1]])]);
    let itself = Command::Merge { from: theme(3), into: theme(3) };
    assert_eq!(play.refused(hr, itself), Rejection::Unchanged);
}

#[test]
fn themes_are_renamed_moved_and_dissolved() {
    let (mut play, c) = board(2);
    let hr = play.cast.hr;
    for (n, name) in [(1, "Pain"), (2, "Absence"), (3, "Cost")] {
        play.does(hr, gather(theme(n), name, &[]));
    }
    play.does(hr, Command::Place { theme: theme(3), after: Some(theme(1)) });
    check(&play, &[("Pain", &[]), ("Cost", &[]), ("Absence", &[])]);
    play.does(hr, Command::Place { theme: theme(2), after: None });
    check(&play, &[("Absence", &[]), ("Pain", &[]), ("Cost", &[])]);
    let rename = |name| Command::Rename { theme: theme(1), title: title(name) };
    play.does(hr, rename("Chronic pain"));
    assert_eq!(play.refused(hr, rename("Chronic pain")), Rejection::Unchanged);
    play.does(hr, Command::Put { card: c[0], theme: Some(theme(1)), after: None });
    play.does(hr, Command::Dissolve { theme: theme(1) });
    check(&play, &[("Absence", &[]), ("Cost", &[])]);
    assert!(play.workshop.themes.of(c[0]).is_none(), "back to: not in a theme yet");
    let behind_itself = Command::Place { theme: theme(2), after: Some(theme(2)) };
    assert_eq!(play.refused(hr, behind_itself), Rejection::Unchanged);
}

#[test]
fn an_unknown_theme_is_rejected() {
    let (mut play, c) = board(1);
    let hr = play.cast.hr;
    play.does(hr, gather(theme(1), "Pain", &c));
    let again = play.refused(hr, gather(theme(1), "Pain", &c));
    assert_eq!(again, Rejection::Exists { kind: EntityKind::Theme });
    let gone = Rejection::NotFound { kind: EntityKind::Theme };
    for command in [
        Command::Put { card: c[0], theme: Some(theme(9)), after: None },
        Command::Merge { from: theme(9), into: theme(1) },
        Command::Merge { from: theme(1), into: theme(9) },
        Command::Rename { theme: theme(9), title: title("Pain") },
        Command::Place { theme: theme(9), after: None },
        Command::Dissolve { theme: theme(9) },
    ] {
        assert_eq!(play.refused(hr, command), gone);
    }
}

#[test]
fn sealed_cards_are_in_no_theme() {
    let mut play = at_step(1, Activity::Write { sealed: true });
    let sealed = play.writes(play.cast.hr, "Sealed.");
    play = play.at(Activity::Organise);
    let not_there = Rejection::NotFound { kind: EntityKind::Card };
    for cards in [vec![sealed], vec![card(1)]] {
        assert_eq!(play.refused(play.cast.hr, gather(theme(1), "Pain", &cards)), not_there);
    }
    play.does(play.cast.mobilizer, cards::Command::Reveal);
    play.does(play.cast.hr, gather(theme(1), "Pain", &[sealed]));
}

#[test]
fn a_deleted_card_leaves_its_theme() {
    let (mut play, c) = board(2);
    play.does(play.cast.hr, gather(theme(1), "Pain", &c));
    let author = play.workshop.cards.by_id[&c[0]].author.expect("the server knows");
    play.does(author, cards::Command::Delete { card: c[0] });
    check(&play, &[("Pain", &[c[1]])]);
}

#[test]
fn themes_are_bounded() {
    let (mut play, _) = board(0);
    for number in 1..THEMES_MAX as u64 {
        let theme = Theme { id: theme(number), title: title("Pain"), cards: Vec::new() };
        play.workshop.themes.list.push(theme);
    }
    play.does(play.cast.hr, gather(theme(9_001), "The last", &[]));
    let max = u32::try_from(THEMES_MAX).expect("it fits");
    let full = Rejection::Full { kind: EntityKind::Theme, max };
    assert_eq!(play.refused(play.cast.hr, gather(theme(9_002), "One more", &[])), full);
}

#[test]
fn a_position_behind_a_sealed_card_does_not_reveal_it() {
    let mut play = at_step(1, Activity::Write { sealed: true });
    let hr = play.cast.hr;
    let open = play.writes(hr, "Hands hurt.");
    play.does(play.cast.mobilizer, domain::tool::cards::Command::Reveal);
    let mut play = play.at(Activity::Organise);
    let mobilizer = play.cast.mobilizer;
    let anonymous = domain::tool::charter::Command::SetVisibility {
        phase: domain::tool::agenda::Phase::Explore,
        visibility: domain::tool::charter::Visibility::Anonymous,
    };
    play.does(mobilizer, anonymous);
    let sealed = play.writes(hr, "Nobody is to see this yet.");
    let (id, cards) = (theme(9), vec![open]);
    play.does(hr, Command::Gather { theme: id, title: title("Pain"), cards });
    let put = Command::Put { card: open, theme: Some(id), after: Some(sealed) };
    let events = format!("{:?}", play.does(hr, put));
    assert!(!events.contains(&sealed.to_string()), "{events}");
}
