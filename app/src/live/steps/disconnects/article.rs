//! One disconnect: title, kind, two ends and outcome.

use domain::{
    id::DisconnectId,
    powers::Power,
    tool::{
        agenda::Spotlight,
        customers_only::Item,
        disconnects::{Command, Disconnect, DisconnectKind, EndSide, State},
    },
};
use leptos::prelude::*;
use texts::disconnects as t;

use crate::{
    charts::outcome::legend,
    live::{
        shared::{private_session::mark, spotlight},
        steps::disconnects::{
            end::end,
            evidence::{answers, evidence},
            expert::experts,
            settle::{offered_to_me, settle},
            view::DisconnectView,
        },
    },
    state::Room,
    ui::{
        chips::Choice,
        fields::chips,
        icon::{Glyph, Icon},
        memo,
        parts::{badge, either, live, nothing, para, text},
    },
    words::{self, disconnect_title},
};

/// The article.
pub fn article(room: Room, id: DisconnectId) -> AnyView {
    let seen = DisconnectView::new(room, id);
    let state = move || seen.of(|known| state_key(known).to_owned());
    let label = move || seen.of(|known| t::label(words::level(known.level)));
    let progress = live(move || {
        let words = seen.of(|known| words::disconnect_state(known.state()));
        badge("outline", words)
    });
    view! {
        <article class="disconnect" data-state=state aria-labelledby=format!("d-{id}")>
            <header>
                <p class="label">
                    <Glyph icon=Icon::Disconnect />
                    {text(label)}
                </p>
                {progress}
            </header>
            <h3 class="words" id=format!("d-{id}")>
                {text(move || seen.of(disconnect_title))}
            </h3>
            {mark(room, Item::Disconnect(id))}
            {marks(seen)}
            {live(move || first_words(seen))}
            {live(move || offered_to_me(seen))}
            {kinds(seen)}
            <div class="ends">{end(seen, EndSide::First)} {end(seen, EndSide::Second)}</div>
            {evidence(seen)}
            {experts(seen)}
            {settle(seen)}
            {spotlight::button(room, Spotlight::Disconnect(id))}
        </article>
    }
    .into_any()
}

/// What an invited expert sees of it: the two ends and the questions, with a field per answer.
pub fn expert_article(room: Room, id: DisconnectId) -> AnyView {
    let seen = DisconnectView::new(room, id);
    let title = text(move || seen.of(disconnect_title));
    view! {
        <article class="disconnect" data-state="open" aria-labelledby=format!("d-{id}")>
            <header>
                <p class="label">
                    <Glyph icon=Icon::Disconnect />
                    {text(move || seen.of(|known| t::label(words::level(known.level))))}
                </p>
            </header>
            <h2 class="words" id=format!("d-{id}")>
                {title}
            </h2>
            <div class="ends">{end(seen, EndSide::First)} {end(seen, EndSide::Second)}</div>
            {answers(seen)}
        </article>
    }
    .into_any()
}

/// Who speaks first: the holders of the extremes, until somebody has said why.
fn first_words(seen: DisconnectView) -> AnyView {
    let (explained, one, two) = seen.of(|known| {
        let names = (known.one.function.to_string(), known.two.function.to_string());
        (known.is_explained() || known.settlement.is_some(), names.0, names.1)
    });
    if explained {
        return nothing();
    }
    para("hint", t::speak_first(one, two))
}

fn state_key(known: &Disconnect) -> &'static str {
    use domain::tool::disconnects::Settlement;
    match (&known.settlement, known.state()) {
        (Some(Settlement::Parked { .. }), _) => "parked",
        (Some(_), _) | (None, State::Settled) => "settled",
        (None, State::Opened | State::Understood) => "open",
    }
}

/// The ratings of its statement, by function.
fn marks(seen: DisconnectView) -> AnyView {
    let statement = untrack(|| seen.known.with(|known| known.as_ref()?.statement));
    let Some(id) = statement else {
        return nothing();
    };
    live(move || {
        seen.room.read(|workshop| {
            let statement = workshop.statements.get(id);
            let outcome = statement.and_then(|statement| statement.first.outcome.as_ref());
            outcome.map_or_else(nothing, |outcome| legend(&outcome.marks))
        })
    })
}

/// The kind of difference: a choice for the group and the chair, a text for all others.
fn kinds(seen: DisconnectView) -> AnyView {
    let chooses = memo(move || seen.room.may(Power::OpenDisconnect) && !seen.is_settled());
    let tell = live(move || match seen.of(|known| known.kind) {
        Some(kind) => para("hint", words::disconnect_tell(kind)),
        None => para("hint", t::kind_hint()),
    });
    let choose = move || {
        let places = RwSignal::new(usize::MAX);
        Effect::new(move |_| {
            let kind = seen.of(|known| known.kind);
            let place =
                kind.and_then(|kind| DisconnectKind::ALL.iter().position(|known| *known == kind));
            places.set(place.unwrap_or(usize::MAX));
        });
        Effect::new(move |_| {
            let chosen = DisconnectKind::ALL.get(places.get()).copied();
            let known = untrack(|| seen.of(|known| known.kind));
            if let Some(kind) = chosen.filter(|kind| Some(*kind) != known) {
                seen.room.send(Command::Sort { disconnect: seen.id, kind });
            }
        });
        let choice = |kind: DisconnectKind| Choice::word(words::disconnect_kind(kind));
        chips(false, t::kind(), true, DisconnectKind::ALL.map(choice).into(), places)
    };
    let read = move || {
        live(move || match seen.of(|known| known.kind) {
            Some(kind) => badge("outline", t::differ_on(words::disconnect_kind(kind))),
            None => nothing(),
        })
    };
    view! {
        <div class="stack" data-gap="s">
            {either(move || chooses.get(), choose, read)}
            {tell}
        </div>
    }
    .into_any()
}
