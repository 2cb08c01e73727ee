//! Requests from one function to another, and the four possible responses.

use domain::{
    Workshop,
    id::RequestId,
    limits::REASON_CHARS_MAX,
    text::FunctionName,
    tool::{
        PerStep as _,
        agenda::{Activity, Step},
        requests::{Command, Reply, Request, Requests},
    },
};
use leptos::prelude::*;
use texts::requests as t;

use crate::{
    browser::random,
    live::{
        shared::{
            fields::{reason, select_function},
            who::{functions, my_function},
        },
        steps::frame::{WALL_LINES, frame, takes_part, wall_lines, wall_words},
    },
    state::{Room, ToastKind, draft, use_room},
    ui::{
        controls::{form, icon_button, named_button, send_button},
        fields::Area,
        icon::Icon,
        memo,
        parts::{badge, buttons, el, empty, live, opening, plain, when},
    },
    words::toolbox,
};

/// All requests, and the form for another.
pub fn requests(step: &Step) -> AnyView {
    let room = use_room();
    let id = step.id;
    let takes_part =
        memo(move || takes_part(room, id, Activity::Requests) && my_function(room).is_some());
    let body = vec![
        when(move || takes_part.get(), move || asking(room)),
        live(move || {
            let list = room.read(|w| w.requests.in_step(id, |round| round.list.clone()));
            if list.is_empty() {
                return empty(Icon::People, t::no_requests());
            }
            let mine = my_function(room).filter(|_| takes_part.get());
            let rows = list.iter().map(|request| row(room, request, mine.as_ref())).collect();
            el("ul", "stack", rows)
        }),
    ];
    frame(room, step, body, Vec::new)
}

fn row(room: Room, request: &Request, mine: Option<&FunctionName>) -> AnyView {
    let id = request.id;
    let start = opening(request.text.as_str());
    let head = t::from_to(&request.from, &request.to);
    let answer = match request.answer {
        Some(answer) => badge("accent", toolbox::request_answer(Some(answer))),
        None => badge("outline", t::not_answered()),
    };
    let answers = (mine == Some(&request.to)).then(|| {
        let one = |answer: Reply| {
            let label = toolbox::request_answer(Some(answer));
            named_button("small", label, t::reply(label, &start), move || {
                room.send(Command::Answer { request: id, answer });
            })
        };
        buttons(Reply::ALL.map(one).into())
    });
    let back = (request.author == Some(room.peek_seat())).then(|| {
        icon_button("quiet small", Icon::Trash, t::take_back(&start), move || {
            room.send(Command::Withdraw { request: id });
        })
    });
    let mut inside = vec![
        el("p", "about", vec![el("b", "", vec![plain(head)]), plain(" "), answer, back.into_any()]),
        el("p", "words", vec![plain(request.text.to_string())]),
    ];
    inside.extend(answers);
    el("li", "panel stack", inside)
}

fn asking(room: Room) -> AnyView {
    let (to, text) = (RwSignal::new(String::new()), draft("request"));
    let send = move || {
        let Ok(function) = FunctionName::parse(&to.get_untracked()) else {
            room.toast(ToastKind::Plain, t::choose_function());
            return;
        };
        if let Some(what) = reason(room, text) {
            let request = RequestId(random::uuid());
            room.send(Command::Ask { request, to: function, text: what });
            text.clear();
        }
    };
    let others = move || {
        let mine = my_function(room);
        let others: Vec<_> = functions(room)
            .into_iter()
            .filter(|function| Some(function) != mine.as_ref())
            .collect();
        select_function("request-to", t::from_whom(), &others, to)
    };
    let body = vec![
        live(others),
        Area::new("request", t::what_you_need(), text, REASON_CHARS_MAX).field(),
        buttons(vec![send_button("primary", Some(Icon::Plus), t::ask_for_it())]),
    ];
    form("panel stack", send, body.into_any())
}

/// The last requests, with the word each was answered with.
pub fn on_wall(w: &Workshop) -> Option<AnyView> {
    let line = |request: &Request| {
        let who = t::from_to(request.from.as_str(), request.to.as_str());
        let text = wall_words(&request.text);
        format!("{who}: {text} ({})", toolbox::request_answer(request.answer))
    };
    let last = |round: &Requests| round.list.iter().rev().take(WALL_LINES).map(line).collect();
    wall_lines(w.requests.now(&w.agenda, last))
}
