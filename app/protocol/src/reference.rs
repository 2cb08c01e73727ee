//! The protocol reference: every message, command, event, refusal, type, close code and limit, for people who write a
//! client. It is read from the types and constants themselves, so it cannot be out of date.
//!
//! [`reference()`] collects it, [`Reference::html`] renders a page fragment: headings and tables, no styles or scripts.

mod bounds;
mod page;
mod shapes;

pub use bounds::Bound;
pub use shapes::{Field, Shape, TypePiece, VariantRow};

use crate::CloseCode;

/// The complete reference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    pub client_messages: Shape,
    pub server_messages: Shape,
    /// The commands per tool, by the tool's name.
    pub commands: Vec<(String, Shape)>,
    /// The events per tool, by the tool's name.
    pub events: Vec<(String, Shape)>,
    /// Why a command can be refused.
    pub rejections: Shape,
    /// Every other type, by name.
    pub shapes: Vec<(String, Shape)>,
    pub close_codes: [CloseCode; CloseCode::ALL.len()],
    /// The limits of the protocol and of the product.
    pub bounds: Vec<Bound>,
}

/// Collects the reference from the types.
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

/// The reference as an HTML fragment, to be embedded in a page.
pub fn reference_html() -> String {
    reference().html()
}
