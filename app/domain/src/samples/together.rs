//! Samples of what makes leading easy: the running agenda, invited experts and proxies, signals, facilitator notes,
//! the toolbox.

use crate::{
    base::{
        activity::{Phase, Recipe},
        id::StepId,
        level::Level,
        seat::{Attendance, Role, Seat, Side},
        spotlight::Spotlight,
        time::Timestamp,
    },
    decide::Command,
    samples::values::{
        card, card_text, disconnect, function, minutes, note, reason, request, seat, section_text,
        suggestion, title, voice,
    },
    tool::{
        agenda::{self, Step, Wording},
        cards::{self, Kind},
        facilitator_notes,
        one_two_four_all::{self, Stage},
        plus_delta::{self, Sheet},
        requests::{self, Reply, Request},
        resolution::Section,
        round_robin,
        seats::{self, ProxyCommand},
        signals::{self, Reaction},
        suggestions::{self, Suggestion},
        temperature::{self, Fingers},
    },
    workshop::Event,
};

const AT: Timestamp = Timestamp(1_778_576_400_000_000);

pub(super) fn commands() -> Vec<Command> {
    let mut all: Vec<Command> = Vec::new();
    all.extend(of_agenda().map(Command::from));
    all.extend(of_seats().map(Command::from));
    all.extend(of_signals().map(Command::from));
    let (hands, sheet) = (fingers(4), sheet());
    let Suggestion { id: suggestion, section, text, .. } = suggested();
    let Request { id: request, to, text: asked, .. } = requested();
    let order = vec![seat(4), seat(5), seat(6)];
    all.extend([
        facilitator_notes::Command::Say {
            note: note(1),
            text: reason("Ask HR first."),
            about: Some(Spotlight::Card(card(1))),
        }
        .into(),
        facilitator_notes::Command::Drop { note: note(1) }.into(),
        suggestions::Command::Make { suggestion, section, text }.into(),
        suggestions::Command::Take { suggestion }.into(),
        suggestions::Command::Leave { suggestion }.into(),
        suggestions::Command::Withdraw { suggestion }.into(),
        round_robin::Command::Draw { order: order.clone() }.into(),
        round_robin::Command::Next { from: 0 }.into(),
        round_robin::Command::Pass.into(),
        one_two_four_all::Command::Begin { order }.into(),
        one_two_four_all::Command::Next { from: Stage::Alone }.into(),
        one_two_four_all::Command::Note { text: reason("Rotate who treats whom.") }.into(),
        requests::Command::Ask { request, to, text: asked }.into(),
        requests::Command::Answer { request, answer: Reply::Try }.into(),
        requests::Command::Withdraw { request }.into(),
        temperature::Command::Ask.into(),
        temperature::Command::Say { fingers: hands }.into(),
        temperature::Command::Reveal.into(),
        plus_delta::Command::Say { plus: sheet.plus, delta: sheet.delta }.into(),
        plus_delta::Command::Reveal.into(),
    ]);
    all
}

fn of_agenda() -> [agenda::Command; 8] {
    use agenda::Command as C;
    [
        C::Insert { after: StepId(3), recipe: Recipe::HopesAndFears },
        C::Shift { step: StepId(5), after: Some(StepId(5)) },
        C::Reword {
            step: StepId(3),
            words: wording(),
            lines: vec![reason("What hurts today?")],
            minutes: minutes(10),
        },
        C::Skip { step: StepId(5), skipped: true },
        C::Lock { step: StepId(3), locked: true },
        C::SetSpotlight { spotlight: Some(Spotlight::Card(card(1))) },
        C::Hold { held: true },
        C::Schedule { at: Some(AT) },
    ]
}

fn of_seats() -> [seats::Command; 4] {
    use seats::Command as C;
    let write = cards::Command::Write {
        card: card(9),
        kind: Kind::Concern,
        level: Level::Problem,
        text: card_text("Who trains the night shift?"),
        builds_on: None,
    };
    [
        C::AddProxy { seat: seat(11), function: function("Operations"), veto: false },
        C::OnBehalfOf { seat: seat(11), act: Box::new(ProxyCommand::Cards(write)) },
        C::Call { seat: seat(12), function: function("Ergonomics"), disconnect: disconnect(1) },
        C::FlagMissing { function: function("Legal"), missing: true },
    ]
}

fn of_signals() -> [signals::Command; 5] {
    use signals::Command as C;
    [
        C::Hand { up: true },
        C::Lower { seat: seat(4) },
        C::Done { done: true },
        C::Show { reaction: Reaction::Thanks },
        C::Nudge,
    ]
}

fn wording() -> Wording {
    Wording {
        title: Some(title("Alone, on paper")),
        instruction: Some(title("One thought a card.")),
        script: Some(reason("Five minutes, no talking.")),
    }
}

