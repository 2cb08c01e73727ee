//! Commands of this tool, the rules that decide them, and what is derived from it.

use serde::{Deserialize, Serialize};

use super::{Event, Pair, TwoTruths};
use crate::{
    base::{
        activity::Activity,
        authority::{Decided, needs_authority},
        id::SeatId,
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
    tool::agenda::Step,
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
            Command::Mark { truth, news } => {
                let known = self.marks.get(usize::from(truth));
                let known = known.ok_or(Rejection::NotFound { kind: EntityKind::Line })?;
                if known.seats.contains(&actor.id) == news {
                    return Err(Rejection::Unchanged);
                }
                Ok(vec![Event::Marked { truth, seat: Some(actor.id), news }])
            }
        }
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
        (step.activity == Activity::TwoTruths).then(|| workshop.two_truths.pairs.voices.clone())
    }

    fn recorded(&self, _workshop: &Workshop) -> Recorded {
        let rows = self.ranked().into_iter().map(|(pair, news)| {
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
            Turn::Step if person.is_at(Activity::TwoTruths) => say(person).or_else(|| mark(person)),
            Turn::Step | Turn::Answer | Turn::Idle => None,
        }
    }
}

fn say(person: &mut Person<'_>) -> Option<Command> {
    let pairs = &person.seen.two_truths.pairs;
    if pairs.shown.is_some() || pairs.voices.has(person.me.id) {
        return None;
    }
    let truth = person.say("two_truths.rehearsal_truths", Reason::parse)?;
    let wish = person.say("two_truths.rehearsal_wishes", Reason::parse)?;
    Some(Command::Say { truth, wish })
}

/// Every third truth is news.
fn mark(person: &mut Person<'_>) -> Option<Command> {
    let me = person.me.id;
    let all = (0..).zip(&person.seen.two_truths.marks);
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
        ]
    }

    #[expect(clippy::unnecessary_wraps, reason = "most tools have none")]
    pub(crate) fn round() -> Option<SealedRound> {
        Some(SealedRound {
            name: "truths",
            // A step of the template in which people can answer: this tool's own step is in none.
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

#[cfg(test)]
mod tests {
    use super::{Command, TwoTruths};
    use crate::{
        base::{activity::Activity, rejection::Rejection, visibility::Visibility},
        samples::{Play, at_step, reason},
        tool::charter,
        undo::undo,
    };

    /// Three people have said a truth each: A, B and C.
    fn said(visibility: Visibility) -> Play {
        let mut play = at_step(1, Activity::Organise);
        let (phase, mobilizer) = (play.workshop.agenda.phase(), play.cast.mobilizer);
        // Refused where it is set so already.
        let _ = play.tries(mobilizer, charter::Command::SetVisibility { phase, visibility });
        for (seat, name) in
            [play.cast.hr, play.cast.finance, play.cast.clinical].into_iter().zip(["C", "A", "B"])
        {
            play.does(seat, Command::Say { truth: reason(name), wish: reason("Time.") });
        }
        play
    }

    fn truths(tool: &TwoTruths) -> Vec<&str> {
        tool.ranked().into_iter().map(|(pair, _)| pair.truth.as_str()).collect()
    }

    #[test]
    fn a_pair_is_sealed_and_can_be_changed_until_all_are_shown() {
        let mut play = said(Visibility::Function);
        let hr = play.cast.hr;
        assert!(play.seen_by(play.cast.finance).two_truths.pairs.sealed.get(&hr).is_none());
        let again = Command::Say { truth: reason("D"), wish: reason("Time.") };
        play.does(hr, again.clone());
        assert_eq!(play.workshop.two_truths.pairs.voices.count, 3, "the same person, once");
        play.does(play.chair(), Command::Reveal);
        assert_eq!(truths(&play.seen_by(play.cast.wall).two_truths), ["A", "B", "D"]);
        assert_eq!(play.refused(hr, again), Rejection::Revealed);
    }

    #[test]
    fn the_two_truths_that_were_news_to_most_come_first() {
        let mut play = said(Visibility::Function);
        play.does(play.chair(), Command::Reveal);
        let cast = play.cast.clone();
        for (seat, truth) in [(cast.hr, 2), (cast.finance, 2), (cast.nurse, 1)] {
            play.does(seat, Command::Mark { truth, news: true });
        }
        assert_eq!(truths(&play.workshop.two_truths), ["C", "B", "A"]);
        let seen = play.seen_by(cast.nurse).two_truths.clone();
        assert_eq!(seen.marks.iter().map(|marks| marks.count).collect::<Vec<_>>(), [0, 1, 2]);
        assert!(seen.marks[1].seats.contains(&cast.nurse) && seen.marks[2].seats.is_empty());
        let twice = Command::Mark { truth: 2, news: true };
        assert_eq!(play.refused(cast.hr, twice), Rejection::Unchanged);
    }

    #[test]
    fn a_mark_can_be_undone() {
        let mut play = said(Visibility::Function);
        play.does(play.chair(), Command::Reveal);
        let (hr, before) = (play.cast.hr, play.workshop.clone());
        let mark: crate::Command = Command::Mark { truth: 1, news: true }.into();
        play.does(hr, mark.clone());
        for back in undo(&before, hr, &mark) {
            play.does(hr, back);
        }
        assert_eq!(play.workshop.two_truths, before.two_truths);
    }

    #[test]
    fn anonymous_pairs_are_shown_without_a_function() {
        let mut play = said(Visibility::Anonymous);
        play.does(play.chair(), Command::Reveal);
        let shown = play.workshop.two_truths.pairs.shown.clone().expect("they are shown");
        assert!(shown.iter().all(|pair| pair.function.is_none()));
        let mut named = said(Visibility::Function);
        named.does(named.chair(), Command::Reveal);
        let shown = named.workshop.two_truths.pairs.shown.clone().expect("they are shown");
        assert!(shown.iter().all(|pair| pair.function.is_some()));
    }
}
