//! Commands of this tool and the rules that decide them.

use serde::{Deserialize, Serialize};

use crate::{
    base::{
        authority::{Decided, needs_authority},
        id::{DisconnectId, TermId},
        level::Level,
        limits::TERMS_MAX,
        map::sorted,
        powers::Power,
        rejection::{EntityKind, Rejection, check_capacity},
        seat::{Seat, acting_function},
        text::{Reason, Title},
        time::Timestamp,
        visibility::Visibility,
    },
    rules::Rules,
    tool::{
        disconnects::{Disconnect, DisconnectKind, End, Subject},
        glossary::state::{Event, Glossary, Meaning, Term},
    },
    workshop::Workshop,
};

/// Commands about terms.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Command {
    /// Ask what a term means.
    Put {
        term: TermId,
        /// The term.
        word: Title,
    },
    /// Say what the term means to oneself. Sealed until the reveal.
    Mean { term: TermId, text: Reason },
    /// Reveal all meanings.
    Reveal {
        term: TermId,
        /// Id of the disconnect to open if the answers differ.
        disconnect: DisconnectId,
    },
    /// Offer one meaning for all.
    Offer { term: TermId, text: Reason },
    /// Agree to the offered meaning for one's own function.
    Agree {
        term: TermId,
        /// The meaning that was read; rejected if another one is offered now.
        text: Reason,
    },
}

impl Glossary {
    pub(super) fn known(&self, id: TermId) -> Result<&Term, Rejection> {
        self.get(id).ok_or(Rejection::NotFound { kind: EntityKind::Term })
    }

    /// A term whose meanings are revealed and that is not agreed yet.
    pub(super) fn shown(&self, id: TermId) -> Result<&Term, Rejection> {
        let known = self.known(id)?;
        match (&known.meanings.shown, &known.agreed) {
            (None, _) => Err(Rejection::Sealed),
            (_, Some(_)) => Err(Rejection::Revealed),
            _ => Ok(known),
        }
    }

    pub(super) fn put(&self, term: TermId, word: Title) -> Result<Event, Rejection> {
        let same = |known: &Term| {
            known.id == term || known.word.as_str().to_lowercase() == word.as_str().to_lowercase()
        };
        if self.list.iter().any(same) {
            return Err(Rejection::Exists { kind: EntityKind::Term });
        }
        check_capacity(self.list.len(), TERMS_MAX, EntityKind::Term)?;
        Ok(Event::Put { term, word })
    }

    pub(super) fn mean(
        &self,
        workshop: &Workshop,
        actor: &Seat,
        id: TermId,
        text: Reason,
    ) -> Result<Vec<Event>, Rejection> {
        let meaning = Meaning { function: workshop.attributed_function(actor)?, text };
        let voice = self.known(id)?.meanings.accept(actor, &meaning)?;
        let meant = Event::Meant { term: id, seat: actor.id, meaning };
        let heard = voice.map(|voice| Event::Heard { term: id, voice });
        Ok(std::iter::once(meant).chain(heard).collect())
    }

    pub(super) fn reveal(
        &self,
        workshop: &Workshop,
        id: TermId,
        disconnect: DisconnectId,
    ) -> Result<Event, Rejection> {
        needs_authority()?;
        let known = self.known(id)?;
        let is_anonymous = |meaning: &Meaning| meaning.function.is_none();
        let visibility = known.meanings.effective_visibility(workshop.visibility(), is_anonymous);
        let mut meanings = known.meanings.open(visibility)?;
        if visibility == Visibility::Anonymous {
            for meaning in &mut meanings {
                meaning.function = None;
            }
            meanings = sorted(meanings);
        }
        let fits = workshop.disconnects.fits(disconnect);
        let opened = differing(&meanings).filter(|_| fits);
        let opened = opened.and_then(|(one, two)| about(known, disconnect, one, two)).map(Box::new);
        Ok(Event::Revealed { term: id, meanings, opened })
    }

    pub(super) fn agree(
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
        // If meanings are anonymous nobody knows whose they are: then every function has to agree.
        let is_anonymous = |meaning: &Meaning| meaning.function.is_none();
        let last = if known.meanings.shown.iter().flatten().any(is_anonymous) {
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

impl Rules for Glossary {
    type Command = Command;

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
            // The meaning repeats the offer.
            Command::Agree { .. } | Command::Reveal { .. } => Vec::new(),
        }
    }

    fn decided(command: &Command) -> Decided {
        match command {
            Command::Reveal { .. } => Decided::OnServer,
            Command::Put { .. }
            | Command::Mean { .. }
            | Command::Offer { .. }
            | Command::Agree { .. } => Decided::AwaitsServer,
        }
    }

    fn decide(
        &self,
        workshop: &Workshop,
        actor: &Seat,
        command: Command,
        _at: Timestamp,
    ) -> Result<Vec<Event>, Rejection> {
        needs_authority()?;
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
}

/// Two different meanings from different functions.
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
    let subject = Subject::Word { word: term.word.clone() };
    let (kind, term) = (Some(DisconnectKind::Language), Some(term.id));
    let between = Disconnect::between(id, subject, Level::Problem, end(one)?, end(two)?);
    Some(Disconnect { kind, term, ..between })
}
