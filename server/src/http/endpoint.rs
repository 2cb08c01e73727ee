//! One route: what the router needs of it, and what its description says.

use axum::routing::MethodRouter;
use schemars::{JsonSchema, Schema, SchemaGenerator};

use super::{error::Problem, state::App};

/// One route.
pub(super) struct Endpoint {
    /// The HTTP method, in lower case.
    pub(super) method: &'static str,
    /// With `{names}`, in the syntax that the router and `OpenAPI` share.
    pub(super) path: &'static str,
    /// One sentence for the description.
    pub(super) about: &'static str,
    /// Whether a seat's key is required.
    pub(super) keyed: bool,
    /// The request body; `None` if it takes none.
    pub(super) takes: Option<SchemaOf>,
    /// The status on success, and the response body.
    pub(super) gives: (u16, Option<SchemaOf>),
    pub(super) handler: MethodRouter<App>,
}

/// Describes a body's type.
pub(super) type SchemaOf = fn(&mut SchemaGenerator) -> Schema;

fn of<T: JsonSchema>(generator: &mut SchemaGenerator) -> Schema {
    generator.subschema_for::<T>()
}

/// The body of every error response.
pub(super) const PROBLEM: SchemaOf = of::<Problem>;

impl Endpoint {
    pub(super) fn new(
        method: &'static str,
        path: &'static str,
        about: &'static str,
        handler: MethodRouter<App>,
    ) -> Self {
        Self { method, path, about, keyed: false, takes: None, gives: (200, None), handler }
    }

    pub(super) fn keyed(self) -> Self {
        Self { keyed: true, ..self }
    }

    pub(super) fn takes<T: JsonSchema>(self) -> Self {
        Self { takes: Some(of::<T>), ..self }
    }

    pub(super) fn gives<T: JsonSchema>(self, status: u16) -> Self {
        Self { gives: (status, Some(of::<T>)), ..self }
    }

    pub(super) fn gives_nothing(self) -> Self {
        Self { gives: (204, None), ..self }
    }
}
