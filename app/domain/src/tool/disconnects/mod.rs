//! Disconnects: where two functions differ. Reasons, restatements and settlements are the two ends' own acts;
//! the chair cannot close one.

use serde::{Deserialize, Serialize};

use super::{
    Tool,
    customers_only::{Part, snapshot},
    glossary, stage_poll,
};
use crate::{
    EntityKind, Event as Any, Rejection, Seat, Timestamp, Topic, Topics, Viewer, Workshop,
    id::{DisconnectId, EvidenceId},
    limits::{DISCONNECTS_MAX, EVIDENCE_MAX},
    powers::Power,
    text::Reason,
    workshop::{acting_function, check_capacity},
};

mod acts;
mod disconnect;
pub use acts::{Command, Event};
pub use disconnect::{
    Disconnect, End, EndSide, Evidence, Kind, Proposal, Restatement, Settlement, State,
};

/// The register.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Disconnects {
    /// In the order they were opened.
    pub list: Vec<Disconnect>,
    /// The one the chair has put on everybody's screen.
    pub focus: Option<DisconnectId>,
}

impl Event {
    fn subject(&self) -> DisconnectId {
        match self {
            Self::Opened { disconnect } => disconnect.id,
            Self::Focused { disconnect }
            | Self::Sorted { disconnect, .. }
            | Self::Explained { disconnect, .. }
            | Self::Restated { disconnect, .. }
            | Self::Confirmed { disconnect, .. }
            | Self::Proposed { disconnect, .. }
            | Self::Settled { disconnect, .. }
            | Self::Asked { disconnect, .. }
            | Self::Found { disconnect, .. }
            | Self::OwnerAssigned { disconnect, .. }
            | Self::Reopened { disconnect } => *disconnect,
        }
    }
}

impl Disconnects {
    /// A disconnect by its id.
    pub fn get(&self, id: DisconnectId) -> Option<&Disconnect> {
        self.list.iter().find(|known| known.id == id)
    }

    /// How many lack a type or a reason from an end.
    pub fn unexplained(&self) -> u16 {
        let open = self.list.iter().filter(|d| d.settlement.is_none() && !d.is_explained()).count();
        u16::try_from(open).unwrap_or(u16::MAX)
    }

    fn known(&self, id: DisconnectId) -> Result<&Disconnect, Rejection> {
        self.get(id).ok_or(Rejection::NotFound { thing: EntityKind::Disconnect })
    }

    /// The disconnect, still open, and the end this person's function holds.
    fn mine(&self, id: DisconnectId, actor: &Seat) -> Result<(&Disconnect, EndSide), Rejection> {
        let known = self.known(id)?;
        if known.settlement.is_some() {
            return Err(Rejection::Revealed);
        }
        let end = known.end_of(&acting_function(actor)?).ok_or(Rejection::NotYourEnd)?;
        Ok((known, end))
    }

    fn open(&self, workshop: &Workshop, command: Command) -> Result<Event, Rejection> {
        let Command::Open { disconnect: id, title, statement, level, one, two } = command else {
            return Err(Rejection::NotFound { thing: EntityKind::Disconnect });
        };
        if self.get(id).is_some() {
            return Err(Rejection::Exists { thing: EntityKind::Disconnect });
        }
        check_capacity(self.list.len(), DISCONNECTS_MAX, EntityKind::Disconnect)?;
        if one == two {
            return Err(Rejection::SameEnd);
        }
        if let Some(statement) = statement {
            let known = workshop.statements.get(statement);
            known.ok_or(Rejection::NotFound { thing: EntityKind::Statement })?;
        }
        let end = |function| End { function, position: None, reason: None, restatement: None };
        let known = Disconnect::between(id, title, level, end(one), end(two));
        Ok(Event::Opened { disconnect: Box::new(Disconnect { statement, ..known }) })
    }

    fn ask(&self, id: DisconnectId, evidence: Evidence) -> Result<Event, Rejection> {
        let known = self.known(id)?;
        if known.settlement.is_some() {
            return Err(Rejection::Revealed);
        }
        if known.evidence.iter().any(|known| known.id == evidence.id) {
            return Err(Rejection::Exists { thing: EntityKind::Evidence });
        }
        check_capacity(known.evidence.len(), EVIDENCE_MAX, EntityKind::Evidence)?;
        Ok(Event::Asked { disconnect: id, evidence: Box::new(evidence) })
    }

