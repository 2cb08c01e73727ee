//! What the browser loads: brings the page to life. Everything else is in `app`.
//!
//! A crate of its own, because it turns on `app/browser`, which must never meet `app/ssr` in one build; and because it says
//! where the program is cut in two.

use wasm_split_helpers::wasm_split;

/// Called by the page's own script once the program and the texts of the reader's language are there.
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn start(language: &str, texts: String) {
    match app::begin(language, texts) {
        Some(true) => wasm_bindgen_futures::spawn_local(workshop()),
        Some(false) => {
            app::build_page();
            // Whoever reads this page is on the way to a workshop.
            wasm_bindgen_futures::spawn_local(fetch_workshop());
        }
        None => {}
    }
}

/// The pages of a workshop: the second half of the program.
#[wasm_split(workshop, preload(fetch_workshop))]
fn workshop() {
    app::build_workshop();
}
