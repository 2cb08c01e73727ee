//! What this browser keeps for a seat: commands without an answer, and drafts.
//!
//! Every tab keeps its commands under a key of its own. A new tab takes over what it finds under the others':
//! whether their tabs live or not does no harm, because sending a command again has no second effect.

use domain::id::{SeatId, WorkshopId};
use protocol::Encoding;
use sync::Pending;

use crate::browser::{random, storage};

/// Where one seat's things are kept.
#[derive(Clone, Debug)]
pub struct Keep {
    scope: String,
    tab: String,
}

impl Keep {
    /// For a seat, with a key of its own for this tab.
    pub fn new(workshop: WorkshopId, seat: SeatId) -> Self {
        Self { scope: format!("cy:{workshop}:{seat}:"), tab: random::uuid().simple().to_string() }
    }

    /// Takes over every command that is kept for this seat.
    pub fn adopt(&self) -> Vec<Pending> {
        let mut adopted = Vec::new();
        for key in storage::keys(&format!("{}outbox:", self.scope)) {
            let kept: Vec<Pending> = storage::read(&key)
                .and_then(|text| unhex(&text))
                .and_then(|bytes| Encoding::Postcard.decode(&bytes).ok())
                .unwrap_or_default();
            for pending in kept {
                if !adopted.iter().any(|known: &Pending| known.op == pending.op) {
                    adopted.push(pending);
                }
            }
            storage::remove(&key);
        }
        self.keep(&adopted);
        adopted
    }

    /// Keeps these commands, instead of what this tab kept before.
    pub fn keep(&self, pending: &[Pending]) {
        let key = format!("{}outbox:{}", self.scope, self.tab);
        match Encoding::Postcard.encode(&pending) {
            Ok(bytes) if !pending.is_empty() => storage::write(&key, &hex(&bytes)),
            _ => storage::remove(&key),
        }
    }

    /// The key of a draft.
    pub fn draft_key(&self, name: &str) -> String {
        format!("{}draft:{name}", self.scope)
    }
}

/// Remembers which seat this browser has in a workshop, for a reload without a network.
pub fn remember_seat(workshop: WorkshopId, seat: SeatId) {
    storage::write(&format!("cy:{workshop}:seat"), &seat.to_string());
}

/// The seat remembered for a workshop.
pub fn remembered_seat(workshop: WorkshopId) -> Option<SeatId> {
    storage::read(&format!("cy:{workshop}:seat"))?.parse().ok()
}

/// Remembers in which workshop somebody is about to come in: the secret leaves the address at once, and a reload
/// must not ask for the link again.
pub fn remember_joining(workshop: WorkshopId) {
    storage::write("cy:joining", &workshop.to_string());
}

/// Where somebody was about to come in.
pub fn remembered_joining() -> Option<WorkshopId> {
    storage::read("cy:joining")?.parse().ok()
}

/// Remembers, for a reload of this tab, what to ask with whether one was let in; forgets it where there is nothing.
pub fn remember_waiting(wait: Option<&str>) {
    storage::write_here("cy:waiting", wait);
}

/// What to ask with whether one was let in.
pub fn remembered_waiting() -> Option<String> {
    storage::read_here("cy:waiting")
}

/// Remembers, for a reload of this tab, the code somebody is about to come in with; forgets it where there is none.
pub fn remember_code(code: Option<&str>) {
    storage::write_here("cy:code", code);
}

/// The code somebody was about to come in with.
pub fn remembered_code() -> Option<String> {
    storage::read_here("cy:code")
}

fn hex(bytes: &[u8]) -> String {
    let digit = |half: u8| char::from_digit(u32::from(half), 16).unwrap_or('0');
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    let digits: Option<Vec<u32>> = text.chars().map(|c| c.to_digit(16)).collect();
    digits?.chunks_exact(2).map(|pair| u8::try_from(pair[0] * 16 + pair[1]).ok()).collect()
}
