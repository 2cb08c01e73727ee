//! The facilitators' columns: the agenda, what is missing, who has answered, what to say now. Controls that move the
//! group are shown only to the holder of the chair.

use domain::{
    Role,
    powers::Power,
    tool::{
        agenda::{Gate, Phase},
        seats, signals,
    },
};
use leptos::prelude::*;
use texts::chair as t;

use crate::{
    charts::debrief::Readers,
    live::{
        lead::{
            advance::step_controls,
            agenda_edit, agenda_rail, answers, coach, facilitator_notes, private_session, proxies,
            reveals::reveals,
            signals::{hands, who_is_done},
            timer::timer_controls,
        },
        shared::{gate::missing, overview::behaviours, stage_poll},
    },
    state::{Room, use_room},
    ui::{
        controls::button,
        effect,
        icon::{Glyph, Icon},
        memo,
        parts::{either, fold, live, nothing, para, section, when},
        views::Views as _,
    },
    words,
};

/// The left column: the agenda, the gate, and the chair's buttons.
pub fn rail() -> AnyView {
    let room = use_room();
    let drives = || vec![reveals(), step_controls()].into_any();
    view! {
        <nav class="rail" aria-label=t::agenda()>
            {agenda_rail::agenda(room)}
            {when(move || room.is_chair() && room.may(Power::Drive), move || agenda_edit::tools(room))}
            {gate_list()}
            {either(move || room.is_chair(), drives, not_chair)}
        </nav>
    }
    .into_any()
}

fn gate_list() -> AnyView {
    let room = use_room();
    let lacks = memo(move || missing(room));
    let gate = memo(move || {
        room.read(|w| w.agenda.current().filter(|_| !w.agenda.closed).map(|step| step.gate))
    });
    let item = |what: String| {
        view! {
            <li>
                <Glyph icon=Icon::Concern />
                " "
                {what}
            </li>
        }
    };
    let list = move || {
        let lacks = lacks.get();
        if lacks.is_empty() {
            let said = match gate.get() {
                Some(Gate::Open) => t::nothing_needed(),
                _ => t::all_there(),
            };
            return view! {
                <li class="ok">
                    <Glyph icon=Icon::Check />
                    " "
                    {said}
                </li>
            }
            .into_any();
        }
        words::missing(&lacks).into_iter().map(item).views().into_any()
    };
    (move || {
        gate.get().is_some().then(|| {
            let state = move || if lacks.with(Vec::is_empty) { "ready" } else { "open" };
            let lacking = move || !lacks.with(Vec::is_empty) && room.is_chair();
            view! {
                <section class="gate" data-state=state>
                    <h2>{t::before_going_on()}</h2>
                    <ul role="list" aria-live="polite">
                        {list}
                    </ul>
                    {when(lacking, move || live(move || remind(room)))}
                </section>
            }
        })
    })
    .into_any()
}

/// The reminder to those who are not done, once per step: the chair's alternative to waiting.
fn remind(room: Room) -> AnyView {
    let (nudged, closed) = room.read(|w| (w.signals.nudged, w.agenda.closed));
    if closed {
        nothing()
    } else if nudged {
        para("hint", t::nudged())
    } else {
        let remind = button("small", Some(Icon::Hand), t::nudge(), move || {
            room.send(signals::Command::Nudge);
        });
        vec![remind, para("hint", t::nudge_means())].into_any()
    }
}

/// For a facilitator without the chair: who holds it, and for the Mobilizer the button to take it.
fn not_chair() -> AnyView {
    let room = use_room();
    let holder = move || {
        let chair = room.read(|w| {
            let chair = w.seats.chair?;
            w.seats.all.get(&chair).map(|seat| (seat.id, seat.role))
        });
        chair.map(|(id, role)| {
            room.people().name_of(id).unwrap_or_else(|| words::role(role).to_owned())
        })
    };
    let may_take = move || {
        room.may(Power::PassChair) && room.me().is_some_and(|me| me.role == Role::Mobilizer)
    };
    let take = move |_| room.send(seats::Command::PassChair { to: room.peek_seat() });
    view! {
        <p class="hint">
            {move || holder().map(t::holds)}
        </p>
        {move || {
            may_take()
                .then(|| {
                    view! {
                        <button type="button" class="button" on:click=take>
                            <Glyph icon=Icon::Star />
                            " "
                            {t::take()}
                        </button>
                    }
                })
        }}
    }
    .into_any()
}

/// The right column: who has answered, and what to say now.
pub fn aside() -> AnyView {
    let room = use_room();
    let group = memo(move || room.read(|w| w.agenda.current().cloned()));
    let drives = memo(move || room.is_chair() && room.may(Power::Drive));
    let rows = move || answers::by_function(room, group.get().as_ref());
    let script = move || words::steps::script(&group.get()?).map(t::script);
    // The script of the next step starts at the top: scroll back after somebody has read on.
    let aside = NodeRef::<leptos::html::Aside>::new();
    let step = memo(move || group.with(|step| step.as_ref().map(|step| step.id)));
    effect(move || {
        step.get();
        if let Some(aside) = aside.get_untracked() {
            aside.set_scroll_top(0);
        }
    });
    view! {
        <aside class="aside" aria-label=t::heard() tabindex="0" node_ref=aside>
            {hands(room)}
            {coach::one_thing(room)}
            {move || {
                script()
                    .map(|script| {
                        view! {
                            <section class="say-now">
                                <h2>{t::say_now()}</h2>
                                <p class="words">{script}</p>
                            </section>
                        }
                    })
            }}
            {who_is_done(room)}
            {proxies::panel(room)}
            <section class="voices">
                <h2>{t::voices()}</h2>
                <p class="hint">{move || answers::heard(room, group.get().as_ref()).words()}</p>
                <ul role="list">{move || {
                    let absent = group.with(|step| answers::absent(step.as_ref()));
                    rows().into_iter().map(|row| voice(row, absent)).views()
                }}</ul>
            </section>
            {move || {
                let asks = group.with(|step| step.as_ref().is_some_and(|step| step.phase >= Phase::Explore));
                (asks && room.is_chair() && room.may(Power::Drive)).then(|| section(t::ask_group(), vec![live(move || stage_poll::asks(room))]))
            }}
            {facilitator_notes::panel(room)}
            {private_session::controls(room)}
            {fold(t::how_it_works(), behaviours(room, Readers::Facilitators))}
            {move || {
                let begun = group.with(Option::is_some);
                (begun && drives.get()).then(|| untrack(timer_controls))
            }}
        </aside>
    }
    .into_any()
}

fn voice(heard: answers::FunctionAnswers, absent: &'static str) -> impl IntoView {
    let dots = (0..heard.of).map(|place| view! { <i class:on=place < heard.count></i> });
    view! {
        <li class:away=heard.count == 0>
            <span class="name">{heard.function.to_string()}</span>
            <span class="dots" aria-hidden="true">
                {dots.views()}
            </span>
            <span class="visually-hidden">{t::heard_of(heard.count, heard.of)}</span>
            {(heard.count == 0).then(|| view! { <small>{absent}</small> })}
        </li>
    }
}
