//! A menu: what can be done with one thing, on the browser's own popover.

use leptos::prelude::*;

use super::{
    act,
    icon::{Glyph, Icon},
    id,
};

/// A button that opens a menu. The children are `<button>`s, `<hr>`s and `<p class="menu-title">`s; choosing one
/// closes it, as Escape and a click elsewhere do.
#[component]
pub fn Menu(
    /// What the button says to screen readers, and to all where it has no icon.
    #[prop(into)]
    label: String,
    /// The button's icon.
    #[prop(default = Icon::More)]
    icon: Icon,
    /// Whether the word stands beside the icon.
    #[prop(optional)]
    wordy: bool,
    /// What can be done.
    children: ChildrenFn,
) -> impl IntoView {
    let menu = id::fresh("menu");
    let popover = NodeRef::<leptos::html::Div>::new();
    let open = RwSignal::new(false);
    let class = if wordy { "button quiet small" } else { "button quiet small icon-only" };
    let close = move |_| {
        if let Some(popover) = popover.get_untracked() {
            let _ = popover.hide_popover();
        }
    };
    view! {
        <button
            type="button"
            class=class
            popovertarget=menu.clone()
            aria-label=(!wordy).then(|| label.clone())
            on:click=act(move || open.set(true))
        >
            <Glyph icon=icon />
            {wordy.then(|| format!(" {label}"))}
        </button>
        <div class="menu" id=menu popover="auto" node_ref=popover on:click=close>
            {move || open.get().then(|| children())}
        </div>
    }
    .into_any()
}
