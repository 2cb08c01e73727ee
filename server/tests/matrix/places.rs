//! The paths where somebody else's seat, function or name may appear: for whom, and with which visibility. Anywhere
//! else it is a leak.

use domain::{samples::rounds, tool::charter::Visibility};

use super::cast::{OF_THREE, Who};

/// Who may find it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reader {
    /// Everybody, including the expert.
    All,
    /// Everybody except the expert.
    Room,
    /// The facilitators, who see from which functions answers have arrived.
    Lead,
    /// The Mobilizer.
    Mobilizer,
}

/// With which visibility.
#[derive(Clone, Copy, PartialEq, Eq)]
enum When {
    Always,
    /// With names only.
    Named,
    /// With names or functions.
    Function,
    /// With names or functions; when anonymous only for a function of three, among at least three others (R3).
    Few,
}

use When::{Always, Few, Function, Named};

type AllowedPath = (&'static str, Reader, When);

/// Seats: the roster, roles, raised hands, signatures, speaking order, groups. Never the author of an answer, except
/// with names.
const SEATS: &[AllowedPath] = &[
    ("state/seats", Reader::All, Always),
    ("event/seats", Reader::All, Always),
    ("welcome/people/*/seat", Reader::Room, Always),
    ("named/seat", Reader::Room, Always),
    ("presence/seats", Reader::Lead, Always),
    ("state/resolution/pen", Reader::Room, Always),
    ("event/resolution/pen_passed", Reader::Room, Always),
    ("state/resolution/versions/*/signatures", Reader::Room, Always),
    ("event/resolution/signed/seat", Reader::Room, Always),
    ("state/signals/hands", Reader::Room, Always),
    ("event/signals/hand/seat", Reader::Room, Always),
    ("state/signals/ready", Reader::Lead, Always),
    ("event/signals/done/seat", Reader::Lead, Always),
    ("state/round_robin/order", Reader::Room, Always),
    ("state/round_robin/by_step/rounds/*/order", Reader::Room, Always),
    ("event/turns", Reader::Room, Always),
    ("state/one_two_four_all/pairs", Reader::Room, Always),
    ("state/one_two_four_all/by_step/rounds/*/pairs", Reader::Room, Always),
    ("event/pairs/begun/pairs", Reader::Room, Always),
    // Only members of a group receive its note: the ledger checks that.
    ("state/one_two_four_all/notes/*/group", Reader::Room, Always),
    ("state/one_two_four_all/by_step/rounds/*/notes/*/group", Reader::Room, Always),
    ("event/pairs/noted/note/group", Reader::Room, Always),
    ("state/cards/by_id/{id}/author", Reader::Room, Named),
    ("event/cards/written/card/author", Reader::Room, Named),
    ("event/cards/edited/card/author", Reader::Room, Named),
    ("event/cards/revealed/cards/*/author", Reader::Room, Named),
    ("state/resolution/versions/*/shown/*/by", Reader::Room, Named),
    ("event/resolution/revealed/shown/*/by", Reader::Room, Named),
];

/// Functions: contributions made for a function, answers shown with functions, and whose answers arrived.
const FUNCTIONS: &[AllowedPath] = &[
    ("me/others", Reader::All, Always),
    ("state/seats", Reader::All, Always),
    ("event/seats", Reader::All, Always),
    ("state/disconnects", Reader::All, Always),
    ("event/disconnects", Reader::All, Always),
    ("state/costs", Reader::Room, Always),
    ("event/costs", Reader::Room, Always),
    ("state/negotiables", Reader::Room, Always),
    ("event/negotiables", Reader::Room, Always),
    ("state/requests", Reader::Room, Always),
    ("event/requests", Reader::Room, Always),
    ("state/glossary/list/*/agreed_by", Reader::Room, Always),
    ("event/glossary/offered/function", Reader::Room, Always),
    ("event/glossary/agreed/function", Reader::Room, Always),
    ("state/resolution/draft", Reader::Room, Always),
    ("state/resolution/versions/*/document", Reader::Room, Always),
    ("state/resolution/versions/*/signatures", Reader::Room, Always),
    ("state/resolution/dispositions", Reader::Room, Always),
    ("event/resolution/line_written", Reader::Room, Always),
    ("event/resolution/condition_written", Reader::Room, Always),
    ("event/resolution/signed/signature", Reader::Room, Always),
    ("event/resolution/disposed", Reader::Room, Always),
    // An overridden gate shows everybody what was missing, and so which functions had not answered.
    ("state/agenda/overrides/*/missing", Reader::Room, Always),
    ("event/agenda/overridden/missing", Reader::Room, Always),
    ("event/statements/acknowledged/voice/function", Reader::Lead, Always),
    ("state/statements/list/*/seen/functions", Reader::Lead, Always),
    // The answers themselves.
    ("state/cards/by_id/{id}/function", Reader::Room, Function),
    ("state/cards/writing/{n}/heard", Reader::Room, Function),
    ("event/cards/written/card/function", Reader::Room, Function),
    ("event/cards/edited/card/function", Reader::Room, Function),
    ("event/cards/revealed/cards/*/function", Reader::Room, Function),
    ("event/cards/revealed/heard", Reader::Room, Function),
    ("state/links/list/*/function", Reader::Room, Function),
    ("state/links/list/*/functions", Reader::Room, Function),
    ("event/links/linked/link/function", Reader::Room, Function),
    ("event/links/linked/link/functions", Reader::Room, Function),
    ("event/links/recalled/links/*/function", Reader::Room, Function),
    ("event/links/recalled/links/*/functions", Reader::Room, Function),
    ("event/whereabouts/revealed", Reader::Room, Function),
    ("state/stage_poll/polls/*/shown", Reader::Room, Function),
    ("event/resolution/revealed/shown/*/function", Reader::Room, Function),
    ("state/resolution/versions/*/shown/*/function", Reader::Room, Function),
    ("state/resolution/amendments/*/function", Reader::Room, Function),
    ("event/statements/revealed/outcomes/*/*/marks/*/function", Reader::Room, Few),
    ("event/statements/revealed/outcomes/*/*/abstained", Reader::Room, Function),
    ("state/statements/list/*/first/outcome/marks/*/function", Reader::Room, Few),
    ("state/statements/list/*/second/outcome/marks/*/function", Reader::Room, Few),
    ("state/statements/list/*/first/outcome/abstained", Reader::Room, Function),
    ("state/statements/list/*/second/outcome/abstained", Reader::Room, Function),
    // The record.
    ("record/functions", Reader::Room, Always),
    ("record/vetoes", Reader::Room, Always),
    ("record/progress/*/function", Reader::Room, Always),
    ("record/draft/lines", Reader::Room, Always),
    ("record/draft/conditions", Reader::Room, Always),
    ("record/decision/lines", Reader::Room, Always),
    ("record/decision/conditions", Reader::Room, Always),
    ("record/decision/signed", Reader::Room, Always),
    ("record/decision/not_signed", Reader::Room, Always),
    ("record/disconnects", Reader::Room, Always),
    ("record/overridden", Reader::Room, Always),
    // Texts that name the functions of the paths above.
    ("record/tables", Reader::Room, Always),
    ("record/plan", Reader::Room, Always),
    ("record/decision/consent/positions/*/function", Reader::Room, Function),
    ("record/open_objections/*/function", Reader::Room, Function),
    ("record/concerns/*/function", Reader::Room, Function),
    ("record/concerns/*/outcome", Reader::Room, Always),
    ("record/written/*/function", Reader::Room, Function),
    ("record/statements/*/rounds/*/marks/*/function", Reader::Room, Few),
    ("record/statements/*/rounds/*/abstained", Reader::Room, Function),
];

/// Names appear only beside their seats.
const NAMES: &[AllowedPath] = &[
    ("welcome/people/*/name", Reader::Room, Always),
    ("named/name", Reader::Room, Always),
    ("record/people", Reader::Room, Always),
    ("record/decision/signed/*/name", Reader::Room, Always),
    ("waiting/*/name", Reader::Mobilizer, Always),
];

/// What identifies a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sort {
    Seat,
    Function,
    Name,
}

