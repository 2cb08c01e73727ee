//! How many wrong attempts are allowed.

use serde_json::json;

use super::{
    common::Server,
    requests::{error, from, join_with_password, look, refused, set},
};

#[tokio::test]
async fn five_wrong_codes_per_minute_are_allowed_from_one_address() {
    let server = Server::start();
    let opened = server.open().await;
    let code = set(&server, &opened, json!({ "entry": "open" })).await;
    for wrong in ["0123456789", "9876543210", "what", "", "ABCDEFGHJK"] {
        assert_eq!(look(&server, &code).await.status, 200, "right ones are not counted");
        assert_eq!(error(&look(&server, wrong).await), refused(404, "no_join_code"), "{wrong}");
    }
    for tried in ["0123456789", &code] {
        assert_eq!(error(&look(&server, tried).await), refused(429, "too_many"), "{tried}");
    }
    assert_eq!(
        error(&join_with_password(&server, &code, "sesame").await),
        refused(429, "too_many")
    );
    // Other addresses are not affected.
    let elsewhere = "127.0.0.2".parse().unwrap();
    let body = json!({ "code": code });
    assert_eq!(from(elsewhere, &server, "/api/join-codes", body).await, 200);
}

#[tokio::test]
async fn wrong_passwords_and_wrong_codes_are_counted_together() {
    let server = Server::start();
    let opened = server.open().await;
    let with = json!({ "entry": "password", "password": "sesame" });
    let code = set(&server, &opened, with).await;
    for _ in 0..3 {
        assert_eq!(look(&server, "0123456789").await.status, 404);
    }
    for _ in 0..2 {
        assert_eq!(
            error(&join_with_password(&server, &code, "simsim").await),
            refused(403, "wrong_password")
        );
    }
    for password in ["simsim", "sesame"] {
        let reply = join_with_password(&server, &code, password).await;
        assert_eq!(error(&reply), refused(429, "too_many"), "{password}");
    }
}

/// Checking a password takes time. Trying many in parallel must not reveal which one is right, although all attempts
/// started while some were still allowed.
#[tokio::test]
async fn parallel_attempts_do_not_evade_the_limit() {
    let server = Server::start();
    let opened = server.open().await;
    let with = json!({ "entry": "password", "password": "sesame" });
    let code = set(&server, &opened, with).await;
    for _ in 0..4 {
        assert_eq!(look(&server, "0123456789").await.status, 404);
    }
    let late = async { look(&server, "0123456789").await };
    let (right, wrong) = tokio::join!(join_with_password(&server, &code, "sesame"), late);
    assert_eq!(error(&right), refused(429, "too_many"));
    assert_eq!(wrong.status, 404);
}
