//! State, events and disclosure of this tool.

use serde::{Deserialize, Serialize};

use crate::{
    base::{
        activity::Round,
        id::{SeatId, StatementId},
        limits::{ANONYMITY_MIN, STATEMENTS_MAX},
        map::Map,
        seat::Viewer,
        text::Reason,
        topic::{Topic, Topics},
        tracked::{Tracked, note},
        voices::Voices,
    },
    measure::Clarity,
    tool::{
        State,
        statements::{
            event::Event,
            prepared::Prepared,
            statement::{Answers, Asks, Statement},
            topics::{AllStatements, StatementList, touched},
        },
        themes::place_after,
    },
};

/// All statements.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Statements {
    /// Statements the group was asked, in order.
    pub list: Tracked<Vec<Statement>, AllStatements>,
    /// Statements not asked yet, in order. Empty for viewers who do not facilitate.
    #[serde(default)]
    pub prepared: Tracked<Vec<Prepared>, StatementList>,
    /// Whether the group came closer between the two rounds; `None` before the second reveal.
    pub clarity: Tracked<Option<Clarity>, StatementList>,
    /// Whether it came closer by wanting less: then somebody has to justify it.
    pub ambition_lowered: Tracked<bool, StatementList>,
    /// The justification; `None` until given.
    pub ambition_lowered_reason: Tracked<Option<Reason>, StatementList>,
}

impl Statements {
    /// Inserts a statement as it is.
    pub(crate) fn restore(&mut self, theirs: &Statement) {
        self.discard(theirs.id);
        match self.list.iter_mut().find(|known| known.id == theirs.id) {
            Some(known) => known.clone_from(theirs),
            None => self.list.push(theirs.clone()),
        }
    }

    /// A statement the group was asked, by its id.
    pub fn get(&self, id: StatementId) -> Option<&Statement> {
        note(Topic::statement(id));
        self.list.untracked().iter().find(|statement| statement.id == id)
    }

    /// Whether any answers of this round wait for their reveal.
    pub fn any_sealed(&self, round: Round) -> bool {
        self.waiting(round).next().is_some()
    }

    /// Whether enough people answered to reveal the guesses of this round before its ratings. Only those who answered
    /// know whether they guessed: with too few guesses the reveal shows none.
    pub fn any_guesses_to_show(&self, round: Round) -> bool {
        self.waiting(round).any(|statement| {
            let answers = statement.round(round);
            !answers.is_shown() && usize::from(answers.voices.count) >= ANONYMITY_MIN
        })
    }

    /// The statements that ask for agreement.
    pub fn agreements(&self) -> impl Iterator<Item = &Statement> {
        self.list.iter().filter(|statement| statement.asks == Asks::Agreement)
    }

    /// What the group has to answer. How much it wants comes with the first statement: alone it is nothing to think of.
    pub fn asked(&self) -> impl Iterator<Item = &Statement> {
        let any = self.agreements().next().is_some();
        self.list.iter().filter(move |_| any)
    }

    /// The question how much the group wants, if it is asked.
    pub fn ambition(&self) -> Option<&Statement> {
        self.list.iter().find(|statement| statement.asks == Asks::Ambition)
    }

    pub(super) fn get_mut(&mut self, id: StatementId) -> Option<&mut Statement> {
        self.list.iter_mut().find(|statement| statement.id == id)
    }

    /// Statements with unrevealed answers of this round.
    pub(super) fn waiting(&self, round: Round) -> impl Iterator<Item = &Statement> {
        self.list.iter().filter(move |statement| {
            let answers = statement.round(round);
            answers.voices.count > 0 && answers.outcome.is_none()
        })
    }
}

impl State for Statements {
    type Event = Event;

    fn evolve(&mut self, event: &Event) {
        match event {
            Event::Put { statement, text, level, from_card, asks } => self.list.push(Statement {
                id: *statement,
                text: text.clone(),
                level: *level,
                from_card: *from_card,
                asks: *asks,
                first: Answers::default(),
                second: Answers::default(),
                seen: Voices::default(),
            }),
            Event::Reworded { statement, text } => {
                if let Some(known) = self.get_mut(*statement) {
                    known.text = text.clone();
                }
            }
            Event::Withdrawn { statement } => self.list.retain(|known| known.id != *statement),
            Event::Prepared { statement } => self.prepare(statement),
            Event::Discarded { statement } => self.discard(*statement),
            Event::Placed { statement, after } => self.move_behind(*statement, *after),
            Event::Asked { statement } => {
                self.discard(statement.id);
                self.list.push(statement.into());
            }
            Event::Rated { statement, round, seat, function, answer } => {
                if let Some(known) = self.get_mut(*statement) {
                    known.round_mut(*round).sealed.insert(*seat, (function.clone(), *answer));
                }
            }
            Event::Heard { statement, round, voice } => {
                if let Some(known) = self.get_mut(*statement) {
                    known.round_mut(*round).voices.hear(voice);
                }
            }
            Event::GuessesShown { round, guesses } => {
                for (statement, guesses) in guesses {
                    if let Some(known) = self.get_mut(*statement) {
                        known.round_mut(*round).guesses = Some(guesses.clone());
                    }
                }
            }
            Event::Acknowledged { statement, voice } => {
                if let Some(known) = self.get_mut(*statement) {
                    known.seen.hear(voice);
                }
            }
            Event::LowerAmbitionJustified { reason } => {
                *self.ambition_lowered_reason = Some(reason.clone());
            }
            Event::Revealed { round, outcomes, clarity, ambition_lowered } => {
                *self.clarity = clarity.or(*self.clarity);
                *self.ambition_lowered |= ambition_lowered;
                for (statement, outcome) in outcomes {
                    if let Some(known) = self.get_mut(*statement) {
                        known.round_mut(*round).outcome = Some(outcome.clone());
                    }
                }
            }
        }
    }

