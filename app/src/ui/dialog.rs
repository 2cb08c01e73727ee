//! A sheet: one question over the page, on a modal `<dialog>`.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering::Relaxed},
};

use leptos::{html, prelude::*};

use crate::ui::{
    act, effect,
    icon::{Glyph, Icon},
    id,
};

/// Toasts, shown inside an open sheet: a modal dialog makes the rest of the page inert.
#[derive(Clone, Copy)]
pub struct Passing {
    /// Renders the toasts.
    pub view: fn() -> AnyView,
    /// Number of open sheets.
    pub sheets: RwSignal<u32>,
}

/// A sheet. Escape, the close button and setting `open` to false close it. Its content exists only while it is open.
/// Buttons go into a `<footer>` after the `<div class="body">`.
#[component]
pub fn Sheet(
    open: RwSignal<bool>,
    #[prop(into)] title: Signal<String>,
    /// A `<div class="body">` and optionally a `<footer>`.
    children: ChildrenFn,
) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    let heading = StoredValue::new(id::fresh("sheet"));
    let children = StoredValue::new(children);
    let passing = use_context::<Passing>();
    // Whether this sheet is counted. Not a signal: signals may be disposed of before the count is corrected.
    let counted = Arc::new(AtomicBool::new(false));
    let count = move |now: bool, counted: &AtomicBool| {
        if let Some(passing) = passing.filter(|_| counted.swap(now, Relaxed) != now) {
            let _ = passing.sheets.try_update(|sheets| {
                *sheets = if now { *sheets + 1 } else { sheets.saturating_sub(1) };
            });
        }
    };
    on_cleanup({
        let counted = Arc::clone(&counted);
        move || count(false, &counted)
    });
    effect(move || count(open.get(), &counted));
    effect(move || {
        let Some(dialog) = dialog.get() else { return };
        if open.get() && !dialog.open() {
            let _ = dialog.show_modal();
        } else if !open.get() && dialog.open() {
            dialog.close();
        }
    });
    view! {
        <dialog
            class="sheet"
            node_ref=dialog
            aria-labelledby=heading.get_value()
            on:close=move |_| open.set(false)
        >
            <header>
                <h2 id=heading.get_value()>{move || title.get()}</h2>
                <button
                    type="button"
                    class="button quiet icon-only"
                    aria-label=texts::common::close()
                    on:click=act(move || open.set(false))
                >
                    <Glyph icon=Icon::Close />
                </button>
            </header>
            {move || open.get().then(|| untrack(|| children.with_value(|children| children())))}
            {move || passing.filter(|_| open.get()).map(|passing| untrack(passing.view))}
        </dialog>
    }
    .into_any()
}
