//! The contract of `store` on `SQLite`, and what only files can show.

#![expect(clippy::unwrap_used, reason = "a test: failing is its purpose")]

use std::{fs, sync::Arc};

use domain::{Timestamp, id::WorkshopId};
use store::{Store, contract};
use store_sqlite::SqliteStore;
use tempfile::TempDir;
use uuid::Uuid;

struct Folder(TempDir);

impl Folder {
    fn new() -> Self {
        Self(TempDir::new().unwrap())
    }
}

#[async_trait::async_trait]
impl contract::Storage for Folder {
    async fn open(&self) -> Arc<dyn Store> {
        Arc::new(SqliteStore::open(self.0.path()).await.unwrap())
    }

    async fn dump(&self) -> Vec<u8> {
        let mut all = Vec::new();
        for entry in fs::read_dir(self.0.path()).unwrap() {
            all.extend(fs::read(entry.unwrap().path()).unwrap());
        }
        all
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn fulfils_the_contract() {
    contract::check_all(|| Box::new(Folder::new())).await;
}

#[tokio::test]
async fn erased_text_is_gone_from_the_files() {
    let folder = Folder::new();
    let store = contract::Storage::open(&folder).await;
    let workshop = WorkshopId(Uuid::from_u128(1));
    let text = "the text that must go";
    let events =
        (1..=200).map(|seq| contract::stored_event(seq, None, &format!("\"{text} {seq}\"")));
    store.create(workshop, Timestamp(1), events.collect(), Vec::new()).await.unwrap();
    let holds = |dump: Vec<u8>| dump.windows(text.len()).any(|window| window == text.as_bytes());
    assert!(holds(contract::Storage::dump(&folder).await));
    store.erase(workshop).await.unwrap();
    assert!(!holds(contract::Storage::dump(&folder).await));
}

#[tokio::test]
async fn a_folder_that_cannot_be_written_says_so() {
    let folder = TempDir::new().unwrap();
    // A folder in place of the file: refused for every user, including root.
    fs::create_dir(folder.path().join(store_sqlite::FILE_NAME)).unwrap();
    let error = SqliteStore::open(folder.path()).await.err().unwrap().to_string();
    assert!(error.starts_with("the database cannot be opened"), "{error}");
}
