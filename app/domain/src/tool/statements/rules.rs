//! Commands of this tool and the rules that decide them.

use crate::{
    base::{
        activity::{Activity, Phase, Round},
        authority::{Decided, needs_authority},
        id::StatementId,
        limits::SEATS_MAX,
        powers::Power,
        rejection::{EntityKind, Rejection},
        seat::{Seat, acting_function},
        time::Timestamp,
        voices::Voice,
    },
    rules::Rules,
    tool::statements::{
        command::Command,
        event::Event,
        outcome::{Answer, Outcome},
        prepared::Prepared,
        state::Statements,
        statement::{Asks, Statement},
    },
    workshop::Workshop,
};

impl Statements {
    pub(super) fn known(&self, actor: &Seat, id: StatementId) -> Result<&Statement, Rejection> {
        self.get(id).ok_or_else(|| match self.prepared_for(actor, id) {
            Some(_) => Rejection::NotAsked,
            None => Rejection::NotFound { kind: EntityKind::Statement },
        })
    }

    pub(super) fn unanswered(
        &self,
        actor: &Seat,
        id: StatementId,
    ) -> Result<&Statement, Rejection> {
        let statement = self.known(actor, id)?;
        if statement.first.voices.count == 0 && statement.second.voices.count == 0 {
            Ok(statement)
        } else {
            Err(Rejection::Revealed)
        }
    }

    pub(super) fn rate(
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

    pub(super) fn reveal(&self, workshop: &Workshop, round: Round) -> Result<Event, Rejection> {
        needs_authority()?;
        let visibility = workshop.charter.of(match round {
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
                (statement.id, Outcome::of(&statement.round(round).sealed, before, visibility))
            })
            .collect();
        if outcomes.is_empty() {
            return Err(Rejection::NothingSealed);
        }
        let second = round == Round::Second;
        let clarity = second.then(|| super::change::clarity_of(&self.list));
        let ambition_lowered = second && super::change::settled_for_less(&self.list);
        Ok(Event::Revealed { round, outcomes, clarity, ambition_lowered })
    }

    pub(super) fn show_guesses(&self, round: Round) -> Result<Event, Rejection> {
        needs_authority()?;
        let guesses: Vec<_> = self
            .waiting(round)
            .filter(|statement| !statement.round(round).is_shown())
            .filter_map(|statement| {
                Some((statement.id, super::outcome::guesses(&statement.round(round).sealed)?))
            })
            .collect();
        if guesses.is_empty() {
            return Err(Rejection::NothingSealed);
        }
        Ok(Event::GuessesShown { round, guesses })
    }

    pub(super) fn acknowledge(&self, actor: &Seat, id: StatementId) -> Result<Event, Rejection> {
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

impl Rules for Statements {
    type Command = Command;

    fn power(command: &Command) -> Power {
        match command {
            Command::Put { .. } | Command::Reword { .. } | Command::Place { .. } => {
                Power::PutStatement
            }
            Command::Rate { .. } => Power::Rate,
            // Otherwise anybody could remove a statement for everybody with one tap.
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

    fn decided(command: &Command) -> Decided {
        Decided::on_server_if(matches!(
            command,
            Command::ShowGuesses { .. } | Command::Reveal { .. }
        ))
    }

    fn decide(
        &self,
        workshop: &Workshop,
        actor: &Seat,
        command: Command,
        _at: Timestamp,
    ) -> Result<Vec<Event>, Rejection> {
        match command {
            Command::Put { statement: id, text, level, from_card, asks } => {
                let new = Prepared { id, text, level, from_card };
                Ok(vec![self.put(workshop, new, asks)?])
            }
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
                if !*self.ambition_lowered {
                    return Err(Rejection::Moved);
                }
                if self.ambition_lowered_reason.as_ref() == Some(&reason) {
                    return Err(Rejection::Unchanged);
                }
                Ok(vec![Event::LowerAmbitionJustified { reason }])
            }
        }
    }
}