    fn disclose(&self, viewer: &Viewer) -> Self {
        let answers = |answers: &Answers| Answers {
            voices: answers.voices.disclose(viewer),
            sealed: own(&answers.sealed, viewer),
            guesses: answers.guesses.clone(),
            outcome: answers.outcome.clone(),
        };
        let list = self.list.iter().map(|statement| Statement {
            id: statement.id,
            text: statement.text.clone(),
            level: statement.level,
            from_card: statement.from_card,
            asks: statement.asks,
            first: answers(&statement.first),
            second: answers(&statement.second),
            seen: statement.seen.disclose(viewer),
        });
        let knows = viewer.role.facilitates();
        Self {
            list: list.collect::<Vec<_>>().into(),
            prepared: if knows { self.prepared.clone() } else { Vec::new().into() },
            clarity: self.clarity,
            ambition_lowered: self.ambition_lowered,
            ambition_lowered_reason: self.ambition_lowered_reason.clone(),
        }
    }

    fn disclose_event(event: &Event, viewer: &Viewer) -> Option<Event> {
        match event {
            Event::Rated { seat, .. } => (*seat == viewer.seat).then(|| event.clone()), // PROMISE: sealed-rating
            Event::Heard { statement, round, voice } => Some(Event::Heard {
                statement: *statement,
                round: *round,
                voice: voice.disclose(viewer),
            }),
            Event::Acknowledged { statement, voice } => {
                Some(Event::Acknowledged { statement: *statement, voice: voice.disclose(viewer) })
            }
            Event::Prepared { .. } | Event::Placed { .. } | Event::Discarded { .. } => {
                viewer.role.facilitates().then(|| event.clone()) // PROMISE: prepared-statement
            }
            Event::Put { .. }
            | Event::Asked { .. }
            | Event::Reworded { .. }
            | Event::Withdrawn { .. }
            | Event::GuessesShown { .. }
            | Event::LowerAmbitionJustified { .. }
            | Event::Revealed { .. } => Some(event.clone()),
        }
    }

    fn addresses(_event: &Event, _seat: SeatId) -> bool {
        false
    }

    fn unrevealed(&self) -> bool {
        self.any_sealed(Round::First) || self.any_sealed(Round::Second)
    }

    fn within_bounds(&self) -> bool {
        self.list.len() + self.prepared.len() <= STATEMENTS_MAX
    }
}

/// The part of sealed answers that a viewer may see: this seat's own.
pub(super) fn own<T: Clone>(sealed: &Map<SeatId, T>, viewer: &Viewer) -> Map<SeatId, T> {
    sealed.get(&viewer.seat).map(|answer| (viewer.seat, answer.clone())).into_iter().collect()
}

impl Statements {
    /// A prepared statement by its id.
    pub fn get_prepared(&self, id: StatementId) -> Option<&Prepared> {
        self.prepared.iter().find(|statement| statement.id == id)
    }

    /// Takes one in at the end, or in its new words.
    pub(super) fn prepare(&mut self, statement: &Prepared) {
        match self.prepared.iter_mut().find(|known| known.id == statement.id) {
            Some(known) => known.clone_from(statement),
            None => self.prepared.push(statement.clone()),
        }
    }

    pub(super) fn discard(&mut self, id: StatementId) {
        self.prepared.retain(|known| known.id != id);
    }

    pub(super) fn move_behind(&mut self, id: StatementId, after: Option<StatementId>) {
        let Some(at) = self.prepared.iter().position(|known| known.id == id) else { return };
        let statement = self.prepared.remove(at);
        let at = place_after(&self.prepared, after, |known| known.id);
        self.prepared.insert(at, statement);
    }
}

impl Statements {
    /// The statement of a topic, if any.
    pub(crate) fn entity(topic: Topic) -> Option<StatementId> {
        topic.entity_of(Topic::statements()).map(StatementId)
    }

    /// Adds the topics an event touches, for screens.
    pub(crate) fn topics(event: &Event, topics: &mut Topics) {
        touched(event, topics);
    }
}
