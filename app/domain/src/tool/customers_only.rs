//! Customers only: the group among itself. While it is on, the supplier's side is shown a waiting page and told nothing.
//! What was said then stays the customers' until they release it, item by item.
//!
//! What happens among the customers is stored as [`Event::Withheld`], which no outsider is ever told; what the outsiders learn
//! in its place is stored as [`Event::Substitute`]. [`crate::two_sided`] decides which is which.

use serde::{Deserialize, Serialize};

use super::{
    Tool,
    agenda::Agenda,
    cards::{Card, Writing},
    charter::Charter,
    costs::Costs,
    disconnects::Disconnect,
    glossary::Glossary,
    links::Links,
    negotiables::Negotiables,
    one_two_four_all::OneTwoFourAll,
    plus_delta::PlusDelta,
    requests::Requests,
    resolution::Resolution,
    round_robin::RoundRobin,
    seats::Seats,
    signals::Signals,
    stage_poll::StagePoll,
    statements::Statement,
    suggestions::Suggestions,
    temperature::Temperature,
    themes::Themes,
    votes::Votes,
};
use crate::{
    EntityKind, Event as Any, Rejection, Seat, Timestamp, Topic, Topics, Viewer, Workshop,
    disclose_event,
    id::{CardId, DisconnectId, StatementId, StepId},
    map::{Map, Set},
    powers::Power,
};

/// The group among itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PrivateSession {
    /// Whether the wall stays with the group. One that stays out waits like the seller.
    pub wall: bool,
}

/// Something that can be known to the customers alone, and released.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Item {
    /// A card.
    Card(CardId),
    /// A statement, its voices and what a reveal showed of it.
    Statement(StatementId),
    /// A disconnect.
    Disconnect(DisconnectId),
    /// All themes.
    Themes,
    /// All links.
    Links,
    /// The resolution with its versions.
    Resolution,
    /// What staying costs.
    Costs,
    /// What words mean.
    Glossary,
    /// The polls of where the group is.
    #[serde(rename = "whereabouts")]
    StagePoll,
    /// What can be traded, and the trades.
    Negotiables,
    /// The votes.
    Votes,
    /// What was good about the meeting, and what to change.
    PlusDelta,
    /// What small groups found.
    #[serde(rename = "pairs")]
    OneTwoFourAll,
    /// What functions need from each other.
    Requests,
    /// Wordings that wait for the pen.
    Suggestions,
    /// The checks of the temperature.
    Temperature,
    /// Who speaks in which order.
    #[serde(rename = "turns")]
    RoundRobin,
}

impl Item {
    /// What a change on a screen is about; none for process, which is no content.
    pub(crate) fn of(change: Topic) -> Option<Self> {
        match change {
            Topic::Card(card) => Some(Self::Card(card)),
            Topic::Statement(statement) => Some(Self::Statement(statement)),
            Topic::Disconnect(disconnect) => Some(Self::Disconnect(disconnect)),
            Topic::Themes => Some(Self::Themes),
            Topic::Links => Some(Self::Links),
            Topic::Resolution => Some(Self::Resolution),
            Topic::Costs => Some(Self::Costs),
            Topic::Glossary => Some(Self::Glossary),
            Topic::StagePoll => Some(Self::StagePoll),
            Topic::Negotiables => Some(Self::Negotiables),
            Topic::Votes => Some(Self::Votes),
            Topic::PlusDelta => Some(Self::PlusDelta),
            Topic::OneTwoFourAll => Some(Self::OneTwoFourAll),
            Topic::Requests => Some(Self::Requests),
            Topic::Suggestions => Some(Self::Suggestions),
            Topic::Temperature => Some(Self::Temperature),
            Topic::RoundRobin => Some(Self::RoundRobin),
            Topic::Agenda
            | Topic::Seats
            | Topic::CardList
            | Topic::CardVoices
            | Topic::StatementList
            | Topic::DisconnectList
            | Topic::CustomersOnly
            | Topic::Signals
            | Topic::FacilitatorNotes
            | Topic::Charter => None,
        }
    }
}

