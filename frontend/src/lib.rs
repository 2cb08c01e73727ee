//! What the browser loads: brings the page to life. Everything else is in `app`.
//!
//! A crate of its own, because it turns on `app/browser`, which must never meet `app/ssr` in one build.

/// Called by the page's own script once the program is there.
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn start() {
    app::start();
}
