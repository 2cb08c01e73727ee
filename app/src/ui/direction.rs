//! The two directions in which an item of a list moves by one.

/// Where an item moves, or where to look for its neighbour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Up, or to the left.
    Back,
    /// Down, or to the right.
    Forward,
}

/// A place in a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place<T> {
    pub at: usize,
    /// The item before it; `None` for the first place.
    pub after: Option<T>,
}

impl Direction {
    /// Both, in the order in which their buttons stand.
    pub const BOTH: [Self; 2] = [Self::Back, Self::Forward];

    /// The direction of an arrow key; `None` for any other key.
    pub fn of_key(key: &str) -> Option<Self> {
        match key {
            "ArrowUp" | "ArrowLeft" => Some(Self::Back),
            "ArrowDown" | "ArrowRight" => Some(Self::Forward),
            _ => None,
        }
    }

    /// Whether it leads to the end of the list.
    pub fn is_forward(self) -> bool {
        self == Self::Forward
    }

    /// The position next to this one; `None` before the first.
    pub fn step(self, at: usize) -> Option<usize> {
        match self {
            Self::Back => at.checked_sub(1),
            Self::Forward => Some(at + 1),
        }
    }

    /// Where the item at this position goes when it moves by one; `None` at the edge.
    pub fn place<T: Copy>(self, list: &[T], at: usize) -> Option<Place<T>> {
        let to = self.step(at)?;
        let after = match self {
            Self::Back => to.checked_sub(1).and_then(|above| list.get(above).copied()),
            Self::Forward => Some(*list.get(to)?),
        };
        Some(Place { at: to, after })
    }

    /// As part of an id in markup.
    pub fn key(self) -> &'static str {
        match self {
            Self::Back => "up",
            Self::Forward => "down",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{
        Direction::{Back, Forward},
        Place,
    };

    #[test]
    fn an_item_moves_by_one_and_stops_at_the_edges() {
        let list = ['a', 'b', 'c'];
        let place = |at, after| Some(Place { at, after });
        let back = [None, place(0, None), place(1, Some('a'))];
        assert_eq!([0, 1, 2].map(|at| Back.place(&list, at)), back);
        let forward = [place(1, Some('b')), place(2, Some('c')), None];
        assert_eq!([0, 1, 2].map(|at| Forward.place(&list, at)), forward);
    }
}
