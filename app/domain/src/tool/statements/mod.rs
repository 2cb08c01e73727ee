//! Statements: sentences the group rates 1 to 9, sealed, with a sealed guess of what the others say.
//! Until a round is revealed the others learn how many have answered and nothing else.
//!
//! A statement is prepared until the group is asked; `prepared` says who knows of it meanwhile.

use serde::{Deserialize, Serialize};

use super::{
    Tool,
    agenda::{Activity, Phase, Round},
    customers_only::{Part, snapshot},
};
use crate::{
    EntityKind, Event as Any, Rejection, Seat, Timestamp, Topic, Topics, Viewer, Workshop,
    id::{SeatId, StatementId},
    limits::{ANONYMITY_MIN, SEATS_MAX},
    map::Map,
    measure::Clarity,
    powers::Power,
    text::Reason,
    voices::{Voice, Voices},
    workshop::{acting_function, needs_the_whole},
};

mod acts;
mod change;
mod outcome;
mod prepared;
mod statement;
pub use acts::{Command, Event};
pub use outcome::{Answer, Mark, Moved, Outcome};
pub use prepared::Prepared;
pub use statement::{Answers, Asks, Statement};

/// All statements.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Statements {
    /// Those the group was asked, in order.
    pub list: Vec<Statement>,
    /// Those it is not asked yet, in the order in which it will be. Empty for whoever does not facilitate.
    #[serde(default)]
    pub prepared: Vec<Prepared>,
    /// Whether the group came closer between the two rounds, once the second is revealed.
    pub clarity: Option<Clarity>,
    /// Whether it came closer by wanting less: then somebody has to say that aloud.
    pub ambition_lowered: bool,
    /// Why that is a choice, once it was said.
    pub ambition_lowered_reason: Option<Reason>,
}

impl Statements {
    /// A statement the group was asked, by its id.
    pub fn get(&self, id: StatementId) -> Option<&Statement> {
        self.list.iter().find(|statement| statement.id == id)
    }

    /// Whether any answers of this round wait for their reveal.
    pub fn any_sealed(&self, round: Round) -> bool {
        self.waiting(round).next().is_some()
    }

    /// Whether enough people answered for the guesses of this round to be shown before what is. Only those who
    /// answered know whether they guessed: with too few guesses the reveal shows none.
    pub fn any_guesses_to_show(&self, round: Round) -> bool {
        self.waiting(round).any(|statement| {
            let answers = statement.round(round);
            !answers.is_shown() && usize::from(answers.voices.count) >= ANONYMITY_MIN
        })
    }

    /// The sentences that people agree with or not.
    pub fn agreements(&self) -> impl Iterator<Item = &Statement> {
        self.list.iter().filter(|statement| statement.asks == Asks::Agreement)
    }

    /// The question how much the group wants, if it is asked.
    pub fn ambition(&self) -> Option<&Statement> {
        self.list.iter().find(|statement| statement.asks == Asks::Ambition)
    }

    fn get_mut(&mut self, id: StatementId) -> Option<&mut Statement> {
        self.list.iter_mut().find(|statement| statement.id == id)
    }

    fn known(&self, actor: &Seat, id: StatementId) -> Result<&Statement, Rejection> {
        self.get(id).ok_or_else(|| match self.prepared_for(actor, id) {
            Some(_) => Rejection::NotAsked,
            None => Rejection::NotFound { thing: EntityKind::Statement },
        })
    }

    fn unanswered(&self, actor: &Seat, id: StatementId) -> Result<&Statement, Rejection> {
        let statement = self.known(actor, id)?;
        if statement.first.voices.count == 0 && statement.second.voices.count == 0 {
            Ok(statement)
        } else {
            Err(Rejection::Revealed)
        }
    }

    fn rate(
        &self,
        workshop: &Workshop,
        actor: &Seat,
        id: StatementId,
        answer: Answer,
    ) -> Result<Vec<Event>, Rejection> {
        let Some(Activity::Rate { round }) = workshop.agenda.current().map(|s| s.activity) else {
            return Err(Rejection::NotInThisStep);
        };
        let known = self.known(actor, id)?;
        let answers = known.round(round);
        let guess = answer.guess.filter(|_| known.asks == Asks::Agreement);
        let answer = Answer { guess, ..answer };
        if answers.is_shown() {
            return Err(Rejection::Revealed);
        }
        if answers.sealed.get(&actor.id).is_some_and(|(_, old)| *old == answer) {
            return Err(Rejection::Unchanged);
        }
        let function = acting_function(actor)?;
        let mut events = vec![Event::Rated {
            statement: id,
            round,
            seat: actor.id,
            function: function.clone(),
            answer,
        }];
        if !answers.voices.has(actor.id) {
            let voice = Voice { seat: Some(actor.id), function: Some(function) };
            events.push(Event::Heard { statement: id, round, voice });
        }
        Ok(events)
    }

