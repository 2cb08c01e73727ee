//! Plus/Delta: what was good about the meeting, and what to change.

use domain::{
    Workshop,
    id::StepId,
    limits::REASON_CHARS_MAX,
    text::Reason,
    tool::{
        PerStep as _,
        agenda::{Activity, Step},
        plus_delta::{Command, Sheet},
    },
};
use leptos::prelude::*;
use texts::{plus_delta as t, refusals};

use crate::{
    live::{
        shared::who::members,
        steps::frame::{form_or_entered, frame, takes_part, wall_lines, wall_words},
    },
    state::{Room, ToastKind, draft, use_room},
    ui::{
        controls::{button, form, send_button},
        draft::Draft,
        fields::Area,
        icon::Icon,
        memo,
        parts::{buttons, el, list, live, para, plain, sealed_note, section, when},
        views::Views as _,
    },
    words::text_error,
};

/// This seat's sheet, then all of them.
pub fn plus_delta(step: &Step) -> AnyView {
    let room = use_room();
    let id = step.id;
    let shown =
        memo(move || room.read(|w| w.plus_delta.in_step(id, |round| round.sheets.shown.clone())));
    let writes = move || shown.get().is_none() && takes_part(room, id, Activity::PlusDelta);
    let count = move || room.read(|w| w.plus_delta.in_step(id, |round| round.sheets.voices.count));
    let own = step.clone();
    let body = vec![
        when(writes, move || form_or_entered(room, &own, move || sheet(room, id))),
        live(move || {
            if let Some(sheets) = shown.get() {
                el(
                    "div",
                    "two",
                    vec![
                        column(t::plus(), sheets.iter().filter_map(|sheet| sheet.plus.as_ref())),
                        column(t::delta(), sheets.iter().filter_map(|sheet| sheet.delta.as_ref())),
                    ],
                )
            } else {
                para("hint", t::sheets_given(usize::from(count()), members(room)))
            }
        }),
    ];
    frame(room, step, body, move || {
        let waits = shown.get().is_none() && count() > 0;
        let show = waits.then(|| {
            button("primary", Some(Icon::Reveal), t::show_sheets(), move || {
                room.send(Command::Reveal);
            })
        });
        show.into_iter().collect()
    })
}

fn column<'a>(title: &'static str, texts: impl Iterator<Item = &'a Reason>) -> AnyView {
    let rows = texts.map(|text| el("li", "words", vec![plain(text.to_string())])).collect();
    section(title, vec![list("stack", rows)])
}

fn sheet(room: Room, id: StepId) -> AnyView {
    let known = move || {
        let seat = room.peek_seat();
        room.peek(|w| w.plus_delta.in_step(id, |round| round.sheets.sealed.get(&seat).cloned()))
    };
    let named = |name: &str| draft(format!("{name}.{}", id.0));
    let (plus, delta) = (named("plus"), named("delta"));
    if let Some(Sheet { plus: good, delta: other }) = known() {
        plus.start_from(&good.map(String::from).unwrap_or_default());
        delta.start_from(&other.map(String::from).unwrap_or_default());
    }
    let send = move || match (parsed(plus), parsed(delta)) {
        (Ok(None), Ok(None)) => room.toast(ToastKind::Plain, t::write_something()),
        (Ok(plus), Ok(delta)) => {
            if known().is_some_and(|known| known.plus == plus && known.delta == delta) {
                return room.toast(ToastKind::Plain, refusals::unchanged());
            }
            room.send(Command::Say { plus, delta });
            room.toast(ToastKind::Plain, t::sheet_sealed());
        }
        (Err(why), _) | (_, Err(why)) => room.toast(ToastKind::Stop, why),
    };
    let body = vec![
        Area::new("plus", t::plus(), plus, REASON_CHARS_MAX).field(),
        Area::new("delta", t::delta(), delta, REASON_CHARS_MAX).field(),
        sealed_note(t::sheets_sealed()),
        buttons(vec![send_button("primary", Some(Icon::Lock), t::seal_sheet())]),
    ];
    form("panel stack", send, body.into_any())
}

fn parsed(draft: Draft) -> Result<Option<Reason>, String> {
    let text = draft.peek();
    if text.trim().is_empty() {
        return Ok(None);
    }
    Reason::parse(&text).map(Some).map_err(|why| text_error(&why))
}

/// What was good and what to change, once all sheets are shown.
pub fn on_wall(w: &Workshop) -> Option<AnyView> {
    let shown = w.plus_delta.now(&w.agenda, |round| round.sheets.shown.clone())?;
    let part = |title: &str, texts: Vec<String>| {
        let title = title.to_owned();
        wall_lines(texts).map(|lines| view! { <p class="label">{title}</p> {lines} }.into_any())
    };
    let plus = shown.iter().filter_map(|sheet| sheet.plus.as_ref()).map(wall_words);
    let delta = shown.iter().filter_map(|sheet| sheet.delta.as_ref()).map(wall_words);
    let parts =
        [part(t::plus(), plus.take(2).collect()), part(t::delta(), delta.take(2).collect())];
    let parts: Vec<AnyView> = parts.into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.into_iter().views().into_any())
}
