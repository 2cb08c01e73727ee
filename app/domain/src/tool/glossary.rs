//! The glossary: what a word means, written by each alone first. Two meanings open a disconnect about language; the
//! one that every function agrees to settles it, and is shown wherever the word stands.

use serde::{Deserialize, Serialize};

use super::{
    Tool,
    cards::Level,
    charter::Visibility,
    customers_only::{Part, snapshot},
    disconnects::{Disconnect, End, Kind},
};
use crate::{
    EntityKind, Event as Any, Rejection, Seat, Timestamp, Topic, Topics, Viewer, Workshop,
    id::{DisconnectId, SeatId, TermId},
    limits::{DISCONNECTS_MAX, TERMS_MAX},
    map::{Set, sorted},
    powers::Power,
    sealed_answers::SealedAnswers,
    text::{FunctionName, Reason, Title},
    voices::Voice,
    workshop::{acting_function, attributed_function, check_capacity, needs_the_whole},
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

/// What may be asked about words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Command {
    /// Ask what a word means.
    Put {
        /// Its id.
        term: TermId,
        /// The word.
        word: Title,
    },
    /// Say what it means to oneself. Sealed until all are shown.
    Mean {
        /// Which word.
        term: TermId,
        /// What it means.
        text: Reason,
    },
    /// Show everybody all meanings.
    Reveal {
        /// Of which word.
        term: TermId,
        /// The id of the disconnect that opens when they differ.
        disconnect: DisconnectId,
    },
    /// Offer one meaning for all.
    Offer {
        /// Of which word.
        term: TermId,
        /// Which meaning.
        text: Reason,
    },
    /// Agree to what is offered, for the own function.
    Agree {
        /// To which word's meaning.
        term: TermId,
        /// The meaning one has read.
        text: Reason,
    },
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

    fn get_mut(&mut self, id: TermId) -> Option<&mut Term> {
        self.list.iter_mut().find(|term| term.id == id)
    }

    fn known(&self, id: TermId) -> Result<&Term, Rejection> {
        self.get(id).ok_or(Rejection::NotFound { thing: EntityKind::Term })
    }

    /// A word whose meanings are shown and that is not agreed yet.
    fn shown(&self, id: TermId) -> Result<&Term, Rejection> {
        let known = self.known(id)?;
        match (&known.meanings.shown, &known.agreed) {
            (None, _) => Err(Rejection::Sealed),
            (_, Some(_)) => Err(Rejection::Revealed),
            _ => Ok(known),
        }
    }

    fn put(&self, term: TermId, word: Title) -> Result<Event, Rejection> {
        let same = |known: &Term| {
            known.id == term || known.word.as_str().to_lowercase() == word.as_str().to_lowercase()
        };
        if self.list.iter().any(same) {
            return Err(Rejection::Exists { thing: EntityKind::Term });
        }
        check_capacity(self.list.len(), TERMS_MAX, EntityKind::Term)?;
        Ok(Event::Put { term, word })
    }

    fn mean(
        &self,
        workshop: &Workshop,
        actor: &Seat,
        id: TermId,
        text: Reason,
    ) -> Result<Vec<Event>, Rejection> {
        let meaning = Meaning { function: attributed_function(workshop, actor)?, text };
        let voice = self.known(id)?.meanings.accept(actor, &meaning)?;
        let meant = Event::Meant { term: id, seat: actor.id, meaning };
        let heard = voice.map(|voice| Event::Heard { term: id, voice });
        Ok(std::iter::once(meant).chain(heard).collect())
    }

    fn reveal(
        &self,
        workshop: &Workshop,
        id: TermId,
        disconnect: DisconnectId,
    ) -> Result<Event, Rejection> {
        needs_the_whole()?;
        let known = self.known(id)?;
        let bare = |meaning: &Meaning| meaning.function.is_none();
        let promised = known.meanings.promised(workshop.visibility(), bare);
        let mut meanings = known.meanings.open(promised)?;
        if promised == Visibility::Anonymous {
            for meaning in &mut meanings {
                meaning.function = None;
            }
            meanings = sorted(meanings);
        }
        let register = &workshop.disconnects;
        let room = register.list.len() < DISCONNECTS_MAX && register.get(disconnect).is_none();
        let opened = differing(&meanings).filter(|_| room);
        let opened = opened.and_then(|(one, two)| about(known, disconnect, one, two)).map(Box::new);
        Ok(Event::Revealed { term: id, meanings, opened })
    }

    fn agree(
        &self,
        workshop: &Workshop,
        actor: &Seat,
        id: TermId,
        text: &Reason,
    ) -> Result<Event, Rejection> {
        let known = self.shown(id)?;
        if known.offered.as_ref() != Some(text) {
            return Err(Rejection::OtherVersion);
        }
        let function = acting_function(actor)?;
        if known.agreed_by.contains(&function) {
            return Err(Rejection::Unchanged);
        }
        // Whose the meanings are may stand under nothing: then every function agrees.
        let bare = |meaning: &Meaning| meaning.function.is_none();
        let last = if known.meanings.shown.iter().flatten().any(bare) {
            let others = workshop.seats.functions();
            others.iter().all(|other| *other == function || known.agreed_by.contains(other))
        } else {
            known.waits_for().into_iter().all(|waiting| *waiting == function)
        };
        let about = |known: &&Disconnect| known.term == Some(id) && known.settlement.is_none();
        let settles = workshop.disconnects.list.iter().find(about).filter(|_| last);
        Ok(Event::Agreed {
            term: id,
            function,
            settled: last.then(|| text.clone()),
            settles: settles.map(|known| known.id),
        })
    }
}