/// What outsiders are shown instead of the events that made it: one item, or the process they missed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// A card.
    Card(Card),
    /// A statement.
    Statement(Statement),
    /// A disconnect.
    Disconnect(Disconnect),
    /// All themes.
    Themes(Themes),
    /// All links.
    Links(Links),
    /// The resolution.
    Resolution(Resolution),
    /// What staying costs.
    Costs(Costs),
    /// What words mean.
    Glossary(Glossary),
    /// The polls.
    #[serde(rename = "whereabouts")]
    StagePoll(StagePoll),
    /// What can be traded, and the trades.
    Negotiables(Negotiables),
    /// The votes.
    Votes(Votes),
    /// What was good about the meeting, and what to change.
    PlusDelta(PlusDelta),
    /// What small groups found.
    #[serde(rename = "pairs")]
    OneTwoFourAll(OneTwoFourAll),
    /// What functions need from each other.
    Requests(Requests),
    /// Wordings that wait for the pen.
    Suggestions(Suggestions),
    /// The checks of the temperature.
    Temperature(Temperature),
    /// Who speaks in which order.
    #[serde(rename = "turns")]
    RoundRobin(RoundRobin),
    /// Where the group stands in its steps, without the reasons given among the customers.
    Agenda(Agenda),
    /// Who is here.
    Seats(Seats),
    /// Who sees whose anything is.
    Charter(Charter),
    /// Hands, who is done, signs.
    Signals(Signals),
    /// Who has written in which step.
    Writing(Map<StepId, Writing>),
}

impl Part {
    /// An item as it stands; none where it is not there.
    pub(crate) fn of(workshop: &Workshop, item: Item) -> Option<Self> {
        let w = workshop;
        Some(match item {
            Item::Card(id) => Self::Card(w.cards.open(id)?.clone()),
            Item::Statement(id) => Self::Statement(w.statements.get(id)?.clone()),
            Item::Disconnect(id) => Self::Disconnect(w.disconnects.get(id)?.clone()),
            Item::Themes => Self::Themes(w.themes.clone()),
            Item::Links => Self::Links(w.links.clone()),
            Item::Resolution => Self::Resolution(w.resolution.clone()),
            Item::Costs => Self::Costs(w.costs.clone()),
            Item::Glossary => Self::Glossary(w.glossary.clone()),
            Item::StagePoll => Self::StagePoll(w.stage_poll.clone()),
            Item::Negotiables => Self::Negotiables(w.negotiables.clone()),
            Item::Votes => Self::Votes(w.votes.clone()),
            Item::PlusDelta => Self::PlusDelta(w.plus_delta.clone()),
            Item::OneTwoFourAll => Self::OneTwoFourAll(w.one_two_four_all.clone()),
            Item::Requests => Self::Requests(w.requests.clone()),
            Item::Suggestions => Self::Suggestions(w.suggestions.clone()),
            Item::Temperature => Self::Temperature(w.temperature.clone()),
            Item::RoundRobin => Self::RoundRobin(w.round_robin.clone()),
        })
    }

    /// The item it is; none for process.
    fn item(&self) -> Option<Item> {
        Some(match self {
            Self::Card(card) => Item::Card(card.id),
            Self::Statement(known) => Item::Statement(known.id),
            Self::Disconnect(known) => Item::Disconnect(known.id),
            Self::Themes(_) => Item::Themes,
            Self::Links(_) => Item::Links,
            Self::Resolution(_) => Item::Resolution,
            Self::Costs(_) => Item::Costs,
            Self::Glossary(_) => Item::Glossary,
            Self::StagePoll(_) => Item::StagePoll,
            Self::Negotiables(_) => Item::Negotiables,
            Self::Votes(_) => Item::Votes,
            Self::PlusDelta(_) => Item::PlusDelta,
            Self::OneTwoFourAll(_) => Item::OneTwoFourAll,
            Self::Requests(_) => Item::Requests,
            Self::Suggestions(_) => Item::Suggestions,
            Self::Temperature(_) => Item::Temperature,
            Self::RoundRobin(_) => Item::RoundRobin,
            Self::Agenda(_)
            | Self::Seats(_)
            | Self::Charter(_)
            | Self::Signals(_)
            | Self::Writing(_) => return None,
        })
    }

