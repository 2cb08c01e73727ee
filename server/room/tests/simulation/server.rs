//! The server of the world: it starts from disk, can be killed, and is not alone with its log.

use domain::id::OpId;
use protocol::{ClientMessage, Encoding};
use room::{Core, Effect as Done, Input as In, NewEvent, Saved};

use super::{network::Parcel, person, secrecy, world::World};

impl World {
    /// Starts the server from disk: a snapshot, if there is one, and the events since.
    pub(super) fn start_server(&mut self) {
        let (saved, seq, _) = self.read_log(u64::MAX);
        self.core = Core::new(self.id, saved, seq, self.names.clone());
    }

    /// The state as of the last event on disk, its number, and the events since number `since`.
    fn read_log(&self, since: u64) -> (Saved, u64, Vec<NewEvent>) {
        let stored = self.snapshot.clone().filter(|(seq, _)| *seq <= since);
        let read = stored.and_then(|(seq, bytes)| Some((seq, Saved::from_bytes(&bytes)?)));
        let (seq, mut saved) = read.unwrap_or_default();
        let entries = self.log.iter().filter(|entry| entry.seq > seq).cloned();
        let events: Vec<_> = entries.map(|entry| saved.evolve(entry)).collect();
        let seq = self.log.last().map_or(seq, |entry| entry.seq);
        let since = events.into_iter().filter(|event| event.entry.seq > since).collect();
        (saved, seq, since)
    }

    /// Another server writes to the log: a command of its own, or one that this server is deciding just now, because
    /// the client reconnected there.
    fn write_elsewhere(&mut self, batch: &[In]) {
        let given_here = batch.iter().rev().find_map(|input| match input {
            In::Heard { conn, message: ClientMessage::Do { op, command, .. } } => {
                let (client, _) = self.sockets.get(conn)?;
                Some((self.clients[*client].seat, *op, (**command).clone()))
            }
            _ => None,
        });
        let (saved, last, _) = self.read_log(u64::MAX);
        let mut elsewhere = Core::new(self.id, saved, last, []);
        let given = given_here.filter(|_| self.ids.number().is_multiple_of(3)).or_else(|| {
            let client = usize::try_from(self.ids.number()).unwrap_or(0) % self.clients.len();
            let by = self.clients[client].seat;
            let seen = elsewhere.sides().disclose(&elsewhere.workshop().viewer(by)?);
            Some((by, OpId(self.ids.uuid()), person::act(&seen, by, &mut self.ids)?))
        });
        let Some((seat, op, command)) = given else { return };
        let ticket = 0;
        let step = elsewhere.step(self.now, [In::HttpCommand { ticket, seat, op, command }]);
        self.log_history(|| format!("another server writes {} events", step.append.len()));
        self.log.extend(step.append);
    }

    /// The server crashes: everything in transit to and from it is lost.
    pub(super) fn kill_server(&mut self) {
        self.log_history(|| "the server dies".to_owned());
        self.network.lose(|parcel| !matches!(parcel, Parcel::Closed { .. }));
        for (conn, (client, generation)) in std::mem::take(&mut self.sockets) {
            let code = None;
            let closed = Parcel::Closed { client, generation, code };
            self.network.send(self.now, conn, closed, self.calm, &mut self.ids);
        }
        self.start_server();
    }

    /// The server handles a batch: decide, store, then deliver; it may crash before or after storing.
    pub(super) fn serve(&mut self, batch: Vec<In>) {
        let taken = self.core.receive(self.now, batch.clone());
        let decided = loop {
            let decided = self.core.decide(self.now, &taken);
            if self.chance(150) {
                self.log_history(|| "… before it wrote".to_owned());
                return self.kill_server();
            }
            if decided.append().len() > 0 && self.chance(12) {
                self.write_elsewhere(&batch);
            }
            let free = self.log.last().map_or(1, |entry| entry.seq + 1);
            if decided.append().next().is_none_or(|entry| entry.seq == free) {
                break decided;
            }
            let told = self.core.told_seq(&decided);
            let (saved, seq, others) = self.read_log(told);
            self.core.catch_up(saved, seq, others);
        };
        self.log.extend(decided.append().cloned());
        if self.chance(150) {
            self.log_history(|| "… after it wrote".to_owned());
            return self.kill_server();
        }
        for effect in self.core.tell(self.now, taken, decided) {
            match effect {
                Done::Send { conn, bytes } => {
                    let Some(&(client, generation)) = self.sockets.get(&conn) else { continue };
                    let message =
                        Encoding::Postcard.decode(&bytes).expect("own bytes are readable");
                    secrecy::check(self.core.sides(), self.clients[client].seat, &message);
                    if self.clients[client].socket != Some((generation, conn)) {
                        continue;
                    }
                    let down = Parcel::Down { client, generation, bytes };
                    self.network.send(self.now, conn, down, self.calm, &mut self.ids);
                }
                Done::Close { conn, code } => {
                    let Some((client, generation)) = self.sockets.remove(&conn) else { continue };
                    let code = Some(code.number());
                    let closed = Parcel::Closed { client, generation, code };
                    self.network.send(self.now, conn, closed, self.calm, &mut self.ids);
                }
                Done::Answer { .. } => {}
            }
        }
    }
}
