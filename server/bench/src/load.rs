//! The generator: clients that join at once, acts that are due at fixed times, and what reached whom when.

use std::{
    collections::{BTreeMap, HashMap},
    net::SocketAddr,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use anyhow::{Context as _, bail, ensure};
use domain::{
    text::FunctionName,
    tool::{agenda, cards, seats},
};
use futures_util::{SinkExt, StreamExt, future::try_join_all, stream::SplitSink};
use tokio::{
    net::TcpStream,
    task::JoinSet,
    time::{Instant, sleep, sleep_until},
};
use tokio_tungstenite::{
    WebSocketStream, client_async_with_config,
    tungstenite::{Message, client::IntoClientRequest, protocol::WebSocketConfig},
};

use crate::{
    process::{Usage, per},
    speech::{Act, Heard, Speech},
};

/// Clients that act, in turn.
const WRITERS_MAX: usize = 20;
/// Acts a second.
const RATE: u32 = 20;
/// So long that only a defect makes the generator wait for it.
const PATIENCE: Duration = Duration::from_mins(1);
/// Numbers of acts: the measured ones, those before, and commands that are no cards.
const MEASURED: Act = 1 << 64;
const COMMANDS: Act = 1 << 80;

/// How much to measure.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    pub clients: usize,
    pub seconds: u32,
    /// Cards on the board when the clients join.
    pub cards: usize,
}

/// A room to join.
#[derive(Clone, Debug)]
pub struct Target {
    pub address: SocketAddr,
    pub path: String,
    pub speech: Speech,
    /// One per client; none for the floor.
    pub tokens: Vec<String>,
}

/// What one round measured. `None` where the operating system does not say what a process used.
#[derive(Clone, Debug, Default)]
pub struct Figures {
    /// From when an act was due until the last client had it.
    pub everybody: Vec<Duration>,
    /// From when an act was due until its author knew that it is on disk.
    pub acknowledged: Vec<Duration>,
    pub cpu_per_delivery: Option<Duration>,
    pub bytes_per_client: Option<u64>,
    /// From the first connection until the last client had the whole board.
    pub joined: Duration,
    pub cpu_per_join: Option<Duration>,
    /// How late the generator itself sent the latest act. Much of it makes a round worthless.
    pub late: Duration,
}

/// What all clients heard.
#[derive(Default)]
struct Log {
    welcomed: usize,
    /// Acts in the order in which each client heard them.
    orders: BTreeMap<usize, Vec<Act>>,
    /// How many have each act, and since when the last one.
    delivered: HashMap<Act, (usize, Instant)>,
    acknowledged: HashMap<Act, Instant>,
    failed: Option<String>,
}

type Sink = SplitSink<WebSocketStream<TcpStream>, Message>;

/// A room with clients in it. Dropping it disconnects them.
struct Crowd {
    target: Target,
    log: Arc<Mutex<Log>>,
    sinks: Vec<Sink>,
    readers: JoinSet<()>,
}

/// One round: writers fill the board, everybody else joins at once, acts come at fixed times. Fails unless every client
/// heard every act, all in the same order.
pub async fn round(target: Target, plan: Plan, pid: Option<u32>) -> anyhow::Result<Figures> {
    let mut crowd =
        Crowd { target, log: Arc::default(), sinks: Vec::new(), readers: JoinSet::new() };
    let writers = plan.clients.min(WRITERS_MAX);
    crowd.join(writers).await?;
    crowd.open_the_board().await?;
    crowd.fill(plan.cards).await?;
    sleep(Duration::from_secs(1)).await;

    let before = Usage::of(pid);
    let began = now();
    crowd.join(plan.clients).await?;
    let joined = began.elapsed();
    let after = Usage::of(pid);
    let newcomers = plan.clients - writers;
    // Presence and whatever else follows a join.
    sleep(Duration::from_millis(1_500)).await;
    let settled = Usage::of(pid);

    let (due, late) = crowd.act(RATE * plan.seconds).await?;
    let done = Usage::of(pid);
    let log = crowd.log();
    let mut figures = Figures {
        joined,
        late,
        cpu_per_join: per(before, after, newcomers),
        cpu_per_delivery: per(settled, done, due.len() * plan.clients),
        bytes_per_client: before.zip(settled).filter(|_| newcomers > 0).map(|(before, settled)| {
            settled.resident.saturating_sub(before.resident) / newcomers as u64
        }),
        ..Figures::default()
    };
    for (act, due) in due {
        let (_, at) = log.delivered.get(&act).context("an act")?;
        figures.everybody.push(at.saturating_duration_since(due));
        let at = log.acknowledged.get(&act).context("an acknowledgement")?;
        figures.acknowledged.push(at.saturating_duration_since(due));
    }
    Ok(figures)
}

impl Crowd {
    fn log(&self) -> std::sync::MutexGuard<'_, Log> {
        self.log.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Connects clients at once until there are this many, and waits until each has the board.
    async fn join(&mut self, clients: usize) -> anyhow::Result<()> {
        let target = &self.target;
        let opened = (self.sinks.len()..clients).map(|client| connect(target, client));
        for (client, stream) in try_join_all(opened).await? {
            let (sink, mut stream) = stream.split();
            let (log, speech) = (Arc::clone(&self.log), self.target.speech);
            self.sinks.push(sink);
            self.readers.spawn(async move {
                while let Some(message) = stream.next().await {
                    let heard = message.map_err(Into::into).and_then(|m| speech.understand(m));
                    let at = now();
                    log.lock().unwrap_or_else(PoisonError::into_inner).note(client, heard, at);
                }
            });
        }
        self.until("everybody has the board", |log| log.welcomed == clients).await
    }

