//! The `OpenAPI` description and the protocol reference, made from the list of endpoints and from the types themselves.

use std::sync::{Arc, OnceLock};

use axum::{
    Extension, Json,
    extract::State,
    http::{HeaderName, header},
    response::Html,
};
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};

use super::{
    endpoint::{Endpoint, PROBLEM},
    state::App,
};

/// What the reference page may load: our styles.
const STYLED: &str = "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; base-uri 'none'; \
    form-action 'none'; frame-ancestors 'none'";

/// `GET /docs/wire`
pub(super) async fn wire(
    State(app): State<App>,
) -> ([(HeaderName, &'static str); 1], Html<String>) {
    // Building it walks all types: once is enough.
    static BODY: OnceLock<String> = OnceLock::new();
    let body = BODY.get_or_init(protocol::reference::reference_html);
    let style = app::SiteFiles::parse(app.site.hashes()).css.map_or_else(String::new, |hash| {
        format!("<link rel=\"stylesheet\" href=\"/pkg/collective-yes.{hash}.css\">")
    });
    let page = format!(
        "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width\">\
         <title>The wire · Collective Yes</title>{style}</head><body><main class=\"reference\">{body}</main></body></html>"
    );
    ([(header::CONTENT_SECURITY_POLICY, STYLED)], Html(page))
}

/// The description of all endpoints, made once.
#[derive(Clone)]
pub(super) struct Description(pub(super) Arc<Value>);

/// `GET /openapi.json`
pub(super) async fn description(
    Extension(Description(description)): Extension<Description>,
) -> Json<Arc<Value>> {
    Json(description)
}

/// Describes these endpoints.
pub(super) fn describe(endpoints: &[Endpoint]) -> Value {
    let mut settings = SchemaSettings::draft2020_12();
    settings.definitions_path = "/components/schemas".into();
    let mut generator = settings.into_generator();
    let problem = PROBLEM(&mut generator);
    let mut paths: Map<String, Value> = Map::new();
    for endpoint in endpoints {
        let &Endpoint { method, path, about, keyed, takes, gives: (status, gives), .. } = endpoint;
        let mut operation = Map::new();
        operation.insert("summary".to_owned(), about.into());
        operation.insert("parameters".to_owned(), parameters(path));
        if keyed {
            operation.insert("security".to_owned(), json!([{ "link": [] }, { "session": [] }]));
        }
        if let Some(takes) = takes {
            let content = json!({ "application/json": { "schema": takes(&mut generator) } });
            operation
                .insert("requestBody".to_owned(), json!({ "required": true, "content": content }));
        }
        let good = match gives {
            Some(gives) => json!({
                "description": "It worked.",
                "content": { "application/json": { "schema": gives(&mut generator) } },
            }),
            None => json!({ "description": "It worked." }),
        };
        let bad = json!({
            "description": "It did not; the message says what to do.",
            "content": { "application/json": { "schema": problem } },
        });
        operation
            .insert("responses".to_owned(), json!({ status.to_string(): good, "default": bad }));
        let methods = paths.entry(path).or_insert_with(|| json!({}));
        methods[method] = operation.into();
    }
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Collective Yes",
            "version": env!("CARGO_PKG_VERSION"),
            "description": "Opens workshops, admits people, reads the record. What happens inside a workshop goes \
                over its socket.",
        },
        "paths": paths,
        "components": {
            "schemas": generator.take_definitions(true),
            "securitySchemes": {
                "link": {
                    "type": "http",
                    "scheme": "bearer",
                    "description": "The secret of a seat's personal link: what stands behind its #. For scripts.",
                },
                "session": {
                    "type": "apiKey",
                    "in": "cookie",
                    "name": "cy_<first 16 digits of the workshop's id>",
                    "description": "What POST /api/session sets; `__Host-` stands in front where people come over TLS.",
                },
            },
        },
    })
}

fn parameters(path: &str) -> Value {
    let names = path.split('/').filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'));
    let one = |name: &str| json!({ "name": name, "in": "path", "required": true, "schema": { "type": "string", "format": "uuid" } });
    let mut all: Vec<Value> = names.map(one).collect();
    if path.ends_with("/record") {
        let schema = json!({ "type": "string", "enum": ["json", "md", "csv"], "default": "json" });
        all.push(json!({ "name": "format", "in": "query", "schema": schema }));
    }
    all.into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::http::endpoints;

    /// Every `$ref` in the description has a target.
    #[test]
    fn refers_to_nothing_that_is_missing() {
        let description = describe(&endpoints::all());
        let mut refs = Vec::new();
        collect(&description, &mut refs);
        assert!(refs.len() > 20);
        for reference in refs {
            let pointer = reference.strip_prefix('#').expect("local");
            assert!(description.pointer(pointer).is_some(), "{reference}");
        }
    }

    fn collect(value: &Value, refs: &mut Vec<String>) {
        match value {
            Value::Object(map) => {
                if let Some(Value::String(reference)) = map.get("$ref") {
                    refs.push(reference.clone());
                }
                map.values().for_each(|value| collect(value, refs));
            }
            Value::Array(list) => list.iter().for_each(|value| collect(value, refs)),
            _ => {}
        }
    }
}
