//! Votes: to narrow three or more options, sealed. They decide nothing: what the group resolves is decided by consent.

use serde::{Deserialize, Serialize};

use super::{
    Tool,
    customers_only::{Part, snapshot},
};
use crate::{
    EntityKind, Event as Any, Rejection, Seat, Timestamp, Topic, Topics, Viewer, Workshop,
    id::{SeatId, VoteId},
    limits::{VOTE_OPTIONS_MAX, VOTE_OPTIONS_MIN, VOTES_MAX},
    map::Set,
    powers::Power,
    sealed_answers::SealedAnswers,
    text::Title,
    voices::Voice,
    vote::Stars,
    workshop::{check_capacity, needs_the_whole},
};

/// How a vote is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "VoteRule"))]
#[serde(rename_all = "snake_case")]
pub enum Rule {
    /// Score every option 0 to 5; the two with the most stars meet in a run-off ([`crate::vote::star`]).
    Star,
    /// Name all one could live with ([`crate::vote::approval`]): any star is a yes.
    Approval,
}

/// Stars for each option, in the order of the options.
pub type Ballot = Vec<Stars>;

/// One vote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Vote {
    /// Its id.
    pub id: VoteId,
    /// What it is about.
    pub question: Title,
    /// How it is counted.
    pub rule: Rule,
    /// What there is to choose from.
    pub options: Vec<Title>,
    /// The ballots.
    pub ballots: SealedAnswers<Ballot>,
}

/// All votes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Votes {
    /// In the order they were opened.
    pub list: Vec<Vote>,
}

/// What may be asked about votes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Command {
    /// Open a vote.
    Open {
        /// Its id.
        vote: VoteId,
        /// What it is about.
        question: Title,
        /// How it is counted.
        rule: Rule,
        /// What there is to choose from: 2 to 12.
        options: Vec<Title>,
    },
    /// Vote, or vote anew.
    Cast {
        /// Which vote.
        vote: VoteId,
        /// Stars for each option.
        ballot: Ballot,
    },
    /// Show everybody all ballots.
    Reveal {
        /// Of which vote.
        vote: VoteId,
    },
}

/// What happened to votes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// A vote was opened.
    Opened {
        /// Its id.
        vote: VoteId,
        /// What it is about.
        question: Title,
        /// How it is counted.
        rule: Rule,
        /// What there is to choose from.
        options: Vec<Title>,
    },
    /// Somebody voted. Told to that seat alone.
    Cast {
        /// In which vote.
        vote: VoteId,
        /// Who.
        seat: SeatId,
        /// How.
        ballot: Ballot,
    },
    /// One more has voted.
    Heard {
        /// In which vote.
        vote: VoteId,
        /// Whose voice.
        voice: Voice,
    },
    /// All ballots were shown.
    Revealed {
        /// Of which vote.
        vote: VoteId,
        /// The ballots, sorted.
        ballots: Vec<Ballot>,
    },
}

impl Votes {
    /// A vote by its id.
    pub fn get(&self, id: VoteId) -> Option<&Vote> {
        self.list.iter().find(|vote| vote.id == id)
    }

    /// The votes that wait for ballots.
    pub fn open(&self) -> impl Iterator<Item = &Vote> {
        self.list.iter().filter(|vote| vote.ballots.shown.is_none())
    }

    fn known(&self, id: VoteId) -> Result<&Vote, Rejection> {
        self.get(id).ok_or(Rejection::NotFound { thing: EntityKind::Vote })
    }

    fn cast(&self, actor: &Seat, id: VoteId, ballot: Ballot) -> Result<Vec<Event>, Rejection> {
        let vote = self.known(id)?;
        if ballot.len() != vote.options.len() {
            return Err(Rejection::OptionsDiffer);
        }
        let voice = vote.ballots.accept(actor, &ballot)?;
        let cast = Event::Cast { vote: id, seat: actor.id, ballot };
        let heard = voice.map(|voice| Event::Heard { vote: id, voice });
        Ok(std::iter::once(cast).chain(heard).collect())
    }
}

impl Event {
    fn subject(&self) -> VoteId {
        match self {
            Self::Opened { vote, .. }
            | Self::Cast { vote, .. }
            | Self::Heard { vote, .. }
            | Self::Revealed { vote, .. } => *vote,
        }
    }
}

impl Tool for Votes {
    type Command = Command;
    type Event = Event;

    fn power(command: &Command) -> Power {
        match command {
            Command::Open { .. } | Command::Reveal { .. } => Power::Drive,
            Command::Cast { .. } => Power::Write,
        }
    }

    fn typed(command: &Command) -> Vec<String> {
        match command {
            Command::Open { question, options, .. } => {
                std::iter::once(question).chain(options).map(Title::to_string).collect()
            }
            Command::Cast { .. } | Command::Reveal { .. } => Vec::new(),
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
        match command {
            Command::Open { vote, question, rule, options } => {
                if self.get(vote).is_some() {
                    return Err(Rejection::Exists { thing: EntityKind::Vote });
                }
                check_capacity(self.list.len(), VOTES_MAX, EntityKind::Vote)?;
                let distinct: Set<_> = options.iter().collect();
                let fits = (VOTE_OPTIONS_MIN..=VOTE_OPTIONS_MAX).contains(&options.len());
                if !fits || distinct.len() != options.len() {
                    return Err(Rejection::OptionsDiffer);
                }
                Ok(vec![Event::Opened { vote, question, rule, options }])
            }
            Command::Cast { vote, ballot } => self.cast(actor, vote, ballot),
            Command::Reveal { vote } => {
                needs_the_whole()?;
                Ok(vec![Event::Revealed {
                    vote,
                    ballots: self.known(vote)?.ballots.open(workshop.visibility())?,
                }])
            }
        }
    }

    fn evolve(&mut self, event: &Event) {
        if let Event::Opened { vote, question, rule, options } = event {
            self.list.push(Vote {
                id: *vote,
                question: question.clone(),
                rule: *rule,
                options: options.clone(),
                ballots: SealedAnswers::default(),
            });
            return;
        }
        let Some(known) = self.list.iter_mut().find(|known| known.id == event.subject()) else {
            return;
        };
        match event {
            Event::Opened { .. } => {}
            Event::Cast { seat, ballot, .. } => known.ballots.put(*seat, ballot),
            Event::Heard { voice, .. } => known.ballots.voices.hear(voice),
            Event::Revealed { ballots, .. } => known.ballots.show(ballots),
        }
    }

    fn react(&mut self, event: &Any) {
        if let Some(Part::Votes(votes)) = snapshot(event) {
            self.clone_from(votes);
        }
    }

    fn disclose(&self, viewer: &Viewer) -> Self {
        let disclosed = |vote: &Vote| Vote {
            id: vote.id,
            question: vote.question.clone(),
            rule: vote.rule,
            options: vote.options.clone(),
            ballots: vote.ballots.disclose(viewer),
        };
        Self { list: self.list.iter().map(disclosed).collect() }
    }

    fn disclose_event(event: &Event, viewer: &Viewer) -> Option<Event> {
        match event {
            Event::Cast { seat, .. } => (*seat == viewer.seat).then(|| event.clone()),
            Event::Heard { vote, voice } => {
                Some(Event::Heard { vote: *vote, voice: voice.disclose(viewer) })
            }
            Event::Opened { .. } | Event::Revealed { .. } => Some(event.clone()),
        }
    }

    fn topics(_event: &Event, topics: &mut Topics) {
        topics.insert(Topic::Votes);
    }
}
