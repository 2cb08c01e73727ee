//! Sealed rating: one statement at a time, with one's own view and a guess, usable with one thumb.

use domain::{
    id::StatementId,
    powers::Power,
    tool::agenda::{Activity, Round, Step},
};
use leptos::prelude::*;
use texts::rate as t;
use uuid::Uuid;

use crate::{
    live::{
        shared::{
            outcome::outcomes,
            prepared::prepared,
            prepared_on::PreparedOn,
            presence,
            who::{is_now, looks_on, members},
        },
        steps::rate::{answer::Answering, statements::statement_row},
    },
    state::{Room, use_room},
    ui::{
        AnySignal, Memo,
        controls::button,
        counts::{count_of, waiting},
        effect, effect_after,
        icon::Icon,
        memo, memo_after,
        parts::{actionbar, badge, each, either, empty, live, nothing, text, when},
        views::Views as _,
    },
};

mod answer;
mod guess;
mod statements;

/// The stage for rating and guessing alone.
pub fn stage(step: &Step) -> AnyView {
    let room = use_room();
    let round = match step.activity {
        Activity::Rate { round } => round,
        _ => Round::First,
    };
    let rates = memo_after({
        let step = step.clone();
        move |_| room.may(Power::Rate) && is_now(room, &step)
    });
    let any = move || room.read(|w| w.statements.agreements().next().is_some());
    let open = memo(move || open_ids(room, round));
    let question = match round {
        Round::First => t::question(),
        Round::Second => t::question_again(),
    };
    let task = move || {
        either(
            move || rates.get(),
            move || answering(room, round, open),
            move || counts(room, round),
        )
    };
    view! {
        <h2 class="visually-hidden">{question}</h2>
        {looks_on(room, step, t::seller())}
        {when(move || !any() && !room.is_chair(), move || preparing(room))}
        {when(move || any() && !open.with(Vec::is_empty), task)}
        {when(move || any() && open.with(Vec::is_empty), move || outcomes(room, round))}
        {prepared(room, PreparedOn::RatingScreen(round))}
    }
    .into_any()
}

/// What everybody but the chair reads until the group is asked.
fn preparing(room: Room) -> AnyView {
    live(move || {
        let member = room.me().is_some_and(|seat| seat.role.is_member());
        let then = if member { t::no_statement_yet() } else { "" };
        empty(Icon::Agree, format!("{} {then}", t::no_statement()))
    })
}

/// The statements whose answers of this round are not revealed yet.
fn open_ids(room: Room, round: Round) -> Vec<Uuid> {
    room.read(|workshop| {
        // How much the group wants is asked last, and only if there is a statement to rate.
        let any = workshop.statements.agreements().next().is_some();
        let wish = workshop.statements.ambition().filter(|_| any);
        let list = workshop.statements.agreements().chain(wish);
        list.filter(|statement| statement.round(round).outcome.is_none())
            .map(|statement| statement.id.0)
            .collect()
    })
}

/// How many have answered a statement, out of how many.
fn heard(room: Room, round: Round, id: StatementId) -> (usize, usize) {
    let count = room.read(|workshop| {
        let statement = workshop.statements.get(id);
        usize::from(statement.map_or(0, |statement| statement.round(round).voices.count))
    });
    (count, members(room))
}

/// Whether this seat's answer to a statement is in.
fn answered(room: Room, round: Round, id: Uuid) -> bool {
    let (me, acting) = (room.peek_seat(), room.acting());
    let id = StatementId(id);
    room.read(|workshop| {
        let Some(statement) = workshop.statements.get(id) else { return false };
        let asked = statement.round(round);
        asked.sealed.contains_key(&me) || presence::entered(workshop, acting, &asked.voices)
    })
}

/// For people who do not rate: each statement with its count.
fn counts(room: Room, round: Round) -> AnyView {
    let ids = move || open_ids(room, round);
    let row = move |id: Uuid| {
        let id = StatementId(id);
        let count = count_of(move || heard(room, round, id), t::have_answered());
        statement_row(room, id, round, count)
    };
    view! {
        <ul class="statements" role="list">
            {each(ids, row)}
        </ul>
    }
    .into_any()
}

