//! What everybody is told after the meeting, and how the Mobilizer archives the workshop or takes it back.

use domain::{
    limits::ARCHIVE_DAYS,
    powers::{Life, Power},
    tool::lifecycle::Command,
};
use leptos::prelude::*;
use texts::lifecycle as t;

use crate::{
    browser::{clock, page},
    state::Room,
    ui::{
        act, effect_after,
        icon::{Glyph, Icon},
        memo,
        parts::{live, nothing, para, plain, when},
        sheet::{SheetContent, sheet},
    },
};

/// The button that archives the workshop or takes it back.
const ACT: &str = "lifecycle";

/// The way from the meeting's page to what comes after it.
pub fn link(room: Room) -> AnyView {
    view! {
        <a class="button small" href=format!("/w/{}/follow", room.workshop_id())>
            {t::follow_through()}
        </a>
    }
    .into_any()
}

/// The banner after the meeting. Empty until it has ended. `way`: where else one can go from here.
pub fn band(room: Room, way: fn(Room) -> AnyView) -> AnyView {
    let life = memo(move || room.read(domain::Workshop::life));
    let asks = RwSignal::new(false);
    // The button that was pressed is replaced by its opposite: the focus goes there.
    let pressed = RwSignal::new(false);
    effect_after(move |before: Option<Life>| {
        let now = life.get();
        if before.is_some_and(|before| before != now) && pressed.get_untracked() {
            pressed.set(false);
            request_animation_frame(|| page::focus(ACT));
        }
        now
    });
    let may = memo(move || room.may(Power::Archive));
    let told = move || match life.get() {
        Life::Meeting => nothing(),
        Life::Afterwards => {
            let archive =
                when(move || may.get(), move || act_button(t::archive(), move || asks.set(true)));
            bar(Icon::Check, plain(t::ended()), vec![way(room), archive].into_any())
        }
        Life::Archived => {
            let until = move || room.read(|w| w.lifecycle.until());
            let take_back = when(
                move || may.get() && until().is_some(),
                move || {
                    act_button(t::take_back(), move || {
                        pressed.set(true);
                        room.send(Command::TakeBack);
                    })
                },
            );
            let told = live(move || match until() {
                Some(until) => plain(t::archived_until(clock::day(until))),
                None => plain(t::archived()),
            });
            bar(Icon::Lock, told, vec![way(room), take_back].into_any())
        }
    };
    let body = move || {
        Some(SheetContent {
            body: para("", t::archive_means(ARCHIVE_DAYS)),
            action: t::archive(),
            act: Box::new(move || {
                pressed.set(true);
                room.send(Command::Archive);
                true
            }),
        })
    };
    vec![live(told), sheet(asks, || t::archive_ask().to_owned(), body)].into_any()
}

fn act_button(word: &'static str, press: impl Fn() + 'static) -> AnyView {
    view! {
        <button type="button" class="button small" id=ACT on:click=act(press)>
            {word}
        </button>
    }
    .into_any()
}

fn bar(icon: Icon, line: AnyView, action: AnyView) -> AnyView {
    view! {
        <div class="notice-bar" role="status">
            <Glyph icon=icon />
            <span>{line}</span>
            {action}
        </div>
    }
    .into_any()
}
