//! Signals on screens: the strip below the instruction for reacting without words, and the reminder to people the group
//! waits for. `lead` holds what facilitators see; everybody else sees counts.

use domain::{
    Workshop,
    id::SeatId,
    powers::Power,
    tool::signals::{Command, Reaction},
    views::answered,
};
use leptos::prelude::*;
use texts::signals as t;

use crate::{
    state::Room,
    ui::{
        Memo,
        icon::{Glyph, Icon},
        memo,
        menu::Menu,
        parts::{list, live, note, para, text, when},
        views::Views as _,
    },
};

/// Id of the reactions menu, for the key that opens it.
pub const REACTIONS: &str = "reactions";

/// How many chips have room for their text.
const WORDS_MAX: usize = 2;

/// The strip. Empty for observers.
pub fn strip(room: Room) -> AnyView {
    when(
        // A facilitator who enters for somebody else raises no hand for them.
        move || room.may(Power::Signal) && room.acting().is_none(),
        move || {
            view! {
                <div class="signals" role="group" aria-label=t::label()>
                    <div class="acts">
                        {hand(room)}
                        {when(move || may_be_done(room), move || done(room))}
                        <span id=REACTIONS>{signs(room)}</span>
                        {undo(room)}
                    </div>
                    {live(move || counts(room))}
                </div>
            }
            .into_any()
        },
    )
}

/// A toggle of the strip. It reserves the width of both labels; the accessible name says more than they do.
struct Press {
    icon: Icon,
    key: &'static str,
    /// The same text while it is on, so that nothing moves and nothing reads like a state.
    words: &'static str,
    /// What pressing it does, for screen readers: while it is off, and while it is on.
    labels: [&'static str; 2],
    /// Whether the text is visible on a phone, too.
    spoken: bool,
    on: Memo<bool>,
    act: Box<dyn Fn()>,
}

impl Press {
    fn view(self) -> AnyView {
        let Self { icon, key, words, labels, spoken, on, act } = self;
        view! {
            <button
                type="button"
                class="button quiet small"
                class:on=move || on.get()
                class:spoken=spoken
                aria-label=move || labels[usize::from(on.get())]
                aria-keyshortcuts=key
                on:click=move |_| act()
            >
                <Glyph icon />
                <span class="signal-words">{words}</span>
            </button>
        }
        .into_any()
    }
}

fn hand(room: Room) -> AnyView {
    let on = memo(move || has_hand_up(room));
    let act = Box::new(move || {
        toggle_hand(room);
    });
    let (words, labels) = (t::hand(), [t::raise(), t::take_down()]);
    Press { icon: Icon::Hand, key: "h", words, labels, spoken: false, on, act }.view()
}

fn done(room: Room) -> AnyView {
    let on = memo(move || is_done(room));
    let act = Box::new(move || {
        toggle_done(room);
    });
    let words = t::am_done();
    let labels = [t::am_done_long(), t::not_yet_long()];
    Press { icon: Icon::Check, key: "d", words, labels, spoken: true, on, act }.view()
}

/// Stays in place while there is nothing to undo.
fn undo(room: Room) -> AnyView {
    let can = memo(move || !room.undos().is_empty());
    let (words, on) = (t::undo(), memo(|| false));
    let act = Box::new(move || room.undos().undo_last());
    let (icon, key, labels, spoken) = (Icon::Undo, "Control+z Meta+z", [words; 2], false);
    let press = Press { icon, key, words, labels, spoken, on, act };
    view! { <span class:absent=move || !can.get()>{press.view()}</span> }.into_any()
}

fn has_hand_up(room: Room) -> bool {
    let me = room.own_seat();
    room.read(|w| w.signals.hands.contains(&me))
}

fn is_done(room: Room) -> bool {
    let me = room.own_seat();
    room.read(|w| w.signals.ready.contains(&me))
}

/// Whether this seat can be done: participants, once the workshop runs; tracked.
fn may_be_done(room: Room) -> bool {
    room.may(Power::TakePart) && room.read(|w| w.agenda.current().is_some())
}

/// Raises or lowers this seat's hand. Returns the message, if that was possible.
pub fn toggle_hand(room: Room) -> Option<&'static str> {
    let up = untrack(|| room.may(Power::Signal).then(|| !has_hand_up(room)))?;
    room.send(Command::Hand { up });
    Some(if up { t::hand_up() } else { t::hand_down() })
}

