//! The floor: one room, direct fan-out, group commit to `SQLite` with `synchronous=FULL`. It decides, hides and checks
//! nothing, so no server that stores before it tells can be much faster.

use std::{collections::BTreeMap, path::Path};

use bytes::Bytes;
use futures_util::{SinkExt, StreamExt, stream::SplitSink};
use sqlx::{
    ConnectOptions, SqliteConnection,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous},
};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::mpsc,
    task::unconstrained,
};
use tokio_tungstenite::{
    WebSocketStream, accept_async_with_config,
    tungstenite::{Message, protocol::WebSocketConfig},
};

const QUEUE_MAX: usize = 256;
const BATCH_MAX: usize = 64;
/// As the product.
const READ_BUFFER_BYTES: usize = 4 * 1024;

type Socket = SplitSink<WebSocketStream<TcpStream>, Message>;

enum Input {
    Joined(u64, Socket),
    Said(u64, Bytes),
    Gone(u64),
}

/// Listens with a queue that is longer than a room, as the product does.
pub fn listen(port: u16) -> anyhow::Result<TcpListener> {
    let socket = socket2::Socket::new(socket2::Domain::IPV4, socket2::Type::STREAM, None)?;
    socket.set_nonblocking(true)?;
    socket.bind(&std::net::SocketAddr::from(([127, 0, 0, 1], port)).into())?;
    socket.listen(1_024)?;
    Ok(TcpListener::from_std(socket.into())?)
}

/// Serves until it is dropped.
pub async fn serve(listener: TcpListener, data: &Path) -> anyhow::Result<()> {
    let mut disk = SqliteConnectOptions::new()
        .filename(data.join("floor.sqlite"))
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .disable_statement_logging()
        .connect()
        .await?;
    sqlx::query("create table log (seq integer primary key, body blob not null)")
        .execute(&mut disk)
        .await?;
    let (room, inbox) = mpsc::channel(QUEUE_MAX);
    tokio::spawn(run(disk, inbox));
    for id in 0.. {
        let (stream, _) = listener.accept().await?;
        let room = room.clone();
        tokio::spawn(async move {
            // A client that leaves is no error here.
            let _ = read(id, stream, room).await;
        });
    }
    Ok(())
}

async fn read(id: u64, stream: TcpStream, room: mpsc::Sender<Input>) -> anyhow::Result<()> {
    stream.set_nodelay(true)?;
    let config =
        WebSocketConfig::default().read_buffer_size(READ_BUFFER_BYTES).write_buffer_size(0);
    let (sink, mut stream) = accept_async_with_config(stream, Some(config)).await?.split();
    // The first message is the hello.
    stream.next().await;
    room.send(Input::Joined(id, sink)).await?;
    while let Some(Ok(message)) = stream.next().await {
        if let Message::Binary(bytes) = message {
            room.send(Input::Said(id, bytes)).await?;
        }
    }
    Ok(room.send(Input::Gone(id)).await?)
}

async fn run(mut disk: SqliteConnection, mut inbox: mpsc::Receiver<Input>) -> anyhow::Result<()> {
    let mut sockets: BTreeMap<u64, Socket> = BTreeMap::new();
    // Sixteen zeros mark the welcome; then everything that was said.
    let mut state = vec![0_u8; 16];
    let mut welcome: Option<Bytes> = None;
    let mut batch = Vec::with_capacity(BATCH_MAX);
    while inbox.recv_many(&mut batch, BATCH_MAX).await > 0 {
        let (mut said, mut joined) = (Vec::new(), Vec::new());
        for input in batch.drain(..) {
            match input {
                Input::Joined(id, socket) => joined.push((id, socket)),
                Input::Said(id, bytes) => said.push((id, bytes)),
                Input::Gone(id) => drop(sockets.remove(&id)),
            }
        }
        if !said.is_empty() {
            store(&mut disk, &said).await?;
            welcome = None;
        }
        for (by, bytes) in said {
            state.extend_from_slice(&bytes);
            if let Some(socket) = sockets.get_mut(&by) {
                tell(socket, &bytes).await;
            }
            for (_, socket) in sockets.iter_mut().filter(|(id, _)| **id != by) {
                tell(socket, &bytes).await;
            }
        }
        for (id, mut socket) in joined {
            let welcome = welcome.get_or_insert_with(|| state.clone().into());
            tell(&mut socket, welcome).await;
            sockets.insert(id, socket);
        }
    }
    Ok(())
}

/// Writes outside of tokio's budget. A broken socket is told as gone by its reader.
async fn tell(socket: &mut Socket, bytes: &Bytes) {
    let _ = unconstrained(socket.send(Message::Binary(bytes.clone()))).await;
}

async fn store(disk: &mut SqliteConnection, said: &[(u64, Bytes)]) -> Result<(), sqlx::Error> {
    sqlx::query("begin immediate").execute(&mut *disk).await?;
    for (_, bytes) in said {
        let insert = sqlx::query("insert into log (body) values (?1)").bind(bytes.to_vec());
        insert.execute(&mut *disk).await?;
    }
    sqlx::query("commit").execute(&mut *disk).await?;
    Ok(())
}
