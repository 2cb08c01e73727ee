//! What is sealed is never on the wire, and what is anonymous stays so: the real program, real sockets, one workshop with
//! every role in it, walked through every step of a full agenda (the template for 90 minutes and one of each of the
//! toolbox), under each promise about names. In every step everybody tries everything that carries something of one person.
//!
//! Every frame that came to every other client is searched as it came, and so are the answers over HTTP, the record in all
//! its formats, and the log of the program. What may be found, and by whom, is said by two explicit tables:
//!
//! * every text is unique and stands in a ledger with those who may read it, and from which event on ([`ledger`]);
//! * every seat, function and name may stand only in the places of [`places`], which say for whom and under which promise.
//!
//! What is sealed is held to more: what others are told of it is known to the last field ([`told`]). That two values cannot
//! be told apart by a single byte is the business of `room`'s test `twins`, where ids and clocks can be the same.

#![expect(clippy::unwrap_used, reason = "a test: failing is its purpose")]

#[expect(dead_code, unreachable_pub, reason = "each test file uses its part of it")]
mod common;

#[path = "matrix/answers.rs"]
mod answers;
#[path = "matrix/cast.rs"]
mod cast;
#[path = "matrix/expectations.rs"]
mod expectations;
#[path = "matrix/fixture.rs"]
mod fixture;
#[path = "matrix/inflate.rs"]
mod inflate;
#[path = "matrix/ledger.rs"]
mod ledger;
#[path = "matrix/places.rs"]
mod places;
#[path = "matrix/private.rs"]
mod private;
#[path = "matrix/probes.rs"]
mod probes;
#[path = "matrix/search.rs"]
mod search;
#[path = "matrix/steps.rs"]
mod steps;
#[path = "matrix/walk.rs"]
mod walk;

use domain::tool::charter::Visibility;

#[tokio::test]
async fn under_names() {
    steps::play(Visibility::Named).await;
}

#[tokio::test]
async fn under_functions() {
    steps::play(Visibility::Function).await;
}

#[tokio::test]
async fn under_nothing() {
    steps::play(Visibility::Anonymous).await;
}

#[tokio::test]
async fn without_the_seller() {
    for promise in [Visibility::Function, Visibility::Anonymous] {
        private::play(promise).await;
    }
}
