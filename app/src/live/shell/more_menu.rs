//! The button of the menu with everything else.

use leptos::prelude::*;
use texts::frame as t;

use crate::{
    live::{
        shared::chunk::{Chunk, Loaded, from_chunk},
        shell::keys::{Keys, MORE},
    },
    ui::{menu::Menu, parts::nothing},
};

/// Everything else: the wall, the record, the theme, the keys, the reached steps.
pub fn more_menu(people: RwSignal<bool>, keys: Keys) -> AnyView {
    let inside = move || {
        from_chunk(Chunk::Sheets, nothing, move |loaded| {
            let Loaded::Sheets(parts) = loaded else { return None };
            Some((parts.more)(people, keys.open))
        })
    };
    let menu = view! { <Menu label=t::more()>{inside()}</Menu> };
    view! { <span id=MORE>{menu}</span> }.into_any()
}
