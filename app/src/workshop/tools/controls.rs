//! What one presses: buttons, the rows of menus, and the forms that buttons send.

use leptos::ev;

use leptos::prelude::*;

use super::parts::glyph;
use crate::ui::{
    act,
    icon::{Glyph, Icon},
};

/// Something that is done when a control is used.
pub type Act = Box<dyn Fn()>;

/// A button. `class` are the classes beside `button`: "primary", "quiet small" …
pub fn button(
    class: &'static str,
    icon: Option<Icon>,
    label: impl Into<String>,
    act: impl Fn() + 'static,
) -> AnyView {
    button_boxed(class, icon, label.into(), Box::new(act))
}

fn button_boxed(class: &'static str, icon: Option<Icon>, label: String, act: Act) -> AnyView {
    view! {
        <button type="button" class=format!("button {class}") on:click=move |_| act()>
            {glyph(icon)}
            {label}
        </button>
    }
    .into_any()
}

/// A button that shows an icon alone and says its label to screen readers.
pub fn icon_button(
    class: &'static str,
    icon: Icon,
    label: impl Into<String>,
    act: impl Fn() + 'static,
) -> AnyView {
    icon_button_boxed(class, icon, label.into(), Box::new(act))
}

fn icon_button_boxed(class: &'static str, icon: Icon, label: String, act: Act) -> AnyView {
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

/// The button that sends the form it stands in.
pub fn send_button(class: &'static str, icon: Option<Icon>, label: &'static str) -> AnyView {
    view! {
        <button type="submit" class=format!("button {class}")>
            {glyph(icon)}
            {label}
        </button>
    }
    .into_any()
}

/// A form. The page never leaves on it.
pub fn form(class: &'static str, act: impl Fn() + 'static, body: AnyView) -> AnyView {
    form_boxed(class, Box::new(act), body)
}

fn form_boxed(class: &'static str, act: Act, body: AnyView) -> AnyView {
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

/// What moves something one place in a list.
pub struct Move {
    /// The button's id on the page: what was moved takes the focus along.
    pub id: String,
    /// Whether it goes down.
    pub down: bool,
    /// What it says to screen readers.
    pub label: Signal<String>,
    /// Whether there is a place to go to.
    pub can: Memo<bool>,
    /// What it does.
    pub press: Act,
}

/// One place up or down. At the edge it stays, so that the focus has a place.
pub fn mover(Move { id, down, label, can, press }: Move) -> AnyView {
    let (icon, key) = if down { (Icon::Next, "down") } else { (Icon::Back, "up") };
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
            data-turn=key
            aria-label=label
            aria-disabled=move || (!can.get()).then_some("true")
            on:click=act(press)
        >
            <Glyph icon />
        </button>
    }
    .into_any()
}

/// One thing a menu offers.
pub fn menu_item(
    class: &'static str,
    icon: Icon,
    label: String,
    act: impl Fn() + 'static,
) -> AnyView {
    menu_item_boxed(class, icon, label, Box::new(act))
}

fn menu_item_boxed(class: &'static str, icon: Icon, label: String, act: Act) -> AnyView {
    view! {
        <button type="button" class=class on:click=move |_| act()>
            <Glyph icon />
            {label}
        </button>
    }
    .into_any()
}
