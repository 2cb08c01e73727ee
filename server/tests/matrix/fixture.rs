//! The real program, everybody's socket, and what came over each.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    Command, Rejection,
    id::{SeatId, StepId},
    tool::{charter::Visibility, seats},
};
use protocol::{ClientMessage, ServerMessage};
use serde_json::{Value, json};
use tempfile::TempDir;

use super::{
    cast::{GUESTS, MEMBERS, Who},
    common::{Opened, Reply, Request, op, process::Process, random, secret, socket::Socket, story},
    expectations::{self, Act, Came, Told},
    ledger::Ledger,
};

/// Somebody with a device.
pub(crate) struct Watcher {
    pub(crate) token: String,
    pub(crate) socket: Socket,
}

/// Everything.
pub(crate) struct House {
    pub(crate) promise: Visibility,
    pub(crate) opened: Opened,
    pub(crate) watchers: BTreeMap<Who, Watcher>,
    pub(crate) seats: BTreeMap<Who, String>,
    pub(crate) ledger: Ledger,
    /// What was granted since the last look, by the number of its last event.
    pub(crate) acts: BTreeMap<u64, Act>,
    /// The number of the last event, and of the last one at the look before.
    pub(crate) seq: u64,
    /// Every command that was granted at least once.
    pub(crate) granted: BTreeSet<&'static str>,
    pub(crate) step: StepId,
    /// The names of all requests, and from whose device each came.
    pub(crate) ops: BTreeMap<String, Who>,
    /// The ports that sockets came from.
    pub(crate) ports: BTreeSet<u16>,
    /// What somebody could sign in with.
    pub(crate) tokens: Vec<String>,
    /// How many messages were searched.
    pub(crate) searched: usize,
    pub(crate) process: Process,
    pub(crate) folder: TempDir,
}

impl House {
    /// A workshop with everybody in it, before its start.
    pub(crate) async fn open(promise: Visibility) -> Self {
        let folder = TempDir::new().unwrap();
        let log = "debug,server=trace,room=trace,store_sqlite=trace";
        let process = Process::start(folder.path(), 0, log);
        let body = json!({ "title": "Sick leave", "template": "room-90" }).to_string();
        let request =
            Request::new("POST", "/api/workshops").header("content-type", "application/json");
        let opened = Opened::read(&request.body(&body).send(process.address).await.json());
        let mut house = Self {
            promise,
            opened: opened.clone(),
            watchers: BTreeMap::new(),
            seats: BTreeMap::new(),
            ledger: Ledger::default(),
            acts: BTreeMap::new(),
            seq: 0,
            granted: BTreeSet::new(),
            step: StepId(0),
            ops: BTreeMap::new(),
            ports: BTreeSet::new(),
            tokens: Vec::new(),
            searched: 0,
            process,
            folder,
        };
        for (who, token) in [
            (Who::Mobilizer, &opened.mobilizer),
            (Who::Seller, &opened.seller),
            (Who::Wall, &opened.wall),
        ] {
            let seat = house.get("me", token).await.json()["seat"].as_str().unwrap().to_owned();
            if let Some(name) = who.name() {
                house.post("name", token, json!({ "name": name })).await;
            }
            house.seats.insert(who, seat);
            house.tokens.push(token.clone());
        }
        let mut tokens = vec![
            (Who::Mobilizer, opened.mobilizer),
            (Who::Seller, opened.seller),
            (Who::Wall, opened.wall),
        ];
        for who in GUESTS {
            let role = if who == Who::Observer { "observer" } else { "stakeholder" };
            let body = json!({ "role": role, "function": who.function(), "name": who.name() });
            let reply = house.post("seats", &tokens[0].1.clone(), body).await.json();
            house.seats.insert(who, reply["seat"].as_str().unwrap().to_owned());
            tokens.push((who, secret(&reply["link"])));
        }
        for (who, token) in tokens {
            house.enter(who, token).await;
        }
        for who in MEMBERS {
            let function = who.function().map(story::function);
            let _ = house.act(who, "take", seats::Command::Join { function }, Told::Open).await;
        }
        let (seat, function) = (SeatId(random()), story::function(Who::Floor.function().unwrap()));
        house.seats.insert(Who::Floor, seat.to_string());
        let represent = seats::Command::AddProxy { seat, function, veto: false };
        let _ = house.act(Who::Mobilizer, "represent", represent, Told::Open).await;
        house
    }

    /// Somebody comes in and stays.
    pub(crate) async fn enter(&mut self, who: Who, token: String) {
        let (socket, seq) = self.socket(&token, None).await;
        self.seq = self.seq.max(seq);
        self.tokens.push(token.clone());
        self.watchers.insert(who, Watcher { token, socket });
    }

