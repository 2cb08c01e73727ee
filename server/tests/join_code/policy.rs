//! What a code grants, who decides that, and who may look.

use domain::{
    Event,
    tool::{customers_only, seats},
};
use protocol::ServerMessage;
use serde_json::{Value, json};

use super::{
    common::{Server, socket::Socket},
    requests::{
        error, join_with_password, joined, look, others, path, post, refused, request_entry, set,
    },
};

#[tokio::test]
async fn joining_by_code_is_closed_until_the_mobilizer_opens_it() {
    let server = Server::start();
    let opened = server.open().await;
    let join_code = path(&opened, "join-code");
    let reply = server.call("GET", &join_code, &opened.mobilizer, None).await;
    assert_eq!(reply.json(), json!({ "entry": "closed", "code": null, "link": null }));
    let picture = path(&opened, "join-code.svg");
    let reply = server.call("GET", &picture, &opened.mobilizer, None).await;
    assert_eq!(error(&reply), refused(404, "no_join_code"));
    let reply = request_entry(&server, "0123456789", "Kim", "Legal").await;
    assert_eq!(error(&reply), refused(404, "no_join_code"));
}

#[tokio::test]
async fn anybody_with_an_open_code_joins_however_it_is_typed() {
    let server = Server::start();
    let opened = server.open().await;
    let code = set(&server, &opened, json!({ "entry": "open" })).await;
    assert_eq!(code.len(), 10);
    assert!(code.bytes().all(|b| b"0123456789ABCDEFGHJKMNPQRSTVWXYZ".contains(&b)), "{code}");
    let info = server.call("GET", &path(&opened, "join-code"), &opened.wall, None).await.json();
    assert_eq!(info["link"], format!("{}/join#{code}", server.origin()));
    let picture = server.call("GET", &path(&opened, "join-code.svg"), &opened.wall, None).await;
    assert_eq!(picture.header("content-type"), Some("image/svg+xml"));
    assert!(!picture.text().contains(&code), "a picture, no text");

    let lower = code.to_lowercase();
    let (one, two) = lower.split_at(5);
    let alike = lower.replace('0', "o").replace('1', "l");
    for typed in [&lower, &format!("{one}-{two}"), &format!("  {one} {two} "), &alike, &code] {
        let reply = look(&server, typed).await;
        assert_eq!(reply.status, 200, "{typed}: {}", reply.text());
        let json = reply.json();
        assert_eq!([&json["title"], &json["entry"]], [&json!("Sick leave"), &json!("open")]);
        assert_eq!(json["promised"]["prompt"], "function");
    }
    let typed = format!("{one}-{two}");
    let in_ = joined(&request_entry(&server, &typed, "Kim", "Legal").await);
    let me = in_.me(&server, &opened).await.json();
    let wanted = [("role", json!("stakeholder")), ("name", json!("Kim")), ("veto", json!(false))];
    for (key, value) in wanted.into_iter().chain([("function", json!("Legal"))]) {
        assert_eq!(me[key], value, "{key}");
    }
    // A second person gets their own seat, and the first one keeps theirs.
    let other = joined(&request_entry(&server, &code, "Kim", "Legal").await);
    assert_ne!(other.seat, in_.seat);
    assert_eq!(in_.me(&server, &opened).await.json()["seat"], in_.seat);
}

/// For each admission the Mobilizer received: whether the seat counts as admitted by the seller.
fn by_seller(messages: Vec<ServerMessage>) -> Vec<bool> {
    let frames = messages.into_iter().filter_map(|message| match message {
        ServerMessage::Frame(frame) => Some(frame.events),
        _ => None,
    });
    let admitted = frames.flatten().filter_map(|event| match event {
        Event::Seats(seats::Event::Admitted { seat }) => Some(seat.by_seller),
        _ => None,
    });
    admitted.collect()
}

#[tokio::test]
async fn the_mobilizer_sees_who_joined_unvouched() {
    let server = Server::start();
    let opened = server.open().await;
    let mut mobilizer = Socket::enter(server.address, opened.workshop, &opened.mobilizer).await;
    let code = set(&server, &opened, json!({ "entry": "open" })).await;
    joined(&request_entry(&server, &code, "Kim", "Legal").await);
    assert_eq!(by_seller(mobilizer.settle().await), [true]);
    let password = json!({ "entry": "password", "password": "sesame" });
    assert_eq!(set(&server, &opened, password).await, code, "the same code, worth something else");
    joined(&join_with_password(&server, &code, "sesame").await);
    assert_eq!(by_seller(mobilizer.settle().await), [true]);
    set(&server, &opened, json!({ "entry": "approval" })).await;
    let secret = request_entry(&server, &code, "Lee", "IT").await.json()["wait"].clone();
    let number = server.call("GET", &path(&opened, "waiting"), &opened.mobilizer, None).await;
    let number = number.json()[0]["number"].clone();
    let answer = path(&opened, &format!("waiting/{number}"));
    let admit = Some(json!({ "admit": true }));
    assert_eq!(server.call("POST", &answer, &opened.mobilizer, admit).await.status, 204);
    assert_eq!(by_seller(mobilizer.settle().await), [false], "the Mobilizer let them in");
    joined(&post(&server, "/api/join-codes/wait", json!({ "wait": secret })).await);
}

