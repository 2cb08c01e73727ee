//! Signing: exactly the text that was read. Any edit asks everybody again.

use domain::{
    Seat,
    id::SeatId,
    powers::Power,
    tool::{
        agenda::Step,
        resolution::{Command, ConsentOutcome, ContentHash},
    },
};
use leptos::prelude::*;
use texts::sign as t;

use crate::{
    browser::clock,
    charts::{difference::difference, document::document, verdict::verdict_note},
    live::{
        shared::{
            proxies,
            who::{may_not, members},
        },
        steps::draft::concerns,
    },
    state::{Room, use_room},
    ui::{
        controls::button,
        counts::count_of,
        icon::{Glyph, Icon},
        mark::Strokes,
        memo,
        parts::{actionbar, ask, live, note, nothing, para, when},
    },
    words,
};

/// The stage for signing.
pub fn stage(step: &Step) -> AnyView {
    let room = use_room();
    let one_yes = memo(move || room.read(|w| w.resolution.is_one_yes(w)));
    let question = step.lines.first().map_or_else(|| t::question().to_owned(), ToString::to_string);
    view! {
        {when(move || one_yes.get(), move || celebration(room))}
        {when(move || !one_yes.get(), move || ask(question.clone(), t::hint()))}
        {may_not(room, Power::Sign, t::seller())}
        {live(move || standing_note(room))}
        {live(move || paper(room))}
        {concerns(room)}
        {when(move || !one_yes.get(), move || {
            actionbar(count(room), live(move || action(room)))
        })}
    }
    .into_any()
}

/// How many have signed.
pub fn count(room: Room) -> AnyView {
    count_of(
        move || (room.read(|w| w.resolution.signatures().len()), members(room)),
        t::have_signed(),
    )
}

/// The only celebration in the product: everybody has signed.
pub fn celebration(room: Room) -> AnyView {
    let signed = room.peek(|w| {
        let names: Vec<_> = w.seats.functions().iter().map(ToString::to_string).collect();
        signed_by(&names)
    });
    view! {
        <section class="one-yes" role="status">
            <Strokes />
            <h2>{t::one_yes()}</h2>
            <p class="words">{signed}</p>
        </section>
    }
    .into_any()
}

/// "Signed by Finance, HR and Operations."
fn signed_by(names: &[String]) -> String {
    if names.is_empty() { t::nobody().to_owned() } else { t::signed_by(words::and(names)) }
}

/// Why nobody can sign now: no version, a round without support, or an edit since.
pub fn standing_note(room: Room) -> AnyView {
    room.read(|w| {
        let resolution = &w.resolution;
        match (resolution.standing(), resolution.versions.last()) {
            (Some(version), _) => match version.outcome() {
                Some(ConsentOutcome::Support) => nothing(),
                Some(verdict) => verdict_note(verdict),
                None => note("info", Icon::Lock, t::not_over(), para("", t::not_over_more())),
            },
            (None, Some(last)) => {
                let changed = difference(&last.document, &resolution.draft);
                let count = last.signatures.len();
                let undone = match count {
                    0 => t::goes_again().to_owned(),
                    count => t::undone(count),
                };
                view! {
                    {note("warn", Icon::Pen, t::changed(), para("", undone))}
                    <section class="stack" aria-label=t::what_changed()>{changed}</section>
                }
                .into_any()
            }
            (None, None) => note("info", Icon::Info, t::no_text(), para("", t::no_text_more())),
        }
    })
}

