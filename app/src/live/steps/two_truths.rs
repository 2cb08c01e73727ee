//! Two truths: a truth and a wish from each person, sealed; then which truths were news.

use domain::{
    Workshop,
    limits::REASON_CHARS_MAX,
    powers::Power,
    text::Reason,
    tool::{
        agenda::Step,
        two_truths::{Command, Pair},
    },
};
use leptos::prelude::*;
use texts::two_truths as t;

use crate::{
    live::{
        shared::{fields::reason, who::members},
        steps::frame::{frame, wall_lines},
    },
    state::{Room, ToastKind, draft, use_room},
    ui::{
        controls::{button, form, send_button, switch},
        fields::Area,
        icon::Icon,
        memo,
        parts::{
            badge, buttons, el, list, live, nothing, para, sealed_note, section, text, when, words,
        },
    },
};

/// This person's pair, then all of them.
pub fn two_truths(step: &Step) -> AnyView {
    let room = use_room();
    let shown = memo(move || room.read(|w| w.two_truths.pairs.shown.clone()));
    let writes = memo(move || shown.get().is_none() && room.may(Power::TakePart));
    let body = vec![
        when(move || writes.get(), move || own(room)),
        live(move || if shown.get().is_some() { most_marked(room) } else { given(room) }),
        live(move || shown.get().map_or_else(nothing, |pairs| revealed(room, &pairs))),
    ];
    frame(room, step, body, move || {
        let waits = shown.get().is_none() && room.read(|w| w.two_truths.pairs.voices.count > 0);
        let reveal = move || room.send(Command::Reveal);
        waits
            .then(|| button("primary", Some(Icon::Reveal), t::show(), reveal))
            .into_iter()
            .collect()
    })
}

fn given(room: Room) -> AnyView {
    let count = room.read(|w| w.two_truths.pairs.voices.count);
    para("hint", t::given(usize::from(count), members(room)))
}

fn own(room: Room) -> AnyView {
    let (truth, wish) = (draft("truth"), draft("wish"));
    if let Some(known) = room.peek(|w| w.two_truths.pairs.sealed.get(&room.peek_seat()).cloned()) {
        truth.start_from(known.truth.as_str());
        wish.start_from(known.wish.as_str());
    }
    let send = move || {
        if truth.peek().trim().is_empty() || wish.peek().trim().is_empty() {
            return room.toast(ToastKind::Plain, t::write_both());
        }
        if let (Some(truth), Some(wish)) = (reason(room, truth), reason(room, wish)) {
            room.send(Command::Say { truth, wish });
            room.toast(ToastKind::Plain, t::now_sealed());
        }
    };
    let body = vec![
        para("hint", t::truth_hint()),
        Area::new("truth", t::truth(), truth, REASON_CHARS_MAX).field(),
        Area::new("wish", t::wish(), wish, REASON_CHARS_MAX).field(),
        sealed_note(t::sealed()),
        buttons(vec![send_button("primary", Some(Icon::Lock), t::seal())]),
    ];
    form("panel stack", send, body.into_any())
}

/// The two truths that were news to most, above the others, which stay where they are while people mark them.
fn most_marked(room: Room) -> AnyView {
    let first = room.read(first_lines);
    if first.is_empty() {
        return nothing();
    }
    let rows = first.into_iter().map(|line| el("li", "words", vec![words(line)]));
    section(t::was_news(), vec![list("stack", rows.collect())])
}

fn first_lines(w: &Workshop) -> Vec<String> {
    let line = |(truth, news): (&Reason, u16)| format!("{truth} ({})", t::news_to(news.into()));
    w.two_truths.first().into_iter().map(line).collect()
}

fn revealed(room: Room, pairs: &[Pair]) -> AnyView {
    let truths = (0..).zip(pairs).map(|(place, pair)| row(room, place, pair)).collect();
    let wishes = pairs.iter().map(|pair| el("li", "words", vec![words(pair.wish.to_string())]));
    let both = vec![
        section(t::truths(), vec![list("stack", truths)]),
        section(t::wishes(), vec![list("stack", wishes.collect())]),
    ];
    el("div", "stack", both)
}

/// A truth, whose it is where that may be told, and whether it was news.
fn row(room: Room, place: u16, pair: &Pair) -> AnyView {
    let at = usize::from(place);
    let count = move || room.read(|w| w.two_truths.marks.get(at).map_or(0, |marks| marks.count));
    let on = memo(move || {
        let me = room.peek_seat();
        room.read(|w| w.two_truths.marks.get(at).is_some_and(|marks| marks.seats.contains(&me)))
    });
    let mark = move || {
        let flip = move |news: bool| room.send(Command::Mark { truth: place, news });
        switch("button quiet small", on, Icon::Star, [t::news_to_me(), t::not_news()], flip)
    };
    let mut below: Vec<AnyView> = Vec::new();
    below.extend(pair.function.as_ref().map(|function| badge("", function.to_string())));
    below.push(el("span", "hint", vec![text(move || t::news_to(count().into()))]));
    below.push(when(move || room.may(Power::TakePart), mark));
    let said = el("p", "words", vec![words(pair.truth.to_string())]);
    el("li", "stack", vec![said, buttons(below)])
}

/// The truths that were news to most; before anybody has marked one, the first of them.
pub fn on_wall(w: &Workshop) -> Option<AnyView> {
    let first = first_lines(w);
    if !first.is_empty() {
        return wall_lines(first);
    }
    let shown = w.two_truths.pairs.shown.iter().flatten();
    wall_lines(shown.map(|pair| pair.truth.to_string()).collect())
}
