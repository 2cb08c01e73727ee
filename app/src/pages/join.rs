//! Joining: exchanges the secret in the URL for a seat, then asks two questions. People with a code instead of a link
//! answer the same two and may have to wait for approval.

use std::time::Duration;

use domain::{Role, Timestamp};
use leptos::{prelude::*, task::spawn_local};
use texts::join as t;

use crate::{
    browser::{http::HttpError, page},
    live::shell::join_form::{Introduction, JoinForm},
    state::{
        join_api::{self, EntryResponse, JoinPolicy, JoinTarget, LinkedSeat},
        local_store,
    },
    ui::{
        act,
        bare::bare,
        code::{code_form, code_in},
        memo,
    },
};

/// How often a waiting person's browser asks whether they were let in.
const ASK_EVERY: Duration = Duration::from_secs(3);

/// How far the person has got.
#[derive(Clone, PartialEq)]
enum JoinState {
    /// Looking up what the URL contains.
    Looking,
    /// A personal link opened this seat.
    Seat(LinkedSeat),
    /// No link and no code yet: the form for a code.
    Code,
    /// A code that leads to this workshop.
    Workshop(JoinTarget),
    /// Waiting for approval.
    Waiting,
    /// Approval was denied.
    Refused,
}

/// What the page shows.
#[derive(Clone, Copy, PartialEq)]
enum JoinScreen {
    Form,
    CodeEntry,
    Waiting,
    Refused,
}

impl JoinState {
    fn screen(&self) -> JoinScreen {
        match self {
            Self::Looking | Self::Seat(_) | Self::Workshop(_) => JoinScreen::Form,
            Self::Code => JoinScreen::CodeEntry,
            Self::Waiting => JoinScreen::Waiting,
            Self::Refused => JoinScreen::Refused,
        }
    }
}

/// The page's state.
#[derive(Clone, Copy)]
struct Joining {
    at: RwSignal<JoinState>,
    busy: RwSignal<bool>,
    trouble: RwSignal<Option<String>>,
}

impl Joining {
    fn new() -> Self {
        Self {
            at: RwSignal::new(JoinState::Looking),
            busy: RwSignal::new(false),
            trouble: RwSignal::new(None),
        }
    }

    fn go(self, at: JoinState) {
        self.trouble.set(None);
        self.at.set(at);
    }

    fn fail(self, at: JoinState, failed: &HttpError) {
        self.at.set(at);
        self.trouble.set(Some(failed.words()));
    }

    /// Resolves the URL's fragment, or what this browser remembers.
    fn begin(self) {
        let fragment = page::take_fragment().filter(|fragment| !fragment.is_empty());
        let code = match &fragment {
            Some(fragment) => {
                // What the tab remembers belongs to an earlier URL.
                local_store::remember_waiting(None);
                local_store::remember_code(None);
                code_in(fragment)
            }
            None if local_store::remembered_waiting().is_some() => {
                return self.at.set(JoinState::Waiting);
            }
            None => local_store::remembered_code(),
        };
        if let Some(code) = code {
            return self.look(code);
        }
        spawn_local(async move {
            let linked = fragment.is_some();
            let found = match fragment {
                Some(secret) => join_api::exchange(&secret).await.map(Some),
                None => join_api::again().await,
            };
            match found {
                Ok(Some(found)) if found.taken || found.role == Role::Wall => {
                    page::go(&found.path());
                }
                Ok(Some(found)) => self.at.set(JoinState::Seat(found)),
                Ok(None) => self.at.set(JoinState::Code),
                Err(failed) => {
                    self.fail(if linked { JoinState::Looking } else { JoinState::Code }, &failed);
                }
            }
        });
    }

    /// Looks up what a code leads to.
    fn look(self, code: String) {
        self.busy.set(true);
        spawn_local(async move {
            match join_api::look(code).await {
                Ok(leads) => {
                    local_store::remember_code(Some(&leads.code));
                    self.go(JoinState::Workshop(leads));
                }
                Err(failed) => {
                    // Without a network the code is probably still right.
                    if failed != HttpError::Unreached {
                        local_store::remember_code(None);
                    }
                    self.fail(JoinState::Code, &failed);
                }
            }
            self.busy.set(false);
        });
    }

    /// Joins on the seat or with the code.
    fn join(self, who: Introduction) {
        self.busy.set(true);
        self.trouble.set(None);
        let at = self.at.get_untracked();
        spawn_local(async move {
            let failed = match (at, who.function) {
                (JoinState::Seat(seat), function) => {
                    match join_api::name(seat.workshop, who.name.as_str()).await {
                        Ok(()) => {
                            join_api::take_seat(&seat, function);
                            return page::go(&seat.path());
                        }
                        Err(failed) => Some(failed),
                    }
                }
                (JoinState::Workshop(leads), Some(function)) => {
                    let response =
                        join_api::request_entry(leads.code, who.name, function, who.password).await;
                    match response {
                        Ok(response) => return self.proceed(&response),
                        Err(failed) => Some(failed),
                    }
                }
                _ => None,
            };
            self.busy.set(false);
            self.trouble.set(failed.map(|failed| failed.words()));
        });
    }

    fn proceed(self, response: &EntryResponse) {
        match response {
            EntryResponse::In(seat) => {
                local_store::remember_waiting(None);
                local_store::remember_code(None);
                // Name and function were given when asking for entry: do not ask twice.
                join_api::take_seat(seat, None);
                page::go(&seat.path());
            }
            EntryResponse::Waits(wait) => {
                local_store::remember_waiting(Some(wait));
                self.busy.set(false);
                self.go(JoinState::Waiting);
            }
        }
    }

