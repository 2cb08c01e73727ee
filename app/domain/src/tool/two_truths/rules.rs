//! Commands of this tool, the rules that decide them, and what is derived from it.

use serde::{Deserialize, Serialize};

use super::{Event, Pair, TwoTruths};
use crate::{
    base::{
        activity::Activity,
        authority::{Decided, needs_authority},
        id::SeatId,
        limits::ANONYMITY_MIN,
        map::sorted,
        powers::Power,
        recorded::{Cell, Recorded},
        rejection::{EntityKind, Rejection},
        seat::Seat,
        text::Reason,
        time::Timestamp,
        visibility::Visibility,
        voices::Voices,
    },
    person::{Person, Turn},
    rules::{Rules, Views},
    tool::{PerStep as _, agenda::Step},
    workshop::Workshop,
};

/// Commands of this tool.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Command {
    /// Seal one's own pair, or replace it.
    Say { truth: Reason, wish: Reason },
    /// Reveal all pairs.
    Reveal,
    /// Say whether a revealed truth was news.
    Mark { truth: u16, news: bool },
}

impl Rules for TwoTruths {
    type Command = Command;

    fn power(command: &Command) -> Power {
        match command {
            Command::Say { .. } | Command::Mark { .. } => Power::TakePart,
            Command::Reveal => Power::Drive,
        }
    }

    fn typed(command: &Command) -> Vec<String> {
        match command {
            Command::Say { truth, wish } => vec![truth.to_string(), wish.to_string()],
            Command::Reveal | Command::Mark { .. } => Vec::new(),
        }
    }

    fn decided(command: &Command) -> Decided {
        match command {
            Command::Say { .. } | Command::Mark { .. } => Decided::Anywhere,
            Command::Reveal => Decided::OnServer,
        }
    }

    fn decide(
        &self,
        workshop: &Workshop,
        actor: &Seat,
        command: Command,
        _at: Timestamp,
    ) -> Result<Vec<Event>, Rejection> {
        match command {
            Command::Say { truth, wish } => {
                let function = workshop.attributed_function(actor)?;
                let pair = Pair { truth, wish, function };
                let voice = self.pairs.accept(actor, &pair)?;
                let said = Event::Said { seat: actor.id, pair };
                Ok(std::iter::once(said).chain(voice.map(|voice| Event::Heard { voice })).collect())
            }
            Command::Reveal => {
                needs_authority()?;
                let is_anonymous = |pair: &Pair| pair.function.is_none();
                let visibility =
                    self.pairs.effective_visibility(workshop.visibility(), is_anonymous);
                let mut pairs = self.pairs.open(visibility)?;
                if visibility == Visibility::Anonymous {
                    for pair in &mut pairs {
                        pair.function = None;
                    }
                    pairs = sorted(pairs);
                }
                Ok(vec![Event::Revealed { pairs }])
            }
            Command::Mark { truth, news } => self.marked(workshop, actor, truth, news),
        }
    }
}

impl TwoTruths {
    fn marked(
        &self,
        workshop: &Workshop,
        actor: &Seat,
        truth: u16,
        news: bool,
    ) -> Result<Vec<Event>, Rejection> {
        let known = self.marks.get(usize::from(truth));
        let known = known.ok_or(Rejection::NotFound { kind: EntityKind::Line })?;
        if known.authors.contains(&actor.id) {
            return Err(Rejection::YourOwn);
        }
        if known.seats.contains(&actor.id) == news {
            return Err(Rejection::Unchanged);
        }
        let seat = actor.id;
        if !self.is_anonymous() && workshop.visibility() != Visibility::Anonymous {
            return Ok(vec![Event::Marked { truth, seat: Some(seat), news }]);
        }
        // A client knows no seats but its own: there the public count stands for all others.
        let before = known.seats.len().max(known.count.into());
        let after = if news { before + 1 } else { before.saturating_sub(1) };
        let count = u16::try_from(after).ok().filter(|_| after >= ANONYMITY_MIN);
        let count = count.unwrap_or(0);
        let told = (count != known.count).then_some(Event::Counted { truth, count });
        Ok(std::iter::once(Event::MarkedUnseen { truth, seat, news }).chain(told).collect())
    }
}

