//! Sealed data is never sent, and anonymous data stays anonymous. The real program, real sockets, one workshop with
//! every role in it, walked through every step of a full agenda (the 90-minute template and one step per toolbox
//! recipe), with each visibility. In every step everybody tries every command that carries personal content.
//!
//! Every frame to every other client is searched as received, and so are the HTTP responses, the record in all its
//! formats, and the program's log. Two explicit tables say what may be found, and by whom:
//!
//! * every text is unique and recorded in a ledger with those who may read it, and from which event on ([`ledger`]);
//! * a seat, function or name may appear only in the paths of [`places`], which say for whom and with which visibility.
//!
//! Sealed answers are held to more: what others learn of them is checked to the last field ([`expectations`]). That two
//! values produce identical bytes is checked by `room`'s test `twins`, where ids and clocks can be equal.

#![expect(clippy::unwrap_used, reason = "a test: failing is its purpose")]

#[expect(dead_code, unreachable_pub, reason = "each test file uses its part of it")]
mod common;

#[path = "matrix/agenda.rs"]
mod agenda;
#[path = "matrix/answers.rs"]
mod answers;
#[path = "matrix/cast.rs"]
mod cast;
#[path = "matrix/expectations.rs"]
mod expectations;
#[path = "matrix/fixture.rs"]
mod fixture;
#[path = "matrix/granted.rs"]
mod granted;
#[path = "matrix/inflate.rs"]
mod inflate;
#[path = "matrix/ledger.rs"]
mod ledger;
#[path = "matrix/outcomes.rs"]
mod outcomes;
#[path = "matrix/places.rs"]
mod places;
#[path = "matrix/private.rs"]
mod private;
#[path = "matrix/probes.rs"]
mod probes;
#[path = "matrix/rounds.rs"]
mod rounds;
#[path = "matrix/search.rs"]
mod search;
#[path = "matrix/steps.rs"]
mod steps;
#[path = "matrix/walk.rs"]
mod walk;

use domain::tool::charter::Visibility;

#[tokio::test]
async fn with_names() {
    steps::play(Visibility::Named).await;
}

#[tokio::test]
async fn with_functions() {
    steps::play(Visibility::Function).await;
}

#[tokio::test]
async fn anonymously() {
    steps::play(Visibility::Anonymous).await;
}

#[tokio::test]
async fn in_a_private_session() {
    for promise in [Visibility::Function, Visibility::Anonymous] {
        private::play(promise).await;
    }
}
