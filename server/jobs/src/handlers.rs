//! What runs the jobs of each kind.

use std::collections::BTreeMap;

use store::Job;

/// Why an attempt failed. Its text is stored with the job, so it names no person.
pub type Failure = Box<dyn std::error::Error + Send + Sync>;

/// Runs the jobs of one kind.
#[async_trait::async_trait]
pub trait Handler: Send + Sync {
    /// Makes one attempt. The same job can come again, also after it succeeded: carry its id into the effect.
    async fn run(&self, job: &Job) -> Result<(), Failure>;
}

/// The handlers by kind.
#[derive(Default)]
pub struct Handlers(BTreeMap<&'static str, Box<dyn Handler>>);

impl Handlers {
    /// Adds the handler of a kind.
    pub fn with(mut self, kind: &'static str, handler: impl Handler + 'static) -> Self {
        self.0.insert(kind, Box::new(handler));
        self
    }

    /// The handler of a kind. None may mean that a newer process of the same database stored the job.
    pub(crate) fn find(&self, kind: &str) -> Option<&dyn Handler> {
        self.0.get(kind).map(AsRef::as_ref)
    }
}
