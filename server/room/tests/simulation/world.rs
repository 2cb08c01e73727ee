//! The world: virtual time, clients, a network, a store and a server that can crash.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    Area, Timestamp, TwoSided,
    id::{OpId, SeatId},
    samples::{self, Ids},
    text::DisplayName,
};
use protocol::Encoding;
use room::{ConnId, Core, Input as In, LoggedEvent, Saved};
use sync::{Effect, Input, Status};

use super::{
    client::Client,
    network::{Network, Parcel},
    person,
};

pub(crate) struct World {
    seed: u64,
    talk: bool,
    pub(super) ids: Ids,
    pub(super) now: Timestamp,
    /// The log on disk.
    pub(super) log: Vec<LoggedEvent>,
    pub(super) snapshot: Option<(u64, Vec<u8>)>,
    /// The names people gave, on disk beside the log.
    pub(super) names: BTreeMap<SeatId, DisplayName>,
    pub(super) core: Core,
    pub(super) network: Network,
    pub(super) clients: Vec<Client>,
    /// Open sockets as the server sees them, and the page at the other end.
    pub(super) sockets: BTreeMap<ConnId, (usize, u32)>,
    conns: u64,
    pub(super) calm: bool,
    pub(super) id: domain::id::WorkshopId,
}

impl World {
    pub(crate) fn new(seed: u64, talk: bool) -> Self {
        let play = samples::room(seed);
        let cast = play.cast.clone();
        let log: Vec<_> = (1..)
            .zip(play.log.iter().cloned())
            .map(|(seq, event)| LoggedEvent { seq, at: play.now, seat: None, op: None, event })
            .collect();
        let seats = [cast.mobilizer, cast.seller, cast.finance, cast.clinical, cast.hr, cast.wall];
        // One person uses two devices, and some look at what follows the meeting.
        let devices = seats.into_iter().chain([cast.finance]).map(|seat| (seat, Area::Live));
        let follow = [cast.finance, cast.seller].map(|seat| (seat, Area::Follow));
        let clients = devices.chain(follow).map(Client::new).collect();
        let id = cast.workshop;
        let core = Core::new(id, Saved::default(), 0, []);
        let mut world = Self {
            seed,
            talk,
            ids: Ids::new(seed ^ 0x5eed),
            now: play.now,
            log,
            snapshot: None,
            names: BTreeMap::new(),
            core,
            network: Network::default(),
            clients,
            sockets: BTreeMap::new(),
            conns: 0,
            calm: false,
            id,
        };
        world.start_server();
        for client in 0..world.clients.len() {
            world.pass(client, Input::Begin);
        }
        world
    }

    pub(super) fn log_history(&self, what: impl FnOnce() -> String) {
        if self.talk {
            println!("{:>14} {}", self.now.0 % 100_000_000_000, what());
        }
    }

    pub(super) fn chance(&mut self, of: u64) -> bool {
        !self.calm && self.ids.number().is_multiple_of(of)
    }

    /// People act for this many turns.
    pub(crate) fn run(&mut self, turns: u32) {
        for _ in 0..turns {
            self.advance(400);
            let client = usize::try_from(self.ids.number()).unwrap_or(0) % self.clients.len();
            let acting = &self.clients[client];
            if acting.engine.me().is_some()
                && let Some(command) =
                    person::act(acting.engine.shown(), acting.seat, &mut self.ids)
            {
                let op = OpId(self.ids.uuid());
                self.log_history(|| format!("client {client} asks {command:?}"));
                self.clients[client].asked.insert(op);
                self.pass(client, Input::Ask { op, command });
            }
            self.disturb(client);
        }
    }

    fn disturb(&mut self, client: usize) {
        if self.chance(40) {
            self.log_history(|| format!("client {client} reloads"));
            self.drop_socket(client, false);
            self.clients[client].reload();
            self.pass(client, Input::Begin);
        }
        if self.chance(25) {
            self.drop_socket(client, true);
        }
        if self.chance(20) {
            self.pass(client, Input::Wake);
        }
        if self.chance(60) {
            self.kill_server();
        }
        if self.chance(20) {
            let seat = self.clients[client].seat;
            let name = DisplayName::parse(&format!("name-{:016x}", self.ids.number())).ok();
            self.names.extend(name.clone().map(|name| (seat, name)));
            self.serve(vec![In::Named { seat, name }]);
        }
        if self.chance(15) {
            let seq = self.core.seq();
            self.snapshot = self.core.to_snapshot().map(|bytes| (seq, bytes));
        }
    }

    /// A socket dies: what is sent on it from now on is lost. The server and the client may notice much later.
    fn drop_socket(&mut self, client: usize, noticed: bool) {
        let Some((generation, conn)) = self.clients[client].socket.take() else { return };
        self.log_history(|| format!("client {client} loses its socket"));
        self.network.lose(|parcel| match parcel {
            Parcel::Up { conn: of, .. } | Parcel::Opened { conn: of } => *of == conn,
            Parcel::Down { client: c, generation: g, .. }
            | Parcel::Open { client: c, generation: g } => (*c, *g) == (client, generation),
            _ => false,
        });
        self.network.send(self.now, conn, Parcel::Gone { conn }, self.calm, &mut self.ids);
        if noticed {
            let closed = Parcel::Closed { client, generation, code: None };
            self.network.send(self.now, conn, closed, self.calm, &mut self.ids);
        }
    }

