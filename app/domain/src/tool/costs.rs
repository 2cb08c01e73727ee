//! Costs of staying: what goes on being paid as long as nothing changes (A). What the group wants instead (B) stays
//! locked until one of them is accepted by a function other than the one that named it, or the chair says why the
//! group goes on without: nobody leaves a state that costs nothing.

use serde::{Deserialize, Serialize};

use super::{
    Tool,
    agenda::{self, gate::Missing},
    customers_only::{Part, snapshot},
};
use crate::{
    EntityKind, Event as Any, Rejection, Seat, Timestamp, Topic, Topics, Viewer, Workshop,
    id::CostId,
    limits::COSTS_MAX,
    map::{Map, Set},
    powers::Power,
    text::{FunctionName, Reason, Unit},
    workshop::{acting_function, check_capacity},
};

/// How well a cost is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Grade {
    /// Somebody says so.
    Claim,
    /// From our own books.
    Internal,
    /// From a source outside.
    External,
    /// Counted here, for this.
    Measured,
}

impl Grade {
    /// All four, from the weakest.
    pub const ALL: [Self; 4] = [Self::Claim, Self::Internal, Self::External, Self::Measured];
}

/// From at least to at most, both included. A range, because nobody knows a cost to the point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "(u32, u32)", into = "(u32, u32)")]
pub struct Span {
    low: u32,
    high: u32,
}

impl Span {
    /// Accepts `low` up to `high`.
    pub fn new(low: u32, high: u32) -> Option<Self> {
        (low <= high).then_some(Self { low, high })
    }

    /// At least.
    pub fn low(self) -> u32 {
        self.low
    }

    /// At most.
    pub fn high(self) -> u32 {
        self.high
    }
}

impl TryFrom<(u32, u32)> for Span {
    type Error = &'static str;
    fn try_from((low, high): (u32, u32)) -> Result<Self, Self::Error> {
        Self::new(low, high).ok_or("a range goes from low to high")
    }
}

impl From<Span> for (u32, u32) {
    fn from(span: Span) -> Self {
        (span.low, span.high)
    }
}

/// What it comes to in a year: how often, times what each costs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Amount {
    /// How often in a year.
    pub times: Span,
    /// What one costs.
    pub each: Span,
    /// Of what: euros, hours, days.
    pub unit: Unit,
}

impl std::fmt::Display for Span {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match (self.low, self.high) {
            (low, high) if low == high => write!(f, "{low}"),
            (low, high) => write!(f, "{low}–{high}"),
        }
    }
}

impl std::fmt::Display for Amount {
    /// As it was typed: how often, how much each time, of what.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} × {} {}", self.times, self.each, self.unit)
    }
}

impl Amount {
    /// From at least to at most in a year, in its unit.
    pub fn yearly(&self) -> (u64, u64) {
        let product = |times: u32, each: u32| u64::from(times) * u64::from(each);
        (product(self.times.low, self.each.low), product(self.times.high, self.each.high))
    }
}

/// One cost of staying.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Cost {
    /// Its id.
    pub id: CostId,
    /// What is paid for staying.
    pub text: Reason,
    /// How well it is known.
    pub grade: Grade,
    /// What it comes to, where somebody can say.
    pub amount: Option<Amount>,
    /// The function that named it and supplied its numbers.
    pub function: FunctionName,
    /// The functions that accept it.
    pub accepted_by: Set<FunctionName>,
}

impl Cost {
    /// Whether a function other than the one that named it accepts it.
    pub fn is_accepted(&self) -> bool {
        self.accepted_by.iter().any(|function| *function != self.function)
    }
}

/// What staying costs, as far as the group has said it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Costs {
    /// In the order they were named.
    pub list: Vec<Cost>,
    /// Why the group goes on without an accepted cost, where the chair said so.
    pub without: Option<Reason>,
}

