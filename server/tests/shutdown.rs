//! Stopping: nothing accepted is lost, and every client is asked to reconnect.

#![expect(clippy::unwrap_used, reason = "a test: failing is its purpose")]

use std::{
    sync::atomic::{AtomicUsize, Ordering},
    time::Duration,
};

use common::{Request, WorkshopAccess, op, process::Process, socket::Socket, story};
use futures_util::future::join_all;
use protocol::{ClientMessage, CloseCode, ServerMessage};
use serde_json::json;
use store::Log;
use store_sqlite::SqliteStore;
use tempfile::TempDir;
use tokio::time::Instant;

#[expect(dead_code, unreachable_pub, reason = "each test file uses its part of it")]
mod common;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_stop_finishes_what_was_accepted() {
    let folder = TempDir::new().unwrap();
    let process = Process::start(folder.path(), 0, "info");
    let address = process.address;
    let body = json!({ "title": "Stop", "template": "room-90" }).to_string();
    let request = Request::new("POST", "/api/workshops").header("content-type", "application/json");
    let opened = WorkshopAccess::read(&request.body(&body).send(address).await.json());
    let mut first = Socket::enter(address, opened.workshop, &opened.mobilizer).await;
    story::start(&mut first).await;

    let enter = || Socket::enter(address, opened.workshop, &opened.mobilizer);
    let sockets = join_all((0..5).map(|_| enter())).await;
    let count = AtomicUsize::new(0);
    let writers = sockets.into_iter().map(async |mut socket| {
        let mut acknowledged = Vec::new();
        // More than will be answered: the stop comes in between.
        for _ in 0..55 {
            let (_, command) = story::write("accepted");
            socket
                .send(&ClientMessage::Do {
                    op: op(),
                    command: command.into(),
                    said_in_private: false,
                })
                .await;
        }
        let code = loop {
            match socket.next().await {
                Ok(ServerMessage::Frame(frame)) => {
                    count.fetch_add(frame.acks.len(), Ordering::Relaxed);
                    acknowledged.extend(frame.acks);
                }
                Ok(_) => {}
                Err(code) => break code,
            }
        };
        (acknowledged, code)
    });
    let stop = async {
        while count.load(Ordering::Relaxed) < 20 {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        let began = Instant::now();
        let status = tokio::task::spawn_blocking(move || process.terminate()).await.unwrap();
        (status, began.elapsed())
    };
    let (results, (status, took)) = futures_util::future::join(join_all(writers), stop).await;
    assert!(status.success(), "{status}");
    assert!(took < Duration::from_secs(5), "it took {took:?}");
    assert_eq!(first.closed().await, CloseCode::Restarting.number());

    let store = SqliteStore::open(folder.path()).await.unwrap();
    let log = store.tail(opened.workshop, 0, u32::MAX).await.unwrap();
    for (acknowledged, code) in results {
        assert_eq!(code, CloseCode::Restarting.number());
        for ack in acknowledged {
            assert!(log.iter().any(|event| event.op == Some(ack.op)));
        }
    }
    println!("{} acknowledged, stopped in {took:?}", count.into_inner());
    assert!(
        store.snapshot(opened.workshop).await.unwrap().is_some(),
        "a snapshot for the next start"
    );
}
