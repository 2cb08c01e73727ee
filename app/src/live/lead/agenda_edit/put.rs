//! Adds a step from the toolbox after a step of the agenda.

use domain::{
    id::StepId,
    tool::agenda::{Command, Recipe},
};
use leptos::prelude::*;
use texts::agenda_edit as t;

use crate::{
    live::lead::agenda_edit::editing::panel,
    state::{Room, ToastKind},
    ui::{
        controls::{form, send_button},
        fields::select,
        icon::Icon,
        memo,
        parts::{buttons, fold, live, nothing, para},
    },
    words::steps,
};

/// The form for the step and its position.
pub fn put(room: Room) -> AnyView {
    let (kind, behind) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let recipe = move || -> Option<Recipe> { Recipe::toolbox().nth(kind.get().parse().ok()?) };
    let places = memo(move || places(room));
    // Defaults to the group's step.
    behind.set(
        places.with_untracked(|all| all.first().map(|(id, _)| id.clone())).unwrap_or_default(),
    );
    let send = move || {
        let after = behind.get_untracked().parse().ok().map(StepId);
        match untrack(recipe).zip(after) {
            Some((recipe, after)) => {
                room.send(Command::Insert { after, recipe });
                kind.set(String::new());
            }
            None => room.toast(ToastKind::Stop, t::choose_both()),
        }
    };
    let mut kinds = Vec::new();
    for (place, recipe) in Recipe::toolbox().enumerate() {
        kinds.push((place.to_string(), steps::shipped(recipe).title.to_owned()));
    }
    let preview = live(move || recipe().map_or_else(nothing, preview));
    let body = panel(vec![
        select("put-kind", t::which_step(), kinds, kind),
        preview,
        live(move || select("put-behind", t::behind(), places.get(), behind)),
        buttons(vec![send_button("small", Some(Icon::Plus), t::put_in())]),
    ]);
    fold(t::put_here(), form("stack", send, body))
}

/// The step's instruction and duration.
fn preview(recipe: Recipe) -> AnyView {
    let step = recipe.step(StepId(0));
    let minutes = step.map_or(0, |step| step.minutes.get());
    para("hint", t::preview(steps::shipped(recipe).line, minutes))
}

/// The steps after which one can be added: the group's step and all upcoming ones.
fn places(room: Room) -> Vec<(String, String)> {
    room.read(|w| {
        let reached = w.agenda.reached.map_or(0, usize::from);
        let ahead = w.agenda.steps.iter().skip(reached);
        ahead.map(|step| (step.id.0.to_string(), steps::title(step))).collect()
    })
}
