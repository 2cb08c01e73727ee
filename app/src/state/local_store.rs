//! What this browser stores for a seat: unanswered commands and drafts.
//! Every tab stores its commands under its own key. A new tab adopts the commands of the other tabs: it does not matter
//! whether those tabs are still open, because sending a command twice has no second effect. Commands of another version
//! of the page are not adopted: see `stored_outbox`.

use std::sync::Arc;

use domain::{
    id::{OpId, SeatId, WorkshopId},
    text::FunctionName,
    tool::seats,
};
use sync::Pending;

use crate::{
    browser::{
        random,
        storage::{self, Local, Store},
    },
    state::{
        pack::{pack, unpack},
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
    /// Stores that the person joins, for the workshop's page to send. Not as a command: the page for joining is loaded
    /// before anything that can write commands.
    pub fn store_join(&self, op: OpId, function: Option<&FunctionName>) {
        let op = op.to_string();
        let parts = [Some(op.as_str()), function.map(FunctionName::as_str)];
        self.store.write(&self.join_key(), &pack(parts.into_iter().flatten()));
    }

    /// The command of a person who joins.
    fn join(&self) -> Option<Pending> {
        let stored = self.store.read(&self.join_key())?;
        let (op, function) = match unpack(&stored)?.as_slice() {
            [op] => (op.parse().ok()?, None),
            [op, function] => (op.parse().ok()?, Some(FunctionName::parse(function).ok()?)),
            _ => return None,
        };
        let command = Arc::new(seats::Command::Join { function }.into());
        // A person who joins has not seen yet where the group is.
        Some(Pending { op, command, said_in_private: false })
    }

    fn join_key(&self) -> String {
        format!("{}join", self.scope)
    }

    /// Adopts all stored commands of this seat. What this version cannot read stays in place: see [`Self::recovered`].
    pub fn adopt(&self) -> Vec<Pending> {
        let mut keys = vec![self.join_key()];
        let mut adopted: Vec<Pending> = self.join().into_iter().collect();
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

/// Whether this browser stores unanswered commands of any seat.
#[cfg(feature = "browser")]
pub fn is_any_outbox() -> bool {
    let outbox = stored_outbox::prefix(":");
    Local.keys("cy:").iter().any(|key| key.contains(&outbox))
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
    use domain::{id::OpId, text::FunctionName, tool::seats};
    use uuid::Uuid;

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
    fn a_person_who_joins_is_sent_once_and_before_anything_else() {
        let store = Memory::default();
        for function in [None, FunctionName::parse("Legal").ok()] {
            tab(&store, "a").store_join(OpId(Uuid::from_u128(7)), function.as_ref());
            assert!(tab(&store, "b").save(&[card(1, "one")]));
            let adopted = tab(&store, "c").adopt();
            assert_eq!(*adopted[0].command, seats::Command::Join { function }.into());
            assert_eq!(adopted[1..], [card(1, "one")]);
            assert_eq!(
                tab(&store, "d").adopt(),
                adopted,
                "a reload before the answer sends the same"
            );
            tab(&store, "d").save(&[]);
            assert_eq!(tab(&store, "e").adopt(), []);
        }
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
