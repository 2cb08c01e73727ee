//! State, events and disclosure of this tool.

use serde::{Deserialize, Serialize};

use crate::{
    base::{
        id::{DisconnectId, SeatId, TermId},
        limits::TERMS_MAX,
        map::Set,
        sealed_answers::SealedAnswers,
        seat::Viewer,
        text::{FunctionName, Reason, Title},
        voices::Voice,
    },
    tool::{State, disconnects::Disconnect},
};

/// What one person means by a term.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Meaning {
    /// `None` when anonymous.
    pub function: Option<FunctionName>,
    /// What it means by it.
    pub text: Reason,
}

/// A term and its meanings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Term {
    pub id: TermId,
    pub word: Title,
    pub meanings: SealedAnswers<Meaning>,
    /// The meaning offered for all; `None` until offered.
    pub offered: Option<Reason>,
    /// Functions that agree to the offer.
    pub agreed_by: Set<FunctionName>,
    /// The agreed meaning; `None` until every function agrees.
    pub agreed: Option<Reason>,
}

impl Term {
    /// Functions that gave a meaning and have not agreed to the offer.
    pub fn waits_for(&self) -> Vec<&FunctionName> {
        let meanings =
            self.meanings.shown.iter().flatten().filter_map(|meaning| meaning.function.as_ref());
        let waiting: Set<_> =
            meanings.filter(|function| !self.agreed_by.contains(*function)).collect();
        waiting.into_iter().collect()
    }
}

/// All terms.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Glossary {
    /// In the order they were asked.
    pub list: Vec<Term>,
}

/// Events of terms.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// A term was put before the group.
    Put { term: TermId, word: Title },
    /// Sent to that seat only.
    Meant { term: TermId, seat: SeatId, meaning: Meaning },
    /// One more meaning counted.
    Heard { term: TermId, voice: Voice },
    /// All meanings were revealed.
    Revealed {
        term: TermId,
        /// Sorted.
        meanings: Vec<Meaning>,
        /// `None` when the answers do not differ.
        opened: Option<Box<Disconnect>>,
    },
    /// A meaning was offered for all.
    Offered {
        term: TermId,
        text: Reason,
        /// The offering function, which thereby agrees.
        function: FunctionName,
    },
    /// A function agreed to the offer.
    Agreed {
        term: TermId,
        function: FunctionName,
        /// The agreed meaning, if this was the last function.
        settled: Option<Reason>,
        /// The disconnect that this settles.
        settles: Option<DisconnectId>,
    },
}

impl Glossary {
    /// A word by its id.
    pub fn get(&self, id: TermId) -> Option<&Term> {
        self.list.iter().find(|term| term.id == id)
    }

    /// The agreed terms that occur in a text as words, ignoring case.
    pub fn in_text(&self, text: &str) -> impl Iterator<Item = (&Title, &Reason)> {
        let text = text.to_lowercase();
        self.list.iter().filter_map(move |term| {
            let agreed = term.agreed.as_ref()?;
            stands_in(&text, &term.word.as_str().to_lowercase()).then_some((&term.word, agreed))
        })
    }

    pub(super) fn get_mut(&mut self, id: TermId) -> Option<&mut Term> {
        self.list.iter_mut().find(|term| term.id == id)
    }
}

impl State for Glossary {
    type Event = Event;

    fn evolve(&mut self, event: &Event) {
        if let Event::Put { term, word } = event {
            self.list.push(Term {
                id: *term,
                word: word.clone(),
                meanings: SealedAnswers::default(),
                offered: None,
                agreed_by: Set::new(),
                agreed: None,
            });
            return;
        }
        let Some(known) = self.get_mut(event.subject()) else { return };
        match event {
            Event::Put { .. } => {}
            Event::Meant { seat, meaning, .. } => known.meanings.put(*seat, meaning),
            Event::Heard { voice, .. } => known.meanings.voices.hear(voice),
            Event::Revealed { meanings, .. } => known.meanings.show(meanings),
            Event::Offered { text, function, .. } => {
                known.offered = Some(text.clone());
                known.agreed_by = Set::from([function.clone()]);
            }
            Event::Agreed { function, settled, .. } => {
                known.agreed_by.insert(function.clone());
                if settled.is_some() {
                    known.agreed.clone_from(settled);
                }
            }
        }
    }

    fn disclose(&self, viewer: &Viewer) -> Self {
        let disclosed = |term: &Term| Term {
            id: term.id,
            word: term.word.clone(),
            meanings: term.meanings.disclose(viewer),
            offered: term.offered.clone(),
            agreed_by: term.agreed_by.clone(),
            agreed: term.agreed.clone(),
        };
        Self { list: self.list.iter().map(disclosed).collect() }
    }

    fn disclose_event(event: &Event, viewer: &Viewer) -> Option<Event> {
        match event {
            Event::Meant { seat, .. } => (*seat == viewer.seat).then(|| event.clone()),
            Event::Heard { term, voice } => {
                Some(Event::Heard { term: *term, voice: voice.disclose(viewer) })
            }
            Event::Put { .. }
            | Event::Revealed { .. }
            | Event::Offered { .. }
            | Event::Agreed { .. } => Some(event.clone()),
        }
    }

    fn addresses(_event: &Event, _seat: SeatId) -> bool {
        false
    }

    fn unrevealed(&self) -> bool {
        self.list.iter().any(|term| term.meanings.is_sealed())
    }

    fn within_bounds(&self) -> bool {
        self.list.len() <= TERMS_MAX
    }
}

impl Event {
    pub(super) fn subject(&self) -> TermId {
        match self {
            Self::Put { term, .. }
            | Self::Meant { term, .. }
            | Self::Heard { term, .. }
            | Self::Revealed { term, .. }
            | Self::Offered { term, .. }
            | Self::Agreed { term, .. } => *term,
        }
    }
}

/// Whether `word` occurs in `text` as a complete word. Both in lower case.
pub(super) fn stands_in(text: &str, word: &str) -> bool {
    let is_open = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    text.match_indices(word).any(|(at, _)| {
        is_open(text[..at].chars().next_back()) && is_open(text[at + word.len()..].chars().next())
    })
}

#[cfg(test)]
mod tests {
    use super::stands_in;

    #[test]
    fn a_word_stands_in_a_text_only_as_a_whole() {
        for (text, word, is) in [
            ("before go-live we train", "go-live", true),
            ("go-live.", "go-live", true),
            ("cargo-lives", "go-live", false),
            ("a pilot, then", "pilot", true),
            ("pilots", "pilot", false),
            ("größe zählt", "größe", true),
            ("", "pilot", false),
        ] {
            assert_eq!(stands_in(text, word), is, "{word} in {text}");
        }
    }
}
