//! Every bound of the product, one constant each, with its unit and the reason for the number.
//! Bounds of the wire (frame size, rate, queue lengths) stand in `protocol::limits`.

/// Characters of one card. A card is one thought; what needs more is two cards.
pub const CARD_CHARS_MAX: usize = 2_000;

/// Characters of a person's name, as it is shown on screens.
pub const NAME_CHARS_MAX: usize = 60;

/// Characters of a function's name ("Practice Finance"). It must fit a chip on a phone.
pub const FUNCTION_CHARS_MAX: usize = 60;

/// Characters of titles: of a workshop, a theme, a step, a disconnect.
pub const TITLE_CHARS_MAX: usize = 200;

/// Characters of a statement that people rate: one sentence, readable at a glance.
pub const STATEMENT_CHARS_MAX: usize = 400;

/// Characters of a reason, a restatement, a note on a link: a paragraph.
pub const REASON_CHARS_MAX: usize = 1_000;

/// Characters of one section of the resolution. Leaves room for a frame of 16 KiB in any script.
pub const SECTION_CHARS_MAX: usize = 3_000;

/// Characters of a unit: it stands behind a number.
pub const UNIT_CHARS_MAX: usize = 20;

/// Seats of one workshop: the connections a room is built for, with the wall and both facilitators in it.
pub const SEATS_MAX: usize = 600;

/// Cards of one workshop, deleted ones not counted. Above this no group can read them all.
pub const CARDS_MAX: usize = 5_000;

/// Themes of one workshop.
pub const THEMES_MAX: usize = 500;

/// Links of one workshop.
pub const LINKS_MAX: usize = 2_000;

/// Statements of one workshop. Each one costs everybody a minute.
pub const STATEMENTS_MAX: usize = 100;

/// People below which a value, a count or a set of words points at one of them (common thresholds are 3 to 5).
pub const ANONYMITY_MIN: usize = 3; // PROMISE: anonymity

/// Seconds after the seller is let in again in which what customers say is still kept: what was typed before is still under
/// way, by a pause of the hand or of the network.
pub const PRIVATE_GRACE_SECONDS: i64 = 10;

/// Disconnects of one workshop. A group can talk through seven; the rest is a list to park.
pub const DISCONNECTS_MAX: usize = 100;

/// Pieces of evidence of one disconnect: more than three nobody weighs.
pub const EVIDENCE_MAX: usize = 3;

/// Costs of staying of one workshop. One accepted cost is enough to go on.
pub const COSTS_MAX: usize = 50;

/// Words of one glossary.
pub const TERMS_MAX: usize = 100;

/// Times that "where are we?" can be asked in one workshop.
pub const POLLS_MAX: usize = 50;

/// Things that can be traded in one workshop.
pub const NEGOTIABLES_MAX: usize = 50;

/// Trades of one workshop.
pub const TRADES_MAX: usize = 200;

/// Votes of one workshop.
pub const VOTES_MAX: usize = 20;

/// Options of one vote at least: of one there is nothing to choose.
pub const VOTE_OPTIONS_MIN: usize = 2;

/// Options of one vote at most: as many as a phone shows on two screens.
pub const VOTE_OPTIONS_MAX: usize = 12;

/// Things that functions ask of each other in one workshop.
pub const REQUESTS_MAX: usize = 200;

/// Notes between the two who lead.
pub const NOTES_MAX: usize = 500;

/// Wordings that wait to be taken: more than the pen can read are a second draft.
pub const SUGGESTIONS_MAX: usize = 50;

/// Functions that can be named as missing.
pub const GAPS_MAX: usize = 50;

/// Conditions of one resolution.
pub const CONDITIONS_MAX: usize = 50;

/// Versions of one resolution that were put to the group.
pub const VERSIONS_MAX: usize = 200;

/// Steps of one agenda.
pub const STEPS_MAX: usize = 60;

/// Lines of text that a step can show on the stage.
pub const STEP_LINES_MAX: usize = 12;

/// Minutes of one step or one turn of the timer: a working day.
pub const MINUTES_MAX: u16 = 480;
