//! Every effect that an event of one tool has on another, in one place, each with the topic it touches.

use crate::{
    base::{
        code::Table,
        gate::Missing,
        topic::{Topic, Topics},
    },
    tool::{
        agenda,
        cards::{self, Cards},
        customers_only,
        disconnects::{Disconnect, Disconnects},
        glossary, negotiables, seats, stage_poll,
        statements::{self, Statements},
        suggestions, tools,
    },
    workshop::{Event, Line, Workshop, code::is_first, per_step_event},
};

/// What one event does to another tool; `None` if only screens of that tool depend on it.
type Effect<'a> = Option<&'a dyn Fn(&mut Workshop)>;

/// Calls `then` with every effect of an event of the tool on line `LINE` on other tools, and the topic it touches.
///
/// There is no default arm here and in the functions below: whoever adds a tool, or an event to a tool that others
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

/// To the event in an envelope of a private session, `evolve` and `topics` react by themselves.
fn of_customers_only(event: &customers_only::Event, then: &mut dyn FnMut(Topic, Effect<'_>)) {
    use customers_only::Event as E;
    match event {
        E::Snapshot { part } => then(
            Topic::customers_only(),
            Some(&|w| {
                part.restore(w);
                if cfg!(feature = "authority") {
                    w.settle_rounds();
                }
            }),
        ),
        E::Withheld { .. }
        | E::Substitute { .. }
        | E::Started(_)
        | E::Ended { .. }
        | E::Released { .. } => {}
    }
}

fn of_agenda(event: &agenda::Event, then: &mut dyn FnMut(Topic, Effect<'_>)) {
    use agenda::Event as E;
    match event {
        // Leaving the step without an accepted cost gives the reason, and unlocks the alternative.
        E::Overridden(gate) => {
            if gate.missing.contains(&Missing::Cost) {
                then(Topic::costs(), Some(&|w| w.costs.without = Some(gate.reason.clone())));
                then(Topic::resolution(), None);
            }
        }
        // Who is done, and which reactions were shown, belongs to a step.
        E::Entered { .. } => then(Topic::signals(), Some(&|w| w.signals.begin_step())),
        E::Opened { .. }
        | E::Timed { .. }
        | E::Closed { .. }
        | E::Inserted { .. }
        | E::Shifted { .. }
        | E::Reworded { .. }
        | E::Skipped { .. }
        | E::Locked { .. }
        | E::SpotlightSet { .. }
        | E::Held { .. }
        | E::Scheduled { .. } => {}
    }
}

fn of_cards(event: &cards::Event, then: &mut dyn FnMut(Topic, Effect<'_>)) {
    use cards::Event as E;
    match event {
        E::Deleted { card, author, .. } => {
            then(Topic::themes(), Some(&|w| w.themes.take_out(*card)));
            then(Topic::links(), Some(&|w| w.links.forget(*card, *author)));
            then(Topic::negotiables(), Some(&|w| w.negotiables.forget(*card, *author)));
            then(
                Topic::resolution(),
                Some(&|w| {
                    w.resolution.dispositions.remove(card);
                }),
            );
            then(Topic::agenda(), Some(&|w| w.agenda.forget_card(*card)));
        }
        E::Written { .. }
        | E::Heard { .. }
        | E::Waits { .. }
        | E::Edited { .. }
        | E::Revealed { .. }
        | E::Hidden { .. } => {}
    }
}

fn of_statements(event: &statements::Event, then: &mut dyn FnMut(Topic, Effect<'_>)) {
    use statements::Event as E;
    match event {
        E::Withdrawn { statement } => {
            then(Topic::agenda(), Some(&|w| w.agenda.forget_statement(*statement)));
        }
        E::Put { .. }
        | E::Reworded { .. }
        | E::Rated { .. }
        | E::Heard { .. }
        | E::GuessesShown { .. }
        | E::Revealed { .. }
        | E::Acknowledged { .. }
        | E::LowerAmbitionJustified { .. }
        | E::Prepared { .. }
        | E::Placed { .. }
        | E::Discarded { .. }
        | E::Asked { .. } => {}
    }
}

fn of_seats(event: &seats::Event, then: &mut dyn FnMut(Topic, Effect<'_>)) {
    use seats::Event as E;
    match event {
        E::Removed { seat } => {
            then(Topic::signals(), Some(&|w| w.signals.hands.retain(|known| known != seat)));
            then(Topic::resolution(), Some(&|w| w.resolution.drop_pen(*seat)));
        }
        E::Admitted { .. }
        | E::Joined { .. }
        | E::ChairPassed { .. }
        | E::MissingFlagged { .. } => {}
    }
}

fn of_glossary(event: &glossary::Event, then: &mut dyn FnMut(Topic, Effect<'_>)) {
    use glossary::Event as E;
    match event {
        E::Revealed { opened, .. } => of_opened(opened.as_deref(), then),
        E::Agreed { settled, settles, .. } => {
            if let (Some(text), Some(id)) = (settled, settles) {
                then(Topic::disconnect(*id), Some(&|w| w.disconnects.resolve(*id, text)));
            }
        }
        E::Put { .. } | E::Meant { .. } | E::Heard { .. } | E::Offered { .. } => {}
    }
}

fn of_stage_poll(event: &stage_poll::Event, then: &mut dyn FnMut(Topic, Effect<'_>)) {
    use stage_poll::Event as E;
    match event {
        E::Revealed { opened, .. } => of_opened(opened.as_deref(), then),
        E::Asked | E::Said { .. } | E::Heard { .. } => {}
    }
}

/// The disconnect that a reveal opened, if any.
fn of_opened(opened: Option<&Disconnect>, then: &mut dyn FnMut(Topic, Effect<'_>)) {
    if let Some(opened) = opened {
        then(Topic::disconnect_list(), Some(&|w| w.disconnects.add(opened)));
        then(Topic::disconnect(opened.id), None);
    }
}

fn of_negotiables(event: &negotiables::Event, then: &mut dyn FnMut(Topic, Effect<'_>)) {
    use negotiables::Event as E;
    match event {
        E::Settled { trade, concern, text } => {
            then(
                Topic::resolution(),
                Some(&|w| {
                    let known = w.negotiables.trades.iter().find(|known| known.id == *trade);
                    w.resolution.trade(*concern, known, text.as_ref());
                }),
            );
        }
        E::Put { .. }
        | E::Protected { .. }
        | E::Freed { .. }
        | E::Taken { .. }
        | E::Offered { .. }
        | E::Accepted { .. }
        | E::Withdrawn { .. }
        | E::Recalled { .. } => {}
    }
}

fn of_suggestions(event: &suggestions::Event, then: &mut dyn FnMut(Topic, Effect<'_>)) {
    use suggestions::Event as E;
    match event {
        E::Taken { suggestion } => {
            let (section, text) = (suggestion.section, &suggestion.text);
            then(Topic::resolution(), Some(&|w| w.resolution.write_section(section, text.clone())));
        }
        E::Made { .. } | E::Gone { .. } => {}
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
