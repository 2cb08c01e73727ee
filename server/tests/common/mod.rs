//! Shared by the server's tests: a server in this process, a small HTTP client, sockets.

use std::{
    fmt::Write as _,
    net::SocketAddr,
    path::{Path, PathBuf},
};

use clap::Parser;
use domain::id::{OpId, WorkshopId};
use serde_json::{Value, json};
use server::Config;
use tempfile::TempDir;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    task::JoinHandle,
};
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

pub mod process;
pub mod socket;
pub mod story;

/// A server in this process, with its own port and folder.
pub struct Server {
    pub address: SocketAddr,
    pub data: PathBuf,
    config: Config,
    stopping: CancellationToken,
    task: Option<JoinHandle<anyhow::Result<()>>>,
    _folder: TempDir,
}

impl Server {
    pub fn start() -> Self {
        Self::with(&[])
    }

    /// With more options, as on the command line.
    pub fn with(options: &[&str]) -> Self {
        Self::configured(&[&["--no-site"], options].concat())
    }

    /// With the page's files.
    pub fn on_site(folder: &Path) -> Self {
        Self::configured(&["--site", folder.to_str().unwrap()])
    }

    fn configured(options: &[&str]) -> Self {
        let folder = TempDir::new().unwrap();
        let data = folder.path().to_owned();
        // An option that a test sets replaces the default.
        let usual = ["--workshops-per-minute=10000", "--sockets-per-second=10000"];
        let usual = usual.iter().filter(|usual| {
            let name = usual.split('=').next();
            !options.iter().any(|option| Some(*option) == name)
        });
        let program = ["collective-yes", "--port", "0"];
        let mut config = Config::parse_from(program.iter().chain(usual).chain(options));
        config.data.clone_from(&data);
        let address = ([127, 0, 0, 1], 0).into();
        let stopping = CancellationToken::new();
        let mut server = Self { address, data, config, stopping, task: None, _folder: folder };
        server.run();
        server
    }

    fn run(&mut self) {
        let listener = server::http::listen(self.config.host, self.config.port).unwrap();
        self.address = listener.local_addr().unwrap();
        self.config.port = self.address.port();
        self.stopping = CancellationToken::new();
        let run = server::run(self.config.clone(), listener, self.stopping.clone());
        self.task = Some(tokio::spawn(run));
    }

    /// Another server on the same folder, with its own port.
    pub fn beside(&self) -> Self {
        let mut config = self.config.clone();
        config.port = 0;
        let (data, address) = (self.data.clone(), self.address);
        // Unused: the data is in the first one's folder.
        let folder = TempDir::new().unwrap();
        let stopping = CancellationToken::new();
        let mut server = Self { address, data, config, stopping, task: None, _folder: folder };
        server.run();
        server
    }

    pub async fn stop(&mut self) {
        self.stopping.cancel();
        if let Some(task) = self.task.take() {
            task.await.unwrap().unwrap();
        }
    }

    pub async fn restart(&mut self) {
        self.stop().await;
        self.run();
    }

    pub fn origin(&self) -> String {
        format!("http://localhost:{}", self.address.port())
    }

    pub async fn request(&self, request: Request<'_>) -> Reply {
        request.send(self.address).await
    }

    /// A script's request with a seat's link.
    pub async fn call(&self, method: &str, path: &str, token: &str, body: Option<Value>) -> Reply {
        let token = format!("Bearer {token}");
        let mut request = Request::new(method, path).header("authorization", &token);
        let text = body.map(|body| body.to_string());
        if let Some(text) = &text {
            request = request.header("content-type", "application/json").body(text);
        }
        self.request(request).await
    }

    /// Opens a workshop.
    pub async fn open(&self) -> WorkshopAccess {
        let body = json!({ "title": "Sick leave", "template": "room-90" }).to_string();
        let request = Request::new("POST", "/api/workshops")
            .header("content-type", "application/json")
            .body(&body);
        let reply = self.request(request).await;
        assert_eq!(reply.status, 201, "{}", reply.text());
        WorkshopAccess::read(&reply.json())
    }

