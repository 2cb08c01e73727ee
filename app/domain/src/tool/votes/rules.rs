//! Commands of this tool and the rules that decide them.

use serde::{Deserialize, Serialize};

use crate::{
    base::{
        authority::{Decided, needs_authority},
        id::VoteId,
        limits::{VOTE_OPTIONS_MAX, VOTE_OPTIONS_MIN, VOTES_MAX},
        map::Set,
        powers::Power,
        rejection::{EntityKind, Rejection, check_capacity},
        seat::Seat,
        text::Title,
        time::Timestamp,
    },
    rules::Rules,
    tool::votes::state::{Ballot, Event, Rule, Vote, Votes},
    workshop::Workshop,
};

/// Commands about votes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Command {
    /// Open a vote.
    Open {
        vote: VoteId,
        question: Title,
        rule: Rule,
        /// 2 to 12 options.
        options: Vec<Title>,
    },
    /// Vote, or vote again.
    Cast {
        vote: VoteId,
        /// Stars per option.
        ballot: Ballot,
    },
    /// Reveal all ballots.
    Reveal { vote: VoteId },
}

impl Votes {
    pub(super) fn known(&self, id: VoteId) -> Result<&Vote, Rejection> {
        self.get(id).ok_or(Rejection::NotFound { kind: EntityKind::Vote })
    }

    pub(super) fn cast(
        &self,
        actor: &Seat,
        id: VoteId,
        ballot: Ballot,
    ) -> Result<Vec<Event>, Rejection> {
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

impl Rules for Votes {
    type Command = Command;

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

    fn decided(command: &Command) -> Decided {
        match command {
            Command::Reveal { .. } => Decided::OnServer,
            Command::Open { .. } | Command::Cast { .. } => Decided::AwaitsServer,
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
        match command {
            Command::Open { vote, question, rule, options } => {
                if self.get(vote).is_some() {
                    return Err(Rejection::Exists { kind: EntityKind::Vote });
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
                needs_authority()?;
                Ok(vec![Event::Revealed {
                    vote,
                    ballots: self.known(vote)?.ballots.open(workshop.visibility())?,
                }])
            }
        }
    }
}
