//! Every text, its author, and who may read it from which command on. Each text begins with a unique word.

use std::collections::{BTreeMap, BTreeSet};

use super::cast::{ROOM, Who};

/// One person's text.
#[derive(Debug)]
struct LedgerText {
    by: Who,
    /// Who may read it, from which command on.
    may: Vec<(u64, BTreeSet<Who>)>,
}

/// All texts, by their first word.
#[derive(Debug, Default)]
pub(crate) struct Ledger(BTreeMap<String, LedgerText>);

/// The prefix of those words, and their length.
const BEGINS: &str = "Qx";
const LENGTH: usize = 8;

impl Ledger {
    /// A new text that only its author has seen.
    pub(crate) fn new_text(&mut self, by: Who) -> String {
        let word = format!("{BEGINS}{:05}x", self.0.len());
        let may = vec![(0, BTreeSet::from([by]))];
        self.0.insert(word.clone(), LedgerText { by, may });
        format!("{word} is what one person has to say.")
    }

    /// A new text that everybody reads at once.
    pub(crate) fn new_open_text(&mut self) -> String {
        let text = self.new_text(Who::Seller);
        self.allow(&text, 0, &ROOM);
        text
    }

    /// From this command on, these people may read the text.
    pub(crate) fn allow(&mut self, text: &str, from: u64, to: &[Who]) {
        let known = self.0.get_mut(&text[..LENGTH]).expect("a text of the ledger");
        known.may.push((from, to.iter().copied().collect()));
    }

    /// The first text in `text` that this reader must not see as of command `at`.
    pub(crate) fn found(&self, text: &str, reader: Option<Who>, at: u64) -> Option<String> {
        let words =
            text.match_indices(BEGINS).filter_map(|(from, _)| text.get(from..from + LENGTH));
        for word in words {
            // A word that only shares the prefix is coincidence: a random name or key.
            let Some(known) = self.0.get(word) else { continue };
            let may = |(from, to): &(u64, BTreeSet<Who>)| {
                *from <= at && reader.is_some_and(|reader| to.contains(&reader))
            };
            if !known.may.iter().any(may) {
                return Some(format!("{word}, said by {:?}", known.by));
            }
        }
        None
    }

    /// The number of texts.
    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }
}