/// What may be asked about the costs of staying.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Command {
    /// Name a cost, with the own function's numbers.
    Name {
        /// Its id.
        cost: CostId,
        /// What is paid for staying.
        text: Reason,
        /// How well it is known.
        grade: Grade,
        /// What it comes to in a year.
        amount: Option<Amount>,
    },
    /// "That is so": for the own function, or take that back.
    Accept {
        /// Which.
        cost: CostId,
        /// Whether it is so.
        accepted: bool,
    },
    /// Take a cost of the own function back.
    Withdraw {
        /// Which.
        cost: CostId,
    },
    /// Go on without an accepted cost.
    GoWithout {
        /// Why.
        reason: Reason,
    },
}

/// What happened to the costs of staying.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// A cost was named.
    Named {
        /// The cost.
        cost: Box<Cost>,
    },
    /// A function accepted it, or no longer does.
    Accepted {
        /// Which.
        cost: CostId,
        /// For which function.
        function: FunctionName,
        /// Whether it does.
        accepted: bool,
    },
    /// It was taken back.
    Withdrawn {
        /// Which.
        cost: CostId,
    },
    /// The chair went on without one.
    WentWithout {
        /// Why.
        reason: Reason,
    },
}

impl Costs {
    /// Whether what the group wants instead may be built.
    pub fn alternative_unlocked(&self) -> bool {
        self.without.is_some() || self.list.iter().any(Cost::is_accepted)
    }

    /// What the accepted costs come to in a year, from at least to at most, for each unit.
    pub fn yearly(&self) -> Map<&Unit, (u64, u64)> {
        let mut sums: Map<&Unit, (u64, u64)> = Map::new();
        let accepted = self.list.iter().filter(|cost| cost.is_accepted());
        for amount in accepted.filter_map(|cost| cost.amount.as_ref()) {
            let (low, high) = amount.yearly();
            let sum = sums.or_default(&amount.unit);
            *sum = (sum.0.saturating_add(low), sum.1.saturating_add(high));
        }
        sums
    }

    fn known(&self, id: CostId) -> Result<&Cost, Rejection> {
        let known = self.list.iter().find(|cost| cost.id == id);
        known.ok_or(Rejection::NotFound { thing: EntityKind::Cost })
    }

    fn accept(&self, actor: &Seat, id: CostId, accepted: bool) -> Result<Event, Rejection> {
        let known = self.known(id)?;
        let function = acting_function(actor)?;
        if known.accepted_by.contains(&function) == accepted {
            return Err(Rejection::Unchanged);
        }
        Ok(Event::Accepted { cost: id, function, accepted })
    }
}

impl Tool for Costs {
    type Command = Command;
    type Event = Event;

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
                    return Err(Rejection::Exists { thing: EntityKind::Cost });
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

    fn evolve(&mut self, event: &Event) {
        match event {
            Event::Named { cost } => self.list.push(Cost::clone(cost)),
            Event::Accepted { cost, function, accepted } => {
                if let Some(known) = self.list.iter_mut().find(|known| known.id == *cost) {
                    if *accepted {
                        known.accepted_by.insert(function.clone());
                    } else {
                        known.accepted_by.remove(function);
                    }
                }
            }
            Event::Withdrawn { cost } => self.list.retain(|known| known.id != *cost),
            Event::WentWithout { reason } => self.without = Some(reason.clone()),
        }
    }

    fn react(&mut self, event: &Any) {
        if let Some(Part::Costs(costs)) = snapshot(event) {
            self.clone_from(costs);
        }
        // Whoever leaves the step without an accepted cost has said why.
        if let Any::Agenda(agenda::Event::Overridden(gate)) = event
            && gate.missing.contains(&Missing::Cost)
        {
            self.without = Some(gate.reason.clone());
        }
    }

    fn disclose(&self, _viewer: &Viewer) -> Self {
        Self { list: self.list.clone(), without: self.without.clone() }
    }

    fn disclose_event(event: &Event, _viewer: &Viewer) -> Option<Event> {
        match event {
            Event::Named { .. }
            | Event::Accepted { .. }
            | Event::Withdrawn { .. }
            | Event::WentWithout { .. } => Some(event.clone()),
        }
    }

    fn topics(_event: &Event, topics: &mut Topics) {
        // Whether B is open decides what may be drafted.
        topics.extend([Topic::Costs, Topic::Resolution]);
    }
}
