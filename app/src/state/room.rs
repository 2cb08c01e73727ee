//! The room: the one handle every screen of a workshop uses. It reads the shown workshop and asks for changes.
//!
//! A screen that reads names what it reads ([`Topic`]), and runs again only when exactly that was touched: one
//! trigger for each entity that anybody looks at. The sockets, timers and storage behind it are in `link`.
//!
//! A handle can be copied anywhere and stays good after its page was left: then it shows the last state and sends
//! nothing. So no late callback can stop the program.

use std::{
    cell::{Cell, RefCell},
    collections::HashMap,
    rc::Rc,
};

use domain::{
    Command, Seat, Timestamp, Topic, Workshop,
    id::{SeatId, WorkshopId},
    powers::Power,
    tool::{agenda, seats},
    undo::undo,
};
use leptos::prelude::*;
use protocol::CloseCode;
use sync::{Engine, Input};
use uuid::Uuid;

use super::{
    local_store::Keep,
    recovered::{Recovered, RecoveredTexts},
};
use crate::{
    browser::{clock, page::WakeListener, random, socket::Socket, storage::Local},
    words::whose,
};

mod link;

/// How this page stands with the server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Never was connected yet.
    Connecting,
    /// In step.
    Connected,
    /// Not connected. What is asked for is kept.
    Offline {
        /// So many changes wait.
        unsent: usize,
    },
    /// Connected again, and everything that waited is saved.
    Back,
    /// Coming back by itself cannot help.
    Ended(CloseCode),
}

/// How a word in passing looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ToastKind {
    /// Good to know.
    Plain,
    /// Refused: what, why, what now. Stays until it was read.
    Stop,
}

/// A word in passing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Toast {
    /// Its number.
    pub id: u32,
    /// How it looks.
    pub kind: ToastKind,
    /// What it says.
    pub text: String,
}

/// Everything behind a [`Room`].
pub(super) struct Inner {
    workshop: WorkshopId,
    keep: Keep,
    engine: RefCell<Engine>,
    socket: RefCell<Option<Socket>>,
    /// The number of that socket.
    generation: Cell<u32>,
    wakes: RefCell<Option<WakeListener>>,
    alarm: Cell<Option<TimeoutHandle>>,
    clock: Cell<Option<IntervalHandle>>,
    closed: Cell<bool>,
    triggers: RefCell<HashMap<Topic, ArcTrigger>>,
    people: ArcTrigger,
    welcome: ArcRwSignal<bool>,
    status: ArcRwSignal<Status>,
    second: ArcTrigger,
    toasts: ArcRwSignal<Vec<Toast>>,
    toast_count: Cell<u32>,
    recovered: RefCell<RecoveredTexts<Local>>,
    /// What is in it, for the screen.
    recovered_rows: ArcRwSignal<Vec<Recovered>>,
    /// How often this page came back.
    backs: Cell<u32>,
    /// Whom the Mobilizer enters for.
    acting: ArcRwSignal<Option<SeatId>>,
    /// What takes the own last acts back, the latest one last.
    undos: ArcRwSignal<Vec<Vec<Command>>>,
}

/// Own acts that can be taken back, at most: more than anybody remembers.
const UNDOS_MAX: usize = 20;

thread_local! {
    static ROOMS: RefCell<Vec<Rc<Inner>>> = const { RefCell::new(Vec::new()) };
}

/// The handle. See the module.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Room(usize);

/// The room of the page this is called in.
///
/// # Panics
///
/// Outside of a workshop's page: the page provides it before it shows anything of the workshop.
pub fn use_room() -> Room {
    expect_context::<Room>()
}

impl Room {
    /// Opens the workshop on this seat, and leaves it when the owner of this call is cleaned up.
    pub fn open(workshop: WorkshopId, seat: SeatId) -> Self {
        let keep = Keep::new(workshop, seat);
        let engine = Engine::new(keep.adopt());
        let recovered = keep.recovered();
        let inner = Rc::new(Inner {
            workshop,
            keep,
            engine: RefCell::new(engine),
            socket: RefCell::default(),
            generation: Cell::default(),
            wakes: RefCell::default(),
            alarm: Cell::default(),
            clock: Cell::default(),
            closed: Cell::new(false),
            triggers: RefCell::default(),
            people: ArcTrigger::new(),
            welcome: ArcRwSignal::new(false),
            status: ArcRwSignal::new(Status::Connecting),
            second: ArcTrigger::new(),
            toasts: ArcRwSignal::new(Vec::new()),
            toast_count: Cell::default(),
            recovered_rows: ArcRwSignal::new(recovered.rows().to_vec()),
            recovered: RefCell::new(recovered),
            backs: Cell::default(),
            acting: ArcRwSignal::new(None),
            undos: ArcRwSignal::new(Vec::new()),
        });
        let room = ROOMS.with_borrow_mut(|rooms| {
            rooms.push(Rc::clone(&inner));
            Self(rooms.len() - 1)
        });
        inner.start();
        on_cleanup(move || room.inner().leave());
        room
    }

