//! State, events and disclosure of this tool.

use serde::{Deserialize, Serialize};

use crate::{
    base::{
        id::{CardId, NegotiableId, SeatId, TradeId},
        limits::{NEGOTIABLES_MAX, TRADES_MAX},
        map::Set,
        seat::{Role, Viewer},
        set_aside::SetAside,
        text::{FunctionName, Reason, Title},
    },
    tool::State,
};

/// An attribute that can be traded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Negotiable {
    pub id: NegotiableId,
    /// "Delivery date".
    pub attribute: Title,
    /// Its value today.
    pub today: Title,
    /// The function that asked for it; `None` if a facilitator offered it.
    pub asked_by: Option<FunctionName>,
    /// Whether the supplier cannot give it. Only the seller's copy holds a protected one.
    pub protected: bool,
}

/// A concern and what is given for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Trade {
    pub id: TradeId,
    /// The concern it answers.
    pub concern: CardId,
    /// The attribute that changes.
    pub negotiable: NegotiableId,
    /// What answers the concern.
    pub answer: Title,
    pub gives: Title,
    /// Functions that accept what is given up.
    pub accepted_by: Set<FunctionName>,
    /// Whether the concern's author said "this settles it".
    pub settled: bool,
}

/// What can be traded, and the trades.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Negotiables {
    /// In the order it was put on the table.
    pub list: Vec<Negotiable>,
    /// In the order they were offered.
    pub trades: Vec<Trade>,
    /// The trades about deleted cards. Empty in every viewer's copy.
    #[serde(default)]
    pub set_aside: SetAside<Trade>,
}

/// Events of this tool.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// Something tradable was put on the table.
    Put { negotiable: Negotiable },
    /// Marked as not to be given. Sent to the seller only; for all others it is gone.
    Protected { negotiable: NegotiableId },
    /// It can be traded again. For all but the seller it is new.
    Freed { negotiable: Negotiable },
    /// It is off the table. Sent to all but the seller when it is protected.
    Taken { negotiable: NegotiableId },
    /// A trade was offered.
    Offered { trade: Box<Trade> },
    /// A function accepted what is given up, or took that back.
    Accepted { trade: TradeId, function: FunctionName, accepted: bool },
    /// The concern's author said that the trade settles it.
    Settled {
        trade: TradeId,
        concern: CardId,
        /// The trade in words, in logs of older versions; otherwise `None`: the trade says what is exchanged.
        text: Option<Reason>,
    },
    /// An unsettled trade was withdrawn.
    Withdrawn { trade: TradeId },
    /// The trades about a deleted card are back, because the card is.
    Recalled { concern: CardId, trades: Vec<Trade> },
}

impl Negotiables {
    /// Removes every trade about a deleted card.
    pub(crate) fn forget(&mut self, card: CardId, author: Option<SeatId>) {
        self.set_aside.take(&mut self.trades, card, author, |trade| trade.concern == card);
    }

    /// A negotiable by its id.
    pub fn get(&self, id: NegotiableId) -> Option<&Negotiable> {
        self.list.iter().find(|known| known.id == id)
    }

    /// A trade by its id.
    pub fn trade(&self, id: TradeId) -> Option<&Trade> {
        self.trades.iter().find(|known| known.id == id)
    }
}

impl State for Negotiables {
    type Event = Event;

    fn evolve(&mut self, event: &Event) {
        match event {
            Event::Put { negotiable } => self.list.push(negotiable.clone()),
            Event::Protected { negotiable } => {
                if let Some(known) = self.list.iter_mut().find(|known| known.id == *negotiable) {
                    known.protected = true;
                }
            }
            Event::Freed { negotiable } => {
                // At the end, as for everybody else.
                self.list.retain(|known| known.id != negotiable.id);
                self.list.push(negotiable.clone());
            }
            Event::Taken { negotiable } => self.list.retain(|known| known.id != *negotiable),
            Event::Offered { trade } => self.trades.push(Trade::clone(trade)),
            Event::Accepted { trade, function, accepted } => {
                let known = self.trades.iter_mut().find(|known| known.id == *trade);
                if let Some(known) = known {
                    if *accepted {
                        known.accepted_by.insert(function.clone());
                    } else {
                        known.accepted_by.remove(function);
                    }
                }
            }
            Event::Settled { trade, .. } => {
                if let Some(known) = self.trades.iter_mut().find(|known| known.id == *trade) {
                    known.settled = true;
                }
            }
            Event::Withdrawn { trade } => self.trades.retain(|known| known.id != *trade),
            Event::Recalled { concern, trades } => {
                self.trades.extend(trades.iter().cloned());
                self.set_aside.forget(*concern);
            }
        }
    }

    fn disclose(&self, viewer: &Viewer) -> Self {
        let seller = viewer.role == Role::Seller;
        let list = self.list.iter().filter(|known| !known.protected || seller);
        Self {
            list: list.cloned().collect(),
            trades: self.trades.clone(),
            set_aside: SetAside::default(),
        }
    }

    fn disclose_event(event: &Event, viewer: &Viewer) -> Option<Event> {
        let seller = viewer.role == Role::Seller;
        Some(match event {
            Event::Protected { negotiable } if !seller => Event::Taken { negotiable: *negotiable },
            Event::Put { .. }
            | Event::Protected { .. }
            | Event::Freed { .. }
            | Event::Taken { .. }
            | Event::Offered { .. }
            | Event::Accepted { .. }
            | Event::Withdrawn { .. }
            | Event::Recalled { .. }
            | Event::Settled { .. } => event.clone(),
        })
    }

    fn addresses(_event: &Event, _seat: SeatId) -> bool {
        false
    }

    fn unrevealed(&self) -> bool {
        false
    }

    fn within_bounds(&self) -> bool {
        self.list.len() <= NEGOTIABLES_MAX && self.trades.len() <= TRADES_MAX
    }
}
