//! Where a command can be decided: on every copy of the workshop, or only where sealed data is known.

use crate::base::rejection::Rejection;

/// Where a command's events can be computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decided {
    /// On any copy that may give the command: a client shows the effect before the server confirms it.
    Anywhere,
    /// On any copy too, but a browser waits for the server: what is not urgent need not be in its program.
    AwaitsServer,
    /// Only on the server: the command reads or counts sealed data, or its effect depends on what others cannot see.
    OnServer,
}

impl Decided {
    /// `OnServer` if `it` holds.
    pub(crate) fn on_server_if(it: bool) -> Self {
        if it { Self::OnServer } else { Self::Anywhere }
    }
}

/// Rejects commands that need sealed data. Clients compile this to a constant `Err` and ask the server.
pub(crate) fn needs_authority() -> Result<(), Rejection> {
    if cfg!(feature = "authority") { Ok(()) } else { Err(Rejection::Sealed) }
}
