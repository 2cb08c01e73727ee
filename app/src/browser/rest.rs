//! What the page loads after its beginning: the other texts and the other styles, once, before the first part of the
//! program that needs them.

use std::cell::{Cell, RefCell};

use js_sys::{Function, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

thread_local! {
    static LOAD: RefCell<Option<Function>> = const { RefCell::new(None) };
    static HERE: Cell<bool> = const { Cell::new(false) };
}

/// Says how it is loaded: a function of the page's script, which adds the styles to the page and promises the texts.
#[cfg(feature = "browser")]
pub fn loaded_by(load: JsValue) {
    LOAD.set(load.dyn_into().ok());
}

/// Loads it unless it is here; the request is on its way when this returns. Whether it is here then.
pub fn load() -> impl Future<Output = bool> {
    // Waited for from here on: a promise that nobody waits for when it fails is an error of the page.
    let asked = if HERE.get() { None } else { ask().map(JsFuture::from) };
    async move {
        if let Some(answer) = asked {
            let texts = answer.await.ok().and_then(|texts| texts.as_string());
            if let (Some(texts), false) = (texts, HERE.get()) {
                HERE.set(keep(texts));
            }
        }
        HERE.get()
    }
}

fn ask() -> Option<Promise> {
    LOAD.with_borrow(|load| load.as_ref()?.call0(&JsValue::NULL).ok()?.dyn_into().ok())
}

/// Whether the texts belong to this build. Those of another one are as good as none: the page offers to reload.
#[cfg(feature = "browser")]
fn keep(texts: String) -> bool {
    texts::load_later(texts).is_ok()
}

#[cfg(not(feature = "browser"))]
fn keep(_: String) -> bool {
    false
}
