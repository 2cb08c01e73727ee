//! The socket: connecting, resuming, acknowledgements, and every limit at n and n + 1.

#![expect(clippy::unwrap_used, reason = "a test: failing is its purpose")]

use std::{
    sync::atomic::{AtomicUsize, Ordering},
    time::Duration,
};

use common::{
    Request, Server, op,
    socket::{Handshake, Socket},
    story,
};
use domain::{Rejection, tool::agenda};
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

#[expect(dead_code, unreachable_pub, reason = "each test file uses its part of it")]
mod common;

/// Cards that the slow reader is to miss.
const CARDS: usize = 2_000;

fn code(code: CloseCode) -> u16 {
    code.number()
}

#[tokio::test]
async fn both_encodings_carry_the_same_workshop() {
    let server = Server::start();
    let opened = server.open().await;
    let mut states = Vec::new();
    for encoding in [Encoding::Postcard, Encoding::Json] {
        let handshake = Handshake::token(&opened.mobilizer);
        let mut socket =
            Socket::open(server.address, opened.workshop, handshake, encoding).await.unwrap();
        states.push(socket.hello(None).await);
        // A ping is answered.
        socket.settle().await;
    }
    assert_eq!(states[0], states[1]);
    assert!(matches!(states[0], Start::Whole { position, .. } if position.shared == 7));
}

#[tokio::test]
async fn a_browser_connects_with_its_cookie() {
    let server = Server::start();
    let opened = server.open().await;
    let body = json!({ "link": opened.seller }).to_string();
    let origin = server.origin();
    let request = Request::new("POST", "/api/session")
        .header("content-type", "application/json")
        .header("origin", &origin)
        .body(&body);
    let cookie = server.request(request).await.cookie();
    let handshake = Handshake { cookie: Some(&cookie), origin: Some(&origin), token: None };
    let mut socket =
        Socket::open(server.address, opened.workshop, handshake.clone(), Encoding::Postcard)
            .await
            .unwrap();
    socket.hello(None).await;
    // Signing out closes this session's sockets at once, and no others.
    let mut other = Socket::enter(server.address, opened.workshop, &opened.seller).await;
    let path = format!("/api/session/{}", opened.workshop);
    let request = Request::new("DELETE", &path).header("cookie", &cookie).header("origin", &origin);
    assert_eq!(server.request(request).await.status, 204);
    assert_eq!(socket.closed().await, code(CloseCode::SignInAgain));
    other.settle().await;
    let mut late =
        Socket::open(server.address, opened.workshop, handshake, Encoding::Postcard).await.unwrap();
    assert_eq!(late.closed().await, code(CloseCode::SignInAgain));
}

#[tokio::test]
async fn only_our_own_pages_may_open_a_socket() {
    let server = Server::start();
    let opened = server.open().await;
    let port = server.address.port();
    let at = async |token: Option<&str>, origin: Option<&str>| {
        let handshake = Handshake { token, cookie: None, origin };
        Socket::open(server.address, opened.workshop, handshake, Encoding::Json).await.err()
    };
    for good in [format!("http://localhost:{port}"), format!("http://127.0.0.1:{port}")] {
        assert_eq!(at(Some(&opened.seller), Some(&good)).await, None, "{good}");
    }
    let wrong = [
        "null".to_owned(),
        String::new(),
        "http://localhost".to_owned(),
        format!("https://localhost:{port}"),
        format!("http://localhost:{}", port.wrapping_add(1)),
        format!("http://localhost:{port}1"),
        format!("http://localhost:{port}/"),
        format!("http://localhost:{port}.evil.example"),
        format!("http://localhost:{port}@evil.example"),
        format!("http://evil.example/?http://localhost:{port}"),
        format!("http://evil.localhost:{port}"),
        format!("http://evillocalhost:{port}"),
        format!("http://localhost.evil.example:{port}"),
        format!("HTTP://localhost:{port}"),
        format!("http://LOCALHOST:{port}"),
        format!("http://localhost:{port} "),
        format!("http://localhost:{port},http://evil.example"),
        format!("ws://localhost:{port}"),
        format!("file://localhost:{port}"),
        format!("localhost:{port}"),
        format!("//localhost:{port}"),
        format!("http://127.0.0.2:{port}"),
        format!("http://[::]:{port}"),
        format!("http://0.0.0.0:{port}"),
        format!("http://user@localhost:{port}"),
        "https://evil.example".to_owned(),
        "chrome-extension://abcdef".to_owned(),
    ];
    assert!(wrong.len() >= 20);
    for origin in &wrong {
        // White space at the ends is not part of a header's value.
        let wanted = if origin.ends_with(' ') { None } else { Some(403) };
        assert_eq!(at(Some(&opened.seller), Some(origin)).await, wanted, "{origin}");
    }
    // Without an origin only a script's token is accepted.
    assert_eq!(at(Some(&opened.seller), None).await, None);
    assert_eq!(at(None, None).await, Some(403));
}

