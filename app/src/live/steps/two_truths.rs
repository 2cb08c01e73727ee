//! One truth, one wish: a truth and a wish from each person, sealed; then which truths were news.

use domain::{
    Workshop,
    id::StepId,
    limits::REASON_CHARS_MAX,
    text::Reason,
    tool::{
        PerStep as _,
        agenda::{Activity, Step},
        two_truths::{Command, Pair, TwoTruths},
    },
};
use leptos::prelude::*;
use texts::{refusals, two_truths as t};

use crate::{
    live::{
        shared::{fields::reason, who::members},
        steps::frame::{form_or_entered, frame, takes_part, wall_lines, wall_words},
    },
    state::{Room, ToastKind, draft, use_room},
    ui::{
        act,
        controls::{button, form, send_button},
        fields::Area,
        icon::{Glyph, Icon},
        memo,
        parts::{
            badge, buttons, el, list, live, nothing, para, plain, sealed_note, section, text, when,
        },
        shorten::shorten,
    },
};

/// This person's pair, then all of them.
pub fn two_truths(step: &Step) -> AnyView {
    let room = use_room();
    let id = step.id;
    let shown =
        memo(move || room.read(|w| w.two_truths.in_step(id, |round| round.pairs.shown.clone())));
    let writes = move || shown.get().is_none() && takes_part(room, id, Activity::TwoTruths);
    let count = move || room.read(|w| w.two_truths.in_step(id, |round| round.pairs.voices.count));
    let mine = step.clone();
    let body = vec![
        when(writes, move || form_or_entered(room, &mine, move || own(room, id))),
        live(move || match shown.get() {
            Some(pairs) => revealed(room, id, &pairs),
            None => para("hint", t::given(usize::from(count()), members(room))),
        }),
        // Below the list: it grows while people mark.
        live(move || most_marked(room, id)),
    ];
    frame(room, step, body, move || {
        let waits = shown.get().is_none() && count() > 0;
        let reveal = move || room.send(Command::Reveal);
        waits
            .then(|| button("primary", Some(Icon::Reveal), t::show(), reveal))
            .into_iter()
            .collect()
    })
}

fn own(room: Room, id: StepId) -> AnyView {
    let known = move || {
        let seat = room.peek_seat();
        room.peek(|w| w.two_truths.in_step(id, |round| round.pairs.sealed.get(&seat).cloned()))
    };
    let named = |name: &str| draft(format!("{name}.{}", id.0));
    let (truth, wish) = (named("truth"), named("wish"));
    if let Some(known) = known() {
        truth.start_from(known.truth.as_str());
        wish.start_from(known.wish.as_str());
    }
    let send = move || {
        if truth.peek().trim().is_empty() || wish.peek().trim().is_empty() {
            return room.toast(ToastKind::Plain, t::write_both());
        }
        if let (Some(truth), Some(wish)) = (reason(room, truth), reason(room, wish)) {
            if known().is_some_and(|known| known.truth == truth && known.wish == wish) {
                return room.toast(ToastKind::Plain, refusals::unchanged());
            }
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

/// The two truths that were news to most; the others stay where they are while people mark them.
fn most_marked(room: Room, id: StepId) -> AnyView {
    let lines = |round: &TwoTruths| first_lines(round, Reason::to_string);
    let first = room.read(|w| w.two_truths.in_step(id, lines));
    if first.is_empty() {
        return nothing();
    }
    let rows = first.into_iter().map(|line| el("li", "words", vec![plain(line)]));
    section(t::was_news(), vec![list("stack", rows.collect())])
}

fn first_lines(round: &TwoTruths, said: fn(&Reason) -> String) -> Vec<String> {
    let line =
        |(truth, news): (&Reason, u16)| format!("{} ({})", said(truth), t::news_to(news.into()));
    round.first().into_iter().map(line).collect()
}

fn revealed(room: Room, id: StepId, pairs: &[Pair]) -> AnyView {
    let truths = (0..).zip(pairs).map(|(place, pair)| row(room, id, place, pair)).collect();
    let wishes = pairs.iter().map(|pair| el("li", "words", vec![plain(pair.wish.to_string())]));
    let both = vec![
        section(t::truths(), vec![list("stack", truths)]),
        section(t::wishes(), vec![list("stack", wishes.collect())]),
    ];
    el("div", "stack", both)
}

/// A truth, whose it is where that may be told, and whether it was news.
fn row(room: Room, id: StepId, place: u16, pair: &Pair) -> AnyView {
    let at = usize::from(place);
    let marks = move || {
        room.read(|w| w.two_truths.in_step(id, |round| round.marks.get(at).cloned()))
            .unwrap_or_default()
    };
    let on = memo(move || marks().seats.contains(&room.peek_seat()));
    // One's own truth is no news.
    let may = move || {
        takes_part(room, id, Activity::TwoTruths) && !marks().authors.contains(&room.peek_seat())
    };
    let name = format!("{}: {}", t::news_to_me(), shorten(pair.truth.as_str(), 60));
    let mark = move || {
        let flip =
            act(move || room.send(Command::Mark { truth: place, news: !on.get_untracked() }));
        view! {
            <button
                type="button"
                class="button quiet small"
                aria-label=name.clone()
                aria-pressed=move || if on.get() { "true" } else { "false" }
                on:click=flip
            >
                <Glyph icon=Icon::Star />
                " "
                {t::news_to_me()}
            </button>
        }
        .into_any()
    };
    // A line of its own, so that nothing moves when it appears. An anonymous round tells it from three on.
    let count = move || match marks().count {
        0 => "\u{a0}".to_owned(),
        count => t::news_to(count.into()),
    };
    let mut below: Vec<AnyView> = Vec::new();
    below.extend(pair.function.as_ref().map(|function| badge("", function.to_string())));
    below.push(when(may, mark));
    let said = el("p", "words", vec![plain(pair.truth.to_string())]);
    el("li", "stack", vec![said, buttons(below), el("p", "hint", vec![text(count)])])
}

/// The truths that were news to most; before anybody has marked one, the first of them.
pub fn on_wall(w: &Workshop) -> Option<AnyView> {
    w.two_truths.now(&w.agenda, |round| {
        let first = first_lines(round, wall_words);
        if !first.is_empty() {
            return wall_lines(first);
        }
        let shown = round.pairs.shown.iter().flatten();
        wall_lines(shown.map(|pair| wall_words(&pair.truth)).collect())
    })
}
