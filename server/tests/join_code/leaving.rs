//! How access by code ends: removal, a renewed link, erased names.

use std::time::Duration;

use domain::{id::SeatId, tool::seats};
use protocol::{CloseCode, Encoding, ServerMessage};
use serde_json::{Value, json};
use tokio::time::Instant;

use super::{
    common::{
        Server, WorkshopAccess,
        socket::{Handshake, Socket},
    },
    requests::{Joined, error, joined, path, refused, request_entry, set},
};

async fn enter(server: &Server, opened: &WorkshopAccess, came: &Joined) -> Socket {
    let origin = server.origin();
    let handshake = Handshake { cookie: Some(&came.cookie), origin: Some(&origin), token: None };
    let socket = Socket::open(server.address, opened.workshop, handshake, Encoding::Json).await;
    let mut socket = socket.unwrap();
    socket.hello(None).await;
    socket
}

#[tokio::test]
async fn a_removed_person_is_disconnected_within_a_second() {
    let server = Server::start();
    let opened = server.open().await;
    let mut mobilizer = Socket::enter(server.address, opened.workshop, &opened.mobilizer).await;
    let code = set(&server, &opened, json!({ "entry": "open" })).await;
    let in_ = joined(&request_entry(&server, &code, "Kim", "Legal").await);
    let mut socket = enter(&server, &opened, &in_).await;
    let seat: SeatId = in_.seat.parse().unwrap();
    let began = Instant::now();
    mobilizer.ask(seats::Command::Remove { seat }).await.unwrap();
    assert_eq!(socket.closed().await, CloseCode::NotAdmitted.number());
    assert!(began.elapsed() < Duration::from_secs(1));
    assert_eq!(error(&in_.me(&server, &opened).await), refused(404, "no_such_workshop"));
    let origin = server.origin();
    let handshake = Handshake { cookie: Some(&in_.cookie), origin: Some(&origin), token: None };
    let socket = Socket::open(server.address, opened.workshop, handshake, Encoding::Json).await;
    assert_eq!(socket.unwrap().closed().await, CloseCode::NotAdmitted.number());
}

#[tokio::test]
async fn a_renewed_link_closes_the_sockets_of_the_old_sessions() {
    let server = Server::start();
    let opened = server.open().await;
    let code = set(&server, &opened, json!({ "entry": "open" })).await;
    let in_ = joined(&request_entry(&server, &code, "Kim", "Legal").await);
    let other = joined(&request_entry(&server, &code, "Lee", "IT").await);
    let mut socket = enter(&server, &opened, &in_).await;
    let mut theirs = enter(&server, &opened, &other).await;
    let link = path(&opened, &format!("seats/{}/link", in_.seat));
    let began = Instant::now();
    let reply = server.call("POST", &link, &opened.mobilizer, Some(json!({}))).await;
    assert_eq!(reply.status, 200);
    assert_eq!(socket.closed().await, CloseCode::SignInAgain.number());
    assert!(began.elapsed() < Duration::from_secs(1));
    assert_eq!(error(&in_.me(&server, &opened).await), refused(404, "no_such_workshop"));
    theirs.settle().await;
    assert_eq!(other.me(&server, &opened).await.status, 200, "nobody else is concerned");
}

#[tokio::test]
async fn names_of_people_who_joined_by_code_are_erased_with_all_others() {
    let server = Server::start();
    let opened = server.open().await;
    let code = set(&server, &opened, json!({ "entry": "open" })).await;
    let in_ = joined(&request_entry(&server, &code, "VeryUnspokenName", "Legal").await);
    let mut wall = Socket::enter(server.address, opened.workshop, &opened.wall).await;
    let names = path(&opened, "names");
    assert_eq!(server.call("DELETE", &names, &opened.seller, None).await.status, 403);
    assert_eq!(in_.me(&server, &opened).await.json()["name"], "VeryUnspokenName");
    assert_eq!(server.call("DELETE", &names, &opened.mobilizer, None).await.status, 204);
    let told = wall.settle().await;
    let erased = told.iter().any(|message| {
        matches!(message, ServerMessage::Named(person) if person.name.is_none()
            && person.seat.to_string() == in_.seat)
    });
    assert!(erased, "{told:?}");
    assert_eq!(in_.me(&server, &opened).await.json()["name"], Value::Null);
    let mut late = Socket::enter(server.address, opened.workshop, &opened.mobilizer).await;
    late.settle().await;
    for frame in &late.frames {
        assert!(!String::from_utf8_lossy(frame).contains("VeryUnspokenName"));
    }
}

/// Neither in the database nor in its write-ahead log.
#[tokio::test]
async fn erased_names_are_gone_from_the_disk() {
    let server = Server::start();
    let opened = server.open().await;
    let code = set(&server, &opened, json!({ "entry": "open" })).await;
    joined(&request_entry(&server, &code, "VeryUnspokenName", "Legal").await);
    let names = path(&opened, "names");
    assert_eq!(server.call("DELETE", &names, &opened.mobilizer, None).await.status, 204);
    for entry in std::fs::read_dir(&server.data).unwrap() {
        let bytes = std::fs::read(entry.unwrap().path()).unwrap();
        assert!(!bytes.windows(16).any(|window| window == b"VeryUnspokenName"), "on disk");
    }
}
