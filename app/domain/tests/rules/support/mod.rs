//! Shared by the tests: replayable random runs, golden files, and names of variants.

use std::hash::{BuildHasher, Hasher};

use proptest::{
    strategy::Strategy,
    test_runner::{Config, RngAlgorithm, TestCaseError, TestError, TestRng, TestRunner},
};
use serde::Serialize;
use serde_json::Value;

mod afterwards;
mod draft;
pub(crate) mod fields;
pub(crate) mod history;
mod later;
mod plausible;
pub(crate) mod rounds;
pub(crate) mod schema;
mod together;

/// Checks a property against random values. A failure prints the seed that replays it.
#[track_caller]
pub(crate) fn always<S: Strategy>(cases: u32, values: S, property: impl Fn(S::Value)) {
    let seed = seed();
    let mut bytes = [0; 32];
    bytes[..8].copy_from_slice(&seed.to_le_bytes());
    let config =
        Config { cases, max_shrink_iters: 300, failure_persistence: None, ..Config::default() };
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &bytes);
    let mut runner = TestRunner::new_with_rng(config, rng);
    println!("SEED={seed}");
    let result = runner.run(&values, |value| {
        property(value);
        Ok::<(), TestCaseError>(())
    });
    match result {
        Ok(()) => {}
        Err(TestError::Fail(why, value)) => {
            panic!("{why}\nsmallest value: {value:?}\nplay it again with SEED={seed}")
        }
        Err(TestError::Abort(why)) => panic!("{why}\nplay it again with SEED={seed}"),
    }
}

/// From the environment, or random.
fn seed() -> u64 {
    match std::env::var("SEED") {
        Ok(text) => text.parse().expect("SEED is a number"),
        // The only source of randomness in the standard library.
        Err(_) => std::hash::RandomState::new().build_hasher().finish(),
    }
}

/// Compares a text with a golden file.
#[track_caller]
pub(crate) fn golden(file: &str, text: &str) {
    let path = format!("{}/tests/{file}", env!("CARGO_MANIFEST_DIR"));
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&path, text).expect("the golden file can be written");
    }
    let agreed = std::fs::read_to_string(&path).unwrap_or_default();
    let line = agreed.lines().zip(text.lines()).find(|(agreed, now)| agreed != now);
    assert!(
        agreed == text,
        "{file} differs, first here:\n{line:#?}\nif that is meant: BLESS=1 cargo test"
    );
}

/// A value as JSON.
#[track_caller]
pub(crate) fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("everything can be written as JSON")
}

/// The name of a command's or event's variant: `cards.write`.
#[track_caller]
pub(crate) fn name(value: &impl Serialize) -> String {
    match serde_json::to_value(value).expect("everything can be written as JSON") {
        Value::Object(tool) => {
            let (tool, variant) = tool.into_iter().next().expect("a variant has a name");
            match variant {
                Value::String(unit) => format!("{tool}.{unit}"),
                Value::Object(fields) => {
                    let (variant, _) = fields.into_iter().next().expect("a variant has a name");
                    format!("{tool}.{variant}")
                }
                other => panic!("not a variant: {other}"),
            }
        }
        other => panic!("not of a tool: {other}"),
    }
}

/// Whether an event counts one more answer, as the variant `heard` of each tool does.
#[track_caller]
pub(crate) fn is_heard(event: &domain::Event) -> bool {
    name(event).split('.').next_back() == Some("heard")
}

/// The name of a variant that is not nested in a tool.
#[track_caller]
pub(crate) fn plain_name(value: &impl Serialize) -> String {
    match serde_json::to_value(value).expect("it can be written") {
        Value::String(unit) => unit,
        Value::Object(fields) => fields.keys().next().expect("a variant has a name").clone(),
        other => panic!("not a variant: {other}"),
    }
}
