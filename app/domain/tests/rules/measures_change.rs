//! Measures of change, of order, and of two models of one subject.

use domain::map::Map;

use domain::{
    measure::{
        Clarity, Edit, Model, ModelDistance, Movement, Mover, Rounds, Swaps, clarity, concordance,
        edits, followed, median, model_distance, movement, settled_for_less,
    },
    samples::points,
    scale::Points,
};
use proptest::collection::vec;

use crate::support::always;

const BEFORE: [[u8; 4]; 5] = [[9, 2, 5, 4], [2, 9, 4, 5], [5, 4, 9, 2], [4, 5, 2, 9], [8, 3, 6, 4]];
const AFTER: [[u8; 4]; 5] = [[8, 4, 6, 3], [6, 7, 5, 3], [8, 5, 7, 2], [7, 5, 4, 6], [9, 3, 6, 4]];

fn row(numbers: &[u8]) -> Vec<Points> {
    numbers.iter().map(|own| points(*own)).collect()
}

fn rows(numbers: &[[u8; 4]]) -> Vec<Vec<Points>> {
    numbers.iter().map(|numbers| row(numbers)).collect()
}

/// The third value, with ties, is from `scipy`: `friedmanchisquare(…) / (m·(n − 1))` = 0.775.
#[test]
fn concordance_before_and_after_and_with_ties() {
    assert_eq!(concordance(&rows(&BEFORE)), Some(40));
    assert_eq!(concordance(&rows(&AFTER)), Some(520));
    let tied = [[7, 7, 3, 1], [8, 6, 6, 2], [9, 9, 9, 1], [5, 4, 4, 4]];
    assert_eq!(concordance(&rows(&tied)), Some(775));
}

#[test]
fn without_an_order_there_is_no_concordance() {
    assert_eq!(concordance(&[]), None);
    assert_eq!(concordance(&rows(&BEFORE[..1])), None);
    assert_eq!(concordance(&[row(&[1]), row(&[9])]), None, "one statement");
    assert_eq!(concordance(&[row(&[5, 5]), row(&[5, 5])]), None, "all alike");
    assert_eq!(concordance(&[row(&[5, 6]), row(&[5])]), None, "rows of different length");
    assert_eq!(concordance(&[row(&[1, 2]), row(&[8, 9])]), Some(1_000), "only the order counts");
    assert_eq!(concordance(&[row(&[1, 2]), row(&[9, 8])]), Some(0));
}

fn people() -> Vec<Rounds> {
    let each = BEFORE.iter().zip(&AFTER);
    each.map(|(before, after)| Rounds { before: row(before), after: row(after) }).collect()
}

/// Two of 32 swaps come as close: no more than a hint with five people.
#[test]
fn the_fixture_of_the_swap_test() {
    let swaps = Swaps { closer: 206, as_close: 2, ways: 32 };
    assert_eq!(clarity(&people()), Clarity::Unclear(swaps));
}

#[test]
fn too_few_and_too_many_people_to_tell() {
    assert_eq!(clarity(&[]), Clarity::TooFew);
    assert_eq!(clarity(&people()[..4]), Clarity::TooFew);
    assert_eq!(clarity(&vec![people()[0].clone(); 16]), Clarity::TooMany);
}

#[test]
fn people_who_stay_make_every_swap_equal() {
    let stay = |own: u8| Rounds { before: row(&[own]), after: row(&[own]) };
    let group: Vec<_> = [1, 3, 5, 7, 9].map(stay).into();
    let swaps = Swaps { closer: 0, as_close: 32, ways: 32 };
    assert_eq!(clarity(&group), Clarity::Unclear(swaps));
}

#[test]
fn eight_people_moving_to_the_middle_is_clear_movement() {
    let come = |own: u8| Rounds { before: row(&[own, 10 - own]), after: row(&[5, 5]) };
    let group: Vec<_> = [1, 9, 1, 9, 2, 8, 1, 9].map(come).into();
    assert!(matches!(clarity(&group), Clarity::Clear(Swaps { as_close: 1, ways: 256, .. })));
}

/// Against the definition: swap, measure all pairs, count.
#[test]
fn the_swap_test_is_what_it_says() {
    let group = vec(vec((1_u8..=9, 1_u8..=9), 3), 5..8);
    always(64, group, |group| {
        let side = |person: &[(u8, u8)], first: bool| -> Vec<u8> {
            person.iter().map(|(before, after)| if first { *before } else { *after }).collect()
        };
        let sum = |rows: &[Vec<u8>]| -> i32 {
            let mut sum = 0;
            for (i, one) in rows.iter().enumerate() {
                for other in &rows[i + 1..] {
                    sum +=
                        one.iter().zip(other).map(|(x, y)| i32::from(x.abs_diff(*y))).sum::<i32>();
                }
            }
            sum
        };
        let gain = |swapped: usize| {
            let round = |first: bool| -> Vec<Vec<u8>> {
                let each = group.iter().enumerate();
                each.map(|(at, person)| side(person, first != (swapped >> at & 1 == 1))).collect()
            };
            sum(&round(true)) - sum(&round(false))
        };
        let ways = 1_usize << group.len();
        let as_close = (0..ways).filter(|swapped| gain(*swapped) >= gain(0)).count();
        let people: Vec<_> = group
            .iter()
            .map(|person| Rounds {
                before: row(&side(person, true)),
                after: row(&side(person, false)),
            })
            .collect();
        let (Clarity::Clear(swaps) | Clarity::Unclear(swaps)) = clarity(&people) else {
            panic!("five to eight people are enough")
        };
        assert_eq!((swaps.as_close as usize, swaps.ways as usize), (as_close, ways));
        assert!(swaps.as_close >= 1);
    });
}

