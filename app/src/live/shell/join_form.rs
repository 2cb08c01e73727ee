//! Joining: a name and a function, nothing else, and who sees what.

use domain::{
    Role, Timestamp,
    limits::{FUNCTION_CHARS_MAX, NAME_CHARS_MAX},
    text::{DisplayName, FunctionName},
};
use leptos::prelude::*;
use protocol::limits::PASSWORD_CHARS_MAX;
use texts::join_form as t;

use crate::{
    browser::clock,
    live::{
        shared::charter::{self, PhaseVisibility},
        shell::suggestions::{functions, offered_name},
    },
    state::join_api::JoinPolicy,
    ui::{AnySignal, act, views::Views as _},
    words,
};

/// What a person joins with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Introduction {
    pub name: DisplayName,
    /// `None` only on the supplier's side.
    pub function: Option<FunctionName>,
    /// Only for a code that requires a password.
    pub password: Option<String>,
}

/// What is known about the seat, and what happens to the form. Most of it is known only after the first request.
#[derive(Clone, Copy)]
pub struct JoinContext {
    /// The workshop's title.
    pub title: Signal<String>,
    /// The seat's role.
    pub role: Signal<Option<Role>>,
    /// Whether the seat is an invited expert's.
    pub expert: Signal<bool>,
    /// The function the seat was created for, if any.
    pub function: Signal<Option<String>>,
    /// The visibility of the three phases.
    pub visibility: Signal<PhaseVisibility>,
    /// The functions that others stand for.
    pub others: Signal<Vec<String>>,
    /// The planned start, if one was set.
    pub starts_at: Signal<Option<Timestamp>>,
    /// What the code grants, for people who join by code.
    pub policy: Signal<Option<JoinPolicy>>,
    /// Whether a request is running.
    pub busy: Signal<bool>,
    /// What is wrong, if something is.
    pub problem: Signal<Option<String>>,
}

/// What is missing in a form that was sent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Missing {
    name: bool,
    function: Option<&'static str>,
    password: bool,
}

/// The form being filled in.
#[derive(Clone, Copy)]
struct Form {
    context: JoinContext,
    name: RwSignal<String>,
    /// The function as typed; `None` until the person changes the seat's own.
    function: RwSignal<Option<String>>,
    password: RwSignal<String>,
    missing: AnySignal<Missing>,
}

/// The form. Renders the same on the server and in the browser; disabled until the page is live.
pub fn join_form(context: JoinContext, on_join: Callback<Introduction>) -> AnyView {
    let form = Form {
        context,
        name: RwSignal::new(String::new()),
        function: RwSignal::new(None),
        password: RwSignal::new(String::new()),
        missing: AnySignal::new(Missing::default()),
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if let Some(introduction) = untrack(|| form.filled_in()) {
            on_join.run(introduction);
        }
    };
    let JoinContext { visibility, policy, busy, problem, .. } = context;
    view! {
        <form class="form-card" on:submit=submit novalidate>
            {form.head()}
            {form.name()}
            {form.function()}
            {form.password()}
            <p class="hint" role="status">
                {move || form.alone()}
            </p>
            {charter::notes(visibility)}
            <p class="problem" role="alert" hidden=move || problem.get().is_none()>
                {move || problem.get()}
            </p>
            <button
                class="button primary wide"
                disabled=move || form.is_off()
                aria-busy=move || busy.get().then_some("true")
            >
                {move || match policy.get() {
                    Some(JoinPolicy::Approval) => t::ask_in(),
                    _ => t::join(),
                }}
            </button>
        </form>
    }
    .into_any()
}

impl Form {
    fn stands_for(self) -> String {
        self.function.get().or_else(|| self.context.function.get()).unwrap_or_default()
    }

    fn needs_function(self) -> bool {
        self.context.role.get().is_none_or(Role::is_member)
    }

    fn asks_password(self) -> bool {
        self.context.policy.get() == Some(JoinPolicy::Password)
    }

    fn is_off(self) -> bool {
        self.context.busy.get() || self.context.role.get().is_none()
    }

    /// What was filled in; `None` and messages if something is missing.
    fn filled_in(self) -> Option<Introduction> {
        let name = DisplayName::parse(&self.name.get());
        let function = FunctionName::parse(&self.stands_for()).ok();
        let lacks_password = self.asks_password() && self.password.with(String::is_empty);
        let lacks_function = self.needs_function() && function.is_none();
        self.missing.set(Missing {
            name: name.is_err(),
            function: lacks_function.then(t::function_missing),
            password: lacks_password,
        });
        let password = self.asks_password().then(|| self.password.get());
        let name = name.ok().filter(|_| !lacks_function && !lacks_password)?;
        Some(Introduction { name, function, password })
    }

    /// With a password, others' functions are not disclosed before it was given: then no conclusion is drawn.
    fn alone(self) -> Option<String> {
        let JoinContext { role, visibility, others, .. } = self.context;
        let member = role.get().is_some_and(Role::is_member);
        let function = self.stands_for();
        (member && !self.asks_password())
            .then(|| charter::alone(visibility.get(), function.trim(), &others.get()))
            .flatten()
    }

    fn head(self) -> AnyView {
        let JoinContext { title, role, expert, starts_at, .. } = self.context;
        view! {
            <header>
                <p class="hint">{t::invited()}</p>
                <h1>{move || title.get()}</h1>
                <p class="hint" hidden=move || role.get().is_none()>
                    {move || {
                        role.get().map(|role| {
                            if expert.get() {
                                texts::expert_page::invited().to_owned()
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
        }
        .into_any()
    }

    fn name(self) -> AnyView {
        let Self { name, missing, .. } = self;
        view! {
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
                    aria-invalid=move || missing.get().name.then_some("true")
                    disabled=move || self.is_off()
                    prop:value=move || name.get()
                    on:input=move |event| name.set(event_target_value(&event))
                />
                <button
                    type="button"
                    class="button quiet small offer"
                    disabled=move || self.is_off()
                    on:click=act(move || name.set(offered_name()))
                >
                    {t::offer_name()}
                </button>
                <p class="problem" id="name-problem" hidden=move || !missing.get().name>
                    {move || missing.get().name.then(|| t::name_missing(NAME_CHARS_MAX))}
                </p>
            </div>
        }
        .into_any()
    }

    fn function(self) -> AnyView {
        let Self { function, missing, .. } = self;
        let offered = functions().into_iter();
        view! {
            <div class="field">
                <label for="function">
                    {t::function()}
                    <span hidden=move || self.needs_function()>" " {t::may_be_empty()}</span>
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
                    aria-invalid=move || missing.get().function.map(|_| "true")
                    disabled=move || self.is_off()
                    prop:value=move || self.stands_for()
                    on:input=move |event| function.set(Some(event_target_value(&event)))
                />
                <datalist id="functions">
                    {offered.map(|function| view! { <option value=function></option> }).views()}
                </datalist>
                <p class="problem" id="function-problem" hidden=move || missing.get().function.is_none()>
                    {move || missing.get().function}
                </p>
            </div>
        }
        .into_any()
    }

    fn password(self) -> AnyView {
        let Self { password, missing, .. } = self;
        view! {
            <div class="field" hidden=move || !self.asks_password()>
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
                    aria-invalid=move || missing.get().password.then_some("true")
                    disabled=move || self.is_off() || !self.asks_password()
                    prop:value=move || password.get()
                    on:input=move |event| password.set(event_target_value(&event))
                />
                <p class="problem" id="password-problem" hidden=move || !missing.get().password>
                    {t::password_missing()}
                </p>
            </div>
        }
        .into_any()
    }
}
