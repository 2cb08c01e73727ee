//! Commands, and the function that decides them.

use std::{any::Any, sync::Arc};

use serde::{Deserialize, Serialize};

use crate::{
    base::{
        authority::{Decided, needs_authority},
        id::{DisconnectId, SeatId, StatementId},
        powers::{self, Power},
        rejection::{EntityKind, Rejection},
        seat::{Attendance, Role, Seat},
        text::{StatementText, Title},
        time::Timestamp,
    },
    rules::Rules,
    template,
    tool::{
        self,
        agenda::Step,
        disconnects, glossary,
        seats::{self, ProxyCommand},
        tools, whole_tools,
    },
    workshop::{Event, Line, Workshop},
};

pub(crate) mod code;

macro_rules! define_commands {
    ($($(#[$doc:meta])* $field:ident, $name:ident, $state:ident $(as $stored:literal)? => $kind:ident;)+) => {
        /// Everything a client can ask for.
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(remote = "Self", rename_all = "snake_case")]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(!remote))]
        pub enum Command {
            $($(#[$doc])* $name(tool::$field::Command),)+
        }

        $(
            impl From<tool::$field::Command> for Command {
                fn from(command: tool::$field::Command) -> Self {
                    Self::$name(command)
                }
            }
        )+

        impl Command {
            /// The row of the powers table.
            pub fn power(&self) -> Power {
                match self {
                    $(Self::$name(command) => tool::$field::$state::power(command),)+
                }
            }

            /// Where its events can be computed.
            pub fn decided(&self) -> Decided {
                match self {
                    $(Self::$name(command) => tool::$field::$state::decided(command),)+
                }
            }
        }

        impl Command {
            /// The command of the tool, and which tool that is.
            fn part(&self) -> (Line, &dyn Any) {
                match self {
                    $(Self::$name(command) => (Line::$name, command),)+
                }
            }

            /// The tool it belongs to.
            pub(crate) fn line(&self) -> Line {
                self.part().0
            }
        }
    };
}

tools!(define_commands);

/// What a workshop is opened with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opening {
    pub title: Title,
    pub steps: Vec<Step>,
    /// The Mobilizer's seat. Holds the pen and, at first, the chair.
    pub mobilizer: SeatId,
    pub seller: SeatId,
    pub wall: SeatId,
    /// The statement that asks how much the group wants; `None` to leave it out.
    pub ambition: Option<(StatementId, StatementText)>,
    /// Whether simulated people take part.
    pub rehearsal: bool,
}

/// The first events of a workshop.
pub fn open(opening: Opening) -> Vec<Event> {
    let admit = |id: SeatId, role: Role| {
        Event::from(tool::seats::Event::Admitted { seat: Seat::invited(id, role, None) })
    };
    let mut events: Vec<Event> = vec![
        tool::agenda::Event::Opened {
            title: opening.title,
            steps: opening.steps,
            rehearsal: opening.rehearsal,
        }
        .into(),
        admit(opening.mobilizer, Role::Mobilizer),
        admit(opening.seller, Role::Seller),
        admit(opening.wall, Role::Wall),
        tool::seats::Event::ChairPassed { to: opening.mobilizer }.into(),
        tool::resolution::Event::PenPassed { to: opening.mobilizer }.into(),
    ];
    let ambition = opening.ambition.map(|(id, text)| template::ambition(id, text));
    events.extend(ambition.map(Event::from));
    events
}

/// Decides a command: the resulting events, or the reason to reject it. Pure: same arguments, same result.
pub fn decide(
    workshop: &Workshop,
    actor: SeatId,
    command: &Command,
    at: Timestamp,
) -> Result<Vec<Event>, Rejection> {
    let seat = workshop.seats.present(actor).ok_or(Rejection::NoSeat)?;
    powers::may(workshop.seat_status(seat), workshop.moment(), command.power())?;
    if let Command::Seats(seats::Command::OnBehalfOf { .. }) = command {
        needs_authority()?;
        let (seat, command) = resolve_actor(workshop, actor, command.clone())?;
        return decide(workshop, seat, &command, at);
    }
    let mut events = command.decide(workshop, seat, at)?;
    let dismissed = dismissed(workshop, &events);
    events.extend(dismissed);
    Ok(events)
}

