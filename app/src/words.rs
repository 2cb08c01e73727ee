//! How domain values read: the crate `wording`, and the icons that only screens have.

use domain::tool::cards::CardKind;
pub use wording::*;

use crate::ui::icon::Icon;

/// The icon of a kind of card.
pub fn kind_icon(kind: CardKind) -> Icon {
    match kind {
        CardKind::Concern => Icon::Concern,
        CardKind::Uncertainty => Icon::Uncertainty,
        CardKind::Goal => Icon::Goal,
        CardKind::Idea => Icon::Idea,
    }
}
