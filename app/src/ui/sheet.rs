//! A sheet over the page with one question: its fields, and one button with a verb.

use std::sync::Arc;

use leptos::prelude::*;
use texts::ui as t;

use crate::ui::{
    controls::{button, form, send_button},
    dialog,
    parts::nothing,
};

/// The content of a sheet.
pub struct SheetContent {
    pub body: AnyView,
    /// The verb on its button.
    pub action: &'static str,
    /// The button's action. The sheet stays open if it returns false.
    pub act: Box<dyn Fn() -> bool>,
}

type Asked = Arc<dyn Fn() -> Option<SheetContent> + Send + Sync>;

/// The sheet, shown while `open`. Its content is rebuilt each time it opens.
pub fn sheet(
    open: RwSignal<bool>,
    title: impl Fn() -> String + Send + Sync + 'static,
    asked: impl Fn() -> Option<SheetContent> + Send + Sync + 'static,
) -> AnyView {
    fn inner(open: RwSignal<bool>, title: Signal<String>, asked: Asked) -> AnyView {
        let paper = move || {
            // Untracked: changes by others must not rebuild an open sheet while somebody is typing.
            untrack(|| asked()).map_or_else(nothing, |asked| paper(asked, open))
        };
        view! {
            <dialog::Sheet open=open title=title>
                {paper()}
            </dialog::Sheet>
        }
        .into_any()
    }
    inner(open, Signal::derive(title), Arc::new(asked))
}

fn paper(asked: SheetContent, open: RwSignal<bool>) -> AnyView {
    let SheetContent { body, action, act } = asked;
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
