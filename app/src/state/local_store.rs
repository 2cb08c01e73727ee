//! What this browser keeps for a seat: commands without an answer, and drafts.
//!
//! Every tab keeps its commands under a key of its own. A new tab takes over what it finds under the others':
//! whether their tabs live or not does no harm, because sending a command again has no second effect. What another version
//! of the page left is not taken over: see `stored_outbox`.

use domain::id::{SeatId, WorkshopId};
use sync::Pending;

use super::{
    recovered::RecoveredTexts,
    stored_outbox::{self, StoredOutbox},
};
use crate::browser::{
    random,
    storage::{self, Local, Store},
};

/// Where one seat's things are kept.
#[derive(Clone, Debug)]
pub struct Keep<S = Local> {
    store: S,
    scope: String,
    tab: String,
}

impl Keep {
    /// For a seat, with a key of its own for this tab.
    pub fn new(workshop: WorkshopId, seat: SeatId) -> Self {
        let scope = format!("cy:{workshop}:{seat}:");
        Self { store: Local, scope, tab: random::uuid().simple().to_string() }
    }
}

impl<S: Store + Clone> Keep<S> {
    /// Takes over every command that is kept for this seat. What this version cannot read stays where it is: see
    /// [`Self::recovered`].
    pub fn adopt(&self) -> Vec<Pending> {
        let (mut adopted, mut keys) = (Vec::new(), Vec::new());
        for key in self.store.keys(&stored_outbox::prefix(&self.scope)) {
            let stored = self.store.read(&key).unwrap_or_default();
            let StoredOutbox::Commands(kept) = stored_outbox::read(&stored) else { continue };
            for pending in kept {
                if !adopted.iter().any(|known: &Pending| known.op == pending.op) {
                    adopted.push(pending);
                }
            }
            keys.push(key);
        }
        // Only what is kept under the new key goes away under the old ones.
        if self.keep(&adopted) {
            keys.iter().filter(|key| **key != self.key()).for_each(|key| self.store.remove(key));
        }
        adopted
    }

    /// Keeps these commands, instead of what this tab kept before; whether that worked.
    pub fn keep(&self, pending: &[Pending]) -> bool {
        if pending.is_empty() {
            self.store.remove(&self.key());
            return true;
        }
        stored_outbox::write(pending).is_some_and(|text| self.store.write(&self.key(), &text))
    }

    fn key(&self) -> String {
        format!("{}{}", stored_outbox::prefix(&self.scope), self.tab)
    }

    /// The texts that did not become part of the workshop.
    pub fn recovered(&self) -> RecoveredTexts<S> {
        RecoveredTexts::open(self.store.clone(), &self.scope)
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

#[cfg(test)]
mod tests {
    use super::Keep;
    use crate::{
        browser::storage::{Store, memory::Memory},
        state::stored_outbox::tests::{card, unversioned},
    };

    fn tab(store: &Memory, name: &str) -> Keep<Memory> {
        Keep { store: store.clone(), scope: "cy:w:s:".to_owned(), tab: name.to_owned() }
    }

    fn texts(keep: &Keep<Memory>) -> Vec<String> {
        keep.recovered().rows().iter().flat_map(|row| row.texts.clone()).collect()
    }

    #[test]
    fn h2_a_new_tab_takes_over_what_two_others_left_each_command_once() {
        let store = Memory::default();
        let (one, two) = ([card(1, "one"), card(2, "both")], [card(2, "both"), card(3, "two")]);
        assert!(tab(&store, "a").keep(&one) && tab(&store, "b").keep(&two));
        let new = tab(&store, "c");
        assert_eq!(new.adopt(), [card(1, "one"), card(2, "both"), card(3, "two")]);
        assert_eq!(store.keys(""), [new.key()]);
        assert_eq!(tab(&store, "d").adopt().len(), 3, "and the next one takes over that");
        assert_eq!(texts(&new), Vec::<String>::new(), "what can be sent is not given back");
    }

    #[test]
    fn h2_what_another_version_left_is_neither_taken_over_nor_deleted() {
        let store = Memory::default();
        let old = unversioned(&[card(1, "Written before the update.")]);
        store.write("cy:w:s:outbox:old", &old);
        store.write("cy:w:s:outbox:newer", "8:outbox-21:!");
        assert!(tab(&store, "a").keep(&[card(2, "Written after it.")]));
        let new = tab(&store, "b");
        assert_eq!(new.adopt(), [card(2, "Written after it.")]);
        assert_eq!(store.read("cy:w:s:outbox:old"), Some(old));
        assert_eq!(store.read("cy:w:s:outbox:newer").as_deref(), Some("8:outbox-21:!"));
        assert_eq!(texts(&new), ["8:outbox-21:!", "Written before the update."]);
        new.keep(&[]);
        assert_eq!(tab(&store, "c").adopt(), []);
        assert_eq!(texts(&new).len(), 2, "answered commands take nothing of it along");
    }

    #[test]
    fn h2_a_full_storage_does_not_cost_what_another_tab_left() {
        let store = Memory::default();
        tab(&store, "a").keep(&[card(1, "one")]);
        let full = Keep { store: store.clone().filled(), ..tab(&store, "b") };
        assert_eq!(full.adopt(), [card(1, "one")]);
        assert_eq!(tab(&store, "c").adopt(), [card(1, "one")]);
    }
}