#[tokio::test]
async fn wrong_keys_count_as_signed_out() {
    let server = Server::start();
    let (opened, other) = (server.open().await, server.open().await);
    let long = "a".repeat(43);
    let unknown = domain::id::WorkshopId(common::random());
    for (workshop, token) in [
        (opened.workshop, other.mobilizer.as_str()),
        (opened.workshop, long.as_str()),
        (opened.workshop, "short"),
        (unknown, opened.mobilizer.as_str()),
    ] {
        let handshake = Handshake::token(token);
        let mut socket =
            Socket::open(server.address, workshop, handshake, Encoding::Json).await.unwrap();
        assert_eq!(socket.closed().await, code(CloseCode::SignInAgain));
    }
}

#[tokio::test]
async fn an_older_page_is_asked_to_reload() {
    let server = Server::start();
    let opened = server.open().await;
    let handshake = Handshake::token(&opened.wall);
    let mut socket =
        Socket::open(server.address, opened.workshop, handshake, Encoding::Json).await.unwrap();
    socket.send(&ClientMessage::Hello { version: VERSION + 1, resume: None }).await;
    assert_eq!(socket.closed().await, code(CloseCode::OtherVersion));
}

#[tokio::test]
async fn an_acknowledged_command_survives_and_is_done_once() {
    let mut server = Server::start();
    let opened = server.open().await;
    let mut socket = Socket::enter(server.address, opened.workshop, &opened.mobilizer).await;
    story::start(&mut socket).await;
    let (card, command) = story::write("once");
    let first = op();
    let message = ClientMessage::Do { op: first, command, said_in_private: false };
    socket.send(&message).await;
    socket.answered(first).await.unwrap();
    // As far as the client knows, the answer was lost.
    socket.send(&message).await;
    socket.answered(first).await.unwrap();
    server.restart().await;
    assert_eq!(socket.closed().await, code(CloseCode::Restarting));
    let (mut socket, start) =
        Socket::resume(server.address, opened.workshop, &opened.mobilizer, None).await;
    let Start::Whole { state, .. } = start else { panic!("not whole") };
    assert_eq!(state.cards.order, vec![card]);
    socket.send(&message).await;
    socket.answered(first).await.unwrap();
    let (_, start) = Socket::resume(server.address, opened.workshop, &opened.mobilizer, None).await;
    let Start::Whole { state, .. } = start else { panic!("not whole") };
    assert_eq!(state.cards.order, vec![card]);
}

#[tokio::test]
async fn a_client_that_was_away_gets_what_it_missed() {
    let server = Server::start();
    let opened = server.open().await;
    let mut mobilizer = Socket::enter(server.address, opened.workshop, &opened.mobilizer).await;
    let (away, start) = Socket::resume(server.address, opened.workshop, &opened.wall, None).await;
    let Start::Whole { position: left_at, mut state } = start else { panic!("not whole") };
    drop(away);
    story::start(&mut mobilizer).await;
    mobilizer.ask(agenda::Command::PauseTimer).await.ok();
    let (_, start) =
        Socket::resume(server.address, opened.workshop, &opened.wall, Some(left_at)).await;
    let Start::Missed(frame) = start else { panic!("not what was missed: {start:?}") };
    assert_eq!(frame.from, left_at.shared);
    frame.events.iter().for_each(|event| state.evolve(event));
    let (_, start) = Socket::resume(server.address, opened.workshop, &opened.wall, None).await;
    let Start::Whole { state: whole, position } = start else { panic!("not whole") };
    assert_eq!((state, frame.to, frame.own), (whole, position.shared, Some(position.own)));
}

