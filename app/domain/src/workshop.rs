//! The workshop: the state of all tools, and their events.

use serde::{Deserialize, Serialize};

pub(crate) mod code;

use crate::{
    base::{
        activity::Activity,
        code::Unread,
        id::SeatId,
        powers::{self, Life, Moment, Power, SeatStatus},
        rejection::Rejection,
        seat::{Seat, Viewer, acting_function},
        text::FunctionName,
        topic::Topic,
        tracked::{Key, Tracked},
        visibility::Visibility,
    },
    tool::{self, State, by_kind, per_step_tools, plain_tools, tools},
};

/// The type of a field: entities note by themselves which of them is read.
macro_rules! field {
    (entities $tool:ty, $key:ty) => { $tool };
    ($kind:ident $tool:ty, $key:ty) => { Tracked<$tool, $key> };
}

macro_rules! define_workshop {
    ($($(#[$doc:meta])* $field:ident, $name:ident, $state:ident $(as $stored:literal)? => $kind:ident;)+) => {
        /// A workshop: the sum of all events, or one viewer's copy of it.
        #[derive(Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(remote = "Self")]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(!remote))]
        pub struct Workshop {
            $($(#[$doc])* pub $field: field!($kind tool::$field::$state, keys::$name),)+
            /// What the program cannot read yet.
            #[serde(skip)]
            pub unread: Unread,
        }

        /// The topics of the fields, as types.
        pub mod keys {
            use super::{Key, Topic};
            $(
                #[doc = concat!("Of `", stringify!($field), "`.")]
                #[derive(Debug)]
                pub struct $name;
                impl Key for $name {
                    const TOPIC: Topic = Topic::$field();
                }
            )+
        }

        /// Events. The only stored type: it lives for years, so variants are only ever added.
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(remote = "Self", rename_all = "snake_case")]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(!remote))]
        pub enum Event {
            $($(#[$doc])* $(#[serde(rename = $stored)])? $name(tool::$field::Event),)+
        }

        $(
            impl From<tool::$field::Event> for Event {
                fn from(event: tool::$field::Event) -> Self {
                    Self::$name(event)
                }
            }
        )+

        /// The lines of the registry, in order.
        #[derive(Clone, Copy, Debug)]
        pub(crate) enum Line {
            $($name,)+
        }

        impl Topic {
            $($(#[$doc])* pub const fn $field() -> Self {
                Self::of_line(Line::$name as u8)
            })+

            /// The name of its tool, as the workshop's field is called.
            pub fn tool(self) -> &'static str {
                const NAMES: &[&str] = &[$(stringify!($field),)+];
                NAMES.get(usize::from(self.line())).copied().unwrap_or_default()
            }
        }

        impl Workshop {
            /// Each tool as this viewer may see it.
            pub(crate) fn disclose_tools(&self, viewer: &Viewer) -> Self {
                Self {
                    $($field: by_kind!($kind: disclose self.$field, viewer).into(),)+
                    unread: Unread::default(),
                }
            }
        }

        impl Workshop {
            /// The tools, as their fields are called, in which something waits for a reveal.
            pub fn unrevealed(&self) -> Vec<&'static str> {
                let tools = [$((stringify!($field), by_kind!($kind: unrevealed self.$field)),)+];
                tools.into_iter().filter(|(_, waits)| *waits).map(|(tool, _)| tool).collect()
            }

            /// Whether no tool holds more than a workshop may.
            pub fn within_bounds(&self) -> bool {
                [$(by_kind!($kind: within_bounds self.$field),)+].into_iter().all(|within| within)
            }
        }

        impl Event {
            /// The event as its tool discloses it to this viewer.
            pub(crate) fn disclose_by_tool(&self, viewer: &Viewer) -> Option<Self> {
                match self {
                    $(Self::$name(event) => tool::$field::$state::disclose_event(event, viewer).map(Self::from),)+
                }
            }

            /// Whether it tells this seat more than others of its role, although the seat did not cause it.
            pub fn addresses(&self, seat: SeatId) -> bool {
                match self.inner() {
                    $(Self::$name(event) => tool::$field::$state::addresses(event, seat),)+
                }
            }

            /// The tool it belongs to.
            pub(crate) fn topic(&self) -> Topic {
                match self {
                    $(Self::$name(_) => Topic::$field(),)+
                }
            }
        }
    };
}

tools!(define_workshop);

macro_rules! define_plain_event {
    ($($name:ident)+) => {
        /// A pattern: any event of a tool that is withheld as one item and that nobody is shown a part of.
        macro_rules! plain_event {
            () => {
                $(crate::workshop::Event::$name(_))|+
            };
        }
    };
}

macro_rules! define_plain_events {
    ($($line:tt)*) => {
        plain_tools! { define_plain_event [] $($line)* }
    };
}

tools!(define_plain_events);

pub(crate) use plain_event;

macro_rules! define_per_step {
    ($($field:ident, $name:ident;)+) => {
        $(
            impl tool::PerStep for tool::$field::$name {
                const ACTIVITY: Activity = Activity::$name;

                fn by_step(&self) -> &tool::Rounds<Self> {
                    &self.by_step
                }

                fn by_step_mut(&mut self) -> &mut tool::Rounds<Self> {
                    &mut self.by_step
                }
            }
        )+

        /// A pattern: any event of a tool that has a round of its own in each step.
        macro_rules! per_step_event {
            () => {
                $(crate::workshop::Event::$name(_))|+
            };
        }

        impl Workshop {
            /// Puts what an older version stored into the rounds of their steps.
            pub(crate) fn settle_rounds(&mut self) {
                $(tool::per_step::settle(&mut *self.$field, self.agenda.untracked());)+
            }
        }
    };
}

macro_rules! define_all_per_step {
    ($($line:tt)*) => {
        per_step_tools! { define_per_step [] $($line)* }
    };
}

tools!(define_all_per_step);

pub(crate) use per_step_event;

impl Event {
    /// The envelope it is, if it is one of a private session.
    pub(crate) fn envelope(&self) -> Option<&tool::customers_only::Event> {
        match self {
            Self::CustomersOnly(envelope) => Some(envelope),
            _ => None,
        }
    }

    /// What happened, without the envelope that says who is told of it.
    pub fn inner(&self) -> &Self {
        use tool::customers_only::Event as E;
        match self {
            Self::CustomersOnly(E::Withheld { event, .. } | E::Substitute { event }) => {
                event.inner()
            }
            event => event,
        }
    }
}

impl Workshop {
    /// What a seat is now, as far as powers depend on it.
    pub fn seat_status(&self, seat: &Seat) -> SeatStatus {
        SeatStatus {
            role: seat.role,
            chair: self.seats.chair == Some(seat.id),
            pen: self.resolution.pen == Some(seat.id),
            expert: seat.expert.is_some(),
        }
    }

    /// How contributions made now are attributed.
    pub fn visibility(&self) -> Visibility {
        self.charter.of(self.agenda.phase())
    }

    /// Where the workshop is in its life.
    pub fn life(&self) -> Life {
        match (self.lifecycle.archived_at, self.agenda.closed) {
            (Some(_), _) => Life::Archived,
            (None, true) => Life::Afterwards,
            (None, false) => Life::Meeting,
        }
    }

    /// The state of the workshop that powers depend on.
    pub fn moment(&self) -> Moment {
        Moment {
            phase: self.agenda.phase(),
            activity: self.agenda.current().map(|step| step.activity),
            life: self.life(),
            is_private: self.customers_only.on.is_some(),
            locked: self.agenda.is_locked(),
        }
    }

    /// Whether this seat may use this power now.
    pub fn may(&self, seat: SeatId, power: Power) -> bool {
        self.seats
            .present(seat)
            .is_some_and(|seat| powers::may(self.seat_status(seat), self.moment(), power).is_ok())
    }

    /// The viewer behind a seat; `None` if it does not exist or was removed.
    pub fn viewer(&self, seat: SeatId) -> Option<Viewer> {
        let wall_stays = self.customers_only.on.is_some_and(|session| session.wall);
        self.seats.present(seat).map(|seat| Viewer::of(seat, wall_stays))
    }

    /// The function that a member's contribution is attributed to; `None` when anonymous.
    pub(crate) fn attributed_function(
        &self,
        actor: &Seat,
    ) -> Result<Option<FunctionName>, Rejection> {
        let function = acting_function(actor)?;
        Ok((self.visibility() != Visibility::Anonymous).then_some(function))
    }
}