/// Two meanings of different functions that are not the same words.
fn differing(meanings: &[Meaning]) -> Option<(&Meaning, &Meaning)> {
    let one = meanings.iter().find(|meaning| meaning.function.is_some())?;
    let differs = |other: &&Meaning| {
        other.function.is_some()
            && other.function != one.function
            && other.text.as_str().to_lowercase() != one.text.as_str().to_lowercase()
    };
    Some((one, meanings.iter().find(differs)?))
}

fn about(term: &Term, id: DisconnectId, one: &Meaning, two: &Meaning) -> Option<Disconnect> {
    let end = |meaning: &Meaning| {
        Some(End {
            function: meaning.function.clone()?,
            position: None,
            reason: Some(meaning.text.clone()),
            restatement: None,
        })
    };
    let title = Title::parse(&format!("What “{}” means", term.word));
    let title = title.unwrap_or_else(|_| term.word.clone());
    let (kind, term) = (Some(Kind::Language), Some(term.id));
    let between = Disconnect::between(id, title, Level::Problem, end(one)?, end(two)?);
    Some(Disconnect { kind, term, ..between })
}

/// Whether `word` stands in `text` as a whole word. Both in lower case.
fn stands_in(text: &str, word: &str) -> bool {
    let is_open = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    text.match_indices(word).any(|(at, _)| {
        is_open(text[..at].chars().next_back()) && is_open(text[at + word.len()..].chars().next())
    })
}

impl Tool for Glossary {
    type Command = Command;
    type Event = Event;

    fn power(command: &Command) -> Power {
        match command {
            Command::Put { .. } => Power::PutStatement,
            Command::Mean { .. } | Command::Offer { .. } | Command::Agree { .. } => Power::Write,
            Command::Reveal { .. } => Power::Drive,
        }
    }

    fn typed(command: &Command) -> Vec<String> {
        match command {
            Command::Put { word, .. } => vec![word.to_string()],
            Command::Mean { text, .. } | Command::Offer { text, .. } => vec![text.to_string()],
            // What is agreed to was offered before.
            Command::Agree { .. } | Command::Reveal { .. } => Vec::new(),
        }
    }

    fn foretells(command: &Command) -> bool {
        !matches!(command, Command::Reveal { .. })
    }

    fn decide(
        &self,
        workshop: &Workshop,
        actor: &Seat,
        command: Command,
        _at: Timestamp,
    ) -> Result<Vec<Event>, Rejection> {
        let event = match command {
            Command::Put { term, word } => self.put(term, word)?,
            Command::Mean { term, text } => return self.mean(workshop, actor, term, text),
            Command::Reveal { term, disconnect } => self.reveal(workshop, term, disconnect)?,
            Command::Offer { term, text } => {
                if self.shown(term)?.offered.as_ref() == Some(&text) {
                    return Err(Rejection::Unchanged);
                }
                Event::Offered { term, text, function: acting_function(actor)? }
            }
            Command::Agree { term, text } => self.agree(workshop, actor, term, &text)?,
        };
        Ok(vec![event])
    }

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

    fn react(&mut self, event: &Any) {
        if let Some(Part::Glossary(glossary)) = snapshot(event) {
            self.clone_from(glossary);
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

    fn topics(event: &Event, topics: &mut Topics) {
        topics.insert(Topic::Glossary);
        match event {
            Event::Revealed { opened: Some(opened), .. } => {
                topics.extend([Topic::DisconnectList, Topic::Disconnect(opened.id)]);
            }
            Event::Agreed { settles: Some(settled), .. } => {
                topics.insert(Topic::Disconnect(*settled));
            }
            _ => {}
        }
    }
}

impl Event {
    fn subject(&self) -> TermId {
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
