//! Page-wide keys. Single keys act only where nobody is typing, never in combination with a modifier, and not for
//! people who have switched them off.

use leptos::{ev, prelude::*};
use texts::keys as t;

use crate::{
    browser::{keys, storage},
    live::{
        shared::chunk::{Chunk, Loaded, from_chunk, stage_waiting},
        shell::signals,
    },
    state::{Room, ToastKind},
    ui::dialog::Sheet,
};

/// Id of the menu with everything else.
pub const MORE: &str = "more";

/// Storage key of the choice to switch the keys off.
const KEPT: &str = "cy:keys";
const OFF: &str = "off";

/// The keys of the workshop's page.
#[derive(Clone, Copy)]
pub struct Keys {
    room: Room,
    /// Whether they are switched on.
    pub on: RwSignal<bool>,
    /// Whether the sheet that lists them is open.
    pub open: RwSignal<bool>,
}

impl Keys {
    /// Listens until the page is left.
    pub fn new(room: Room) -> Self {
        let on = RwSignal::new(storage::read(KEPT).as_deref() != Some(OFF));
        let keys = Self { room, on, open: RwSignal::new(false) };
        let listener = window_event_listener(ev::keydown, move |event| {
            if keys.pressed(&event) {
                event.prevent_default();
            }
        });
        on_cleanup(move || listener.remove());
        keys
    }

    /// Switches them on or off, for this browser.
    pub fn switch(self, on: bool) {
        self.on.set(on);
        if on {
            storage::remove(KEPT);
        } else {
            storage::write(KEPT, OFF);
        }
    }

    /// Handles a key; returns whether it had a meaning.
    fn pressed(self, event: &ev::KeyboardEvent) -> bool {
        if event.repeat() || event.is_composing() || event.default_prevented() || event.alt_key() {
            return false;
        }
        let key = event.key();
        let command = event.ctrl_key() || event.meta_key();
        if command && key == "?" {
            let on = !self.on.get_untracked();
            self.switch(on);
            self.say(Some(if on { t::now_on() } else { t::now_off() }));
            return true;
        }
        if !self.on.get_untracked() || keys::on_field(event) || keys::sheet_is_open() {
            return false;
        }
        match (command, event.shift_key()) {
            (true, false) => key.eq_ignore_ascii_case("z") && self.undo_last(),
            (true, true) => false,
            (false, shift) => self.single(&key, event, shift),
        }
    }

    fn single(self, key: &str, event: &ev::KeyboardEvent, shift: bool) -> bool {
        match key {
            "?" => self.open.set(true),
            "d" | "D" => self.say(signals::toggle_done(self.room)),
            "h" | "H" => self.say(signals::toggle_hand(self.room)),
            "r" | "R" => open_menu(signals::REACTIONS),
            "s" | "S" => open_menu(MORE),
            "t" | "T" => reach_timer(),
            "ArrowLeft" | "ArrowRight" if shift || keys::on_arrows(event) => return false,
            // These buttons exist only for the holder of the chair.
            "ArrowLeft" => keys::press("#go-back"),
            "ArrowRight" => keys::press("#go-next"),
            _ => return false,
        }
        true
    }

    fn undo_last(self) -> bool {
        let said = signals::undo_last(self.room);
        self.say(said);
        said.is_some()
    }

    /// The person may look anywhere, so a toast says what the key did.
    fn say(self, said: Option<&'static str>) {
        if let Some(said) = said {
            self.room.toast(ToastKind::Plain, said);
        }
    }
}

/// Focuses the chair's timer buttons; without them the timer's menu, or the timer itself.
fn reach_timer() {
    const PLACES: [&str; 3] =
        [".timer-controls button", ".timer:not([hidden]) button", ".timer:not([hidden])"];
    let _ = PLACES.into_iter().any(keys::reach);
}

/// Opens or closes a menu. Focuses its first item once it is open.
fn open_menu(place: &'static str) {
    keys::press(&format!("#{place} [popovertarget]"));
    request_animation_frame(move || {
        let offered = "> :is(button:not(.narrow-only, :disabled), a)";
        let _ = keys::reach(&format!("#{place} .menu:popover-open {offered}"));
    });
}

/// The sheet that lists them.
pub fn keys_sheet(keys: Keys) -> AnyView {
    let switch = Callback::new(move |on| keys.switch(on));
    let list = move || {
        from_chunk(Chunk::Sheets, stage_waiting, move |loaded| {
            let Loaded::Sheets(parts) = loaded else { return None };
            Some((parts.keys)(keys.on.into(), switch))
        })
    };
    view! { <Sheet open=keys.open title=t::title()>{list()}</Sheet> }.into_any()
}
