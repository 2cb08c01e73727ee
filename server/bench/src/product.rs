//! Opens a workshop in the product, through its HTTP interface.

use std::net::SocketAddr;

use anyhow::Context as _;
use protocol::Encoding;
use serde_json::{Value, json};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

use crate::{load::Target, speech::Speech};

/// A workshop with this many seats; the first one is the Mobilizer's.
pub async fn open(address: SocketAddr, encoding: Encoding, seats: usize) -> anyhow::Result<Target> {
    let body = json!({ "title": "Speed", "template": "room-90" });
    let opened = post(address, "/api/workshops", None, &body).await?;
    let workshop = opened["workshop"].as_str().context("an id")?;
    let mut tokens = vec![secret(&opened["links"]["mobilizer"])?];
    let path = format!("/api/workshops/{workshop}/seats");
    while tokens.len() < seats {
        let seat =
            post(address, &path, Some(&tokens[0]), &json!({ "role": "stakeholder" })).await?;
        tokens.push(secret(&seat["link"])?);
    }
    let path = format!("/ws/workshops/{workshop}");
    Ok(Target { address, path, speech: Speech::Product(encoding), tokens })
}

/// The part of a link after its `#`.
fn secret(link: &Value) -> anyhow::Result<String> {
    let (_, secret) = link.as_str().and_then(|link| link.split_once('#')).context("a link")?;
    Ok(secret.to_owned())
}

async fn post(
    address: SocketAddr,
    path: &str,
    token: Option<&str>,
    body: &Value,
) -> anyhow::Result<Value> {
    let mut stream = TcpStream::connect(address).await?;
    let body = body.to_string();
    let bearer = token.map(|token| format!("authorization: Bearer {token}\r\n"));
    // HTTP/1.0: the answer ends with the connection.
    let request = format!(
        "POST {path} HTTP/1.0\r\nhost: {address}\r\ncontent-type: application/json\r\n{}content-length: {}\r\n\r\n{body}",
        bearer.unwrap_or_default(),
        body.len()
    );
    stream.write_all(request.as_bytes()).await?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await?;
    let (_, body) = answer.split_once("\r\n\r\n").context("an answer")?;
    serde_json::from_str(body).with_context(|| answer.clone())
}
