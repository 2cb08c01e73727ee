//! Commands of this tool and the rules that decide them.

use crate::{
    base::{
        authority::Decided,
        id::{DisconnectId, EvidenceId},
        limits::{DISCONNECTS_MAX, EVIDENCE_MAX},
        powers::Power,
        rejection::{EntityKind, Rejection, check_capacity},
        seat::{Seat, acting_function},
        text::Reason,
        time::Timestamp,
    },
    rules::Rules,
    tool::disconnects::{
        command::Command,
        disconnect::{Disconnect, End, EndSide, Evidence, Proposal, Settlement},
        event::Event,
        state::Disconnects,
        subject::Subject,
    },
    workshop::Workshop,
};

impl Disconnects {
    pub(super) fn known(&self, id: DisconnectId) -> Result<&Disconnect, Rejection> {
        self.get(id).ok_or(Rejection::NotFound { kind: EntityKind::Disconnect })
    }

    /// Whether a reveal can open a disconnect with this id.
    pub(crate) fn fits(&self, id: DisconnectId) -> bool {
        self.list.len() < DISCONNECTS_MAX && self.get(id).is_none()
    }

    /// An unsettled disconnect and this person's end of it.
    pub(super) fn mine(
        &self,
        id: DisconnectId,
        actor: &Seat,
    ) -> Result<(&Disconnect, EndSide), Rejection> {
        let known = self.known(id)?;
        if known.settlement.is_some() {
            return Err(Rejection::Revealed);
        }
        let end = known.end_of(&acting_function(actor)?).ok_or(Rejection::NotYourEnd)?;
        Ok((known, end))
    }

    pub(super) fn open(&self, workshop: &Workshop, new: Disconnect) -> Result<Event, Rejection> {
        if self.get(new.id).is_some() {
            return Err(Rejection::Exists { kind: EntityKind::Disconnect });
        }
        check_capacity(self.list.len(), DISCONNECTS_MAX, EntityKind::Disconnect)?;
        if new.one.function == new.two.function {
            return Err(Rejection::SameEnd);
        }
        if let Some(statement) = new.statement {
            let known = workshop.statements.get(statement);
            known.ok_or(Rejection::NotFound { kind: EntityKind::Statement })?;
        }
        Ok(Event::Opened { disconnect: Box::new(new) })
    }

    pub(super) fn ask(&self, id: DisconnectId, evidence: Evidence) -> Result<Event, Rejection> {
        let known = self.known(id)?;
        if known.settlement.is_some() {
            return Err(Rejection::Revealed);
        }
        if known.evidence.iter().any(|known| known.id == evidence.id) {
            return Err(Rejection::Exists { kind: EntityKind::Evidence });
        }
        check_capacity(known.evidence.len(), EVIDENCE_MAX, EntityKind::Evidence)?;
        Ok(Event::Asked { disconnect: id, evidence: Box::new(evidence) })
    }

    /// Reports what was found out: for the function that was asked to.
    pub(super) fn find(
        &self,
        actor: &Seat,
        id: DisconnectId,
        evidence: EvidenceId,
        found: Reason,
    ) -> Result<Event, Rejection> {
        let asked = self.known(id)?.evidence.iter().find(|known| known.id == evidence);
        let asked = asked.ok_or(Rejection::NotFound { kind: EntityKind::Evidence })?;
        if actor.expert.is_some_and(|invited_to| invited_to != id) {
            return Err(Rejection::NotFound { kind: EntityKind::Disconnect });
        }
        if actor.expert.is_none() && asked.owner != acting_function(actor)? {
            return Err(Rejection::NotYourEnd);
        }
        if asked.found.as_ref() == Some(&found) {
            return Err(Rejection::Unchanged);
        }
        Ok(Event::Found { disconnect: id, evidence, found })
    }

    pub(super) fn confirm(
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

    pub(super) fn agree(
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

impl Rules for Disconnects {
    type Command = Command;

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
            // Both repeat the other end's words.
            Command::Confirm { .. }
            | Command::Agree { .. }
            | Command::Sort { .. }
            | Command::Reopen { .. }
            | Command::Focus { .. }
            | Command::AssignOwner { .. } => Vec::new(),
        }
    }

    fn decided(_command: &Command) -> Decided {
        Decided::Anywhere
    }

    fn decide(
        &self,
        workshop: &Workshop,
        actor: &Seat,
        command: Command,
        _at: Timestamp,
    ) -> Result<Vec<Event>, Rejection> {
        let event = match command {
            Command::Open { disconnect, title, statement, level, one, two } => {
                let (one, two) = (End::of(one), End::of(two));
                let new = Disconnect::between(disconnect, Subject::Titled(title), level, one, two);
                self.open(workshop, Disconnect { statement, ..new })?
            }
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
}