    /// A workshop with nothing in it but this.
    fn alone(&self) -> Workshop {
        let mut workshop = Workshop::default();
        workshop.evolve(&Event::Snapshot { part: Box::new(self.clone()) }.into());
        workshop
    }

    /// As this viewer may see it: what is sealed in it stays sealed.
    fn disclose(&self, viewer: &Viewer) -> Option<Self> {
        let copy = self.alone().disclose(viewer);
        match self {
            Self::Card(_)
            | Self::Statement(_)
            | Self::Disconnect(_)
            | Self::Themes(_)
            | Self::Links(_)
            | Self::Resolution(_)
            | Self::Costs(_)
            | Self::Glossary(_)
            | Self::StagePoll(_)
            | Self::Negotiables(_)
            | Self::Votes(_)
            | Self::PlusDelta(_)
            | Self::OneTwoFourAll(_)
            | Self::Requests(_)
            | Self::Suggestions(_)
            | Self::Temperature(_)
            | Self::RoundRobin(_) => Self::of(&copy, self.item()?),
            Self::Agenda(_) => Some(Self::Agenda(copy.agenda)),
            Self::Seats(_) => Some(Self::Seats(copy.seats)),
            Self::Charter(_) => Some(Self::Charter(copy.charter)),
            Self::Signals(_) => Some(Self::Signals(copy.signals)),
            Self::Writing(_) => Some(Self::Writing(copy.cards.writing)),
        }
    }

    fn topics(&self, topics: &mut Topics) {
        let change = match self {
            Self::Card(card) => {
                topics.insert(Topic::CardList);
                Topic::Card(card.id)
            }
            Self::Statement(known) => {
                topics.insert(Topic::StatementList);
                Topic::Statement(known.id)
            }
            Self::Disconnect(known) => {
                topics.insert(Topic::DisconnectList);
                Topic::Disconnect(known.id)
            }
            Self::Themes(_) => Topic::Themes,
            Self::Links(_) => Topic::Links,
            Self::Resolution(_) => Topic::Resolution,
            Self::Costs(_) => Topic::Costs,
            Self::Glossary(_) => Topic::Glossary,
            Self::StagePoll(_) => Topic::StagePoll,
            Self::Negotiables(_) => Topic::Negotiables,
            Self::Votes(_) => Topic::Votes,
            Self::Signals(_) => Topic::Signals,
            Self::PlusDelta(_) => Topic::PlusDelta,
            Self::OneTwoFourAll(_) => Topic::OneTwoFourAll,
            Self::Requests(_) => Topic::Requests,
            Self::Suggestions(_) => Topic::Suggestions,
            Self::Temperature(_) => Topic::Temperature,
            Self::RoundRobin(_) => Topic::RoundRobin,
            Self::Agenda(_) => Topic::Agenda,
            Self::Seats(_) => Topic::Seats,
            Self::Charter(_) => Topic::Charter,
            Self::Writing(_) => Topic::CardVoices,
        };
        topics.insert(change);
    }
}

/// Whether the group is among itself, and what it has kept to itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CustomersOnly {
    /// The group among itself; none while the seller is in the room.
    pub on: Option<PrivateSession>,
    /// When the seller was last let in again.
    #[serde(default)]
    pub ended_at: Option<Timestamp>,
    /// What was said among the customers and is not released. Empty for whoever was not there.
    #[serde(rename = "kept")]
    pub withheld: Set<Item>,
    /// Whether this copy lacks something: its reader was out of the room.
    #[serde(default, rename = "missed")]
    pub is_partial: bool,
}

