//! Rooms with a failing disk and panicking code: nobody receives what is not on disk, and no room ends another one.

#![expect(clippy::unwrap_used, reason = "a test: failing is its purpose")]

use std::{
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use bytes::Bytes;
use domain::{
    Area,
    template::TEMPLATES,
    text::Title,
    tool::{agenda, cards},
};
use protocol::{ClientMessage, CloseCode, Encoding, ServerMessage, VERSION};
use room::Input;
use server::{
    clock,
    rooms::{Client, Mailbox, Message, NewSocket, Registry, RoomError, Settings},
    workshops::{self, Workshops},
};
use store::{KeyHash, Log as _, Snapshot, Store};
use store_sqlite::SqliteStore;
use tempfile::TempDir;
use tokio::sync::{Notify, oneshot};

#[expect(dead_code, unreachable_pub, reason = "each test file uses its part of it")]
mod common;
#[expect(unreachable_pub, reason = "a part of this test")]
#[path = "rooms/fragile.rs"]
mod fragile;

use common::story;
use fragile::Fragile;

struct RoomsFixture {
    workshops: Workshops,
    store: Arc<Fragile>,
    _folder: TempDir,
}

impl RoomsFixture {
    async fn new(rooms_max: usize) -> Self {
        let folder = TempDir::new().unwrap();
        let inner = SqliteStore::open(folder.path()).await.unwrap();
        let store =
            Arc::new(Fragile { inner, fails: AtomicBool::new(false), held: Mutex::new(None) });
        let settings = Settings { idle: Duration::from_mins(1), rooms_max };
        let rooms = Registry::new(Arc::clone(&store) as Arc<dyn Store>, settings);
        let workshops = Workshops::new(Arc::clone(&store) as Arc<dyn Store>, rooms);
        Self { workshops, store, _folder: folder }
    }

    async fn open(&self) -> workshops::OpenedWorkshop {
        self.workshops.open(Title::parse("a").unwrap(), TEMPLATES[0].steps(), None).await.unwrap()
    }

    async fn ask(
        &self,
        opened: &workshops::OpenedWorkshop,
        command: impl Into<domain::Command>,
    ) -> Result<(), RoomError> {
        let (workshop, seat) = (opened.workshop, opened.mobilizer.0);
        self.workshops.rooms.ask(workshop, seat, clock::op_id(), command).await
    }
}

/// A client that records what it was sent.
#[derive(Default)]
struct Recorder {
    frames: Mutex<Vec<ServerMessage>>,
    closed: Mutex<Option<CloseCode>>,
}

impl Client for Recorder {
    fn send(&self, frame: Bytes) {
        self.frames.lock().unwrap().push(Encoding::Postcard.decode(&frame).unwrap());
    }
    fn close(&self, code: CloseCode) {
        *self.closed.lock().unwrap() = Some(code);
    }
}

impl Recorder {
    async fn enter(
        fixture: &RoomsFixture,
        opened: &workshops::OpenedWorkshop,
    ) -> (Arc<Self>, Mailbox, room::ConnId) {
        let recorder = Arc::new(Self::default());
        let rooms = &fixture.workshops.rooms;
        let conn = rooms.next_connection();
        let (taken, took) = oneshot::channel();
        let message = Message::Opened(NewSocket {
            conn,
            seat: opened.mobilizer.0,
            key: KeyHash([0; 32]),
            encoding: Encoding::Postcard,
            client: Arc::clone(&recorder) as Arc<dyn Client>,
            taken,
        });
        rooms.send(opened.workshop, message).await.unwrap();
        let mailbox = took.await.unwrap();
        let hello = ClientMessage::Hello { version: VERSION, area: Area::Live, resume: None };
        mailbox
            .send(Message::Input(Input::Heard { conn, message: hello }))
            .await
            .unwrap_or_else(|_| panic!("room"));
        (recorder, mailbox, conn)
    }

    fn acks(&self) -> usize {
        let frames = self.frames.lock().unwrap();
        let acks = |message: &ServerMessage| match message {
            ServerMessage::Frame(frame) => frame.acks.len(),
            _ => 0,
        };
        frames.iter().map(acks).sum()
    }
}

#[tokio::test]
async fn nothing_is_sent_before_it_is_on_disk() {
    let fixture = RoomsFixture::new(10).await;
    let opened = fixture.open().await;
    let (client, mailbox, conn) = Recorder::enter(&fixture, &opened).await;
    fixture.ask(&opened, story::take("HR")).await.unwrap();
    let gate = Arc::new(Notify::new());
    *fixture.store.held.lock().unwrap() = Some(Arc::clone(&gate));
    let before = client.frames.lock().unwrap().len();
    let message = ClientMessage::Do {
        op: clock::op_id(),
        command: Arc::new(agenda::Command::Start.into()),
        said_in_private: false,
    };
    let input = Message::Input(Input::Heard { conn, message });
    mailbox.send(input).await.unwrap_or_else(|_| panic!("room"));
    tokio::time::sleep(Duration::from_millis(50)).await;
    assert_eq!(client.frames.lock().unwrap().len(), before, "nothing before the disk has it");
    *fixture.store.held.lock().unwrap() = None;
    gate.notify_one();
    fixture.workshops.rooms.look(opened.workshop, |_| ()).await.unwrap();
    assert_eq!(client.acks(), 1);
}

#[tokio::test]
async fn a_room_that_cannot_append_is_dropped_and_loaded_again() {
    let fixture = RoomsFixture::new(10).await;
    let opened = fixture.open().await;
    fixture.ask(&opened, story::take("HR")).await.unwrap();
    let (client, mailbox, _) = Recorder::enter(&fixture, &opened).await;
    fixture.store.fails.store(true, Ordering::Relaxed);
    let op = clock::op_id();
    let (workshop, seat) = (opened.workshop, opened.mobilizer.0);
    let start = || fixture.workshops.rooms.ask(workshop, seat, op, agenda::Command::Start);
    assert_eq!(start().await, Err(RoomError::Unavailable));
    // A connected client notices that the room is gone, and received nothing that was not stored.
    mailbox.closed().await;
    assert_eq!(client.acks(), 0);
    let phase = |core: &room::Core| core.workshop().agenda.position;
    assert_eq!(fixture.workshops.rooms.look(workshop, phase).await.unwrap(), None);
    fixture.store.fails.store(false, Ordering::Relaxed);
    start().await.unwrap();
    start().await.unwrap();
    assert_eq!(fixture.workshops.rooms.look(workshop, phase).await.unwrap(), Some(0));
}

#[tokio::test]
async fn a_panic_in_one_room_does_not_end_another() {
    let fixture = RoomsFixture::new(10).await;
    let (one, two) = (fixture.open().await, fixture.open().await);
    fixture.ask(&one, story::take("HR")).await.unwrap();
    fixture.ask(&two, story::take("HR")).await.unwrap();
    let (_, mailbox, _) = Recorder::enter(&fixture, &one).await;
    let rooms = &fixture.workshops.rooms;
    let ended = rooms.look(one.workshop, |_| panic!("a defect, made by the test")).await;
    assert_eq!(ended, Err(RoomError::Unavailable));
    mailbox.closed().await;
    fixture.ask(&two, agenda::Command::Start).await.unwrap();
    fixture.ask(&one, agenda::Command::Start).await.unwrap();
}

#[tokio::test]
async fn rooms_are_limited_and_unknown_ones_do_not_count() {
    let fixture = RoomsFixture::new(2).await;
    let rooms = &fixture.workshops.rooms;
    for _ in 0..5 {
        let ended = rooms.look(clock::workshop_id(), |_| ()).await;
        assert_eq!(ended, Err(RoomError::Unavailable));
    }
    tokio::time::sleep(Duration::from_millis(20)).await;
    assert_eq!(rooms.rooms(), 0);
    let (one, two, three) = (fixture.open().await, fixture.open().await, fixture.open().await);
    for opened in [&one, &two] {
        fixture.ask(opened, story::take("HR")).await.unwrap();
    }
    assert_eq!(fixture.ask(&three, story::take("HR")).await, Err(RoomError::Unavailable));
    assert_eq!(rooms.rooms(), 2);
}

#[tokio::test]
async fn a_room_is_its_snapshot_and_the_events_since() {
    let fixture = RoomsFixture::new(10).await;
    let opened = fixture.open().await;
    fixture.ask(&opened, story::take("HR")).await.unwrap();
    fixture.ask(&opened, agenda::Command::Start).await.unwrap();
    let (_, first) = story::write("first");
    let op = clock::op_id();
    let (workshop, seat) = (opened.workshop, opened.mobilizer.0);
    fixture.workshops.rooms.ask(workshop, seat, op, first.clone()).await.unwrap();
    for _ in 0..600 {
        let (card, write) = story::write("x");
        fixture.ask(&opened, write).await.unwrap();
        fixture.ask(&opened, cards::Command::Delete { card }).await.unwrap();
    }
    let all = |core: &room::Core| (core.seq(), core.workshop().clone());
    let live = fixture.workshops.rooms.look(workshop, all).await.unwrap();
    // The snapshot was taken at about event 1,000; more events followed.
    let stored = fixture.store.snapshot(workshop).await.unwrap().unwrap();
    assert!(stored.seq >= 1_000 && stored.seq < live.0);
    let load = async || {
        let settings = Settings { idle: Duration::from_mins(1), rooms_max: 1 };
        let registry = Registry::new(Arc::clone(&fixture.store) as Arc<dyn Store>, settings);
        let found = registry.look(workshop, all).await.unwrap();
        // A command from before the snapshot is still recognized.
        registry.ask(workshop, seat, op, first.clone()).await.unwrap();
        assert_eq!(registry.look(workshop, room::Core::seq).await.unwrap(), found.0);
        found
    };
    assert_eq!(load().await, live);
    // Damaged on disk: the room is rebuilt from the log.
    let damaged = Snapshot { body: vec![7; 100], ..stored };
    fixture.store.save_snapshot(workshop, damaged).await.unwrap();
    assert_eq!(load().await, live);
}
