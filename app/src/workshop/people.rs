//! Who is here, by function. The facilitators admit people and renew links here; the chair and the pen change hands
//! here.

use domain::{
    Change, Role, Seat,
    map::sorted,
    powers::Power,
    seat::Attendance,
    text::FunctionName,
    tool::{resolution, seats},
};
use leptos::task::spawn_local;

use leptos::prelude::*;
use texts::people as t;

use crate::{
    browser::http::{self, Field, Json, Trouble},
    state::{draft, memo, use_room},
    ui::{
        act,
        chips::{Chips, Choice},
        copy::CopyButton,
        dialog::Sheet,
        field::DraftField,
        icon::{Glyph, Icon},
        menu::Menu,
    },
    words,
};

/// Who can be admitted, in the order of the chips.
const ADMITTED: [Role; 3] = [Role::Stakeholder, Role::Observer, Role::Seller];

/// A link that was made just now. It is shown once: the server keeps only its hash.
#[derive(Clone, Debug, PartialEq, Eq)]
struct NewLink {
    whose: String,
    link: String,
}

/// The button that opens the list.
#[component]
pub fn PeopleButton(
    /// Whether the list is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    view! {
        <button
            type="button"
            class="button quiet icon-only wide-only"
            aria-label=t::button()
            on:click=act(move || open.set(true))
        >
            <Glyph icon=Icon::People />
        </button>
    }
    .into_any()
}

/// The list, as a sheet over the page.
#[component]
pub fn PeopleSheet(
    /// Whether it is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    view! {
        <Sheet open title=t::title()>
            <People />
        </Sheet>
    }
    .into_any()
}

#[component]
fn People() -> impl IntoView {
    let room = use_room();
    let link = RwSignal::new(None::<NewLink>);
    let trouble = RwSignal::new(None::<String>);
    let admits = memo(move || room.may(Power::Admit));
    let seats = memo(move || {
        room.read(Change::Seats, |w| {
            let here = |seat: &&Seat| seat.attendance != Attendance::Removed;
            let seats = w.seats.all.values().filter(here);
            let seats = sorted(seats.map(|seat| (seat.role, &seat.function, seat.id)));
            let seats = seats.into_iter().filter_map(|(.., id)| w.seats.all.get(&id).cloned());
            seats.collect::<Vec<Seat>>()
        })
    });
    let row = move |seat: Seat| view! { <Person seat link trouble /> };
    view! {
        <div class="body">
            <ul class="people" role="list">
                <For each=move || seats.get() key=|seat| (seat.id, seat.attendance) children=row />
            </ul>
            <p class="problem" role="alert" hidden=move || trouble.get().is_none()>
                {move || trouble.get()}
            </p>
            {move || link.get().map(fresh_link)}
            {move || admits.get().then(|| view! { <Admit link trouble /> })}
        </div>
    }
    .into_any()
}

fn fresh_link(new: NewLink) -> impl IntoView {
    let NewLink { whose, link } = new;
    view! {
        <div class="note" data-kind="info" role="status">
            <Glyph icon=Icon::Link />
            <div>
                <strong>{t::link_for(whose)}</strong>
                <p>{t::shown_once()}</p>
                <p>
                    <code>{link.clone()}</code>
                </p>
                <CopyButton text=link what=t::the_link() />
            </div>
        </div>
    }
}

fn title_of(seat: &Seat) -> String {
    match &seat.function {
        Some(function) => function.to_string(),
        None => words::role(seat.role).to_owned(),
    }
}

#[component]
fn Person(
    seat: Seat,
    link: RwSignal<Option<NewLink>>,
    trouble: RwSignal<Option<String>>,
) -> impl IntoView {
    let room = use_room();
    let here = seat.attendance == Attendance::Taken;
    let (id, role, veto) = (seat.id, seat.role, seat.veto);
    let title = title_of(&seat);
    let has_function = seat.function.is_some();
    let facts = move || {
        let mut facts = Vec::new();
        facts.extend(room.name_of(id));
        if id == room.seat() {
            facts.push(t::you().to_owned());
        }
        if role != Role::Stakeholder && has_function {
            facts.push(words::role(role).to_owned());
        }
        if room.read(Change::Seats, |w| w.seats.chair == Some(id)) {
            facts.push(t::chair().to_owned());
        }
        if room.read(Change::Resolution, |w| w.resolution.pen == Some(id)) {
            facts.push(t::pen().to_owned());
        }
        if veto {
            facts.push(t::veto().to_owned());
        }
        if !here && role != Role::Wall {
            facts.push(t::not_here().to_owned());
        }
        facts.join(" · ")
    };
    let leads = memo(move || {
        room.may(Power::Admit) || room.may(Power::PassPen) || room.may(Power::PassChair)
    });
    let acts = move || leads.get().then(|| view! { <PersonMenu seat=seat.clone() link trouble /> });
    view! {
        <li class:here=here>
            <span class="name">{title}</span>
            <small>{facts}</small>
            {acts}
        </li>
    }
    .into_any()
}

