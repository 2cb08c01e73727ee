//! Who is here, per function. Facilitators invite people, renew links and hand over the chair and the pen; the
//! Mobilizer controls joining by code.

use domain::{
    Role, Seat,
    map::sorted,
    powers::Power,
    seat::Attendance,
    tool::{resolution, seats},
};
use leptos::{prelude::*, task::spawn_local};
use texts::people as t;

use crate::{
    browser::{http, page},
    live::{
        shared::{
            chunk::{Chunk, Loaded, from_chunk},
            invite::{LinkPanel, invite},
            proxies,
        },
        sheets::join_code,
    },
    state::{Room, ToastKind, screens, use_room},
    ui::{
        code::code_form,
        controls::{Handler, button, menu_item},
        icon::Icon,
        memo,
        menu::Menu,
        parts::{buttons, each_of, el, fold, nothing, para, plain, when},
    },
    words,
};

/// The list; `open` says whether its sheet is.
pub fn people(open: RwSignal<bool>) -> AnyView {
    let room = use_room();
    let links = LinkPanel::new();
    let admits = memo(move || room.may(Power::Admit));
    let seats = memo(move || {
        room.read(|w| {
            let here = |seat: &&Seat| seat.attendance != Attendance::Removed;
            let seats = w.seats.all.values().filter(here);
            let seats = sorted(seats.map(|seat| (seat.role, &seat.function, seat.id)));
            let seats = seats.into_iter().filter_map(|(.., id)| w.seats.all.get(&id).cloned());
            seats.collect::<Vec<Seat>>()
        })
    });
    // A person who joins is another row: with other facts and another menu.
    let key = |seat: &Seat| format!("{} {}", seat.id, seat.attendance == Attendance::Joined);
    let row = move |seat: Seat| person(seat, links, open);
    let leads = memo(move || room.me().is_some_and(|me| me.role.facilitates()));
    let moderates = memo(move || room.may(Power::Moderate));
    view! {
        <div class="body">
            {join_code::section(room)}
            <ul class="people" role="list">
                {each_of(move || seats.get(), key, row)}
            </ul>
            {proxies::gaps(room)}
            {links.view()}
            {move || admits.get().then(|| untrack(|| invite(links)))}
            {when(move || leads.get(), move || forms(room))}
            {when(move || moderates.get(), move || fold(texts::wall_screen::section(), screen(room)))}
            {when(move || moderates.get(), move || fold(t::erase(), erase(room, links)))}
        </div>
    }
    .into_any()
}

/// The Mobilizer's forms for people without a device and for gaps.
fn forms(room: Room) -> AnyView {
    from_chunk(Chunk::Lead, nothing, move |loaded| {
        let Loaded::Lead(parts) = loaded else { return None };
        Some((parts.people)(room))
    })
}

/// Puts the wall on a screen that shows a code.
fn screen(room: Room) -> AnyView {
    use texts::wall_screen as t;
    let (busy, trouble) = (RwSignal::new(false), RwSignal::new(None));
    let show = move |code: String| {
        busy.set(true);
        spawn_local(async move {
            let answer = screens::show(room.workshop_id(), code).await;
            let _ = busy.try_set(false);
            let _ = trouble.try_set(answer.as_ref().err().map(http::HttpError::words));
            if answer.is_ok() {
                room.toast(ToastKind::Plain, t::shown());
            }
        });
    };
    let form = code_form("screen-code", (t::code(), t::code_hint(), t::put()), busy, trouble, show);
    el("div", "stack", vec![para("", t::how(page::address("/wall"))), form])
}

/// Erases all names permanently.
fn erase(room: Room, links: LinkPanel) -> AnyView {
    let erase = move || {
        let path = format!("/api/workshops/{}/names", room.workshop_id());
        spawn_local(async move {
            match http::delete(&path).await {
                Ok(_) => room.toast(ToastKind::Plain, t::erased()),
                Err(failed) => links.fail(Some(failed.words())),
            }
        });
    };
    let now = button("danger small", Some(Icon::Trash), t::erase_now(), erase);
    el("div", "stack", vec![para("", t::erase_means()), buttons(vec![now])])
}

fn title_of(seat: &Seat) -> String {
    match &seat.function {
        Some(function) => function.to_string(),
        None => words::role(seat.role).to_owned(),
    }
}