    /// Admits a seat; returns its id and its link's secret.
    pub async fn admit(&self, opened: &WorkshopAccess, seat: Value) -> (String, String) {
        let path = format!("/api/workshops/{}/seats", opened.workshop);
        let reply = self.call("POST", &path, &opened.mobilizer, Some(seat)).await;
        assert_eq!(reply.status, 201, "{}", reply.text());
        let json = reply.json();
        (json["seat"].as_str().unwrap().to_owned(), secret(&json["link"]))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stopping.cancel();
    }
}

/// A workshop's id and the secrets of its first links.
#[derive(Clone, Debug)]
pub struct WorkshopAccess {
    pub workshop: WorkshopId,
    pub mobilizer: String,
    pub seller: String,
    pub wall: String,
}

impl WorkshopAccess {
    pub fn read(json: &Value) -> Self {
        Self {
            workshop: json["workshop"].as_str().unwrap().parse().unwrap(),
            mobilizer: secret(&json["links"]["mobilizer"]),
            seller: secret(&json["links"]["seller"]),
            wall: secret(&json["links"]["wall"]),
        }
    }
}

/// The part of a link behind its `#`.
pub fn secret(link: &Value) -> String {
    link.as_str().unwrap().split_once("/join#").unwrap().1.to_owned()
}

pub fn op() -> OpId {
    OpId(random())
}

#[expect(clippy::disallowed_methods, reason = "a test needs ids that nobody used")]
pub fn random() -> Uuid {
    Uuid::new_v4()
}

/// A request, sent on its own connection.
pub struct Request<'a> {
    method: &'a str,
    path: &'a str,
    headers: Vec<(&'a str, &'a str)>,
    body: &'a str,
}

impl<'a> Request<'a> {
    pub fn new(method: &'a str, path: &'a str) -> Self {
        Self { method, path, headers: Vec::new(), body: "" }
    }

    pub fn header(mut self, name: &'a str, value: &'a str) -> Self {
        self.headers.push((name, value));
        self
    }

    pub fn body(mut self, body: &'a str) -> Self {
        self.body = body;
        self
    }

    pub async fn send(self, address: SocketAddr) -> Reply {
        let mut stream = TcpStream::connect(address).await.unwrap();
        // HTTP/1.0: the response is not chunked and ends with the connection.
        let mut text = format!("{} {} HTTP/1.0\r\nhost: {address}\r\n", self.method, self.path);
        for (name, value) in self.headers {
            write!(text, "{name}: {value}\r\n").unwrap();
        }
        write!(text, "content-length: {}\r\n\r\n{}", self.body.len(), self.body).unwrap();
        stream.write_all(text.as_bytes()).await.unwrap();
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).await.unwrap();
        Reply::parse(&bytes)
    }
}

/// A response.
#[derive(Clone, Debug)]
pub struct Reply {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Reply {
    fn parse(bytes: &[u8]) -> Self {
        let end = bytes.windows(4).position(|four| four == b"\r\n\r\n").unwrap();
        let head = String::from_utf8(bytes[..end].to_vec()).unwrap();
        let mut lines = head.lines();
        let status = lines.next().unwrap().split(' ').nth(1).unwrap().parse().unwrap();
        let headers = lines.map(|line| {
            let (name, value) = line.split_once(':').unwrap();
            (name.to_ascii_lowercase(), value.trim().to_owned())
        });
        Self { status, headers: headers.collect(), body: bytes[end + 4..].to_vec() }
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or(Value::Null)
    }

    /// The cookie it sets, as a browser sends it back.
    pub fn cookie(&self) -> String {
        let cookie = self.header("set-cookie").expect("a cookie");
        cookie.split(';').next().unwrap().to_owned()
    }
}