fn step() -> Step {
    let step = Recipe::PreMortems.step(StepId(20)).expect("it ships");
    let Wording { title, instruction, script } = wording();
    Step { title, instruction, script, lines: vec![reason("It is next year.")], ..step }
}

fn fingers(number: u8) -> Fingers {
    Fingers::new(number).expect("samples have five fingers")
}

fn sheet() -> Sheet {
    Sheet { plus: Some(reason("Everybody spoke.")), delta: Some(reason("Start on time.")) }
}

fn suggested() -> Suggestion {
    Suggestion {
        id: suggestion(1),
        section: Section::Scope,
        text: section_text("All practices, from June."),
        side: Side::Supplier,
        author: Some(seat(2)),
    }
}

fn requested() -> Request {
    Request {
        id: request(1),
        from: function("Clinical Lead"),
        to: function("HR"),
        text: reason("Two half days of training."),
        author: Some(seat(4)),
        answer: None,
    }
}

pub(super) fn events() -> Vec<Event> {
    let mut all: Vec<Event> = Vec::new();
    all.extend(
        [
            agenda::Event::Inserted { position: 3, step: step() },
            agenda::Event::Shifted { step: StepId(5), position: 6, phase: Phase::Explore },
            agenda::Event::Reworded { step: step() },
            agenda::Event::Skipped { step: StepId(5), skipped: true },
            agenda::Event::Locked { step: StepId(3), locked: true },
            agenda::Event::SpotlightSet { spotlight: Some(Spotlight::Disconnect(disconnect(1))) },
            agenda::Event::Held { held: true },
            agenda::Event::Scheduled { at: Some(AT) },
        ]
        .map(Event::from),
    );
    all.extend(
        [
            seats::Event::Admitted {
                seat: Seat {
                    id: seat(12),
                    role: Role::Observer,
                    function: Some(function("Ergonomics")),
                    veto: false,
                    attendance: Attendance::Invited,
                    by_seller: false,
                    proxy: false,
                    expert: Some(disconnect(1)),
                },
            },
            seats::Event::MissingFlagged { function: function("Legal"), missing: true },
        ]
        .map(Event::from),
    );
    all.extend(
        [
            signals::Event::Hand { seat: seat(4), up: true },
            signals::Event::Done { seat: Some(seat(4)), done: true },
            signals::Event::Shown { seat: Some(seat(4)), reaction: Reaction::Slower },
            signals::Event::Nudged,
        ]
        .map(Event::from),
    );
    all.extend(of_the_toolbox());
    all
}

fn of_the_toolbox() -> Vec<Event> {
    let order = vec![seat(4), seat(5), seat(6)];
    let said = facilitator_notes::Note {
        id: note(1),
        by: Role::Seller,
        text: reason("Ask HR first."),
        about: Some(Spotlight::Card(card(1))),
        at: AT,
    };
    let found = one_two_four_all::GroupNote {
        stage: Stage::Pairs,
        group: vec![seat(4), seat(5)],
        text: reason("Rotate who treats whom."),
    };
    let shown = one_two_four_all::GroupNote { group: Vec::new(), ..found.clone() };
    vec![
        facilitator_notes::Event::Said { note: said }.into(),
        facilitator_notes::Event::Dropped { note: note(1) }.into(),
        suggestions::Event::Made { suggestion: suggested() }.into(),
        suggestions::Event::Taken { suggestion: suggested() }.into(),
        suggestions::Event::Gone { suggestion: suggestion(1) }.into(),
        round_robin::Event::Drawn { order }.into(),
        round_robin::Event::Turned { at: 1 }.into(),
        round_robin::Event::Passed { seat: seat(4) }.into(),
        one_two_four_all::Event::Begun { pairs: vec![vec![seat(4), seat(5)], vec![seat(6)]] }
            .into(),
        one_two_four_all::Event::Staged { stage: Stage::All, notes: vec![shown] }.into(),
        one_two_four_all::Event::Noted { note: found }.into(),
        requests::Event::Asked { request: requested() }.into(),
        requests::Event::Answered { request: request(1), answer: Reply::Yes }.into(),
        requests::Event::Withdrawn { request: request(1) }.into(),
        temperature::Event::Asked.into(),
        temperature::Event::Said { seat: seat(4), fingers: fingers(3) }.into(),
        temperature::Event::Heard { voice: voice() }.into(),
        temperature::Event::Revealed { hands: vec![fingers(0), fingers(5)] }.into(),
        plus_delta::Event::Said { seat: seat(4), sheet: sheet() }.into(),
        plus_delta::Event::Heard { voice: voice() }.into(),
        plus_delta::Event::Revealed { sheets: vec![sheet()] }.into(),
    ]
}
