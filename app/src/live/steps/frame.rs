//! What every step of the toolbox has: its heading, and the chair's controls at its foot.

use domain::{
    Workshop,
    id::{SeatId, StepId},
    powers::Power,
    text::Reason,
    tool::{
        agenda::{Activity, Step},
        step_now,
    },
    views::answered,
};
use leptos::prelude::*;
use texts::{frame as t, proxies};

use crate::{
    browser::random,
    live::shared::{presence, who::is_now},
    state::Room,
    ui::{
        controls::button,
        icon::Icon,
        parts::{actionbar, ask, buttons, either, live, nothing, read_only, sealed_note},
        shorten::shorten,
        views::Views as _,
    },
    words::{
        steps::{instruction, title},
        whose,
    },
};

/// A step's heading, its body, and the chair's controls at its foot.
pub fn frame(
    room: Room,
    step: &Step,
    body: Vec<AnyView>,
    chair: impl Fn() -> Vec<AnyView> + Send + Sync + 'static,
) -> AnyView {
    let now = {
        let step = step.clone();
        move || is_now(room, &step)
    };
    let back = now.clone();
    let foot = live(move || {
        let acts = if room.is_chair() && now() { chair() } else { Vec::new() };
        if acts.is_empty() { nothing() } else { actionbar(nothing(), acts.into_any()) }
    });
    vec![
        ask(title(step), instruction(step)),
        live(move || if back() { nothing() } else { read_only(t::looking_back()) }),
        body.into_any(),
        foot,
    ]
    .into_any()
}

/// The members who are here, in random order.
pub fn drawn(room: Room) -> Vec<SeatId> {
    let mut order: Vec<SeatId> = room.peek(|w| w.seats.members().map(|seat| seat.id).collect());
    order.sort_by_cached_key(|_| random::uuid());
    order
}

/// Whether the group has any members yet, tracked.
pub fn somebody(room: Room) -> bool {
    room.read(|w| w.seats.members().next().is_some())
}

/// Whether what this person says now counts in the round of this step, tracked: another step of the same tool may be
/// under way.
pub fn takes_part(room: Room, step: StepId, activity: Activity) -> bool {
    room.may(Power::TakePart) && room.read(|w| step_now(&w.agenda, activity) == Some(step))
}

/// A form, or, while the Mobilizer enters for a function that has answered, that it has.
pub fn form_or_entered(
    room: Room,
    step: &Step,
    form: impl Fn() -> AnyView + Send + Sync + 'static,
) -> AnyView {
    fn inner(room: Room, step: Step, form: Box<dyn Fn() -> AnyView + Send + Sync>) -> AnyView {
        let again = RwSignal::new(false);
        let entered = move || {
            let acting = room.acting();
            let voices = |w: &Workshop| answered(w, &step).unwrap_or_default();
            !again.get() && room.read(|w| presence::entered(w, acting, &voices(w)))
        };
        let said = move || {
            let who = whose(room.me().and_then(|seat| seat.function).as_ref());
            let enter = move || again.set(true);
            let act = button("quiet", Some(Icon::Pen), proxies::enter_for(&who), enter);
            vec![sealed_note(proxies::entered_now(who)), buttons(vec![act])].into_any()
        };
        either(entered, said, form)
    }
    inner(room, step.clone(), Box::new(form))
}

/// Lines that can be read from the back of a room.
pub const WALL_LINES: usize = 4;

/// What somebody wrote, as one of those lines: ten or so words.
pub fn wall_words(text: &Reason) -> String {
    const CHARS: usize = 80;
    shorten(text.as_str(), CHARS)
}

/// The first lines, as the wall shows them; `None` without any.
pub fn wall_lines(all: Vec<String>) -> Option<AnyView> {
    let line = |line: String| view! { <p class="words">{line}</p> }.into_any();
    (!all.is_empty()).then(|| all.into_iter().take(WALL_LINES).map(line).views().into_any())
}
