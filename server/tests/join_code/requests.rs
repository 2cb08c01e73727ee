//! The requests of joining by code, as a browser makes them, and the other participants.

use std::net::{IpAddr, SocketAddr};

use domain::{
    id::{DisconnectId, SeatId},
    text::Title,
    tool::{cards::Level, disconnects, seats},
};
use serde_json::{Value, json};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpSocket,
};

use super::common::{
    Reply, Request, Server, WorkshopAccess, random, secret, socket::Socket, story,
};

/// A request from a browser without a seat, with our origin.
pub(crate) async fn post(server: &Server, path: &str, body: Value) -> Reply {
    let (body, origin) = (body.to_string(), server.origin());
    let request = Request::new("POST", path)
        .header("content-type", "application/json")
        .header("origin", &origin);
    server.request(request.body(&body)).await
}

pub(crate) async fn look(server: &Server, code: &str) -> Reply {
    post(server, "/api/join-codes", json!({ "code": code })).await
}

pub(crate) async fn request_entry(
    server: &Server,
    code: &str,
    name: &str,
    function: &str,
) -> Reply {
    let body = json!({ "code": code, "name": name, "function": function });
    post(server, "/api/join-codes/request-entry", body).await
}

pub(crate) async fn join_with_password(server: &Server, code: &str, password: &str) -> Reply {
    let body = json!({ "code": code, "name": "Kim", "function": "Legal", "password": password });
    post(server, "/api/join-codes/request-entry", body).await
}

pub(crate) async fn wait(server: &Server, secret: &str) -> Reply {
    post(server, "/api/join-codes/wait", json!({ "wait": secret })).await
}

/// The status and error code of a refusal.
pub(crate) fn error(reply: &Reply) -> (u16, String) {
    (reply.status, reply.json()["error"].as_str().unwrap_or_default().to_owned())
}

/// The expected refusal.
pub(crate) fn refused(status: u16, error: &str) -> (u16, String) {
    (status, error.to_owned())
}

pub(crate) fn path(opened: &WorkshopAccess, rest: &str) -> String {
    format!("/api/workshops/{}/{rest}", opened.workshop)
}

/// The Mobilizer changes joining by code; returns the code.
pub(crate) async fn set(server: &Server, opened: &WorkshopAccess, body: Value) -> String {
    let reply =
        server.call("POST", &path(opened, "join-code"), &opened.mobilizer, Some(body)).await;
    assert_eq!(reply.status, 200, "{}", reply.text());
    reply.json()["code"].as_str().unwrap_or_default().to_owned()
}

/// A person who joined: the seat, and the session cookie.
pub(crate) struct Joined {
    pub(crate) seat: String,
    pub(crate) cookie: String,
}

pub(crate) fn joined(reply: &Reply) -> Joined {
    assert_eq!(reply.status, 200, "{}", reply.text());
    Joined { seat: reply.json()["seat"].as_str().unwrap().to_owned(), cookie: reply.cookie() }
}

impl Joined {
    pub(crate) async fn me(&self, server: &Server, opened: &WorkshopAccess) -> Reply {
        let path = path(opened, "me");
        server.request(Request::new("GET", &path).header("cookie", &self.cookie)).await
    }
}

/// Everybody except the Mobilizer, each with a key: the seller, a member, an observer, the wall, an expert invited to
/// one disconnect.
pub(crate) struct Others {
    pub(crate) inside: Vec<(&'static str, String)>,
    pub(crate) expert: String,
}

/// Opens a disconnect between HR and Finance, and invites an expert to it.
pub(crate) async fn others(
    server: &Server,
    opened: &WorkshopAccess,
    mobilizer: &mut Socket,
) -> Others {
    story::start(mobilizer).await;
    let member = json!({ "role": "stakeholder", "function": "Finance" });
    let member = server.admit(opened, member).await.1;
    let mut finance = Socket::enter(server.address, opened.workshop, &member).await;
    finance.ask(seats::Command::Join { function: None }).await.unwrap();
    let observer = server.admit(opened, json!({ "role": "observer" })).await.1;
    for step in 1..=4 {
        mobilizer.ask(story::next(step)).await.unwrap();
    }
    let disconnect = DisconnectId(random());
    let (one, two) = (story::function("HR"), story::function("Finance"));
    let (title, level) = (Title::parse("When to start").unwrap(), Level::Problem);
    let open = disconnects::Command::Open { disconnect, title, statement: None, level, one, two };
    mobilizer.ask(open).await.unwrap();
    let seat = SeatId(random());
    let function = story::function("Ergonomics");
    mobilizer.ask(seats::Command::Call { seat, function, disconnect }).await.unwrap();
    let link = path(opened, &format!("seats/{seat}/link"));
    let reply = server.call("POST", &link, &opened.mobilizer, Some(json!({}))).await;
    let expert = secret(&reply.json()["link"]);
    let mut socket = Socket::enter(server.address, opened.workshop, &expert).await;
    socket.ask(seats::Command::Join { function: None }).await.unwrap();
    let inside = vec![
        ("seller", opened.seller.clone()),
        ("member", member),
        ("observer", observer),
        ("wall", opened.wall.clone()),
    ];
    Others { inside, expert }
}

/// A request from another local address; returns the status.
pub(crate) async fn from(address: IpAddr, server: &Server, path: &str, body: Value) -> u16 {
    let socket = TcpSocket::new_v4().unwrap();
    socket.bind(SocketAddr::new(address, 0)).unwrap();
    let mut stream = socket.connect(server.address).await.unwrap();
    let (body, host, origin) = (body.to_string(), server.address, server.origin());
    let text = format!(
        "POST {path} HTTP/1.0\r\nhost: {host}\r\norigin: {origin}\r\n\
         content-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    );
    stream.write_all(text.as_bytes()).await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    answer.split(' ').nth(1).unwrap().parse().unwrap()
}
