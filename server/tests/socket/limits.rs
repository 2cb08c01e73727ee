//! Every limit of a socket at n and n + 1.

use std::{
    sync::atomic::{AtomicUsize, Ordering},
    time::Duration,
};

use futures_util::{
    SinkExt,
    future::{self, join_all},
};
use protocol::{
    ClientMessage, CloseCode, Encoding, ServerMessage, Start, VERSION,
    limits::{
        CLIENT_MESSAGE_BYTES_MAX, CLIENTS_MAX, COMMANDS_BURST, FLOOD_SECONDS_MAX,
        HELLO_SECONDS_MAX, SOCKETS_PER_SEAT_MAX,
    },
};
use serde_json::json;
use tokio::{net::TcpSocket, time::Instant};
use tokio_tungstenite::tungstenite::Message;

use super::{
    code,
    common::{
        Server,
        socket::{Handshake, Socket},
        story,
    },
};

/// Cards that the slow reader is to miss.
const CARDS: usize = 2_000;

#[tokio::test]
async fn messages_have_a_maximum_size() {
    let server = Server::start();
    let opened = server.open().await;
    // White space around JSON is ignored, so a message can have any size.
    let area = domain::Area::Live;
    let hello: ClientMessage = ClientMessage::Hello { version: VERSION, area, resume: None };
    let hello = serde_json::to_vec(&hello).unwrap();
    let padded = |size: usize| [hello.clone(), vec![b' '; size - hello.len()]].concat();
    let handshake = Handshake::token(&opened.wall);
    let address = server.address;
    let mut socket =
        Socket::open(address, opened.workshop, handshake.clone(), Encoding::Json).await.unwrap();
    socket.raw(padded(CLIENT_MESSAGE_BYTES_MAX)).await.unwrap();
    assert!(matches!(socket.next().await, Ok(ServerMessage::Welcome { .. })));
    let mut socket =
        Socket::open(address, opened.workshop, handshake, Encoding::Json).await.unwrap();
    socket.raw(padded(CLIENT_MESSAGE_BYTES_MAX + 1)).await.unwrap();
    assert_eq!(socket.closed().await, code(CloseCode::TooLarge));
}

#[tokio::test]
async fn a_silent_client_is_disconnected() {
    let server = Server::start();
    let opened = server.open().await;
    let handshake = Handshake::token(&opened.wall);
    let mut socket =
        Socket::open(server.address, opened.workshop, handshake, Encoding::Json).await.unwrap();
    let began = Instant::now();
    assert_eq!(socket.closed().await, code(CloseCode::Malformed));
    assert!(began.elapsed() >= Duration::from_secs(HELLO_SECONDS_MAX - 1));
}

