//! Commands of this tool and the rules that decide them.

use serde::{Deserialize, Serialize};

use crate::{
    base::{
        authority::Decided,
        id::CostId,
        limits::COSTS_MAX,
        map::Set,
        powers::Power,
        rejection::{EntityKind, Rejection, check_capacity},
        seat::{Seat, acting_function},
        text::Reason,
        time::Timestamp,
    },
    rules::Rules,
    tool::costs::state::{Amount, Cost, Costs, Event, Grade},
    workshop::Workshop,
};

/// Commands about the costs of staying.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Command {
    /// Name a cost, with this function's figures.
    Name {
        cost: CostId,
        text: Reason,
        grade: Grade,
        /// Cost per year; `None` if unknown.
        amount: Option<Amount>,
    },
    /// Accept a cost for one's own function, or take that back.
    Accept { cost: CostId, accepted: bool },
    /// Withdraw a cost of one's own function.
    Withdraw { cost: CostId },
    /// Continue without an accepted cost.
    GoWithout { reason: Reason },
}

impl Costs {
    pub(super) fn known(&self, id: CostId) -> Result<&Cost, Rejection> {
        let known = self.list.iter().find(|cost| cost.id == id);
        known.ok_or(Rejection::NotFound { kind: EntityKind::Cost })
    }

    pub(super) fn accept(
        &self,
        actor: &Seat,
        id: CostId,
        accepted: bool,
    ) -> Result<Event, Rejection> {
        let known = self.known(id)?;
        let function = acting_function(actor)?;
        if known.accepted_by.contains(&function) == accepted {
            return Err(Rejection::Unchanged);
        }
        Ok(Event::Accepted { cost: id, function, accepted })
    }
}

impl Rules for Costs {
    type Command = Command;

    fn power(command: &Command) -> Power {
        match command {
            Command::Name { .. } | Command::Accept { .. } | Command::Withdraw { .. } => {
                Power::Write
            }
            Command::GoWithout { .. } => Power::Drive,
        }
    }

    fn typed(command: &Command) -> Vec<String> {
        match command {
            Command::Name { text, amount, .. } => {
                let amount = amount.iter().map(Amount::to_string);
                std::iter::once(text.to_string()).chain(amount).collect()
            }
            Command::GoWithout { reason } => vec![reason.to_string()],
            Command::Accept { .. } | Command::Withdraw { .. } => Vec::new(),
        }
    }

    fn decided(_command: &Command) -> Decided {
        Decided::Anywhere
    }

    fn decide(
        &self,
        _workshop: &Workshop,
        actor: &Seat,
        command: Command,
        _at: Timestamp,
    ) -> Result<Vec<Event>, Rejection> {
        let event = match command {
            Command::Name { cost: id, text, grade, amount } => {
                if self.known(id).is_ok() {
                    return Err(Rejection::Exists { kind: EntityKind::Cost });
                }
                check_capacity(self.list.len(), COSTS_MAX, EntityKind::Cost)?;
                let function = acting_function(actor)?;
                let accepted_by = Set::from([function.clone()]);
                let cost = Cost { id, text, grade, amount, function, accepted_by };
                Event::Named { cost: Box::new(cost) }
            }
            Command::Accept { cost, accepted } => self.accept(actor, cost, accepted)?,
            Command::Withdraw { cost } => {
                if self.known(cost)?.function != acting_function(actor)? {
                    return Err(Rejection::NotYourEnd);
                }
                Event::Withdrawn { cost }
            }
            Command::GoWithout { reason } => {
                if self.without.as_ref() == Some(&reason) {
                    return Err(Rejection::Unchanged);
                }
                if self.alternative_unlocked() {
                    return Err(Rejection::Moved);
                }
                Event::WentWithout { reason }
            }
        };
        Ok(vec![event])
    }
}