impl Views for TwoTruths {
    fn undo(_before: &Workshop, _actor: SeatId, command: &Command) -> Vec<Command> {
        match command {
            Command::Mark { truth, news } => vec![Command::Mark { truth: *truth, news: !news }],
            // What was sealed or revealed stays.
            Command::Say { .. } | Command::Reveal => Vec::new(),
        }
    }

    fn answered(workshop: &Workshop, step: &Step) -> Option<Voices> {
        (step.activity == Activity::TwoTruths)
            .then(|| workshop.two_truths.in_step(step.id, |round| round.pairs.voices.clone()))
    }

    fn recorded(&self, workshop: &Workshop) -> Recorded {
        let ranked = self.rounds(&workshop.agenda).flat_map(Self::ranked);
        let rows = ranked.map(|(pair, news)| {
            let Pair { truth, wish, function } = pair;
            [
                Cell::text(truth),
                Cell::Number(news.into()),
                Cell::text(wish),
                Cell::optional(function.as_ref()),
            ]
        });
        Recorded::rows(rows)
    }

    fn rehearse(person: &mut Person<'_>, turn: Turn) -> Option<Command> {
        match turn {
            Turn::Step if person.is_at(Activity::TwoTruths) => {
                let seen = person.seen;
                let act = |round: &Self| say(person, round).or_else(|| mark(person, round));
                seen.two_truths.now_or_empty(&seen.agenda, act)
            }
            Turn::Step | Turn::Answer | Turn::Idle => None,
        }
    }
}

fn say(person: &mut Person<'_>, round: &TwoTruths) -> Option<Command> {
    let pairs = &round.pairs;
    if pairs.shown.is_some() || pairs.voices.has(person.me.id) {
        return None;
    }
    let truth = person.say("two_truths.rehearsal_truths", Reason::parse)?;
    let wish = person.say("two_truths.rehearsal_wishes", Reason::parse)?;
    Some(Command::Say { truth, wish })
}

/// Every third truth is news.
fn mark(person: &mut Person<'_>, round: &TwoTruths) -> Option<Command> {
    let me = person.me.id;
    let all = (0..).zip(&round.marks);
    let all = all.filter(|(_, marks)| !marks.authors.contains(&me));
    let mut news = all.filter(|(truth, _)| person.temper(u128::from(*truth), 3) == 0);
    let (truth, _) = news.find(|(_, marks)| !marks.seats.contains(&me))?;
    Some(Command::Mark { truth, news: true })
}

#[cfg(feature = "samples")]
pub(crate) mod samples {
    use super::{Activity, Command, Event, Pair};
    use crate::samples::{
        rounds::{SealedRound, nothing_asked, ready},
        values::{function, reason, seat, voice},
    };

    pub(crate) fn commands() -> Vec<Command> {
        let Pair { truth, wish, .. } = pair();
        vec![Command::Say { truth, wish }, Command::Reveal, Command::Mark { truth: 0, news: true }]
    }

    pub(crate) fn events() -> Vec<Event> {
        vec![
            Event::Said { seat: seat(4), pair: pair() },
            Event::Heard { voice: voice() },
            Event::Revealed { pairs: vec![pair()] },
            Event::Marked { truth: 0, seat: Some(seat(4)), news: true },
            Event::MarkedUnseen { truth: 0, seat: seat(4), news: true },
            Event::Counted { truth: 0, count: 3 },
        ]
    }

    #[expect(clippy::unnecessary_wraps, reason = "most tools have none")]
    pub(crate) fn round() -> Option<SealedRound> {
        Some(SealedRound {
            name: "truths",
            // A step in which people can answer: no template contains this tool's step.
            activity: Activity::Organise,
            prepare: ready,
            asks: nothing_asked,
            says: |_, number| {
                let truth = reason(&format!("We waste {number} hours a week."));
                let wish = reason(&format!("I wish for {number} quiet mornings."));
                Command::Say { truth, wish }.into()
            },
            reveal: |_| Command::Reveal.into(),
            bare: false,
        })
    }

    fn pair() -> Pair {
        Pair {
            truth: reason("Two of five instruments are older than ten years."),
            wish: reason("One afternoon a week without patients."),
            function: Some(function("HR")),
        }
    }
}
