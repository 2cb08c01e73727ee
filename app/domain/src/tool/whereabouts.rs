//! "Where are we?": each says, sealed, at which of the three things the group is: which problem, how, or with whom.
//! Two answers open a disconnect about the stage, because nobody agrees on a supplier with somebody who is still at
//! the problem.

use serde::{Deserialize, Serialize};

use super::{
    Tool,
    cards::Level,
    charter::Visibility,
    customers_only::{Part, shown},
    disconnects::{Disconnect, End, Kind},
};
use crate::{
    Change, Changes, Event as Any, Rejection, Seat, Thing, Timestamp, Viewer, Workshop,
    id::{DisconnectId, SeatId},
    limits::{DISCONNECTS_MAX, POLLS_MAX},
    map::sorted,
    powers::Power,
    text::{FunctionName, Reason, Title},
    urn::Urn,
    voices::Voice,
    workshop::{needs_the_whole, shown_function, within},
};

/// One person's answer.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Place {
    /// Where the group is, as that person sees it.
    pub level: Level,
    /// From which function; none where it stands under nothing.
    pub function: Option<FunctionName>,
}

/// One time the question was asked.
pub type Poll = Urn<Place>;

/// Every time the question was asked, oldest first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Whereabouts {
    /// The polls.
    pub polls: Vec<Poll>,
}

/// What may be asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Command {
    /// Ask everybody: where are we?
    Ask,
    /// Answer. Sealed until all answers are shown.
    Say {
        /// Where the group is.
        level: Level,
    },
    /// Show everybody all answers.
    Reveal {
        /// The id of the disconnect that opens when they differ.
        disconnect: DisconnectId,
    },
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// Everybody was asked.
    Asked,
    /// Somebody answered. Told to that seat alone.
    Said {
        /// Who.
        seat: SeatId,
        /// What.
        place: Place,
    },
    /// One more has answered.
    Heard {
        /// Whose voice.
        voice: Voice,
    },
    /// All answers were shown.
    Revealed {
        /// The answers, sorted.
        places: Vec<Place>,
        /// The disconnect that opened because they differ.
        opened: Option<Box<Disconnect>>,
    },
}

impl Whereabouts {
    /// The poll that waits for answers.
    pub fn asked(&self) -> Option<&Poll> {
        self.polls.last().filter(|poll| poll.shown.is_none())
    }

    fn last(&self) -> Result<&Poll, Rejection> {
        self.polls.last().ok_or(Rejection::NothingSealed)
    }

    fn say(
        &self,
        workshop: &Workshop,
        actor: &Seat,
        level: Level,
    ) -> Result<Vec<Event>, Rejection> {
        let place = Place { level, function: shown_function(workshop, actor)? };
        let voice = self.last()?.accept(actor, &place)?;
        let said = Event::Said { seat: actor.id, place };
        Ok(std::iter::once(said).chain(voice.map(|voice| Event::Heard { voice })).collect())
    }

    fn reveal(&self, workshop: &Workshop, disconnect: DisconnectId) -> Result<Event, Rejection> {
        needs_the_whole()?;
        let poll = self.last()?;
        let promised = poll.promised(workshop.visibility(), |place| place.function.is_none());
        let mut places = poll.open(promised)?;
        if promised == Visibility::Anonymous {
            for place in &mut places {
                place.function = None;
            }
            places = sorted(places);
        }
        let register = &workshop.disconnects;
        let room = register.list.len() < DISCONNECTS_MAX && register.get(disconnect).is_none();
        let opened = apart(&places).filter(|_| room);
        let opened = opened.and_then(|(one, two)| about(disconnect, one, two)).map(Box::new);
        Ok(Event::Revealed { places, opened })
    }
}

/// The answers farthest apart, of two functions. `places` are sorted by level.
fn apart(places: &[Place]) -> Option<(&Place, &Place)> {
    let one = places.iter().find(|place| place.function.is_some())?;
    let differs = |other: &&Place| {
        other.function.is_some() && other.function != one.function && other.level != one.level
    };
    Some((one, places.iter().rev().find(differs)?))
}

fn about(id: DisconnectId, one: &Place, two: &Place) -> Option<Disconnect> {
    let says = |level: Level| match level {
        Level::Problem => "We are still at the problem.",
        Level::Solution => "We are at the solution.",
        Level::Supplier => "We are at the supplier.",
    };
    let end = |place: &Place| {
        Some(End {
            function: place.function.clone()?,
            position: Reason::parse(says(place.level)).ok(),
            reason: None,
            restatement: None,
        })
    };
    let title = Title::parse("Where we are").ok()?;
    let known = Disconnect::between(id, title, one.level, end(one)?, end(two)?);
    Some(Disconnect { kind: Some(Kind::Stage), ..known })
}

impl Tool for Whereabouts {
    type Command = Command;
    type Event = Event;

    fn power(command: &Command) -> Power {
        match command {
            Command::Ask | Command::Reveal { .. } => Power::Drive,
            Command::Say { .. } => Power::Write,
        }
    }

    fn foretells(command: &Command) -> bool {
        !matches!(command, Command::Reveal { .. })
    }

    fn decide(
        &self,
        workshop: &Workshop,
        actor: &Seat,
        command: Command,
        _at: Timestamp,
    ) -> Result<Vec<Event>, Rejection> {
        match command {
            Command::Ask if self.asked().is_some() => Err(Rejection::Unchanged),
            Command::Ask => {
                within(self.polls.len(), POLLS_MAX, Thing::Poll)?;
                Ok(vec![Event::Asked])
            }
            Command::Say { level } => self.say(workshop, actor, level),
            Command::Reveal { disconnect } => Ok(vec![self.reveal(workshop, disconnect)?]),
        }
    }

    fn evolve(&mut self, event: &Event) {
        if *event == Event::Asked {
            self.polls.push(Poll::default());
            return;
        }
        let Some(poll) = self.polls.last_mut() else { return };
        match event {
            Event::Asked => {}
            Event::Said { seat, place } => poll.put(*seat, place),
            Event::Heard { voice } => poll.voices.hear(voice),
            Event::Revealed { places, .. } => poll.show(places),
        }
    }

    fn hear(&mut self, event: &Any) {
        if let Some(Part::Whereabouts(whereabouts)) = shown(event) {
            self.clone_from(whereabouts);
        }
    }

    fn disclose(&self, viewer: &Viewer) -> Self {
        Self { polls: self.polls.iter().map(|poll| poll.disclose(viewer)).collect() }
    }

    fn disclose_event(event: &Event, viewer: &Viewer) -> Option<Event> {
        match event {
            Event::Said { seat, .. } => (*seat == viewer.seat).then(|| event.clone()),
            Event::Heard { voice } => Some(Event::Heard { voice: voice.disclose(viewer) }),
            Event::Asked | Event::Revealed { .. } => Some(event.clone()),
        }
    }

    fn changes(event: &Event, changes: &mut Changes) {
        changes.insert(Change::Whereabouts);
        if let Event::Revealed { opened: Some(opened), .. } = event {
            changes.extend([Change::DisconnectList, Change::Disconnect(opened.id)]);
        }
    }
}