    fn inner(self) -> Rc<Inner> {
        ROOMS.with_borrow(|rooms| Rc::clone(&rooms[self.0]))
    }

    /// Tracks one entity, then reads the workshop as it is shown.
    pub fn read<R>(self, change: Topic, f: impl FnOnce(&Workshop) -> R) -> R {
        self.read_all(&[change], f)
    }

    /// Tracks several entities, then reads the workshop as it is shown.
    pub fn read_all<R>(self, changes: &[Topic], f: impl FnOnce(&Workshop) -> R) -> R {
        let inner = self.tracking(changes);
        let engine = inner.engine.borrow();
        f(engine.workshop())
    }

    /// Apart from the generic function, so that it is in the program once.
    fn tracking(self, changes: &[Topic]) -> Rc<Inner> {
        let inner = self.inner();
        for change in changes {
            inner.trigger(*change).track();
        }
        inner
    }

    /// Reads the workshop as it is shown, untracked.
    pub fn peek<R>(self, f: impl FnOnce(&Workshop) -> R) -> R {
        f(self.inner().engine.borrow().workshop())
    }

    /// Whether the server has welcomed this page, tracked. Nothing of the workshop is known before.
    pub fn is_ready(self) -> bool {
        self.inner().welcome.get()
    }

    /// Which workshop this is.
    pub fn workshop_id(self) -> WorkshopId {
        self.inner().workshop
    }

    /// The seat whose screens are shown: the own one, or that of somebody without a device.
    pub fn seat(self) -> SeatId {
        self.inner().acting.get_untracked().unwrap_or_else(|| self.own_seat())
    }

    /// The own seat.
    pub fn own_seat(self) -> SeatId {
        let me = self.inner().engine.borrow().me();
        me.map_or(SeatId(Uuid::nil()), |(_, seat)| seat)
    }

    /// The same, tracked.
    fn shown_seat(self) -> SeatId {
        self.inner().acting.get().unwrap_or_else(|| self.own_seat())
    }

    /// The own seat as the workshop knows it, tracked.
    pub fn me(self) -> Option<Seat> {
        let seat = self.shown_seat();
        self.read(Topic::seats(), |w| w.seats.present(seat).cloned())
    }

    /// Whether the own seat may use this power now, tracked.
    pub fn may(self, power: Power) -> bool {
        let seat = self.shown_seat();
        let changes =
            [Topic::agenda(), Topic::seats(), Topic::resolution(), Topic::customers_only()];
        self.read_all(&changes, |workshop| workshop.may(seat, power))
    }

    /// Whether the own seat holds the chair, tracked.
    pub fn is_chair(self) -> bool {
        let seat = self.shown_seat();
        self.read(Topic::seats(), |w| w.seats.chair == Some(seat))
    }

    /// Whether the own seat holds the pen, tracked.
    pub fn has_pen(self) -> bool {
        let seat = self.shown_seat();
        self.read(Topic::resolution(), |w| w.resolution.pen == Some(seat))
    }

    /// Asks for something. The effect shows in the same frame; what was typed comes back with a refusal.
    pub fn send(self, command: impl Into<Command>) {
        self.ask(command.into());
    }

