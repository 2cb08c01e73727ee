//! The real program, everybody's socket, and what was received on each.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    Command, Rejection, Workshop,
    id::{SeatId, StepId},
    tool::{charter::Visibility, seats},
};
use protocol::{ClientMessage, ServerMessage, Start};
use serde_json::{Value, json};
use tempfile::TempDir;

use super::{
    agenda::TEMPLATE,
    cast::{ADMITTED, MEMBERS, Who},
    common::{
        Reply, Request, WorkshopAccess, op, process::Process, random, secret, socket::Socket, story,
    },
    expectations::{self, Disclosure, GrantedCommand, Received},
    granted,
    ledger::Ledger,
};

/// A participant with a device.
pub(crate) struct Watcher {
    pub(crate) token: String,
    pub(crate) socket: Socket,
}

/// The complete test setup.
pub(crate) struct WorkshopFixture {
    pub(crate) promise: Visibility,
    pub(crate) opened: WorkshopAccess,
    pub(crate) watchers: BTreeMap<Who, Watcher>,
    pub(crate) seats: BTreeMap<Who, String>,
    pub(crate) ledger: Ledger,
    /// Commands granted since the last search, by the number of their last event.
    pub(crate) acts: BTreeMap<u64, GrantedCommand>,
    /// The number of the last event.
    pub(crate) seq: u64,
    /// The names of all commands that were granted at least once.
    pub(crate) granted: BTreeSet<String>,
    pub(crate) step: StepId,
    /// The ids of all commands, and whose device sent each.
    pub(crate) ops: BTreeMap<String, Who>,
    /// The local ports of all sockets.
    pub(crate) ports: BTreeSet<u16>,
    /// All secrets that could sign somebody in.
    pub(crate) tokens: Vec<String>,
    /// The number of messages searched.
    pub(crate) searched: usize,
    pub(crate) process: Process,
    pub(crate) folder: TempDir,
}

impl WorkshopFixture {
    /// A workshop with everybody in it, not started yet.
    pub(crate) async fn open(promise: Visibility) -> Self {
        let folder = TempDir::new().unwrap();
        let log = "debug,server=trace,room=trace,store_sqlite=trace";
        let process = Process::start(folder.path(), 0, log);
        let body = json!({ "title": "Sick leave", "template": TEMPLATE }).to_string();
        let request =
            Request::new("POST", "/api/workshops").header("content-type", "application/json");
        let opened = WorkshopAccess::read(&request.body(&body).send(process.address).await.json());
        let mut fixture = Self {
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
            let seat = fixture.get("me", token).await.json()["seat"].as_str().unwrap().to_owned();
            if let Some(name) = who.name() {
                fixture.post("name", token, json!({ "name": name })).await;
            }
            fixture.seats.insert(who, seat);
            fixture.tokens.push(token.clone());
        }
        let mut tokens = vec![
            (Who::Mobilizer, opened.mobilizer),
            (Who::Seller, opened.seller),
            (Who::Wall, opened.wall),
        ];
        for who in ADMITTED {
            let role = if who == Who::Observer { "observer" } else { "stakeholder" };
            let body = json!({ "role": role, "function": who.function(), "name": who.name() });
            let reply = fixture.post("seats", &tokens[0].1.clone(), body).await.json();
            fixture.seats.insert(who, reply["seat"].as_str().unwrap().to_owned());
            tokens.push((who, secret(&reply["link"])));
        }
        for (who, token) in tokens {
            fixture.enter(who, token).await;
        }
        for who in MEMBERS {
            let function = who.function().map(story::function);
            let _ =
                fixture.act(who, "take", seats::Command::Join { function }, Disclosure::Open).await;
        }
        let (seat, function) = (SeatId(random()), story::function(Who::Floor.function().unwrap()));
        fixture.seats.insert(Who::Floor, seat.to_string());
        let represent = seats::Command::AddProxy { seat, function, veto: false };
        let _ = fixture.act(Who::Mobilizer, "represent", represent, Disclosure::Open).await;
        fixture
    }

    /// Connects a participant for the rest of the test.
    pub(crate) async fn enter(&mut self, who: Who, token: String) {
        let (socket, seq) = self.socket(&token, None).await;
        self.seq = self.seq.max(seq);
        self.tokens.push(token.clone());
        self.watchers.insert(who, Watcher { token, socket });
    }

    /// A socket after its hello, and the event number it starts from.
    pub(crate) async fn socket(&mut self, token: &str, resume: Option<u64>) -> (Socket, u64) {
        let address = self.process.address;
        let (socket, start) = Socket::resume(address, self.opened.workshop, token, resume).await;
        let port = socket.stream.get_ref().local_addr().unwrap().port();
        self.ports.insert(port);
        let seq = match start {
            Start::Whole { seq, .. } => seq,
            Start::Missed(frame) => frame.to,
        };
        (socket, seq)
    }

    /// The workshop as it is disclosed to this participant now.
    pub(crate) async fn seen_by(&mut self, who: Who) -> Workshop {
        let (token, address) = (self.watchers[&who].token.clone(), self.process.address);
        let (socket, start) = Socket::resume(address, self.opened.workshop, &token, None).await;
        self.ports.insert(socket.stream.get_ref().local_addr().unwrap().port());
        match start {
            Start::Whole { state, .. } => *state,
            Start::Missed(_) => panic!("nothing was asked to be resumed"),
        }
    }

    /// Sends a command. If it is granted, records what others may learn of it and returns the number of its last event.
    pub(crate) async fn act(
        &mut self,
        who: Who,
        label: &'static str,
        command: impl Into<Command>,
        told: Disclosure,
    ) -> Result<u64, Rejection> {
        let mut command: Command = command.into();
        let (name, mut device) = (granted::name(&command), who);
        if who == Who::Floor {
            let act = seats::ProxyCommand::of(command).expect("what can be entered for somebody");
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
        self.granted.insert(name);
        self.seq = to;
        let before = self.acts.insert(to, GrantedCommand { by: who, label, told });
        assert!(before.is_none(), "two acts in one");
        Ok(to)
    }

    /// Searches everything that everybody received since the last search.
    pub(crate) async fn look(&mut self) {
        let mut all = std::mem::take(&mut self.watchers);
        for (who, watcher) in &mut all {
            // Everything sent before the pong has arrived once the pong arrives.
            watcher.socket.settle().await;
            let mut came = Received::new();
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

    /// Searches what everybody received, and checks that those excluded received nothing.
    pub(crate) async fn look_excluding<const N: usize>(&mut self, out: [Who; N]) {
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

    /// Connects everybody once more, from scratch or resuming, and searches what they get.
    pub(crate) async fn reconnect_everybody(&mut self, resume: Option<u64>) {
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
