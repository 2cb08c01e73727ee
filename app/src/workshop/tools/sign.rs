//! Signing: exactly the text that was read. Any edit asks everyone again.

use domain::{
    Change,
    id::SeatId,
    powers::Power,
    tool::{
        agenda::Step,
        resolution::{Command, Verdict},
    },
};
use leptos::prelude::*;

use super::{
    consent::verdict_note,
    controls::button,
    difference::difference,
    parts::{actionbar, ask, count_of, live, note, nothing, para, when},
    who::{may_not, members},
};
use crate::{
    browser::clock,
    state::{Room, memo, use_room},
    ui::{
        icon::{Glyph, Icon},
        mark::Strokes,
    },
    words,
    workshop::document::document,
};

/// Signing.
#[component]
pub fn SignStage(
    /// The step that is shown.
    step: Step,
) -> impl IntoView {
    let room = use_room();
    let one_yes = memo(move || {
        room.read_all(&[Change::Resolution, Change::Seats], |w| w.resolution.is_one_yes(w))
    });
    let question = step
        .lines
        .first()
        .map_or_else(|| "Sign the text you have read".to_owned(), ToString::to_string);
    let signed = move || {
        let count = room.read(Change::Resolution, |w| w.resolution.signatures().len());
        (count, members(room))
    };
    view! {
        {when(move || one_yes.get(), move || theatre(room))}
        {when(move || !one_yes.get(), move || ask(question.clone(), "Your signature belongs to exactly this text."))}
        {may_not(room, Power::Sign, "Your group signs. You see how many have.")}
        {live(move || standing_note(room))}
        {live(move || paper(room))}
        {when(move || !one_yes.get(), move || {
            actionbar(count_of(signed, "have signed"), live(move || action(room)))
        })}
    }
}

/// The only theatre there is: all of them have signed.
fn theatre(room: Room) -> AnyView {
    let functions = room.peek(|w| {
        let names: Vec<_> = w.seats.functions().iter().map(ToString::to_string).collect();
        listed(&names)
    });
    view! {
        <section class="one-yes" role="status">
            <Strokes />
            <h2>"One yes."</h2>
            <p class="words">{format!("Signed by {functions}.")}</p>
        </section>
    }
    .into_any()
}

/// "Finance, HR and Operations".
fn listed(names: &[String]) -> String {
    match names {
        [] => "nobody".to_owned(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

/// Why nobody can sign now: no version, a round that did not end in support, or an edit since.
fn standing_note(room: Room) -> AnyView {
    room.read(Change::Resolution, |w| {
        let resolution = &w.resolution;
        match (resolution.standing(), resolution.versions.last()) {
            (Some(version), _) => match version.verdict() {
                Some(Verdict::Support) => nothing(),
                Some(verdict) => verdict_note(verdict),
                None => note(
                    "info",
                    Icon::Lock,
                    "The consent round is not over.",
                    para("", "Your group signs once it has said where it stands."),
                ),
            },
            (None, Some(last)) => {
                let changed = difference(&last.document, &resolution.draft);
                let count = last.signatures.len();
                let undone = match count {
                    0 => "It goes before your group again.".to_owned(),
                    count => format!(
                        "{} belonged to the text before. It needs signing again.",
                        words::count(count, "signature", "signatures")
                    ),
                };
                view! {
                    {note("warn", Icon::Pen, "The text was changed.", para("", undone))}
                    <section class="stack" aria-label="What changed">{changed}</section>
                }
                .into_any()
            }
            (None, None) => note(
                "info",
                Icon::Info,
                "There is no text to sign yet.",
                para("", "The chair puts one before your group in the consent round."),
            ),
        }
    })
}

/// The text and the places to sign.
fn paper(room: Room) -> AnyView {
    let told = room.read(Change::Resolution, |w| {
        let version = w.resolution.standing()?;
        let signed: Vec<_> =
            version.signatures.iter().map(|(seat, signature)| (*seat, signature.at)).collect();
        Some((version.number, version.hash.short().to_owned(), document(&version.document), signed))
    });
    let Some((number, hash, text, signed)) = told else {
        return nothing();
    };
    let title = room.read(Change::Agenda, |w| w.agenda.title.as_ref().map(ToString::to_string));
    view! {
        <article class="resolution">
            <header>
                <p class="kicker">
                    {format!("Resolution · version {number} · ")}
                    <span class="hash">{hash}</span>
                </p>
                <h2>{title}</h2>
            </header>
            {text}
            <section class="section">
                <h3>"Signatures"</h3>
                <ul class="signatures" role="list">
                    {places(room, number, &signed)}
                </ul>
            </section>
        </article>
    }
    .into_any()
}

/// A place for each member, filled or not; and those who signed and are gone.
fn places(room: Room, number: u16, signed: &[(SeatId, domain::Timestamp)]) -> Vec<AnyView> {
    let seats: Vec<(SeatId, String)> = room.read(Change::Seats, |w| {
        let here = |seat: &domain::Seat| {
            seat.counts() || signed.iter().any(|(signer, _)| *signer == seat.id)
        };
        let seats = w.seats.all.values().filter(|seat| here(seat));
        seats.filter_map(|seat| Some((seat.id, seat.function.as_ref()?.to_string()))).collect()
    });
    let place = |(seat, function): (SeatId, String)| {
        let name = room.name_of(seat).map(|name| format!("{name} · ")).unwrap_or_default();
        let at = signed.iter().find(|(signer, _)| *signer == seat).map(|(_, at)| *at);
        let (class, sign, words) = match at {
            Some(at) => (
                "signed",
                Some(view! { <Glyph icon=Icon::Sign /> }),
                format!("{name}{} · version {number}", clock::hours_minutes(at)),
            ),
            None => ("", None, format!("{name}not signed yet")),
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

/// The button of whoever may sign and has not; else where they stand.
fn action(room: Room) -> AnyView {
    let me = room.seat();
    let (hash, mine) = room.read(Change::Resolution, |w| {
        let version = w.resolution.standing();
        let version = version.filter(|version| version.verdict() == Some(Verdict::Support));
        let mine = version.is_some_and(|version| version.signatures.contains_key(&me));
        (version.map(|version| version.hash.clone()), mine)
    });
    match hash {
        Some(_) if mine => para("hint", "You have signed. Your group waits for the others."),
        Some(hash) if room.may(Power::Sign) => {
            button("primary", Some(Icon::Sign), "Sign this text", move || {
                room.send(Command::Sign { hash: hash.clone() });
            })
        }
        _ => nothing(),
    }
}

#[cfg(test)]
mod tests {
    use super::listed;

    #[test]
    fn names_are_listed_as_one_says_them() {
        let names: Vec<_> = ["Finance", "HR", "Operations"].map(str::to_owned).into();
        assert_eq!(listed(&names), "Finance, HR and Operations");
        assert_eq!(listed(&names[..1]), "Finance");
        assert_eq!(listed(&[]), "nobody");
    }
}
