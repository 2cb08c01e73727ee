//! A history of one room: who did what, and what every page was sent of it.

use std::collections::BTreeMap;

use bytes::Bytes;
use domain::{
    Area, Command, Event, Timestamp, Viewer, disclose_event,
    id::{OpId, SeatId, WorkshopId},
    samples::{self, Ids},
    text::DisplayName,
};
use protocol::{ClientMessage, Encoding, Position, VERSION};
use room::{ConnId, Core, Effect, Input, LoggedEvent, Saved};

use super::person;

/// Whose page it is, and the part of the workshop that it shows.
pub(crate) type Page = (SeatId, Area);

/// What is told of an event.
fn told(event: &Event, viewer: &Viewer, area: Area) -> Option<Event> {
    disclose_event(event, viewer)?.in_area(area)
}

/// What a page may know, in order.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Known {
    Events(Vec<Event>),
    /// Whether the command was granted, where the page does not hold all that this depends on.
    Answer(OpId, Option<bool>),
    Names(BTreeMap<SeatId, DisplayName>),
}

pub(crate) struct History {
    id: WorkshopId,
    pub(crate) core: Core,
    log: Vec<LoggedEvent>,
    names: BTreeMap<SeatId, DisplayName>,
    pub(crate) now: Timestamp,
    conns: u64,
    pub(crate) of: BTreeMap<ConnId, Page>,
    pub(crate) sent: BTreeMap<Page, Vec<(ConnId, Bytes)>>,
    pub(crate) known: BTreeMap<Page, Vec<Known>>,
    pub(crate) positions: BTreeMap<Page, Vec<Position>>,
}

impl History {
    pub(crate) fn begin(seed: u64) -> Self {
        let play = samples::room(seed);
        let log: Vec<_> = (1..)
            .zip(play.log)
            .map(|(seq, event)| LoggedEvent { seq, at: play.now, seat: None, op: None, event })
            .collect();
        let id = play.cast.workshop;
        let mut history = Self {
            id,
            core: Core::new(id, Saved::default(), 0, []),
            log,
            names: BTreeMap::new(),
            now: play.now,
            conns: 0,
            of: BTreeMap::new(),
            sent: BTreeMap::new(),
            known: BTreeMap::new(),
            positions: BTreeMap::new(),
        };
        history.restart(false);
        history
    }

    /// The server is restarted: every connection is lost.
    pub(crate) fn restart(&mut self, from_snapshot: bool) {
        let snapshot = || Saved::from_bytes(&self.core.to_snapshot()?);
        let saved = from_snapshot.then(snapshot).flatten().unwrap_or_else(|| {
            let mut saved = Saved::default();
            self.log.iter().cloned().for_each(|entry| drop(saved.evolve(entry)));
            saved
        });
        let seq = self.log.last().map_or(0, |entry| entry.seq);
        self.core = Core::new(self.id, saved, seq, self.names.clone());
        self.of.clear();
    }

    pub(crate) fn seats(&self) -> Vec<SeatId> {
        let workshop = self.core.workshop();
        workshop.seats.all.keys().copied().filter(|seat| workshop.viewer(*seat).is_some()).collect()
    }

    fn pages(&self) -> Vec<Page> {
        let seats = self.seats().into_iter();
        seats.flat_map(|seat| Area::ALL.map(|area| (seat, area))).collect()
    }

    pub(crate) fn step(&mut self, inputs: Vec<Input>) {
        let step = self.core.step(self.now, inputs);
        for (seat, area) in self.pages() {
            let Some(viewer) = self.core.workshop().viewer(seat) else { continue };
            let events = step.append.iter();
            let events: Vec<_> =
                events.filter_map(|entry| told(&entry.event, &viewer, area)).collect();
            let known = self.known.entry((seat, area)).or_default();
            if !events.is_empty() {
                known.push(Known::Events(events));
            }
            // Names are not in the log: whoever is out is told none meanwhile.
            let names = Known::Names(self.names.clone());
            let inside = viewer.is_insider || !self.core.sides().is_private();
            let last = known.iter().rfind(|one| matches!(one, Known::Names(_)));
            if inside && last != Some(&names) {
                known.push(names);
            }
        }
        self.log.extend(step.append);
        for effect in step.effects {
            if let Effect::Send { conn, bytes } = effect {
                self.sent.entry(self.of[&conn]).or_default().push((conn, bytes));
            }
        }
    }

    /// Everybody connects with one more device. `resume`: from the position noted at this turn.
    pub(crate) fn everybody_connects(&mut self, resume: Option<usize>) {
        for page in self.pages() {
            self.conns += 1;
            let conn = ConnId(self.conns);
            self.of.insert(conn, page);
            let resume = resume.map(|turn| self.positions[&page][turn]);
            let (seat, area) = page;
            let message = ClientMessage::Hello { version: VERSION, area, resume };
            let opened = Input::Opened { conn, seat, encoding: Encoding::Json };
            self.step(vec![opened, Input::Heard { conn, message }]);
        }
    }

    /// Everybody closes the devices connected last.
    pub(crate) fn everybody_leaves(&mut self) {
        let latest: BTreeMap<Page, ConnId> = self.of.iter().map(|(c, s)| (*s, *c)).collect();
        for conn in latest.into_values() {
            self.step(vec![Input::Gone { conn }]);
            self.of.remove(&conn);
        }
    }

    pub(crate) fn note_positions(&mut self) {
        for (seat, area) in self.pages() {
            let position = self.core.position(seat, area).expect("it is here");
            self.positions.entry((seat, area)).or_default().push(position);
        }
    }

    /// What a person in this seat might do next.
    pub(crate) fn idea(&self, seat: SeatId, ids: &mut Ids) -> Option<Command> {
        let seen = self.core.sides().disclose(&self.core.workshop().viewer(seat)?);
        person::act(&seen, seat, ids)
    }

    /// Whether a command that is given in the meeting would tell a page nothing.
    pub(crate) fn is_secret(&self, by: SeatId, command: &Command, from: Page) -> bool {
        let mut sides = self.core.sides().clone();
        let Ok(events) = sides.decide(by, command.clone(), self.now, false) else { return false };
        !events.is_empty()
            && (by, Area::Live) != from
            && events.iter().all(|event| {
                sides.evolve(event);
                let viewer = sides.insiders().viewer(from.0);
                viewer.is_some_and(|viewer| told(event, &viewer, from.1).is_none())
            })
    }

    pub(crate) fn does(&mut self, page: Page, op: OpId, command: Command) {
        let Some(conn) = self.of.iter().find(|(_, of)| **of == page).map(|(conn, _)| *conn) else {
            return;
        };
        let sides = self.core.sides();
        let granted = sides.decide(page.0, command.clone(), self.now, false).is_ok();
        let granted = (page.1 != Area::Live).then_some(granted);
        self.known.entry(page).or_default().push(Known::Answer(op, granted));
        let message = ClientMessage::Do { op, command: command.into(), said_in_private: false };
        self.step(vec![Input::Heard { conn, message }]);
    }

    pub(crate) fn is_named(&mut self, seat: SeatId, name: DisplayName) {
        self.names.insert(seat, name.clone());
        self.step(vec![Input::Named { seat, name: Some(name) }]);
    }
}
