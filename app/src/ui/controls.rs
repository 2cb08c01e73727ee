//! Controls: buttons, menu items, and forms.

use leptos::ev;

use leptos::prelude::*;

use crate::ui::{
    Memo, act,
    direction::Direction,
    icon::{Glyph, Icon},
    parts::glyph,
};

/// A callback of a control.
pub type Handler = Box<dyn Fn()>;

/// A button. `class` holds the classes next to `button`: "primary", "quiet small" …
pub fn button(
    class: &'static str,
    icon: Option<Icon>,
    label: impl Into<String>,
    act: impl Fn() + 'static,
) -> AnyView {
    plain_button(class, icon, label.into(), None, Box::new(act))
}

/// A button of a list whose rows all have one with this label. `name` is its name for screen readers: the label, and
/// which row it belongs to.
pub fn named_button(
    class: &'static str,
    label: &str,
    name: String,
    act: impl Fn() + 'static,
) -> AnyView {
    plain_button(class, None, label.to_owned(), Some(name), Box::new(act))
}

fn plain_button(
    class: &'static str,
    icon: Option<Icon>,
    label: String,
    name: Option<String>,
    act: Handler,
) -> AnyView {
    view! {
        <button
            type="button"
            class=format!("button {class}")
            aria-label=name
            on:click=move |_| act()
        >
            {glyph(icon)}
            {label}
        </button>
    }
    .into_any()
}

/// An icon button with a label for screen readers.
pub fn icon_button(
    class: &'static str,
    icon: Icon,
    label: impl Into<String>,
    act: impl Fn() + 'static,
) -> AnyView {
    fn inner(class: &'static str, icon: Icon, label: String, act: Handler) -> AnyView {
        view! {
            <button
                type="button"
                class=format!("button icon-only {class}")
                aria-label=label // PROMISE: icon-name
                on:click=move |_| act()
            >
                <Glyph icon />
            </button>
        }
        .into_any()
    }
    inner(class, icon, label.into(), Box::new(act))
}

/// The submit button of a form.
pub fn send_button(class: &'static str, icon: Option<Icon>, label: &'static str) -> AnyView {
    view! {
        <button type="submit" class=format!("button {class}")>
            {glyph(icon)}
            {label}
        </button>
    }
    .into_any()
}

/// A form that never navigates.
pub fn form(class: &'static str, act: impl Fn() + 'static, body: AnyView) -> AnyView {
    fn inner(class: &'static str, act: Handler, body: AnyView) -> AnyView {
        let sent = move |event: ev::SubmitEvent| {
            event.prevent_default();
            act();
        };
        view! {
            <form class=class on:submit=sent>
                {body}
            </form>
        }
        .into_any()
    }
    inner(class, Box::new(act), body)
}

/// A control that moves an item by one position in a list.
pub struct Move {
    /// The button's id in the DOM, so that the focus can follow the moved item.
    pub id: String,
    pub to: Direction,
    /// The label for screen readers.
    pub label: Signal<String>,
    /// Whether the item can move; false at the edge.
    pub can: Memo<bool>,
    pub press: Handler,
}

/// The button. Stays at the edge, disabled, so that it retains the focus.
pub fn mover(Move { id, to, label, can, press }: Move) -> AnyView {
    let icon = if to.is_forward() { Icon::Next } else { Icon::Back };
    let press = move || {
        if can.get_untracked() {
            press();
        }
    };
    view! {
        <button
            type="button"
            id=id
            class="button quiet small icon-only turned"
            data-turn=to.key()
            aria-label=label
            aria-disabled=move || (!can.get()).then_some("true")
            on:click=act(press)
        >
            <Glyph icon />
        </button>
    }
    .into_any()
}

/// An item of a menu.
pub fn menu_item(
    class: &'static str,
    icon: Icon,
    label: String,
    act: impl Fn() + 'static,
) -> AnyView {
    fn inner(class: &'static str, icon: Icon, label: String, act: Handler) -> AnyView {
        view! {
            <button type="button" class=class on:click=move |_| act()>
                <Glyph icon />
                {label}
            </button>
        }
        .into_any()
    }
    inner(class, icon, label, Box::new(act))
}

/// A toggle button with its full class list. Always the same element, so that it retains the focus.
pub fn switch(
    class: &'static str,
    on: Memo<bool>,
    icon: Icon,
    words: [&'static str; 2],
    flip: impl Fn(bool) + 'static,
) -> AnyView {
    let flip: Box<dyn Fn(bool)> = Box::new(flip);
    view! {
        <button
            type="button"
            class=class
            on:click=act(move || flip(!on.get_untracked()))
        >
            <Glyph icon />
            " "
            {move || words[usize::from(on.get())]}
        </button>
    }
    .into_any()
}
