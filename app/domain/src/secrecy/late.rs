//! What may be told late. When an event is told as it happens, disclosure depends on the event and the viewer. When it is
//! told afterwards (to a browser that was away, to a newcomer, in an exported log), it also depends on what holds now:
//! words that were hidden, deleted, protected or changed since must not come back.
//!
//! One rule covers every tool, and none can forget it: an event may be told late if each of its texts stands in the
//! workshop as the viewer sees it now.

mod collect;

use std::collections::BTreeSet;

use serde::Serialize;

use crate::workshop::{Event, Workshop};

/// The texts that a viewer can read now.
#[derive(Clone, Debug, Default)]
pub struct TextsNow(BTreeSet<String>);

impl TextsNow {
    /// The texts of a workshop that was disclosed to the viewer.
    pub fn of(disclosed: &Workshop) -> Self {
        Self(texts(disclosed))
    }

    /// Whether every text of an event is still visible.
    pub fn cover(&self, event: &Event) -> bool {
        self.gone(event).next().is_none()
    }

    /// The texts of an event that are no longer visible.
    pub fn gone(&self, event: &Event) -> impl Iterator<Item = String> {
        texts(event).into_iter().filter(|text| !self.0.contains(text))
    }
}

/// Every text in a value: not its ids, numbers or enum values.
fn texts(value: &impl Serialize) -> BTreeSet<String> {
    let mut texts = BTreeSet::new();
    // Collecting cannot fail, and an error from `Serialize` contains no text.
    let _ = value.serialize(collect::Collector(&mut texts));
    texts
}
