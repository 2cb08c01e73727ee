//! Samples of the resolution, and the sealed round of its responses.

use crate::{
    base::{activity::Activity, map::Map, scale::Gradient},
    samples::{
        play::Play,
        rounds::SealedRound,
        values::{AT, card, condition, day, function, reason, seat, section_text, title, voice},
    },
    tool::resolution::{
        Amended, Command, Condition, Disposition, Document, Event, Response, Section, Signature,
    },
};

pub(crate) fn commands() -> Vec<Command> {
    use Command as C;
    let hash = Document::default().hash();
    let mut all = vec![
        C::PassPen { to: seat(5) },
        C::Section {
            section: Section::Objective,
            text: Some(section_text("Lighter instruments in all practices.")),
        },
        C::Line {
            function: function("Clinical Lead"),
            text: Some(section_text("Chooses the instruments.")),
        },
        C::Condition { condition: condition(1), value: Some(written_condition()) },
        C::Day { day: Some(day("2026-07-01")) },
    ];
    all.extend(
        dispositions()
            .map(|disposition| C::Dispose { card: card(1), disposition: Some(disposition) }),
    );
    all.extend([
        C::Propose { hash: hash.clone() },
        C::Respond {
            hash: hash.clone(),
            gradient: Gradient::Disagree,
            reason: Some(reason("The budget is closed.")),
            lift: Some(reason("Start in January.")),
        },
        C::Reveal,
        C::Sign { hash },
        C::Amend { amendment: 0, condition: condition(2), value: written_condition() },
        C::Answer { amendment: 0, how: reason("It starts in January.") },
    ]);
    all
}

pub(crate) fn events() -> Vec<Event> {
    use Event as E;
    let response = Response {
        function: Some(function("Clinical Lead")),
        by: None,
        gradient: Gradient::Disagree,
        reason: Some(reason("The budget is closed.")),
        lift: Some(reason("Start in January.")),
    };
    let mut all = vec![
        E::PenPassed { to: seat(5) },
        E::SectionWritten {
            section: Section::Objective,
            text: Some(section_text("Lighter instruments in all practices.")),
        },
        E::LineWritten {
            function: function("Clinical Lead"),
            text: Some(section_text("Chooses the instruments.")),
        },
        E::ConditionWritten { condition: condition(1), value: Some(written_condition()) },
        E::DaySet { day: Some(day("2026-07-01")) },
    ];
    all.extend(
        dispositions()
            .map(|disposition| E::Disposed { card: card(1), disposition: Some(disposition) }),
    );
    all.extend([
        E::Proposed { number: 1, hash: Document::default().hash(), at: AT },
        E::Responded { seat: seat(4), response: response.clone() },
        E::Heard { voice: voice() },
        E::Revealed { responses: Map::new(), shown: vec![response] },
        E::Signed {
            seat: seat(4),
            signature: Signature { function: function("Clinical Lead"), at: AT },
        },
        E::Amended { amendment: 0, became: Amended::Taken { condition: condition(2) } },
        E::Amended {
            amendment: 0,
            became: Amended::Answered { how: reason("It starts in January.") },
        },
    ]);
    all
}

#[expect(clippy::unnecessary_wraps, reason = "most tools have none")]
pub(crate) fn round() -> Option<SealedRound> {
    Some(SealedRound {
        name: "responses",
        activity: Activity::Draft,
        prepare: |play: &mut Play| {
            play.drafts();
            while play.workshop.agenda.current().map(|step| step.activity)
                != Some(Activity::Consent)
            {
                play.next();
            }
        },
        asks: |workshop| vec![Command::Propose { hash: workshop.resolution.draft.hash() }.into()],
        says: |workshop, number| {
            let hash = workshop.resolution.draft.hash();
            let gradient = Gradient::ALL[usize::try_from(number % 6).unwrap_or(0)];
            let why = Some(reason(&format!("Because of {number}.")));
            let lift = Some(reason(&format!("If it is {number}.")));
            Command::Respond { hash, gradient, reason: why, lift }.into()
        },
        reveal: |_| Command::Reveal.into(),
        bare: false,
    })
}

/// One of everything that can become of a concern.
fn dispositions() -> [Disposition; 5] {
    [
        Disposition::Resolved { how: reason("The trial answers it.") },
        Disposition::Accepted { condition: condition(1) },
        Disposition::Traded { trade: reason("Training is paid for.") },
        Disposition::Parked { owner: function("Procurement"), due: day("2026-12-01") },
        Disposition::Exchanged { answer: title("Delivery in June"), gives: title("Fewer days") },
    ]
}

fn written_condition() -> Condition {
    Condition {
        text: section_text("Sick days fall within six months."),
        owner: function("HR"),
        due: day("2026-11-30"),
    }
}
