//! What was said, by whom, and who may read it from which event on. Every text begins with a word that stands nowhere else.

use std::collections::{BTreeMap, BTreeSet};

use super::cast::Who;

/// One text of one person.
#[derive(Debug)]
struct Secret {
    by: Who,
    /// From which event on who may read it.
    may: Vec<(u64, BTreeSet<Who>)>,
}

/// All of them, each by the word it begins with.
#[derive(Debug, Default)]
pub(crate) struct Ledger(BTreeMap<String, Secret>);

/// What every such word begins with, and how long it is.
const BEGINS: &str = "Qx";
const LENGTH: usize = 8;

impl Ledger {
    /// A text that nobody but its author has ever seen.
    pub(crate) fn says(&mut self, by: Who) -> String {
        let word = format!("{BEGINS}{:05}x", self.0.len());
        let may = vec![(0, BTreeSet::from([by]))];
        self.0.insert(word.clone(), Secret { by, may });
        format!("{word} is what one person has to say.")
    }

    /// From this event on these may read it.
    pub(crate) fn shows(&mut self, text: &str, from: u64, to: &[Who]) {
        let secret = self.0.get_mut(&text[..LENGTH]).expect("a text of the ledger");
        secret.may.push((from, to.iter().copied().collect()));
    }

    /// What stands in a text that this one must not read, as of an event.
    pub(crate) fn found(&self, text: &str, reader: Option<Who>, at: u64) -> Option<String> {
        let words =
            text.match_indices(BEGINS).filter_map(|(from, _)| text.get(from..from + LENGTH));
        for word in words {
            // What only begins alike is chance: a random name, a key.
            let Some(secret) = self.0.get(word) else { continue };
            let may = |(from, to): &(u64, BTreeSet<Who>)| {
                *from <= at && reader.is_some_and(|reader| to.contains(&reader))
            };
            if !secret.may.iter().any(may) {
                return Some(format!("{word}, said by {:?}", secret.by));
            }
        }
        None
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }
}
