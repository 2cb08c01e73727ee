//! Commands of this tool and the rules that decide them.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::{
    base::{
        authority::{Decided, needs_authority},
        id::{DisconnectId, SeatId},
        limits::{GAPS_MAX, SEATS_MAX},
        map::distinct,
        powers::Power,
        rejection::{EntityKind, Rejection, check_capacity},
        seat::{Attendance, Role, Seat},
        text::FunctionName,
        time::Timestamp,
    },
    rules::Rules,
    tool::{
        self,
        seats::state::{Event, Seats},
        tools, whole_tools,
    },
    workshop::Workshop,
};

/// Commands about seats.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Command {
    /// Admit somebody to a new seat.
    Admit {
        seat: SeatId,
        role: Role,
        /// The function the person speaks for, if known.
        function: Option<FunctionName>,
        /// Whether this person alone can stop the purchase.
        veto: bool,
    },
    /// Join on one's own seat.
    Join {
        /// The function the person speaks for; not required for the seller, observers and the wall.
        function: Option<FunctionName>,
    },
    /// Remove somebody. Their contributions stay.
    Remove { seat: SeatId },
    /// Hand the chair over.
    PassChair {
        /// A facilitator.
        to: SeatId,
    },
    /// Admit a person in the room who has no device; the Mobilizer enters what they say.
    AddProxy {
        seat: SeatId,
        /// The function the person speaks for.
        function: FunctionName,
        /// Whether this person alone can stop the purchase.
        veto: bool,
    },
    /// Enter something for a person without a device.
    OnBehalfOf { seat: SeatId, act: Arc<ProxyCommand> },
    /// Invite an expert to one disconnect: they see and answer that and nothing else.
    Call {
        seat: SeatId,
        /// The expert's subject.
        function: FunctionName,
        disconnect: DisconnectId,
    },
    /// Flag a concerned function that has nobody here, or remove the flag.
    FlagMissing { function: FunctionName, missing: bool },
}

impl Seats {
    /// Checks that the seat id is free and the workshop has room for one more.
    pub(super) fn check_new(&self, seat: SeatId) -> Result<(), Rejection> {
        if self.all.contains_key(&seat) {
            return Err(Rejection::Exists { kind: EntityKind::Seat });
        }
        let here = self.all.values().filter(|s| s.attendance != Attendance::Removed);
        check_capacity(here.count(), SEATS_MAX, EntityKind::Seat)
    }

    fn add_proxy(
        &self,
        id: SeatId,
        function: FunctionName,
        veto: bool,
    ) -> Result<Vec<Event>, Rejection> {
        needs_authority()?;
        self.check_new(id)?;
        let seat = Seat { veto, ..Seat::proxy(id, function) };
        Ok(vec![Event::Admitted { seat }])
    }

    fn call(
        &self,
        workshop: &Workshop,
        id: SeatId,
        function: FunctionName,
        invited_to: DisconnectId,
    ) -> Result<Vec<Event>, Rejection> {
        needs_authority()?;
        self.check_new(id)?;
        let known = workshop.disconnects.get(invited_to);
        let known = known.ok_or(Rejection::NotFound { kind: EntityKind::Disconnect })?;
        if known.settlement.is_some() {
            return Err(Rejection::Revealed);
        }
        Ok(vec![Event::Admitted { seat: Seat::expert(id, function, invited_to) }])
    }

    fn flag_missing(&self, function: FunctionName, missing: bool) -> Result<Vec<Event>, Rejection> {
        needs_authority()?;
        if self.missing.contains(&function) == missing {
            return Err(Rejection::Unchanged);
        }
        if missing {
            check_capacity(self.missing.len(), GAPS_MAX, EntityKind::Gap)?;
        }
        Ok(vec![Event::MissingFlagged { function, missing }])
    }

    /// Rejects an order unless it lists members who have joined, each once.
    pub(crate) fn each_once(&self, order: &[SeatId]) -> Result<(), Rejection> {
        let here = |seat: &SeatId| self.present(*seat).is_some_and(Seat::counts);
        let once = distinct(order.iter().copied()).len() == order.len();
        let good = !order.is_empty() && once && order.iter().all(here);
        if good { Ok(()) } else { Err(Rejection::NotFound { kind: EntityKind::Seat }) }
    }
}

impl Rules for Seats {
    type Command = Command;