/// Whether a sealed round tells a function here: facilitators learn from which functions answers have arrived, and the
/// answers of a round are shown with functions where that is promised.
fn in_a_round(found_at: &str, reader: Who, promise: Visibility) -> bool {
    let arrived = found_at.starts_with("event/") && found_at.ends_with("/heard/voice/function")
        || found_at.starts_with("state/") && found_at.contains("/voices/functions");
    let shown = promise != Visibility::Anonymous
        && reader != Who::Expert
        && rounds().into_iter().filter(|(_, round)| !round.bare).any(|(tool, _)| {
            found_at.starts_with(&format!("event/{tool}/revealed/"))
                || found_at.starts_with(&format!("state/{tool}/")) && found_at.contains("/shown/")
        });
    shown || arrived && reader.facilitates()
}

/// Whether it may appear at this path. The record is read by everybody allowed to.
pub(crate) fn may_appear(
    sort: Sort,
    text: &str,
    found_at: &str,
    reader: Who,
    promise: Visibility,
) -> bool {
    let table = match sort {
        Sort::Seat => SEATS,
        Sort::Function => FUNCTIONS,
        Sort::Name => NAMES,
    };
    // The record contains only what everybody may know.
    sort == Sort::Function && in_a_round(found_at, reader, promise)
        || table.iter().any(|(path, to, when)| {
            let there = found_at
                .strip_prefix(path)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
            let readable = match to {
                Reader::All => true,
                Reader::Room => reader != Who::Expert,
                Reader::Lead => reader.facilitates(),
                Reader::Mobilizer => reader == Who::Mobilizer,
            };
            let allowed = match when {
                Always => true,
                Named => promise == Visibility::Named,
                Function => promise != Visibility::Anonymous,
                Few => promise != Visibility::Anonymous || text == OF_THREE,
            };
            there && readable && allowed
        })
}
