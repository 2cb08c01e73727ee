//! Measures, against values computed elsewhere.

use domain::{
    measure::{
        Chance,
        Class::{self, Agreed, Disconnect, Mixed, TooFew},
        Perception, Stance, chance, chance_bound, class, divergence, perception,
    },
    samples::points,
    scale::Points,
};

fn ratings(numbers: &[u8]) -> Vec<Points> {
    numbers.iter().map(|number| points(*number)).collect()
}

#[track_caller]
fn check(numbers: &[u8], expected: Class, thousandths: u16) {
    let ratings = ratings(numbers);
    assert_eq!(class(&ratings), expected, "{numbers:?}");
    assert_eq!(divergence(&ratings), Some(thousandths), "{numbers:?}");
}

const fn agreed(position: Stance, dissent: u16) -> Class {
    Agreed { position, dissent }
}

#[test]
fn the_agreed_fixtures() {
    use Stance::{Reject, Support, Unsure};
    check(&[8, 8, 8, 8, 8], agreed(Support, 0), 0);
    check(&[7, 8, 8, 8, 9], agreed(Support, 0), 167);
    check(&[8, 8, 8, 9, 2], agreed(Support, 1), 583);
    check(&[2, 2, 8, 8, 9], Disconnect, 833);
    check(&[1, 1, 1, 9, 9, 9], Disconnect, 1_000);
    check(&[4, 5, 5, 6, 5], agreed(Unsure, 0), 167);
    check(&[1, 3, 5, 7, 9], Disconnect, 833);
    check(&[7, 8, 9], agreed(Support, 0), 250);
    check(&[2, 5, 9], Disconnect, 875);
    check(&[8, 8, 9, 7, 8, 2, 3], Disconnect, 667);
    check(&[3, 3, 7, 7], Disconnect, 500);
    check(&[6, 6, 7, 7, 6], agreed(Unsure, 0), 125);
    check(&[5, 6, 8, 9, 7], Mixed { dissent: 0 }, 417);
    check(&[2, 3, 1, 2, 8], agreed(Reject, 1), 625);
    check(&[4, 5, 6, 7, 7, 7, 7, 7, 8, 8, 8, 8, 8, 9, 9], agreed(Support, 0), 353);
}

#[test]
fn fewer_than_three_say_nothing() {
    assert_eq!(class(&[]), TooFew);
    assert_eq!(class(&ratings(&[9, 9])), TooFew);
    assert_eq!(divergence(&[]), None);
    assert_eq!(divergence(&ratings(&[9])), None);
    assert_eq!(divergence(&ratings(&[9, 9])), Some(0));
    assert_eq!(divergence(&ratings(&[1, 9])), Some(1_000));
}

#[test]
fn a_close_group_agrees_by_its_median() {
    assert_eq!(class(&ratings(&[3, 4, 5])), agreed(Stance::Unsure, 0));
    assert_eq!(class(&ratings(&[3, 3, 4, 4])), agreed(Stance::Reject, 0));
    assert_eq!(class(&ratings(&[6, 6, 7, 7])), agreed(Stance::Support, 0));
    assert_eq!(class(&ratings(&[3, 4, 6])), Mixed { dissent: 0 }, "three points apart");
}

/// A published example on seven points: 0.4026667. On nine points the same distances are 6/8 of the maximum.
#[test]
fn the_published_example() {
    let counts = [30, 40, 210, 130, 530, 50, 10];
    let ratings: Vec<_> = (1_u8..)
        .zip(counts)
        .flat_map(|(number, count)| std::iter::repeat_n(points(number), count))
        .collect();
    assert_eq!(divergence(&ratings), Some(302));
}

/// Every way to distribute `n` people over `K` answers, with the number of orders it can occur in.
fn shares<const K: usize>(n: u64, mut visit: impl FnMut(&[u64; K], u64)) {
    fn factorial(n: u64) -> u64 {
        (1..=n).product()
    }
    fn fill<const K: usize>(
        at: usize,
        left: u64,
        counts: &mut [u64; K],
        visit: &mut impl FnMut(&[u64; K]),
    ) {
        if at + 1 == K {
            counts[at] = left;
            visit(counts);
            return;
        }
        for count in 0..=left {
            counts[at] = count;
            fill(at + 1, left - count, counts, visit);
        }
    }
    fill(0, n, &mut [0; K], &mut |counts| {
        let same: u64 = counts.iter().map(|count| factorial(*count)).product();
        visit(counts, factorial(n) / same);
    });
}