    /// Reads a property of the workshop from the seat or the code, whichever is known.
    fn of<T: Default>(self, by_seat: fn(&LinkedSeat) -> T, by_code: fn(&JoinTarget) -> T) -> T {
        self.at.with(|at| match at {
            JoinState::Seat(seat) => by_seat(seat),
            JoinState::Workshop(leads) => by_code(leads),
            _ => T::default(),
        })
    }
}

/// `/join#secret`, `/join#code`, `/join`
#[component]
pub fn JoinPage() -> impl IntoView {
    let joining = Joining::new();
    Effect::new(move |_| joining.begin());

    // Opening another link in this tab changes only the fragment, so the browser does not reload the page.
    Effect::new(move |_| {
        let other = window_event_listener(leptos::ev::hashchange, |_| page::reload());
        on_cleanup(move || other.remove());
    });

    // Only the screen is compared: the form must not be rebuilt as more becomes known.
    let screen = memo(move || joining.at.with(JoinState::screen));
    let inside = move || match screen.get() {
        JoinScreen::Form => form(joining),
        JoinScreen::CodeEntry => code_entry(joining),
        JoinScreen::Waiting => waiting(joining),
        JoinScreen::Refused => refused(joining),
    };
    bare(inside.into_any())
}

fn form(joining: Joining) -> AnyView {
    let title = Signal::derive(move || {
        let title = joining.of(|seat| seat.title.clone(), |leads| leads.title.clone());
        if title.is_empty() { t::some_workshop().to_owned() } else { title }
    });
    let role =
        Signal::derive(move || joining.of(|seat| Some(seat.role), |_| Some(Role::Stakeholder)));
    let expert = Signal::derive(move || joining.of(|seat| seat.expert, |_| false));
    let function = Signal::derive(move || joining.of(|seat| seat.function.clone(), |_| None));
    let others =
        Signal::derive(move || joining.of(|seat| seat.others.clone(), |l| l.others.clone()));
    let visibility = Signal::derive(move || joining.of(|seat| seat.visibility, |l| l.visibility));
    let starts_at: Signal<Option<Timestamp>> =
        Signal::derive(move || joining.of(|seat| seat.starts_at, |leads| leads.starts_at));
    let policy: Signal<Option<JoinPolicy>> =
        Signal::derive(move || joining.of(|_| None, |leads| Some(leads.policy)));
    let on_join = move |who| joining.join(who);
    let (busy, problem) = (joining.busy, joining.trouble);
    view! {
        <JoinForm
            title
            role
            expert
            function
            visibility
            others
            starts_at
            policy
            busy
            problem
            on_join
        />
    }
    .into_any()
}

/// "Have a code?" with the form for it.
fn code_entry(joining: Joining) -> AnyView {
    let said = (t::code(), t::code_hint(), t::go_on());
    let form = code_form("code", said, joining.busy, joining.trouble, move |code| {
        joining.look(code);
    });
    view! {
        <section class="form-card">
            <h1>{t::have_code()}</h1>
            {form}
        </section>
    }
    .into_any()
}

/// Waiting for approval: asks every few seconds until the page is left.
fn waiting(joining: Joining) -> AnyView {
    let lost = RwSignal::new(false);
    let asking = RwSignal::new(false);
    let ask = move || {
        if asking.get_untracked() {
            return;
        }
        let Some(wait) = local_store::remembered_waiting() else {
            return joining.go(JoinState::Code);
        };
        asking.set(true);
        spawn_local(async move {
            let answer = join_api::wait(wait).await;
            let _ = asking.try_set(false);
            match answer {
                Ok(response @ EntryResponse::In(_)) => joining.proceed(&response),
                Ok(EntryResponse::Waits(_)) => {
                    let _ = lost.try_set(false);
                }
                Err(HttpError::Refused { status: 403, .. }) => {
                    local_store::remember_waiting(None);
                    local_store::remember_code(None);
                    joining.go(JoinState::Refused);
                }
                Err(failed @ HttpError::Refused { status: 400 | 404, .. }) => {
                    local_store::remember_waiting(None);
                    joining.fail(JoinState::Code, &failed);
                }
                // The network is disturbed: keep waiting.
                Err(_) => {
                    let _ = lost.try_set(true);
                }
            }
        });
    };
    ask();
    if let Ok(every) = set_interval_with_handle(ask, ASK_EVERY) {
        on_cleanup(move || every.clear());
    }
    view! {
        <div class="form-card waiting-in" role="status">
            <span class="dots-in" aria-hidden="true">
                <i></i>
                <i></i>
                <i></i>
            </span>
            <h1>{t::waiting()}</h1>
            <p>{t::waiting_more()}</p>
            <p class="hint" hidden=move || !lost.get()>
                {t::still_asking()}
            </p>
        </div>
    }
    .into_any()
}

fn refused(joining: Joining) -> AnyView {
    view! {
        <div class="form-card">
            <h1>{t::refused()}</h1>
            <p role="alert">{t::refused_more()}</p>
            <div class="buttons">
                <button type="button" class="button" on:click=act(move || joining.go(JoinState::Code))>
                    {t::other_code()}
                </button>
                <a class="button quiet" href="/">
                    {texts::routes::start_page()}
                </a>
            </div>
        </div>
    }
    .into_any()
}
