//! Searches what was received: frames, responses, the log.

use std::fs;

use serde_json::Value;

use super::{
    cast::Who,
    fixture::WorkshopFixture,
    places::{Sort, may_appear},
    walk,
};

impl WorkshopFixture {
    /// Searches a message that was received after command number `at`, and returns it parsed.
    #[track_caller]
    pub(crate) fn search(&mut self, who: Who, frame: &[u8], at: u64) -> Value {
        let text = std::str::from_utf8(frame).expect("JSON is text");
        let message: Value = serde_json::from_str(text).unwrap();
        self.search_text(Some(who), text, at);
        for (sort, value) in message.as_object().into_iter().flatten() {
            let may = match sort.as_str() {
                "frame" | "welcome" | "presence" | "pong" | "refused" => true,
                "named" => who != Who::Expert,
                "knocking" => who == Who::Mobilizer,
                _ => false,
            };
            assert!(may, "{who:?} was sent {sort}: {text}");
            self.search_paths(who, sort, value);
        }
        message
    }

    /// Searches for what must not appear in any form.
    #[track_caller]
    pub(crate) fn search_text(&mut self, reader: Option<Who>, text: &str, at: u64) {
        self.searched += 1;
        let found = self.ledger.found(text, reader, at);
        assert!(found.is_none(), "{reader:?} reads {}: {text}", found.unwrap_or_default());
        for id in walk::ids(text) {
            let of = self.ops.get(id).copied();
            assert!(of.is_none() || of == reader, "a request of {of:?}, to {reader:?}: {text}");
        }
        let port = walk::ports(text).find(|port| self.ports.contains(port));
        assert!(port.is_none(), "{reader:?} learns of a connection: {text}");
        for (who, seat) in &self.seats {
            for form in [seat.replace('-', ""), seat.to_uppercase()] {
                assert!(!text.contains(&form), "{who:?} in another form, to {reader:?}: {text}");
            }
        }
        for token in &self.tokens {
            assert!(!text.contains(token), "{reader:?} reads a key");
        }
    }

    /// Checks that everything that identifies a person appears only where the tables allow it.
    #[track_caller]
    pub(crate) fn search_paths(&self, reader: Who, root: &str, value: &Value) {
        let leak = |sort: Sort, text: &str, place: &str| {
            let ok = may_appear(sort, text, place, reader, self.promise);
            assert!(
                ok,
                "{reader:?} finds the {sort:?} {text} at {place}\nIf that is meant, say in the tables of \
                 matrix/places.rs who may find it there, and with which visibility; if not, it is a leak"
            );
        };
        walk::texts(root, value, &mut |place, text| {
            if text.len() >= 36 {
                for (who, seat) in &self.seats {
                    if *who != reader && text.contains(seat.as_str()) {
                        leak(Sort::Seat, seat, place);
                    }
                }
            }
            if text.contains("Fx") && reader.function().is_none_or(|own| text != own) {
                leak(Sort::Function, text, place);
            }
            if text.contains("Nx") && reader.name().is_none_or(|own| text != own) {
                leak(Sort::Name, text, place);
            }
        });
    }

    /// Stops the program and searches its log.
    pub(crate) fn close(self) {
        let log = self.folder.path().join("log");
        let Self { process, .. } = self;
        assert!(process.terminate().success());
        let log = fs::read_to_string(log).unwrap();
        assert!(log.lines().count() > 4, "{log}");
        let seat = self.seats.values().find(|seat| log.contains(seat.as_str()));
        assert!(seat.is_none(), "a seat in the log");
        // Nobody may read anything in the log.
        let found = self.ledger.found(&log, None, u64::MAX);
        assert!(found.is_none(), "in the log: {}", found.unwrap_or_default());
        for who in self.seats.keys() {
            let words = [who.name(), who.function()].into_iter().flatten();
            let found: Vec<_> = words.filter(|word| log.contains(word)).collect();
            assert!(found.is_empty(), "in the log: {found:?}");
        }
        let asked = walk::ids(&log).find(|id| self.ops.contains_key(*id));
        assert!(asked.is_none(), "the name of a request in the log");
        assert!(
            !walk::ports(&log).any(|port| self.ports.contains(&port)),
            "a connection in the log"
        );
        let key = self.tokens.iter().find(|token| log.contains(token.as_str()));
        assert!(key.is_none(), "a key in the log");
    }
}
