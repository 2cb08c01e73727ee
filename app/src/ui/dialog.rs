//! A sheet: one question over the page, on the browser's own modal `<dialog>`.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering::Relaxed},
};

use leptos::{html, prelude::*};

use super::{
    act,
    icon::{Glyph, Icon},
    id,
};

/// What is said in passing. A sheet lies over the page and makes it deaf, so that it is said there meanwhile.
#[derive(Clone, Copy)]
pub struct Passing {
    /// The words.
    pub view: fn() -> AnyView,
    /// How many sheets are open.
    pub sheets: RwSignal<u32>,
}

/// A sheet. Escape, the cross and whatever sets `open` to false close it. Its content exists only while it is
/// open. A row of buttons goes into a `<footer>` after the `<div class="body">`.
#[component]
pub fn Sheet(
    /// Whether it is open.
    open: RwSignal<bool>,
    /// What it is about, or what it asks.
    #[prop(into)]
    title: Signal<String>,
    /// A `<div class="body">` and maybe a `<footer>`.
    children: ChildrenFn,
) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    let heading = StoredValue::new(id::fresh("sheet"));
    let children = StoredValue::new(children);
    let passing = use_context::<Passing>();
    // Whether this one is counted. Apart from the signals, which may be gone before the count is put right.
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
    Effect::new(move |_| count(open.get(), &counted));
    Effect::new(move |_| {
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
