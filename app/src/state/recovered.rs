//! Texts that were typed and did not become part of the workshop: refused, or left in an outbox that this version of
//! the page cannot read. They stay in the browser's storage, one key per text group, until the person has dealt with
//! them.
//! Tabs share the storage but not this list. A key is written only by the tab whose command was refused, and removed
//! only when the person says so. A command that two tabs have sent has one key, so its text appears once.

use domain::{Timestamp, id::OpId};
use protocol::limits::RECOVERED_ROWS_MAX;

use crate::{
    browser::storage::Store,
    state::{
        pack::{pack, unpack},
        stored_outbox::{self, StoredOutbox},
    },
};

/// Texts that belong together, with the reason why they are here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recovered {
    /// The key in the browser's storage.
    pub key: String,
    /// Microseconds; 0 if unknown.
    at: i64,
    /// The reason as it was shown to the person; `None` if an older version of the page wrote the text and never sent
    /// it.
    pub why: Option<String>,
    pub texts: Vec<String>,
}

/// The recovered texts of one seat, oldest first.
#[derive(Debug)]
pub struct RecoveredTexts<S> {
    store: S,
    /// The prefix of the keys of refused texts.
    prefix: String,
    rows: Vec<Recovered>,
}

impl<S: Store> RecoveredTexts<S> {
    /// Loads the texts of the seat with this key prefix.
    pub fn open(store: S, scope: &str) -> Self {
        let prefix = format!("{scope}refused:");
        let found = |prefix: &str| {
            let keys = store.keys(prefix).into_iter();
            keys.filter_map(|key| Some((store.read(&key)?, key))).collect::<Vec<_>>()
        };
        let refused = found(&prefix).into_iter().map(|(stored, key)| refused(key, &stored));
        let unsent = found(&stored_outbox::prefix(scope)).into_iter();
        let unsent = unsent.filter_map(|(stored, key)| unsent_text(key, &stored));
        let mut rows: Vec<Recovered> = refused.chain(unsent).collect();
        rows.sort_by(|a, b| (a.at, &a.key).cmp(&(b.at, &b.key)));
        Self { store, prefix, rows }
    }

    /// All of them, oldest first.
    pub fn rows(&self) -> &[Recovered] {
        &self.rows
    }

    /// Stores the texts of a refused command.
    pub fn refuse(&mut self, op: OpId, at: Timestamp, why: String, texts: Vec<String>) {
        let key = format!("{}{op}", self.prefix);
        if texts.is_empty() || self.rows.iter().any(|known| known.key == key) {
            return;
        }
        // Later than the previous one, whatever the clock says: the order is that of the refusals.
        let at = self.rows.last().map_or(at.0, |last| at.0.max(last.at.saturating_add(1)));
        let row = Recovered { key, at, why: Some(why), texts };
        self.save(&row); // PROMISE: refused-text
        self.rows.push(row);
        while self.rows.len() > RECOVERED_ROWS_MAX && self.join_oldest() {}
    }

    /// Deletes the texts under a key at the person's request.
    pub fn dismiss(&mut self, key: &str) {
        self.rows.retain(|row| row.key != key);
        self.store.remove(key);
    }

    /// Deletes what is sent again with these texts: from now on the new command stores them.
    pub fn used(&mut self, texts: &[String]) {
        let again = |row: &&Recovered| row.texts.iter().all(|text| texts.contains(text));
        let again: Vec<String> =
            self.rows.iter().filter(again).map(|row| row.key.clone()).collect();
        for key in again {
            self.dismiss(&key);
        }
    }

    /// Joins the two oldest refusals into one row, and returns whether there were two.
    fn join_oldest(&mut self) -> bool {
        let refused = |row: &Recovered| row.why.is_some();
        let Some(first) = self.rows.iter().position(refused) else { return false };
        let Some(second) = self.rows.iter().skip(first + 1).position(refused) else { return false };
        let second = self.rows.remove(first + 1 + second);
        let joined = &mut self.rows[first];
        joined.texts.extend(second.texts);
        if let (Some(why), Some(more)) = (&mut joined.why, second.why)
            && !why.lines().any(|line| line == more)
        {
            why.push('\n');
            why.push_str(&more);
        }
        let joined = joined.clone();
        // Write the joined row first: a page that dies in between leaves a text twice rather than not at all.
        if self.save(&joined) {
            self.store.remove(&second.key);
        }
        true
    }

    fn save(&self, row: &Recovered) -> bool {
        let (at, why) = (row.at.to_string(), row.why.clone().unwrap_or_default());
        let head = [at.as_str(), why.as_str()];
        self.store
            .write(&row.key, &pack(head.into_iter().chain(row.texts.iter().map(String::as_str))))
    }
}

fn refused(key: String, stored: &str) -> Recovered {
    let parts = unpack(stored).unwrap_or_default();
    let [at, why, texts @ ..] = parts.as_slice() else {
        // Not in the format of this page: show everything.
        return Recovered { key, at: 0, why: None, texts: vec![stored.to_owned()] };
    };
    let texts = texts.iter().map(|text| (*text).to_owned()).collect();
    Recovered { key, at: at.parse().unwrap_or_default(), why: Some((*why).to_owned()), texts }
}

fn unsent_text(key: String, stored: &str) -> Option<Recovered> {
    match stored_outbox::read(stored) {
        StoredOutbox::Commands(_) => None,
        // Without a text there is nothing to show; it stays in storage.
        StoredOutbox::Unreadable(texts) if texts.is_empty() => None,
        StoredOutbox::Unreadable(texts) => Some(Recovered { key, at: 0, why: None, texts }),
    }
}

