//! What everybody is told after the meeting, and how the Mobilizer archives the workshop or takes it back.

use domain::{
    limits::ARCHIVE_DAYS,
    powers::{Life, Power},
    tool::lifecycle::Command,
};
use leptos::prelude::*;
use texts::lifecycle as t;

use crate::{
    browser::clock,
    state::Room,
    ui::{
        controls::button,
        icon::{Glyph, Icon},
        memo,
        parts::{live, nothing, para, plain, when},
        sheet::{SheetContent, sheet},
    },
};

/// The banner after the meeting. Empty until it has ended.
pub fn band(room: Room) -> AnyView {
    let life = memo(move || room.read(domain::Workshop::life));
    let asks = RwSignal::new(false);
    let may = memo(move || room.may(Power::Archive));
    let told = move || match life.get() {
        Life::Meeting => nothing(),
        Life::Afterwards => {
            let archive = when(
                move || may.get(),
                move || button("small", None, t::archive(), move || asks.set(true)),
            );
            bar(Icon::Check, plain(t::ended()), archive)
        }
        Life::Archived => {
            let until = move || room.read(|w| w.lifecycle.until());
            let take_back = when(
                move || may.get() && until().is_some(),
                move || {
                    button("small", None, t::take_back(), move || {
                        room.send(Command::TakeBack);
                    })
                },
            );
            let told = live(move || match until() {
                Some(until) => plain(t::archived_until(clock::day(until))),
                None => plain(t::archived()),
            });
            bar(Icon::Lock, told, take_back)
        }
    };
    let body = move || {
        Some(SheetContent {
            body: para("", t::archive_means(ARCHIVE_DAYS)),
            action: t::archive(),
            act: Box::new(move || {
                room.send(Command::Archive);
                true
            }),
        })
    };
    vec![live(told), sheet(asks, || t::archive_ask().to_owned(), body)].into_any()
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
