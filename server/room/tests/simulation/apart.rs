//! Two histories that a viewer may not tell apart give it the same bytes and the same numbers: live, on another device,
//! resumed from any moment, and after a restart from a snapshot or from the log.
//!
//! In both histories people do the same at random, private sessions included; in the second one, they also do what one
//! seat is told nothing of in one area. It must not notice there.

use bytes::Bytes;
use domain::{Area, id::OpId, samples::Ids, text::DisplayName};
use protocol::ServerMessage;
use room::ConnId;

use super::{
    history::{History, Page},
    number,
};

/// Seeds that every test run plays.
const SEEDS: u64 = 150;
/// Turns per history.
const TURNS: usize = 60;

/// How often a page was compared after more had happened in the second history.
#[derive(Clone, Copy, Debug, Default)]
struct Compared {
    all: u64,
    /// Of these, outsiders.
    outside: u64,
}

fn play(seed: u64, area: Area) -> Compared {
    let mut ids = Ids::new(seed ^ 0xa9a7);
    let (mut one, mut other) = (History::begin(seed), History::begin(seed));
    let seats = one.seats();
    let from = (seats[usize::try_from(seed).unwrap_or(0) % seats.len()], area);
    let mut more = 0;
    let pick = |ids: &mut Ids| seats[usize::try_from(ids.number()).unwrap_or(0) % seats.len()];
    for history in [&mut one, &mut other] {
        history.everybody_connects(None);
    }
    for turn in 0..TURNS {
        for _ in 0..3 {
            let (by, op) = (pick(&mut ids), OpId(ids.uuid()));
            if let Some(command) = other.idea(by, &mut ids).filter(|c| other.is_secret(by, c, from))
            {
                other.does((by, Area::Live), op, command);
                more += 1;
            }
        }
        if other.core.sides().is_private() && ids.number().is_multiple_of(3) {
            let name = DisplayName::parse(&format!("Given {turn}")).expect("a name");
            other.is_named(pick(&mut ids), name);
        }
        let (seat, op) = (pick(&mut ids), OpId(ids.uuid()));
        let command = one.idea(seat, &mut ids);
        let via = Area::ALL[usize::from(ids.number().is_multiple_of(3))];
        for history in [&mut one, &mut other] {
            history.now = history.now.plus(1_000_000);
            if let Some(command) = command.clone() {
                history.does((seat, via), op, command);
            }
            if turn % 20 == 10 {
                history.everybody_connects(None);
                history.everybody_leaves();
            }
            history.note_positions();
        }
    }
    for history in [&mut one, &mut other] {
        for turn in (0..TURNS).step_by(7) {
            history.everybody_connects(Some(turn));
            history.everybody_leaves();
        }
        for from_snapshot in [true, false] {
            history.restart(from_snapshot);
            history.everybody_connects(None);
            history.everybody_connects(Some(TURNS - 1));
        }
    }
    if more == 0 { Compared::default() } else { compare(seed, &one, &other, from) }
}

fn compare(seed: u64, one: &History, other: &History, page: Page) -> Compared {
    let (seat, area) = page;
    let mut compared = Compared::default();
    if one.known.get(&page) != other.known.get(&page) {
        // Something that all did led to another result, and was told.
        return compared;
    }
    assert_eq!(
        one.positions.get(&page),
        other.positions.get(&page),
        "seed {seed}: the numbers of {seat} in {area:?} tell the histories apart"
    );
    for (mine, theirs) in one.sent[&page].iter().zip(&other.sent[&page]) {
        let text = |(_, bytes): &(ConnId, Bytes)| String::from_utf8_lossy(bytes).into_owned();
        assert_eq!(
            text(mine),
            text(theirs),
            "seed {seed}: {seat} in {area:?} tells the histories apart"
        );
    }
    assert_eq!(one.sent[&page].len(), other.sent[&page].len(), "seed {seed}: {seat}");
    compared.all += 1;
    let viewer = one.core.workshop().viewer(seat).expect("it is here");
    compared.outside += u64::from(!viewer.is_insider);
    compared
}

fn compare_all(area: Area) {
    let seeds = number("SEED").map_or(0..SEEDS, |seed| seed..seed + 1);
    let mut total = Compared::default();
    for seed in seeds.clone() {
        let compared = std::panic::catch_unwind(|| play(seed, area));
        let compared =
            compared.unwrap_or_else(|_| panic!("seed {seed} broke: play it with SEED={seed}"));
        total.all += compared.all;
        total.outside += compared.outside;
    }
    println!("{total:?}");
    let enough = total.all >= SEEDS / 4 && total.outside >= SEEDS / 10;
    assert!(enough || seeds.count() == 1, "too few were compared: {total:?}");
}

#[test]
fn s7_h1_whoever_is_not_told_cannot_count() {
    compare_all(Area::Live);
}

/// A page of one area is told nothing of what happens in the others.
#[test]
fn h54_whoever_follows_through_cannot_count_the_rest() {
    compare_all(Area::Follow);
}

/// What somebody missed is told singly, not as a complete workshop, or the test above would prove little.
#[test]
fn resuming_tells_what_was_missed() {
    let mut ids = Ids::new(11);
    let mut history = History::begin(11);
    history.everybody_connects(None);
    history.note_positions();
    let seat = history.seats()[0];
    for _ in 0..4 {
        if let Some(command) = history.idea(seat, &mut ids) {
            history.does((seat, Area::Live), OpId(ids.uuid()), command);
        }
    }
    history.everybody_connects(Some(0));
    let welcomes = history.sent.values().filter_map(|sent| {
        let text = |(_, bytes): &(ConnId, Bytes)| serde_json::from_slice(bytes).ok();
        sent.iter().rev().filter_map(text).find_map(|message: ServerMessage| match message {
            ServerMessage::Welcome { start, .. } => {
                Some(matches!(start, protocol::Start::Missed(_)))
            }
            _ => None,
        })
    });
    assert!(welcomes.clone().count() > 0 && welcomes.into_iter().all(|missed| missed));
}
