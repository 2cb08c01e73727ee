//! What the page says about itself: its connection, and short messages.

use protocol::CloseCode;

/// The connection to the server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Not connected yet, for the first time.
    Connecting,
    Connected,
    /// Not connected. Commands are stored until it is.
    Offline {
        /// Number of waiting commands.
        unsent: usize,
    },
    /// Connected again, and everything that waited is saved.
    Back,
    /// Reconnecting by itself cannot help.
    Ended(CloseCode),
}

/// The look of a toast.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ToastKind {
    /// Information.
    Plain,
    /// A refusal: what, why, what now. Stays until it is dismissed.
    Stop,
}

/// A short message that disappears by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Toast {
    pub id: u32,
    pub kind: ToastKind,
    pub text: String,
}
