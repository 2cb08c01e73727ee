//! Votes that narrow options, against an independent implementation.

use domain::vote::{Approval, DecidedBy, Standing, Stars, approval, pairwise, star};
use proptest::{collection::vec, strategy::Strategy};

use crate::support::always;

fn ballot(digits: &str) -> Vec<Stars> {
    let stars = digits.bytes().map(|digit| Stars::new(digit - b'0'));
    stars.map(|stars| stars.expect("0 to 5")).collect()
}

fn ballots(written: &str) -> Vec<Vec<Stars>> {
    written.split_whitespace().map(ballot).collect()
}

#[track_caller]
fn check(written: &str, wanted: Standing) {
    let ballots = ballots(written);
    assert_eq!(star(ballots[0].len(), &ballots).standing, wanted, "{written}");
}

const fn ahead(option: usize, by: DecidedBy) -> Standing {
    Standing::Ahead { option, by }
}

#[test]
fn elections_counted_by_somebody_else() {
    let golden = include_str!("../star.golden");
    let elections = golden.lines().filter(|line| !line.starts_with('#'));
    let mut count = 0;
    for line in elections {
        let (written, result) = line.split_once(" -> ").expect("an arrow");
        let ballots = ballots(written);
        let name = |option: usize| char::from(b"ABCDEF"[option]).to_string();
        let ours = match star(ballots[0].len(), &ballots).standing {
            Standing::Ahead { option, .. } => name(option),
            Standing::Tied(options) => options.into_iter().map(name).collect::<Vec<_>>().join("="),
            Standing::Open => "open".to_owned(),
        };
        assert_eq!(ours, result, "{line}");
        count += 1;
    }
    assert_eq!(count, 260);
}

/// The capital of Tennessee, the usual example, with one ballot per percent.
#[test]
fn the_capital_of_tennessee() {
    let cities = [(42, "5210"), (26, "0521"), (15, "0253"), (17, "0235")];
    let ballots: Vec<_> =
        cities.iter().flat_map(|(count, ballot_)| vec![ballot(ballot_); *count]).collect();
    let count = star(4, &ballots);
    assert_eq!(count.totals, [210, 278, 220, 156]);
    assert_eq!(count.finalists, Some([1, 2]), "Nashville and Chattanooga");
    assert_eq!((count.pairwise.prefer(1, 2), count.pairwise.prefer(2, 1)), (68, 32));
    assert_eq!(count.standing, ahead(1, DecidedBy::Runoff));
    assert_eq!(count.pairwise.beats_all(), Some(1));
}

#[test]
fn the_runoff_can_turn_the_score_around() {
    // The first has more stars; more people prefer the second.
    check("50 45 45", ahead(1, DecidedBy::Runoff));
}

#[test]
fn ties_of_the_runoff_go_to_the_stars_then_to_the_fives_then_to_nobody() {
    check("50 34", ahead(0, DecidedBy::Total));
    check("52 34 33", ahead(0, DecidedBy::Total));
    check("50 04 01", ahead(1, DecidedBy::Runoff));
    check("52 25", Standing::Tied(vec![0, 1]));
    check("54 12 34 43", ahead(0, DecidedBy::Fives));
}

#[test]
fn what_the_ballots_cannot_separate_stays_tied() {
    check("555 555", Standing::Tied(vec![0, 1, 2]));
    check("000", Standing::Tied(vec![0, 1, 2]));
    // One is safely in the run-off, the second place cannot be determined.
    check("511 511", Standing::Tied(vec![1, 2]));
}

#[test]
fn nobody_one_and_two_options() {
    assert_eq!(star(3, &[]).standing, Standing::Open);
    assert_eq!(star(0, &[vec![]]).standing, Standing::Open);
    check("0 0", ahead(0, DecidedBy::Only));
    check("41", ahead(0, DecidedBy::Runoff));
}

#[test]
fn a_missing_score_is_zero() {
    let short = [ballot("1"), ballot("103")];
    assert_eq!(star(3, &short).totals, [2, 0, 3]);
}

#[test]
fn a_cycle_has_no_option_that_beats_all() {
    let circle = ballots("531 153 315");
    assert_eq!(pairwise(3, &circle).beats_all(), None);
    assert_eq!(pairwise(1, &circle).beats_all(), Some(0));
}

#[test]
fn approval_names_all_that_lead() {
    let ballots = [vec![true, true, false], vec![true, false, true], vec![false, true, false]];
    let expected = Approval { approvals: vec![2, 2, 1], leading: vec![0, 1] };
    assert_eq!(approval(3, &ballots), expected);
    assert_eq!(approval(2, &[vec![false, false]]).leading, Vec::<usize>::new());
    assert_eq!(approval(2, &[]).leading, Vec::<usize>::new());
    assert_eq!(approval(2, &[vec![true]]).approvals, [1, 0]);
}

fn elections() -> impl Strategy<Value = (usize, Vec<Vec<Stars>>)> {
    let stars = (0_u8..=5).prop_map(|stars| Stars::new(stars).expect("0 to 5"));
    (1_usize..6).prop_flat_map(move |options| {
        vec(vec(stars.clone(), options), 1..8).prop_map(move |ballots| (options, ballots))
    })
}

#[test]
fn whoever_is_ahead_loses_to_no_other_finalist() {
    always(512, elections(), |(options, ballots)| {
        let count = star(options, &ballots);
        let Some([one, other]) = count.finalists else { return };
        if let Standing::Ahead { option, .. } = count.standing {
            let beaten = if option == one { other } else { one };
            assert!(count.pairwise.prefer(option, beaten) >= count.pairwise.prefer(beaten, option));
        }
    });
}

#[test]
fn the_names_of_the_options_do_not_matter() {
    always(512, elections(), |(options, ballots)| {
        let turned: Vec<Vec<Stars>> =
            ballots.iter().map(|ballot| ballot.iter().rev().copied().collect()).collect();
        let back = |option: usize| options - 1 - option;
        let mirrored = match star(options, &turned).standing {
            Standing::Ahead { option, by } => Standing::Ahead { option: back(option), by },
            Standing::Tied(tied) => Standing::Tied(tied.into_iter().rev().map(back).collect()),
            Standing::Open => Standing::Open,
        };
        assert_eq!(mirrored, star(options, &ballots).standing);
    });
}
