//! Page-wide keys: what was focused when a key was pressed, and what it clicks or focuses.

use leptos::ev::KeyboardEvent;
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement};

/// Elements that take typed letters.
const FIELDS: &str = "textarea, select, [contenteditable]:not([contenteditable=false]), \
                      input:not([type=radio], [type=checkbox], [type=button], [type=submit])";

/// Further elements that use the arrow keys themselves.
const ARROWS: &str =
    "input, .menu, [data-card], [role=region], [role=slider], [role=tablist], [role=listbox]";

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

fn on(event: &KeyboardEvent, selector: &str) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|target| target.closest(selector).is_ok_and(|found| found.is_some()))
}

/// Whether the key was pressed in a text field or list.
pub fn on_field(event: &KeyboardEvent) -> bool {
    on(event, FIELDS)
}

/// Whether the key was pressed where arrow keys have a meaning already.
pub fn on_arrows(event: &KeyboardEvent) -> bool {
    on(event, ARROWS)
}

/// Whether a modal sheet is open, which disables everything behind it.
pub fn sheet_is_open() -> bool {
    found("dialog[open]").is_some()
}

/// Clicks the first match of `selector`.
pub fn press(selector: &str) {
    if let Some(button) = found(selector) {
        button.click();
    }
}

/// Focuses the first match of `selector` and returns whether there was one. Makes the element focusable if necessary.
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
