//! Golden files: every message with every possible payload, as readable JSON and as postcard bytes.

use std::{collections::BTreeSet, fmt::Write};

use domain::samples::{commands, events, rejections};
use protocol::{ClientMessage, Encoding, ServerMessage};
use schemars::{JsonSchema, schema_for};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;

use crate::messages::{client_messages, event_frames, server_messages};

/// Each sample as pretty JSON, then as postcard in hexadecimal, 64 bytes per line.
fn render<T: Serialize>(samples: &[T]) -> String {
    let mut text = String::new();
    for sample in samples {
        text.push_str(&serde_json::to_string_pretty(sample).expect("it can be written"));
        let bytes = Encoding::Postcard.encode(sample).expect("it can be written");
        for line in bytes.chunks(64) {
            text.push_str("\n# ");
            for byte in line {
                write!(text, "{byte:02x}").expect("text grows");
            }
        }
        text.push_str("\n\n");
    }
    text
}

#[track_caller]
fn check<T>(file: &str, samples: &[T])
where
    T: Serialize + DeserializeOwned + PartialEq + std::fmt::Debug,
{
    for sample in samples {
        for encoding in [Encoding::Postcard, Encoding::Json] {
            let bytes = encoding.encode(sample).expect("it can be written");
            let back: T = encoding.decode(&bytes).expect("what was written can be read");
            assert_eq!(back, *sample);
        }
    }
    let now = render(samples);
    let path = format!("{}/tests/golden/{file}", env!("CARGO_MANIFEST_DIR"));
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&path, &now).expect("the golden file can be written");
    }
    let agreed = std::fs::read_to_string(&path).unwrap_or_default();
    let differs = (1..).zip(agreed.lines().zip(now.lines())).find(|(_, (a, b))| a != b);
    assert!(
        agreed == now,
        "{file} differs, first at line {differs:#?}\nif that is meant: BLESS=1 cargo test -p protocol"
    );
}

#[test]
fn client_messages_are_unchanged() {
    check("client_messages.txt", &client_messages());
}

#[test]
fn server_messages_are_unchanged() {
    check("server_messages.txt", &server_messages());
}

#[test]
fn commands_events_and_rejections_are_unchanged() {
    check("commands.txt", &commands());
    check("events.txt", &events());
    check("rejections.txt", &rejections());
    for frame in event_frames() {
        let bytes = Encoding::Postcard.encode(&frame).expect("it can be written");
        let back: ServerMessage = Encoding::Postcard.decode(&bytes).expect("it can be read");
        assert_eq!(back, frame);
    }
}

/// The variant names according to the types.
fn variants<T: JsonSchema>() -> BTreeSet<String> {
    let schema = schema_for!(T).to_value();
    let choices = schema["oneOf"].as_array().expect("a message is a choice");
    let names = choices.iter().filter_map(|choice| choice["properties"].as_object());
    names.flat_map(|properties| properties.keys().cloned()).collect()
}

/// The variant names that have a sample.
fn sampled(samples: &[impl Serialize]) -> BTreeSet<String> {
    let names = samples.iter().filter_map(|sample| match serde_json::to_value(sample) {
        Ok(Value::Object(fields)) => fields.keys().next().cloned(),
        _ => None,
    });
    names.collect()
}

#[test]
fn every_message_has_a_sample() {
    assert_eq!(sampled(&client_messages()), variants::<ClientMessage>());
    assert_eq!(sampled(&server_messages()), variants::<ServerMessage>());
}
