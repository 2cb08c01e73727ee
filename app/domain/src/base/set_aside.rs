//! What was deleted together with somebody's card, so that undoing the deletion brings it back. Only the server has it.

use serde::{Deserialize, Serialize};

use crate::base::id::{CardId, SeatId};

/// What was deleted together with cards.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "SetAsideOf{T}"))]
pub struct SetAside<T> {
    list: Vec<T>,
    /// With which deletion each one went. In the order of `list`.
    deletions: Vec<Deletion>,
}

/// The deletion of a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct Deletion {
    card: CardId,
    /// The card's author, who alone can bring back what went with it.
    author: SeatId,
    /// Counts the deletions of this card: it may have come back and been deleted again.
    number: u16,
}

impl<T> Default for SetAside<T> {
    fn default() -> Self {
        Self { list: Vec::new(), deletions: Vec::new() }
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

    /// The cards with which something went, each with its author.
    pub fn cards(&self) -> impl Iterator<Item = (CardId, SeatId)> {
        self.deletions.iter().map(|deletion| (deletion.card, deletion.author))
    }

    /// What went with the last deletion of a card, if this is its author.
    pub(crate) fn with(&self, card: CardId, author: SeatId) -> Vec<&T> {
        let last = self.last(card);
        let went = |deletion: &Deletion| Some(*deletion) == last && deletion.author == author;
        let all = self.list.iter().zip(&self.deletions);
        all.filter(|(_, deletion)| went(deletion)).map(|(one, _)| one).collect()
    }

    fn last(&self, card: CardId) -> Option<Deletion> {
        self.deletions.iter().rfind(|deletion| deletion.card == card).copied()
    }

    /// Removes what `is_about` a deleted card from a list and, on the server, sets it aside.
    pub(crate) fn take(
        &mut self,
        list: &mut Vec<T>,
        card: CardId,
        author: Option<SeatId>,
        is_about: impl Fn(&T) -> bool,
    ) {
        let Some(author) = author.filter(|_| cfg!(feature = "authority")) else {
            return list.retain(|one| !is_about(one));
        };
        let number = self.last(card).map_or(0, |last| last.number.saturating_add(1));
        for one in list.extract_if(.., |one| is_about(one)) {
            self.list.push(one);
            self.deletions.push(Deletion { card, author, number });
        }
    }

    /// Forgets what went with the last deletion of a card, because it came back.
    pub(crate) fn forget(&mut self, card: CardId) {
        let Some(last) = self.last(card) else { return };
        let all = std::mem::take(self);
        for (one, deletion) in all.list.into_iter().zip(all.deletions) {
            if deletion != last {
                self.list.push(one);
                self.deletions.push(deletion);
            }
        }
    }
}