#[tokio::test]
async fn a_password_has_six_to_a_hundred_characters_and_is_required() {
    let server = Server::start();
    let opened = server.open().await;
    let join_code = path(&opened, "join-code");
    let change = async |password: Value| {
        let body = json!({ "entry": "password", "password": password });
        server.call("POST", &join_code, &opened.mobilizer, Some(body)).await
    };
    for bad in [Value::Null, json!(""), json!("12345"), json!("é".repeat(101))] {
        assert_eq!(error(&change(bad.clone()).await), refused(400, "bad_password"), "{bad}");
    }
    assert_eq!(change(json!("é".repeat(100))).await.status, 200);
    let reply = change(json!("123456")).await;
    assert_eq!(reply.status, 200);
    assert!(!reply.text().contains("123456"), "nobody is told it again");
    let code = reply.json()["code"].as_str().unwrap().to_owned();
    let told = look(&server, &code).await.json();
    assert_eq!(told["entry"], "password");
    assert_eq!([&told["title"], &told["others"]], [&json!(null), &json!([])], "not without it");
    let without = request_entry(&server, &code, "Kim", "Legal").await;
    assert_eq!(error(&without), refused(403, "wrong_password"));
    assert_eq!(
        error(&join_with_password(&server, &code, "1234567").await),
        refused(403, "wrong_password")
    );
    joined(&join_with_password(&server, &code, "123456").await);
}

#[tokio::test]
async fn a_renewed_or_closed_code_stops_working() {
    let server = Server::start();
    let (opened, other) = (server.open().await, server.open().await);
    let first = set(&server, &opened, json!({ "entry": "open" })).await;
    assert_eq!(set(&server, &opened, json!({ "entry": "approval" })).await, first);
    let second = set(&server, &opened, json!({ "entry": "open", "renew": true })).await;
    let foreign = set(&server, &other, json!({ "entry": "open" })).await;
    assert!(first != second && second != foreign, "at once, and not only in the next second");
    assert_eq!(error(&look(&server, &first).await), refused(404, "no_join_code"));
    assert_eq!(
        error(&request_entry(&server, &first, "Kim", "IT").await),
        refused(404, "no_join_code")
    );
    assert_eq!(look(&server, &second).await.status, 200);
    assert_eq!(set(&server, &opened, json!({ "entry": "closed" })).await, "");
    assert_eq!(error(&look(&server, &second).await), refused(404, "no_join_code"));
    let third = set(&server, &opened, json!({ "entry": "open" })).await;
    assert!(third != first && third != second, "a code that ended never comes back");
    assert_eq!(look(&server, &second).await.status, 404);
    for code in [&third, &foreign] {
        assert_eq!(look(&server, code).await.status, 200);
    }
}

#[tokio::test]
async fn only_the_mobilizer_changes_the_code_and_experts_and_strangers_cannot_read_it() {
    let server = Server::start();
    let (opened, foreign) = (server.open().await, server.open().await);
    let mut mobilizer = Socket::enter(server.address, opened.workshop, &opened.mobilizer).await;
    let others = others(&server, &opened, &mut mobilizer).await;
    let code = set(&server, &opened, json!({ "entry": "open" })).await;
    let (join_code, picture) = (path(&opened, "join-code"), path(&opened, "join-code.svg"));
    let open = || Some(json!({ "entry": "closed" }));
    for (who, token) in &others.inside {
        let reply = server.call("GET", &join_code, token, None).await;
        assert_eq!(reply.json()["code"], code, "{who}");
        assert_eq!(server.call("GET", &picture, token, None).await.status, 200, "{who}");
        let reply = server.call("POST", &join_code, token, open()).await;
        assert_eq!(error(&reply), refused(403, "mobilizer_only"), "{who}");
    }
    let long = "a".repeat(43);
    for token in [&others.expert, &foreign.mobilizer, &long] {
        for path in [&join_code, &picture] {
            let reply = server.call("GET", path, token, None).await;
            assert_eq!(error(&reply), refused(404, "no_such_workshop"));
            assert!(!reply.text().contains(&code));
        }
        let reply = server.call("POST", &join_code, token, open()).await;
        assert!([403, 404].contains(&reply.status), "{}", reply.text());
    }
    assert_eq!(look(&server, &code).await.status, 200, "nothing of it changed anything");
}

#[tokio::test]
async fn nobody_joins_unseen_during_a_private_session() {
    let server = Server::start();
    let opened = server.open().await;
    let mut mobilizer = Socket::enter(server.address, opened.workshop, &opened.mobilizer).await;
    let code = set(&server, &opened, json!({ "entry": "open" })).await;
    mobilizer.ask(customers_only::Command::Start { wall: false }).await.unwrap();
    let reply = request_entry(&server, &code, "Kim", "Legal").await;
    assert_eq!(error(&reply), refused(409, "customers_only"));
    let with = json!({ "entry": "password", "password": "sesame" });
    set(&server, &opened, with).await;
    let reply = join_with_password(&server, &code, "sesame").await;
    assert_eq!(error(&reply), refused(409, "customers_only"));
    // A person the Mobilizer admits is on the customers' side, during a private session too.
    set(&server, &opened, json!({ "entry": "approval" })).await;
    let reply = request_entry(&server, &code, "Lee", "IT").await;
    assert_eq!(reply.status, 202);
    let list = server.call("GET", &path(&opened, "waiting"), &opened.mobilizer, None).await.json();
    let answer = path(&opened, &format!("waiting/{}", list[0]["number"]));
    let admit = Some(json!({ "admit": true }));
    assert_eq!(server.call("POST", &answer, &opened.mobilizer, admit).await.status, 204);
    let wait = json!({ "wait": reply.json()["wait"] });
    joined(&post(&server, "/api/join-codes/wait", wait).await);
    mobilizer.ask(customers_only::Command::End).await.unwrap();
    set(&server, &opened, json!({ "entry": "open" })).await;
    joined(&request_entry(&server, &code, "Kim", "Legal").await);
}
