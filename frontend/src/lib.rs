//! The browser's entry point: brings the page to life. Everything else is in `app`.
//! A separate crate, because it turns on `app/browser`, which must never meet `app/ssr` in one build; and because it
//! decides where the WASM is split in two.

use wasm_split_helpers::wasm_split;

/// Called by the page's script once WASM and the texts of the reader's language are loaded.
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn start(language: &str, texts: String) {
    match app::begin(language, texts) {
        Some(true) => wasm_bindgen_futures::spawn_local(workshop()),
        Some(false) => {
            app::build_page();
            // Readers of this page are on the way to a workshop: load its code now.
            wasm_bindgen_futures::spawn_local(fetch_workshop());
        }
        None => {}
    }
}

/// The pages of a workshop: the second WASM chunk.
#[wasm_split(workshop, preload(fetch_workshop))]
fn workshop() {
    app::build_workshop();
}
