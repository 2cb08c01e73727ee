//! The protocol version is tied to the message shapes it stands for.

use protocol::{ClientMessage, ServerMessage};
use schemars::{JsonSchema, schema_for};
use serde_json::Value;
/// The schema without what people read.
fn shape<T: JsonSchema>() -> Value {
    let mut schema = schema_for!(T).to_value();
    drop_descriptions(&mut schema);
    schema
}

fn drop_descriptions(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            // A field named `description` has an object as its schema, not a string.
            fields.retain(|name, value| name != "description" || !value.is_string());
            fields.values_mut().for_each(drop_descriptions);
        }
        Value::Array(list) => list.iter_mut().for_each(drop_descriptions),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// FNV-1a, 64 bits: enough to notice a change.
fn fingerprint(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// H59: the version protects old pages, stored outboxes and snapshots, so it must change with every shape.
#[test]
fn h59_the_version_changes_with_the_shapes() {
    let shapes = format!("{}\n{}", shape::<ClientMessage>(), shape::<ServerMessage>());
    let path = format!("{}/shape.txt", env!("CARGO_MANIFEST_DIR"));
    let agreed = std::fs::read_to_string(&path).unwrap_or_default();
    let meaning = agreed.lines().next().unwrap_or("meaning 1");
    let now = format!("{meaning}\nshape {:016x}\n", fingerprint(&shapes));
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&path, &now).expect("the golden file can be written");
    }
    let agreed = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        agreed == now,
        "what is on the wire has another shape than app/protocol/shape.txt says: BLESS=1 cargo test -p protocol"
    );
}
