//! The state of this tool, what can have happened in it, and what of it a viewer is told.

use serde::{Deserialize, Serialize};

use crate::{
    base::{
        id::{CardId, NegotiableId, TradeId},
        map::Set,
        seat::{Role, Viewer},
        text::{FunctionName, Reason, Title},
    },
    tool::State,
};

/// An attribute of the option that can be traded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Negotiable {
    /// Its id.
    pub id: NegotiableId,
    /// What it is: "Delivery date".
    pub attribute: Title,
    /// How it stands today.
    pub today: Title,
    /// The function that asked for it; none when a facilitator offered it.
    pub asked_by: Option<FunctionName>,
    /// The supplier cannot give it. Known to the seller alone, as long as it is so.
    pub protected: bool,
}

/// A concern and what is given for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Trade {
    /// Its id.
    pub id: TradeId,
    /// The concern.
    pub concern: CardId,
    /// The attribute that moves.
    pub negotiable: NegotiableId,
    /// What answers the concern.
    pub answer: Title,
    /// What is given up for it.
    pub gives: Title,
    /// The functions that accept that.
    pub accepted_by: Set<FunctionName>,
    /// "This settles it", said by the concern's author.
    pub settled: bool,
}

/// What can be traded, and what is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Negotiables {
    /// What can be traded, in the order it was put on the table.
    pub list: Vec<Negotiable>,
    /// The trades, in the order they were offered.
    pub trades: Vec<Trade>,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// Something was put on the table.
    Put {
        /// What.
        negotiable: Negotiable,
    },
    /// Something was marked as not to be given. Told to the seller alone; for all others it is gone.
    Protected {
        /// Which.
        negotiable: NegotiableId,
    },
    /// It can be traded again. For all but the seller it is put on the table now.
    Freed {
        /// What.
        negotiable: Negotiable,
    },
    /// It is not on the table any more: what all but the seller hear of a protection.
    Taken {
        /// Which.
        negotiable: NegotiableId,
    },
    /// A trade was offered.
    Offered {
        /// The trade.
        trade: Box<Trade>,
    },
    /// A function accepted what is given up, or no longer does.
    Accepted {
        /// In which trade.
        trade: TradeId,
        /// Which function.
        function: FunctionName,
        /// Whether it does.
        accepted: bool,
    },
    /// The concern's author said that it settles it.
    Settled {
        /// Which trade.
        trade: TradeId,
        /// The concern that it settles.
        concern: CardId,
        /// The trade in words.
        text: Reason,
    },
    /// A trade was taken off the table.
    Withdrawn {
        /// Which.
        trade: TradeId,
    },
}

impl Negotiables {
    /// Drops every trade about a card that is gone.
    pub(crate) fn forget(&mut self, card: CardId) {
        self.trades.retain(|trade| trade.concern != card);
    }

    /// Something that can be traded, by its id.
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
                // At the end, where it stands for everybody else too.
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
        }
    }

    fn disclose(&self, viewer: &Viewer) -> Self {
        let seller = viewer.role == Role::Seller;
        let list = self.list.iter().filter(|known| !known.protected || seller);
        Self { list: list.cloned().collect(), trades: self.trades.clone() }
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
            | Event::Settled { .. } => event.clone(),
        })
    }
}