#[cfg(test)]
mod tests {
    use domain::{Timestamp, id::OpId};
    use protocol::limits::RECOVERED_ROWS_MAX;
    use uuid::Uuid;

    use super::{Recovered, RecoveredTexts};
    use crate::{
        browser::storage::{Store, memory::Memory},
        state::stored_outbox::tests::{card, unversioned},
    };

    const SCOPE: &str = "cy:w:s:";

    fn op(number: usize) -> OpId {
        OpId(Uuid::from_u64_pair(8, number as u64))
    }

    fn open(store: &Memory) -> RecoveredTexts<Memory> {
        RecoveredTexts::open(store.clone(), SCOPE)
    }

    fn refuse(recovered: &mut RecoveredTexts<Memory>, number: usize, why: &str, text: &str) {
        recovered.refuse(op(number), Timestamp(1_000), why.to_owned(), vec![text.to_owned()]);
    }

    fn texts(recovered: &RecoveredTexts<Memory>) -> Vec<&str> {
        recovered.rows().iter().flat_map(|row| &row.texts).map(String::as_str).collect()
    }

    #[test]
    fn h3_refused_texts_survive_a_reload_in_the_order_in_which_they_were_refused() {
        let store = Memory::default();
        let mut page = open(&store);
        // Ids are random, so their order means nothing.
        for (number, text) in
            [(7, "first"), (2, "second: with a colon"), (5, "third\nof two lines")]
        {
            refuse(&mut page, number, "The chair has locked this step.", text);
        }
        let reloaded = open(&store);
        assert_eq!(reloaded.rows(), page.rows());
        assert_eq!(texts(&reloaded), ["first", "second: with a colon", "third\nof two lines"]);
        assert_eq!(reloaded.rows()[0].why.as_deref(), Some("The chair has locked this step."));
    }

    #[test]
    fn h3_a_text_is_deleted_only_when_the_person_dismisses_it() {
        let store = Memory::default();
        let mut page = open(&store);
        refuse(&mut page, 1, "Locked.", "one");
        refuse(&mut page, 2, "Locked.", "two");
        let key = page.rows()[0].key.clone();
        page.dismiss(&key);
        assert_eq!(texts(&page), ["two"]);
        assert_eq!(texts(&open(&store)), ["two"]);
    }

    #[test]
    fn h3_a_text_that_is_sent_again_is_deleted_and_others_are_not() {
        let mut page = open(&Memory::default());
        page.refuse(
            op(1),
            Timestamp(1),
            "Why not.".to_owned(),
            vec!["a".to_owned(), "b".to_owned()],
        );
        refuse(&mut page, 2, "Why not.", "a");
        page.used(&["a".to_owned()]);
        assert_eq!(texts(&page), ["a", "b"], "half of it was not said again");
        page.used(&["b".to_owned(), "a".to_owned()]);
        assert_eq!(page.rows(), []);
    }

    #[test]
    fn h3_a_command_that_two_tabs_have_sent_gives_its_text_back_once() {
        let store = Memory::default();
        let (mut one, mut two) = (open(&store), open(&store));
        refuse(&mut one, 1, "Locked.", "said once");
        refuse(&mut two, 1, "Locked.", "said once");
        refuse(&mut two, 2, "Locked.", "said in the other tab");
        assert_eq!(texts(&open(&store)), ["said once", "said in the other tab"]);
        let key = two.rows()[1].key.clone();
        two.dismiss(&key);
        assert_eq!(
            texts(&open(&store)),
            ["said once"],
            "and what one tab keeps, no other tab drops"
        );
    }

    #[test]
    fn h3_a_long_list_is_joined_and_nothing_is_dropped() {
        let store = Memory::default();
        let mut page = open(&store);
        let many = RECOVERED_ROWS_MAX * 3;
        for number in 0..many {
            let why = if number == 4 { "Revealed." } else { "Locked." };
            refuse(&mut page, number, why, &format!("text {number}"));
        }
        let all: Vec<String> = (0..many).map(|number| format!("text {number}")).collect();
        for page in [&page, &open(&store)] {
            assert_eq!(page.rows().len(), RECOVERED_ROWS_MAX);
            assert_eq!(texts(page), all);
            assert_eq!(page.rows()[0].why.as_deref(), Some("Locked.\nRevealed."));
        }
    }

    #[test]
    fn h3_a_full_storage_loses_nothing_on_the_screen() {
        let store = Memory::default().filled();
        let mut page = open(&store);
        for number in 0..=RECOVERED_ROWS_MAX {
            refuse(&mut page, number, "Locked.", &format!("text {number}"));
        }
        assert_eq!(texts(&page).len(), RECOVERED_ROWS_MAX + 1);
    }

    #[test]
    fn h2_texts_of_an_outbox_without_a_version_are_shown_and_stay_until_they_are_dismissed() {
        let store = Memory::default();
        let (key, stored) = (format!("{SCOPE}outbox:old"), unversioned(&[card(1, "Who pays?")]));
        store.write(&key, &stored);
        let mut page = open(&store);
        let row =
            Recovered { key: key.clone(), at: 0, why: None, texts: vec!["Who pays?".to_owned()] };
        assert_eq!(page.rows(), [row]);
        assert_eq!(store.read(&key), Some(stored), "looking changes nothing");
        page.dismiss(&key);
        assert_eq!((store.read(&key), open(&store).rows()), (None, &[][..]));
    }

    #[test]
    fn h3_a_broken_entry_is_shown_as_it_is() {
        let store = Memory::default();
        store.write(&format!("{SCOPE}refused:x"), "not packed");
        assert_eq!(texts(&open(&store)), ["not packed"]);
    }
}
