//! Samples of the agenda.

use crate::{
    base::{
        activity::{Phase, Recipe},
        gate::Missing,
        id::StepId,
        spotlight::Spotlight,
    },
    samples::{
        rounds::SealedRound,
        values::{AT, card, disconnect, function, minutes, reason, title},
    },
    template::Template,
    tool::agenda::{Command, Event, Override, Step, Timer, Wording},
};

pub(crate) fn commands() -> Vec<Command> {
    use Command as C;
    let from = StepId(3);
    vec![
        C::Start,
        C::Next { from, reason: Some(reason("The auditors wait.")) },
        C::Back { from },
        C::StartTimer { minutes: minutes(8) },
        C::PauseTimer,
        C::ResumeTimer,
        C::AddMinute,
        C::Close,
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

pub(crate) fn events() -> Vec<Event> {
    use Event as E;
    let running = Timer::Running { ends_at: AT.plus(480_000_000) };
    let mut steps = Template::find("remote-60").map_or_else(Vec::new, Template::steps);
    steps.truncate(3);
    if let Some(step) = steps.first_mut() {
        step.lines.push(reason("What is sealed stays sealed."));
    }
    vec![
        E::Opened { title: title("Fewer sick days among hygienists"), steps, rehearsal: true },
        E::Entered { position: 2, at: AT, timer: running },
        E::Overridden(Override {
            step: StepId(3),
            missing: vec![Missing::Written(function("HR"))],
            reason: reason("HR joins later."),
        }),
        E::Timed { timer: running },
        E::Timed { timer: Timer::Paused { left: -1 } },
        E::Timed { timer: Timer::Off },
        E::Closed { at: AT },
        E::Inserted { position: 3, step: step() },
        E::Shifted { step: StepId(5), position: 6, phase: Phase::Explore },
        E::Reworded { step: step() },
        E::Skipped { step: StepId(5), skipped: true },
        E::Locked { step: StepId(3), locked: true },
        E::SpotlightSet { spotlight: Some(Spotlight::Disconnect(disconnect(1))) },
        E::Held { held: true },
        E::Scheduled { at: Some(AT) },
    ]
}

pub(crate) fn round() -> Option<SealedRound> {
    None
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
