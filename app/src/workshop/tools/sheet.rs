//! A sheet over the page that asks one thing: its fields, and one button with a verb.

use std::sync::Arc;

use leptos::prelude::*;
use texts::sheet as t;

use super::controls::{button, form, send_button};
use super::parts::nothing;
use crate::ui::dialog;

/// What a sheet asks.
pub struct Asked {
    /// Its fields.
    pub body: AnyView,
    /// The verb on its button.
    pub action: &'static str,
    /// What the button does. The sheet stays open when this says no.
    pub act: Box<dyn Fn() -> bool>,
}

/// The sheet, shown while `open`. What it asks is built anew each time it opens.
pub fn sheet(
    open: RwSignal<bool>,
    title: impl Fn() -> String + Send + Sync + 'static,
    asked: impl Fn() -> Option<Asked> + Send + Sync + 'static,
) -> AnyView {
    sheet_boxed(open, Signal::derive(title), Arc::new(asked))
}

fn sheet_boxed(
    open: RwSignal<bool>,
    title: Signal<String>,
    asked: Arc<dyn Fn() -> Option<Asked> + Send + Sync>,
) -> AnyView {
    let paper = move || {
        // What others do while the sheet is open must not build it anew under the writing hand.
        untrack(|| asked()).map_or_else(nothing, |asked| paper(asked, open))
    };
    view! {
        <dialog::Sheet open=open title=title>
            {paper()}
        </dialog::Sheet>
    }
    .into_any()
}

fn paper(asked: Asked, open: RwSignal<bool>) -> AnyView {
    let Asked { body, action, act } = asked;
    let sent = move || {
        if act() {
            open.set(false);
        }
    };
    let inside = view! {
        <div class="body">{body}</div>
        <footer>
            {button("", None, t::not_now(), move || open.set(false))} {send_button("primary", None, action)}
        </footer>
    };
    form("", sent, inside.into_any())
}
