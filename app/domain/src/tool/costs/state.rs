//! State, events and disclosure of this tool.

use serde::{Deserialize, Serialize};

use crate::{
    base::{
        id::{CostId, SeatId},
        limits::COSTS_MAX,
        map::{Map, Set},
        seat::Viewer,
        text::{FunctionName, Reason, Unit},
    },
    tool::State,
};

/// How well a cost is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Grade {
    /// Somebody says so.
    Claim,
    /// From the group's own books.
    Internal,
    /// From an outside source.
    External,
    /// Measured here, for this purpose.
    Measured,
}

impl Grade {
    /// All four, weakest first.
    pub const ALL: [Self; 4] = [Self::Claim, Self::Internal, Self::External, Self::Measured];
}

/// A range with both ends included: nobody knows a cost exactly.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "(u32, u32)", into = "(u32, u32)")]
pub struct Span {
    low: u32,
    high: u32,
}

impl Span {
    /// `None` if `low` is above `high`.
    pub fn new(low: u32, high: u32) -> Option<Self> {
        (low <= high).then_some(Self { low, high })
    }

    /// The lower end.
    pub fn low(self) -> u32 {
        self.low
    }

    /// The upper end.
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

/// A cost per year: how often, times how much each time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Amount {
    /// Times per year.
    pub times: Span,
    /// Cost per time.
    pub each: Span,
    /// Euros, hours, days.
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
    /// As typed: how often, how much each time, unit.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} × {} {}", self.times, self.each, self.unit)
    }
}

impl Amount {
    /// Lower and upper end per year, in its unit.
    pub fn yearly(&self) -> (u64, u64) {
        let product = |times: u32, each: u32| u64::from(times) * u64::from(each);
        (product(self.times.low, self.each.low), product(self.times.high, self.each.high))
    }
}

/// One cost of staying.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Cost {
    pub id: CostId,
    pub text: Reason,
    pub grade: Grade,
    /// `None` if nobody can say.
    pub amount: Option<Amount>,
    /// The function that named it and supplied its figures.
    pub function: FunctionName,
    /// Functions that accept it.
    pub accepted_by: Set<FunctionName>,
}

impl Cost {
    /// Whether another function than the one that named it accepts it.
    pub fn is_accepted(&self) -> bool {
        self.accepted_by.iter().any(|function| *function != self.function)
    }
}

/// The costs of staying that the group has named.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Costs {
    /// In the order they were named.
    pub list: Vec<Cost>,
    /// Why the group continues without an accepted cost; `None` if it does not.
    pub without: Option<Reason>,
}

/// Events of the costs of staying.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// A cost was named.
    Named { cost: Box<Cost> },
    /// A function accepted a cost, or took that back.
    Accepted { cost: CostId, function: FunctionName, accepted: bool },
    /// A cost was withdrawn.
    Withdrawn { cost: CostId },
    /// The chair continued without an accepted cost.
    WentWithout { reason: Reason },
}

impl Costs {
    /// Whether the alternative may be drafted.
    pub fn alternative_unlocked(&self) -> bool {
        self.without.is_some() || self.list.iter().any(Cost::is_accepted)
    }

    /// The accepted costs per year, lower and upper end per unit.
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
}

impl State for Costs {
    type Event = Event;

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

    fn addresses(_event: &Event, _seat: SeatId) -> bool {
        false
    }

    fn unrevealed(&self) -> bool {
        false
    }

    fn within_bounds(&self) -> bool {
        self.list.len() <= COSTS_MAX
    }
}