/// The text and the signature lines.
pub fn paper(room: Room) -> AnyView {
    let told = room.read(|w| {
        let version = w.resolution.standing()?;
        let signed: Vec<_> =
            version.signatures.iter().map(|(seat, signature)| (*seat, signature.at)).collect();
        Some((version.number, version.hash.short().to_owned(), document(&version.document), signed))
    });
    let Some((number, hash, text, signed)) = told else {
        return nothing();
    };
    let title = room.read(|w| w.agenda.title.as_ref().map(ToString::to_string));
    view! {
        <article class="resolution">
            <header>
                <p class="kicker">
                    {t::kicker(number)}
                    <span class="hash">{hash}</span>
                </p>
                <h2>{title}</h2>
            </header>
            {text}
            <section class="section">
                <h3>{t::signatures()}</h3>
                <ul class="signatures" role="list">
                    {places(room, number, &signed)}
                </ul>
            </section>
        </article>
    }
    .into_any()
}

/// A signature line per member, filled or empty; and those who signed and have left.
fn places(room: Room, number: u16, signed: &[(SeatId, domain::Timestamp)]) -> Vec<AnyView> {
    let seats: Vec<(SeatId, String, Option<&'static str>)> = room.read(|w| {
        let here =
            |seat: &Seat| seat.counts() || signed.iter().any(|(signer, _)| *signer == seat.id);
        let seats = w.seats.all.values().filter(|seat| here(seat));
        let place = |seat: &Seat| {
            Some((seat.id, seat.function.as_ref()?.to_string(), proxies::mark(Some(seat))))
        };
        seats.filter_map(place).collect()
    });
    let place = |(seat, function, entered): (SeatId, String, Option<&'static str>)| {
        let at = signed.iter().find(|(signer, _)| *signer == seat).map(|(_, at)| *at);
        let (class, sign, words) = match at {
            Some(at) => (
                "signed",
                Some(view! { <Glyph icon=Icon::Sign /> }),
                t::signed_at(clock::hours_minutes(at), number),
            ),
            None => ("", None, t::not_signed().to_owned()),
        };
        let words = match room.people().name_of(seat) {
            Some(name) => format!("{name} · {words}"),
            None => words,
        };
        let words = match entered.filter(|_| at.is_some()) {
            Some(entered) => format!("{words} · {entered}"),
            None => words,
        };
        view! {
            <li class=class>
                {sign}
                <b>{function}</b>
                <span>{words}</span>
            </li>
        }
        .into_any()
    };
    seats.into_iter().map(place).collect()
}

/// What there is to sign for the shown seat.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Signing {
    /// This text.
    Asked(ContentHash),
    /// This seat has signed.
    Signed,
    /// There is nothing that it may sign.
    Nothing,
}

/// What there is to sign, tracked.
pub fn signing(room: Room) -> Signing {
    let me = room.acting().unwrap_or_else(|| room.own_seat());
    let may = room.may(Power::Sign);
    room.read(|w| {
        let version = w.resolution.standing();
        match version.filter(|version| version.outcome() == Some(ConsentOutcome::Support)) {
            Some(version) if version.signatures.contains_key(&me) => Signing::Signed,
            Some(version) if may => Signing::Asked(version.hash.clone()),
            _ => Signing::Nothing,
        }
    })
}

/// The button that signs a text.
pub fn sign_button(room: Room, hash: ContentHash, pressed: impl Fn() + 'static) -> AnyView {
    button("primary", Some(Icon::Sign), t::sign(), move || {
        pressed();
        room.send(Command::Sign { hash: hash.clone() });
    })
}

/// The button for those who may sign and have not; else their state.
fn action(room: Room) -> AnyView {
    match signing(room) {
        Signing::Signed => para("hint", t::you_signed()),
        Signing::Asked(hash) => sign_button(room, hash, || {}),
        Signing::Nothing => nothing(),
    }
}

#[cfg(test)]
mod tests {
    use super::signed_by;

    #[test]
    fn names_are_listed_as_in_speech() {
        let names: Vec<_> = ["Finance", "HR", "Operations"].map(str::to_owned).into();
        assert_eq!(signed_by(&names), "Signed by Finance, HR and Operations.");
        assert_eq!(signed_by(&names[..1]), "Signed by Finance.");
        assert_eq!(signed_by(&[]), "Nobody has signed yet.");
    }
}
