//! What was deleted together with somebody's card, so that undoing the deletion brings it back. Only the server has it.

use serde::{Deserialize, Serialize};

use crate::base::id::SeatId;

/// What was deleted together with cards.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "SetAsideOf{T}"))]
pub struct SetAside<T> {
    list: Vec<T>,
    /// The author of each one's card, who alone can bring it back. In the order of `list`.
    authors: Vec<SeatId>,
}

impl<T> Default for SetAside<T> {
    fn default() -> Self {
        Self { list: Vec::new(), authors: Vec::new() }
    }
}

impl<T> SetAside<T> {
    /// Number of things.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether nothing is set aside.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Each thing with the author of its card.
    pub fn iter(&self) -> impl Iterator<Item = (&T, SeatId)> {
        self.list.iter().zip(self.authors.iter().copied())
    }

    /// Removes what `is_about` a deleted card from a list and, on the server, sets it aside.
    pub(crate) fn take(
        &mut self,
        list: &mut Vec<T>,
        author: Option<SeatId>,
        is_about: impl Fn(&T) -> bool,
    ) {
        let Some(author) = author.filter(|_| cfg!(feature = "authority")) else {
            return list.retain(|one| !is_about(one));
        };
        for one in list.extract_if(.., |one| is_about(one)) {
            self.list.push(one);
            self.authors.push(author);
        }
    }

    /// Forgets what `is_about` a card that came back.
    pub(crate) fn forget(&mut self, is_about: impl Fn(&T) -> bool) {
        if cfg!(feature = "authority") {
            let all = std::mem::take(self);
            for (one, author) in all.list.into_iter().zip(all.authors) {
                if !is_about(&one) {
                    self.list.push(one);
                    self.authors.push(author);
                }
            }
        }
    }
}
