//! The outbox on a real connection, without a room.

use std::future::poll_fn;

use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::{TcpListener, TcpStream},
};
use tokio_tungstenite::{WebSocketStream, tungstenite::protocol::Role};

use super::*;

/// More than the network holds for a reader that does not read.
const BYTES: usize = 32 * 1024 * 1024;
/// A ping as a client sends it: empty, with a mask of zeros.
const PING: [u8; 6] = [0x89, 0x80, 0, 0, 0, 0];
/// Bytes of the header of such a frame, and of an empty pong.
const AROUND: usize = 10 + 2;

/// A close as a client sends it: empty, with a mask of zeros.
const CLOSE: [u8; 6] = [0x88, 0x80, 0, 0, 0, 0];

#[tokio::test]
async fn v3_nothing_follows_the_answer_to_a_close() -> io::Result<()> {
    let (mut client, outbox) = pair().await?;
    client.write_all(&CLOSE).await?;
    let close = poll_fn(|cx| outbox.poll_read(cx)).await;
    assert!(matches!(close, Some(Ok(Message::Close(_)))), "{close:?}");
    outbox.send(vec![7; 10].into());
    poll_fn(|cx| outbox.poll_drain(cx)).await;
    drop(outbox);
    let mut bytes = Vec::new();
    client.read_to_end(&mut bytes).await?;
    assert_eq!(bytes, [0x88, 0], "the answer and nothing else");
    Ok(())
}

async fn pair() -> io::Result<(TcpStream, SocketOutbox)> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let client = TcpStream::connect(listener.local_addr()?).await?;
    let (accepted, _) = listener.accept().await?;
    // Until the network has said that it is ready, nothing can be written.
    accepted.writable().await?;
    let socket = WebSocketStream::from_raw_socket(accepted, Role::Server, None).await;
    Ok((client, SocketOutbox::new(socket, Encoding::Postcard)))
}

#[tokio::test]
async fn v3_nothing_is_read_and_so_answered_in_the_middle_of_a_frame() -> io::Result<()> {
    let (mut client, outbox) = pair().await?;
    outbox.send(vec![7; BYTES].into());
    client.write_all(&PING).await?;
    poll_fn(|cx| outbox.lock().socket.get_ref().poll_read_ready(cx)).await?;
    let read = poll_fn(|cx| Poll::Ready(outbox.poll_read(cx).is_pending())).await;
    assert!(read, "the ping waits");

    let reader = tokio::spawn(async move {
        let mut bytes = vec![0; BYTES + AROUND];
        client.read_exact(&mut bytes).await.map(|_| bytes)
    });
    while poll_fn(|cx| outbox.poll_drain(cx)).await != Drained::All {}
    let ping = poll_fn(|cx| outbox.poll_read(cx)).await;
    assert!(matches!(ping, Some(Ok(Message::Ping(_)))), "{ping:?}");
    poll_fn(|cx| outbox.poll_drain(cx)).await;
    let bytes = reader.await??;
    assert!(bytes[10..10 + BYTES].iter().all(|byte| *byte == 7), "the frame is in one piece");
    assert_eq!(bytes[10 + BYTES..], [0x8a, 0], "and then comes the pong");
    Ok(())
}
