//! Areas: parts of a workshop that are told apart. A socket names the area that its page shows; it is told of that area's
//! tools and of nothing else, so that a page need not load the rest. There is one log for all of them.

use serde::{Deserialize, Serialize};

use crate::{
    base::topic::{Topic, Topics},
    tool::{
        customers_only::{CustomersOnly, Event as Envelope},
        per_step_tools, tools,
    },
    workshop::{Event, Workshop},
};

/// The part of a workshop that a client is told of.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Area {
    /// The meeting: everything.
    #[default]
    Live,
    /// What comes after the meeting: the resolution and its signatures, and whether the workshop is archived.
    Follow,
}

macro_rules! define_per_step_tool {
    ($($field:ident, $name:ident;)+) => {
        /// A pattern: any tool that has a round in each step of the meeting that uses it.
        macro_rules! per_step_tool {
            () => {
                $(Tool::$name)|+
            };
        }
    };
}

macro_rules! define_per_step_tools {
    ($($line:tt)*) => {
        per_step_tools! { define_per_step_tool [] $($line)* }
    };
}

tools!(define_per_step_tools);

impl Area {
    /// Every area.
    pub const ALL: [Self; 2] = [Self::Live, Self::Follow];

    /// The areas that hold a tool. There is no default arm: whoever adds a tool says where it is told.
    #[expect(clippy::unnested_or_patterns, reason = "the registry writes a part of the pattern")]
    const fn of(tool: Tool) -> &'static [Self] {
        match tool {
            Tool::Agenda
            | Tool::Seats
            | Tool::Charter
            | Tool::CustomersOnly
            | Tool::Resolution
            | Tool::Lifecycle
            // A trade that is settled is written into the resolution.
            | Tool::Negotiables => &[Self::Live, Self::Follow],
            Tool::Cards
            | Tool::Themes
            | Tool::Links
            | Tool::Statements
            | Tool::Disconnects
            | Tool::Costs
            | Tool::Glossary
            | Tool::StagePoll
            | Tool::Votes
            | Tool::Signals
            | Tool::FacilitatorNotes
            | Tool::Suggestions
            | per_step_tool!() => &[Self::Live],
        }
    }

    fn holds(self, tool: Tool) -> bool {
        Self::of(tool).contains(&self)
    }

    /// Whether it holds the tool that a topic is about.
    fn has(self, topic: Topic) -> bool {
        Tool::ALL.get(usize::from(topic.line())).is_some_and(|tool| self.holds(*tool))
    }

    /// Whether it holds every tool.
    fn is_whole(self) -> bool {
        Tool::ALL.iter().all(|tool| self.holds(*tool))
    }
}

macro_rules! define_areas {
    ($($(#[$doc:meta])* $field:ident, $name:ident, $state:ident $(as $stored:literal)? => $kind:ident;)+) => {
        /// The tools, in the order of the registry.
        #[derive(Clone, Copy)]
        enum Tool {
            $($name,)+
        }

        impl Tool {
            const ALL: &[Self] = &[$(Self::$name,)+];
        }

        impl Workshop {
            /// The workshop as it is told in an area: all other tools are empty.
            #[must_use]
            pub fn in_area(mut self, area: Area) -> Self {
                $(if !area.holds(Tool::$name) {
                    self.$field = Default::default();
                })+
                if !area.is_whole() {
                    *self.customers_only = self.customers_only.in_area(area);
                }
                self
            }
        }
    };
}

tools!(define_areas);

impl CustomersOnly {
    /// What is withheld in an area. Whether the complete copy lacks something cannot be said there.
    fn in_area(&self, area: Area) -> Self {
        let withheld = self.withheld.iter().copied().filter(|item| area.has(item.topic()));
        Self { withheld: withheld.collect(), is_partial: false, ..self.clone() }
    }
}

impl Event {
    /// Whether it is told in an area: it changes one of its tools, be it because another tool reacts to it.
    pub fn is_in(&self, area: Area) -> bool {
        match self {
            Self::CustomersOnly(
                Envelope::Withheld { event, .. } | Envelope::Substitute { event },
            ) => event.is_in(area),
            Self::CustomersOnly(Envelope::Snapshot { part }) => {
                let mut topics = Topics::new();
                part.topics(&mut topics);
                topics.iter().any(|topic| area.has(*topic))
            }
            Self::CustomersOnly(Envelope::Released { item }) => area.has(item.topic()),
            event => {
                area.has(event.topic()) || event.reacting().iter().any(|topic| area.has(*topic))
            }
        }
    }

    /// The event as it is told in an area; `None` if it is not. What is withheld there names only items of the area, and
    /// an area that lacks tools is not told that a side gets something else.
    pub fn in_area(self, area: Area) -> Option<Self> {
        if !self.is_in(area) {
            return None;
        }
        match self {
            Self::CustomersOnly(Envelope::Withheld { items, event }) if !area.is_whole() => {
                let items = items.into_iter().filter(|item| area.has(item.topic())).collect();
                let event = Box::new(event.in_area(area)?);
                Some(Envelope::Withheld { items, event }.into())
            }
            Self::CustomersOnly(Envelope::Substitute { event }) if !area.is_whole() => {
                event.in_area(area)
            }
            event => Some(event),
        }
    }
}
