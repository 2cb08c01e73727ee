//! Agendas as files: exported from one workshop, used to open another.

#![expect(clippy::unwrap_used, reason = "a test: failing is its purpose")]

use common::{Reply, Request, Server, WorkshopAccess, socket::Socket};
use domain::{
    id::StepId,
    limits::{REASON_CHARS_MAX, STEP_LINES_MAX, STEPS_MAX, TITLE_CHARS_MAX},
    tool::agenda::{Command, Recipe},
};
use serde_json::{Value, json};

#[expect(dead_code, unreachable_pub, reason = "each test file uses its part of it")]
mod common;

async fn post(server: &Server, body: &Value) -> Reply {
    let body = body.to_string();
    let request = Request::new("POST", "/api/workshops")
        .header("content-type", "application/json")
        .body(&body);
    server.request(request).await
}

async fn export(server: &Server, opened: &WorkshopAccess, token: &str) -> Reply {
    let path = format!("/api/workshops/{}/agenda", opened.workshop);
    server.call("GET", &path, token, None).await
}

/// A custom step with all its texts.
fn step(phase: &str) -> Value {
    json!({
        "id": 1,
        "phase": phase,
        "pattern": "clarify",
        "activity": "read",
        "title": "Our own",
        "instruction": "Read it.",
        "lines": [],
        "minutes": 5,
        "gate": "open",
    })
}

fn file(steps: Vec<Value>) -> Value {
    json!({ "format": "collective-yes-agenda", "version": 1, "title": "Ours", "steps": steps })
}

/// Tries to open a workshop with an agenda; returns status, error code and message.
async fn try_to_open(server: &Server, agenda: &Value) -> (u16, String, String) {
    let reply = post(server, &json!({ "title": "Again", "agenda": agenda })).await;
    let text = |key: &str| reply.json()[key].as_str().unwrap_or_default().to_owned();
    (reply.status, text("error"), text("message"))
}

#[tokio::test]
async fn an_exported_agenda_opens_an_identical_workshop() {
    let server = Server::start();
    let opened = server.open().await;
    let mut chair = Socket::enter(server.address, opened.workshop, &opened.mobilizer).await;
    let insert = Command::Insert { after: StepId(3), recipe: Recipe::HopesAndFears };
    chair.ask(insert).await.unwrap();
    let reply = export(&server, &opened, &opened.mobilizer).await;
    assert_eq!(reply.status, 200, "{}", reply.text());
    assert_eq!(reply.header("content-type"), Some("application/json"));
    let disposition = reply.header("content-disposition");
    assert_eq!(disposition, Some("attachment; filename=\"agenda.json\""));
    let first = reply.json();
    assert_eq!(first["format"], "collective-yes-agenda");
    assert_eq!(first["version"], 1);
    assert_eq!(first["title"], "Sick leave");
    assert_eq!(first["steps"].as_array().unwrap().len(), 15);
    assert_eq!(first["steps"][3]["recipe"], "hopes_and_fears");

    let lines = json!({ "4": ["Hope is no plan."] });
    let body = json!({ "title": "Again", "agenda": first, "lines": lines });
    let reply = post(&server, &body).await;
    assert_eq!(reply.status, 201, "{}", reply.text());
    let again = WorkshopAccess::read(&reply.json());
    let second = export(&server, &again, &again.seller).await.json();
    assert_eq!(second["title"], "Again", "a workshop has a title of its own");
    let (before, after) = (first["steps"].as_array().unwrap(), second["steps"].as_array().unwrap());
    for (index, (before, after)) in before.iter().zip(after).enumerate() {
        let mut wanted = before.clone();
        wanted["id"] = json!(index + 1);
        if index == 3 {
            wanted["lines"] = json!(["Hope is no plan."]);
        }
        assert_eq!(*after, wanted);
    }
    assert_eq!(before.len(), after.len());
}

#[tokio::test]
async fn only_facilitators_export_the_agenda() {
    let server = Server::start();
    let opened = server.open().await;
    let stakeholder = json!({ "role": "stakeholder", "function": "HR" });
    let (_, stakeholder) = server.admit(&opened, stakeholder).await;
    let (_, observer) = server.admit(&opened, json!({ "role": "observer" })).await;
    for token in [&stakeholder, &observer, &opened.wall] {
        let reply = export(&server, &opened, token).await;
        assert_eq!(reply.status, 403);
        assert_eq!(reply.json()["error"], "facilitator_only");
    }
    for token in [&opened.mobilizer, &opened.seller] {
        assert_eq!(export(&server, &opened, token).await.status, 200);
    }
}

