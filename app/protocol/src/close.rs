//! Why a socket closes. Every code is listed here once, with what a client should do.

/// A close code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CloseCode {
    /// The server is restarting. Reconnect with jitter.
    Restarting,
    /// A message was too large. The sender still has its text: shorten it.
    TooLarge,
    /// A message could not be read. This is a client bug: reload.
    Malformed,
    /// The seat's link is no longer valid: ask for a new one.
    SignInAgain,
    /// The seat was removed.
    NotAdmitted,
    /// The workshop does not exist: it was erased.
    NoSuchWorkshop,
    /// The client did not read fast enough. Reconnect and resume.
    TooSlow,
    /// The client uses another protocol version: reload, unsent text is stored.
    OtherVersion,
    /// The workshop is full.
    Full,
    /// Too many commands for too long. Reconnect after a while.
    TooMany,
    /// The seat has as many connections as it may. Close one.
    SeatFull,
}

impl CloseCode {
    /// Every code.
    pub const ALL: [Self; 11] = [
        Self::Restarting,
        Self::TooLarge,
        Self::Malformed,
        Self::SignInAgain,
        Self::NotAdmitted,
        Self::NoSuchWorkshop,
        Self::TooSlow,
        Self::OtherVersion,
        Self::Full,
        Self::TooMany,
        Self::SeatFull,
    ];

    /// The number on the wire.
    pub fn number(self) -> u16 {
        match self {
            Self::Restarting => 1012,
            Self::TooLarge => 1009,
            Self::Malformed => 4400,
            Self::SignInAgain => 4401,
            Self::NotAdmitted => 4403,
            Self::NoSuchWorkshop => 4404,
            Self::TooSlow => 4408,
            Self::OtherVersion => 4409,
            Self::Full => 4413,
            Self::TooMany => 4429,
            Self::SeatFull => 4430,
        }
    }

    /// The code with this number; `None` for a number that is not ours.
    pub fn from_number(number: u16) -> Option<Self> {
        Self::ALL.into_iter().find(|code| code.number() == number)
    }

    /// Whether reconnecting can help. Otherwise a person has to do something first.
    pub fn may_return(self) -> bool {
        matches!(
            self,
            Self::Restarting | Self::TooSlow | Self::Full | Self::TooMany | Self::SeatFull
        )
    }

    /// What happened and what to do, in words for people.
    pub fn meaning(self) -> &'static str {
        match self {
            Self::Restarting => "the server restarts: reconnecting by itself, nothing is lost",
            Self::TooLarge => {
                "that was too much at once: shorten it; the text is kept in this browser"
            }
            Self::Malformed => {
                "this page and the server do not understand each other: reload, your text is kept"
            }
            Self::SignInAgain => "this link is no longer good: ask the Mobilizer for a new one",
            Self::NotAdmitted => "this seat was removed from the workshop: ask the Mobilizer",
            Self::NoSuchWorkshop => "there is no such workshop: it may have been erased",
            Self::TooSlow => "the connection was too slow: reconnecting by itself, nothing is lost",
            Self::OtherVersion => "this page is older than the server: reload, your text is kept",
            Self::Full => "the workshop allows no more connections: close other tabs",
            Self::TooMany => "too much at once: wait a moment, it goes on by itself",
            Self::SeatFull => "this seat is connected too often: close another tab or device",
        }
    }
}
