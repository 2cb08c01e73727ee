//! The people who wait for the Mobilizer to let them in.

use leptos::{prelude::*, task::spawn_local};
use texts::join_code as t;

use crate::{
    browser::http::{self, Field},
    state::Room,
    ui::{
        AnySignal, effect, memo,
        parts::{buttons, el, list, live, nothing, plain},
        views::Views as _,
    },
};

/// A person waiting for approval.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Waiter {
    number: i64,
    name: String,
    function: String,
}

/// People waiting for approval, with the two answers.
pub fn waitlist(room: Room, trouble: RwSignal<Option<String>>) -> AnyView {
    let waiters = AnySignal::new(Vec::<Waiter>::new());
    let count = memo(move || room.people().waiting_count());
    effect(move || {
        if count.get() == 0 {
            waiters.set(Vec::new());
        } else {
            ask(room, waiters);
        }
    });
    live(move || {
        let waiters_now = waiters.get();
        if waiters_now.is_empty() {
            return nothing();
        }
        let row = |waiter: Waiter| row(room, waiter, waiters, trouble);
        let rows = waiters_now.into_iter().map(row).views();
        let title = el("h4", "", vec![plain(t::waiting())]);
        el("div", "stack", vec![title, list("waitlist", rows)])
    })
}

fn row(
    room: Room,
    waiter: Waiter,
    waiters: AnySignal<Vec<Waiter>>,
    trouble: RwSignal<Option<String>>,
) -> AnyView {
    let Waiter { number, name, function } = waiter;
    let whom = t::whom(&name, &function);
    let answer = |class: &'static str, word: &'static str, admit: bool| {
        let decide = move |_| {
            let path = format!("/api/workshops/{}/waiting/{number}", room.workshop_id());
            spawn_local(async move {
                let answer = http::post(&path, &[("admit", Field::Flag(admit))]).await;
                let _ = trouble.try_set(answer.err().map(|failed| failed.words()));
                ask(room, waiters);
            });
        };
        view! {
            <button type="button" class=class on:click=decide>
                {word}
                <span class="visually-hidden">{whom.clone()}</span>
            </button>
        }
        .into_any()
    };
    let said = vec![el("b", "", vec![plain(name)]), el("small", "", vec![plain(function)])];
    let answers = vec![
        answer("button small", t::let_in(), true),
        answer("button quiet small", t::not_now(), false),
    ];
    el("li", "", vec![el("span", "who", said), buttons(answers)])
}

fn ask(room: Room, waiters: AnySignal<Vec<Waiter>>) {
    let path = format!("/api/workshops/{}/waiting", room.workshop_id());
    spawn_local(async move {
        let Ok(json) = http::get(&path).await else { return };
        let one = |at: usize| {
            let one = json.get(&at.to_string());
            let (number, name) = (one.number("number")?, one.text("name")?);
            Some(Waiter { number, name, function: one.text("function")? })
        };
        let known = (0..).map_while(one).collect::<Vec<Waiter>>();
        let _ = waiters.try_set(known);
    });
}