#[test]
fn a_statement_moves_by_class_divergence_and_median() {
    let pairs: Vec<_> =
        [(2, 7), (2, 5), (8, 8), (8, 7), (9, 9)].map(|(x, y)| (points(x), points(y))).into();
    let moved = movement(&pairs).expect("five people");
    assert_eq!(moved.before, domain::measure::Class::Disconnect);
    assert_eq!(moved.after, domain::measure::class(&row(&[7, 5, 8, 7, 9])));
    assert_eq!((moved.divergence, moved.median), (Some(-458), -2));
    assert_eq!((moved.up, moved.down, moved.same), (2, 1, 2));
    assert_eq!(movement(&[]), None);
    assert_eq!(movement(&pairs[..1]).expect("one").divergence, None);
}

#[test]
fn the_median_of_two_lies_between_them() {
    assert_eq!(median(&row(&[4, 9])), Some(13));
    assert_eq!(median(&row(&[4])), Some(8));
    assert_eq!(median(&[]), None);
}

fn moved(divergence: i16, median: i16) -> Movement {
    let alike = movement(&[(points(5), points(5)); 3]).expect("three people");
    Movement { divergence: Some(divergence), median, ..alike }
}

#[test]
fn agreeing_on_less_is_noticed() {
    assert!(settled_for_less(&moved(-100, 0), &moved(0, -4)));
    assert!(!settled_for_less(&moved(-100, 0), &moved(0, -3)), "one and a half points");
    assert!(!settled_for_less(&moved(0, 0), &moved(0, -8)), "they did not come closer");
}

#[test]
fn following_the_leader_is_noticed() {
    let mover = |to: u8, reason: bool| Mover { to: points(to), reason };
    assert!(followed(&[mover(8, false), mover(6, true)], points(8)));
    assert!(!followed(&[mover(8, true), mover(8, true)], points(8)), "they said why");
    assert!(!followed(&[mover(8, false)], points(8)), "one is no pattern");
    assert!(!followed(&[], points(8)));
}

fn model(
    boxes: &[(&'static str, u8)],
    arrows: &[(&'static str, &'static str, i8)],
) -> Model<&'static str> {
    Model {
        boxes: boxes.iter().map(|(name, size)| (*name, points(*size))).collect(),
        arrows: arrows
            .iter()
            .map(|(from, to, strength)| ((*from, *to), *strength))
            .collect::<Map<_, _>>(),
    }
}

#[test]
fn the_fixture_of_two_pictures() {
    let boxes = [("profit", 9), ("staffing", 5), ("rework", 3)];
    let one = model(&boxes, &[("staffing", "profit", 3), ("rework", "profit", 2)]);
    let more = [boxes.as_slice(), &[("absence", 7)]].concat();
    let arrows = [("staffing", "profit", 1), ("rework", "profit", 2), ("absence", "staffing", 3)];
    let other = model(&more, &arrows);
    let expected = ModelDistance { boxes: Some(250), sizes: Some(0), arrows: Some(625) };
    assert_eq!(model_distance(&one, &other), expected);
    assert_eq!(model_distance(&other, &one), expected);
    assert_eq!(
        edits(&one, &other),
        [Edit::AddBox("absence"), Edit::AddArrow("absence", "staffing")]
    );
    assert_eq!(edits(&other, &one), []);
}

#[test]
fn sizes_and_signs_are_edits_too() {
    let one = model(&[("profit", 2), ("pain", 4)], &[("pain", "profit", 2)]);
    let other = model(&[("profit", 9), ("pain", 6)], &[("pain", "profit", -2)]);
    let distance = model_distance(&one, &other);
    assert_eq!(distance, ModelDistance { boxes: Some(0), sizes: Some(563), arrows: Some(1_000) });
    let enlarge = |name, size| Edit::Enlarge(name, points(size));
    let expected = [enlarge("profit", 9), enlarge("pain", 6), Edit::AddArrow("pain", "profit")];
    assert_eq!(edits(&one, &other), expected);
}

#[test]
fn two_empty_pictures_have_no_distance() {
    let nothing = ModelDistance { boxes: None, sizes: None, arrows: None };
    assert_eq!(model_distance(&model(&[], &[]), &model(&[], &[])), nothing);
}

#[test]
fn a_picture_is_no_distance_from_itself() {
    let boxes = vec((0_u8..6, 1_u8..=9), 1..6);
    let arrows = vec((0_u8..6, 0_u8..6, 1_i8..=3), 1..6);
    always(128, (boxes, arrows), |(boxes, arrows)| {
        let model = Model {
            boxes: boxes.into_iter().map(|(name, size)| (name, points(size))).collect(),
            arrows: arrows.into_iter().map(|(from, to, by)| ((from, to), by)).collect(),
        };
        let none = ModelDistance { boxes: Some(0), sizes: Some(0), arrows: Some(0) };
        assert_eq!(model_distance(&model, &model), none);
        assert_eq!(edits(&model, &model), []);
    });
}
