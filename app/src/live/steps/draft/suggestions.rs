//! Suggested wordings, below their section: from the seller and from everybody without the pen. A suggestion changes
//! the text only when the holder of the pen adopts it.

use domain::{
    Side,
    id::SuggestionId,
    limits::SECTION_CHARS_MAX,
    powers::Power,
    text::SectionText,
    tool::{
        resolution::Section,
        suggestions::{Command, Suggestion},
    },
};
use leptos::prelude::*;
use texts::draft as t;

use crate::{
    browser::random,
    state::{Room, ToastKind, draft},
    ui::{
        Memo,
        controls::{button, form, send_button},
        fields::{Area, select},
        icon::Icon,
        memo,
        parts::{badge, buttons, el, fold, list, live, nothing, para, when},
    },
    words,
};

/// The suggestions for a section, and the form for another. Readers do not see empty sections; the first one has its
/// form anyway.
pub fn below(room: Room, section: Section, writes: Memo<bool>, empty: Memo<bool>) -> AnyView {
    let suggests = move || may(room, writes) && (!empty.get() || section == Section::Objective);
    let rows = memo(move || rows(room, section, writes.get()));
    vec![
        live(move || match rows.get() {
            rows if rows.is_empty() => nothing(),
            rows => shown(room, rows, section, writes.get()),
        }),
        when(suggests, move || fold(t::suggest(), suggest(room, section))),
    ]
    .into_any()
}

/// The form for the remaining empty sections, after all sections.
pub fn elsewhere(room: Room, writes: Memo<bool>) -> AnyView {
    when(move || may(room, writes), move || fold(t::suggest_empty(), other(room)))
}

fn may(room: Room, writes: Memo<bool>) -> bool {
    !writes.get() && room.may(Power::Suggest)
}

/// All suggestions for the holder of the pen, one's own for everybody else.
fn rows(room: Room, section: Section, all: bool) -> Vec<Suggestion> {
    let me = Some(room.peek_seat());
    room.read(|w| {
        let mut rows = w.suggestions.list.clone();
        rows.retain(|known| known.section == section && (all || known.author == me));
        rows
    })
}

fn shown(room: Room, rows: Vec<Suggestion>, section: Section, pen: bool) -> AnyView {
    let mut items = Vec::new();
    for row in rows {
        items.push(item(room, row, pen));
    }
    let name = words::section(section);
    let hint = if pen { t::taken_replaces(name) } else { t::waits_for_pen(name) };
    el("div", "suggestions", vec![para("hint", hint), list("", items)])
}

fn item(room: Room, known: Suggestion, pen: bool) -> AnyView {
    let suggestion = known.id;
    let from = match known.side {
        Side::Supplier => t::from_seller(),
        Side::Customer | Side::Nobody => t::from_group(),
    };
    let acts = if pen {
        vec![
            button("small", Some(Icon::Check), t::take_it(), move || {
                room.send(Command::Take { suggestion });
            }),
            button("quiet small", None, t::leave_it(), move || {
                room.send(Command::Leave { suggestion });
            }),
        ]
    } else {
        vec![button("quiet small", None, t::take_back(), move || {
            room.send(Command::Withdraw { suggestion });
        })]
    };
    el(
        "li",
        "suggestion",
        vec![badge("outline", from), para("words", known.text.to_string()), buttons(acts)],
    )
}

fn suggest(room: Room, section: Section) -> AnyView {
    let key = format!("suggest.{}", section as u8);
    let drafted = draft(key.clone());
    let send = move || send(room, section, drafted);
    let body = vec![
        Area::new(key, t::your_wording(), drafted, SECTION_CHARS_MAX).field(),
        buttons(vec![send_button("small", None, t::suggest_it())]),
    ];
    form("stack", send, body.into_any())
}

fn other(room: Room) -> AnyView {
    let (which, drafted) = (RwSignal::new(String::new()), draft("suggest"));
    let empty = memo(move || empty(room));
    let send = move || {
        let number = which.get_untracked().parse().ok();
        let section = Section::ALL.into_iter().find(|known| Some(*known as u8) == number);
        match section {
            Some(section) => {
                send(room, section, drafted);
                which.set(String::new());
            }
            None => room.toast(ToastKind::Stop, t::choose_section()),
        }
    };
    let body = vec![
        live(move || select("suggest-section", t::which_section(), empty.get(), which)),
        Area::new("suggest", t::your_wording(), drafted, SECTION_CHARS_MAX).field(),
        buttons(vec![send_button("small", None, t::suggest_it())]),
    ];
    form("stack", send, body.into_any())
}

/// The empty sections, except the first, which has its own form.
fn empty(room: Room) -> Vec<(String, String)> {
    room.read(|w| {
        let mut empty = Vec::new();
        for section in Section::ALL {
            let says = w.resolution.draft.sections.contains_key(&section);
            if !says && section != Section::Objective {
                empty.push(((section as u8).to_string(), words::section(section).to_owned()));
            }
        }
        empty
    })
}

fn send(room: Room, section: Section, drafted: crate::ui::draft::Draft) {
    match SectionText::parse(&drafted.peek()) {
        Ok(text) => {
            room.send(Command::Make { suggestion: SuggestionId(random::uuid()), section, text });
            drafted.clear();
        }
        Err(why) => room.toast(ToastKind::Stop, words::text_error(&why)),
    }
}