    /// Lets up to `millis` milliseconds pass and processes everything due in that time.
    fn advance(&mut self, millis: u64) {
        let until = self.now.plus(i64::try_from(self.ids.number() % millis).unwrap_or(0) * 1_000);
        while let Some(at) = self.next_moment().filter(|at| *at <= until) {
            self.now = self.now.max(at);
            self.process_due();
        }
        self.now = until;
    }

    fn next_moment(&self) -> Option<Timestamp> {
        let wakes = self.clients.iter().filter_map(|client| client.wake_at).min();
        self.network.next_at().into_iter().chain(wakes).min()
    }

    /// Processes everything due now: first all that reaches the server, as one batch, then the clients.
    fn process_due(&mut self) {
        let mut batch = Vec::new();
        while let Some(parcel) = self.network.arrived(self.now) {
            match parcel {
                Parcel::Opened { conn } => {
                    if let Some((client, _)) = self.sockets.get(&conn) {
                        let seat = self.clients[*client].seat;
                        batch.push(In::Opened { conn, seat, encoding: Encoding::Postcard });
                    }
                }
                Parcel::Up { conn, message } => batch.push(In::Heard { conn, message: *message }),
                Parcel::Gone { conn } => {
                    self.sockets.remove(&conn);
                    batch.push(In::Gone { conn });
                }
                Parcel::Open { client, generation } => {
                    self.pass(client, Input::Opened { generation });
                }
                Parcel::Down { client, generation, bytes } => {
                    let message = Box::new(self.clients[client].read(&bytes));
                    self.pass(client, Input::Heard { generation, message });
                }
                Parcel::Closed { client, generation, code } => {
                    self.pass(client, Input::Closed { generation, code });
                }
            }
        }
        if !batch.is_empty() {
            self.serve(batch);
        }
        for client in 0..self.clients.len() {
            if self.clients[client].wake_at.is_some_and(|at| at <= self.now) {
                self.pass(client, Input::Tick);
            }
        }
    }

    /// Passes an input to a client and carries out its effects.
    fn pass(&mut self, client: usize, input: Input) {
        let effects = self.clients[client].handle(self.now, input, &mut self.ids);
        for effect in effects {
            match effect {
                Effect::Connect { generation } => self.connect(client, generation),
                Effect::Disconnect { .. } => self.drop_socket(client, false),
                Effect::Send(message) => {
                    if let Some((_, conn)) = self.clients[client].socket {
                        let up = Parcel::Up { conn, message: Box::new(message) };
                        self.network.send(self.now, conn, up, self.calm, &mut self.ids);
                    }
                }
                _ => {}
            }
        }
    }

    fn connect(&mut self, client: usize, generation: u32) {
        self.drop_socket(client, false);
        self.conns += 1;
        let conn = ConnId(self.conns);
        self.clients[client].socket = Some((generation, conn));
        self.sockets.insert(conn, (client, generation));
        self.network.send(self.now, conn, Parcel::Opened { conn }, self.calm, &mut self.ids);
        let open = Parcel::Open { client, generation };
        self.network.send(self.now, conn, open, self.calm, &mut self.ids);
    }

    /// The network calms down: lets everything come to rest.
    pub(crate) fn settle(&mut self) {
        self.calm = true;
        let deadline = self.now.plus(600_000_000);
        while self.now < deadline {
            self.advance(2_000);
            let at_rest = |client: &Client| client.engine.status() == Status::Live { unsent: 0 };
            if self.clients.iter().all(at_rest) && self.network.next_at().is_none() {
                return;
            }
        }
        panic!("seed {}: it never came to rest", self.seed);
    }

    /// Checks the invariants.
    pub(crate) fn check(&self) {
        let mut truth = TwoSided::default();
        for (seq, entry) in (1..).zip(&self.log) {
            assert_eq!(entry.seq, seq, "the log has a gap");
            truth.evolve(&entry.event);
        }
        assert_eq!(truth, *self.core.sides(), "the room is not what its log says");
        let mut groups: Vec<OpId> = self.log.iter().filter_map(|entry| entry.op).collect();
        groups.dedup();
        let logged: BTreeSet<OpId> = groups.iter().copied().collect();
        assert_eq!(groups.len(), logged.len(), "a command had its effect twice");
        for client in &self.clients {
            let viewer = truth.insiders().viewer(client.seat).expect("nobody was removed");
            let shown = client.engine.shown().clone().in_area(client.area);
            let disclosed = truth.disclose(&viewer).in_area(client.area);
            assert_eq!(shown, disclosed, "a client differs");
            for op in &client.acked {
                assert!(logged.contains(op), "an acknowledged command is not on disk");
            }
            for op in &client.refused {
                assert!(!logged.contains(op) || client.acked.contains(op), "refused, yet done");
            }
            let answered = client.acked.len() + client.refused.difference(&client.acked).count();
            assert_eq!(client.asked.len(), answered, "a command was never answered");
        }
    }
}
