//! The real program, everybody's socket, and what was received on each.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    Command, Rejection, Workshop,
    id::{SeatId, StepId},
    tool::{charter::Visibility, seats},
};
use futures_util::future::join_all;
use protocol::{ClientMessage, Position, ServerMessage, Start};
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
    /// What was received since the last search, with the number of the last granted command before it arrived.
    pub(crate) inbox: Vec<(u64, Vec<u8>)>,
    /// The close code, once the socket was closed.
    pub(crate) closed: Option<u16>,
}

impl Watcher {
    /// Waits for everything sent so far: it has arrived once a pong sent after it arrives.
    async fn catch_up(&mut self, act: u64) -> Vec<ServerMessage> {
        if self.closed.is_some() {
            return Vec::new();
        }
        let (came, closed) = self.socket.settle_or_close().await;
        self.closed = closed;
        let frames = std::mem::take(&mut self.socket.frames);
        self.inbox.extend(frames.into_iter().map(|frame| (act, frame)));
        came
    }
}

/// The complete test setup.
pub(crate) struct WorkshopFixture {
    pub(crate) promise: Visibility,
    pub(crate) opened: WorkshopAccess,
    pub(crate) watchers: BTreeMap<Who, Watcher>,
    pub(crate) seats: BTreeMap<Who, String>,
    pub(crate) ledger: Ledger,
    /// Commands granted since the last search, by their number.
    pub(crate) acts: BTreeMap<u64, GrantedCommand>,
    /// The number of the last granted command. Viewers have numbers of their own, which tell nothing of others.
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
        let (seat, function) = (
            SeatId(random()),
            story::function(Who::Floor.function().expect("they speak for a function")),
        );
        fixture.seats.insert(Who::Floor, seat.to_string());
        let represent = seats::Command::AddProxy { seat, function, veto: false };
        let _ = fixture.act(Who::Mobilizer, "represent", represent, Disclosure::Open).await;
        fixture
    }

    /// Connects a participant for the rest of the test.
    pub(crate) async fn enter(&mut self, who: Who, token: String) {
        let socket = self.socket(&token, None).await;
        self.tokens.push(token.clone());
        self.watchers.insert(who, Watcher { token, socket, inbox: Vec::new(), closed: None });
    }

    /// A socket after its hello.
    pub(crate) async fn socket(&mut self, token: &str, resume: Option<Position>) -> Socket {
        let address = self.process.address;
        let (socket, _) = Socket::resume(address, self.opened.workshop, token, resume).await;
        let port = socket.stream.get_ref().local_addr().unwrap().port();
        self.ports.insert(port);
        socket
    }

    /// How many events each participant has been sent.
    pub(crate) async fn positions(&mut self) -> BTreeMap<Who, Position> {
        let (address, workshop) = (self.process.address, self.opened.workshop);
        let mut positions = BTreeMap::new();
        for (who, watcher) in &self.watchers {
            let (socket, start) = Socket::resume(address, workshop, &watcher.token, None).await;
            self.ports.insert(socket.stream.get_ref().local_addr().unwrap().port());
            let Start::Whole { position, .. } = start else { panic!("no resume was asked for") };
            positions.insert(*who, position);
        }
        positions
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

    /// Sends a command. If it is granted, records what others may learn of it and returns its number.
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
            command = seats::Command::OnBehalfOf { seat, act: std::sync::Arc::new(act) }.into();
            device = Who::Mobilizer;
        }
        let (op, command) = (op(), command.into());
        self.ops.insert(op.to_string(), device);
        let socket = &mut self.watchers.get_mut(&device).unwrap().socket;
        socket.send(&ClientMessage::Do { op, command, said_in_private: false }).await;
        loop {
            match socket.next().await.expect("an answer") {
                ServerMessage::Frame(frame) if frame.acks.iter().any(|ack| ack.op == op) => break,
                ServerMessage::Refused { op: refused, why } if refused == op => return Err(why),
                _ => {}
            }
        }
        self.granted.insert(name);
        self.seq += 1;
        self.acts.insert(self.seq, GrantedCommand { by: who, label, told });
        self.everybody_catches_up().await;
        Ok(self.seq)
    }

    async fn everybody_catches_up(&mut self) -> BTreeMap<Who, Vec<ServerMessage>> {
        let act = self.seq;
        let all = self
            .watchers
            .iter_mut()
            .map(async |(who, watcher)| (*who, watcher.catch_up(act).await));
        join_all(all).await.into_iter().collect()
    }

    /// Searches everything that everybody received since the last search.
    pub(crate) async fn look(&mut self) {
        self.everybody_catches_up().await;
        let mut all = std::mem::take(&mut self.watchers);
        for (who, watcher) in &mut all {
            let mut came = Received::new();
            for (act, frame) in std::mem::take(&mut watcher.inbox) {
                let message = self.search(*who, &frame, act);
                if let Some(events) = message["frame"]["events"].as_array()
                    && !events.is_empty()
                {
                    came.entry(act).or_default().extend(events.iter().cloned());
                }
            }
            expectations::check(*who, &self.acts, &came);
        }
        self.watchers = all;
        self.acts.clear();
    }

    /// Searches what everybody received, and checks that those excluded received nothing.
    pub(crate) async fn look_excluding<const N: usize>(&mut self, out: [Who; N]) {
        let came = self.everybody_catches_up().await;
        let mut all = std::mem::take(&mut self.watchers);
        for (who, watcher) in &mut all {
            let came = &came[who];
            assert!(came.is_empty() || !out.contains(who), "{who:?} was told {came:?}");
            for (act, frame) in std::mem::take(&mut watcher.inbox) {
                self.search(*who, &frame, act);
            }
        }
        self.watchers = all;
        self.acts.clear();
    }

    /// Connects everybody once more, from scratch or resuming, and searches what they get.
    pub(crate) async fn reconnect_everybody(&mut self, resume: Option<&BTreeMap<Who, Position>>) {
        let tokens: Vec<_> =
            self.watchers.iter().map(|(who, watcher)| (*who, watcher.token.clone())).collect();
        for (who, token) in tokens {
            let resume = resume.and_then(|positions| positions.get(&who)).copied();
            let mut socket = self.socket(&token, resume).await;
            socket.settle().await;
            for frame in std::mem::take(&mut socket.frames) {
                self.search(who, &frame, self.seq);
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
