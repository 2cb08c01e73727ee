//! Every effect that an event of one tool has on another, in one place, each with the topic it touches.

use crate::{
    base::{
        gate::Missing,
        topic::{Topic, Topics},
    },
    tool::{
        agenda,
        cards::{self, Cards},
        customers_only,
        disconnects::Disconnects,
        glossary, negotiables, seats, stage_poll,
        statements::{self, Statements},
        suggestions,
    },
    workshop::{Event, Workshop},
};

/// What one event does to another tool.
type Effect<'a> = &'a dyn Fn(&mut Workshop);

/// Calls `then` with every effect of the event on other tools and the topic it touches.
fn react(event: &Event, then: &mut dyn FnMut(Topic, Effect<'_>)) {
    match event {
        Event::Agenda(event) => of_agenda(event, then),
        Event::Cards(cards::Event::Deleted { card, author, .. }) => {
            then(Topic::themes(), &|w| w.themes.take_out(*card));
            then(Topic::links(), &|w| w.links.forget(*card, *author));
            then(Topic::negotiables(), &|w| w.negotiables.forget(*card, *author));
            then(Topic::resolution(), &|w| {
                w.resolution.dispositions.remove(card);
            });
            then(Topic::agenda(), &|w| w.agenda.forget_card(*card));
        }
        Event::Statements(statements::Event::Withdrawn { statement }) => {
            then(Topic::agenda(), &|w| w.agenda.forget_statement(*statement));
        }
        Event::Seats(seats::Event::Removed { seat }) => {
            then(Topic::signals(), &|w| w.signals.hands.retain(|known| known != seat));
            then(Topic::resolution(), &|w| w.resolution.drop_pen(*seat));
        }
        Event::Glossary(glossary::Event::Revealed { opened: Some(opened), .. })
        | Event::StagePoll(stage_poll::Event::Revealed { opened: Some(opened), .. }) => {
            then(Topic::disconnect_list(), &|w| w.disconnects.add(opened));
            then(Topic::disconnect(opened.id), &|_| {});
        }
        Event::Glossary(glossary::Event::Agreed {
            settled: Some(text), settles: Some(id), ..
        }) => {
            then(Topic::disconnect(*id), &|w| w.disconnects.resolve(*id, text));
        }
        // Whether the alternative is unlocked decides what may be drafted.
        Event::Costs(_) => then(Topic::resolution(), &|_| {}),
        Event::Negotiables(negotiables::Event::Settled { trade, concern, text }) => {
            then(Topic::resolution(), &|w| {
                let known = w.negotiables.trades.iter().find(|known| known.id == *trade);
                w.resolution.trade(*concern, known, text.as_ref());
            });
        }
        Event::Suggestions(suggestions::Event::Taken { suggestion }) => {
            let (section, text) = (suggestion.section, &suggestion.text);
            then(Topic::resolution(), &|w| w.resolution.write_section(section, text.clone()));
        }
        // All other events change only their own tool.
        _ => {}
    }
}

fn of_agenda(event: &agenda::Event, then: &mut dyn FnMut(Topic, Effect<'_>)) {
    match event {
        // Leaving the step without an accepted cost gives the reason, and unlocks the alternative.
        agenda::Event::Overridden(gate) if gate.missing.contains(&Missing::Cost) => {
            then(Topic::costs(), &|w| w.costs.without = Some(gate.reason.clone()));
            then(Topic::resolution(), &|_| {});
        }
        // Who is done, and which reactions were shown, belongs to a step.
        agenda::Event::Entered { .. } => then(Topic::signals(), &|w| w.signals.begin_step()),
        _ => {}
    }
}

impl Workshop {
    /// Applies an event. Total: never fails, whatever the state.
    pub fn evolve(&mut self, event: &Event) {
        use customers_only::Event as E;
        match event {
            Event::CustomersOnly(E::Withheld { event, .. } | E::Substitute { event }) => {
                self.evolve(event);
            }
            Event::CustomersOnly(E::Snapshot { part }) => {
                part.restore(self);
                if cfg!(feature = "authority") {
                    self.settle_rounds();
                }
            }
            _ => {}
        }
        self.evolve_tool(event);
        react(event, &mut |_, effect| effect(self));
    }
}

impl Event {
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