    fn reveal(&self, workshop: &Workshop, round: Round) -> Result<Event, Rejection> {
        needs_the_whole()?;
        let promised = workshop.charter.of(match round {
            Round::First => Phase::Prompt,
            Round::Second => Phase::Converge,
        });
        let outcomes: Vec<_> = self
            .waiting(round)
            .map(|statement| {
                let before = match round {
                    Round::First => None,
                    Round::Second => Some(&statement.first.sealed),
                };
                (statement.id, Outcome::of(&statement.round(round).sealed, before, promised))
            })
            .collect();
        if outcomes.is_empty() {
            return Err(Rejection::NothingSealed);
        }
        let second = round == Round::Second;
        let clarity = second.then(|| change::clarity_of(&self.list));
        let ambition_lowered = second && change::settled_for_less(&self.list);
        Ok(Event::Revealed { round, outcomes, clarity, ambition_lowered })
    }

    fn show_guesses(&self, round: Round) -> Result<Event, Rejection> {
        needs_the_whole()?;
        let guesses: Vec<_> = self
            .waiting(round)
            .filter(|statement| !statement.round(round).is_shown())
            .filter_map(|statement| {
                Some((statement.id, outcome::guesses(&statement.round(round).sealed)?))
            })
            .collect();
        if guesses.is_empty() {
            return Err(Rejection::NothingSealed);
        }
        Ok(Event::GuessesShown { round, guesses })
    }

    /// The statements with answers of this round that are not revealed.
    fn waiting(&self, round: Round) -> impl Iterator<Item = &Statement> {
        self.list.iter().filter(move |statement| {
            let answers = statement.round(round);
            answers.voices.count > 0 && answers.outcome.is_none()
        })
    }

    fn acknowledge(&self, actor: &Seat, id: StatementId) -> Result<Event, Rejection> {
        let statement = self.known(actor, id)?;
        if statement.first.outcome.is_none() && statement.second.outcome.is_none() {
            return Err(Rejection::Sealed);
        }
        if statement.seen.has(actor.id) {
            return Err(Rejection::Unchanged);
        }
        let voice = Voice { seat: Some(actor.id), function: Some(acting_function(actor)?) };
        Ok(Event::Acknowledged { statement: id, voice })
    }
}

impl Tool for Statements {
    type Command = Command;
    type Event = Event;

    fn power(command: &Command) -> Power {
        match command {
            Command::Put { .. } | Command::Reword { .. } | Command::Place { .. } => {
                Power::PutStatement
            }
            Command::Rate { .. } => Power::Rate,
            // Whoever else could withdraw a sentence would take it from everybody with one tap.
            Command::Withdraw { .. }
            | Command::Ask
            | Command::ShowGuesses { .. }
            | Command::Reveal { .. } => Power::Drive,
            Command::Acknowledge { .. } => Power::Acknowledge,
            Command::JustifyLowerAmbition { .. } => Power::Draft,
        }
    }

    fn typed(command: &Command) -> Vec<String> {
        match command {
            Command::Put { text, .. } | Command::Reword { text, .. } => vec![text.to_string()],
            Command::JustifyLowerAmbition { reason } => vec![reason.to_string()],
            Command::Place { .. }
            | Command::Ask
            | Command::Withdraw { .. }
            | Command::Rate { .. }
            | Command::ShowGuesses { .. }
            | Command::Reveal { .. }
            | Command::Acknowledge { .. } => Vec::new(),
        }
    }

    fn foretells(command: &Command) -> bool {
        !matches!(command, Command::ShowGuesses { .. } | Command::Reveal { .. })
    }