/// Toggles whether this seat is done. Returns the message, if that was possible.
pub fn toggle_done(room: Room) -> Option<&'static str> {
    let done = untrack(|| may_be_done(room).then(|| !is_done(room)))?;
    room.send(Command::Done { done });
    Some(if done { t::said_done() } else { t::said_not_yet() })
}

/// Undoes this seat's last action. Returns the message, if there was one.
pub fn undo_last(room: Room) -> Option<&'static str> {
    untrack(|| !room.undos().is_empty()).then(|| {
        room.undos().undo_last();
        t::said_undone()
    })
}

fn face(sign: Reaction) -> (Icon, &'static str) {
    match sign {
        Reaction::Thanks => (Icon::Star, t::thanks()),
        Reaction::Same => (Icon::Agree, t::same()),
        Reaction::Question => (Icon::Uncertainty, t::question()),
        Reaction::Slower => (Icon::Timer, t::slower()),
        Reaction::Break => (Icon::Pause, t::pause()),
    }
}

/// The menu of the five reactions. Each can be shown once per step.
fn signs(room: Room) -> AnyView {
    let row = move |sign: Reaction| {
        let (icon, word) = face(sign);
        let me = room.own_seat();
        let shown = memo(move || {
            room.read(|w| {
                let own = w.signals.shown.get(&me);
                (own.is_some_and(|own| own.contains(&sign)), count(w, sign))
            })
        });
        view! {
            <button
                type="button"
                disabled=move || shown.get().0
                on:click=move |_| room.send(Command::Show { reaction: sign })
            >
                <Glyph icon />
                {text(move || match shown.get().1 {
                    0 => word.to_owned(),
                    count => t::shown(count, word),
                })}
            </button>
        }
        .into_any()
    };
    view! {
        <Menu label=t::signs() icon=Icon::Restate wordy=true>
            <p class="menu-title">{t::menu_title()}</p>
            {Reaction::ALL.into_iter().map(row).views()}
        </Menu>
    }
    .into_any()
}

fn count(workshop: &Workshop, sign: Reaction) -> u16 {
    workshop.signals.reactions.get(&sign).copied().unwrap_or_default()
}

/// The reactions of this step, and how many are done.
fn counts(room: Room) -> AnyView {
    let (signs, done) = room
        .read(|w| (Reaction::ALL.map(|sign| (sign, count(w, sign))), usize::from(w.signals.done)));
    let shown = signs.into_iter().filter(|(_, count)| *count > 0);
    let mut chips: Vec<AnyView> = shown
        .map(|(sign, count)| {
            let (icon, word) = face(sign);
            chip(icon, usize::from(count), t::shown(count, word))
        })
        .collect();
    if done > 0 {
        chips.push(chip(Icon::Check, done, t::are_done(done)));
    }
    let class = if chips.len() > WORDS_MAX { "shown many" } else { "shown" };
    list(class, chips)
}

/// Without room for the text, only the number is shown next to the icon.
fn chip(icon: Icon, count: usize, words: String) -> AnyView {
    let title = words.clone();
    view! {
        <li class="badge" title=title>
            <Glyph icon />
            <span class="signal-words">{words}</span>
            <span class="num" aria-hidden="true">
                {count}
            </span>
        </li>
    }
    .into_any()
}

/// The chair's reminder, shown to members who are neither done nor have answered.
pub fn reminder(room: Room) -> AnyView {
    let waits = move || {
        let me = room.own_seat();
        let nudged = room.read(|w| {
            let member = w.seats.present(me).is_some_and(|seat| seat.role.is_member());
            member && w.signals.nudged && !w.signals.ready.contains(&me)
        });
        nudged && may_be_done(room) && !is_heard(room, me)
    };
    when(waits, || note("info", Icon::Hand, t::waits(), para("", t::waits_hint())))
}

/// Whether this seat has answered in this step, tracked. Most steps have no individual answers.
fn is_heard(room: Room, me: SeatId) -> bool {
    room.read(|w| {
        let voices = w.agenda.current().and_then(|step| answered(w, step));
        voices.is_some_and(|voices| voices.has(me))
    })
}
