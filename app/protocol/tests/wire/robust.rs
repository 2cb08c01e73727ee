//! A decoder survives any bytes.

use std::hash::{BuildHasher, Hasher};

use proptest::{
    collection::vec,
    prelude::any,
    sample::Index,
    strategy::Strategy,
    test_runner::{Config, RngAlgorithm, TestCaseError, TestRng, TestRunner},
};
use protocol::{ClientMessage, Encoding, ServerMessage, limits::CLIENT_MESSAGE_BYTES_MAX};

use crate::messages::{client_messages, server_messages};

/// Checks a property against random values. A failure prints the seed that replays it.
#[track_caller]
fn always<S: Strategy>(cases: u32, values: S, property: impl Fn(S::Value)) {
    let seed: u64 = match std::env::var("SEED") {
        Ok(text) => text.parse().expect("SEED is a number"),
        // The only source of randomness in the standard library.
        Err(_) => std::hash::RandomState::new().build_hasher().finish(),
    };
    let mut bytes = [0; 32];
    bytes[..8].copy_from_slice(&seed.to_le_bytes());
    let config = Config { cases, failure_persistence: None, ..Config::default() };
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &bytes);
    println!("SEED={seed}");
    let result = TestRunner::new_with_rng(config, rng).run(&values, |value| {
        property(value);
        Ok::<(), TestCaseError>(())
    });
    if let Err(failure) = result {
        panic!("{failure}\nplay it again with SEED={seed}");
    }
}

/// Tries every type and encoding; whether decoding succeeds does not matter here.
fn read(bytes: &[u8]) {
    for encoding in [Encoding::Postcard, Encoding::Json] {
        let _ = encoding.decode::<ClientMessage>(bytes);
        let _ = encoding.decode::<ServerMessage>(bytes);
    }
}

#[test]
fn arbitrary_bytes_never_panic_a_decoder() {
    always(2_000, vec(any::<u8>(), 0..300), |bytes| read(&bytes));
}

#[test]
fn damaged_messages_never_panic_a_decoder() {
    let mut encoded = Vec::new();
    for encoding in [Encoding::Postcard, Encoding::Json] {
        encoded.extend(client_messages().iter().filter_map(|m| encoding.encode(m).ok()));
        encoded.extend(server_messages().iter().filter_map(|m| encoding.encode(m).ok()));
    }
    let damage = (any::<Index>(), vec((any::<Index>(), any::<u8>()), 1..4), any::<Index>());
    always(600, damage, |(which, changes, end)| {
        let mut bytes = which.get(&encoded).clone();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        read(&bytes);
        bytes.truncate(end.index(bytes.len()));
        read(&bytes);
    });
}

#[test]
fn deep_nesting_and_huge_lengths_are_refused() {
    let deep = "[".repeat(CLIENT_MESSAGE_BYTES_MAX);
    assert!(Encoding::Json.decode::<ClientMessage>(deep.as_bytes()).is_err());
    let huge = vec![0xff; CLIENT_MESSAGE_BYTES_MAX];
    assert!(Encoding::Postcard.decode::<ClientMessage>(&huge).is_err());
    // A theme that claims to hold 2⁶³ cards.
    let mut lengths = vec![1; 40];
    lengths.extend([0xff; 9]);
    assert!(Encoding::Postcard.decode::<ClientMessage>(&lengths).is_err());
}

#[test]
fn trailing_bytes_are_refused() {
    for message in client_messages() {
        for encoding in [Encoding::Postcard, Encoding::Json] {
            let mut bytes = encoding.encode(&message).expect("it can be encoded");
            bytes.push(b'0');
            assert!(encoding.decode::<ClientMessage>(&bytes).is_err(), "{message:?}");
            bytes.truncate(bytes.len() - 2);
            let shorter = encoding.decode::<ClientMessage>(&bytes);
            assert!(shorter.is_err() || shorter.is_ok_and(|shorter| shorter != message));
        }
    }
}

#[test]
fn a_text_beyond_its_limit_is_refused_in_both_encodings() {
    let long = format!(
        r#"{{"do":{{"op":"00000000-0000-0008-0000-000000000001","command":{{"seats":{{"join":{{"function":"{}"}}}}}}}}}}"#,
        "x".repeat(61)
    );
    assert!(Encoding::Json.decode::<ClientMessage>(long.as_bytes()).is_err());
    let ok = long.replacen('x', "", 1);
    let message: ClientMessage = Encoding::Json.decode(ok.as_bytes()).expect("60 characters fit");
    let mut bytes = Encoding::Postcard.encode(&message).expect("it can be encoded");
    // After the text comes one more byte: whether a private session was on.
    let (length, end) = (bytes.len() - 62, bytes.len() - 1);
    assert_eq!(bytes[length], 60);
    bytes[length] = 61;
    bytes.insert(end, b'x');
    assert!(Encoding::Postcard.decode::<ClientMessage>(&bytes).is_err());
}

#[test]
fn a_script_that_names_no_area_is_told_everything() {
    let hello = br#"{"hello":{"version":6,"resume":null}}"#;
    let message: ClientMessage = Encoding::Json.decode(hello).expect("it can be read");
    let (area, resume) = (domain::Area::Live, None);
    assert_eq!(message, ClientMessage::Hello { version: 6, area, resume });
}