#[tokio::test]
async fn one_seat_has_ten_sockets() {
    let server = Server::start();
    let opened = server.open().await;
    let mut open = Vec::new();
    for _ in 0..SOCKETS_PER_SEAT_MAX {
        open.push(Socket::enter(server.address, opened.workshop, &opened.wall).await);
    }
    let handshake = Handshake::token(&opened.wall);
    let mut one_more =
        Socket::open(server.address, opened.workshop, handshake, Encoding::Json).await.unwrap();
    assert_eq!(one_more.closed().await, code(CloseCode::SeatFull));
    // One leaves, one joins.
    open.pop().unwrap().stream.close(None).await.unwrap();
    open[0].settle().await;
    tokio::time::sleep(Duration::from_millis(100)).await;
    Socket::enter(server.address, opened.workshop, &opened.wall).await.settle().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_workshop_has_six_hundred_sockets() {
    server::telemetry::allow_many_connections();
    let server = Server::with(&["--sockets-per-second", "2000"]);
    let opened = server.open().await;
    let mut tokens = Vec::new();
    for _ in 0..=CLIENTS_MAX / SOCKETS_PER_SEAT_MAX {
        tokens.push(server.admit(&opened, json!({ "role": "observer" })).await.1);
    }
    let enter = |index: usize| {
        Socket::enter(server.address, opened.workshop, &tokens[index / SOCKETS_PER_SEAT_MAX])
    };
    let mut open = join_all((0..CLIENTS_MAX).map(enter)).await;
    let handshake = Handshake::token(&opened.wall);
    let mut one_more =
        Socket::open(server.address, opened.workshop, handshake, Encoding::Json).await.unwrap();
    assert_eq!(one_more.closed().await, code(CloseCode::Full));
    open[0].settle().await;
}

#[tokio::test]
async fn sockets_per_second_from_one_address_are_limited() {
    let server = Server::with(&["--sockets-per-second", "5"]);
    let opened = server.open().await;
    let open = || {
        let handshake = Handshake::token(&opened.wall);
        Socket::open(server.address, opened.workshop, handshake, Encoding::Json)
    };
    let mut refused = Vec::new();
    for _ in 0..6 {
        refused.push(open().await.err());
    }
    // Either all six arrived within a fifth of a second, or the sixth was allowed again.
    assert_eq!(refused[..5], [None; 5]);
    assert!(matches!(refused[5], Some(429) | None));
    tokio::time::sleep(Duration::from_millis(250)).await;
    assert_eq!(open().await.err(), None);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_flood_is_slowed_down_and_then_disconnected() {
    let server = Server::start();
    let opened = server.open().await;
    let mut socket = Socket::enter(server.address, opened.workshop, &opened.wall).await;
    let began = Instant::now();
    // The hello counts towards the burst.
    for nonce in 1..COMMANDS_BURST {
        socket.send(&ClientMessage::Ping { nonce }).await;
    }
    let mut pongs = 0;
    while pongs < COMMANDS_BURST - 1 {
        pongs += u32::from(matches!(socket.next().await, Ok(ServerMessage::Pong { .. })));
    }
    assert!(began.elapsed() < Duration::from_secs(1), "a burst is not slowed down");
    let began = Instant::now();
    for nonce in 0..10 {
        socket.send(&ClientMessage::Ping { nonce }).await;
    }
    socket.settle().await;
    assert!(began.elapsed() > Duration::from_millis(200), "more than a burst is");
    let ping =
        |nonce| serde_json::to_string::<ClientMessage>(&ClientMessage::Ping { nonce }).unwrap();
    let (mut sink, stream) = futures_util::StreamExt::split(socket.stream);
    let flood = tokio::spawn(async move {
        for nonce in 0.. {
            if sink.send(Message::text(ping(nonce))).await.is_err() {
                return;
            }
        }
    });
    let began = Instant::now();
    let mut stream = stream;
    let ended = loop {
        match futures_util::StreamExt::next(&mut stream).await {
            Some(Ok(Message::Close(Some(frame)))) => break u16::from(frame.code),
            Some(Ok(_)) => {}
            _ => break 1006,
        }
    };
    flood.abort();
    assert_eq!(ended, code(CloseCode::TooMany));
    let took = began.elapsed().as_secs();
    // On a busy machine the bucket may refill meanwhile, which restarts the count: then it takes longer.
    assert!(took + 1 >= u64::from(FLOOD_SECONDS_MAX), "{took} s");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_slow_reader_is_disconnected_and_resumes_while_others_continue() {
    let server = Server::start();
    let opened = server.open().await;
    // A small receive window, so that the network fills up soon. Much below one loopback packet (64 KiB) the kernel
    // would drop packets and retransmit ever more slowly.
    let tcp = TcpSocket::new_v4().unwrap();
    tcp.set_recv_buffer_size(64 * 1024).unwrap();
    let stream = tcp.connect(server.address).await.unwrap();
    let handshake = Handshake::token(&opened.wall);
    let mut slow = Socket::over(stream, server.address, opened.workshop, handshake, Encoding::Json)
        .await
        .unwrap();
    let Start::Whole { position, .. } = slow.hello(None).await else { panic!("not whole") };
    let mut mobilizer = Socket::enter(server.address, opened.workshop, &opened.mobilizer).await;
    story::start(&mut mobilizer).await;
    for step in 1..=4 {
        mobilizer.ask(story::next(step)).await.unwrap();
    }
    // The longest cards possible, 8,000 bytes each, from as many sockets as a seat may have: ten cards for each one
    // that the slow reader reads, and more than the network and a queue of 4 MiB can hold.
    let tooth = "🦷".repeat(domain::limits::CARD_CHARS_MAX);
    let written = AtomicUsize::new(0);
    let writers = (1..SOCKETS_PER_SEAT_MAX).map(|_| async {
        let mut socket = Socket::enter(server.address, opened.workshop, &opened.mobilizer).await;
        while written.fetch_add(1, Ordering::Relaxed) < CARDS {
            socket.ask(story::write(&tooth).1).await.unwrap();
        }
    });
    let read = async {
        let (mut last, mut cards) = (position, 0);
        loop {
            while written.load(Ordering::Relaxed) < (10 * cards).min(CARDS) {
                tokio::time::sleep(Duration::from_millis(1)).await;
            }
            match slow.next().await {
                // A frame carries all cards of one batch; on a busy machine these are more.
                Ok(ServerMessage::Frame(frame)) => {
                    (last.shared, cards) = (frame.to, cards + frame.events.len());
                }
                Ok(_) => {}
                Err(code) => return (last, code),
            }
        }
    };
    let ((last, ended), _) = future::join(read, join_all(writers)).await;
    assert_eq!(ended, code(CloseCode::TooSlow));
    let (_, start) =
        Socket::resume(server.address, opened.workshop, &opened.wall, Some(last)).await;
    // Too far behind for single events: the complete workshop is shorter.
    assert!(matches!(start, Start::Whole { state, .. } if state.cards.order.len() == CARDS));
}
