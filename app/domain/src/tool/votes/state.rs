//! State, events and disclosure of this tool.

use serde::{Deserialize, Serialize};

use crate::{
    base::{
        id::{SeatId, VoteId},
        limits::VOTES_MAX,
        sealed_answers::SealedAnswers,
        seat::Viewer,
        text::Title,
        voices::Voice,
    },
    tool::State,
    vote::Stars,
};

/// How a vote is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "VoteRule"))]
#[serde(rename_all = "snake_case")]
pub enum Rule {
    /// Score every option 0 to 5; the two with the most stars meet in a run-off ([`crate::vote::star`]).
    Star,
    /// Name all acceptable options ([`crate::vote::approval`]): any star is a yes.
    Approval,
}

/// Stars per option, in the order of the options.
pub type Ballot = Vec<Stars>;

/// One vote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Vote {
    pub id: VoteId,
    pub question: Title,
    pub rule: Rule,
    pub options: Vec<Title>,
    pub ballots: SealedAnswers<Ballot>,
}

/// All votes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Votes {
    /// In the order they were opened.
    pub list: Vec<Vote>,
}

/// Events of votes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// A vote was opened.
    Opened { vote: VoteId, question: Title, rule: Rule, options: Vec<Title> },
    /// Sent to that seat only.
    Cast { vote: VoteId, seat: SeatId, ballot: Ballot },
    /// One more ballot counted.
    Heard { vote: VoteId, voice: Voice },
    /// All ballots were revealed.
    Revealed {
        vote: VoteId,
        /// Sorted.
        ballots: Vec<Ballot>,
    },
}

impl Votes {
    /// A vote by its id.
    pub fn get(&self, id: VoteId) -> Option<&Vote> {
        self.list.iter().find(|vote| vote.id == id)
    }

    /// The votes that are open for ballots.
    pub fn open(&self) -> impl Iterator<Item = &Vote> {
        self.list.iter().filter(|vote| vote.ballots.shown.is_none())
    }
}

impl Event {
    pub(super) fn subject(&self) -> VoteId {
        match self {
            Self::Opened { vote, .. }
            | Self::Cast { vote, .. }
            | Self::Heard { vote, .. }
            | Self::Revealed { vote, .. } => *vote,
        }
    }
}

impl State for Votes {
    type Event = Event;

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

    fn addresses(_event: &Event, _seat: SeatId) -> bool {
        false
    }

    fn unrevealed(&self) -> bool {
        self.list.iter().any(|vote| vote.ballots.is_sealed())
    }

    fn within_bounds(&self) -> bool {
        self.list.len() <= VOTES_MAX
    }
}
