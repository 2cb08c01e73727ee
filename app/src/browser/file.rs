//! Files that a person picks.

use leptos::ev::Event;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlInputElement;

/// Bytes. Larger than any file the page reads.
const BYTES_MAX: f64 = 4_194_304.0;

/// The text of the file just picked in a file input. Resets the input, so that the same file can be picked again.
pub async fn text_of(event: Event) -> Option<String> {
    let field: HtmlInputElement = event.target()?.dyn_into().ok()?;
    let file = field.files()?.get(0)?;
    let text = file.text();
    let fits = file.size() <= BYTES_MAX;
    field.set_value("");
    if !fits {
        return None;
    }
    JsFuture::from(text).await.ok()?.as_string()
}
