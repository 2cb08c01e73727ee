//! What a command must come to. A failure says who tried what.

use domain::{Command, Rejection};

use super::{cast::Who, expectations::Disclosure, fixture::WorkshopFixture};

impl WorkshopFixture {
    /// Like [`Self::act`], for what must be accepted.
    pub(crate) async fn does(
        &mut self,
        who: Who,
        label: &'static str,
        command: impl Into<Command>,
        told: Disclosure,
    ) -> u64 {
        let done = self.act(who, label, command, told).await;
        done.unwrap_or_else(|why| panic!("{label}: {who:?} was refused: {why}"))
    }

    /// Like [`Self::act`], for what must be refused.
    pub(crate) async fn is_refused(
        &mut self,
        who: Who,
        label: &'static str,
        command: impl Into<Command>,
    ) -> Rejection {
        let done = self.act(who, label, command, Disclosure::nothing()).await;
        done.expect_err(&format!("{label}: {who:?} was not refused"))
    }
}
