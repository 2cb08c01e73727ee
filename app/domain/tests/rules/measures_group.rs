//! Measures of one statement across a group: against chance, across functions, against guesses. Figures from Python
//! packages are next to the tests that use them.

use domain::{
    measure::{
        Chance, Class, Perception, Share, Stance, Verdict, bridging, chance, chance_bound, class,
        common_ground, consensus, consensus_of, deviation, verdict,
    },
    samples::points,
    scale::Points,
};
use proptest::collection::vec;

use crate::support::always;

fn ratings(numbers: &[u8]) -> Vec<Points> {
    numbers.iter().map(|number| points(*number)).collect()
}

#[track_caller]
fn check_spread(numbers: &[u8], wanted_consensus: u16, wanted_deviation: u16) {
    let ratings = ratings(numbers);
    assert_eq!(consensus(&ratings), Some(wanted_consensus), "{numbers:?}");
    assert_eq!(deviation(&ratings), Some(wanted_deviation), "{numbers:?}");
}

#[test]
fn the_fixtures_of_consensus_and_deviation() {
    check_spread(&[8, 8, 8, 8, 8], 1_000, 0);
    check_spread(&[7, 8, 8, 8, 9], 923, 40);
    check_spread(&[8, 8, 8, 9, 2], 518, 140);
    check_spread(&[2, 2, 8, 8, 9], 295, 260);
    check_spread(&[1, 1, 1, 9, 9, 9], 0, 400);
    check_spread(&[4, 5, 5, 6, 5], 923, 40);
    check_spread(&[1, 3, 5, 7, 9], 434, 240);
    check_spread(&[7, 8, 9], 872, 67);
    check_spread(&[2, 5, 9], 425, 233);
    check_spread(&[8, 8, 9, 7, 8, 2, 3], 488, 186);
    check_spread(&[3, 3, 7, 7], 585, 200);
    check_spread(&[6, 6, 7, 7, 6], 911, 40);
    check_spread(&[5, 6, 8, 9, 7], 757, 120);
    check_spread(&[2, 3, 1, 2, 8], 542, 160);
    check_spread(&[4, 5, 6, 7, 7, 7, 7, 7, 8, 8, 8, 8, 8, 9, 9], 792, 100);
    check_spread(&[4], 1_000, 0);
    assert_eq!((consensus(&[]), deviation(&[])), (None, None));
}

/// The published value is 0.7256876 (the example of the R package agrmt).
#[test]
fn consensus_on_seven_points_as_published() {
    assert_eq!(consensus_of(&[30, 40, 210, 130, 530, 50, 10]), Some(726));
    assert_eq!(consensus_of(&[]), None);
    assert_eq!(consensus_of(&[5]), None, "one answer is no scale");
    assert_eq!(consensus_of(&[0, 0]), None);
}

#[test]
fn the_same_divergence_says_less_of_fewer_people() {
    assert_eq!(chance(300, 4), Some(Chance::Alike));
    assert_eq!(chance(300, 6), Some(Chance::Closer));
    assert_eq!(chance(300, 600), Some(Chance::Closer));
    assert_eq!(chance(660, 5), Some(Chance::Apart));
    assert_eq!(chance(0, 3), None, "of three only the class speaks");
    assert_eq!(chance(0, 0), None);
    assert_eq!((chance_bound(2), chance_bound(3), chance_bound(99)), (None, Some(0), Some(497)));
}

fn share(yes: u16, rated: u16) -> Share {
    Share { yes, rated }
}

#[test]
fn a_function_that_says_no_weighs_more_than_one_voice_inside_one() {
    let group =
        |finance, legal, it| common_ground(&[share(finance, 2), share(legal, 1), share(it, 2)]);
    assert_eq!(group(2, 1, 2), Some(1_000));
    assert_eq!(group(2, 0, 2), Some(500));
    assert_eq!(group(1, 1, 2), Some(667));
    assert_eq!(common_ground(&[]), None);
    assert_eq!(common_ground(&[share(0, 0)]), None, "all abstain");
    assert_eq!(common_ground(&[share(1, 1), share(0, 0)]), Some(1_000));
    assert_eq!(common_ground(&[share(0, 200), share(0, 200)]), Some(1), "small, never nothing");
}

