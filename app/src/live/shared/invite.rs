//! A new seat and its link. The server stores only a hash of the link, so it is shown once, here.

use domain::{Role, id::SeatId, text::FunctionName};
use leptos::{prelude::*, task::spawn_local};
use texts::people as t;

use crate::{
    browser::http::{self, Field, HttpError, Json},
    state::{Room, draft, use_room},
    ui::{
        AnySignal, act,
        chips::{Chips, Choice},
        copy::CopyButton,
        draft_field::DraftField,
        icon::{Glyph, Icon},
    },
    words,
};

/// The roles that can be added, in the order of the chips.
const INVITABLE: [Role; 3] = [Role::Stakeholder, Role::Observer, Role::Seller];

/// A link that was just created.
#[derive(Clone, Debug, PartialEq, Eq)]
struct NewLink {
    whose: String,
    link: String,
}

/// The link created last, or why that failed.
#[derive(Clone, Copy)]
pub struct LinkPanel {
    new: AnySignal<Option<NewLink>>,
    trouble: RwSignal<Option<String>>,
}

impl LinkPanel {
    /// Starts empty.
    pub fn new() -> Self {
        Self { new: AnySignal::new(None), trouble: RwSignal::new(None) }
    }

    /// Replaces a seat's link by a new one.
    pub fn renew(self, room: Room, seat: SeatId, whose: String) {
        let path = format!("/api/workshops/{}/seats/{seat}/link", room.workshop_id());
        spawn_local(async move { self.tell(http::post(&path, &[]).await, whose) });
    }

    /// Shows the server's response.
    fn tell(self, answer: Result<Json, HttpError>, whose: String) {
        let new = answer.and_then(|json| json.text("link").ok_or(HttpError::Unreached));
        // The sheet may have been closed meanwhile: then nobody needs the message.
        let _ = self.trouble.try_set(new.as_ref().err().map(HttpError::words));
        if let Ok(link) = new {
            let _ = self.new.try_set(Some(NewLink { whose, link }));
        }
    }

    /// Shows what failed; clears the message for `None`.
    pub fn fail(self, failed: Option<String>) {
        let _ = self.trouble.try_set(failed);
    }

    /// The link to hand over, or what failed.
    pub fn view(self) -> AnyView {
        view! {
            <p class="problem" role="alert" hidden=move || self.trouble.get().is_none()>
                {move || self.trouble.get()}
            </p>
            {move || self.new.get().map(fresh)}
        }
        .into_any()
    }
}

fn fresh(new: NewLink) -> AnyView {
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
    .into_any()
}

/// The form for a new seat.
pub fn invite(links: LinkPanel) -> AnyView {
    let room = use_room();
    let role = RwSignal::new(Some(0_usize));
    let function = draft("admit-function");
    let veto = RwSignal::new(false);
    let busy = RwSignal::new(false);
    let admit = move || {
        let role = INVITABLE[role.get_untracked().unwrap_or(0).min(INVITABLE.len() - 1)];
        let (fields, whose) = described(role, &function.peek(), veto.get_untracked());
        let path = format!("/api/workshops/{}/seats", room.workshop_id());
        busy.set(true);
        spawn_local(async move {
            let answer = http::post(&path, &fields).await;
            let _ = busy.try_set(false);
            if answer.is_ok() {
                function.clear();
                let _ = veto.try_set(false);
            }
            links.tell(answer, whose);
        });
    };
    let enter = Callback::new(move |()| admit());
    let choices = INVITABLE.map(|role| Choice::word(words::role(role)));
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

/// A new seat as the server expects it, and whose it is.
fn described(role: Role, function: &str, veto: bool) -> (Vec<(&'static str, Field)>, String) {
    let key = match role {
        Role::Observer => "observer",
        Role::Seller => "seller",
        _ => "stakeholder",
    };
    let mut fields = vec![("role", Field::Text(key.to_owned()))];
    let mut whose = words::role(role).to_owned();
    if let Ok(function) = FunctionName::parse(function) {
        whose = function.to_string();
        fields.push(("function", Field::Text(function.into())));
    }
    if veto {
        fields.push(("veto", Field::Flag(true)));
    }
    (fields, whose)
}
