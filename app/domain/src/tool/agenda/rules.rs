//! Commands of this tool and the rules that decide them.

use crate::{
    base::{
        authority::{Decided, needs_authority},
        id::StepId,
        powers::Power,
        rejection::{EntityKind, Rejection},
        seat::Seat,
        spotlight::Spotlight,
        text::{Reason, Title},
        time::Timestamp,
    },
    rules::Rules,
    tool::agenda::{
        command::Command,
        event::Event,
        gate::missing,
        step::Wording,
        timer::Timer,
        {overridden::Override, state::Agenda},
    },
    workshop::Workshop,
};

impl Agenda {
    pub(super) fn enter(&self, position: u16, at: Timestamp) -> Result<Event, Rejection> {
        let step = self
            .steps
            .get(usize::from(position))
            .ok_or(Rejection::NotFound { kind: EntityKind::Step })?;
        // Going back is not a new run: the timer starts only for a step never entered before.
        let fresh = self.reached.is_none_or(|reached| position > reached);
        let timer = if fresh {
            Timer::Running { ends_at: at.plus(step.minutes.micros()) }
        } else {
            self.timer
        };
        Ok(Event::Entered { position, at, timer })
    }

    pub(super) fn spotlight_set(
        &self,
        workshop: &Workshop,
        spotlight: Option<Spotlight>,
    ) -> Result<Event, Rejection> {
        needs_authority()?;
        let missing = match spotlight {
            Some(Spotlight::Card(card)) if workshop.cards.open(card).is_none() => {
                Some(EntityKind::Card)
            }
            Some(Spotlight::Statement(known)) if workshop.statements.get(known).is_none() => {
                Some(EntityKind::Statement)
            }
            Some(Spotlight::Disconnect(known)) if workshop.disconnects.get(known).is_none() => {
                Some(EntityKind::Disconnect)
            }
            _ => None,
        };
        match missing {
            Some(kind) => Err(Rejection::NotFound { kind }),
            None if self.spotlight == spotlight => Err(Rejection::Unchanged),
            None => Ok(Event::SpotlightSet { spotlight }),
        }
    }

    pub(super) fn standing_at(&self, from: StepId) -> Result<u16, Rejection> {
        let position = self.position.ok_or(Rejection::Moved)?;
        match self.current() {
            Some(step) if step.id == from => Ok(position),
            _ => Err(Rejection::Moved),
        }
    }
}

impl Rules for Agenda {
    type Command = Command;

    fn power(command: &Command) -> Power {
        match command {
            Command::Start
            | Command::Next { .. }
            | Command::Back { .. }
            | Command::StartTimer { .. }
            | Command::PauseTimer
            | Command::ResumeTimer
            | Command::AddMinute
            | Command::Insert { .. }
            | Command::Shift { .. }
            | Command::Reword { .. }
            | Command::Skip { .. }
            | Command::Lock { .. }
            | Command::SetSpotlight { .. }
            | Command::Hold { .. }
            | Command::Schedule { .. }
            | Command::Close => Power::Drive,
        }
    }

    fn typed(command: &Command) -> Vec<String> {
        match command {
            Command::Next { reason, .. } => reason.iter().map(Reason::to_string).collect(),
            Command::Reword { words: Wording { title, instruction, script }, lines, .. } => {
                let above = [title, instruction].into_iter().flatten().map(Title::to_string);
                let below = script.iter().chain(lines).map(Reason::to_string);
                above.chain(below).collect()
            }
            Command::Start
            | Command::Back { .. }
            | Command::StartTimer { .. }
            | Command::PauseTimer
            | Command::ResumeTimer
            | Command::AddMinute
            | Command::Close
            | Command::Insert { .. }
            | Command::Shift { .. }
            | Command::Skip { .. }
            | Command::Lock { .. }
            | Command::SetSpotlight { .. }
            | Command::Hold { .. }
            | Command::Schedule { .. } => Vec::new(),
        }
    }

    fn decided(command: &Command) -> Decided {
        Decided::on_server_if(matches!(
            command,
            Command::Insert { .. }
                | Command::Shift { .. }
                | Command::Reword { .. }
                | Command::Skip { .. }
                | Command::SetSpotlight { .. }
        ))
    }

    fn decide(
        &self,
        workshop: &Workshop,
        _actor: &Seat,
        command: Command,
        at: Timestamp,
    ) -> Result<Vec<Event>, Rejection> {
        match command {
            Command::Start | Command::Schedule { .. } if self.position.is_some() => {
                Err(Rejection::Moved)
            }
            Command::Start => Ok(vec![self.enter(self.onward(0), at)?]),
            Command::Next { from, reason } => {
                let position = self.standing_at(from)?;
                let missing = missing(workshop);
                let entered = self.enter(self.onward(position + 1), at)?;
                match (missing.is_empty(), reason) {
                    (true, _) => Ok(vec![entered]),
                    (false, None) => Err(Rejection::GateUnmet { missing }),
                    (false, Some(reason)) => {
                        let step = from;
                        Ok(vec![Event::Overridden(Override { step, missing, reason }), entered])
                    }
                }
            }
            Command::Back { from } => {
                let position = self.standing_at(from)?;
                let before = self
                    .backward(position)
                    .ok_or(Rejection::NotFound { kind: EntityKind::Step })?;
                Ok(vec![self.enter(before, at)?])
            }
            Command::StartTimer { minutes } => Ok(vec![Event::Timed {
                timer: Timer::Running { ends_at: at.plus(minutes.micros()) },
            }]),
            Command::PauseTimer => timed(self.timer.pause(at)),
            Command::ResumeTimer => timed(self.timer.resume(at)),
            Command::AddMinute => timed(self.timer.add_minute(at)),
            Command::Close => Ok(vec![Event::Closed { at }]),
            Command::Insert { after, recipe } => Ok(vec![self.insert(after, recipe)?]),
            Command::Shift { step, after } => Ok(vec![self.shift(step, after)?]),
            Command::Reword { step, words, lines, minutes } => {
                Ok(vec![self.reword(step, words, lines, minutes)?])
            }
            Command::Skip { step, skipped } => Ok(vec![self.skip(step, skipped)?]),
            Command::Lock { step, locked } => {
                self.step(step).ok_or(Rejection::NotFound { kind: EntityKind::Step })?;
                if self.locked.contains(&step) == locked {
                    return Err(Rejection::Unchanged);
                }
                Ok(vec![Event::Locked { step, locked }])
            }
            Command::SetSpotlight { spotlight } => {
                Ok(vec![self.spotlight_set(workshop, spotlight)?])
            }
            Command::Hold { held } if self.held == held => Err(Rejection::Unchanged),
            Command::Hold { held } => Ok(vec![Event::Held { held }]),
            Command::Schedule { at } if self.starts_at == at => Err(Rejection::Unchanged),
            Command::Schedule { at } => Ok(vec![Event::Scheduled { at }]),
        }
    }
}

fn timed(timer: Option<Timer>) -> Result<Vec<Event>, Rejection> {
    timer.map(|timer| vec![Event::Timed { timer }]).ok_or(Rejection::Unchanged)
}