/// A member's task: the current statement, or a waiting page once all are answered.
fn answering(room: Room, round: Round, open: Memo<Vec<Uuid>>) -> AnyView {
    let first = move || {
        let next = |ids: &Vec<Uuid>| ids.iter().copied().find(|id| !answered(room, round, *id));
        open.with(next)
    };
    let at = AnySignal::new(untrack(first));
    // A statement that is added or withdrawn must not leave anybody on an empty page.
    effect(move || {
        let gone = |ids: &Vec<Uuid>| at.get().is_some_and(|id| !ids.contains(&id));
        if open.with(gone) {
            at.set(untrack(first));
        }
    });
    // A statement asked later brings back people who were done.
    effect(move || {
        if at.get().is_none()
            && let Some(next) = first()
        {
            at.set(Some(next));
        }
    });
    // Answered in another tab of the same person: continue here, too.
    effect_after(move |before: Option<(Option<Uuid>, bool)>| {
        let now = (at.get(), at.get().is_some_and(|id| answered(room, round, id)));
        if before == Some((now.0, false)) && now.1 {
            at.set(untrack(first));
        }
        now
    });
    let task = live(move || match at.get() {
        Some(id) => {
            let answering = Answering::new(room, round, StatementId(id));
            let sealed = move || at.set(untrack(first));
            let count = count_of(move || heard(room, round, StatementId(id)), t::have_answered());
            view! {
                {answering.view()}
                {actionbar(count, answering.seal_button(sealed))}
            }
            .into_any()
        }
        None => done(room, round, open, at),
    });
    view! {
        {progress(room, round, open, at)}
        {task}
    }
    .into_any()
}

/// "2 of 6 statements", with a mark per statement.
fn progress(
    room: Room,
    round: Round,
    open: Memo<Vec<Uuid>>,
    at: AnySignal<Option<Uuid>>,
) -> AnyView {
    let place = move || {
        let ids = open.get();
        let at = at.get().and_then(|at| ids.iter().position(|id| *id == at));
        let done = ids.iter().filter(|id| answered(room, round, **id)).count();
        match at {
            Some(at) => t::place(at + 1, ids.len()),
            None => t::done(done, ids.len()),
        }
    };
    let marks = live(move || {
        let now = at.get();
        let mark = |(place, id): (usize, Uuid)| {
            let done = answered(room, round, id);
            let current = (now == Some(id)).then_some("step");
            let word = if done { t::mark_answered(place + 1) } else { t::mark(place + 1) };
            view! {
                <li class=if done { "done" } else { "" } aria-current=current>
                    {word}
                </li>
            }
            .into_any()
        };
        open.get().into_iter().enumerate().map(mark).views().into_any()
    });
    view! {
        <div class="stack" data-gap="s">
            <p class="hint">{text(place)}</p>
            <ol class="progress" role="list" aria-label=t::statements()>
                {marks}
            </ol>
        </div>
    }
    .into_any()
}

/// All answered: the waiting page, with links back to each answer until the reveal.
fn done(room: Room, round: Round, open: Memo<Vec<Uuid>>, at: AnySignal<Option<Uuid>>) -> AnyView {
    let fewest = move || {
        let counts = open.get().into_iter().map(|id| heard(room, round, StatementId(id)));
        counts.min().unwrap_or((0, 0))
    };
    let row = move |id: Uuid| {
        let change = move || {
            let said = move || own_words(room, round, StatementId(id));
            view! {
                {live(move || badge("outline", said()))}
                {button("quiet small", Some(Icon::Pen), t::change(), move || at.set(Some(id)))}
            }
            .into_any()
        };
        statement_row(room, StatementId(id), round, change())
    };
    let open_now = move || !open.with(Vec::is_empty);
    when(open_now, move || {
        view! {
            {waiting(t::sealed(), fewest, t::have_answered_all())}
            <ul class="statements" role="list" aria-label=t::yours()>
                {each(move || open.get(), row)}
            </ul>
            {actionbar(count_of(fewest, t::have_answered_all()), nothing())}
        }
        .into_any()
    })
}

/// This seat's own sealed answer, in words. Nobody else receives it.
fn own_words(room: Room, round: Round, id: StatementId) -> String {
    let me = room.peek_seat();
    room.read(|workshop| {
        let statement = workshop.statements.get(id);
        let answer = statement.and_then(|statement| statement.round(round).sealed.get(&me));
        match answer.map(|(_, answer)| answer.rating) {
            Some(domain::scale::Rating::Points(points)) => t::you_say(points.get()),
            Some(domain::scale::Rating::NotMine) => t::not_yours().to_owned(),
            // Entered for somebody else: sealed from the person who entered it, too.
            None if answered(room, round, id.0) => texts::card::sealed().to_owned(),
            None => t::not_answered().to_owned(),
        }
    })
}