    fn power(command: &Command) -> Power {
        match command {
            Command::Admit { .. } => Power::Admit,
            Command::Join { .. } => Power::Join,
            Command::Remove { .. } => Power::Moderate,
            Command::PassChair { .. } => Power::PassChair,
            Command::AddProxy { .. } | Command::OnBehalfOf { .. } => Power::ActOnBehalf,
            Command::Call { .. } | Command::FlagMissing { .. } => Power::Call,
        }
    }

    fn typed(command: &Command) -> Vec<String> {
        match command {
            Command::Admit { function, .. } | Command::Join { function } => {
                function.iter().map(FunctionName::to_string).collect()
            }
            Command::AddProxy { function, .. }
            | Command::Call { function, .. }
            | Command::FlagMissing { function, .. } => vec![function.to_string()],
            Command::OnBehalfOf { act, .. } => act.typed(),
            Command::Remove { .. } | Command::PassChair { .. } => Vec::new(),
        }
    }

    fn decided(command: &Command) -> Decided {
        Decided::on_server_if(matches!(
            command,
            Command::AddProxy { .. }
                | Command::OnBehalfOf { .. }
                | Command::Call { .. }
                | Command::FlagMissing { .. }
        ))
    }

    fn decide(
        &self,
        workshop: &Workshop,
        actor: &Seat,
        command: Command,
        _at: Timestamp,
    ) -> Result<Vec<Event>, Rejection> {
        match command {
            Command::AddProxy { seat, function, veto } => self.add_proxy(seat, function, veto),
            Command::Call { seat, function, disconnect } => {
                self.call(workshop, seat, function, disconnect)
            }
            Command::FlagMissing { function, missing } => self.flag_missing(function, missing),
            // Taken apart before it comes here: see `decide::resolve_actor`.
            Command::OnBehalfOf { .. } => Err(Rejection::NotFound { kind: EntityKind::Seat }),
            Command::Admit { seat, role, function, veto } => {
                self.check_new(seat)?;
                // There is one Mobilizer, seated when the workshop is opened.
                if role == Role::Mobilizer {
                    return Err(Rejection::Exists { kind: EntityKind::Seat });
                }
                let by_seller = actor.role == Role::Seller;
                let seat = Seat { veto, by_seller, ..Seat::invited(seat, role, function) };
                Ok(vec![Event::Admitted { seat }])
            }
            Command::Join { function } => {
                let function = function.or_else(|| actor.function.clone());
                if actor.role.is_member() && function.is_none() {
                    return Err(Rejection::NoFunction);
                }
                if actor.attendance == Attendance::Joined && function == actor.function {
                    return Err(Rejection::Unchanged);
                }
                // Contributions were made for the first function: a change would relabel them.
                if actor.attendance == Attendance::Joined && actor.function.is_some() {
                    return Err(Rejection::Exists { kind: EntityKind::Seat });
                }
                Ok(vec![Event::Joined { seat: actor.id, function }])
            }
            Command::Remove { seat } => {
                let target =
                    self.present(seat).ok_or(Rejection::NotFound { kind: EntityKind::Seat })?;
                if target.role == Role::Mobilizer {
                    return Err(Rejection::MobilizerOnly);
                }
                let mut events = vec![Event::Removed { seat }];
                if self.chair == Some(seat) {
                    events.push(Event::ChairPassed { to: actor.id });
                }
                Ok(events)
            }
            Command::PassChair { to } => {
                let target =
                    self.present(to).ok_or(Rejection::NotFound { kind: EntityKind::Seat })?;
                if !target.role.facilitates() {
                    return Err(Rejection::FacilitatorOnly);
                }
                if target.role == Role::Seller && workshop.customers_only.on.is_some() {
                    return Err(Rejection::CustomersOnly);
                }
                if self.chair == Some(to) {
                    return Err(Rejection::Unchanged);
                }
                Ok(vec![Event::ChairPassed { to }])
            }
        }
    }
}

macro_rules! define_proxy_command {
    ($($(#[$doc:meta])* $field:ident, $name:ident, $state:ident $(as $stored:literal)?;)+) => {
        /// What can be entered for somebody without a device: whatever people contribute, in every tool.
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(remote = "Self", rename_all = "snake_case")]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(!remote))]
        pub enum ProxyCommand {
            Cards(tool::cards::Command),
            Statements(tool::statements::Command),
            Disconnects(tool::disconnects::Command),
            $($(#[$doc])* $(#[serde(rename = $stored)])? $name(tool::$field::Command),)+
        }
    };
}

macro_rules! define_proxy_commands {
    ($($line:tt)*) => {
        whole_tools! { define_proxy_command [] $($line)* }
    };
}

tools!(define_proxy_commands);
