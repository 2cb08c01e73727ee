//! Drafts of this seat in this workshop.

use crate::{state::room::use_room, ui::draft::Draft};

/// The stored draft with this name. Names are scoped to this seat in this workshop.
pub fn draft(name: impl Into<String>) -> Draft {
    Draft::stored(use_room().draft_key(&name.into()))
}
