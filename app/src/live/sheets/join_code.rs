//! Joining by code: what a code grants (the Mobilizer decides); the code with its link and QR code; and the people
//! waiting for approval.

use domain::powers::Power;
use leptos::{prelude::*, task::spawn_local};
use protocol::limits::{PASSWORD_CHARS_MAX, PASSWORD_CHARS_MIN};
use texts::join_code as t;

use crate::{
    browser::{
        http::{self, Field, HttpError, Json},
        random,
    },
    live::sheets::waitlist::waitlist,
    state::{Room, join_api::JoinPolicy},
    ui::{
        AnySignal,
        code::grouped,
        controls::{button, form, send_button},
        copy::CopyButton,
        memo,
        parts::{buttons, el, list, live, nothing, para, plain, when},
        views::Views as _,
    },
};

/// The settings for joining by code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodeSettings {
    /// What a code grants.
    pub policy: JoinPolicy,
    /// The code and the link that contains it; `None` while codes do not work.
    pub code: Option<(String, String)>,
    /// Changes to make the browser reload the QR code. Not the code itself, because URLs end up in logs.
    picture: u64,
}

impl CodeSettings {
    fn from_json(json: &Json) -> Self {
        Self {
            policy: JoinPolicy::of(&json.text("entry").unwrap_or_default()),
            code: json.text("code").zip(json.text("link")),
            picture: random::number(),
        }
    }
}

fn path(room: Room) -> String {
    format!("/api/workshops/{}/join-code", room.workshop_id())
}

/// Fetches the settings. If that fails, the known ones stay.
pub fn look(room: Room, settings: AnySignal<Option<CodeSettings>>) {
    spawn_local(async move {
        if let Ok(json) = http::get(&path(room)).await {
            let known = CodeSettings::from_json(&json);
            let same = settings.try_with_untracked(|old| {
                old.as_ref().is_some_and(|old| old.policy == known.policy && old.code == known.code)
            });
            if same == Some(false) {
                let _ = settings.try_set(Some(known));
            }
        }
    });
}

/// The QR code of the link.
pub fn picture(room: Room, settings: &CodeSettings) -> AnyView {
    let source = format!("{}.svg?{}", path(room), settings.picture);
    view! { <img class="qr" src=source alt=t::picture() width="200" height="200" /> }.into_any()
}

/// The section in the list of people: everything for the Mobilizer, for others only the code while it works.
pub fn section(room: Room) -> AnyView {
    let settings = AnySignal::new(None::<CodeSettings>);
    let trouble = RwSignal::new(None::<String>);
    look(room, settings);
    let rules = memo(move || room.may(Power::Moderate));
    let shows = memo(move || {
        rules.get()
            || settings
                .with(|settings| settings.as_ref().is_some_and(|settings| settings.code.is_some()))
    });
    when(
        move || shows.get(),
        move || {
            let inside = vec![
                el("h3", "", vec![plain(t::title())]),
                when(move || rules.get(), move || waitlist(room, trouble)),
                when(move || rules.get(), move || policies(room, settings, trouble)),
                live(move || settings.get().map_or_else(nothing, |settings| code(room, &settings))),
                when(move || rules.get(), move || renewal(room, settings, trouble)),
                problem(trouble),
            ];
            el("section", "stack by-code", inside)
        },
    )
}

fn problem(trouble: RwSignal<Option<String>>) -> AnyView {
    view! {
        <p class="problem" role="alert" hidden=move || trouble.get().is_none()>
            {move || trouble.get()}
        </p>
    }
    .into_any()
}

/// The code in large type, its link and its QR code.
fn code(room: Room, settings: &CodeSettings) -> AnyView {
    let Some((code, link)) = settings.code.clone() else {
        return nothing();
    };
    view! {
        <div class="pass">
            {picture(room, settings)}
            <div class="stack" data-gap="s">
                <p class="hint">{t::code()}</p>
                <p class="code">{grouped(&code)}</p>
                <p>
                    <code>{link.clone()}</code>
                </p>
                <CopyButton text=link what=t::the_link() />
            </div>
        </div>
    }
    .into_any()
}

