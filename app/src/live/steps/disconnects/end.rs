//! One end of a disconnect: its function's view, the other end's restatement, and the forms for both.

use domain::{
    limits::REASON_CHARS_MAX,
    text::Reason,
    tool::disconnects::{Command, End, EndSide},
};
use leptos::prelude::*;
use texts::disconnects as t;

use crate::{
    live::{shared::fields::reason, steps::disconnects::view::DisconnectView},
    state::{ToastKind, draft},
    ui::{
        controls::{button, form, send_button},
        fields::Area,
        icon::{Glyph, Icon},
        memo,
        parts::{either, live, nothing, para, text, when},
    },
    words,
};

/// The end as everyone reads it, with the forms for those who may work on it.
pub fn end(seen: DisconnectView, which: EndSide) -> AnyView {
    let side = match which {
        EndSide::First => "no",
        EndSide::Second => "yes",
    };
    let name = move || of(seen, which, |end| end.function.to_string());
    let own = move || seen.mine.get() == Some(which) && !seen.is_settled();
    let others = move || seen.mine.get() == Some(which.other()) && !seen.is_settled();
    view! {
        <section class="end" data-side=side>
            <h4>{text(name)}</h4>
            {live(move || said(seen, which))}
            {when(own, move || explain(seen, which))}
            {live(move || restated(seen, which))}
            {when(own, move || confirm(seen, which))}
            {when(others, move || restate(seen, which))}
        </section>
    }
    .into_any()
}

fn of<T: Default>(seen: DisconnectView, which: EndSide, read: impl FnOnce(&End) -> T) -> T {
    seen.of(|known| read(known.end(which)))
}

fn said(seen: DisconnectView, which: EndSide) -> AnyView {
    let (position, reason) = of(seen, which, |end| (end.position.clone(), end.reason.clone()));
    let Some(reason) = reason else {
        let name = of(seen, which, |end| end.function.to_string());
        return para("reason empty hint", t::not_said(name));
    };
    view! {
        {position.map(|position| para("stands", position.to_string()))}
        <blockquote class="reason words">{reason.to_string()}</blockquote>
    }
    .into_any()
}

fn restated(seen: DisconnectView, which: EndSide) -> AnyView {
    let (restatement, name) =
        of(seen, which, |end| (end.restatement.clone(), end.function.to_string()));
    let by = of(seen, which.other(), |end| end.function.to_string());
    let Some(restatement) = restatement else {
        return view! {
            <div class="restatement" data-state="none">
                <p class="by">
                    <Glyph icon=Icon::Restate />
                    {t::not_repeated(by)}
                </p>
            </div>
        }
        .into_any();
    };
    let (state, verdict) = if restatement.confirmed {
        ("confirmed", t::confirmed().to_owned())
    } else {
        ("waiting", t::waits_for_yes(name))
    };
    let sign = restatement.confirmed.then(|| view! { <Glyph icon=Icon::Check /> });
    view! {
        <div class="restatement" data-state=state>
            <p class="by">
                <Glyph icon=Icon::Restate />
                {t::repeated_by(by)}
            </p>
            <p class="words">{restatement.text.to_string()}</p>
            <p class="verdict">{sign} {verdict}</p>
        </div>
    }
    .into_any()
}

/// The form for this seat's own end: view and reason. Collapsed once filled in.
fn explain(seen: DisconnectView, which: EndSide) -> AnyView {
    let again = RwSignal::new(false);
    let said = memo(move || of(seen, which, |end| end.reason.is_some()));
    either(
        move || said.get() && !again.get(),
        move || button("quiet small", Some(Icon::Pen), t::edit(), move || again.set(true)),
        move || explain_form(seen, which, again),
    )
}

fn explain_form(seen: DisconnectView, which: EndSide, again: RwSignal<bool>) -> AnyView {
    let (room, id) = (seen.room, seen.id);
    let position = draft(format!("position.{id}"));
    let because = draft(format!("reason.{id}"));
    untrack(|| {
        let stands = seen.of(|known| words::stands(known, which));
        let why = of(seen, which, |end| end.reason.clone());
        position.start_from(&stands.unwrap_or_default());
        because.start_from(&why.map(String::from).unwrap_or_default());
    });
    let say = move || {
        let Some(why) = reason(room, because) else { return };
        room.send(Command::Explain {
            disconnect: id,
            position: Reason::parse(&position.peek()).ok(),
            reason: why,
        });
        position.clear();
        because.clear();
        again.set(false);
    };
    let body = view! {
        {Area::new(format!("position-{id}"), t::where_you_stand(), position, REASON_CHARS_MAX).field()}
        {Area::new(format!("reason-{id}"), t::why(), because, REASON_CHARS_MAX).field()}
        <div class="buttons">{send_button("", None, t::send_reason())}</div>
    };
    form("stack", say, body.into_any())
}

/// "Yes, that's my view" or "not yet", for the person who was restated.
fn confirm(seen: DisconnectView, which: EndSide) -> AnyView {
    live(move || {
        let open = of(seen, which, |end| {
            let waits = end.restatement.clone();
            waits.filter(|restatement| !restatement.confirmed).map(|restatement| restatement.text)
        });
        let Some(said) = open else { return nothing() };
        let answer = move |yes: bool| {
            let said = said.clone();
            move || {
                seen.room.send(Command::Confirm { disconnect: seen.id, text: said.clone(), yes });
                if !yes {
                    seen.room.toast(ToastKind::Plain, t::say_missing());
                }
            }
        };
        view! {
            <div class="buttons">
                {button("", Some(Icon::Check), t::yes(), answer(true))}
                {button("quiet", None, t::not_yet(), answer(false))}
            </div>
        }
        .into_any()
    })
}

/// The form for the other end to restate this end's view, from when it was given until it is confirmed.
fn restate(seen: DisconnectView, which: EndSide) -> AnyView {
    let asks = move || {
        of(seen, which, |end| {
            let confirmed = end.restatement.as_ref().is_some_and(|r| r.confirmed);
            end.reason.is_some() && !confirmed
        })
    };
    when(asks, move || {
        let (room, id) = (seen.room, seen.id);
        let drafted = draft(format!("restate.{id}"));
        let name = untrack(|| of(seen, which, |end| end.function.to_string()));
        let say = move || {
            let Some(text) = reason(room, drafted) else { return };
            room.send(Command::Restate { disconnect: id, text });
            drafted.clear();
        };
        let label = t::own_words(name);
        let body = view! {
            {Area::new(format!("restate-{id}"), label, drafted, REASON_CHARS_MAX).field()}
            <div class="buttons">{send_button("", Some(Icon::Restate), t::send_repeated_view())}</div>
        };
        form("stack", say, body.into_any())
    })
}
