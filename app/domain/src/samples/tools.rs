//! The samples of every tool, collected by the registry.

use crate::{
    decide::Command,
    samples::rounds::SealedRound,
    tool::{self, tools},
    workshop::Event,
};

/// What one tool brings for the tests.
#[derive(Clone, Debug)]
pub struct ToolSamples {
    /// As the workshop's field is called.
    pub tool: &'static str,
    /// At least one of every variant.
    pub commands: Vec<Command>,
    /// At least one of every variant.
    pub events: Vec<Event>,
    /// `None` if nothing is sealed that one person answers.
    pub round: Option<SealedRound>,
}

macro_rules! define_samples {
    ($($(#[$doc:meta])* $field:ident, $name:ident, $state:ident $(as $stored:literal)? => $kind:ident;)+) => {
        /// The samples of every tool, in the order of the registry.
        pub fn by_tool() -> Vec<ToolSamples> {
            vec![$(ToolSamples {
                tool: stringify!($field),
                commands: tool::$field::samples::commands().into_iter().map(Command::from).collect(),
                events: tool::$field::samples::events().into_iter().map(Event::from).collect(),
                round: tool::$field::samples::round(),
            },)+]
        }

        /// Every sealed round, with the tool it belongs to as the workshop's field is called.
        pub fn rounds() -> Vec<(&'static str, SealedRound)> {
            let tools = [$((stringify!($field), tool::$field::samples::round()),)+];
            tools.into_iter().filter_map(|(tool, round)| Some((tool, round?))).collect()
        }
    };
}

tools!(define_samples);

/// One sample of every command with optional parts filled in, and one per choice.
pub fn commands() -> Vec<Command> {
    by_tool().into_iter().flat_map(|samples| samples.commands).collect()
}

/// One sample of every event with optional parts filled in, and one per choice.
pub fn events() -> Vec<Event> {
    by_tool().into_iter().flat_map(|samples| samples.events).collect()
}
