//! Every effect that an event of one tool has on another, in one place, each with the topic it touches.

use self::effects::{
    Effect, of_agenda, of_cards, of_customers_only, of_glossary, of_negotiables, of_seats,
    of_stage_poll, of_statements, of_suggestions,
};
use crate::{
    base::{
        code::Table,
        topic::{Topic, Topics},
    },
    tool::{cards::Cards, customers_only, disconnects::Disconnects, statements::Statements, tools},
    workshop::{Event, Line, Workshop, code::is_first, per_step_event},
};

mod effects;

/// Calls `then` with every effect of an event of the tool on line `LINE` on other tools, and the topic it touches.
///
/// There is no default arm here and in `effects`: whoever adds a tool, or an event to a tool that others
/// react to, decides what it does to them.
#[expect(clippy::unnested_or_patterns, reason = "the registry writes a part of the pattern")]
fn react_of<const LINE: u8>(event: &Event, then: &mut dyn FnMut(Topic, Effect<'_>)) {
    if event.topic().line() != LINE {
        return;
    }
    // Known when this is compiled: of each instance, only the arm of its tool is left.
    let is = |line: Line| LINE == line as u8;
    match event {
        Event::Agenda(event) if is(Line::Agenda) => of_agenda(event, then),
        Event::Cards(event) if is(Line::Cards) => of_cards(event, then),
        Event::Statements(event) if is(Line::Statements) => of_statements(event, then),
        Event::Seats(event) if is(Line::Seats) => of_seats(event, then),
        Event::Glossary(event) if is(Line::Glossary) => of_glossary(event, then),
        Event::StagePoll(event) if is(Line::StagePoll) => of_stage_poll(event, then),
        // Whether the alternative is unlocked decides what may be drafted.
        Event::Costs(_) if is(Line::Costs) => then(Topic::resolution(), None),
        Event::Negotiables(event) if is(Line::Negotiables) => of_negotiables(event, then),
        Event::Suggestions(event) if is(Line::Suggestions) => of_suggestions(event, then),
        Event::CustomersOnly(event) if is(Line::CustomersOnly) => of_customers_only(event, then),
        // Nothing that another tool holds follows from these, and a round stays within its step.
        Event::Agenda(_)
        | Event::Cards(_)
        | Event::Statements(_)
        | Event::Seats(_)
        | Event::Glossary(_)
        | Event::StagePoll(_)
        | Event::Costs(_)
        | Event::Negotiables(_)
        | Event::Suggestions(_)
        | Event::CustomersOnly(_)
        | Event::Themes(_)
        | Event::Links(_)
        | Event::Disconnects(_)
        | Event::Resolution(_)
        | Event::Votes(_)
        | Event::Charter(_)
        | Event::Signals(_)
        | Event::FacilitatorNotes(_)
        | Event::Lifecycle(_)
        | per_step_event!() => {}
    }
}

type React = fn(&Event, &mut dyn FnMut(Topic, Effect<'_>));

macro_rules! define_reactions {
    ($($(#[$doc:meta])* $field:ident, $name:ident, $state:ident $(as $stored:literal)? => $kind:ident;)+) => {
        const FIRST: &[Option<React>] = &[$(if is_first(Line::$name) {
            Some(react_of::<{ Line::$name as u8 }> as React)
        } else {
            None
        },)+];

        static REACTIONS: Table<React> = Table::new(FIRST);

        /// Adds the reactions that are not there from the start.
        pub(crate) fn load_all_reactions() {
            REACTIONS.load(&[$(react_of::<{ Line::$name as u8 }> as React,)+]);
        }
    };
}

tools!(define_reactions);

/// Calls `then` with every effect of the event on other tools, and the topic it touches.
fn react(event: &Event, then: &mut dyn FnMut(Topic, Effect<'_>)) {
    if let Some(react) = REACTIONS.get(event.topic().line()) {
        react(event, then);
    }
}

impl Workshop {
    /// Applies an event. Total: never fails, whatever the state.
    pub fn evolve(&mut self, event: &Event) {
        use customers_only::Event as E;
        if let Event::CustomersOnly(E::Withheld { event, .. } | E::Substitute { event }) = event {
            self.evolve(event);
        }
        self.evolve_tool(event);
        react(event, &mut |_, effect| {
            if let Some(effect) = effect {
                effect(self);
            }
        });
    }
}

impl Event {
    /// What it changes in other tools than its own. Of an envelope, nothing: see what is inside.
    pub(crate) fn reacting(&self) -> Vec<Topic> {
        let mut topics = Vec::new();
        react(self, &mut |topic, effect| topics.extend(effect.map(|_| topic)));
        topics
    }

    /// Adds the topics this event touches, for screens.
    pub fn topics(&self, topics: &mut Topics) {
        use customers_only::Event as E;
        match self {
            Self::Cards(event) => Cards::topics(event, topics),
            Self::Statements(event) => Statements::topics(event, topics),
            Self::Disconnects(event) => Disconnects::topics(event, topics),
            Self::CustomersOnly(event) => {
                topics.insert(self.topic());
                match event {
                    E::Withheld { event, .. } | E::Substitute { event } => event.topics(topics),
                    E::Snapshot { part } => part.topics(topics),
                    E::Started(_) | E::Ended { .. } | E::Released { .. } => {}
                }
            }
            _ => {
                topics.insert(self.topic());
            }
        }
        react(self, &mut |topic, _| {
            topics.insert(topic);
        });
        // Who reads all entities of a tool depends on each of them.
        let tools: Vec<Topic> = topics.iter().filter_map(|topic| topic.all_entities()).collect();
        topics.extend(tools);
    }
}
