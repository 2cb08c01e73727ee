//! Joining: a name and a function, nothing else, and who sees what.

use domain::{
    Role, Timestamp,
    limits::{FUNCTION_CHARS_MAX, NAME_CHARS_MAX},
    text::{DisplayName, FunctionName},
    tool::seats,
};
use leptos::task::spawn_local;

use leptos::prelude::*;
use protocol::limits::PASSWORD_CHARS_MAX;
use texts::come_in as t;

use crate::{
    browser::{clock, random},
    live::shared::charter::{self, PhaseVisibility},
    state::{
        ToastKind,
        join_api::{self, JoinPolicy},
        use_room,
    },
    ui::{
        act,
        bare::bare,
        icon::{Glyph, Icon},
        views::Views as _,
    },
    words,
};

/// Suggested functions. Any other text is accepted too.
fn functions() -> [&'static str; 10] {
    [
        t::finance(),
        t::operations(),
        t::it(),
        t::hr(),
        t::legal(),
        t::procurement(),
        t::sales(),
        t::production(),
        t::quality(),
        t::security(),
    ]
}

/// What a person joins with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Introduction {
    pub name: DisplayName,
    /// `None` only on the supplier's side.
    pub function: Option<FunctionName>,
    /// Only for a code that requires a password.
    pub password: Option<String>,
}

/// A neutral name, suggested to people who would rather not give their own.
fn offered_name() -> String {
    let names: Vec<&str> = t::names().split('|').collect();
    let place = random::uuid().as_u128() % u128::try_from(names.len()).unwrap_or(1);
    usize::try_from(place)
        .ok()
        .and_then(|place| names.get(place))
        .copied()
        .unwrap_or_default()
        .into()
}

/// The form. Renders the same on the server and in the browser; disabled until the page is live.
#[component]
pub fn JoinForm(
    /// The workshop's title, once it is known.
    #[prop(into)]
    title: Signal<String>,
    /// The seat's role, once it is known.
    #[prop(into)]
    role: Signal<Option<Role>>,
    /// Whether the seat is an invited expert's.
    #[prop(into)]
    expert: Signal<bool>,
    /// The function the seat was created for, if any.
    #[prop(into)]
    function: Signal<Option<String>>,
    /// The visibility of the three phases.
    #[prop(into)]
    visibility: Signal<PhaseVisibility>,
    /// The functions that others stand for.
    #[prop(into)]
    others: Signal<Vec<String>>,
    /// The planned start, if one was set.
    #[prop(into)]
    starts_at: Signal<Option<Timestamp>>,
    /// What the code grants, for people who join by code.
    #[prop(into)]
    policy: Signal<Option<JoinPolicy>>,
    /// Whether a request is running.
    #[prop(into)]
    busy: Signal<bool>,
    /// What is wrong, if something is.
    #[prop(into)]
    problem: Signal<Option<String>>,
    /// Called with the filled-in form.
    #[prop(into)]
    on_join: Callback<Introduction>,
) -> impl IntoView {
    let name = RwSignal::new(String::new());
    let typed = RwSignal::new(None::<String>);
    let stands_for = move || typed.get().or_else(|| function.get()).unwrap_or_default();
    let needs_function = move || role.get().is_none_or(Role::is_member);
    let password = RwSignal::new(String::new());
    let asks_password = move || policy.get() == Some(JoinPolicy::Password);
    let missing = RwSignal::new((None::<&'static str>, None::<&'static str>, false));
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let parsed_name = DisplayName::parse(&name.get_untracked());
        let parsed_function = FunctionName::parse(&untrack(stands_for)).ok();
        let lacks_password = untrack(asks_password) && password.with_untracked(String::is_empty);
        let lacks_function = untrack(needs_function) && parsed_function.is_none();
        missing.set((
            parsed_name.is_err().then(t::name_missing),
            lacks_function.then(t::function_missing),
            lacks_password,
        ));
        if let (Ok(name), false) = (parsed_name, lacks_function || lacks_password) {
            let password = untrack(asks_password).then(|| password.get_untracked());
            on_join.run(Introduction { name, function: parsed_function, password });
        }
    };
    let off = move || busy.get() || role.get().is_none();
    view! {
        <form class="form-card" on:submit=submit novalidate>
            <header>
                <p class="hint">{t::invited()}</p>
                <h1>{move || title.get()}</h1>
                <p class="hint" hidden=move || role.get().is_none()>
                    {move || {
                        role.get().map(|role| {
                            if expert.get() {
                                texts::guest::called().to_owned()
                            } else {
                                t::as_role(words::role(role), words::role_about(role))
                            }
                        })
                    }}
                </p>
                <p class="starts" hidden=move || starts_at.get().is_none()>
                    {move || {
                        starts_at.get().map(|at| t::starts(clock::day(at), clock::hours_minutes(at)))
                    }}
                </p>
            </header>
            <div class="field">
                <label for="name">{t::name()}</label>
                <p class="hint" id="name-hint">
                    {t::name_hint()}
                </p>
                <input
                    id="name"
                    type="text"
                    autocomplete="name"
                    maxlength=NAME_CHARS_MAX.to_string()
                    aria-describedby="name-hint name-problem"
                    aria-invalid=move || missing.get().0.map(|_| "true")
                    disabled=off
                    prop:value=move || name.get()
                    on:input=move |event| name.set(event_target_value(&event))
                />
                <button
                    type="button"
                    class="button quiet small offer"
                    disabled=off
                    on:click=act(move || name.set(offered_name()))
                >
                    {t::offer_name()}
                </button>
                <p class="problem" id="name-problem" hidden=move || missing.get().0.is_none()>
                    {move || missing.get().0}
                </p>
            </div>
            <div class="field">
                <label for="function">
                    {t::function()}
                    <span hidden=needs_function>" " {t::may_be_empty()}</span>
                </label>
                <p class="hint" id="function-hint">
                    {t::function_hint()}
                </p>
                <input
                    id="function"
                    type="text"
                    maxlength=FUNCTION_CHARS_MAX.to_string()
                    autocomplete="organization-title"
                    list="functions"
                    aria-describedby="function-hint function-problem"
                    aria-invalid=move || missing.get().1.map(|_| "true")
                    disabled=off
                    prop:value=stands_for
                    on:input=move |event| typed.set(Some(event_target_value(&event)))
                />
                <datalist id="functions">
                    {functions().into_iter().map(|function| view! { <option value=function></option> }).views()}
                </datalist>
                <p class="problem" id="function-problem" hidden=move || missing.get().1.is_none()>
                    {move || missing.get().1}
                </p>
            </div>
            <div class="field" hidden=move || !asks_password()>
                <label for="password">{t::password()}</label>
                <p class="hint" id="password-hint">
                    {t::password_hint()}
                </p>
                <input
                    id="password"
                    type="password"
                    autocomplete="off"
                    maxlength=PASSWORD_CHARS_MAX.to_string()
                    aria-describedby="password-hint password-problem"
                    aria-invalid=move || missing.get().2.then_some("true")
                    disabled=move || off() || !asks_password()
                    prop:value=move || password.get()
                    on:input=move |event| password.set(event_target_value(&event))
                />
                <p class="problem" id="password-problem" hidden=move || !missing.get().2>
                    {t::password_missing()}
                </p>
            </div>
            <p class="hint" role="status">
                {move || {
                    let member = role.get().is_some_and(Role::is_member);
                    let function = stands_for();
                    // With a password, others' functions are not disclosed before it was given: then draw no
                    // conclusion.
                    (member && !asks_password())
                        .then(|| charter::alone(visibility.get(), function.trim(), &others.get()))
                        .flatten()
                }}
            </p>
            <VisibilityNotes visibility />
            <p class="problem" role="alert" hidden=move || problem.get().is_none()>
                {move || problem.get()}
            </p>
            <button
                class="button primary wide"
                disabled=off
                aria-busy=move || busy.get().then_some("true")
            >
                {move || match policy.get() {
                    Some(JoinPolicy::Approval) => t::ask_in(),
                    _ => t::come_in(),
                }}
            </button>
        </form>
    }
}

