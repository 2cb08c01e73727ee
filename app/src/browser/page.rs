//! The page in the browser: address, focus, theme, language, visibility.

use wasm_bindgen::{JsCast, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Document, Event, HtmlDocument, HtmlElement, HtmlInputElement, HtmlTextAreaElement,
    VisibilityState,
};

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// The path of the page's URL.
#[cfg(feature = "browser")]
pub fn path() -> String {
    web_sys::window().and_then(|window| window.location().pathname().ok()).unwrap_or_default()
}

/// A path on this server as people type it, without the scheme.
pub fn address(path: &str) -> String {
    let host = web_sys::window().and_then(|window| window.location().host().ok());
    format!("{}{path}", host.unwrap_or_default())
}

/// Navigates to a page and replaces the history entry, so that Back does not return here.
pub fn go(path: &str) {
    if let Some(window) = web_sys::window() {
        let _ = window.location().replace(path);
    }
}

/// Takes the fragment out of the URL: a secret must not stay in the address bar, the history or a screenshot.
pub fn take_fragment() -> Option<String> {
    let window = web_sys::window()?;
    let location = window.location();
    let fragment = location.hash().ok()?.strip_prefix('#')?.to_owned();
    let path = location.pathname().ok()?;
    let history = window.history().ok()?;
    let _ = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&path));
    Some(fragment)
}

/// Reloads the page, and with it the texts and the program.
pub fn reload() {
    if let Some(window) = web_sys::window() {
        let _ = window.location().reload();
    }
}

/// Copies a text to the clipboard and returns whether that worked.
pub async fn copy(text: &str) -> bool {
    match web_sys::window() {
        // Without a secure context (`https` or localhost) there is no clipboard, and the call would throw.
        Some(window) if window.is_secure_context() => {
            let promise = window.navigator().clipboard().write_text(text);
            JsFuture::from(promise).await.is_ok()
        }
        _ => false,
    }
}

/// Removes the server-rendered page before the live page is mounted.
#[cfg(feature = "browser")]
pub fn clear() {
    if let Some(body) = document().and_then(|document| document.body()) {
        body.replace_children_with_node_0();
    }
}

/// Marks the page as live. Tests wait for this mark.
#[cfg(feature = "browser")]
pub fn mark_alive() {
    if let Some(body) = document().and_then(|document| document.body()) {
        let _ = body.set_attribute("data-alive", "");
    }
}

/// Shows the message for a crashed program.
#[cfg(feature = "browser")]
pub fn show_broken() {
    if let Some(broken) = document().and_then(|document| document.get_element_by_id("broken")) {
        let _ = broken.remove_attribute("hidden");
    }
}

/// Logs a line to the browser's console.
#[cfg(feature = "browser")]
pub fn log(line: &str) {
    leptos::logging::error!("{line}");
}

/// Focuses the element with this id.
pub fn focus(id: &str) {
    let element = document().and_then(|document| document.get_element_by_id(id));
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

/// Scrolls a list just enough to show an item. Never scrolls the page, which would move what people are working on.
pub fn bring_into_view(list: &str, item: &str) {
    let element = |id| document().and_then(|document| document.get_element_by_id(id));
    if let (Some(list), Some(item)) = (element(list), element(item)) {
        let (around, inside) = (list.get_bounding_client_rect(), item.get_bounding_client_rect());
        let above = (inside.top() - around.top()).min(0.0);
        let below = (inside.bottom() - around.bottom()).max(0.0);
        #[expect(
            clippy::cast_possible_truncation,
            reason = "pixels of a screen are small numbers"
        )]
        list.set_scroll_top(list.scroll_top() + (above + below).round() as i32);
    }
}

