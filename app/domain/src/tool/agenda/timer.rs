//! The timer. It informs and moves nothing. All of it is the server's time.

use serde::{Deserialize, Serialize};

use crate::base::{limits::MINUTES_MAX, time::Timestamp};

const MINUTE: i64 = 60_000_000;

/// The timer as it stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Timer {
    /// Not in use.
    #[default]
    Off,
    /// Running out at a moment, maybe in the past.
    Running {
        /// That moment.
        ends_at: Timestamp,
    },
    /// Stopped with so much left.
    Paused {
        /// Microseconds left; negative when time was over already.
        left: i64,
    },
}

impl Timer {
    /// Stopped now; `None` when it does not run.
    pub fn pause(self, at: Timestamp) -> Option<Self> {
        match self {
            Self::Running { ends_at } => Some(Self::Paused { left: ends_at.since(at) }),
            Self::Off | Self::Paused { .. } => None,
        }
    }

    /// Running on from now; `None` when it is not paused.
    pub fn resume(self, at: Timestamp) -> Option<Self> {
        match self {
            Self::Paused { left } => Some(Self::Running { ends_at: at.plus(left) }),
            Self::Off | Self::Running { .. } => None,
        }
    }

    /// One minute more: from what is left, or from now when time is over or no timer was set. `None` when the
    /// longest time is reached.
    pub fn add_minute(self, at: Timestamp) -> Option<Self> {
        let longest = i64::from(MINUTES_MAX) * MINUTE;
        let more =
            |left: i64| Some(left.max(0).saturating_add(MINUTE)).filter(|left| *left <= longest);
        match self {
            Self::Off => Some(Self::Running { ends_at: at.plus(MINUTE) }),
            Self::Running { ends_at } => {
                more(ends_at.since(at)).map(|left| Self::Running { ends_at: at.plus(left) })
            }
            Self::Paused { left } => more(left).map(|left| Self::Paused { left }),
        }
    }
}