#[tokio::test]
async fn a_refused_command_says_why_and_changes_nothing() {
    let server = Server::start();
    let opened = server.open().await;
    let mut seller = Socket::enter(server.address, opened.workshop, &opened.seller).await;
    assert_eq!(seller.ask(agenda::Command::Start).await, Err(Rejection::ChairOnly));
    let (_, card) = story::write("I may not");
    assert_eq!(seller.ask(card).await, Err(Rejection::SellerDoesNotJudge));
}

#[tokio::test]
async fn messages_have_a_maximum_size() {
    let server = Server::start();
    let opened = server.open().await;
    // White space around JSON is ignored, so a message can have any size.
    let hello =
        serde_json::to_vec(&ClientMessage::Hello { version: VERSION, resume: None }).unwrap();
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
async fn unreadable_messages_close_the_socket() {
    let server = Server::start();
    let opened = server.open().await;
    let before_hello = serde_json::to_string(&ClientMessage::Do {
        op: op(),
        command: agenda::Command::Start.into(),
        said_in_private: false,
    });
    for wrong in [
        Message::text("{"),
        Message::text("{\"hello\":{\"version\":1,\"resume\":null,\"more\":1}}"),
        Message::text("{\"unknown\":{}}"),
        Message::binary(vec![0, 1]),
        Message::text(before_hello.unwrap()),
    ] {
        let handshake = Handshake::token(&opened.wall);
        let mut socket =
            Socket::open(server.address, opened.workshop, handshake, Encoding::Json).await.unwrap();
        socket.stream.send(wrong.clone()).await.unwrap();
        assert_eq!(socket.closed().await, code(CloseCode::Malformed), "{wrong}");
    }
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
    let ping = |nonce| serde_json::to_string(&ClientMessage::Ping { nonce }).unwrap();
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

#[tokio::test]
async fn a_removed_seat_is_closed_and_stays_out() {
    let server = Server::start();
    let opened = server.open().await;
    let (seat, token) =
        server.admit(&opened, json!({ "role": "stakeholder", "function": "IT" })).await;
    let mut removed = Socket::enter(server.address, opened.workshop, &token).await;
    let mut mobilizer = Socket::enter(server.address, opened.workshop, &opened.mobilizer).await;
    let seat = seat.parse().unwrap();
    mobilizer.ask(domain::tool::seats::Command::Remove { seat }).await.unwrap();
    assert_eq!(removed.closed().await, code(CloseCode::NotAdmitted));
    let handshake = Handshake::token(&token);
    let mut again =
        Socket::open(server.address, opened.workshop, handshake, Encoding::Json).await.unwrap();
    assert_eq!(again.closed().await, code(CloseCode::NotAdmitted));
}

#[tokio::test]
async fn an_empty_room_leaves_memory_and_is_loaded_again() {
    let server = Server::with(&["--idle-seconds", "0"]);
    let opened = server.open().await;
    let mut socket = Socket::enter(server.address, opened.workshop, &opened.mobilizer).await;
    story::start(&mut socket).await;
    for round in 0..20 {
        let (_, card) = story::write(&format!("card {round}"));
        socket.ask(card).await.unwrap();
        drop(socket);
        let (again, start) =
            Socket::resume(server.address, opened.workshop, &opened.mobilizer, None).await;
        let Start::Whole { state, .. } = start else { panic!("not whole") };
        assert_eq!(state.cards.order.len(), round + 1);
        socket = again;
    }
}
