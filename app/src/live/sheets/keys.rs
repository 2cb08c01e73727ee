//! The list of the keys, with the switch that turns them off.

use leptos::prelude::*;
use texts::keys as t;

use crate::ui::{
    parts::{el, plain},
    views::Views as _,
};

/// Alternative keys (each may be a combination, separated by a space), and their meaning.
type KeyHelp = (Vec<String>, &'static str);

/// The list, with the switch.
pub fn keys(on: Signal<bool>, switch: Callback<bool>) -> AnyView {
    view! {
        <div class="body keys">
            <label class="check">
                <input
                    type="checkbox"
                    role="switch"
                    prop:checked=move || on.get()
                    on:change=move |event| switch.run(event_target_checked(&event))
                />
                <span>{t::on()}</span>
            </label>
            <p class="hint">{t::on_hint()}</p>
            {part(t::everywhere(), everywhere())}
            {part(t::chair(), for_the_chair())}
            {part(t::fields(), in_fields())}
            {part(t::board(), on_the_board())}
        </div>
    }
    .into_any()
}

fn part(title: &'static str, lines: Vec<KeyHelp>) -> AnyView {
    let key = |keys: &String| {
        let keys = keys.split(' ').map(|key| el("kbd", "", vec![plain(key)]));
        el("span", "", keys.views())
    };
    let line = |(keys, meaning): KeyHelp| {
        let keys = keys.iter().map(key).views();
        let keys = vec![el("dt", "", keys), el("dd", "", vec![plain(meaning)])];
        el("div", "", keys)
    };
    let lines = lines.into_iter().map(line).views();
    el("section", "", vec![el("h3", "", vec![plain(title)]), el("dl", "", lines)])
}

/// A key together with the command key: as Apple prints it, and as everybody else does.
fn with_command(key: &str) -> Vec<String> {
    vec![format!("{} {key}", t::ctrl()), format!("⌘ {key}")]
}

fn one(key: &str) -> Vec<String> {
    vec![key.to_owned()]
}

fn everywhere() -> Vec<KeyHelp> {
    vec![
        (one("?"), t::this_sheet()),
        (one("D"), t::done()),
        (one("H"), t::hand()),
        (one("R"), t::signs()),
        (with_command("Z"), t::undo()),
        (one("T"), t::timer()),
        (one("S"), t::more()),
        (one(t::esc()), t::close()),
        (with_command("?"), t::switch()),
    ]
}

fn for_the_chair() -> Vec<KeyHelp> {
    vec![(one("←"), t::back()), (one("→"), t::next())]
}

fn in_fields() -> Vec<KeyHelp> {
    let mut send = with_command(t::enter());
    send.insert(0, t::enter().to_owned());
    vec![(send, t::send()), (vec![format!("{} {}", t::shift(), t::enter())], t::new_line())]
}

fn on_the_board() -> Vec<KeyHelp> {
    let with_alt = ["←", "→", "↑", "↓"].map(|arrow| format!("Alt {arrow}"));
    vec![
        (one("M"), t::card_menu()),
        (vec!["↑".to_owned(), "↓".to_owned()], t::go()),
        (with_alt.to_vec(), t::carry()),
        (one(t::esc()), t::put_back()),
    ]
}
