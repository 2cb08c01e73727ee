//! Searches every HTTP response: one's own seat, joining by code, who waits, the record in all its formats.

use serde_json::{Value, json};

use super::{
    cast::{MEMBERS, Who},
    common::Reply,
    fixture::WorkshopFixture,
    inflate::unzipped,
};

/// A person who asks to be admitted and is not.
const APPLICANT: &str = "NxApplicant";

impl WorkshopFixture {
    /// Somebody waits to be admitted: only the Mobilizer learns who.
    pub(crate) async fn requests_entry(&mut self) {
        let mobilizer = self.opened.mobilizer.clone();
        let reply = self.post("join-code", &mobilizer, json!({ "entry": "approval" })).await;
        let code = reply.json()["code"].clone();
        let function = self.ledger.new_text(Who::Mobilizer);
        let body = json!({ "code": code, "name": APPLICANT, "function": function });
        self.post("/api/join-codes/request-entry", "x", body).await;
    }

    /// Requests and searches everything, for everybody. `records`: the record too, in all formats.
    pub(crate) async fn ask(&mut self, records: bool, is_final: bool) {
        let readers: Vec<_> =
            self.watchers.iter().map(|(who, watcher)| (*who, watcher.token.clone())).collect();
        for (who, token) in readers {
            let me = self.get("me", &token).await;
            assert_eq!(me.status, 200, "{who:?}");
            self.read(who, "me", &me);
            let join_code = self.get("join-code", &token).await;
            assert_eq!(join_code.status, if who == Who::Expert { 404 } else { 200 }, "{who:?}");
            self.read(who, "join-code", &join_code);
            let waiting = self.get("waiting", &token).await;
            assert_eq!(waiting.status, if who == Who::Mobilizer { 200 } else { 403 }, "{who:?}");
            self.read(who, "waiting", &waiting);
            let may = who.facilitates() || (is_final && MEMBERS.contains(&who));
            let formats: &[&str] = match (may, records) {
                // One member stands for all members, because they read the same; each facilitator is checked.
                (true, true) if who.facilitates() || who == Who::Ada => {
                    &["json", "md", "csv", "xlsx"]
                }
                (true, _) => &[],
                (false, _) => &["json"],
            };
            for format in formats {
                let record = self.get(&format!("record?format={format}"), &token).await;
                assert_eq!(record.status, if may { 200 } else { 403 }, "{who:?} {format}");
                if may {
                    self.read_record(who, format, &record);
                } else {
                    self.read(who, "refusal", &record);
                }
            }
        }
    }

    #[track_caller]
    fn read(&mut self, who: Who, root: &str, reply: &Reply) {
        let text = reply.text();
        self.search_text(Some(who), &text, self.seq);
        self.search_paths(who, root, &reply.json());
        for (name, value) in &reply.headers {
            assert!(name != "set-cookie", "{who:?} is given {value}");
        }
    }

    #[track_caller]
    fn read_record(&mut self, who: Who, format: &str, reply: &Reply) {
        let text = if format == "xlsx" { unzipped(&reply.body) } else { reply.text() };
        self.search_text(Some(who), &text, self.seq);
        // A record contains no seat, not even the reader's own: it uses aliases.
        for seat in self.seats.values() {
            assert!(!text.contains(seat.as_str()), "a seat in the {format} record: {text}");
        }
        if format == "json" {
            let value: Value = reply.json();
            assert!(value["log"].as_array().is_some_and(|log| !log.is_empty()));
            // The record is the same for everybody allowed to read it, so it must not name whose answers arrived.
            self.search_paths(Who::Wall, "record", &value);
        }
    }

    /// Requests everything that anybody on the network can, without belonging to the workshop.
    pub(crate) async fn ask_as_stranger(&mut self) {
        for path in ["/health/live", "/health/ready", "/openapi.json", "/api/templates"] {
            let reply = self.get(path, "x").await;
            self.search_text(None, &reply.text(), self.seq);
        }
        for rest in ["me", "record", "join-code", "waiting"] {
            let reply = self.get(rest, &"a".repeat(43)).await;
            assert_eq!(reply.status, 404);
            self.search_text(None, &reply.text(), self.seq);
        }
    }
}
