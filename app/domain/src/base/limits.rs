//! Every bound of the product, one constant each, with its unit and its reason. Bounds of the wire (frame size, rate,
//! queue lengths) are in `protocol::limits`.

/// Characters per card. A card is one thought; more than this is two cards.
pub const CARD_CHARS_MAX: usize = 2_000;

/// Characters per person's name as shown on screens.
pub const NAME_CHARS_MAX: usize = 60;

/// Characters per function name ("Practice Finance"). It must fit a chip on a phone.
pub const FUNCTION_CHARS_MAX: usize = 60;

/// Characters per title of a workshop, theme, step or disconnect.
pub const TITLE_CHARS_MAX: usize = 200;

/// Characters per statement: one sentence, readable at a glance.
pub const STATEMENT_CHARS_MAX: usize = 400;

/// Characters per reason, restatement or note on a link: a paragraph.
pub const REASON_CHARS_MAX: usize = 1_000;

/// Characters per section of the resolution. Fits a frame of 16 KiB in any script.
pub const SECTION_CHARS_MAX: usize = 3_000;

/// Characters per unit: it follows a number.
pub const UNIT_CHARS_MAX: usize = 20;

/// Seats per workshop, including the wall and both facilitators: the connections a room is built for.
pub const SEATS_MAX: usize = 600;

/// Cards per workshop, deleted ones excluded. No group can read more.
pub const CARDS_MAX: usize = 5_000;

/// Themes per workshop.
pub const THEMES_MAX: usize = 500;

/// Links per workshop.
pub const LINKS_MAX: usize = 2_000;

/// Statements per workshop, prepared ones included: far more than a group can rate, at a minute each.
pub const STATEMENTS_MAX: usize = 100;

/// Smallest group in which a value, a count or a set of words does not point at one person (common thresholds are 3 to
/// 5).
pub const ANONYMITY_MIN: usize = 3; // PROMISE: anonymity

/// Seconds after the seller returns during which what customers say is still withheld: someone may still be typing, or
/// the network may be slow.
pub const PRIVATE_GRACE_SECONDS: i64 = 10;

/// Disconnects per workshop. A group can discuss seven; the rest is parked.
pub const DISCONNECTS_MAX: usize = 100;

/// Pieces of evidence per disconnect: nobody weighs more than three.
pub const EVIDENCE_MAX: usize = 3;

/// Costs of staying per workshop. One accepted cost is enough to continue.
pub const COSTS_MAX: usize = 50;

/// Terms per glossary.
pub const TERMS_MAX: usize = 100;

/// Stage polls per workshop.
pub const POLLS_MAX: usize = 50;

/// Negotiables per workshop.
pub const NEGOTIABLES_MAX: usize = 50;

/// Trades per workshop.
pub const TRADES_MAX: usize = 200;

/// Votes per workshop.
pub const VOTES_MAX: usize = 20;

/// Minimum options per vote: with one there is nothing to choose.
pub const VOTE_OPTIONS_MIN: usize = 2;

/// Maximum options per vote: two screens of a phone.
pub const VOTE_OPTIONS_MAX: usize = 12;

/// Requests between functions per workshop.
pub const REQUESTS_MAX: usize = 200;

/// Notes between the facilitators per workshop.
pub const NOTES_MAX: usize = 500;

/// Pending suggestions: more than the pen can read would be a second draft.
pub const SUGGESTIONS_MAX: usize = 50;

/// Functions that can be flagged as missing.
pub const GAPS_MAX: usize = 50;

/// Conditions per resolution.
pub const CONDITIONS_MAX: usize = 50;

/// Versions per resolution.
pub const VERSIONS_MAX: usize = 200;

/// Days in which an archived workshop can be taken back: long enough to notice that it was a mistake.
pub const ARCHIVE_DAYS: u16 = 30;

/// Steps per agenda.
pub const STEPS_MAX: usize = 60;

/// Lines of text per step on the stage.
pub const STEP_LINES_MAX: usize = 12;

/// Minutes per step or per run of the timer: a working day.
pub const MINUTES_MAX: u16 = 480;
