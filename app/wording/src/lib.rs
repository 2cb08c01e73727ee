//! How domain values read, in the reader's language: the same on screens, on the wall and in the record.
//!
//! A value that people say of themselves ("I block it") also has a third person for the record ("blocks it"); those
//! functions end in `_third`. What was missing in a step that is over is [`lacked`], in the past. The texts are in
//! `texts::words`: plain, friendly, exact. Labels of buttons stay with their buttons. Never "submit", "error" or
//! "invalid".
//!
//! **Must never know**: a screen, an icon, a file format, where a text will stand.
//!
//! **To word a new value**: an exhaustive match in the file of its noun, and its texts in every language.

mod costs;
mod debrief;
mod disconnects;
mod missing;
mod plain;
mod ratings;
mod refusals;
mod resolution;
pub mod steps;
pub mod toolbox;
mod workshop;

pub use costs::{amount, grade, support, yearly};
pub use debrief::{Behaviour, signs};
pub use disconnects::{
    disconnect_kind, disconnect_outcome, disconnect_state, disconnect_tell, disconnect_title,
    settlement, stands,
};
pub use missing::{lacked, missing};
pub use plain::{and, calendar_date, date, group, grouped, half, range, sentence, whose};
pub use ratings::{chance, clarity, class_key, headline, index, knew_third, moved, round, unknown};
pub use refusals::{refusal, text_error, text_problem};
pub use resolution::{
    consent_next, consent_outcome, consent_outcome_third, disposition, disposition_recorded,
    gradient, gradient_third, section,
};
pub use workshop::{kind, kind_key, level, milestone, phase, role, role_about};
