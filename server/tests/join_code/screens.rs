//! A screen becomes a wall: who can do that, for which workshop, and who learns what.

use serde_json::{Value, json};

use super::{
    common::{Reply, Request, Server, WorkshopAccess, secret, socket::Socket},
    requests::{error, others, path, post, refused},
};

/// A waiting screen: the token it asks with, and the code it shows.
async fn screen(server: &Server) -> (String, String) {
    let reply = post(server, "/api/screens", json!({})).await;
    assert_eq!(reply.status, 201, "{}", reply.text());
    let json = reply.json();
    let code = json["code"].as_str().unwrap().to_owned();
    // Every QR code has this corner: seven dark squares in a row.
    let path = json["picture"]["path"].as_str().unwrap();
    assert!(
        (0..7).all(|column| path.contains(&format!("M{column} 0h"))) && !path.contains("M7 0h")
    );
    assert!(json["picture"]["size"].as_u64().unwrap() >= 21);
    (json["wait"].as_str().unwrap().to_owned(), code)
}

async fn ask(server: &Server, wait: &str) -> Reply {
    post(server, "/api/screens/wait", json!({ "wait": wait })).await
}

async fn show(server: &Server, opened: &WorkshopAccess, token: &str, code: &str) -> Reply {
    let body = json!({ "code": code });
    server.call("POST", &path(opened, "screens"), token, Some(body)).await
}

/// The workshops that a browser with these cookies could put on the screen.
async fn look(server: &Server, code: &str, cookies: &str) -> Reply {
    let (body, origin) = (json!({ "code": code }).to_string(), server.origin());
    let request = Request::new("POST", "/api/screens/look")
        .header("content-type", "application/json")
        .header("origin", &origin)
        .header("cookie", cookies)
        .body(&body);
    server.request(request).await
}

/// Opens a personal link in a browser and returns its cookie.
async fn signed_in(server: &Server, link: &str) -> String {
    post(server, "/api/session", json!({ "link": link })).await.cookie()
}

#[tokio::test]
async fn a_screen_claimed_by_the_mobilizer_becomes_the_wall() {
    let server = Server::start();
    let opened = server.open().await;
    let (wait, code) = screen(&server).await;
    assert_eq!(ask(&server, &wait).await.status, 202);
    let reply = show(&server, &opened, &opened.mobilizer, &code.to_lowercase()).await;
    assert_eq!(reply.status, 204, "{}", reply.text());
    let reply = ask(&server, &wait).await;
    assert_eq!(reply.status, 200, "{}", reply.text());
    let own = server.call("GET", &path(&opened, "me"), &opened.wall, None).await.json();
    assert_eq!(reply.json()["seat"], own["seat"], "the wall there is, no second one");
    let cookie = reply.cookie();
    let me = path(&opened, "me");
    let me = server.request(Request::new("GET", &me).header("cookie", &cookie)).await;
    assert_eq!(me.json()["role"], "wall");

    assert_eq!(error(&ask(&server, &wait).await), refused(404, "no_screen"), "told once");
    let again = show(&server, &opened, &opened.mobilizer, &code).await;
    assert_eq!(error(&again), refused(404, "no_screen"), "taken once");
}

#[tokio::test]
async fn only_the_mobilizer_puts_a_workshop_on_a_screen() {
    let server = Server::start();
    let (opened, foreign) = (server.open().await, server.open().await);
    let mut mobilizer = Socket::enter(server.address, opened.workshop, &opened.mobilizer).await;
    let others = others(&server, &opened, &mut mobilizer).await;
    let (wait, code) = screen(&server).await;
    for (who, token) in &others.inside {
        let reply = show(&server, &opened, token, &code).await;
        assert_eq!(error(&reply), refused(403, "mobilizer_only"), "{who}");
    }
    for token in [&others.expert, &foreign.mobilizer, &"a".repeat(43)] {
        assert!([403, 404].contains(&show(&server, &opened, token, &code).await.status));
    }
    assert_eq!(ask(&server, &wait).await.status, 202, "still waiting, after all that");
    for wrong in ["", "short", &"a".repeat(43), &code] {
        assert_eq!(error(&ask(&server, wrong).await), refused(404, "no_screen"), "{wrong}");
    }
}

#[tokio::test]
async fn a_phone_is_offered_only_the_workshops_it_leads() {
    let server = Server::start();
    let (first, second) = (server.open().await, server.open().await);
    let mobilizer = signed_in(&server, &first.mobilizer).await;
    let seller = signed_in(&server, &second.seller).await;
    let (_, code) = screen(&server).await;
    let both = format!("{mobilizer}; {seller}; language=de; cy_0123456789abcdef=nonsense");
    let offered = look(&server, &code, &both).await;
    let wanted = json!([{ "workshop": first.workshop, "title": "Sick leave" }]);
    assert_eq!((offered.status, offered.json()), (200, wanted));
    assert_eq!(look(&server, &code, "a=b").await.json(), json!([]));
    // A seat's cookie under another workshop's name opens nothing here either.
    let (name, value) = (seller.split_once('=').unwrap().0, mobilizer.split_once('=').unwrap().1);
    assert_eq!(look(&server, &code, &format!("{name}={value}")).await.json(), json!([]));
    let wrong = look(&server, "0123456789", &mobilizer).await;
    assert_eq!(error(&wrong), refused(404, "no_screen"));
    assert!(!wrong.text().contains("Sick leave"), "nothing without a screen's code");
}

#[tokio::test]
async fn wrong_codes_of_screens_count_like_all_others() {
    let server = Server::start();
    let opened = server.open().await;
    let (_, code) = screen(&server).await;
    for _ in 0..5 {
        let reply = show(&server, &opened, &opened.mobilizer, "0123456789").await;
        assert_eq!(error(&reply), refused(404, "no_screen"));
    }
    let reply = show(&server, &opened, &opened.mobilizer, &code).await;
    assert_eq!(error(&reply), refused(429, "too_many"));
}

#[tokio::test]
async fn the_mobilizers_screen_is_not_the_wall_the_seller_admitted() {
    let server = Server::start();
    let opened = server.open().await;
    let body = Some(json!({ "role": "wall" }));
    let seats = path(&opened, "seats");
    let theirs = server.call("POST", &seats, &opened.seller, body).await.json();
    let own = server.call("GET", &path(&opened, "me"), &opened.wall, None).await.json();
    let remove = |seat: &Value| {
        let seat = seat.as_str().unwrap().parse().unwrap();
        domain::tool::seats::Command::Remove { seat }
    };
    let mut mobilizer = Socket::enter(server.address, opened.workshop, &opened.mobilizer).await;
    mobilizer.ask(remove(&own["seat"])).await.unwrap();
    let (wait, code) = screen(&server).await;
    assert_eq!(show(&server, &opened, &opened.mobilizer, &code).await.status, 204);
    let seat = ask(&server, &wait).await.json()["seat"].clone();
    assert!(seat.is_string() && ![&theirs["seat"], &own["seat"]].contains(&&seat), "{seat}");
    // The link of the seller's wall still works, for what the seller may see.
    assert!(!secret(&theirs["link"]).is_empty());
}

#[tokio::test]
async fn new_screens_per_address_are_limited() {
    let server = Server::start();
    for _ in 0..30 {
        screen(&server).await;
    }
    let reply = post(&server, "/api/screens", json!({})).await;
    assert_eq!(error(&reply), refused(429, "too_many"));
}