#[tokio::test]
async fn either_a_template_or_an_agenda() {
    let server = Server::start();
    let agenda = file(vec![step("prompt")]);
    for (body, status) in [
        (json!({ "title": "a", "agenda": agenda }), 201),
        (json!({ "title": "a", "agenda": agenda, "rehearsal": true }), 201),
        (json!({ "title": "a", "agenda": agenda, "template": "room-90" }), 400),
        (json!({ "title": "a", "agenda": null, "template": null }), 400),
        (json!({ "title": "a" }), 400),
        (json!({ "title": "a", "agenda": agenda, "lines": { "1": ["Listen."] } }), 201),
        (json!({ "title": "a", "agenda": agenda, "lines": { "2": ["Listen."] } }), 400),
    ] {
        let reply = post(&server, &body).await;
        assert_eq!(reply.status, status, "{body} {}", reply.text());
    }
}

#[tokio::test]
async fn an_invalid_agenda_is_refused_with_a_reason() {
    let server = Server::start();
    let with = |key: &str, value: Value| {
        let mut step = step("prompt");
        step[key] = value;
        file(vec![step])
    };
    let changed = |key: &str, value: Value| {
        let mut file = file(vec![step("prompt")]);
        file[key] = value;
        file
    };
    for (agenda, code, says) in [
        (changed("format", json!("agenda")), "bad_agenda", "collective-yes-agenda"),
        (changed("version", json!(2)), "bad_agenda", "newer"),
        (changed("steps", json!([])), "bad_agenda", "at least one step"),
        (changed("more", json!(1)), "bad_request", "more"),
        (changed("title", json!(" ")), "bad_request", "title"),
        (with("phase", json!("prepare")), "bad_agenda", "step 1: no step can be in Prepare"),
        (with("title", Value::Null), "bad_agenda", "step 1: a step of your own"),
        (with("instruction", Value::Null), "bad_agenda", "step 1: a step of your own"),
        (with("minutes", json!(0)), "bad_request", "minutes"),
        (with("activity", json!("dance")), "bad_request", "dance"),
        (with("lines", json!([""])), "bad_request", "lines"),
        (
            file(vec![step("prompt"), step("converge"), step("explore")]),
            "bad_agenda",
            "step 3: the phases come in order",
        ),
        (json!("agenda"), "bad_request", "agenda"),
        (json!([]), "bad_request", "agenda"),
    ] {
        let (status, error, message) = try_to_open(&server, &agenda).await;
        assert_eq!((status, error.as_str()), (400, code), "{agenda}: {message}");
        assert!(message.contains(says), "{agenda}: {message}");
    }
}

#[tokio::test]
async fn an_agenda_has_a_workshops_limits() {
    let server = Server::start();
    let many = |count: usize| file(vec![step("explore"); count]);
    assert_eq!(try_to_open(&server, &many(STEPS_MAX)).await.0, 201);
    let (status, error, message) = try_to_open(&server, &many(STEPS_MAX + 1)).await;
    assert_eq!((status, error.as_str()), (400, "bad_agenda"), "{message}");
    let lines = |count: usize| {
        let mut step = step("explore");
        step["lines"] = json!(vec!["x"; count]);
        file(vec![step])
    };
    assert_eq!(try_to_open(&server, &lines(STEP_LINES_MAX)).await.0, 201);
    assert_eq!(try_to_open(&server, &lines(STEP_LINES_MAX + 1)).await.0, 400);
    // Everything at its limit at once, in four-byte characters.
    let mut full = step("explore");
    full["title"] = json!("𝄞".repeat(TITLE_CHARS_MAX));
    full["instruction"] = full["title"].clone();
    full["script"] = json!("𝄞".repeat(REASON_CHARS_MAX));
    full["lines"] = json!(vec!["𝄞".repeat(REASON_CHARS_MAX); STEP_LINES_MAX]);
    let (status, _, message) = try_to_open(&server, &file(vec![full; STEPS_MAX])).await;
    assert_eq!(status, 201, "{message}");
    let (status, error, _) = try_to_open(&server, &json!("x".repeat(5 * 1024 * 1024))).await;
    assert_eq!((status, error.as_str()), (413, "too_large"));
}
