//! One disconnect as one person sees it: what all parts of its article read.

use crate::{
    live::shared::who::my_function,
    state::Room,
    ui::{Memo, memo},
};
use domain::{
    id::DisconnectId,
    powers::Power,
    tool::disconnects::{Disconnect, EndSide},
};

/// One disconnect as this person sees it.
#[derive(Clone, Copy)]
pub struct DisconnectView {
    pub room: Room,
    pub id: DisconnectId,
    pub known: Memo<Option<Disconnect>>,
    /// The end this person may work on; `None` once the disconnect is settled.
    pub mine: Memo<Option<EndSide>>,
}

impl DisconnectView {
    /// Follows the disconnect as long as the caller lives.
    pub fn new(room: Room, id: DisconnectId) -> Self {
        let known = memo(move || room.read(|w| w.disconnects.get(id).cloned()));
        let mine = memo(move || {
            let function = my_function(room).filter(|_| room.may(Power::WorkDisconnect))?;
            known.with(|known| known.as_ref().and_then(|known| known.end_of(&function)))
        });
        Self { room, id, known, mine }
    }

    /// Reads a property, tracked.
    pub fn of<T: Default>(self, read: impl FnOnce(&Disconnect) -> T) -> T {
        self.known.with(|known| known.as_ref().map(read).unwrap_or_default())
    }

    /// Whether both ends have agreed on an outcome, tracked.
    pub fn is_settled(self) -> bool {
        self.of(|known| known.settlement.is_some())
    }
}
