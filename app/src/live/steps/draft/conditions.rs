//! Conditions: what must also hold, who is responsible, and until when.

use domain::{
    id::ConditionId,
    limits::SECTION_CHARS_MAX,
    map::distinct,
    text::{FunctionName, SectionText},
    time::Day,
    tool::resolution::{Command, Condition},
};
use leptos::prelude::*;
use texts::draft as t;
use uuid::Uuid;

use crate::{
    browser::random,
    live::shared::{fields::select_function, who::functions},
    state::{Room, ToastKind, draft},
    ui::{
        AnySignal, Memo,
        controls::{button, icon_button},
        fields::{Area, line},
        icon::Icon,
        parts::{each, live, nothing, opening, para, when},
        sheet::{SheetContent, sheet},
    },
    words,
};

/// All conditions; the holder of the pen can add, change and remove them.
pub fn conditions(room: Room, writes: Memo<bool>) -> AnyView {
    let open = RwSignal::new(false);
    let which = AnySignal::new(None::<ConditionId>);
    let ids = move || -> Vec<Uuid> {
        room.read(|w| w.resolution.draft.conditions.keys().map(|id| id.0).collect())
    };
    let change = move |id: Option<ConditionId>| {
        which.set(id);
        open.set(true);
    };
    let row = move |id: Uuid| {
        let id = ConditionId(id);
        live(move || row(room, id, writes.get(), change))
    };
    let title = move || match which.get() {
        Some(_) => t::change_condition().to_owned(),
        None => t::condition().to_owned(),
    };
    let add = move || button("", Some(Icon::Plus), t::add_condition(), move || change(None));
    let list = move || {
        view! {
            <section class="section">
                <h3>{t::conditions()}</h3>
                {when(move || ids().is_empty(), || para("hint", t::conditions_empty()))}
                <ul>{each(ids, row)}</ul>
                {when(move || writes.get(), move || view! { <div class="buttons">{add()}</div> }.into_any())}
            </section>
        }
        .into_any()
    };
    view! {
        {when(move || writes.get() || !ids().is_empty(), list)}
        {sheet(open, title, move || Some(ask(room, which.get_untracked())))}
    }
    .into_any()
}

fn row(
    room: Room,
    id: ConditionId,
    writes: bool,
    change: impl Fn(Option<ConditionId>) + Copy + 'static,
) -> AnyView {
    let known = room.read(|w| w.resolution.draft.conditions.get(&id).cloned());
    let Some(known) = known else { return nothing() };
    let words = opening(known.text.as_str());
    let acts = writes.then(|| {
        let remove = move || {
            room.send(Command::Condition { condition: id, value: None });
        };
        view! {
            <span class="buttons">
                {icon_button("quiet small", Icon::Pen, t::edit(&words), move || change(Some(id)))}
                {icon_button("quiet small", Icon::Trash, t::remove(&words), remove)}
            </span>
        }
    });
    view! {
        <li>
            <p class="words">{known.text.to_string()}</p>
            {para("hint", t::answers_by(&known.owner, words::date(&known.due)))}
            {acts}
        </li>
    }
    .into_any()
}

fn ask(room: Room, which: Option<ConditionId>) -> SheetContent {
    let known = which.and_then(|id| room.peek(|w| w.resolution.draft.conditions.get(&id).cloned()));
    let key = which.map_or_else(|| "new".to_owned(), |id| id.to_string());
    let text = draft(format!("condition.{key}"));
    let due = draft(format!("condition.{key}.due"));
    let owner = RwSignal::new(String::new());
    if let Some(known) = &known {
        text.start_from(known.text.as_str());
        due.start_from(known.due.as_str());
        owner.set(known.owner.to_string());
    }
    let mut functions = untrack(|| functions(room));
    functions.extend(known.map(|known| known.owner));
    let functions = distinct(functions);
    let body = view! {
        {Area::new("condition-text", t::must_hold(), text, SECTION_CHARS_MAX).field()}
        {select_function("condition-owner", t::who_answers(), &functions, owner)}
        {line("condition-due", t::by_when(), "date", due, 10)}
    };
    let act = move || {
        let value = parse(&text.peek(), &owner.get_untracked(), &due.peek());
        match value {
            Ok(value) => {
                room.send(Command::Condition {
                    condition: which.unwrap_or_else(|| ConditionId(random::uuid())),
                    value: Some(value),
                });
                text.clear();
                due.clear();
                true
            }
            Err(why) => {
                room.toast(ToastKind::Stop, why);
                false
            }
        }
    };
    SheetContent { body: body.into_any(), action: t::save_condition(), act: Box::new(act) }
}

fn parse(text: &str, owner: &str, due: &str) -> Result<Condition, String> {
    Ok(Condition {
        text: SectionText::parse(text).map_err(|why| words::text_error(&why))?,
        owner: FunctionName::parse(owner).map_err(|_| t::choose_function().to_owned())?,
        due: Day::parse(due).ok_or_else(|| t::say_day().to_owned())?,
    })
}
