//! Keys that were pressed on the page as a whole: on what, and what they press or reach there.

use leptos::ev::KeyboardEvent;
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement};

/// What takes letters: there a key writes, or chooses a row that begins so.
const FIELDS: &str = "textarea, select, [contenteditable]:not([contenteditable=false]), \
                      input:not([type=radio], [type=checkbox], [type=button], [type=submit])";

/// What has a use of its own for the arrows, whatever takes letters aside.
const ARROWS: &str =
    "input, .menu, [data-card], [role=region], [role=slider], [role=tablist], [role=listbox]";

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

fn on(event: &KeyboardEvent, selector: &str) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|target| target.closest(selector).is_ok_and(|found| found.is_some()))
}

/// Whether a key was pressed where it writes.
pub fn on_field(event: &KeyboardEvent) -> bool {
    on(event, FIELDS)
}

/// Whether a key was pressed where the arrows mean something already.
pub fn on_arrows(event: &KeyboardEvent) -> bool {
    on(event, ARROWS)
}

/// Whether a sheet lies over the page: nothing behind it can be used meanwhile.
pub fn sheet_is_open() -> bool {
    found("dialog[open]").is_some()
}

/// Presses the first thing that `selector` finds.
pub fn press(selector: &str) {
    if let Some(button) = found(selector) {
        button.click();
    }
}

/// Gives the focus to the first thing that `selector` finds; whether there was one. What cannot have it by itself is
/// made able to.
pub fn reach(selector: &str) -> bool {
    let Some(element) = found(selector) else { return false };
    if element.tab_index() < 0 {
        let _ = element.set_attribute("tabindex", "-1");
    }
    element.focus().is_ok()
}

fn found(selector: &str) -> Option<HtmlElement> {
    document()?.query_selector(selector).ok()??.dyn_into().ok()
}
