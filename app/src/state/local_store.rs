//! What this browser stores for a seat: unanswered commands and drafts.
//! Every tab stores its commands under its own key. A new tab adopts the commands of the other tabs: it does not matter
//! whether those tabs are still open, because sending a command twice has no second effect. Commands of another version
//! of the page are not adopted: see `stored_outbox`.

use domain::id::{SeatId, WorkshopId};
use sync::Pending;

use crate::{
    browser::{
        random,
        storage::{self, Local, Store},
    },
    state::{
        recovered::RecoveredTexts,
        stored_outbox::{self, StoredOutbox},
    },
};

/// The stored things of one seat.
#[derive(Clone, Debug)]
pub struct LocalStore<S = Local> {
    store: S,
    scope: String,
    tab: String,
}

impl LocalStore {
    /// For a seat, with a new key for this tab.
    pub fn new(workshop: WorkshopId, seat: SeatId) -> Self {
        let scope = format!("cy:{workshop}:{seat}:");
        Self { store: Local, scope, tab: random::uuid().simple().to_string() }
    }
}

impl<S: Store + Clone> LocalStore<S> {
    /// Adopts all stored commands of this seat. What this version cannot read stays in place: see [`Self::recovered`].
    pub fn adopt(&self) -> Vec<Pending> {
        let (mut adopted, mut keys) = (Vec::new(), Vec::new());
        for key in self.store.keys(&stored_outbox::prefix(&self.scope)) {
            let stored = self.store.read(&key).unwrap_or_default();
            let StoredOutbox::Commands(found) = stored_outbox::read(&stored) else { continue };
            for pending in found {
                if !adopted.iter().any(|known: &Pending| known.op == pending.op) {
                    adopted.push(pending);
                }
            }
            keys.push(key);
        }
        // Remove the old keys only after everything is stored under the new one.
        if self.save(&adopted) {
            keys.iter().filter(|key| **key != self.key()).for_each(|key| self.store.remove(key));
        }
        adopted
    }

    /// Stores these commands in place of this tab's earlier ones, and returns whether that worked.
    pub fn save(&self, pending: &[Pending]) -> bool {
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

/// Remembers this browser's seat in a workshop, for a reload without a network.
pub fn remember_seat(workshop: WorkshopId, seat: SeatId) {
    storage::write(&format!("cy:{workshop}:seat"), &seat.to_string());
}

/// The remembered seat in a workshop.
pub fn remembered_seat(workshop: WorkshopId) -> Option<SeatId> {
    storage::read(&format!("cy:{workshop}:seat"))?.parse().ok()
}

/// Remembers which workshop a person is joining: the secret leaves the URL at once, and a reload must not ask for the
/// link again.
pub fn remember_joining(workshop: WorkshopId) {
    storage::write("cy:joining", &workshop.to_string());
}

/// The workshop that the person was joining.
pub fn remembered_joining() -> Option<WorkshopId> {
    storage::read("cy:joining")?.parse().ok()
}

/// Remembers, for a reload of this tab, the token to ask for approval with; forgets it for `None`.
pub fn remember_waiting(wait: Option<&str>) {
    storage::write_here("cy:waiting", wait);
}

/// The token to ask for approval with.
pub fn remembered_waiting() -> Option<String> {
    storage::read_here("cy:waiting")
}

/// Remembers, for a reload of this tab, the code that the person is joining with; forgets it for `None`.
pub fn remember_code(code: Option<&str>) {
    storage::write_here("cy:code", code);
}

/// The code that the person was joining with.
pub fn remembered_code() -> Option<String> {
    storage::read_here("cy:code")
}

#[cfg(test)]
mod tests {
    use super::LocalStore;
    use crate::{
        browser::storage::{Store, memory::Memory},
        state::stored_outbox::tests::{card, unversioned},
    };

    fn tab(store: &Memory, name: &str) -> LocalStore<Memory> {
        LocalStore { store: store.clone(), scope: "cy:w:s:".to_owned(), tab: name.to_owned() }
    }

    fn texts(tab: &LocalStore<Memory>) -> Vec<String> {
        tab.recovered().rows().iter().flat_map(|row| row.texts.clone()).collect()
    }

    #[test]
    fn h2_a_new_tab_adopts_the_commands_of_two_others_once_each() {
        let store = Memory::default();
        let (one, two) = ([card(1, "one"), card(2, "both")], [card(2, "both"), card(3, "two")]);
        assert!(tab(&store, "a").save(&one) && tab(&store, "b").save(&two));
        let new = tab(&store, "c");
        assert_eq!(new.adopt(), [card(1, "one"), card(2, "both"), card(3, "two")]);
        assert_eq!(store.keys(""), [new.key()]);
        assert_eq!(tab(&store, "d").adopt().len(), 3, "and the next one takes over that");
        assert_eq!(texts(&new), Vec::<String>::new(), "what can be sent is not given back");
    }

    #[test]
    fn h2_data_of_another_version_is_neither_adopted_nor_deleted() {
        let store = Memory::default();
        let old = unversioned(&[card(1, "Written before the update.")]);
        store.write("cy:w:s:outbox:old", &old);
        store.write("cy:w:s:outbox:newer", "8:outbox-21:!");
        assert!(tab(&store, "a").save(&[card(2, "Written after it.")]));
        let new = tab(&store, "b");
        assert_eq!(new.adopt(), [card(2, "Written after it.")]);
        assert_eq!(store.read("cy:w:s:outbox:old"), Some(old));
        assert_eq!(store.read("cy:w:s:outbox:newer").as_deref(), Some("8:outbox-21:!"));
        assert_eq!(texts(&new), ["8:outbox-21:!", "Written before the update."]);
        new.save(&[]);
        assert_eq!(tab(&store, "c").adopt(), []);
        assert_eq!(texts(&new).len(), 2, "answered commands take nothing of it along");
    }

    #[test]
    fn h2_a_full_storage_loses_nothing_of_another_tab() {
        let store = Memory::default();
        tab(&store, "a").save(&[card(1, "one")]);
        let full = LocalStore { store: store.clone().filled(), ..tab(&store, "b") };
        assert_eq!(full.adopt(), [card(1, "one")]);
        assert_eq!(tab(&store, "c").adopt(), [card(1, "one")]);
    }
}