    /// What was found: said by the function that was to find it out.
    fn find(
        &self,
        actor: &Seat,
        id: DisconnectId,
        evidence: EvidenceId,
        found: Reason,
    ) -> Result<Event, Rejection> {
        let asked = self.known(id)?.evidence.iter().find(|known| known.id == evidence);
        let asked = asked.ok_or(Rejection::NotFound { thing: EntityKind::Evidence })?;
        if actor.expert.is_some_and(|invited_to| invited_to != id) {
            return Err(Rejection::NotFound { thing: EntityKind::Disconnect });
        }
        if actor.expert.is_none() && asked.owner != acting_function(actor)? {
            return Err(Rejection::NotYourEnd);
        }
        if asked.found.as_ref() == Some(&found) {
            return Err(Rejection::Unchanged);
        }
        Ok(Event::Found { disconnect: id, evidence, found })
    }

    fn add(&mut self, disconnect: &Disconnect) {
        self.list.push(disconnect.clone());
    }

    fn confirm(
        &self,
        actor: &Seat,
        id: DisconnectId,
        text: &Reason,
        yes: bool,
    ) -> Result<Event, Rejection> {
        let (known, end) = self.mine(id, actor)?;
        match &known.end(end).restatement {
            Some(said) if said.text == *text => Ok(Event::Confirmed { disconnect: id, end, yes }),
            _ => Err(Rejection::OtherVersion),
        }
    }

    fn agree(
        &self,
        actor: &Seat,
        id: DisconnectId,
        settlement: Settlement,
    ) -> Result<Event, Rejection> {
        let (known, end) = self.mine(id, actor)?;
        match &known.proposal {
            Some(offer) if offer.settlement != settlement => Err(Rejection::OtherVersion),
            Some(offer) if offer.by == end => Err(Rejection::NotYourEnd),
            Some(_) => Ok(Event::Settled { disconnect: id, settlement }),
            None => Err(Rejection::OtherVersion),
        }
    }
}

impl Tool for Disconnects {
    type Command = Command;
    type Event = Event;

    fn power(command: &Command) -> Power {
        match command {
            Command::Focus { .. } => Power::Drive,
            Command::Open { .. } | Command::Sort { .. } | Command::Ask { .. } => {
                Power::OpenDisconnect
            }
            Command::Find { .. } => Power::ReportFinding,
            Command::AssignOwner { .. }
            | Command::Explain { .. }
            | Command::Restate { .. }
            | Command::Confirm { .. }
            | Command::Propose { .. }
            | Command::Agree { .. }
            | Command::Reopen { .. } => Power::WorkDisconnect,
        }
    }

    fn typed(command: &Command) -> Vec<String> {
        match command {
            Command::Open { title, .. } => vec![title.to_string()],
            Command::Explain { position, reason, .. } => {
                position.iter().chain([reason]).map(Reason::to_string).collect()
            }
            Command::Restate { text, .. } => vec![text.to_string()],
            Command::Propose { settlement, .. } => match settlement {
                Settlement::Resolved { how } => vec![how.to_string()],
                Settlement::Accepted { condition } => vec![condition.to_string()],
                Settlement::Parked { .. } => Vec::new(),
            },
            Command::Ask { ask, .. } => vec![ask.to_string()],
            Command::Find { found, .. } => vec![found.to_string()],
            // What is confirmed or agreed to are the other one's words.
            Command::Confirm { .. }
            | Command::Agree { .. }
            | Command::Sort { .. }
            | Command::Reopen { .. }
            | Command::Focus { .. }
            | Command::AssignOwner { .. } => Vec::new(),
        }
    }

    fn decide(
        &self,
        workshop: &Workshop,
        actor: &Seat,
        command: Command,
        _at: Timestamp,
    ) -> Result<Vec<Event>, Rejection> {
        let event = match command {
            Command::Open { .. } => self.open(workshop, command)?,
            Command::Sort { disconnect, kind } => {
                if self.known(disconnect)?.kind == Some(kind) {
                    return Err(Rejection::Unchanged);
                }
                Event::Sorted { disconnect, kind }
            }
            Command::Focus { disconnect } => {
                self.known(disconnect)?;
                if self.focus == Some(disconnect) {
                    return Err(Rejection::Unchanged);
                }
                Event::Focused { disconnect }
            }
            Command::Ask { disconnect, evidence, ask, owner, due } => {
                let evidence = Evidence { id: evidence, ask, owner, due, found: None };
                self.ask(disconnect, evidence)?
            }
            Command::Find { disconnect, evidence, found } => {
                self.find(actor, disconnect, evidence, found)?
            }
            Command::AssignOwner { disconnect, owner } => {
                let (known, _) = self.mine(disconnect, actor)?;
                if known.owner.as_ref() == Some(&owner) {
                    return Err(Rejection::Unchanged);
                }
                Event::OwnerAssigned { disconnect, owner }
            }
            Command::Explain { disconnect, position, reason } => {
                let (_, end) = self.mine(disconnect, actor)?;
                Event::Explained { disconnect, end, position, reason }
            }
            Command::Restate { disconnect, text } => {
                let (_, end) = self.mine(disconnect, actor)?;
                Event::Restated { disconnect, end: end.other(), text }
            }
            Command::Confirm { disconnect, text, yes } => {
                self.confirm(actor, disconnect, &text, yes)?
            }
            Command::Propose { disconnect, settlement } => {
                let (_, by) = self.mine(disconnect, actor)?;
                Event::Proposed { disconnect, proposal: Proposal { by, settlement } }
            }
            Command::Agree { disconnect, settlement } => {
                self.agree(actor, disconnect, settlement)?
            }
            Command::Reopen { disconnect } => {
                let known = self.known(disconnect)?;
                if known.settlement.is_none() {
                    return Err(Rejection::Unchanged);
                }
                known.end_of(&acting_function(actor)?).ok_or(Rejection::NotYourEnd)?;
                Event::Reopened { disconnect }
            }
        };
        Ok(vec![event])
    }

