//! Files that somebody chooses to be read.

use leptos::ev::Event;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlInputElement;

/// More than any file that is read here: what is larger is something else.
const BYTES_MAX: f64 = 4_194_304.0;

/// The text of the file that was just chosen in a field. The field is emptied, so that the same file can be chosen again.
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
