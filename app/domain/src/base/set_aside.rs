//! What was deleted together with somebody's card, so that undoing the deletion brings it back.

use serde::{Deserialize, Serialize};

use crate::base::{
    id::{CardId, SeatId},
    map::Map,
    seat::Viewer,
};

/// What was deleted together with one card. Only the server and the card's author have it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "SetAsideOf{T}"))]
pub struct SetAside<T> {
    /// The author of the card, who alone can bring it back.
    pub author: SeatId,
    pub list: Vec<T>,
}

/// Removes what is about a deleted card, and sets it aside in copies that know the author.
pub(crate) fn set_aside<T>(
    list: &mut Vec<T>,
    aside: &mut Map<CardId, SetAside<T>>,
    card: CardId,
    author: Option<SeatId>,
    is_about: impl Fn(&T) -> bool,
) {
    let (gone, kept) = std::mem::take(list).into_iter().partition(is_about);
    *list = kept;
    let gone: Vec<T> = gone;
    if let Some(author) = author.filter(|_| !gone.is_empty()) {
        aside.insert(card, SetAside { author, list: gone });
    }
}

/// What this viewer may know of it.
pub(crate) fn disclosed<T>(
    aside: &Map<CardId, SetAside<T>>,
    viewer: &Viewer,
    disclose: impl Fn(&T) -> T,
) -> Map<CardId, SetAside<T>> {
    let own = aside.iter().filter(|(_, aside)| aside.author == viewer.seat);
    let disclosed = own.map(|(card, aside)| {
        let list = aside.list.iter().map(&disclose).collect();
        (*card, SetAside { author: aside.author, list })
    });
    disclosed.collect()
}
