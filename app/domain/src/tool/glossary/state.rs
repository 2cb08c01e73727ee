//! The state of this tool, what can have happened in it, and what of it a viewer is told.

use serde::{Deserialize, Serialize};

use crate::{
    base::{
        id::{DisconnectId, SeatId, TermId},
        map::Set,
        sealed_answers::SealedAnswers,
        seat::Viewer,
        text::{FunctionName, Reason, Title},
        voices::Voice,
    },
    tool::{State, disconnects::Disconnect},
};

/// What one function means by a word.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Meaning {
    /// Which function; none where it stands under nothing.
    pub function: Option<FunctionName>,
    /// What it means by it.
    pub text: Reason,
}

/// A word and what it means.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Term {
    /// Its id.
    pub id: TermId,
    /// The word.
    pub word: Title,
    /// What it means to each.
    pub meanings: SealedAnswers<Meaning>,
    /// A meaning for all, as it is offered now.
    pub offered: Option<Reason>,
    /// The functions that agree to what is offered.
    pub agreed_by: Set<FunctionName>,
    /// What it means from now on.
    pub agreed: Option<Reason>,
}

impl Term {
    /// The functions that gave a meaning and do not agree to what is offered yet.
    pub fn waits_for(&self) -> Vec<&FunctionName> {
        let meanings =
            self.meanings.shown.iter().flatten().filter_map(|meaning| meaning.function.as_ref());
        let waiting: Set<_> =
            meanings.filter(|function| !self.agreed_by.contains(*function)).collect();
        waiting.into_iter().collect()
    }
}

/// All words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Glossary {
    /// In the order they were put.
    pub list: Vec<Term>,
}

/// What happened to words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// It was asked what a word means.
    Put {
        /// Its id.
        term: TermId,
        /// The word.
        word: Title,
    },
    /// Somebody said what it means to them. Told to that seat alone.
    Meant {
        /// Which word.
        term: TermId,
        /// Who.
        seat: SeatId,
        /// What.
        meaning: Meaning,
    },
    /// One more has said it.
    Heard {
        /// Of which word.
        term: TermId,
        /// Whose voice.
        voice: Voice,
    },
    /// All meanings were shown.
    Revealed {
        /// Of which word.
        term: TermId,
        /// The meanings, sorted.
        meanings: Vec<Meaning>,
        /// The disconnect that opened because they differ.
        opened: Option<Box<Disconnect>>,
    },
    /// One meaning was offered for all.
    Offered {
        /// Of which word.
        term: TermId,
        /// Which meaning.
        text: Reason,
        /// By which function, which so agrees to it.
        function: FunctionName,
    },
    /// A function agreed to what is offered.
    Agreed {
        /// To which word's meaning.
        term: TermId,
        /// Which function.
        function: FunctionName,
        /// The meaning, when this was the last function: from now on it is the one.
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

    /// The words with an agreed meaning that stand in a text, whole and in any case.
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

/// Whether `word` stands in `text` as a whole word. Both in lower case.
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