    /// Lets the writers write so that everybody reads it at once: the product seals cards until they are revealed.
    async fn open_the_board(&mut self) -> anyhow::Result<()> {
        if self.target.speech == Speech::Floor {
            return Ok(());
        }
        for client in 0..self.sinks.len() {
            let function = Some(FunctionName::parse(&format!("Function {client}"))?);
            self.command(client, 0, seats::Command::Join { function }).await?;
        }
        self.command(0, 1, agenda::Command::Start).await?;
        let card = self.target.speech.act(COMMANDS)?;
        self.sinks[0].send(card).await?;
        self.until("a sealed card", |log| log.acknowledged.contains_key(&COMMANDS)).await?;
        self.command(0, 2, cards::Command::Reveal).await
    }

    async fn command(
        &mut self,
        client: usize,
        number: Act,
        command: impl Into<domain::Command>,
    ) -> anyhow::Result<()> {
        let op = COMMANDS + 1 + (client as Act) * 10 + number;
        self.sinks[client].send(self.target.speech.command(op, command)?).await?;
        self.until("a command", |log| log.acknowledged.contains_key(&op)).await
    }

    /// Writes cards one after the other.
    async fn fill(&mut self, cards: usize) -> anyhow::Result<()> {
        let writers = self.sinks.len();
        for number in 1..=cards {
            let act = number as Act;
            self.sinks[number % writers].send(self.target.speech.act(act)?).await?;
            self.until("a card", |log| log.acknowledged.contains_key(&act)).await?;
        }
        Ok(())
    }

    /// Acts at fixed times, however late the answers are. Returns when each act was due.
    async fn act(&mut self, acts: u32) -> anyhow::Result<(Vec<(Act, Instant)>, Duration)> {
        let began = now() + Duration::from_millis(50);
        let (mut due, mut late) = (Vec::new(), Duration::ZERO);
        let writers = self.sinks.len().min(WRITERS_MAX);
        for number in 0..acts {
            let (act, at) =
                (MEASURED + Act::from(number), began + Duration::from_secs(1) * number / RATE);
            let message = self.target.speech.act(act)?;
            sleep_until(at).await;
            late = late.max(at.elapsed());
            self.sinks[number as usize % writers].send(message).await?;
            due.push((act, at));
        }
        let clients = self.sinks.len();
        self.until("everybody has every act", |log| {
            due.iter().all(|(act, _)| log.delivered.get(act).is_some_and(|(n, _)| *n == clients))
        })
        .await?;
        let measured = |order: &Vec<Act>| -> Vec<Act> {
            order.iter().copied().filter(|act| *act >= MEASURED && *act < COMMANDS).collect()
        };
        let log = self.log();
        let orders: Vec<_> = log.orders.values().map(measured).collect();
        ensure!(orders.len() == clients, "somebody heard nothing");
        ensure!(orders.iter().all(|order| order.len() == due.len()), "somebody heard an act twice");
        ensure!(
            orders.windows(2).all(|two| two[0] == two[1]),
            "not everybody heard the same order"
        );
        drop(log);
        Ok((due, late))
    }

    async fn until(&self, what: &str, holds: impl Fn(&Log) -> bool) -> anyhow::Result<()> {
        let deadline = now() + PATIENCE;
        loop {
            {
                let log = self.log();
                if let Some(why) = &log.failed {
                    bail!("{what}: {why}");
                }
                if holds(&log) {
                    return Ok(());
                }
            }
            ensure!(now() < deadline, "{what}: not within {} s", PATIENCE.as_secs());
            sleep(Duration::from_millis(1)).await;
        }
    }
}

impl Log {
    fn note(&mut self, client: usize, heard: anyhow::Result<Vec<Heard>>, at: Instant) {
        match heard {
            Err(error) => self.failed = Some(format!("client {client}: {error:#}")),
            Ok(heard) => {
                for heard in heard {
                    match heard {
                        Heard::Welcome => self.welcomed += 1,
                        Heard::Acknowledged(act) => {
                            self.acknowledged.entry(act).or_insert(at);
                        }
                        Heard::Delivered(act) => {
                            self.orders.entry(client).or_default().push(act);
                            let (count, last) = self.delivered.entry(act).or_insert((0, at));
                            *count += 1;
                            *last = at;
                        }
                    }
                }
            }
        }
    }
}

async fn connect(
    target: &Target,
    client: usize,
) -> anyhow::Result<(usize, WebSocketStream<TcpStream>)> {
    let stream = TcpStream::connect(target.address).await?;
    stream.set_nodelay(true)?;
    let mut request = format!("ws://{}{}", target.address, target.path).into_client_request()?;
    if let Some(subprotocol) = target.speech.subprotocol() {
        request.headers_mut().insert("sec-websocket-protocol", subprotocol.parse()?);
    }
    if let Some(token) = target.tokens.get(client) {
        request.headers_mut().insert("authorization", format!("Bearer {token}").parse()?);
    }
    let config = WebSocketConfig::default().read_buffer_size(4 * 1024);
    let (mut stream, _) = client_async_with_config(request, stream, Some(config)).await?;
    stream.send(target.speech.hello()?).await?;
    Ok((client, stream))
}

fn now() -> Instant {
    Instant::now()
}
