//! The room: the one handle through which every screen reads the shown workshop and sends commands.
//!
//! A screen reruns only when something that it read changes. While [`Room::read`] runs, the workshop notes which of its
//! topics are looked at, and the effect or view that called it follows these topics: there is one trigger per topic
//! that anybody follows. In these comments *tracked* means that the caller reruns when the value changes, and
//! *untracked* that it does not (`read…` and `peek…`, where there are both).
//!
//! A handle can be copied into any callback. The state behind it is dropped with the page; a callback that comes later
//! finds an empty workshop and sends nothing, so it cannot crash the program.
//!
//! One file per concern: `link` has the sockets, timers and storage, `commands` has sending, `seat` whose screens are
//! shown. What few screens need is behind a handle of its own: [`clock`], [`people`], [`recovered`], [`toasts`] and
//! [`undos`].

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use domain::{
    Area, Topic, Topics, Workshop,
    id::{SeatId, WorkshopId},
    map::Map,
    tracked,
};
use leptos::prelude::*;
use sync::Engine;
use uuid::Uuid;

use crate::{
    browser::{page::WakeListener, socket::Socket, storage::Local},
    state::{
        local_store::LocalStore,
        recovered::{Recovered, RecoveredTexts},
        status::{Status, Toast},
        undo_stack::UndoStack,
    },
    ui::SharedSignal,
};

pub mod clock;
mod commands;
mod link;
pub mod people;
pub mod recovered;
mod seat;
pub mod toasts;
pub mod undos;

/// The state behind a [`Room`].
pub(super) struct Inner {
    workshop: WorkshopId,
    local: LocalStore,
    /// The client's half of the sync, with the workshop as this page shows it.
    engine: RefCell<Engine>,
    socket: RefCell<Option<Socket>>,
    /// The number of that socket. What an earlier socket still reports is told apart by its number.
    generation: Cell<u32>,
    /// Messages of that socket about tools whose code is still being loaded, oldest first.
    unread: RefCell<Vec<Vec<u8>>>,
    /// Tells when somebody returns to the page or the network changes.
    wake_listener: RefCell<Option<WakeListener>>,
    /// Wakes the engine when it asked for it.
    alarm: Cell<Option<TimeoutHandle>>,
    /// Notifies `every_second`.
    clock: Cell<Option<IntervalHandle>>,
    /// Whether the page was left: nothing is sent or received any more.
    closed: Cell<bool>,
    /// What notifies the readers of each topic.
    triggers: RefCell<Map<Topic, ArcTrigger>>,
    /// Notified when names, presence or the count of people who wait change.
    people: ArcTrigger,
    welcomed: ArcRwSignal<bool>,
    status: SharedSignal<Status>,
    every_second: ArcTrigger,
    toasts: SharedSignal<Vec<Toast>>,
    /// How many toasts there have been: their ids.
    toast_count: Cell<u32>,
    recovered: RefCell<RecoveredTexts<Local>>,
    /// The rows of `recovered` as the screen shows them.
    recovered_rows: SharedSignal<Vec<Recovered>>,
    /// How often this page has reconnected.
    reconnects: Cell<u32>,
    /// The person without a device for whom the Mobilizer is entering answers.
    acting: SharedSignal<Option<SeatId>>,
    undos: ArcRwSignal<UndoStack>,
}

/// The handle. See the module's documentation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Room(StoredValue<Rc<Inner>, LocalStorage>);

/// The room of the current page.
/// # Panics
/// Outside of a workshop's page, which provides it before it shows anything of the workshop.
pub fn use_room() -> Room {
    expect_context::<Room>()
}

impl Room {
    /// Opens an area of the workshop on this seat. Leaves it when the reactive owner that called this is cleaned up.
    pub fn open(workshop: WorkshopId, seat: SeatId, area: Area) -> Self {
        let local = LocalStore::new(workshop, seat);
        let adopted = local.adopt();
        let inner = Inner::new(workshop, local, Engine::new(area, adopted));
        let room = Self(StoredValue::new_local(Rc::clone(&inner)));
        inner.start();
        on_cleanup(move || room.inner().leave());
        room
    }

    fn inner(self) -> Rc<Inner> {
        self.0.try_get_value().unwrap_or_else(Inner::of_no_page)
    }

    /// Reads the shown workshop, tracked: the caller reruns when a topic that `f` looked at changes.
    pub fn read<R>(self, f: impl FnOnce(&Workshop) -> R) -> R {
        let inner = self.inner();
        let engine = inner.engine.borrow();
        let outer = tracked::begin();
        let result = f(engine.shown());
        inner.follow(&tracked::end(outer));
        result
    }

    /// Reads the shown workshop, untracked.
    pub fn peek<R>(self, f: impl FnOnce(&Workshop) -> R) -> R {
        f(self.inner().engine.borrow().shown())
    }

    /// Whether the server has welcomed this page, tracked. Before that, nothing of the workshop is known.
    pub fn is_ready(self) -> bool {
        self.inner().welcomed.get()
    }

    /// The workshop's id.
    pub fn workshop_id(self) -> WorkshopId {
        self.inner().workshop
    }

    /// The connection to the server, tracked.
    pub fn status(self) -> Status {
        self.inner().status.get()
    }
}

impl Inner {
    fn new(workshop: WorkshopId, local: LocalStore, engine: Engine) -> Rc<Self> {
        let recovered = local.recovered();
        Rc::new(Self {
            workshop,
            local,
            engine: RefCell::new(engine),
            socket: RefCell::default(),
            generation: Cell::default(),
            unread: RefCell::default(),
            wake_listener: RefCell::default(),
            alarm: Cell::default(),
            clock: Cell::default(),
            closed: Cell::default(),
            triggers: RefCell::default(),
            people: ArcTrigger::new(),
            welcomed: ArcRwSignal::new(false),
            status: SharedSignal::new(Status::Connecting),
            every_second: ArcTrigger::new(),
            toasts: SharedSignal::new(Vec::new()),
            toast_count: Cell::default(),
            recovered_rows: SharedSignal::new(recovered.rows().to_vec()),
            recovered: RefCell::new(recovered),
            reconnects: Cell::default(),
            acting: SharedSignal::new(None),
            undos: ArcRwSignal::default(),
        })
    }

    /// What a callback finds after its page was left.
    fn of_no_page() -> Rc<Self> {
        let workshop = WorkshopId(Uuid::nil());
        let local = LocalStore::new(workshop, SeatId(Uuid::nil()));
        let inner = Self::new(workshop, local, Engine::new(Area::default(), Vec::new()));
        inner.closed.set(true);
        inner
    }

    fn trigger(&self, topic: Topic) -> ArcTrigger {
        let mut triggers = self.triggers.borrow_mut();
        if let Some(trigger) = triggers.get(&topic) {
            return trigger.clone();
        }
        let trigger = ArcTrigger::new();
        triggers.insert(topic, trigger.clone());
        trigger
    }

    /// Makes the effect or view that runs now rerun when one of these topics changes.
    fn follow(&self, topics: &Topics) {
        for topic in topics {
            self.trigger(*topic).track();
        }
    }
}
