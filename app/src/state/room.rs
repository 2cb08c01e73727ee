//! The room: the one handle through which every screen reads the shown workshop and sends commands.
//!
//! A screen reruns only when something that it read changes. While [`Room::read`] runs, the workshop notes which of its
//! topics are looked at, and the effect or view that called it follows these topics: there is one trigger per topic
//! that anybody follows. In these comments *tracked* means that the caller reruns when the value changes, and
//! *untracked* that it does not (`read…` and `peek…`, where there are both).
//!
//! A handle is a number in a list that only grows. It can be copied into any callback and remains valid after its page
//! was left: it then shows the last state and sends nothing, so no late callback can crash the program.
//!
//! `link` has the sockets, timers and storage; `commands` has sending and undoing.

use std::{
    cell::{Cell, RefCell},
    collections::HashMap,
    rc::Rc,
};

use domain::{
    Command, Seat, Timestamp, Topic, Topics, Workshop,
    id::{SeatId, WorkshopId},
    powers::Power,
    tracked,
};
use leptos::prelude::*;
use sync::Engine;
use uuid::Uuid;

use crate::{
    browser::{clock, page::WakeListener, random, socket::Socket, storage::Local},
    state::{
        local_store::LocalStore,
        recovered::{Recovered, RecoveredTexts},
        status::{Status, Toast, ToastKind},
    },
};

mod commands;
mod link;

/// The state behind a [`Room`].
pub(super) struct Inner {
    workshop: WorkshopId,
    local: LocalStore,
    /// The client's half of the sync, with the workshop as this page shows it.
    engine: RefCell<Engine>,
    socket: RefCell<Option<Socket>>,
    /// The number of that socket. What an earlier socket still reports is told apart by its number.
    generation: Cell<u32>,
    /// Tells when somebody returns to the page or the network changes.
    wake_listener: RefCell<Option<WakeListener>>,
    /// Wakes the engine when it asked for it.
    alarm: Cell<Option<TimeoutHandle>>,
    /// Notifies `every_second`.
    clock: Cell<Option<IntervalHandle>>,
    /// Whether the page was left: nothing is sent or received any more.
    closed: Cell<bool>,
    /// What notifies the readers of each topic.
    triggers: RefCell<HashMap<Topic, ArcTrigger>>,
    /// Notified when names, presence or the count of people who wait change.
    people: ArcTrigger,
    welcomed: ArcRwSignal<bool>,
    status: ArcRwSignal<Status>,
    every_second: ArcTrigger,
    toasts: ArcRwSignal<Vec<Toast>>,
    /// How many toasts there have been: their ids.
    toast_count: Cell<u32>,
    recovered: RefCell<RecoveredTexts<Local>>,
    /// The rows of `recovered` as the screen shows them.
    recovered_rows: ArcRwSignal<Vec<Recovered>>,
    /// How often this page has reconnected.
    reconnects: Cell<u32>,
    /// The person without a device for whom the Mobilizer is entering answers.
    acting: ArcRwSignal<Option<SeatId>>,
    /// The commands that undo this seat's last actions, latest last.
    undos: ArcRwSignal<Vec<Vec<Command>>>,
}

thread_local! {
    static ROOMS: RefCell<Vec<Rc<Inner>>> = const { RefCell::new(Vec::new()) };
}

/// The handle: a number in the list of rooms. See the module's documentation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Room(usize);

/// The room of the current page.
/// # Panics
/// Outside of a workshop's page, which provides it before it shows anything of the workshop.
pub fn use_room() -> Room {
    expect_context::<Room>()
}

