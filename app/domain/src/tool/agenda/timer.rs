//! The timer. It informs and changes nothing. All times are the server's.

use serde::{Deserialize, Serialize};

use crate::base::{
    limits::MINUTES_MAX,
    time::{MINUTE, Timestamp},
};

/// The state of the timer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Timer {
    #[default]
    Off,
    /// Running.
    Running {
        /// May be in the past.
        ends_at: Timestamp,
    },
    Paused {
        /// Microseconds left; negative if time was already over.
        left: i64,
    },
}

impl Timer {
    /// The timer paused now; `None` if it is not running.
    pub fn pause(self, at: Timestamp) -> Option<Self> {
        match self {
            Self::Running { ends_at } => Some(Self::Paused { left: ends_at.since(at) }),
            Self::Off | Self::Paused { .. } => None,
        }
    }

    /// The timer running again; `None` if it is not paused.
    pub fn resume(self, at: Timestamp) -> Option<Self> {
        match self {
            Self::Paused { left } => Some(Self::Running { ends_at: at.plus(left) }),
            Self::Off | Self::Running { .. } => None,
        }
    }

    /// One minute more: of the remaining time, or from now if time is over or no timer was set. `None` at the maximum.
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