#[test]
fn common_ground_grows_with_every_yes() {
    let groups = vec((0_u16..9, 0_u16..9), 1..8);
    always(256, groups, |groups| {
        let of = |groups: &[(u16, u16)]| {
            let shares: Vec<_> = groups.iter().map(|(yes, no)| share(*yes, yes + no)).collect();
            common_ground(&shares)
        };
        let Some(value) = of(&groups) else { return };
        assert!((1..=1_000).contains(&value));
        assert_eq!(value == 1_000, groups.iter().all(|(_, no)| *no == 0), "{groups:?}");
        for at in 0..groups.len() {
            let mut won = groups.clone();
            let (yes, no) = won[at];
            won[at] = (yes + no.min(1), no.saturating_sub(1));
            assert!(of(&won) >= Some(value), "{groups:?} at {at}");
        }
    });
}

#[test]
fn the_bridge_is_what_those_share_who_otherwise_differ() {
    let people = [[9, 2, 7], [8, 3, 8], [2, 9, 7], [1, 8, 8]];
    let rows: Vec<Vec<_>> =
        people.iter().map(|row| row.iter().map(|own| Some(points(*own))).collect()).collect();
    assert_eq!(bridging(&rows), [Some(117), Some(221), Some(777)]);
}

#[test]
fn nobody_differs_nobody_bridges() {
    let row = |numbers: &[u8]| -> Vec<_> { numbers.iter().map(|own| Some(points(*own))).collect() };
    assert_eq!(bridging(&[]), []);
    assert_eq!(bridging(&[row(&[9, 9])]), [None, None], "one person");
    assert_eq!(bridging(&[row(&[9]), row(&[1])]), [None], "one statement");
    assert_eq!(bridging(&[row(&[8, 8]), row(&[8, 8])]), [None, None], "of one mind");
    let gap = vec![None, Some(points(1))];
    assert_eq!(bridging(&[row(&[9, 9]), gap]), [None, None], "nothing in common");
}

#[track_caller]
fn check_verdict(class: Class, gap: i16, under: u16, over: u16, wanted: Verdict) {
    let perception = Perception { gap, under, over };
    assert_eq!(verdict(class, Some(perception), 6), Some(wanted), "{class:?} {perception:?}");
}

#[test]
fn what_a_group_knows_of_itself() {
    let agreed = |position| Class::Agreed { position, dissent: 0 };
    let support = agreed(Stance::Support);
    check_verdict(support, -250, 3, 0, Verdict::HiddenAgreement);
    check_verdict(support, -250, 2, 0, Verdict::KnownAgreement);
    check_verdict(support, -249, 6, 0, Verdict::KnownAgreement);
    check_verdict(support, 600, 0, 6, Verdict::KnownAgreement);
    let reject = agreed(Stance::Reject);
    check_verdict(reject, 250, 0, 3, Verdict::HiddenRejection);
    check_verdict(reject, -400, 6, 0, Verdict::KnownRejection);
    check_verdict(reject, 100, 1, 5, Verdict::KnownRejection);
    let unsure = agreed(Stance::Unsure);
    check_verdict(unsure, 300, 0, 4, Verdict::FalseConfidence);
    check_verdict(unsure, 0, 3, 3, Verdict::SharedUncertainty);
    check_verdict(unsure, -300, 4, 0, Verdict::SharedUncertainty);
    for class in [Class::Disconnect, Class::Mixed { dissent: 1 }] {
        check_verdict(class, 250, 1, 3, Verdict::FalseConsensus);
        check_verdict(class, -250, 3, 1, Verdict::Pessimism);
        check_verdict(class, 249, 0, 6, Verdict::KnownDisconnect);
    }
}

#[test]
fn without_guesses_or_a_class_there_is_no_verdict() {
    let perception = Some(Perception { gap: -900, under: 2, over: 0 });
    assert_eq!(verdict(Class::TooFew, perception, 2), None);
    assert_eq!(verdict(Class::Disconnect, None, 6), None);
}

#[test]
fn the_fixture_of_hidden_agreement_is_classified_as_such() {
    let class = class(&ratings(&[8, 7, 8, 9, 7, 3]));
    let perception = Perception { gap: -500, under: 6, over: 0 };
    let verdict = verdict(class, Some(perception), 6);
    assert_eq!(verdict, Some(Verdict::HiddenAgreement));
    assert!(verdict.is_some_and(Verdict::is_news));
}