    /// A socket that has said hello, and the number it stands at.
    pub(crate) async fn socket(&mut self, token: &str, resume: Option<u64>) -> (Socket, u64) {
        let address = self.process.address;
        let (socket, start) = Socket::resume(address, self.opened.workshop, token, resume).await;
        let port = socket.stream.get_ref().local_addr().unwrap().port();
        self.ports.insert(port);
        let seq = match start {
            protocol::Start::Whole { seq, .. } => seq,
            protocol::Start::Missed(frame) => frame.to,
        };
        (socket, seq)
    }

    /// Somebody asks for something. Where it is granted, it is remembered what others may be told of it; the number of its
    /// last event comes back.
    pub(crate) async fn act(
        &mut self,
        who: Who,
        label: &'static str,
        command: impl Into<Command>,
        told: Told,
    ) -> Result<u64, Rejection> {
        let mut command: Command = command.into();
        let mut device = who;
        if who == Who::Floor {
            let act = seats::Act::of(command).expect("what can be entered for somebody");
            let seat = self.seats[&who].parse().unwrap();
            command = seats::Command::OnBehalfOf { seat, act: Box::new(act) }.into();
            device = Who::Mobilizer;
        }
        let op = op();
        self.ops.insert(op.to_string(), device);
        let socket = &mut self.watchers.get_mut(&device).unwrap().socket;
        socket.send(&ClientMessage::Do { op, command, said_in_private: false }).await;
        let to = loop {
            match socket.next().await.expect("an answer") {
                ServerMessage::Frame(frame) if frame.acks.iter().any(|ack| ack.op == op) => {
                    break frame.to;
                }
                ServerMessage::Refused { op: refused, why } if refused == op => return Err(why),
                _ => {}
            }
        };
        self.granted.insert(label);
        self.seq = to;
        let before = self.acts.insert(to, Act { by: who, label, told });
        assert!(before.is_none(), "two acts in one");
        Ok(to)
    }

    /// Looks at everything that came to everybody since the last look.
    pub(crate) async fn look(&mut self) {
        let mut all = std::mem::take(&mut self.watchers);
        for (who, watcher) in &mut all {
            // Whatever was sent before the answer has come when that comes.
            watcher.socket.settle().await;
            let mut came = Came::new();
            for frame in std::mem::take(&mut watcher.socket.frames) {
                let message = self.search(*who, &frame);
                if let Some(to) = message["frame"]["to"].as_u64() {
                    let events = message["frame"]["events"].as_array().unwrap();
                    let events = events.iter().map(|stamped| stamped["event"].clone());
                    came.entry(to).or_default().extend(events);
                }
            }
            expectations::check(*who, &self.acts, &came);
        }
        self.watchers = all;
        self.acts.clear();
    }

    /// Looks at what came to everybody, where some are out of the room: to them nothing may have come.
    pub(crate) async fn keep_from<const N: usize>(&mut self, out: [Who; N]) {
        let mut all = std::mem::take(&mut self.watchers);
        for (who, watcher) in &mut all {
            let came = watcher.socket.settle().await;
            assert!(came.is_empty() || !out.contains(who), "{who:?} was told {came:?}");
            for frame in std::mem::take(&mut watcher.socket.frames) {
                self.search(*who, &frame);
            }
        }
        self.watchers = all;
        self.acts.clear();
    }

    /// Everybody comes in once more, with nothing or from where they were, and looks at what they get.
    pub(crate) async fn come_again(&mut self, resume: Option<u64>) {
        let tokens: Vec<_> =
            self.watchers.iter().map(|(who, watcher)| (*who, watcher.token.clone())).collect();
        for (who, token) in tokens {
            let (mut socket, _) = self.socket(&token, resume).await;
            socket.settle().await;
            for frame in std::mem::take(&mut socket.frames) {
                self.search(who, &frame);
            }
        }
    }

    pub(crate) async fn get(&self, rest: &str, token: &str) -> Reply {
        let (path, bearer) = self.addressed(rest, token);
        let request = Request::new("GET", &path).header("authorization", &bearer);
        request.send(self.process.address).await
    }

    pub(crate) async fn post(&self, rest: &str, token: &str, body: Value) -> Reply {
        let ((path, bearer), body) = (self.addressed(rest, token), body.to_string());
        let request = Request::new("POST", &path).header("content-type", "application/json");
        let request = request.header("authorization", &bearer).body(&body);
        let reply = request.send(self.process.address).await;
        assert!(reply.status < 300, "{path}: {}", reply.text());
        reply
    }

    fn addressed(&self, rest: &str, token: &str) -> (String, String) {
        let path = match rest.strip_prefix('/') {
            Some(_) => rest.to_owned(),
            None => format!("/api/workshops/{}/{rest}", self.opened.workshop),
        };
        (path, format!("Bearer {token}"))
    }
}
