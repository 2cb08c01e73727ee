//! The reference of the wire: every message, command, event, refusal, shape, close code and bound, for people who
//! write a client. All of it is read from the types and constants themselves, so it cannot be out of date.
//!
//! [`reference()`] gathers, [`Reference::html`] writes one page fragment: headings and tables, no styles, no scripts.

mod bounds;
mod page;
mod shapes;

pub use bounds::Bound;
pub use shapes::{Field, Part, Row, Shape};

use crate::CloseCode;

/// Everything there is to say about the wire.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// What a client says.
    pub client_messages: Shape,
    /// What a client hears.
    pub server_messages: Shape,
    /// The commands of each tool, by the tool's name.
    pub commands: Vec<(String, Shape)>,
    /// The events of each tool, by the tool's name.
    pub events: Vec<(String, Shape)>,
    /// Why something is refused.
    pub rejections: Shape,
    /// Every other type, by its name.
    pub shapes: Vec<(String, Shape)>,
    /// Why a socket ends.
    pub close_codes: [CloseCode; CloseCode::ALL.len()],
    /// The bounds of the wire and of the product.
    pub bounds: Vec<Bound>,
}

/// Gathers the reference from the types.
pub fn reference() -> Reference {
    let mut types = shapes::Types::gather();
    Reference {
        commands: types.take_tools("Command"),
        events: types.take_tools("Event"),
        client_messages: types.take("ClientMessage"),
        server_messages: types.take("ServerMessage"),
        rejections: types.take("Rejection"),
        shapes: types.rest(),
        close_codes: CloseCode::ALL,
        bounds: bounds::all(),
    }
}

/// The reference as a fragment of HTML, to be set into a page.
pub fn reference_html() -> String {
    reference().html()
}