/// What is known of a person, in one line.
fn facts(room: Room, seat: &Seat) -> String {
    let id = seat.id;
    let mut facts = Vec::new();
    facts.extend(room.people().name_of(id));
    let mut say = |holds: bool, fact: &'static str| {
        if holds {
            facts.push(fact.to_owned());
        }
    };
    say(id == room.own_seat(), t::you());
    let shows_role = seat.role != Role::Stakeholder && seat.expert.is_none();
    say(shows_role && seat.function.is_some(), words::role(seat.role));
    say(seat.expert.is_some(), t::expert());
    say(seat.proxy, t::proxy());
    say(room.read(|w| w.seats.chair == Some(id)), t::chair());
    say(room.read(|w| w.resolution.pen == Some(id)), t::pen());
    say(seat.veto, t::veto());
    say(seat.attendance != Attendance::Joined && seat.role != Role::Wall, t::not_here());
    facts.join(" · ")
}

fn person(seat: Seat, links: LinkPanel, open: RwSignal<bool>) -> AnyView {
    let room = use_room();
    let here = seat.attendance == Attendance::Joined;
    let title = title_of(&seat);
    let leads = memo(move || {
        room.may(Power::Admit) || room.may(Power::PassPen) || room.may(Power::PassChair)
    });
    let asking = RwSignal::new(false);
    let known = seat.clone();
    let facts = move || facts(room, &known);
    let sure = removal(room, &seat, asking);
    let acts = move || leads.get().then(|| untrack(|| person_menu(&seat, links, open, asking)));
    view! {
        <li class:here=here>
            <span class="name">{title}</span>
            <small>{facts}</small>
            {acts}
            {sure}
        </li>
    }
    .into_any()
}

/// What is lost when a person is removed, with the button that removes them.
fn removal(room: Room, seat: &Seat, asking: RwSignal<bool>) -> AnyView {
    let (id, whose) = (seat.id, title_of(seat));
    when(
        move || asking.get(),
        move || {
            let remove = move || room.send(seats::Command::Remove { seat: id });
            let keep = move || asking.set(false);
            let all = vec![
                button("danger small", Some(Icon::Close), t::remove_now(), remove),
                button("quiet small", None, t::keep(), keep),
            ];
            let sure = el("strong", "", vec![plain(t::remove_sure(&whose))]);
            let inside = vec![sure, para("", t::remove_means()), buttons(all)];
            view! {
                <div class="sure stack" data-gap="s" role="alert">
                    {inside}
                </div>
            }
            .into_any()
        },
    )
}

fn person_menu(
    seat: &Seat,
    links: LinkPanel,
    open: RwSignal<bool>,
    asking: RwSignal<bool>,
) -> AnyView {
    let room = use_room();
    let title = title_of(seat);
    let id = seat.id;
    let whose = StoredValue::new(title.clone());
    let pass_chair = move || room.send(seats::Command::PassChair { to: id });
    let pass_pen = move || room.send(resolution::Command::PassPen { to: id });
    let enter_for = move || {
        open.set(false);
        room.act_for(Some(id));
    };
    let holds_chair = move || room.read(|w| w.seats.chair == Some(id));
    let holds_pen = move || room.read(|w| w.resolution.pen == Some(id));
    let (facilitates, member, proxy) = (seat.role.facilitates(), seat.role.is_member(), seat.proxy);
    let removable = seat.role != Role::Mobilizer;
    let items = move || {
        let item = |icon, word: &str, act: Handler| menu_item("", icon, word.to_owned(), act);
        let mut items = Vec::new();
        if proxy && room.may(Power::ActOnBehalf) {
            items.push(item(Icon::Pen, t::enter_for(), Box::new(enter_for)));
        }
        if facilitates && !holds_chair() && room.may(Power::PassChair) {
            items.push(item(Icon::Star, t::give_chair(), Box::new(pass_chair)));
        }
        if member && !proxy && !holds_pen() && room.may(Power::PassPen) {
            items.push(item(Icon::Pen, t::give_pen(), Box::new(pass_pen)));
        }
        if !proxy && room.may(Power::Moderate) {
            let renew = move || links.renew(room, id, whose.get_value());
            items.push(item(Icon::Link, t::new_link(), Box::new(renew)));
        }
        if removable && room.may(Power::Moderate) {
            let remove = move || asking.set(true);
            items.push(menu_item("danger", Icon::Close, t::remove().to_owned(), remove));
        }
        items
    };
    view! { <Menu label=t::menu(title)>{items}</Menu> }.into_any()
}
