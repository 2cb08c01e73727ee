//! The longest allowed texts fit into one message, in any script.

use domain::{
    Command,
    limits::{
        CARD_CHARS_MAX, FUNCTION_CHARS_MAX, REASON_CHARS_MAX, SECTION_CHARS_MAX,
        STATEMENT_CHARS_MAX, TITLE_CHARS_MAX,
    },
    samples::{commands, op},
};
use protocol::{ClientMessage, Encoding, limits::CLIENT_MESSAGE_BYTES_MAX};
use serde_json::Value;

/// Longest first: the first length that a command accepts is the limit of that field.
const LENGTHS: [usize; 6] = [
    SECTION_CHARS_MAX,
    CARD_CHARS_MAX,
    REASON_CHARS_MAX,
    STATEMENT_CHARS_MAX,
    TITLE_CHARS_MAX,
    FUNCTION_CHARS_MAX,
];

/// The paths of all texts in a value.
fn texts(value: &Value, path: &str, found: &mut Vec<String>) {
    match value {
        Value::String(_) => found.push(path.to_owned()),
        Value::Array(items) => {
            for (at, item) in items.iter().enumerate() {
                texts(item, &format!("{path}/{at}"), found);
            }
        }
        Value::Object(fields) => {
            for (name, field) in fields {
                texts(field, &format!("{path}/{name}"), found);
            }
        }
        _ => {}
    }
}

/// The command with every text at its maximum length, filled with this character. Ids, days and variant names reject
/// such a text and stay as they are.
fn longest(command: &Command, letter: &str) -> (Command, usize) {
    let mut value = serde_json::to_value(command).expect("it can be written");
    let mut places = Vec::new();
    texts(&value, "", &mut places);
    let mut stretched = 0;
    for place in places {
        for length in LENGTHS {
            let mut longer = value.clone();
            let text = longer.pointer_mut(&place).expect("the place is there");
            *text = Value::String(letter.repeat(length));
            if serde_json::from_value::<Command>(longer.clone()).is_ok() {
                value = longer;
                stretched += 1;
                break;
            }
        }
    }
    (serde_json::from_value(value).expect("it was read before"), stretched)
}

#[test]
fn every_command_with_its_longest_texts_fits_into_a_message() {
    let (mut texts, mut largest) = (0, 0);
    for command in commands() {
        for letter in ["😀", "\u{10ffff}", "\""] {
            let (command, stretched) = longest(&command, letter);
            let message = ClientMessage::Do {
                op: op(u64::MAX),
                command: command.into(),
                said_in_private: false,
            };
            for encoding in [Encoding::Postcard, Encoding::Json] {
                let bytes = encoding.encode(&message).expect("it can be written").len();
                assert!(bytes <= CLIENT_MESSAGE_BYTES_MAX, "{bytes} bytes: {message:?}");
                largest = largest.max(bytes);
            }
            texts += stretched;
        }
    }
    assert!(texts > 60, "texts are found: {texts}");
    assert!(largest > SECTION_CHARS_MAX * 4, "and stretched: {largest}");
}
