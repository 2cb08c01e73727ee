//! What simulated people say.

/// Number of simulated people.
pub const PEOPLE: usize = 5;

/// What simulated people say. Each text but `objection` and `lift` is a list separated by `|`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Phrases {
    /// Their functions, one each.
    pub functions: String,
    /// Per person: two concerns, a goal, an uncertainty.
    pub cards: [String; PEOPLE],
    /// Reasons for what one's own function needs.
    pub reasons: String,
    /// How a person restates another's reason; `%` stands for the reason.
    pub restated: String,
    /// Conditions under which two who differ continue.
    pub conditions: String,
    /// What was found out.
    pub found: String,
    /// What a term means.
    pub meanings: String,
    pub reservations: String,
    pub objection: String,
    pub lift: String,
    /// What one function asks of another.
    pub requests: String,
    /// What a small group found.
    pub notes: String,
    /// How one thing depends on another.
    pub links: String,
    /// Dispositions of concerns.
    pub became: String,
    pub plus: String,
    pub delta: String,
}