fn spread<const K: usize>(counts: &[u64; K], answers: [u8; K]) -> Vec<Points> {
    let each = answers.into_iter().zip(counts);
    each.flat_map(|(answer, count)| (0..*count).map(move |_| points(answer))).collect()
}

/// How often chance alone would count as agreement by its bands. One answer in the middle of each band, so that
/// closeness cannot be the reason.
#[test]
fn chance_alone_seldom_looks_like_agreement() {
    let percent = |n: u64| {
        let (mut called, mut all) = (0, 0);
        shares::<3>(n, |counts, orders| {
            all += orders;
            if matches!(class(&spread(counts, [1, 5, 9])), Agreed { .. }) {
                called += orders;
            }
        });
        (called * 100 + all / 2) / all
    };
    let percents: Vec<_> = (3..=12).map(percent).collect();
    assert_eq!(percents, [11, 4, 14, 5, 2, 6, 2, 1, 3, 1]);
}

/// By enumeration on nine points: the largest divergence that at most 5 % of all cases do not exceed, and the one that
/// half of them reach.
#[test]
fn the_calibration_of_divergence() {
    let answers = [1, 2, 3, 4, 5, 6, 7, 8, 9];
    for n in 3..=12 {
        let mut orders_of = std::collections::BTreeMap::<u16, u64>::new();
        shares::<9>(n, |counts, orders| {
            let value = divergence(&spread(counts, answers)).expect("more than one");
            *orders_of.entry(value).or_default() += orders;
        });
        let all: u64 = orders_of.values().sum();
        let mut below = 0;
        let (mut bound, mut middle) = (None, None);
        for (value, orders) in orders_of {
            below += orders;
            bound = if below * 20 <= all { Some(value) } else { bound };
            middle = middle.or((below * 2 >= all).then_some(value));
        }
        let raters = usize::try_from(n).expect("twelve at most");
        assert_eq!(
            chance_bound(raters).filter(|bound| *bound > 0),
            bound.filter(|bound| *bound > 0),
            "{n}"
        );
        let Some(middle) = middle.filter(|_| n > 3) else { continue };
        assert_eq!(chance(middle, raters), Some(Chance::Apart), "{n}: {middle}");
        assert_eq!(chance(middle - 1, raters), Some(Chance::Alike), "{n}: {middle}");
    }
}

#[test]
fn the_fixture_of_hidden_agreement() {
    let own = [8, 7, 8, 9, 7, 3];
    let guesses = [2, 1, 2, 3, 1, 1];
    let pairs: Vec<_> = ratings(&own).into_iter().zip(guesses).collect();
    let expected = Perception { gap: -500, under: 6, over: 0 };
    assert_eq!(perception(&pairs, &ratings(&own)), Some(expected));
    assert_eq!(class(&ratings(&own)), agreed(Stance::Support, 1), "dissent is shown separately");
}

#[test]
fn two_guesses_would_tell_of_persons() {
    let own = ratings(&[8, 7, 8]);
    let pairs: Vec<_> = own.iter().copied().zip([2, 2]).collect();
    assert_eq!(perception(&pairs, &own), None);
    let pairs: Vec<_> = own.iter().copied().zip([2, 2, 2]).collect();
    assert!(perception(&pairs, &own).is_some());
    assert_eq!(perception(&pairs, &own[..2]), None);
}

#[test]
fn a_guess_beyond_the_group_means_all_of_the_others() {
    let own = ratings(&[8, 7, 8]);
    let guess = |guess: u16| {
        let pairs: Vec<_> = own.iter().map(|own| (*own, guess)).collect();
        perception(&pairs, &own)
    };
    assert_eq!(guess(599), guess(2));
    assert_eq!(guess(2), Some(Perception { gap: 0, under: 0, over: 0 }));
}