impl Room {
    /// Opens the workshop on this seat. Leaves it when the reactive owner that called this is cleaned up.
    pub fn open(workshop: WorkshopId, seat: SeatId) -> Self {
        let local = LocalStore::new(workshop, seat);
        let engine = Engine::new(local.adopt());
        let recovered = local.recovered();
        let inner = Rc::new(Inner {
            workshop,
            local,
            engine: RefCell::new(engine),
            socket: RefCell::default(),
            generation: Cell::default(),
            wake_listener: RefCell::default(),
            alarm: Cell::default(),
            clock: Cell::default(),
            closed: Cell::new(false),
            triggers: RefCell::default(),
            people: ArcTrigger::new(),
            welcomed: ArcRwSignal::new(false),
            status: ArcRwSignal::new(Status::Connecting),
            every_second: ArcTrigger::new(),
            toasts: ArcRwSignal::new(Vec::new()),
            toast_count: Cell::default(),
            recovered_rows: ArcRwSignal::new(recovered.rows().to_vec()),
            recovered: RefCell::new(recovered),
            reconnects: Cell::default(),
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

    /// Reads the shown workshop, tracked: the caller reruns when a topic that `f` looked at changes.
    pub fn read<R>(self, f: impl FnOnce(&Workshop) -> R) -> R {
        let inner = self.inner();
        let engine = inner.engine.borrow();
        let outer = tracked::begin();
        let result = f(engine.workshop());
        inner.follow(&tracked::end(outer));
        result
    }

    /// Reads the shown workshop, untracked.
    pub fn peek<R>(self, f: impl FnOnce(&Workshop) -> R) -> R {
        f(self.inner().engine.borrow().workshop())
    }

    /// Whether the server has welcomed this page, tracked. Before that, nothing of the workshop is known.
    pub fn is_ready(self) -> bool {
        self.inner().welcomed.get()
    }

    /// The workshop's id.
    pub fn workshop_id(self) -> WorkshopId {
        self.inner().workshop
    }

    /// The seat whose screens are shown, untracked: this page's own, or that of the person it enters for.
    pub fn peek_seat(self) -> SeatId {
        self.inner().acting.get_untracked().unwrap_or_else(|| self.own_seat())
    }

    /// The same, tracked.
    fn read_seat(self) -> SeatId {
        self.inner().acting.get().unwrap_or_else(|| self.own_seat())
    }

    /// This page's own seat, also while it enters for somebody else. Nothing to track: once the server has welcomed
    /// the page, it never changes.
    pub fn own_seat(self) -> SeatId {
        let me = self.inner().engine.borrow().me();
        me.map_or(SeatId(Uuid::nil()), |(_, seat)| seat)
    }

    /// The shown seat as the workshop knows it, tracked.
    pub fn me(self) -> Option<Seat> {
        let seat = self.read_seat();
        self.read(|w| w.seats.present(seat).cloned())
    }

    /// Whether the shown seat may use this power now, tracked.
    pub fn may(self, power: Power) -> bool {
        let seat = self.read_seat();
        self.read(|workshop| workshop.may(seat, power))
    }

    /// Whether the shown seat holds the chair, tracked.
    pub fn is_chair(self) -> bool {
        let seat = self.read_seat();
        self.read(|w| w.seats.chair == Some(seat))
    }

    /// Whether the shown seat holds the pen, tracked.
    pub fn has_pen(self) -> bool {
        let seat = self.read_seat();
        self.read(|w| w.resolution.pen == Some(seat))
    }

    /// How many people wait for approval, tracked.
    pub fn waiting_count(self) -> u16 {
        let inner = self.inner();
        inner.people.track();
        inner.engine.borrow().waiting_count()
    }

    /// A random id.
    #[expect(clippy::unused_self, reason = "asked of the room like everything else")]
    pub fn id(self) -> Uuid {
        random::uuid()
    }

    /// The person's name if they gave one, tracked.
    pub fn name_of(self, seat: SeatId) -> Option<String> {
        let inner = self.inner();
        inner.people.track();
        inner.engine.borrow().name(seat).map(ToString::to_string)
    }

    /// How many members are connected, and which seats they have (told to facilitators only), tracked.
    pub fn online(self) -> (u16, Vec<SeatId>) {
        let inner = self.inner();
        inner.people.track();
        let engine = inner.engine.borrow();
        let (count, seats) = engine.present();
        (count, seats.to_vec())
    }

    /// The connection to the server, tracked.
    pub fn status(self) -> Status {
        self.inner().status.get()
    }

    /// The server's clock as estimated by this page, untracked.
    pub fn server_now(self) -> Timestamp {
        self.inner().engine.borrow().server_now(clock::now())
    }

    /// The server's clock, tracked: reruns every second.
    pub fn ticking(self) -> Timestamp {
        self.inner().every_second.track();
        self.server_now()
    }

    /// Shows a toast.
    pub fn toast(self, kind: ToastKind, text: impl Into<String>) {
        self.inner().toast(kind, text.into());
    }

    /// The toasts on screen, tracked.
    pub fn toasts(self) -> Vec<Toast> {
        self.inner().toasts.get()
    }

    /// Removes a toast.
    pub fn dismiss(self, id: u32) {
        self.inner().dismiss(id);
    }

    /// The texts that did not become part of the workshop, oldest first, tracked.
    pub fn recovered(self) -> Vec<Recovered> {
        self.inner().recovered_rows.get()
    }

    /// Deletes one row of the recovered texts, because the person no longer needs it.
    pub fn dismiss_recovered(self, key: &str) {
        self.inner().recover(|recovered| recovered.dismiss(key));
    }

    /// The key under which the browser stores a draft of the shown seat: what is entered for somebody else has its own.
    pub fn draft_key(self, name: &str) -> String {
        let inner = self.inner();
        match inner.acting.get_untracked() {
            Some(seat) => inner.local.draft_key(&format!("for.{seat}.{name}")),
            None => inner.local.draft_key(name),
        }
    }
}

impl Inner {
    fn trigger(&self, topic: Topic) -> ArcTrigger {
        let mut triggers = self.triggers.borrow_mut();
        triggers.entry(topic).or_default().clone()
    }

    /// Makes the effect or view that runs now rerun when one of these topics changes.
    fn follow(&self, topics: &Topics) {
        for topic in topics {
            self.trigger(*topic).track();
        }
    }
}
