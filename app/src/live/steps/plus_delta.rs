//! Plus/Delta: what was good about the meeting, and what to change.

use domain::{
    Workshop,
    limits::REASON_CHARS_MAX,
    powers::Power,
    text::Reason,
    tool::{
        agenda::Step,
        plus_delta::{Command, Sheet},
    },
};
use leptos::prelude::*;
use texts::plus_delta as t;

use crate::{
    live::{
        shared::who::members,
        steps::frame::{frame, wall_lines},
    },
    state::{Room, ToastKind, draft, use_room},
    ui::{
        controls::{button, form, send_button},
        draft::Draft,
        fields::Area,
        icon::Icon,
        memo,
        parts::{buttons, el, list, live, para, sealed_note, section, when, words},
        views::Views as _,
    },
    words::text_error,
};

/// This seat's sheet, then all of them.
pub fn plus_delta(step: &Step) -> AnyView {
    let room = use_room();
    let shown = memo(move || room.read(|w| w.plus_delta.sheets.shown.clone()));
    let writes = memo(move || shown.get().is_none() && room.may(Power::TakePart));
    let body = vec![
        when(move || writes.get(), move || sheet(room)),
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
                let count = room.read(|w| w.plus_delta.sheets.voices.count);
                para("hint", t::sheets_given(usize::from(count), members(room)))
            }
        }),
    ];
    frame(room, step, body, move || {
        let waits = shown.get().is_none() && room.read(|w| w.plus_delta.sheets.voices.count > 0);
        let show = waits.then(|| {
            button("primary", Some(Icon::Reveal), t::show_sheets(), move || {
                room.send(Command::Reveal);
            })
        });
        show.into_iter().collect()
    })
}

fn column<'a>(title: &'static str, texts: impl Iterator<Item = &'a Reason>) -> AnyView {
    let rows = texts.map(|text| el("li", "words", vec![words(text.to_string())])).collect();
    section(title, vec![list("stack", rows)])
}

fn sheet(room: Room) -> AnyView {
    let known = room.peek(|w| w.plus_delta.sheets.sealed.get(&room.peek_seat()).cloned());
    let (plus, delta) = (draft("plus"), draft("delta"));
    if let Some(Sheet { plus: good, delta: other }) = known {
        plus.start_from(&good.map(String::from).unwrap_or_default());
        delta.start_from(&other.map(String::from).unwrap_or_default());
    }
    let send = move || match (parsed(plus), parsed(delta)) {
        (Ok(None), Ok(None)) => room.toast(ToastKind::Plain, t::write_something()),
        (Ok(plus), Ok(delta)) => {
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
    let shown = w.plus_delta.sheets.shown.as_ref()?;
    let part = |title: &str, texts: Vec<String>| {
        let title = title.to_owned();
        wall_lines(texts).map(|lines| view! { <p class="label">{title}</p> {lines} }.into_any())
    };
    let plus = shown.iter().filter_map(|sheet| sheet.plus.as_ref()).map(ToString::to_string);
    let delta = shown.iter().filter_map(|sheet| sheet.delta.as_ref()).map(ToString::to_string);
    let parts =
        [part(t::plus(), plus.take(2).collect()), part(t::delta(), delta.take(2).collect())];
    let parts: Vec<AnyView> = parts.into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.into_iter().views().into_any())
}
