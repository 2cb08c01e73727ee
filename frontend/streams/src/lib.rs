//! In place of the crate of this name, which leptos brings for server functions that stream. This page has none, but the
//! crate exports its classes to JavaScript, so that no linker leaves them out: every visitor would download them.

use futures_util::stream::{self, Stream};
use wasm_bindgen::JsValue;

/// A stream of the browser, as far as leptos names it.
#[derive(Debug)]
pub struct ReadableStream(web_sys::ReadableStream);

impl ReadableStream {
    /// Wraps a stream of the browser.
    pub fn from_raw(raw: web_sys::ReadableStream) -> Self {
        Self(raw)
    }

    /// The stream of the browser.
    pub fn into_raw(self) -> web_sys::ReadableStream {
        self.0
    }

    /// A stream of the browser that gives what this one gives.
    pub fn from_stream(_: impl Stream<Item = Result<JsValue, JsValue>> + 'static) -> Self {
        unreachable!("the page calls no server function")
    }

    /// What it gives: nothing.
    pub fn into_stream(self) -> impl Stream<Item = Result<JsValue, JsValue>> {
        stream::empty()
    }
}
