//! The socket: connecting, resuming, acknowledgements; in `limits` every limit at n and n + 1.

#![expect(clippy::unwrap_used, reason = "a test: failing is its purpose")]

use common::{
    Request, Server, op,
    socket::{Handshake, Socket},
    story,
};
use domain::{Area, Rejection, tool::agenda};
use futures_util::SinkExt;
use protocol::{ClientMessage, CloseCode, Encoding, Start, VERSION};
use serde_json::json;
use tokio_tungstenite::tungstenite::Message;

#[expect(dead_code, unreachable_pub, reason = "each test file uses its part of it")]
mod common;
#[path = "socket/limits.rs"]
mod limits;

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
    socket
        .send(&ClientMessage::Hello { version: VERSION + 1, area: Area::Live, resume: None })
        .await;
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
    let message = ClientMessage::Do { op: first, command: command.into(), said_in_private: false };
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
async fn unreadable_messages_close_the_socket() {
    let server = Server::start();
    let opened = server.open().await;
    let before_hello = serde_json::to_string::<ClientMessage>(&ClientMessage::Do {
        op: op(),
        command: std::sync::Arc::new(domain::Command::from(agenda::Command::Start)),
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