/// The seat a command counts for: the one that sends it, or the person without a device for whom the Mobilizer enters
/// it.
pub(crate) fn resolve_actor(
    workshop: &Workshop,
    actor: SeatId,
    command: Command,
) -> Result<(SeatId, Command), Rejection> {
    let Command::Seats(seats::Command::OnBehalfOf { seat, act }) = command else {
        return Ok((actor, command));
    };
    let by = workshop.seats.present(actor).ok_or(Rejection::NoSeat)?;
    powers::may(workshop.seat_status(by), workshop.moment(), Power::ActOnBehalf)?;
    let target =
        workshop.seats.present(seat).ok_or(Rejection::NotFound { kind: EntityKind::Seat })?;
    if !target.proxy {
        return Err(Rejection::NotYours { kind: EntityKind::Seat });
    }
    Ok((seat, act.into()))
}

/// Removes the experts invited to a disconnect that is settled.
fn dismissed(workshop: &Workshop, events: &[Event]) -> Vec<Event> {
    let settled: Vec<DisconnectId> = events
        .iter()
        .filter_map(|event| match event {
            Event::Disconnects(disconnects::Event::Settled { disconnect, .. }) => Some(*disconnect),
            Event::Glossary(glossary::Event::Agreed { settles, .. }) => *settles,
            _ => None,
        })
        .collect();
    let seats = workshop.seats.all.values();
    let invited =
        |seat: &&Seat| seat.expert.is_some_and(|invited_to| settled.contains(&invited_to));
    let here = seats.filter(invited).filter(|seat| seat.attendance != Attendance::Removed);
    here.map(|seat| seats::Event::Removed { seat: seat.id }.into()).collect()
}

macro_rules! define_proxied {
    ($($(#[$doc:meta])* $field:ident, $name:ident, $state:ident $(as $stored:literal)?;)+) => {
        impl ProxyCommand {
            /// The command as it is entered for a person without a device; returned as it is if it leads or signals, which is
            /// always one's own.
            pub fn of(command: Command) -> Result<Self, Command> {
                Ok(match command {
                    Command::Cards(command) => Self::Cards(command),
                    Command::Statements(command) => Self::Statements(command),
                    Command::Disconnects(command) => Self::Disconnects(command),
                    $(Command::$name(command) => Self::$name(command),)+
                    Command::Agenda(_)
                    | Command::Seats(_)
                    | Command::Charter(_)
                    | Command::Signals(_)
                    | Command::Lifecycle(_)
                    | Command::FacilitatorNotes(_)
                    | Command::CustomersOnly(_) => return Err(command),
                })
            }
        }

        impl ProxyCommand {
            /// The command of the tool, and which tool that is.
            fn part(&self) -> (Line, &dyn Any) {
                match self {
                    Self::Cards(command) => (Line::Cards, command),
                    Self::Statements(command) => (Line::Statements, command),
                    Self::Disconnects(command) => (Line::Disconnects, command),
                    $(Self::$name(command) => (Line::$name, command),)+
                }
            }
        }

        impl From<Arc<ProxyCommand>> for Command {
            fn from(act: Arc<ProxyCommand>) -> Self {
                match Arc::unwrap_or_clone(act) {
                    ProxyCommand::Cards(command) => command.into(),
                    ProxyCommand::Statements(command) => command.into(),
                    ProxyCommand::Disconnects(command) => command.into(),
                    $(ProxyCommand::$name(command) => command.into(),)+
                }
            }
        }
    };
}

macro_rules! define_all_proxied {
    ($($line:tt)*) => {
        whole_tools! { define_proxied [] $($line)* }
    };
}

tools!(define_all_proxied);
