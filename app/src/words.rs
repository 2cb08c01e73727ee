//! How domain values read: the crate `wording`, and the icons that only screens have.

use domain::tool::cards::Kind;
pub use wording::*;

use crate::ui::icon::Icon;

/// The icon of a kind of card.
pub fn kind_icon(kind: Kind) -> Icon {
    match kind {
        Kind::Concern => Icon::Concern,
        Kind::Uncertainty => Icon::Uncertainty,
        Kind::Goal => Icon::Goal,
        Kind::Idea => Icon::Idea,
    }
}
