//! Give and get: what can be traded, and the trades: a concern, what answers it, what is given up for it, who accepts
//! that. Only the concern's author can say "this settles it". What the supplier protects is known to the seller alone.

use serde::{Deserialize, Serialize};

use super::{
    Tool, cards,
    customers_only::{Part, snapshot},
};
use crate::{
    EntityKind, Event as Any, Rejection, Role, Seat, Timestamp, Topic, Topics, Viewer, Workshop,
    id::{CardId, NegotiableId, TradeId},
    limits::{NEGOTIABLES_MAX, TRADES_MAX},
    map::Set,
    powers::Power,
    text::{FunctionName, Reason, Title},
    workshop::{acting_function, check_capacity},
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

/// What may be asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Command {
    /// Put something on the table: a facilitator offers it, a stakeholder asks for it.
    Put {
        /// Its id.
        negotiable: NegotiableId,
        /// What it is.
        attribute: Title,
        /// How it stands today.
        today: Title,
    },
    /// Mark what cannot be given, or open it again.
    Protect {
        /// Which.
        negotiable: NegotiableId,
        /// Whether it cannot.
        protected: bool,
    },
    /// Offer a trade.
    Offer {
        /// Its id.
        trade: TradeId,
        /// The concern.
        concern: CardId,
        /// The attribute that moves.
        negotiable: NegotiableId,
        /// What answers the concern.
        answer: Title,
        /// What is given up for it.
        gives: Title,
    },
    /// Accept what is given up, for the own function, or no longer.
    Accept {
        /// In which trade.
        trade: TradeId,
        /// Whether.
        accepted: bool,
    },
    /// "This settles it."
    Settle {
        /// Which trade.
        trade: TradeId,
    },
    /// Take a trade off the table that settles nothing yet.
    Withdraw {
        /// Which.
        trade: TradeId,
    },
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
    /// Something that can be traded, by its id.
    pub fn get(&self, id: NegotiableId) -> Option<&Negotiable> {
        self.list.iter().find(|known| known.id == id)
    }

    /// A trade by its id.
    pub fn trade(&self, id: TradeId) -> Option<&Trade> {
        self.trades.iter().find(|known| known.id == id)
    }

    fn known(&self, id: NegotiableId) -> Result<&Negotiable, Rejection> {
        self.get(id).ok_or(Rejection::NotFound { thing: EntityKind::Negotiable })
    }

    /// A trade that settles nothing yet.
    fn open(&self, id: TradeId) -> Result<&Trade, Rejection> {
        match self.trade(id) {
            Some(trade) if trade.settled => Err(Rejection::Traded),
            trade => trade.ok_or(Rejection::NotFound { thing: EntityKind::Trade }),
        }
    }

    fn put(
        &self,
        actor: &Seat,
        id: NegotiableId,
        attribute: Title,
        today: Title,
    ) -> Result<Event, Rejection> {
        if self.get(id).is_some() {
            return Err(Rejection::Exists { thing: EntityKind::Negotiable });
        }
        check_capacity(self.list.len(), NEGOTIABLES_MAX, EntityKind::Negotiable)?;
        let asked_by = match actor.role {
            Role::Stakeholder => Some(acting_function(actor)?),
            _ => None,
        };
        let negotiable = Negotiable { id, attribute, today, asked_by, protected: false };
        Ok(Event::Put { negotiable })
    }

    fn protect(&self, id: NegotiableId, protected: bool) -> Result<Event, Rejection> {
        let known = self.known(id)?;
        if known.protected == protected {
            return Err(Rejection::Unchanged);
        }
        if self.trades.iter().any(|trade| trade.negotiable == id) {
            return Err(Rejection::Traded);
        }
        Ok(if protected {
            Event::Protected { negotiable: id }
        } else {
            Event::Freed { negotiable: Negotiable { protected: false, ..known.clone() } }
        })
    }

    fn offer(&self, workshop: &Workshop, actor: &Seat, trade: Trade) -> Result<Event, Rejection> {
        if self.trade(trade.id).is_some() {
            return Err(Rejection::Exists { thing: EntityKind::Trade });
        }
        check_capacity(self.trades.len(), TRADES_MAX, EntityKind::Trade)?;
        if self.known(trade.negotiable)?.protected {
            // To all others it is not there, and a refusal must not tell them why.
            return Err(match actor.role {
                Role::Seller => Rejection::Protected,
                _ => Rejection::NotFound { thing: EntityKind::Negotiable },
            });
        }
        let concern = workshop.cards.open(trade.concern);
        concern
            .filter(|card| card.kind == cards::Kind::Concern && !card.hidden)
            .ok_or(Rejection::NotFound { thing: EntityKind::Card })?;
        Ok(Event::Offered { trade: Box::new(trade) })
    }

    fn accept(&self, actor: &Seat, id: TradeId, accepted: bool) -> Result<Event, Rejection> {
        let known = self.open(id)?;
        let function = acting_function(actor)?;
        if known.accepted_by.contains(&function) == accepted {
            return Err(Rejection::Unchanged);
        }
        Ok(Event::Accepted { trade: id, function, accepted })
    }

    fn settle(&self, workshop: &Workshop, actor: &Seat, id: TradeId) -> Result<Event, Rejection> {
        let known = self.open(id)?;
        let concern = workshop.cards.open(known.concern);
        let concern = concern.ok_or(Rejection::NotFound { thing: EntityKind::Card })?;
        if concern.author != Some(actor.id) {
            return Err(Rejection::NotYours { thing: EntityKind::Card });
        }
        if known.accepted_by.is_empty() {
            return Err(Rejection::NobodyGives);
        }
        let text = Reason::parse(&format!("{}; given up for it: {}", known.answer, known.gives));
        // Two titles and a few words are within the bound of a reason.
        let text = text.map_err(|_| Rejection::NotFound { thing: EntityKind::Trade })?;
        Ok(Event::Settled { trade: id, concern: known.concern, text })
    }
}

