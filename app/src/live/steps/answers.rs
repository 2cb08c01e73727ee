//! Whether a step has individual answers, and how the frame says who has answered.

use texts::words as t;

/// Whether each person gives an answer of their own, with the predicate for one and for many: "has written".
#[derive(Clone, Copy)]
pub enum Answers {
    Never,
    /// Who has answered is done.
    Once([fn() -> &'static str; 2]),
    /// Who has answered may add more.
    Often([fn() -> &'static str; 2]),
}

impl Answers {
    /// The predicate for one and for many.
    pub fn words(self) -> Option<[fn() -> &'static str; 2]> {
        match self {
            Self::Never => None,
            Self::Once(words) | Self::Often(words) => Some(words),
        }
    }
}

/// What most steps say.
pub const ANSWERED: Answers = Answers::Once([t::has_answered, t::have_answered]);