#[component]
fn PersonMenu(
    seat: Seat,
    link: RwSignal<Option<NewLink>>,
    trouble: RwSignal<Option<String>>,
) -> impl IntoView {
    let room = use_room();
    let title = title_of(&seat);
    let id = seat.id;
    let whose = StoredValue::new(title.clone());
    let renew = move |_| {
        let path = format!("/api/workshops/{}/seats/{id}/link", room.workshop_id());
        let whose = whose.get_value();
        spawn_local(async move { tell(http::post(&path, &[]).await, whose, link, trouble) });
    };
    let pass_chair = move |_| room.send(seats::Command::PassChair { to: id });
    let pass_pen = move |_| room.send(resolution::Command::PassPen { to: id });
    let remove = move |_| room.send(seats::Command::Remove { seat: id });
    let item = |icon, word: &'static str| view! { <Glyph icon=icon /> {format!(" {word}")} };
    let holds_chair = move || room.read(Change::Seats, |w| w.seats.chair == Some(id));
    let holds_pen = move || room.read(Change::Resolution, |w| w.resolution.pen == Some(id));
    let (facilitates, member) = (seat.role.facilitates(), seat.role.is_member());
    let removable = seat.role != Role::Mobilizer;
    view! {
        <Menu label=t::menu(title)>
            {move || {
                (facilitates && !holds_chair() && room.may(Power::PassChair))
                    .then(|| {
                        view! {
                            <button type="button" on:click=pass_chair>
                                {item(Icon::Star, t::give_chair())}
                            </button>
                        }
                    })
            }}
            {move || {
                (member && !holds_pen() && room.may(Power::PassPen))
                    .then(|| {
                        view! {
                            <button type="button" on:click=pass_pen>
                                {item(Icon::Pen, t::give_pen())}
                            </button>
                        }
                    })
            }}
            {move || {
                room.may(Power::Moderate)
                    .then(|| {
                        view! {
                            <button type="button" on:click=renew>
                                {item(Icon::Link, t::new_link())}
                            </button>
                        }
                    })
            }}
            {move || {
                (removable && room.may(Power::Moderate))
                    .then(|| {
                        view! {
                            <button type="button" class="danger" on:click=remove>
                                {item(Icon::Close, t::remove())}
                            </button>
                        }
                    })
            }}
        </Menu>
    }
    .into_any()
}

/// A new seat, and the link that opens it.
#[component]
fn Admit(link: RwSignal<Option<NewLink>>, trouble: RwSignal<Option<String>>) -> impl IntoView {
    let room = use_room();
    let role = RwSignal::new(Some(0_usize));
    let function = draft("admit-function");
    let veto = RwSignal::new(false);
    let busy = RwSignal::new(false);
    let admit = move || {
        let role = ADMITTED[role.get_untracked().unwrap_or(0).min(ADMITTED.len() - 1)];
        let key = match role {
            Role::Observer => "observer",
            Role::Seller => "seller",
            _ => "stakeholder",
        };
        let mut fields = vec![("role", Field::Text(key.to_owned()))];
        let mut whose = words::role(role).to_owned();
        if let Ok(function) = FunctionName::parse(&function.peek()) {
            whose = function.to_string();
            fields.push(("function", Field::Text(function.into())));
        }
        if veto.get_untracked() {
            fields.push(("veto", Field::Flag(true)));
        }
        let path = format!("/api/workshops/{}/seats", room.workshop_id());
        busy.set(true);
        spawn_local(async move {
            let answer = http::post(&path, &fields).await;
            let _ = busy.try_set(false);
            if answer.is_ok() {
                function.clear();
                let _ = veto.try_set(false);
            }
            tell(answer, whose, link, trouble);
        });
    };
    let enter = Callback::new(move |()| admit());
    let choices = ADMITTED.map(|role| Choice::word(words::role(role)));
    view! {
        <section class="stack">
            <h3>{t::admit()}</h3>
            <Chips
                legend=t::admit_as()
                choices=choices.to_vec()
                chosen=role
                on_choose=move |place| role.set(Some(place))
                joined=true
            />
            <DraftField
                draft=function
                label=t::function()
                hint=t::function_hint()
                placeholder=t::function_example()
                max=60
                on_enter=enter
            />
            <label class="check">
                <input
                    type="checkbox"
                    prop:checked=move || veto.get()
                    on:change=move |event| veto.set(event_target_checked(&event))
                />
                <span>{t::can_stop()}</span>
            </label>
            <div class="buttons">
                <button
                    type="button"
                    class="button"
                    disabled=move || busy.get()
                    on:click=act(admit)
                >
                    <Glyph icon=Icon::Plus />
                    " "
                    {t::make_link()}
                </button>
            </div>
        </section>
    }
    .into_any()
}

fn tell(
    answer: Result<Json, Trouble>,
    whose: String,
    link: RwSignal<Option<NewLink>>,
    trouble: RwSignal<Option<String>>,
) {
    let new = answer.and_then(|json| json.text("link").ok_or(Trouble::Unreached));
    // The sheet may have been closed meanwhile: then nobody is told.
    let _ = trouble.try_set(new.as_ref().err().map(Trouble::words));
    if let Ok(made) = new {
        let _ = link.try_set(Some(NewLink { whose, link: made }));
    }
}