/// What a code grants, one button per policy: with radio buttons, arrow keys would pass through a state that revokes
/// the code.
fn policies(
    room: Room,
    settings: AnySignal<Option<CodeSettings>>,
    trouble: RwSignal<Option<String>>,
) -> AnyView {
    let asks = RwSignal::new(false);
    let now = memo(move || {
        if asks.get() {
            return Some(JoinPolicy::Password);
        }
        settings.with(|settings| settings.as_ref().map(|settings| settings.policy))
    });
    let row = |policy: JoinPolicy| {
        let (word, means) = match policy {
            JoinPolicy::Closed => (t::closed(), t::closed_means()),
            JoinPolicy::Open => (t::open(), t::open_means()),
            JoinPolicy::Approval => (t::approval(), t::approval_means()),
            JoinPolicy::Password => (t::password(), t::password_means()),
        };
        let choose = move |_| {
            asks.set(policy == JoinPolicy::Password);
            if policy != JoinPolicy::Password {
                change(room, (settings, trouble), policy, None, false);
            }
        };
        view! {
            <li>
                <button
                    type="button"
                    class="button"
                    aria-pressed=move || if now.get() == Some(policy) { "true" } else { "false" }
                    on:click=choose
                >
                    {word}
                </button>
                <small>{means}</small>
            </li>
        }
        .into_any()
    };
    let choices = list("policies", JoinPolicy::ALL.into_iter().map(row).views());
    let password = when(
        move || now.get() == Some(JoinPolicy::Password),
        move || password(room, (settings, trouble), asks),
    );
    vec![para("hint", t::policy()), choices, password].into_any()
}

type Known = (AnySignal<Option<CodeSettings>>, RwSignal<Option<String>>);

/// The form for the password, which is not stored in this browser.
fn password(room: Room, known: Known, asks: RwSignal<bool>) -> AnyView {
    let typed = RwSignal::new(String::new());
    let set = move |renew: bool| {
        let password = typed.get_untracked();
        let (min, max) = (PASSWORD_CHARS_MIN, PASSWORD_CHARS_MAX);
        if !(min..=max).contains(&password.chars().count()) {
            known.1.set(Some(t::bad_password(min, max)));
            return;
        }
        change(room, known, JoinPolicy::Password, Some(password), renew);
        typed.set(String::new());
        asks.set(false);
    };
    let has_code = move || {
        known.0.with(|settings| settings.as_ref().is_some_and(|settings| settings.code.is_some()))
    };
    let renew = when(has_code, move || button("quiet small", None, t::renew(), move || set(true)));
    let body = view! {
        <div class="field">
            <label for="join-code-password">{t::new_password(PASSWORD_CHARS_MIN, PASSWORD_CHARS_MAX)}</label>
            <input
                id="join-code-password"
                type="text"
                autocomplete="off"
                spellcheck="false"
                maxlength=PASSWORD_CHARS_MAX.to_string()
                prop:value=move || typed.get()
                on:input=move |event| typed.set(event_target_value(&event))
            />
        </div>
        <div class="buttons">{send_button("small", None, t::set_password())} {renew}</div>
    };
    form("stack", move || set(false), body.into_any())
}

/// The button for a new code, where no password must be given with it.
fn renewal(
    room: Room,
    settings: AnySignal<Option<CodeSettings>>,
    trouble: RwSignal<Option<String>>,
) -> AnyView {
    let policy =
        memo(move || settings.with(|settings| settings.as_ref().map(|settings| settings.policy)));
    live(move || match policy.get() {
        Some(policy @ (JoinPolicy::Open | JoinPolicy::Approval)) => {
            let renew = button("small", None, t::renew(), move || {
                change(room, (settings, trouble), policy, None, true);
            });
            buttons(vec![renew, para("hint", t::renew_means())])
        }
        Some(JoinPolicy::Password) => para("hint", t::renew_means()),
        _ => nothing(),
    })
}

fn change(room: Room, known: Known, policy: JoinPolicy, password: Option<String>, renew: bool) {
    let (settings, trouble) = known;
    let mut fields = vec![("entry", Field::Text(policy.key().to_owned()))];
    fields.extend(password.map(|password| ("password", Field::Text(password))));
    fields.extend(renew.then_some(("renew", Field::Flag(true))));
    spawn_local(async move {
        let answer = http::post(&path(room), &fields).await;
        // The list may have been closed meanwhile.
        let _ = trouble.try_set(answer.as_ref().err().map(HttpError::words));
        if let Ok(json) = answer {
            let _ = settings.try_set(Some(CodeSettings::from_json(&json)));
        }
    });
}
