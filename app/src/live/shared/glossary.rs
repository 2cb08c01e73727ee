//! The glossary: what terms mean. Everybody writes their own meaning, sealed; then all see all and agree on one.

use domain::{
    id::{DisconnectId, TermId},
    limits::{REASON_CHARS_MAX, TITLE_CHARS_MAX},
    powers::Power,
    text::Title,
    tool::glossary::{Command, Term},
};
use leptos::prelude::*;
use texts::glossary as t;

use crate::{
    browser::random,
    live::shared::{
        fields::reason,
        who::{members, my_function},
    },
    state::{Room, ToastKind, draft},
    ui::{
        controls::{button, form, send_button},
        fields::{Area, line},
        icon::Icon,
        memo,
        parts::{
            badge, buttons, each, el, list, live, nothing, para, plain, sealed_note, section, when,
        },
    },
    words,
};

/// All terms, and the form for another.
pub fn glossary(room: Room) -> AnyView {
    let ids = move || room.read(|w| w.glossary.list.iter().map(|term| term.id.0).collect());
    let puts = memo(move || room.may(Power::PutStatement));
    let any = move || room.read(|w| !w.glossary.list.is_empty());
    when(
        move || puts.get() || any(),
        move || {
            section(
                t::title(),
                vec![
                    para("hint", t::hint()),
                    each(ids, move |id| term(room, TermId(id))),
                    when(move || puts.get(), move || put(room)),
                ],
            )
        },
    )
}

/// The agreed meanings of terms that occur in a text; empty if none does.
pub fn meanings(room: Room, text: &str) -> AnyView {
    let found: Vec<AnyView> = room.read(|w| {
        let found = w.glossary.in_text(text);
        found.map(|(word, meaning)| para("hint meaning", t::meaning(word, meaning))).collect()
    });
    if found.is_empty() { nothing() } else { el("div", "meanings", found) }
}

fn put(room: Room) -> AnyView {
    let word = draft("term");
    let send = move || match Title::parse(&word.peek()) {
        Ok(text) => {
            room.send(Command::Put { term: TermId(random::uuid()), word: text });
            word.clear();
        }
        Err(why) => room.toast(ToastKind::Stop, words::sentence(&why.to_string())),
    };
    let body = vec![
        line("term", t::which_word(), "text", word, TITLE_CHARS_MAX),
        buttons(vec![send_button("", Some(Icon::Plus), t::ask())]),
    ];
    form("stack", send, body.into_any())
}

fn of<T: Default>(room: Room, id: TermId, read: impl FnOnce(&Term) -> T) -> T {
    room.read(|w| w.glossary.get(id).map(read).unwrap_or_default())
}

fn term(room: Room, id: TermId) -> AnyView {
    let writes = memo(move || room.may(Power::Write));
    let shown = memo(move || of(room, id, |term| term.meanings.shown.is_some()));
    let agreed = memo(move || of(room, id, |term| term.agreed.is_some()));
    let word = untrack(|| of(room, id, |term| term.word.to_string()));
    let offers = move || shown.get() && !agreed.get() && writes.get();
    let inside = vec![
        el("h3", "words", vec![plain(word.clone())]),
        live(move || state(room, id)),
        when(move || !shown.get() && writes.get(), move || mean(room, id)),
        when(offers, move || offer(room, id)),
    ];
    el("article", "stack term", inside)
}

fn state(room: Room, id: TermId) -> AnyView {
    let Some(term) = room.read(|w| w.glossary.get(id).cloned()) else {
        return nothing();
    };
    if let Some(agreed) = term.agreed {
        return vec![badge("goal", t::agreed()), para("words", agreed.as_str())].into_any();
    }
    let Some(shown) = &term.meanings.shown else {
        let count = t::count(term.meanings.voices.count.into(), members(room));
        let reveal = (room.is_chair() && term.meanings.voices.count > 0).then(|| {
            button("", Some(Icon::Reveal), t::show(), move || {
                let disconnect = DisconnectId(random::uuid());
                room.send(Command::Reveal { term: id, disconnect });
            })
        });
        return vec![para("hint", count), buttons(reveal.into_iter().collect())].into_any();
    };
    let meanings = shown.iter().map(|meaning| {
        let name = el("b", "", vec![plain(words::whose(meaning.function.as_ref()))]);
        el("li", "", vec![name, plain(t::says(&meaning.text))])
    });
    let mut inside = vec![list("meanings", meanings.collect())];
    if let Some(offered) = term.offered.clone() {
        let waits: Vec<String> = term.waits_for().iter().map(ToString::to_string).collect();
        let mine = my_function(room);
        let asks =
            room.may(Power::Write) && mine.is_some_and(|mine| !term.agreed_by.contains(&mine));
        inside.push(el(
            "p",
            "",
            vec![plain(t::for_all()), el("b", "words", vec![plain(offered.to_string())])],
        ));
        inside.push(para("hint", t::waiting(words::and(&waits))));
        if asks {
            inside.push(buttons(vec![button("", Some(Icon::Check), t::agree(), move || {
                room.send(Command::Agree { term: id, text: offered.clone() });
            })]));
        }
    }
    inside.into_any()
}

/// The form for this seat's own meaning, sealed.
fn mean(room: Room, id: TermId) -> AnyView {
    let drafted = draft(format!("mean.{id}"));
    let own = untrack(|| {
        of(room, id, |term| {
            term.meanings.sealed.get(&room.peek_seat()).map(|own| own.text.to_string())
        })
    });
    drafted.start_from(&own.unwrap_or_default());
    let send = move || {
        if let Some(text) = reason(room, drafted) {
            room.send(Command::Mean { term: id, text });
        }
    };
    let body = vec![
        Area::new(format!("mean-{id}"), t::what(), drafted, REASON_CHARS_MAX).field(),
        sealed_note(t::sealed()),
        buttons(vec![send_button("", Some(Icon::Lock), t::seal())]),
    ];
    form("stack", send, body.into_any())
}

fn offer(room: Room, id: TermId) -> AnyView {
    let drafted = draft(format!("offer.{id}"));
    let send = move || {
        if let Some(text) = reason(room, drafted) {
            room.send(Command::Offer { term: id, text });
            drafted.clear();
        }
    };
    let body = vec![
        Area::new(format!("offer-{id}"), t::what_for_all(), drafted, REASON_CHARS_MAX).field(),
        buttons(vec![send_button("", None, t::offer())]),
    ];
    form("stack", send, body.into_any())
}
