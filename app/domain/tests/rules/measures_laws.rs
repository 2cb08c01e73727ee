//! Laws of the measures, for every group.

use domain::{
    measure::{
        Class::{self, Agreed},
        Stance, class, divergence, perception,
    },
    samples::points,
    scale::Points,
};
use proptest::{collection::vec, prelude::Just, strategy::Strategy};

use crate::support::always;

fn groups() -> impl Strategy<Value = Vec<Points>> {
    vec((1_u8..=9).prop_map(points), 0..16)
}

fn mirrored(ratings: &[Points]) -> Vec<Points> {
    ratings.iter().map(|own| points(10 - own.get())).collect()
}

fn mirror(class: Class) -> Class {
    match class {
        Agreed { position, dissent } => {
            let position = match position {
                Stance::Reject => Stance::Support,
                Stance::Unsure => Stance::Unsure,
                Stance::Support => Stance::Reject,
            };
            Agreed { position, dissent }
        }
        other => other,
    }
}

#[test]
fn the_order_of_people_does_not_matter() {
    let shuffled =
        groups().prop_flat_map(|group| (Just(group.clone()), Just(group).prop_shuffle()));
    always(256, shuffled, |(one, two)| {
        assert_eq!(class(&one), class(&two));
        assert_eq!(divergence(&one), divergence(&two));
    });
}

#[test]
fn mirroring_swaps_support_and_rejection_and_nothing_else() {
    always(512, groups(), |group| {
        assert_eq!(class(&mirrored(&group)), mirror(class(&group)));
        assert_eq!(divergence(&mirrored(&group)), divergence(&group));
    });
}

#[test]
fn divergence_is_between_0_and_1000_and_0_only_for_identical_answers() {
    always(512, groups(), |group| {
        let same = group.windows(2).all(|pair| pair[0] == pair[1]);
        match divergence(&group) {
            Some(value) => assert!(value <= 1_000 && (value == 0) == same),
            None => assert!(group.len() < 2),
        }
    });
}

#[test]
fn two_halves_at_the_ends_diverge_most_at_any_size() {
    for n in 2..200 {
        let mut group = vec![points(1); n / 2];
        group.resize(n, points(9));
        assert_eq!(divergence(&group), Some(1_000), "{n} people");
    }
}

#[test]
fn one_more_of_the_same_opinion_keeps_a_unanimous_group_agreed() {
    for own in 1..=9 {
        for n in 3..40 {
            let group = vec![points(own); n];
            assert!(matches!(class(&group), Agreed { dissent: 0, .. }), "{n} × {own}");
        }
    }
}

/// With `n` ratings a side may hold ⌊(n − 2) / 3⌋ people and still count as agreement; one more on each side is
/// a disconnect.
#[test]
fn a_disconnect_is_enough_people_on_each_side() {
    always(512, groups(), |group| {
        let side = |low: u8, high: u8| {
            group.iter().filter(|own| (low..=high).contains(&own.get())).count()
        };
        let (no, yes) = (side(1, 3), side(7, 9));
        let allow = group.len().saturating_sub(2) / 3;
        let expected = group.len() >= 3 && no > allow && yes > allow;
        assert_eq!(class(&group) == Class::Disconnect, expected, "{group:?}");
    });
}

/// With a median in the yes band, those who say no dissent, and vice versa.
#[test]
fn dissent_counts_people_against_the_median() {
    always(512, groups(), |group| {
        let (Agreed { dissent, .. } | Class::Mixed { dissent }) = class(&group) else { return };
        let mut sorted = group.clone();
        sorted.sort();
        let median2 = sorted[(group.len() - 1) / 2].get() + sorted[group.len() / 2].get();
        let against = |own: &&Points| match median2 {
            ..=7 => own.get() >= 7,
            13.. => own.get() <= 3,
            _ => false,
        };
        assert_eq!(usize::from(dissent), group.iter().filter(against).count(), "{group:?}");
    });
}

/// A group of three or more, each with a guess.
fn guessing() -> impl Strategy<Value = Vec<(Points, u16)>> {
    vec(((1_u8..=9).prop_map(points), 0_u16..16), 3..16)
}

fn own(pairs: &[(Points, u16)]) -> Vec<Points> {
    pairs.iter().map(|(own, _)| *own).collect()
}

#[test]
fn the_gap_lies_between_all_too_low_and_all_too_high() {
    always(512, guessing(), |pairs| {
        let found = perception(&pairs, &own(&pairs)).expect("three or more");
        assert!((-1_000..=1_000).contains(&found.gap));
        assert!(usize::from(found.under + found.over) <= pairs.len());
        assert!(found.gap >= 0 || found.under > 0);
        assert!(found.gap <= 0 || found.over > 0);
    });
}

#[test]
fn right_guesses_leave_no_gap() {
    always(256, guessing(), |pairs| {
        let ratings = own(&pairs);
        let all = ratings.iter().filter(|own| own.get() >= 7).count();
        let right: Vec<_> = ratings
            .iter()
            .map(|own| (*own, u16::try_from(all - usize::from(own.get() >= 7)).expect("it fits")))
            .collect();
        let found = perception(&right, &ratings).expect("three or more");
        assert_eq!((found.gap, found.under, found.over), (0, 0, 0));
    });
}

#[test]
fn the_order_of_guesses_does_not_matter() {
    let shuffled =
        guessing().prop_flat_map(|pairs| (Just(pairs.clone()), Just(pairs).prop_shuffle()));
    always(256, shuffled, |(one, two)| {
        assert_eq!(perception(&one, &own(&one)), perception(&two, &own(&two)));
    });
}
