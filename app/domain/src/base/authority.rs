//! Who can decide a command: any copy of the workshop, or only the one that knows what is sealed.

use crate::base::rejection::Rejection;

/// Where the events of a command can be known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decided {
    /// On any copy that may give the command: a client shows the effect before the server confirms it.
    Anywhere,
    /// Only on the server: it reads or counts what is sealed, or its effect rests on what others do not see.
    OnServer,
}

impl Decided {
    /// `OnServer` where this holds.
    pub(crate) fn on_server_if(it: bool) -> Self {
        if it { Self::OnServer } else { Self::Anywhere }
    }
}

/// Rejects commands that need sealed data. Clients compile this to a constant `Err` and ask the server.
pub(crate) fn needs_authority() -> Result<(), Rejection> {
    if cfg!(feature = "authority") { Ok(()) } else { Err(Rejection::Sealed) }
}