    /// Apart from the generic function, so that it is in the program once.
    fn ask(self, command: Command) {
        let inner = self.inner();
        if let Some(seat) = inner.acting.get_untracked() {
            let Some(act) = seats::Act::of(command.clone()).map(Box::new) else {
                // Being done is the own, and says nothing of whoever is entered for.
                if !matches!(command, Command::Signals(_)) {
                    self.give(command);
                }
                return;
            };
            self.give(seats::Command::OnBehalfOf { seat, act }.into());
            // What is sealed is sealed from whoever enters it, too: nothing else on the screen says that it went in.
            let who = self
                .peek(|w| whose(w.seats.all.get(&seat).and_then(|seat| seat.function.as_ref())));
            return self.toast(ToastKind::Plain, texts::proxies::entered_now(who));
        }
        if let Command::Agenda(agenda::Command::Next { .. } | agenda::Command::Back { .. }) =
            &command
        {
            // What was done in one step means something else in the next.
            inner.undos.update(Vec::clear);
        }
        let back = self.peek(|w| undo(w, self.own_seat(), &command));
        if !back.is_empty() {
            inner.undos.update(|undos| {
                if undos.len() == UNDOS_MAX {
                    undos.remove(0);
                }
                undos.push(back);
            });
        }
        self.give(command);
    }

    fn give(self, command: Command) {
        let op = domain::id::OpId(self.id());
        // What was refused before is answered by trying again: left standing, it would still say no.
        let inner = self.inner();
        inner.toasts.update(|toasts| toasts.retain(|toast| toast.kind != ToastKind::Stop));
        inner.recover(|recovered| recovered.used(&command.typed()));
        inner.handle(Input::Ask { op, command });
    }

    /// Whether there is an own act to take back, tracked.
    pub fn can_undo(self) -> bool {
        !self.inner().undos.read().is_empty()
    }

    /// Takes the own last act back.
    pub fn undo(self) {
        let last = self.inner().undos.try_update(Vec::pop).flatten();
        for command in last.into_iter().flatten() {
            self.give(command);
        }
    }

    /// Whom the Mobilizer enters for, tracked.
    pub fn acting(self) -> Option<SeatId> {
        self.inner().acting.get()
    }

    /// Enters for somebody without a device from now on, or for oneself again.
    pub fn act_for(self, seat: Option<SeatId>) {
        self.inner().acting.set(seat);
    }

    /// How many wait to be let in, tracked.
    pub fn knocking(self) -> u16 {
        let inner = self.inner();
        inner.people.track();
        inner.engine.borrow().knocking()
    }

    /// A fresh random id.
    #[expect(clippy::unused_self, reason = "asked of the room like everything else")]
    pub fn id(self) -> Uuid {
        random::uuid()
    }

    /// The name somebody gave, tracked.
    pub fn name_of(self, seat: SeatId) -> Option<String> {
        let inner = self.inner();
        inner.people.track();
        inner.engine.borrow().name(seat).map(ToString::to_string)
    }

    /// How many members are connected, and for facilitators which seats, tracked.
    pub fn online(self) -> (u16, Vec<SeatId>) {
        let inner = self.inner();
        inner.people.track();
        let engine = inner.engine.borrow();
        let (count, seats) = engine.present();
        (count, seats.to_vec())
    }

    /// How this page stands with the server, tracked.
    pub fn status(self) -> Status {
        self.inner().status.get()
    }

    /// The server's clock, as far as this page can tell, untracked.
    pub fn server_now(self) -> Timestamp {
        self.inner().engine.borrow().server_now(clock::now())
    }

    /// The same, tracked: runs again every second.
    pub fn ticking(self) -> Timestamp {
        self.inner().second.track();
        self.server_now()
    }

    /// Says a word in passing.
    pub fn toast(self, kind: ToastKind, text: impl Into<String>) {
        self.inner().toast(kind, text.into());
    }

    /// The words in passing that are shown now, tracked.
    pub fn toasts(self) -> Vec<Toast> {
        self.inner().toasts.get()
    }

    /// Takes a word in passing away.
    pub fn dismiss(self, id: u32) {
        self.inner().dismiss(id);
    }

    /// The texts that did not become part of the workshop, oldest first, tracked.
    pub fn recovered(self) -> Vec<Recovered> {
        self.inner().recovered_rows.get()
    }

    /// Forgets the texts under a key, because their person says so.
    pub fn dismiss_recovered(self, key: &str) {
        self.inner().recover(|recovered| recovered.dismiss(key));
    }

    /// Where a draft is kept: of this seat, or of the one that is entered for.
    pub fn draft_key(self, name: &str) -> String {
        let inner = self.inner();
        match inner.acting.get_untracked() {
            Some(seat) => inner.keep.draft_key(&format!("for.{seat}.{name}")),
            None => inner.keep.draft_key(name),
        }
    }
}

impl Inner {
    fn trigger(&self, change: Topic) -> ArcTrigger {
        let mut triggers = self.triggers.borrow_mut();
        triggers.entry(change).or_default().clone()
    }
}
