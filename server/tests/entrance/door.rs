//! The calls of the way in, as a browser makes them, and who else is in the workshop.

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

use super::common::{Opened, Reply, Request, Server, random, secret, socket::Socket, story};

/// A call of somebody without a seat, in a browser: with a page of ours behind it.
pub(crate) async fn post(server: &Server, path: &str, body: Value) -> Reply {
    let (body, origin) = (body.to_string(), server.origin());
    let request = Request::new("POST", path)
        .header("content-type", "application/json")
        .header("origin", &origin);
    server.request(request.body(&body)).await
}

pub(crate) async fn look(server: &Server, code: &str) -> Reply {
    post(server, "/api/entrance", json!({ "code": code })).await
}

pub(crate) async fn knock(server: &Server, code: &str, name: &str, function: &str) -> Reply {
    let body = json!({ "code": code, "name": name, "function": function });
    post(server, "/api/entrance/knock", body).await
}

pub(crate) async fn knock_with(server: &Server, code: &str, password: &str) -> Reply {
    let body = json!({ "code": code, "name": "Kim", "function": "Legal", "password": password });
    post(server, "/api/entrance/knock", body).await
}

pub(crate) async fn wait(server: &Server, secret: &str) -> Reply {
    post(server, "/api/entrance/wait", json!({ "wait": secret })).await
}

/// The word for programs in a refusal.
pub(crate) fn error(reply: &Reply) -> (u16, String) {
    (reply.status, reply.json()["error"].as_str().unwrap_or_default().to_owned())
}

/// A refusal as it is expected.
pub(crate) fn refused(status: u16, error: &str) -> (u16, String) {
    (status, error.to_owned())
}

pub(crate) fn path(opened: &Opened, rest: &str) -> String {
    format!("/api/workshops/{}/{rest}", opened.workshop)
}

/// What the Mobilizer makes of the entrance; gives the code.
pub(crate) async fn set(server: &Server, opened: &Opened, body: Value) -> String {
    let reply = server.call("POST", &path(opened, "entrance"), &opened.mobilizer, Some(body)).await;
    assert_eq!(reply.status, 200, "{}", reply.text());
    reply.json()["code"].as_str().unwrap_or_default().to_owned()
}

/// Whoever came in: the seat, and the cookie that opens it.
pub(crate) struct Came {
    pub(crate) seat: String,
    pub(crate) cookie: String,
}

pub(crate) fn came(reply: &Reply) -> Came {
    assert_eq!(reply.status, 200, "{}", reply.text());
    Came { seat: reply.json()["seat"].as_str().unwrap().to_owned(), cookie: reply.cookie() }
}

impl Came {
    pub(crate) async fn me(&self, server: &Server, opened: &Opened) -> Reply {
        let path = path(opened, "me");
        server.request(Request::new("GET", &path).header("cookie", &self.cookie)).await
    }
}

/// Everybody who is not the Mobilizer, each with a key: the seller, a member, an observer, the wall, an expert who was
/// called to one disconnect.
pub(crate) struct Others {
    pub(crate) inside: Vec<(&'static str, String)>,
    pub(crate) expert: String,
}

/// Brings the workshop to a disconnect between HR and Finance, and an expert to that.
pub(crate) async fn others(server: &Server, opened: &Opened, mobilizer: &mut Socket) -> Others {
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

/// A call from another address of this machine; gives the status.
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