/// Who sees what, in three sentences.
#[component]
fn VisibilityNotes(visibility: Signal<PhaseVisibility>) -> impl IntoView {
    let promise = |icon, words: &'static str| {
        view! {
            <li>
                <Glyph icon=icon />
                " "
                <span>{words}</span>
            </li>
        }
    };
    view! {
        <ul class="visibility-notes" role="list">
            {promise(Icon::Lock, t::sealed())}
            <li>
                <Glyph icon=Icon::People />
                " "
                <span>{move || charter::sentence(visibility.get())}</span>
            </li>
            {promise(Icon::Export, t::yours())}
        </ul>
    }
}

/// The same form inside the workshop's page, for people who have opened their link but not joined yet.
#[component]
pub fn JoinInside() -> impl IntoView {
    let room = use_room();
    let title = Signal::derive(move || {
        room.read(|w| w.agenda.title.as_ref().map(ToString::to_string).unwrap_or_default())
    });
    let role = Signal::derive(move || room.me().map(|me| me.role));
    let expert = Signal::derive(move || room.me().is_some_and(|me| me.expert.is_some()));
    let function = Signal::derive(move || room.me()?.function.map(String::from));
    let others = Signal::derive(move || {
        let me = room.seat();
        room.read(|w| {
            let others = w.seats.all.values().filter(|seat| seat.id != me && seat.role.is_member());
            others.filter_map(|seat| seat.function.as_ref().map(ToString::to_string)).collect()
        })
    });
    let on_join = move |who: Introduction| {
        let workshop = room.workshop_id();
        spawn_local(async move {
            if let Err(trouble) = join_api::name(workshop, who.name.as_str()).await {
                room.toast(ToastKind::Stop, trouble.words());
            }
        });
        room.send(seats::Command::Join { function: who.function });
    };
    let form = view! {
        <JoinForm
            title
            role
            expert
            function
            visibility=Signal::derive(move || charter::visibility(room))
            others
            starts_at=Signal::stored(None)
            policy=Signal::stored(None)
            busy=Signal::stored(false)
            problem=Signal::stored(None::<String>)
            on_join
        />
    };
    bare(form.into_any())
}
