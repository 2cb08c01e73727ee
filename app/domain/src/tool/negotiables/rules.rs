//! Commands of this tool and the rules that decide them.

use serde::{Deserialize, Serialize};

use crate::{
    base::{
        authority::{Decided, needs_authority},
        id::{CardId, NegotiableId, TradeId},
        limits::{NEGOTIABLES_MAX, TRADES_MAX},
        map::Set,
        powers::Power,
        rejection::{EntityKind, Rejection, check_capacity},
        seat::{Role, Seat, acting_function},
        text::Title,
        time::Timestamp,
    },
    rules::Rules,
    tool::{
        cards,
        negotiables::state::{Event, Negotiable, Negotiables, Trade},
    },
    workshop::Workshop,
};

/// Commands of this tool.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Command {
    /// Put something tradable on the table: a facilitator offers it, a stakeholder asks for it.
    Put {
        negotiable: NegotiableId,
        /// The attribute: "Delivery date".
        attribute: Title,
        /// Its value today.
        today: Title,
    },
    /// Mark what the supplier cannot give, or allow it again.
    Protect { negotiable: NegotiableId, protected: bool },
    /// Offer a trade.
    Offer {
        trade: TradeId,
        /// The concern it answers.
        concern: CardId,
        /// The attribute that changes.
        negotiable: NegotiableId,
        /// What answers the concern.
        answer: Title,
        gives: Title,
    },
    /// Accept what is given up, for one's own function, or take that back.
    Accept { trade: TradeId, accepted: bool },
    /// Confirm that the trade settles one's concern.
    Settle { trade: TradeId },
    /// Withdraw an unsettled trade.
    Withdraw { trade: TradeId },
    /// Bring back the trades that were deleted together with one's own concern.
    Recall { concern: CardId },
}

impl Negotiables {
    pub(super) fn known(&self, id: NegotiableId) -> Result<&Negotiable, Rejection> {
        self.get(id).ok_or(Rejection::NotFound { kind: EntityKind::Negotiable })
    }

    /// A trade that is not settled.
    pub(super) fn open(&self, id: TradeId) -> Result<&Trade, Rejection> {
        match self.trade(id) {
            Some(trade) if trade.settled => Err(Rejection::Traded),
            trade => trade.ok_or(Rejection::NotFound { kind: EntityKind::Trade }),
        }
    }

    pub(super) fn put(
        &self,
        actor: &Seat,
        id: NegotiableId,
        attribute: Title,
        today: Title,
    ) -> Result<Event, Rejection> {
        if self.get(id).is_some() {
            return Err(Rejection::Exists { kind: EntityKind::Negotiable });
        }
        check_capacity(self.list.len(), NEGOTIABLES_MAX, EntityKind::Negotiable)?;
        let asked_by = match actor.role {
            Role::Stakeholder => Some(acting_function(actor)?),
            _ => None,
        };
        let negotiable = Negotiable { id, attribute, today, asked_by, protected: false };
        Ok(Event::Put { negotiable })
    }

    pub(super) fn protect(&self, id: NegotiableId, protected: bool) -> Result<Event, Rejection> {
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

    pub(super) fn offer(
        &self,
        workshop: &Workshop,
        actor: &Seat,
        trade: Trade,
    ) -> Result<Event, Rejection> {
        if self.trade(trade.id).is_some() {
            return Err(Rejection::Exists { kind: EntityKind::Trade });
        }
        check_capacity(self.trades.len(), TRADES_MAX, EntityKind::Trade)?;
        if self.known(trade.negotiable)?.protected {
            // For all others it does not exist, and the rejection must not tell them why.
            return Err(match actor.role {
                Role::Seller => Rejection::Protected,
                _ => Rejection::NotFound { kind: EntityKind::Negotiable },
            });
        }
        let concern = workshop.cards.open(trade.concern);
        concern
            .filter(|card| card.kind == cards::CardKind::Concern && !card.hidden)
            .ok_or(Rejection::NotFound { kind: EntityKind::Card })?;
        Ok(Event::Offered { trade: Box::new(trade) })
    }

    pub(super) fn accept(
        &self,
        actor: &Seat,
        id: TradeId,
        accepted: bool,
    ) -> Result<Event, Rejection> {
        let known = self.open(id)?;
        let function = acting_function(actor)?;
        if known.accepted_by.contains(&function) == accepted {
            return Err(Rejection::Unchanged);
        }
        Ok(Event::Accepted { trade: id, function, accepted })
    }

    pub(super) fn settle(
        &self,
        workshop: &Workshop,
        actor: &Seat,
        id: TradeId,
    ) -> Result<Event, Rejection> {
        let known = self.open(id)?;
        let concern = workshop.cards.open(known.concern);
        let concern = concern.ok_or(Rejection::NotFound { kind: EntityKind::Card })?;
        if concern.author != Some(actor.id) {
            return Err(Rejection::NotYours { kind: EntityKind::Card });
        }
        if known.accepted_by.is_empty() {
            return Err(Rejection::NobodyGives);
        }
        Ok(Event::Settled { trade: id, concern: known.concern, text: None })
    }

    fn recalled(
        &self,
        workshop: &Workshop,
        actor: &Seat,
        concern: CardId,
    ) -> Result<Event, Rejection> {
        let own = self.set_aside.with(concern, actor.id);
        if own.is_empty() || workshop.cards.open(concern).is_none() {
            return Err(Rejection::NotFound { kind: EntityKind::Card });
        }
        // The supplier may have protected it, because nobody traded it any more.
        let fits = |trade: &Trade| self.get(trade.negotiable).is_some_and(|known| !known.protected);
        let trades: Vec<Trade> = own.into_iter().filter(|trade| fits(trade)).cloned().collect();
        let last = (self.trades.len() + trades.len()).saturating_sub(1);
        check_capacity(last, TRADES_MAX, EntityKind::Trade)?;
        Ok(Event::Recalled { concern, trades })
    }
}

impl Rules for Negotiables {
    type Command = Command;

    fn power(command: &Command) -> Power {
        match command {
            Command::Put { .. } => Power::AskFor,
            Command::Protect { .. } => Power::Protect,
            Command::Offer { .. } | Command::Withdraw { .. } => Power::OfferTrade,
            Command::Accept { .. } => Power::WorkDisconnect,
            Command::Settle { .. } => Power::Dispose,
            // Like deleting the card.
            Command::Recall { .. } => Power::Write,
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
            | Command::Withdraw { .. }
            | Command::Recall { .. } => Vec::new(),
        }
    }

    fn decided(_command: &Command) -> Decided {
        Decided::AwaitsServer
    }

    fn decide(
        &self,
        workshop: &Workshop,
        actor: &Seat,
        command: Command,
        _at: Timestamp,
    ) -> Result<Vec<Event>, Rejection> {
        needs_authority()?;
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
            Command::Recall { concern } => self.recalled(workshop, actor, concern)?,
        };
        Ok(vec![event])
    }
}
