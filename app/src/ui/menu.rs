//! A menu of actions, on the browser's popover.

use leptos::prelude::*;

use crate::ui::{
    act,
    icon::{Glyph, Icon},
    id,
};

/// A button that opens a menu. The children are `<button>`s, `<hr>`s and `<p class="menu-title">`s. Choosing an item
/// closes it, as Escape and a click elsewhere do.
#[component]
pub fn Menu(
    /// The accessible name; visible if `wordy`.
    #[prop(into)]
    label: String,
    #[prop(default = Icon::More)] icon: Icon,
    /// Whether the label is shown next to the icon.
    #[prop(optional)]
    wordy: bool,
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
