//! How two people's pictures of the same matter differ: boxes, how big they are, and the arrows between them. The
//! numbers only order the pairs; what is shown is the list of edits that would make the two pictures one.

use crate::{
    base::{
        map::{Map, Set},
        scale::Points,
    },
    measure::ratio,
};

/// One picture: what matters, how much, and what drives what.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Model<B: Ord> {
    /// The boxes, each with its importance.
    pub boxes: Map<B, Points>,
    /// The arrows from one box to another: strength −3 to 3, below zero where more of one means less of the other.
    pub arrows: Map<(B, B), i8>,
}

/// How far two pictures lie apart, each in thousandths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ModelDistance {
    /// The share of all boxes that only one of them has. `None` where neither has any.
    pub boxes: Option<u16>,
    /// How differently they weigh the boxes both have. `None` where they share none.
    pub sizes: Option<u16>,
    /// How little of all arrow strength they share; arrows of opposite sign share nothing. `None` without arrows.
    pub arrows: Option<u16>,
}

/// Something one could take over from the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit<B> {
    /// Add a box the other one has.
    AddBox(B),
    /// Make a box both have bigger: the other one gives it this importance.
    Enlarge(B, Points),
    /// Add an arrow the other one has, or turn one around in sign.
    AddArrow(B, B),
}

/// How far apart two pictures are (box = Jaccard distance; size = mean difference of importance; arrow = 1 − shared
/// over total strength). Two empty pictures have no distance at all.
pub fn model_distance<B: Ord>(one: &Model<B>, other: &Model<B>) -> ModelDistance {
    let keys: Set<&B> = one.boxes.keys().chain(other.boxes.keys()).collect();
    let shared: Vec<_> =
        one.boxes.iter().filter_map(|(key, own)| Some((*own, *other.boxes.get(key)?))).collect();
    let (all, both) = (len(keys.len()), len(shared.len()));
    let apart: u64 = shared.iter().map(|(x, y)| u64::from(x.get().abs_diff(y.get()))).sum();
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
        sizes: ratio(apart, both * u64::from(Points::MAX - 1), 1_000),
        arrows: ratio(most - least, most, 1_000),
    }
}

/// What `own` could take over from `other`, boxes first, then sizes by how much they differ, then arrows.
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
