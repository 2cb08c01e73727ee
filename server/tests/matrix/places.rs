//! Where a seat, a function or a name of somebody else may stand: for whom, and under which promise. Whatever is found
//! anywhere else is a leak.

use domain::tool::charter::Visibility;

use super::cast::{OF_THREE, Who};

/// For whom.
#[derive(Clone, Copy, PartialEq, Eq)]
enum To {
    /// Everybody, the expert too.
    All,
    /// Everybody but the expert.
    Room,
    /// The two who lead: who has been heard is process, and they are told from which function.
    Lead,
    /// The Mobilizer.
    Mobilizer,
}

/// Under which promise.
#[derive(Clone, Copy, PartialEq, Eq)]
enum When {
    Always,
    /// Under names alone.
    Named,
    /// Under names or functions.
    Function,
    /// Under names or functions; under nothing only for a function of three, among at least three others (R3).
    Few,
}

use When::{Always, Few, Function, Named};

type Place = (&'static str, To, When);

/// Who is who: the roster, who holds what, who raised a hand, signed, speaks, sits together. Never what anybody said, but
/// under names.
const SEATS: &[Place] = &[
    ("state/seats", To::All, Always),
    ("event/seats", To::All, Always),
    ("welcome/people/*/seat", To::Room, Always),
    ("named/seat", To::Room, Always),
    ("presence/seats", To::Lead, Always),
    ("state/resolution/pen", To::Room, Always),
    ("event/resolution/pen_passed", To::Room, Always),
    ("state/resolution/versions/*/signatures", To::Room, Always),
    ("event/resolution/signed/seat", To::Room, Always),
    ("state/signals/hands", To::Room, Always),
    ("event/signals/hand/seat", To::Room, Always),
    ("state/signals/ready", To::Lead, Always),
    ("event/signals/done/seat", To::Lead, Always),
    ("state/round_robin/order", To::Room, Always),
    ("event/turns", To::Room, Always),
    ("state/one_two_four_all/pairs", To::Room, Always),
    ("event/pairs/begun/pairs", To::Room, Always),
    // Whoever is told the note of a group is in it: the ledger sees to that.
    ("state/one_two_four_all/notes/*/group", To::Room, Always),
    ("event/pairs/noted/note/group", To::Room, Always),
    ("state/cards/by_id/{id}/author", To::Room, Named),
    ("event/cards/written/card/author", To::Room, Named),
    ("event/cards/edited/card/author", To::Room, Named),
    ("event/cards/revealed/cards/*/author", To::Room, Named),
    ("state/resolution/versions/*/shown/*/by", To::Room, Named),
    ("event/resolution/revealed/shown/*/by", To::Room, Named),
];

/// What is spoken for a function by its nature, what stands under functions, and from which functions voices came.
const FUNCTIONS: &[Place] = &[
    ("me/others", To::All, Always),
    ("state/seats", To::All, Always),
    ("event/seats", To::All, Always),
    ("state/disconnects", To::All, Always),
    ("event/disconnects", To::All, Always),
    ("state/costs", To::Room, Always),
    ("event/costs", To::Room, Always),
    ("state/negotiables", To::Room, Always),
    ("event/negotiables", To::Room, Always),
    ("state/requests", To::Room, Always),
    ("event/requests", To::Room, Always),
    ("state/glossary/list/*/agreed_by", To::Room, Always),
    ("event/glossary/offered/function", To::Room, Always),
    ("event/glossary/agreed/function", To::Room, Always),
    ("state/resolution/draft", To::Room, Always),
    ("state/resolution/versions/*/document", To::Room, Always),
    ("state/resolution/versions/*/signatures", To::Room, Always),
    ("state/resolution/dispositions", To::Room, Always),
    ("event/resolution/line_written", To::Room, Always),
    ("event/resolution/condition_written", To::Room, Always),
    ("event/resolution/signed/signature", To::Room, Always),
    ("event/resolution/disposed", To::Room, Always),
    // A gate that was overridden says to all what was missing, and so from whom nothing was heard until then.
    ("state/agenda/overrides/*/missing", To::Room, Always),
    ("event/agenda/overridden/missing", To::Room, Always),
    // Voices.
    ("event/cards/heard/voice/function", To::Lead, Always),
    ("event/statements/heard/voice/function", To::Lead, Always),
    ("event/statements/acknowledged/voice/function", To::Lead, Always),
    ("event/glossary/heard/voice/function", To::Lead, Always),
    ("event/whereabouts/heard/voice/function", To::Lead, Always),
    ("event/votes/heard/voice/function", To::Lead, Always),
    ("event/temperature/heard/voice/function", To::Lead, Always),
    ("event/plus_delta/heard/voice/function", To::Lead, Always),
    ("event/resolution/heard/voice/function", To::Lead, Always),
    ("state/cards/writing/{n}/voices/functions", To::Lead, Always),
    ("state/statements/list/*/first/voices/functions", To::Lead, Always),
    ("state/statements/list/*/second/voices/functions", To::Lead, Always),
    ("state/statements/list/*/seen/functions", To::Lead, Always),
    ("state/glossary/list/*/meanings/voices/functions", To::Lead, Always),
    ("state/stage_poll/polls/*/voices/functions", To::Lead, Always),
    ("state/votes/list/*/ballots/voices/functions", To::Lead, Always),
    ("state/temperature/checks/*/voices/functions", To::Lead, Always),
    ("state/plus_delta/sheets/voices/functions", To::Lead, Always),
    ("state/resolution/versions/*/voices/functions", To::Lead, Always),
    // What was said.
    ("state/cards/by_id/{id}/function", To::Room, Function),
    ("state/cards/writing/{n}/heard", To::Room, Function),
    ("event/cards/written/card/function", To::Room, Function),
    ("event/cards/edited/card/function", To::Room, Function),
    ("event/cards/revealed/cards/*/function", To::Room, Function),
    ("event/cards/revealed/heard", To::Room, Function),
    ("state/links/list/*/function", To::Room, Function),
    ("state/links/list/*/functions", To::Room, Function),
    ("event/links/linked/link/function", To::Room, Function),
    ("event/links/linked/link/functions", To::Room, Function),
    ("event/glossary/revealed", To::Room, Function),
    ("state/glossary/list/*/meanings/shown", To::Room, Function),
    ("event/whereabouts/revealed", To::Room, Function),
    ("state/stage_poll/polls/*/shown", To::Room, Function),
    ("event/resolution/revealed/shown/*/function", To::Room, Function),
    ("state/resolution/versions/*/shown/*/function", To::Room, Function),
    ("state/resolution/amendments/*/function", To::Room, Function),
    ("event/statements/revealed/outcomes/*/*/marks/*/function", To::Room, Few),
    ("event/statements/revealed/outcomes/*/*/abstained", To::Room, Function),
    ("state/statements/list/*/first/outcome/marks/*/function", To::Room, Few),
    ("state/statements/list/*/second/outcome/marks/*/function", To::Room, Few),
    ("state/statements/list/*/first/outcome/abstained", To::Room, Function),
    ("state/statements/list/*/second/outcome/abstained", To::Room, Function),
    // The record of it.
    ("record/decision/lines", To::Room, Always),
    ("record/decision/conditions", To::Room, Always),
    ("record/decision/signed", To::Room, Always),
    ("record/decision/not_signed", To::Room, Always),
    ("record/disconnects", To::Room, Always),
    ("record/overridden", To::Room, Always),
    // Texts in which functions stand for what is listed above.
    ("record/tables", To::Room, Always),
    ("record/plan", To::Room, Always),
    ("record/decision/consent/positions/*/function", To::Room, Function),
    ("record/open_objections/*/function", To::Room, Function),
    ("record/concerns/*/function", To::Room, Function),
    ("record/statements/*/rounds/*/marks/*/function", To::Room, Few),
    ("record/statements/*/rounds/*/abstained", To::Room, Function),
];

/// Names are nowhere but beside their seats.
const NAMES: &[Place] = &[
    ("welcome/people/*/name", To::Room, Always),
    ("named/name", To::Room, Always),
    ("record/people", To::Room, Always),
    ("record/decision/signed/*/name", To::Room, Always),
    ("waiting/*/name", To::Mobilizer, Always),
];

/// What can point at a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sort {
    Seat,
    Function,
    Name,
}

/// Whether it may stand there. `reader` is who reads it; the record is read by whoever may.
pub(crate) fn may_stand(
    sort: Sort,
    text: &str,
    place: &str,
    reader: Who,
    promise: Visibility,
) -> bool {
    let table = match sort {
        Sort::Seat => SEATS,
        Sort::Function => FUNCTIONS,
        Sort::Name => NAMES,
    };
    // What is recorded is what everybody may know.
    table.iter().any(|(path, to, when)| {
        let there =
            place.strip_prefix(path).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
        let told = match to {
            To::All => true,
            To::Room => reader != Who::Expert,
            To::Lead => reader.leads(),
            To::Mobilizer => reader == Who::Mobilizer,
        };
        let promised = match when {
            Always => true,
            Named => promise == Visibility::Named,
            Function => promise != Visibility::Anonymous,
            Few => promise != Visibility::Anonymous || text == OF_THREE,
        };
        there && told && promised
    })
}