/// Scrolls to the top, as a new page does.
pub fn scroll_to_top() {
    if let Some(window) = web_sys::window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// Whether somebody is typing: a text field has the focus and is not empty.
pub fn is_typing() -> bool {
    let Some(element) = document().and_then(|document| document.active_element()) else {
        return false;
    };
    if let Some(area) = element.dyn_ref::<HtmlTextAreaElement>() {
        return !area.value().trim().is_empty();
    }
    element.dyn_ref::<HtmlInputElement>().is_some_and(|input| {
        matches!(input.type_().as_str(), "text" | "date" | "search")
            && !input.value().trim().is_empty()
    })
}

/// Whether the dark theme is on, by choice or by the system setting.
pub fn is_dark() -> bool {
    let root = document().and_then(|document| document.document_element());
    match root.and_then(|root| root.get_attribute("data-theme")) {
        Some(theme) => theme == "dark",
        None => web_sys::window()
            .and_then(|window| window.match_media("(prefers-color-scheme: dark)").ok()?)
            .is_some_and(|query| query.matches()),
    }
}

/// Saves the theme for this browser.
pub fn set_theme(dark: bool) {
    let theme = if dark { "dark" } else { "light" };
    if let Some(root) = document().and_then(|document| document.document_element()) {
        let _ = root.set_attribute("data-theme", theme);
    }
    crate::browser::storage::write("cy:theme", theme);
}

/// Whether this page is the wall, which enlarges everything. Said on the root, because a style that looks for the wall from
/// there is recalculated with every change of the page.
pub fn set_wall(on: bool) {
    let Some(root) = document().and_then(|document| document.document_element()) else { return };
    let _ =
        if on { root.set_attribute("data-wall", "") } else { root.remove_attribute("data-wall") };
}

/// Saves the language (by code) for this browser. The server renders the next page in it.
pub fn set_language(code: &str) {
    let document = document().and_then(|document| document.dyn_into::<HtmlDocument>().ok());
    if let Some(document) = document {
        let cookie = format!("language={code}; path=/; max-age=31536000; samesite=lax");
        let _ = document.set_cookie(&cookie);
        // Browsers store it in another process. Once it can be read there, the next request carries it.
        let _ = document.cookie();
    }
}

/// Listens for the page becoming visible and for the network coming back or going away, until it is dropped.
pub struct WakeListener {
    on_wake: Closure<dyn FnMut(Event)>,
    on_lost: Closure<dyn FnMut(Event)>,
}

const WAKES: [&str; 3] = ["pageshow", "online", "focus"];
const LOST: &str = "offline";

impl WakeListener {
    /// Starts listening.
    pub fn listen(woken: impl Fn() + 'static, lost: impl Fn() + 'static) -> Self {
        let on_wake = Closure::<dyn FnMut(Event)>::new(move |_| {
            let visible =
                |document: Document| document.visibility_state() == VisibilityState::Visible;
            if document().is_some_and(visible) {
                woken();
            }
        });
        let on_lost = Closure::<dyn FnMut(Event)>::new(move |_| lost());
        let listener = on_wake.as_ref().unchecked_ref();
        if let Some(window) = web_sys::window() {
            for name in WAKES {
                let _ = window.add_event_listener_with_callback(name, listener);
            }
            let listener = on_lost.as_ref().unchecked_ref();
            let _ = window.add_event_listener_with_callback(LOST, listener);
        }
        if let Some(document) = document() {
            let _ = document.add_event_listener_with_callback("visibilitychange", listener);
        }
        Self { on_wake, on_lost }
    }
}

impl Drop for WakeListener {
    fn drop(&mut self) {
        let listener = self.on_wake.as_ref().unchecked_ref();
        if let Some(window) = web_sys::window() {
            for name in WAKES {
                let _ = window.remove_event_listener_with_callback(name, listener);
            }
            let listener = self.on_lost.as_ref().unchecked_ref();
            let _ = window.remove_event_listener_with_callback(LOST, listener);
        }
        if let Some(document) = document() {
            let _ = document.remove_event_listener_with_callback("visibilitychange", listener);
        }
    }
}
