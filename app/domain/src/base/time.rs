//! Points in time and days. Never reads a clock: time is an argument.

use serde::{Deserialize, Serialize};

use crate::base::limits::MINUTES_MAX;

/// Microseconds since 1970 in UTC, by the server's clock.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct Timestamp(pub i64);

/// One second in microseconds.
pub const SECOND: i64 = 1_000_000;

/// One minute in microseconds.
pub const MINUTE: i64 = 60 * SECOND;

/// One day in microseconds.
pub const DAY: i64 = 24 * 60 * MINUTE;

impl Timestamp {
    /// Adds microseconds, saturating.
    pub fn plus(self, micros: i64) -> Self {
        Self(self.0.saturating_add(micros))
    }

    /// Microseconds since `earlier`; negative if it is later.
    pub fn since(self, earlier: Self) -> i64 {
        self.0.saturating_sub(earlier.0)
    }
}

/// Whole minutes, 1 to [`MINUTES_MAX`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "u16", into = "u16")]
pub struct Minutes(u16);

impl Minutes {
    /// `None` outside of 1 to [`MINUTES_MAX`].
    pub fn new(minutes: u16) -> Option<Self> {
        (1..=MINUTES_MAX).contains(&minutes).then_some(Self(minutes))
    }

    /// The number of minutes.
    pub fn get(self) -> u16 {
        self.0
    }

    /// The duration in microseconds.
    pub fn micros(self) -> i64 {
        i64::from(self.0) * MINUTE
    }
}

impl TryFrom<u16> for Minutes {
    type Error = &'static str;
    fn try_from(minutes: u16) -> Result<Self, Self::Error> {
        Self::new(minutes).ok_or("minutes must be 1 to 480")
    }
}

impl From<Minutes> for u16 {
    fn from(minutes: Minutes) -> Self {
        minutes.0
    }
}

/// A calendar day, written `2026-05-12`. Stored as text because it is only shown and compared.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "String", into = "String")]
pub struct Day(String);

impl Day {
    /// Accepts `YYYY-MM-DD` from 2000 to 2999 if the day exists; `None` otherwise.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = |range: std::ops::Range<usize>| -> Option<u32> {
            let part = text.get(range)?;
            part.bytes().all(|b| b.is_ascii_digit()).then(|| part.parse().ok()).flatten()
        };
        if text.len() != 10 || text.get(4..5)? != "-" || text.get(7..8)? != "-" {
            return None;
        }
        let (year, month, day) = (digits(0..4)?, digits(5..7)?, digits(8..10)?);
        let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        let last = match month {
            2 => 28 + u32::from(leap),
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => return None,
        };
        ((2000..3000).contains(&year) && (1..=last).contains(&day)).then(|| Self(text.to_owned()))
    }

    /// The day as `YYYY-MM-DD`.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Day {
    type Error = &'static str;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text).ok_or("a day is written 2026-05-12")
    }
}

impl From<Day> for String {
    fn from(day: Day) -> Self {
        day.0
    }
}
