//! How two people's models of the same subject differ: boxes, their size, and the arrows between them. The distances
//! only rank pairs of people; what is worth showing is the list of edits that would make two models equal.

use crate::{
    base::{
        map::{Map, Set},
        scale::Points,
    },
    measure::ratio::ratio,
};

/// One person's model: what matters, how much, and what drives what.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Model<B: Ord> {
    /// The boxes with their importance.
    pub boxes: Map<B, Points>,
    /// The arrows between boxes: strength −3 to 3, negative where more of one means less of the other.
    pub arrows: Map<(B, B), i8>,
}

/// Distance of two models, each in thousandths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ModelDistance {
    /// Share of all boxes that only one model has. `None` if neither has any.
    pub boxes: Option<u16>,
    /// Difference of importance over the boxes both have. `None` without shared boxes.
    pub sizes: Option<u16>,
    /// Share of arrow strength not in common; arrows of opposite sign have nothing in common. `None` without arrows.
    pub arrows: Option<u16>,
}

/// A change that would take something over from the other model.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit<B> {
    /// Add a box of the other model.
    AddBox(B),
    /// Enlarge a shared box to the importance the other model gives it.
    Enlarge(B, Points),
    /// Add an arrow of the other model, or flip the sign of one.
    AddArrow(B, B),
}

/// Distance of two models (box = Jaccard distance; size = mean difference of importance; arrow = 1 − shared over total
/// strength). Two empty models have no distance.
pub fn model_distance<B: Ord>(one: &Model<B>, other: &Model<B>) -> ModelDistance {
    let keys: Set<&B> = one.boxes.keys().chain(other.boxes.keys()).collect();
    let shared: Vec<_> =
        one.boxes.iter().filter_map(|(key, own)| Some((*own, *other.boxes.get(key)?))).collect();
    let (all, both) = (len(keys.len()), len(shared.len()));
    let distance: u64 = shared.iter().map(|(x, y)| u64::from(x.get().abs_diff(y.get()))).sum();
    let arrows: Set<&(B, B)> = one.arrows.keys().chain(other.arrows.keys()).collect();
    let (mut least, mut most) = (0_u64, 0_u64);
    for arrow in arrows {
        let strength = |model: &Model<B>| model.arrows.get(arrow).copied().unwrap_or(0);
        let (x, y) = (strength(one), strength(other));
        let (low, high) =
            (x.unsigned_abs().min(y.unsigned_abs()), x.unsigned_abs().max(y.unsigned_abs()));
        if x.signum() * y.signum() < 0 {
            most += u64::from(low) + u64::from(high);
        } else {
            least += u64::from(low);
            most += u64::from(high);
        }
    }
    ModelDistance {
        boxes: ratio(all - both, all, 1_000),
        sizes: ratio(distance, both * u64::from(Points::MAX - 1), 1_000),
        arrows: ratio(most - least, most, 1_000),
    }
}

/// What `own` could take over from `other`: boxes first, then sizes by difference, then arrows.
pub fn edits<B: Ord + Clone>(own: &Model<B>, other: &Model<B>) -> Vec<Edit<B>> {
    let boxes = other.boxes.keys().filter(|key| !own.boxes.contains_key(*key));
    let mut bigger: Vec<_> = other
        .boxes
        .iter()
        .filter_map(|(key, theirs)| {
            let mine = own.boxes.get(key)?;
            (theirs > mine).then(|| (theirs.get() - mine.get(), key, *theirs))
        })
        .collect();
    bigger.sort_by_key(|(by, _, _)| std::cmp::Reverse(*by));
    let arrows = other.arrows.iter().filter(|(arrow, strength)| {
        let mine = own.arrows.get(*arrow).copied().unwrap_or(0);
        **strength != 0 && mine.signum() != strength.signum()
    });
    boxes
        .map(|key| Edit::AddBox(key.clone()))
        .chain(bigger.into_iter().map(|(_, key, theirs)| Edit::Enlarge(key.clone(), theirs)))
        .chain(arrows.map(|((from, to), _)| Edit::AddArrow(from.clone(), to.clone())))
        .collect()
}

fn len(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}
