//! The parts of a workshop that can be withheld from one side, released, and shown as they stand.

use serde::{Deserialize, Serialize};

use crate::{
    base::{
        id::{CardId, DisconnectId, StatementId, StepId},
        map::Map,
        topic::{Topic, Topics},
    },
    tool::{
        self,
        agenda::Agenda,
        cards::{Card, Cards, Writing},
        charter::Charter,
        disconnects::{Disconnect, Disconnects},
        seats::Seats,
        signals::Signals,
        statements::{Statement, Statements},
        tools, whole_tools,
    },
    workshop::Workshop,
};

macro_rules! define_parts {
    ($($(#[$doc:meta])* $field:ident, $name:ident, $state:ident $(as $stored:literal)?;)+) => {
        /// Something that can be withheld from the seller and released.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(rename_all = "snake_case")]
        pub enum Item {
            Card(CardId),
            /// A statement, its voices and what a reveal showed of it.
            Statement(StatementId),
            Disconnect(DisconnectId),
            $($(#[$doc])* $(#[serde(rename = $stored)])? $name,)+
        }

        /// What outsiders are shown instead of the events that made it: one item, or the process they missed.
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(rename_all = "snake_case")]
        pub enum Part {
            Card(Card),
            Statement(Statement),
            Disconnect(Disconnect),
            $($(#[$doc])* $(#[serde(rename = $stored)])? $name(tool::$field::$state),)+
            /// Where the group stands in its steps, without the reasons given in private.
            Agenda(Agenda),
            /// Who is here.
            Seats(Seats),
            /// How what people say is attributed.
            Charter(Charter),
            /// Hands, who is done, reactions.
            Signals(Signals),
            /// Who has written in which step.
            Writing(Map<StepId, Writing>),
        }

        impl Item {
            /// All of the tool it belongs to.
            pub(crate) const fn topic(self) -> Topic {
                match self {
                    Self::Card(_) => Topic::cards(),
                    Self::Statement(_) => Topic::statements(),
                    Self::Disconnect(_) => Topic::disconnects(),
                    $(Self::$name => Topic::$field(),)+
                }
            }

            /// The tool it belongs to, as the workshop's field is called.
            pub fn tool(self) -> &'static str {
                self.topic().tool()
            }

            /// The item a topic is about; `None` for process, which is no content.
            pub(crate) fn of(topic: Topic) -> Option<Self> {
                $(if topic == Topic::$field() {
                    return Some(Self::$name);
                })+
                Cards::entity(topic)
                    .map(Self::Card)
                    .or_else(|| Statements::entity(topic).map(Self::Statement))
                    .or_else(|| Disconnects::entity(topic).map(Self::Disconnect))
            }
        }

        impl Part {
            /// The current state of an item; `None` if it does not exist.
            pub(crate) fn of(workshop: &Workshop, item: Item) -> Option<Self> {
                Some(match item {
                    Item::Card(id) => Self::Card(workshop.cards.open(id)?.clone()),
                    Item::Statement(id) => Self::Statement(workshop.statements.get(id)?.clone()),
                    Item::Disconnect(id) => Self::Disconnect(workshop.disconnects.get(id)?.clone()),
                    $(Item::$name => Self::$name(workshop.$field.untracked().clone()),)+
                })
            }

            /// This part as another copy of the workshop has it.
            pub(crate) fn same_in(&self, copy: &Workshop) -> Option<Self> {
                match self {
                    Self::Card(card) => Self::of(copy, Item::Card(card.id)),
                    Self::Statement(known) => Self::of(copy, Item::Statement(known.id)),
                    Self::Disconnect(known) => Self::of(copy, Item::Disconnect(known.id)),
                    $(Self::$name(_) => Self::of(copy, Item::$name),)+
                    Self::Agenda(_) => Some(Self::Agenda(copy.agenda.untracked().clone())),
                    Self::Seats(_) => Some(Self::Seats(copy.seats.untracked().clone())),
                    Self::Charter(_) => Some(Self::Charter(copy.charter.untracked().clone())),
                    Self::Signals(_) => Some(Self::Signals(copy.signals.untracked().clone())),
                    Self::Writing(_) => Some(Self::Writing(copy.cards.writing.untracked().clone())),
                }
            }

            /// Replaces this part of a workshop.
            pub(crate) fn restore(&self, workshop: &mut Workshop) {
                match self {
                    Self::Card(card) => workshop.cards.restore(card),
                    Self::Statement(known) => workshop.statements.restore(known),
                    Self::Disconnect(known) => workshop.disconnects.restore(known),
                    $(Self::$name(known) => *workshop.$field = known.clone(),)+
                    Self::Agenda(known) => *workshop.agenda = known.clone(),
                    Self::Seats(known) => *workshop.seats = known.clone(),
                    Self::Charter(known) => *workshop.charter = known.clone(),
                    Self::Signals(known) => *workshop.signals = known.clone(),
                    Self::Writing(known) => *workshop.cards.writing = known.clone(),
                }
            }

            /// The topics it touches when restored.
            pub(crate) fn topics(&self, topics: &mut Topics) {
                match self {
                    Self::Card(card) => topics.extend([Topic::card_list(), Topic::card(card.id)]),
                    Self::Statement(known) => {
                        topics.extend([Topic::statement_list(), Topic::statement(known.id)]);
                    }
                    Self::Disconnect(known) => {
                        topics.extend([Topic::disconnect_list(), Topic::disconnect(known.id)]);
                    }
                    $(Self::$name(_) => {
                        topics.insert(Topic::$field());
                    })+
                    Self::Agenda(_) => {
                        topics.insert(Topic::agenda());
                    }
                    Self::Seats(_) => {
                        topics.insert(Topic::seats());
                    }
                    Self::Charter(_) => {
                        topics.insert(Topic::charter());
                    }
                    Self::Signals(_) => {
                        topics.insert(Topic::signals());
                    }
                    Self::Writing(_) => {
                        topics.insert(Topic::card_voices());
                    }
                }
            }
        }
    };
}

macro_rules! define_whole_parts {
    ($($line:tt)*) => {
        whole_tools! { define_parts [] $($line)* }
    };
}

tools!(define_whole_parts);
