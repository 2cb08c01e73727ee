//! Types as people read them: variants and fields with their documentation. Read from the JSON Schemas, which carry the
//! doc comments.

use std::collections::BTreeMap;

use schemars::SchemaGenerator;
use serde_json::Value;

use crate::{ClientMessage, ServerMessage};

/// A piece of a field's type: plain words, or a link to another type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TypePiece {
    Words(String),
    /// The name of a type that is described elsewhere.
    Name(String),
}

/// A field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// Empty for the unnamed payload of a variant.
    pub name: String,
    /// Its type.
    pub holds: Vec<TypePiece>,
    /// Its documentation.
    pub about: String,
}

/// One variant of an enum.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VariantRow {
    /// Its name in JSON.
    pub name: String,
    /// Its documentation.
    pub about: String,
    /// Its payload.
    pub fields: Vec<Field>,
}

/// A type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shape {
    /// Its documentation.
    pub about: String,
    /// The variants, for an enum.
    pub rows: Vec<VariantRow>,
    /// The fields, for a struct.
    pub fields: Vec<Field>,
    /// How it is written, for anything else.
    pub plain: Vec<TypePiece>,
}

/// The definitions not described yet, and the names of those that belong to a tool.
pub(super) struct Types(BTreeMap<String, Value>, Vec<String>);

impl Types {
    pub(super) fn gather() -> Self {
        let mut generator = SchemaGenerator::default();
        generator.subschema_for::<ClientMessage>();
        generator.subschema_for::<ServerMessage>();
        Self(generator.take_definitions(true).into_iter().collect(), Vec::new())
    }

    /// Removes a type, so that it is described once.
    pub(super) fn take(&mut self, name: &str) -> Shape {
        Shape::read(&self.0.remove(name).unwrap_or_default())
    }

    /// Removes an enum over tools together with each tool's own enum.
    pub(super) fn take_tools(&mut self, name: &str) -> Vec<(String, Shape)> {
        let tools = self.take(name).rows;
        let tool = |row: VariantRow| {
            let inner = row.fields.into_iter().flat_map(|field| field.holds).next();
            match inner {
                Some(TypePiece::Name(inner)) => {
                    let shape = self.take(&inner);
                    self.1.push(inner);
                    (row.name, shape)
                }
                _ => (row.name, Shape::read(&Value::Null)),
            }
        };
        tools.into_iter().map(tool).collect()
    }

    /// The remaining types, by name.
    pub(super) fn rest(self) -> Vec<(String, Shape)> {
        let Self(types, of_tools) = self;
        let named = |part: &mut TypePiece| {
            if matches!(part, TypePiece::Name(name) if of_tools.contains(name)) {
                *part = words("one of that tool's");
            }
        };
        let shape = |(name, schema): (String, Value)| {
            let mut shape = Shape::read(&schema);
            let of_rows = shape.rows.iter_mut().flat_map(|row| &mut row.fields);
            let fields = of_rows.chain(&mut shape.fields);
            fields.flat_map(|field| &mut field.holds).for_each(named);
            (name, shape)
        };
        types.into_iter().map(shape).collect()
    }
}

impl Shape {
    fn read(schema: &Value) -> Self {
        let rows: Vec<_> = list(&schema["oneOf"]).flat_map(rows).collect();
        let fields = fields(schema);
        let plain = if rows.is_empty() && fields.is_empty() { holds(schema) } else { Vec::new() };
        Self { about: about(schema), rows, fields, plain }
    }
}

fn rows(choice: &Value) -> Vec<VariantRow> {
    let unit = |name: &Value| {
        let name = name.as_str()?.to_owned();
        Some(VariantRow { name, about: about(choice), fields: Vec::new() })
    };
    let units = unit(&choice["const"]).into_iter().chain(list(&choice["enum"]).filter_map(unit));
    let carrying = entries(&choice["properties"]).map(|(name, carried)| {
        let mut fields = fields(carried);
        if fields.is_empty() {
            fields.push(Field { name: String::new(), holds: holds(carried), about: String::new() });
        }
        VariantRow { name: name.clone(), about: about(choice), fields }
    });
    units.chain(carrying).collect()
}

fn fields(record: &Value) -> Vec<Field> {
    let field = |(name, schema): (&String, &Value)| Field {
        name: name.clone(),
        holds: holds(schema),
        about: about(schema),
    };
    entries(&record["properties"]).map(field).collect()
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn entries(value: &Value) -> impl Iterator<Item = (&String, &Value)> {
    value.as_object().into_iter().flatten()
}

fn about(schema: &Value) -> String {
    schema["description"].as_str().unwrap_or_default().replace('\n', " ")
}

fn words(text: &str) -> TypePiece {
    TypePiece::Words(text.to_owned())
}

fn joined(before: &str, inner: &Value, after: &str) -> Vec<TypePiece> {
    let parts = [vec![words(before)], holds(inner), vec![words(after)]].concat();
    parts.into_iter().filter(|part| *part != words("")).collect()
}

/// What a schema accepts, in words.
fn holds(schema: &Value) -> Vec<TypePiece> {
    if let Some(path) = schema["$ref"].as_str() {
        let name = path.rsplit('/').next().unwrap_or(path);
        return vec![TypePiece::Name(name.to_owned())];
    }
    let choices: Vec<_> = list(&schema["anyOf"]).filter(|one| one["type"] != "null").collect();
    if let [one] = choices[..] {
        return joined("", one, " or null");
    }
    let types: Vec<_> = match &schema["type"] {
        Value::String(one) => vec![one.as_str()],
        several => list(several).filter_map(Value::as_str).collect(),
    };
    let or_null = if types.contains(&"null") { " or null" } else { "" };
    let format = schema["format"].as_str().unwrap_or_default();
    let tuple: Vec<_> = list(&schema["prefixItems"]).collect();
    match types.first().copied() {
        Some("array") if !tuple.is_empty() => {
            let mut parts = vec![words("[")];
            for (at, item) in tuple.into_iter().enumerate() {
                parts.extend(joined(if at == 0 { "" } else { ", " }, item, ""));
            }
            parts.push(words("]"));
            parts
        }
        Some("array") => joined("list of ", &schema["items"], or_null),
        Some("object") => joined("object of ", &schema["additionalProperties"], or_null),
        Some(plain) if format.is_empty() => vec![words(&format!("{plain}{or_null}"))],
        Some(plain) => vec![words(&format!("{plain} ({format}){or_null}"))],
        None => vec![words("anything")],
    }
}
