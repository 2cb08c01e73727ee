//! The names of variants, read from the JSON Schema: what the types say, not a list in a test.

use std::collections::BTreeSet;

use schemars::{JsonSchema, schema_for};
use serde_json::Value;

/// `tool.variant` of every variant of an enum of enums.
pub(crate) fn variants_of_tools<T: JsonSchema>() -> BTreeSet<String> {
    let schema = schema_for!(T).to_value();
    let mut names = BTreeSet::new();
    for (tool, inner) in variants(&schema, &schema) {
        let inner = inner.expect("every tool has variants of its own");
        for (variant, _) in variants(&schema, &inner) {
            names.insert(format!("{tool}.{variant}"));
        }
    }
    names
}

/// The names of the variants of an enum.
pub(crate) fn variants_of<T: JsonSchema>() -> BTreeSet<String> {
    let schema = schema_for!(T).to_value();
    variants(&schema, &schema).into_iter().map(|(name, _)| name).collect()
}

/// Each variant of an enum with the schema of its content.
fn variants(root: &Value, schema: &Value) -> Vec<(String, Option<Value>)> {
    let mut names = Vec::new();
    for choice in schema["oneOf"].as_array().expect("an enum is a choice") {
        if let Some(unit) = choice["const"].as_str() {
            names.push((unit.to_owned(), None));
        }
        for unit in choice["enum"].as_array().into_iter().flatten() {
            names.push((unit.as_str().expect("a name").to_owned(), None));
        }
        for (name, carries) in choice["properties"].as_object().into_iter().flatten() {
            names.push((name.clone(), Some(resolve(root, carries))));
        }
    }
    names
}

fn resolve(root: &Value, schema: &Value) -> Value {
    match schema["$ref"].as_str() {
        Some(path) => root.pointer(path.trim_start_matches('#')).expect("it is defined").clone(),
        None => schema.clone(),
    }
}