/// What the Mobilizer may ask.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Command {
    /// Ask the seller to leave the room.
    Start {
        /// Whether the wall stays with the group.
        wall: bool,
    },
    /// Let the seller in again.
    End,
    /// Let the seller see one item that was kept.
    Release {
        /// Which.
        item: Item,
    },
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// The seller left the room.
    Started(PrivateSession),
    /// The seller is back.
    Ended {
        /// Since when.
        at: Timestamp,
    },
    /// Something happened that is the customers' alone.
    #[serde(rename = "said")]
    Withheld {
        /// What it is about, as far as all of them know of it; none for what a single seat was told.
        items: Vec<Item>,
        /// What.
        event: Box<Any>,
    },
    /// What outsiders learn in its place.
    #[serde(rename = "told")]
    Substitute {
        /// What.
        event: Box<Any>,
    },
    /// An item was released. Told to those who knew it already.
    Released {
        /// Which.
        item: Item,
    },
    /// Something that happened unseen is shown as it stands.
    #[serde(rename = "shown")]
    Snapshot {
        /// What.
        part: Box<Part>,
    },
}

/// What an event shows of what happened unseen.
pub(crate) fn snapshot(event: &Any) -> Option<&Part> {
    match event {
        Any::CustomersOnly(Event::Snapshot { part }) => Some(part),
        _ => None,
    }
}

impl Tool for CustomersOnly {
    type Command = Command;
    type Event = Event;

    fn power(command: &Command) -> Power {
        match command {
            Command::Start { .. } | Command::End | Command::Release { .. } => {
                Power::HoldPrivateSession
            }
        }
    }

    fn typed(command: &Command) -> Vec<String> {
        match command {
            Command::Start { .. } | Command::End | Command::Release { .. } => Vec::new(),
        }
    }

    fn decide(
        &self,
        _workshop: &Workshop,
        _actor: &Seat,
        command: Command,
        at: Timestamp,
    ) -> Result<Vec<Event>, Rejection> {
        match command {
            Command::Start { .. } if self.on.is_some() => Err(Rejection::Unchanged),
            Command::End if self.on.is_none() => Err(Rejection::Unchanged),
            Command::Start { wall } => Ok(vec![Event::Started(PrivateSession { wall })]),
            Command::End => Ok(vec![Event::Ended { at }]),
            Command::Release { item } if !self.withheld.contains(&item) => {
                Err(Rejection::NotFound { thing: EntityKind::Kept })
            }
            Command::Release { item } => Ok(vec![Event::Released { item }]),
        }
    }

    fn evolve(&mut self, event: &Event) {
        match event {
            Event::Started(session) => self.on = Some(*session),
            Event::Ended { at } => {
                self.on = None;
                self.ended_at = Some(*at);
            }
            Event::Withheld { items, .. } => self.withheld.extend(items.iter().copied()),
            Event::Released { item } => {
                self.withheld.remove(item);
            }
            Event::Substitute { .. } => self.is_partial = true,
            Event::Snapshot { .. } => {}
        }
    }

    fn disclose(&self, viewer: &Viewer) -> Self {
        let withheld = if viewer.is_insider { self.withheld.clone() } else { Set::new() };
        Self { on: self.on, ended_at: self.ended_at, withheld, is_partial: self.is_partial }
    }

    fn disclose_event(event: &Event, viewer: &Viewer) -> Option<Event> {
        match event {
            Event::Started(_) | Event::Ended { .. } => Some(event.clone()),
            Event::Snapshot { part } => {
                let part = part.disclose(viewer)?;
                Some(Event::Snapshot { part: Box::new(part) })
            }
            Event::Withheld { items, event } => {
                let event = disclose_event(event, viewer).filter(|_| viewer.is_insider)?;
                Some(Event::Withheld { items: items.clone(), event: Box::new(event) })
            }
            Event::Substitute { event } => {
                let event = disclose_event(event, viewer).filter(|_| !viewer.is_insider)?;
                Some(Event::Substitute { event: Box::new(event) })
            }
            Event::Released { .. } => viewer.is_insider.then(|| event.clone()),
        }
    }

    fn topics(event: &Event, topics: &mut Topics) {
        topics.insert(Topic::CustomersOnly);
        match event {
            Event::Withheld { event, .. } | Event::Substitute { event } => event.topics(topics),
            Event::Snapshot { part } => part.topics(topics),
            Event::Started(_) | Event::Ended { .. } | Event::Released { .. } => {}
        }
    }
}