    fn decide(
        &self,
        workshop: &Workshop,
        actor: &Seat,
        command: Command,
        _at: Timestamp,
    ) -> Result<Vec<Event>, Rejection> {
        match command {
            Command::Put { .. } => Ok(vec![self.put(workshop, command)?]),
            Command::Place { statement, after } => Ok(vec![self.place(actor, statement, after)?]),
            Command::Ask => self.ask(workshop),
            Command::Reword { statement, text } => {
                let prepared = self.prepared_for(actor, statement).cloned();
                let said = match &prepared {
                    Some(known) => &known.text,
                    None => &self.unanswered(actor, statement)?.text,
                };
                if *said == text {
                    return Err(Rejection::Unchanged);
                }
                Ok(vec![match prepared {
                    Some(known) => Event::Prepared { statement: Prepared { text, ..known } },
                    None => Event::Reworded { statement, text },
                }])
            }
            Command::Withdraw { statement } => {
                if self.prepared_for(actor, statement).is_some() {
                    return Ok(vec![Event::Discarded { statement }]);
                }
                self.unanswered(actor, statement)?;
                Ok(vec![Event::Withdrawn { statement }])
            }
            Command::Rate { statement, rating, guess } => {
                let guess = guess.filter(|guess| usize::from(*guess) < SEATS_MAX);
                self.rate(workshop, actor, statement, Answer { rating, guess })
            }
            Command::ShowGuesses { round } => Ok(vec![self.show_guesses(round)?]),
            Command::Reveal { round } => Ok(vec![self.reveal(workshop, round)?]),
            Command::Acknowledge { statement } => Ok(vec![self.acknowledge(actor, statement)?]),
            Command::JustifyLowerAmbition { reason } => {
                if !self.ambition_lowered {
                    return Err(Rejection::Moved);
                }
                if self.ambition_lowered_reason.as_ref() == Some(&reason) {
                    return Err(Rejection::Unchanged);
                }
                Ok(vec![Event::LowerAmbitionJustified { reason }])
            }
        }
    }

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
                self.ambition_lowered_reason = Some(reason.clone())
            }
            Event::Revealed { round, outcomes, clarity, ambition_lowered } => {
                self.clarity = clarity.or(self.clarity);
                self.ambition_lowered |= ambition_lowered;
                for (statement, outcome) in outcomes {
                    if let Some(known) = self.get_mut(*statement) {
                        known.round_mut(*round).outcome = Some(outcome.clone());
                    }
                }
            }
        }
    }

    fn react(&mut self, event: &Any) {
        if let Some(Part::Statement(theirs)) = snapshot(event) {
            self.discard(theirs.id);
            match self.list.iter_mut().find(|known| known.id == theirs.id) {
                Some(known) => known.clone_from(theirs),
                None => self.list.push(theirs.clone()),
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
            list: list.collect(),
            prepared: if knows { self.prepared.clone() } else { Vec::new() },
            clarity: self.clarity,
            ambition_lowered: self.ambition_lowered,
            ambition_lowered_reason: self.ambition_lowered_reason.clone(),
        }
    }

    fn disclose_event(event: &Event, viewer: &Viewer) -> Option<Event> {
        match event {
            Event::Rated { seat, .. } => (*seat == viewer.seat).then(|| event.clone()),
            Event::Heard { statement, round, voice } => Some(Event::Heard {
                statement: *statement,
                round: *round,
                voice: voice.disclose(viewer),
            }),
            Event::Acknowledged { statement, voice } => {
                Some(Event::Acknowledged { statement: *statement, voice: voice.disclose(viewer) })
            }
            Event::Prepared { .. } | Event::Placed { .. } | Event::Discarded { .. } => {
                viewer.role.facilitates().then(|| event.clone())
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

    fn topics(event: &Event, topics: &mut Topics) {
        match event {
            Event::Put { statement, .. } | Event::Withdrawn { statement } => {
                topics.extend([Topic::StatementList, Topic::Statement(*statement)]);
                if matches!(event, Event::Withdrawn { .. }) {
                    // It may have been on every screen.
                    topics.insert(Topic::Agenda);
                }
            }
            Event::Prepared { statement } | Event::Asked { statement } => {
                topics.extend([Topic::StatementList, Topic::Statement(statement.id)]);
            }
            Event::Placed { statement, .. } | Event::Discarded { statement } => {
                topics.extend([Topic::StatementList, Topic::Statement(*statement)]);
            }
            Event::Reworded { statement, .. }
            | Event::Rated { statement, .. }
            | Event::Heard { statement, .. }
            | Event::Acknowledged { statement, .. } => {
                topics.insert(Topic::Statement(*statement));
            }
            Event::LowerAmbitionJustified { .. } => {
                topics.insert(Topic::StatementList);
            }
            Event::GuessesShown { guesses, .. } => {
                topics.insert(Topic::StatementList);
                topics.extend(guesses.iter().map(|(id, _)| Topic::Statement(*id)));
            }
            Event::Revealed { outcomes, .. } => {
                topics.insert(Topic::StatementList);
                topics.extend(outcomes.iter().map(|(id, _)| Topic::Statement(*id)));
            }
        }
    }
}

/// What a viewer may find of sealed answers: the own one.
fn own<T: Clone>(sealed: &Map<SeatId, T>, viewer: &Viewer) -> Map<SeatId, T> {
    sealed.get(&viewer.seat).map(|answer| (viewer.seat, answer.clone())).into_iter().collect()
}
