//! The outcome of each concern: resolved, accepted under a condition, traded, or parked with owner and date.

use domain::{
    Workshop,
    id::{CardId, ConditionId},
    limits::REASON_CHARS_MAX,
    powers::Power,
    text::{FunctionName, Reason},
    time::Day,
    tool::{
        cards::CardKind,
        resolution::{Command, Disposition},
    },
};
use leptos::prelude::*;
use texts::draft as t;
use uuid::Uuid;

use crate::{
    live::shared::{fields::select_function, who::functions},
    state::{Room, ToastKind, draft},
    ui::{
        chips::Choice,
        controls::button,
        draft::Draft,
        fields::{Area, chips, line, select},
        parts::{badge, each, live, nothing, opening, para, when},
        sheet::{SheetContent, sheet},
    },
    words,
};

/// All concerns on the board with their outcomes.
pub fn concerns(room: Room) -> AnyView {
    let open = RwSignal::new(false);
    let which = RwSignal::new(None::<CardId>);
    let ids = move || ids(room);
    let undisposed = move || {
        let left = room.read(|w| w.resolution.undisposed(w));
        match left {
            0 => t::all_answered().to_owned(),
            left => t::unanswered(left.into()),
        }
    };
    let say = move |card: CardId| {
        which.set(Some(card));
        open.set(true);
    };
    let list = move || {
        view! {
            <section class="stack" data-gap="s" aria-labelledby="concerns">
                <h2 id="concerns">{t::became_of_each()}</h2>
                <p class="hint">{move || undisposed()}</p>
                <ul class="concerns" role="list">
                    {each(ids, move |id| {
                        live(move || row(room, CardId(id), say))
                    })}
                </ul>
            </section>
        }
        .into_any()
    };
    let title = || t::what_became().to_owned();
    view! {
        {when(move || !ids().is_empty(), list)}
        {sheet(open, title, move || which.get_untracked().map(|card| ask(room, card)))}
    }
    .into_any()
}

fn ids(room: Room) -> Vec<Uuid> {
    room.read(|workshop| {
        let cards = workshop.cards.iter().filter(|card| card.kind == CardKind::Concern);
        cards.filter(|card| !card.sealed && !card.hidden).map(|card| card.id.0).collect()
    })
}

/// A concern's outcome, in a sentence; `None` while it has none.
pub fn became(w: &Workshop, id: CardId) -> Option<String> {
    let disposition = w.resolution.dispositions.get(&id)?;
    let condition = match disposition {
        Disposition::Accepted { condition } => w.resolution.draft.conditions.get(condition),
        _ => None,
    };
    Some(words::disposition(disposition, condition.map(|condition| condition.text.as_str())))
}

fn row(room: Room, id: CardId, say: impl Fn(CardId) + Copy + 'static) -> AnyView {
    let me = room.peek_seat();
    let card = room.read(|w| w.cards.open(id).cloned());
    let Some(card) = card.filter(|card| !card.hidden) else {
        return nothing();
    };
    let became = room.read(|w| became(w, id));
    let mine = card.author == Some(me);
    let acts = (room.may(Power::Dispose) && (mine || room.has_pen())).then(|| {
        let label = if became.is_some() { t::say_again() } else { t::say_what_became() };
        button("small", None, label, move || say(id))
    });
    let state = match became {
        Some(became) => para("", became),
        None => badge("concern", t::no_answer()),
    };
    view! {
        <li class="concern">
            <p class="words">{card.text.to_string()}</p>
            <p class="hint">{words::whose(card.function.as_ref())}</p>
            {state}
            {acts}
        </li>
    }
    .into_any()
}

/// The form for the four outcomes, in the order of the chips.
#[derive(Clone, Copy)]
struct DispositionForm {
    way: RwSignal<usize>,
    words: Draft,
    due: Draft,
    owner: RwSignal<String>,
    condition: RwSignal<String>,
}

fn ask(room: Room, card: CardId) -> SheetContent {
    let answer = DispositionForm {
        way: RwSignal::new(0),
        words: draft(format!("concern.{card}")),
        due: draft(format!("concern.{card}.due")),
        owner: RwSignal::new(String::new()),
        condition: RwSignal::new(String::new()),
    };
    let said = room.peek(|w| w.cards.open(card).map(|card| card.text.to_string()));
    let conditions: Vec<(String, String)> = room.peek(|w| {
        let all = w.resolution.draft.conditions.iter();
        all.map(|(id, known)| (id.to_string(), opening(known.text.as_str()))).collect()
    });
    let functions = untrack(|| functions(room));
    let ways = [t::way_resolved(), t::way_condition(), t::way_trade(), t::way_park()];
    let fields = live(move || match answer.way.get() {
        0 => Area::new("concern-how", t::how_resolved(), answer.words, REASON_CHARS_MAX).field(),
        1 if conditions.is_empty() => para("hint", t::no_condition()),
        1 => {
            select("concern-condition", t::which_condition(), conditions.clone(), answer.condition)
        }
        2 => Area::new("concern-trade", t::what_given(), answer.words, REASON_CHARS_MAX).field(),
        _ => view! {
            {select_function("concern-owner", t::who_owns(), &functions, answer.owner)}
            {line("concern-due", t::until_when(), "date", answer.due, 10)}
        }
        .into_any(),
    });
    let body = view! {
        {para("words", said.unwrap_or_default())}
        {chips(false, t::what_became(), true, ways.map(Choice::word).into(), answer.way)}
        {fields}
    };
    let act = move || match answer.parse() {
        Ok(disposition) => {
            room.send(Command::Dispose { card, disposition: Some(disposition) });
            answer.words.clear();
            answer.due.clear();
            true
        }
        Err(why) => {
            room.toast(ToastKind::Stop, why);
            false
        }
    };
    SheetContent { body: body.into_any(), action: t::say(), act: Box::new(act) }
}

impl DispositionForm {
    fn parse(self) -> Result<Disposition, String> {
        let words = || Reason::parse(&self.words.peek()).map_err(|why| words::text_error(&why));
        match self.way.get_untracked() {
            0 => Ok(Disposition::Resolved { how: words()? }),
            1 => {
                let condition = self.condition.get_untracked().parse::<ConditionId>();
                let condition = condition.map_err(|_| t::choose_condition().to_owned())?;
                Ok(Disposition::Accepted { condition })
            }
            2 => Ok(Disposition::Traded { trade: words()? }),
            _ => {
                let owner = FunctionName::parse(&self.owner.get_untracked()).ok();
                let parked = owner.zip(Day::parse(&self.due.peek()));
                let (owner, due) = parked.ok_or_else(|| t::say_owner().to_owned())?;
                Ok(Disposition::Parked { owner, due })
            }
        }
    }
}
