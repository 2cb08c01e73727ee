//! The guarantee that everything rests on: what was acknowledged is on disk, exactly once, whatever happens to the
//! process. The real program is killed under load at random moments; `KILLS=` sets how often, `SEED=` replays.

#![expect(clippy::unwrap_used, reason = "a test: failing is its purpose")]

use std::{
    collections::{BTreeMap, BTreeSet},
    env,
    net::SocketAddr,
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use common::{Request, WorkshopAccess, op, process::Process, socket::Handshake, story};
use domain::{
    Area, Command, Event,
    id::{CardId, OpId, WorkshopId},
    tool::cards,
};
use futures_util::{SinkExt, StreamExt};
use protocol::{
    ClientMessage, ServerMessage, VERSION,
    codec::{Encoding, SUBPROTOCOL_POSTCARD},
};
use rand::{RngExt, SeedableRng, rngs::SmallRng};
use serde_json::json;
use store::Log;
use store_sqlite::SqliteStore;
use tempfile::TempDir;
use tokio::{net::TcpStream, time::sleep};
use tokio_tungstenite::{
    client_async,
    tungstenite::{Message, client::IntoClientRequest},
};

#[expect(dead_code, unreachable_pub, reason = "each test file uses its part of it")]
mod common;

const ROOMS: usize = 6;
/// Sockets of the writing seat, per room.
const WRITERS: usize = 3;
/// Commands a writer has in flight.
const UNDER_WAY: usize = 8;

/// What one room has acknowledged.
#[derive(Debug, Default)]
struct Acknowledged {
    acknowledged: BTreeMap<OpId, CardId>,
}

/// Acknowledged commands per room.
type Promises = Arc<Mutex<BTreeMap<WorkshopId, Acknowledged>>>;

fn number(name: &str) -> Option<u64> {
    env::var(name).ok().and_then(|text| text.parse().ok())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_kill_loses_nothing_acknowledged() {
    let kills = number("KILLS").unwrap_or(20);
    let seed = number("SEED").unwrap_or_else(|| common::random().as_u64_pair().0);
    println!("SEED={seed} KILLS={kills}");
    let mut random = SmallRng::seed_from_u64(seed);
    let folder = TempDir::new().unwrap();
    let mut process = Process::start(folder.path(), 0, "warn");
    let address = process.address;
    let promises = Promises::default();
    let done = Arc::new(AtomicBool::new(false));
    let mut writers = Vec::new();
    for _ in 0..ROOMS {
        let opened = open(address).await;
        promises.lock().unwrap().insert(opened.workshop, Acknowledged::default());
        for _ in 0..WRITERS {
            let (opened, promises, done) =
                (opened.clone(), Arc::clone(&promises), Arc::clone(&done));
            writers.push(tokio::spawn(async move {
                CardWriter { address, opened, promises, done, outbox: BTreeMap::new() }.run().await;
            }));
        }
    }
    for _ in 0..kills {
        sleep(Duration::from_millis(random.random_range(30..450))).await;
        process.kill();
        process = Process::start(folder.path(), address.port(), "warn");
    }
    done.store(true, Ordering::Relaxed);
    for writer in writers {
        writer.await.unwrap();
    }
    process.kill();
    let mut all = 0;
    let promises = std::mem::take(&mut *promises.lock().unwrap());
    let store = SqliteStore::open(folder.path()).await.unwrap();
    for (workshop, promised) in promises {
        all += promised.acknowledged.len();
        check(&store, workshop, &promised).await;
    }
    println!("{all} acknowledged commands, {kills} kills, none lost");
    assert!(all as u64 > kills * 10, "too little was under way: {all}");
}

async fn open(address: SocketAddr) -> WorkshopAccess {
    let body = json!({ "title": "Kill", "template": "room-90" }).to_string();
    let request = Request::new("POST", "/api/workshops")
        .header("content-type", "application/json")
        .body(&body);
    let opened = WorkshopAccess::read(&request.send(address).await.json());
    let mut socket =
        common::socket::Socket::enter(address, opened.workshop, &opened.mobilizer).await;
    story::start(&mut socket).await;
    opened
}

/// Every event number once and in order; every acknowledged command once, with its card.
async fn check(store: &SqliteStore, workshop: WorkshopId, promised: &Acknowledged) {
    let head = store.head(workshop).await.unwrap().unwrap();
    let log = store.tail(workshop, 0, u32::MAX).await.unwrap();
    let numbers: Vec<_> = log.iter().map(|record| record.seq).collect();
    assert_eq!(numbers, (1..=head).collect::<Vec<_>>(), "a gap");
    let mut written: BTreeMap<CardId, u32> = BTreeMap::new();
    let mut ops: Vec<OpId> = log.iter().filter_map(|record| record.op).collect();
    ops.dedup();
    let distinct: BTreeSet<_> = ops.iter().copied().collect();
    assert_eq!(ops.len(), distinct.len(), "a command twice");
    for record in &log {
        if let Event::Cards(cards::Event::Written { card }) =
            serde_json::from_str(&record.body).unwrap()
        {
            *written.entry(card.id).or_default() += 1;
        }
    }
    for (op, card) in &promised.acknowledged {
        assert!(distinct.contains(op), "an acknowledged command is not in the log");
        assert_eq!(written.get(card), Some(&1), "its card");
    }
}

/// A socket that writes card after card, and after each interruption resends what was not acknowledged.
struct CardWriter {
    address: SocketAddr,
    opened: WorkshopAccess,
    promises: Promises,
    done: Arc<AtomicBool>,
    outbox: BTreeMap<OpId, (CardId, Command)>,
}

impl CardWriter {
    async fn run(mut self) {
        while !(self.done.load(Ordering::Relaxed) && self.outbox.is_empty()) {
            // Killed, or not restarted yet: both are intended.
            let _ = self.session().await;
            sleep(Duration::from_millis(5)).await;
        }
    }

    async fn session(&mut self) -> Option<()> {
        let url = format!("ws://{}/ws/workshops/{}", self.address, self.opened.workshop);
        let mut request = url.into_client_request().ok()?;
        let handshake = Handshake::token(&self.opened.mobilizer);
        let bearer = format!("Bearer {}", handshake.token?);
        request.headers_mut().insert("authorization", bearer.parse().ok()?);
        request.headers_mut().insert("sec-websocket-protocol", SUBPROTOCOL_POSTCARD.parse().ok()?);
        let stream = TcpStream::connect(self.address).await.ok()?;
        let (mut socket, _) = client_async(request, stream).await.ok()?;
        let encode =
            |message: &ClientMessage| Message::binary(Encoding::Postcard.encode(message).unwrap());
        let hello = ClientMessage::Hello { version: VERSION, area: Area::Live, resume: None };
        socket.send(encode(&hello)).await.ok()?;
        for (op, (_, command)) in self.outbox.clone() {
            socket
                .send(encode(&ClientMessage::Do { op, command, said_in_private: false }))
                .await
                .ok()?;
        }
        loop {
            while self.outbox.len() < UNDER_WAY && !self.done.load(Ordering::Relaxed) {
                let ((card, command), op) = (story::write("kept"), op());
                self.outbox.insert(op, (card, command.clone()));
                socket
                    .send(encode(&ClientMessage::Do { op, command, said_in_private: false }))
                    .await
                    .ok()?;
            }
            if self.outbox.is_empty() {
                return Some(());
            }
            let Message::Binary(bytes) = socket.next().await?.ok()? else { return None };
            match Encoding::Postcard.decode::<ServerMessage>(&bytes).unwrap() {
                ServerMessage::Frame(frame) => {
                    frame.acks.iter().for_each(|ack| self.promise(ack.op));
                }
                ServerMessage::Refused { why, .. } => panic!("{why}"),
                _ => {}
            }
        }
    }

    fn promise(&mut self, op: OpId) {
        if let Some((card, _)) = self.outbox.remove(&op) {
            let mut promises = self.promises.lock().unwrap();
            promises.entry(self.opened.workshop).or_default().acknowledged.insert(op, card);
        }
    }
}
