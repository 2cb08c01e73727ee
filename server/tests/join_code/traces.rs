//! The traces of a code, a password and a wait token in the log and on disk: nothing that opens anything.

use std::{fs, path::Path};

use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use tempfile::TempDir;

use super::common::{Reply, Request, WorkshopAccess, process::Process};

/// Everything in the folder except the log and the key file, which is deliberately separate from the database.
fn database(folder: &Path) -> Vec<u8> {
    let mut all = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        if path.is_file() && name != "log" && name != "entrance.key" {
            all.extend(fs::read(path).unwrap());
        }
    }
    assert!(all.len() > 10_000, "a database");
    all
}

fn holds(bytes: &[u8], needle: &[u8]) -> bool {
    bytes.windows(needle.len()).any(|window| window == needle)
}

async fn post(process: &Process, path: &str, token: &str, body: Value) -> Reply {
    let (token, body) = (format!("Bearer {token}"), body.to_string());
    let request = Request::new("POST", path).header("content-type", "application/json");
    request.header("authorization", &token).body(&body).send(process.address).await
}

/// The secrets that were handed out or typed.
#[derive(Default)]
struct Given {
    codes: Vec<String>,
    others: Vec<String>,
}

impl Given {
    fn code(&mut self, reply: &Reply) -> String {
        let code = reply.json()["code"].as_str().unwrap().to_owned();
        self.codes.push(code.clone());
        code
    }

    fn cookie(&mut self, reply: &Reply) {
        assert_eq!(reply.status, 200, "{}", reply.text());
        self.others.push(reply.cookie().split_once('=').unwrap().1.to_owned());
    }
}

async fn story(process: &Process) -> Given {
    let mut given = Given::default();
    let password = "UnspokenPassword";
    given.others.extend([password.to_owned(), "UnspokenWrong".to_owned()]);
    let who = |code: &str| json!({ "code": code, "name": "UnspokenName", "function": "UnspokenF" });
    // Two workshops with the same password: their stored hashes must differ.
    for _ in 0..2 {
        let opening = json!({ "title": "UnspokenTitle", "template": "room-90" });
        let opened =
            WorkshopAccess::read(&post(process, "/api/workshops", "x", opening).await.json());
        given.others.extend([&opened.mobilizer, &opened.seller, &opened.wall].map(String::clone));
        let path = format!("/api/workshops/{}", opened.workshop);
        let (join_code, mobilizer) = (format!("{path}/join-code"), &opened.mobilizer);
        let reply = post(process, &join_code, mobilizer, json!({ "entry": "open" })).await;
        let code = given.code(&reply);
        let typed = format!("{}-{}", &code[..5], &code[5..]).to_lowercase();
        given.cookie(&post(process, "/api/join-codes/request-entry", "x", who(&typed)).await);
        let renewed = json!({ "entry": "approval", "renew": true });
        let code = given.code(&post(process, &join_code, mobilizer, renewed).await);
        for admit in [true, false] {
            let wait = post(process, "/api/join-codes/request-entry", "x", who(&code)).await.json();
            let wait = wait["wait"].as_str().unwrap().to_owned();
            given.others.push(wait.clone());
            let bearer = format!("Bearer {mobilizer}");
            let waiting = format!("{path}/waiting");
            let request = Request::new("GET", &waiting).header("authorization", &bearer);
            let number = request.send(process.address).await.json()[0]["number"].clone();
            let answer = format!("{waiting}/{number}");
            post(process, &answer, mobilizer, json!({ "admit": admit })).await;
            let reply = post(process, "/api/join-codes/wait", "x", json!({ "wait": wait })).await;
            if admit {
                given.cookie(&reply);
            }
        }
        let with = json!({ "entry": "password", "password": password });
        let code = given.code(&post(process, &join_code, mobilizer, with).await);
        for password in [password, "UnspokenWrong"] {
            let mut body = who(&code);
            body["password"] = json!(password);
            let reply = post(process, "/api/join-codes/request-entry", "x", body).await;
            if reply.status == 200 {
                given.cookie(&reply);
            }
        }
        post(process, "/api/join-codes", "x", json!({ "code": "0UNSP0KEN0" })).await;
    }
    given.others.push("0UNSP0KEN0".to_owned());
    given
}

#[tokio::test]
async fn neither_the_log_nor_the_database_opens_anything() {
    let folder = TempDir::new().unwrap();
    let process =
        Process::start(folder.path(), 0, "debug,server=trace,room=trace,store_sqlite=trace");
    let given = story(&process).await;
    // Also while the program runs: the newest writes are then in the write-ahead log.
    let running = database(folder.path());
    assert!(process.terminate().success());
    let dump = [running, database(folder.path())].concat();
    let log = fs::read_to_string(folder.path().join("log")).unwrap();

    assert_eq!(given.codes.len(), 6);
    let key = fs::read_to_string(folder.path().join("entrance.key")).unwrap();
    for secret in given.codes.iter().chain(&given.others).map(String::as_str).chain([key.trim()]) {
        assert!(!holds(&dump, secret.as_bytes()), "on disk: {secret}");
        assert!(!log.contains(secret), "in the log: {secret}");
        let lower = secret.to_lowercase();
        assert!(!log.contains(&lower) && !holds(&dump, lower.as_bytes()), "{lower}");
    }
    for code in &given.codes {
        let dashed = format!("{}-{}", &code[..5], &code[5..]);
        assert!(!log.contains(&dashed) && !log.contains(&dashed.to_lowercase()));
        // A code is short: an unkeyed hash of it could be brute-forced.
        let hash: [u8; 32] = Sha256::digest(code.as_bytes()).into();
        assert!(!holds(&dump, &hash), "a hash that can be tried through");
    }
    assert!(!log.contains("Unspoken"), "{log}");
    let text = String::from_utf8_lossy(&dump).into_owned();
    let mut kept: Vec<&str> = text.split("$argon2id$").skip(1).map(|rest| &rest[..60]).collect();
    kept.sort_unstable();
    kept.dedup();
    assert_eq!(kept.len(), 2, "two salts for one password: {kept:?}");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = fs::metadata(folder.path().join("entrance.key")).unwrap().permissions().mode();
        assert_eq!(mode & 0o077, 0, "the key is its owner's alone");
    }
}