    fn evolve(&mut self, event: &Event) {
        if let Event::Opened { disconnect } = event {
            self.add(disconnect);
            return;
        }
        if let Event::Focused { disconnect } = event {
            self.focus = Some(*disconnect);
            return;
        }
        let Some(known) = self.list.iter_mut().find(|known| known.id == event.subject()) else {
            return;
        };
        match event {
            Event::Opened { .. } | Event::Focused { .. } => {}
            Event::Asked { evidence, .. } => known.evidence.push(Evidence::clone(evidence)),
            Event::Found { evidence, found, .. } => {
                let asked = known.evidence.iter_mut().find(|asked| asked.id == *evidence);
                if let Some(asked) = asked {
                    asked.found = Some(found.clone());
                }
            }
            Event::OwnerAssigned { owner, .. } => known.owner = Some(owner.clone()),
            Event::Sorted { kind, .. } => known.kind = Some(*kind),
            Event::Explained { end, position, reason, .. } => {
                let end = known.end_mut(*end);
                end.position.clone_from(position);
                end.reason = Some(reason.clone());
                // "Yes, that is it" was said about the old reason.
                if let Some(restatement) = &mut end.restatement {
                    restatement.confirmed = false;
                }
            }
            Event::Restated { end, text, .. } => {
                let restatement = Restatement { text: text.clone(), confirmed: false };
                known.end_mut(*end).restatement = Some(restatement);
            }
            Event::Confirmed { end, yes, .. } => {
                if let Some(restatement) = &mut known.end_mut(*end).restatement {
                    restatement.confirmed = *yes;
                }
            }
            Event::Proposed { proposal, .. } => known.proposal = Some(proposal.clone()),
            Event::Settled { settlement, .. } => {
                known.proposal = None;
                known.settlement = Some(settlement.clone());
            }
            Event::Reopened { .. } => known.settlement = None,
        }
    }

    fn react(&mut self, event: &Any) {
        if let Some(Part::Disconnect(theirs)) = snapshot(event) {
            match self.list.iter_mut().find(|known| known.id == theirs.id) {
                Some(known) => known.clone_from(theirs),
                None => self.list.push(theirs.clone()),
            }
        }
        match event {
            Any::Glossary(glossary::Event::Revealed { opened: Some(opened), .. })
            | Any::StagePoll(stage_poll::Event::Revealed { opened: Some(opened), .. }) => {
                self.add(opened);
            }
            Any::Glossary(glossary::Event::Agreed {
                settled: Some(text),
                settles: Some(id),
                ..
            }) => {
                if let Some(known) = self.list.iter_mut().find(|known| known.id == *id) {
                    known.proposal = None;
                    known.settlement = Some(Settlement::Resolved { how: text.clone() });
                }
            }
            _ => {}
        }
    }

    fn disclose(&self, _viewer: &Viewer) -> Self {
        Self { list: self.list.clone(), focus: self.focus }
    }

    fn disclose_event(event: &Event, _viewer: &Viewer) -> Option<Event> {
        match event {
            Event::Opened { .. }
            | Event::Sorted { .. }
            | Event::Explained { .. }
            | Event::Restated { .. }
            | Event::Confirmed { .. }
            | Event::Proposed { .. }
            | Event::Settled { .. }
            | Event::Reopened { .. }
            | Event::Focused { .. }
            | Event::Asked { .. }
            | Event::Found { .. }
            | Event::OwnerAssigned { .. } => Some(event.clone()),
        }
    }

    fn topics(event: &Event, topics: &mut Topics) {
        topics.insert(Topic::Disconnect(event.subject()));
        if matches!(event, Event::Opened { .. } | Event::Focused { .. }) {
            topics.insert(Topic::DisconnectList);
        }
    }
}