impl Tool for Negotiables {
    type Command = Command;
    type Event = Event;

    fn power(command: &Command) -> Power {
        match command {
            Command::Put { .. } => Power::AskFor,
            Command::Protect { .. } => Power::Protect,
            Command::Offer { .. } | Command::Withdraw { .. } => Power::OfferTrade,
            Command::Accept { .. } => Power::WorkDisconnect,
            Command::Settle { .. } => Power::Dispose,
        }
    }

    fn typed(command: &Command) -> Vec<String> {
        match command {
            Command::Put { attribute, today, .. } => {
                vec![attribute.to_string(), today.to_string()]
            }
            Command::Offer { answer, gives, .. } => vec![answer.to_string(), gives.to_string()],
            Command::Protect { .. }
            | Command::Accept { .. }
            | Command::Settle { .. }
            | Command::Withdraw { .. } => Vec::new(),
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
            Command::Put { negotiable, attribute, today } => {
                self.put(actor, negotiable, attribute, today)?
            }
            Command::Protect { negotiable, protected } => self.protect(negotiable, protected)?,
            Command::Offer { trade: id, concern, negotiable, answer, gives } => {
                let accepted_by = Set::new();
                let settled = false;
                let trade = Trade { id, concern, negotiable, answer, gives, accepted_by, settled };
                self.offer(workshop, actor, trade)?
            }
            Command::Accept { trade, accepted } => self.accept(actor, trade, accepted)?,
            Command::Settle { trade } => self.settle(workshop, actor, trade)?,
            Command::Withdraw { trade } => {
                self.open(trade)?;
                Event::Withdrawn { trade }
            }
        };
        Ok(vec![event])
    }

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

    fn react(&mut self, event: &Any) {
        if let Some(Part::Negotiables(negotiables)) = snapshot(event) {
            self.clone_from(negotiables);
        }
        if let Any::Cards(cards::Event::Deleted { card, .. }) = event {
            self.trades.retain(|trade| trade.concern != *card);
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

    fn topics(event: &Event, topics: &mut Topics) {
        topics.insert(Topic::Negotiables);
        if matches!(event, Event::Settled { .. }) {
            topics.insert(Topic::Resolution);
        }
    }
}
