//! What this browser stores for the next visit. Nothing here fails: a browser without storage (private window, quota
//! exceeded) must not stop anybody from working.

use web_sys::Storage;

fn local() -> Option<Storage> {
    web_sys::window()?.local_storage().ok()?
}

fn session() -> Option<Storage> {
    web_sys::window()?.session_storage().ok()?
}

/// A key-value store of texts.
pub trait Store {
    fn read(&self, key: &str) -> Option<String>;
    /// Stores a text and returns whether that worked.
    fn write(&self, key: &str, text: &str) -> bool;
    fn remove(&self, key: &str);
    /// All keys with this prefix.
    fn keys(&self, prefix: &str) -> Vec<String>;
}

/// The browser's local storage, shared by all tabs.
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

/// Reads a text that this tab stores until it is closed.
pub fn read_here(key: &str) -> Option<String> {
    session()?.get_item(key).ok()?
}

/// Stores a text until this tab is closed; removes the key for `None`.
pub fn write_here(key: &str, text: Option<&str>) {
    if let Some(storage) = session() {
        let _ = match text {
            Some(text) => storage.set_item(key, text),
            None => storage.remove_item(key),
        };
    }
}

/// Reads a text from the local storage.
pub fn read(key: &str) -> Option<String> {
    local()?.get_item(key).ok()?
}

/// Stores a text in the local storage.
pub fn write(key: &str, text: &str) {
    let _ = Local.write(key, text);
}

/// Removes a key from the local storage.
pub fn remove(key: &str) {
    if let Some(storage) = local() {
        let _ = storage.remove_item(key);
    }
}

/// All keys with this prefix in the local storage.
pub fn keys(prefix: &str) -> Vec<String> {
    Local.keys(prefix)
}

/// A store for tests. Clones share one storage, as the tabs of a browser do.
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
        /// The same storage, which accepts no further writes.
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
