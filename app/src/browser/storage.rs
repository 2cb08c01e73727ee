//! What this browser keeps for the next visit. A browser that keeps nothing (private window, storage full) must
//! not stop anybody from working, so nothing here fails.

use web_sys::Storage;

fn local() -> Option<Storage> {
    web_sys::window()?.local_storage().ok()?
}

fn session() -> Option<Storage> {
    web_sys::window()?.session_storage().ok()?
}

/// Where texts are kept under keys.
pub trait Store {
    /// The text under a key.
    fn read(&self, key: &str) -> Option<String>;
    /// Keeps a text under a key; whether that worked.
    fn write(&self, key: &str, text: &str) -> bool;
    /// Forgets a key.
    fn remove(&self, key: &str);
    /// All keys that start so.
    fn keys(&self, prefix: &str) -> Vec<String>;
}

/// This browser's storage, shared by all its tabs.
#[derive(Clone, Copy, Debug, Default)]
pub struct Local;

impl Store for Local {
    fn read(&self, key: &str) -> Option<String> {
        read(key)
    }

    fn write(&self, key: &str, text: &str) -> bool {
        local().is_some_and(|storage| storage.set_item(key, text).is_ok())
    }

    fn remove(&self, key: &str) {
        remove(key);
    }

    fn keys(&self, prefix: &str) -> Vec<String> {
        let Some(storage) = local() else {
            return Vec::new();
        };
        (0..storage.length().unwrap_or(0))
            .filter_map(|index| storage.key(index).ok()?)
            .filter(|key| key.starts_with(prefix))
            .collect()
    }
}

/// The text under a key that this tab keeps until it is closed.
pub fn read_here(key: &str) -> Option<String> {
    session()?.get_item(key).ok()?
}

/// Keeps a text under a key until this tab is closed; forgets the key where there is none.
pub fn write_here(key: &str, text: Option<&str>) {
    if let Some(storage) = session() {
        let _ = match text {
            Some(text) => storage.set_item(key, text),
            None => storage.remove_item(key),
        };
    }
}

/// The text under a key.
pub fn read(key: &str) -> Option<String> {
    local()?.get_item(key).ok()?
}

/// Keeps a text under a key.
pub fn write(key: &str, text: &str) {
    let _ = Local.write(key, text);
}

/// Forgets a key.
pub fn remove(key: &str) {
    if let Some(storage) = local() {
        let _ = storage.remove_item(key);
    }
}

/// All keys that start so.
pub fn keys(prefix: &str) -> Vec<String> {
    Local.keys(prefix)
}

/// A storage for tests. Copies of it are one storage, as tabs of a browser have it.
#[cfg(test)]
pub mod memory {
    use std::{cell::RefCell, collections::BTreeMap, rc::Rc};

    use super::Store;

    #[derive(Clone, Debug, Default)]
    pub struct Memory {
        texts: Rc<RefCell<BTreeMap<String, String>>>,
        full: bool,
    }

    impl Memory {
        /// The same storage from where on it takes nothing more.
        pub fn filled(self) -> Self {
            Self { full: true, ..self }
        }
    }

    impl Store for Memory {
        fn read(&self, key: &str) -> Option<String> {
            self.texts.borrow().get(key).cloned()
        }

        fn write(&self, key: &str, text: &str) -> bool {
            if !self.full {
                self.texts.borrow_mut().insert(key.to_owned(), text.to_owned());
            }
            !self.full
        }

        fn remove(&self, key: &str) {
            self.texts.borrow_mut().remove(key);
        }

        fn keys(&self, prefix: &str) -> Vec<String> {
            self.texts.borrow().keys().filter(|key| key.starts_with(prefix)).cloned().collect()
        }
    }
}
