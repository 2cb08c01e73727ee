//! Joining: exchanges the secret in the URL for a seat, then asks two questions. People with a code instead of a link
//! answer the same two and may have to wait for approval.

use std::time::Duration;

use domain::{Role, Timestamp};
use leptos::{prelude::*, task::spawn_local};
use texts::join as t;

use crate::{
    browser::{http::HttpError, page},
    live::shell::join_form::{JoinContext, join_form},
    state::{
        join_api::{self, EntryResponse, JoinPolicy},
        local_store,
    },
    ui::{act, bare::bare, code::code_form, dots::dots, effect, memo},
};

mod joining;

use joining::{JoinScreen, JoinState, Joining};

/// How often a waiting person's browser asks whether they were let in.
const ASK_EVERY: Duration = Duration::from_secs(3);

/// `/join#secret`, `/join#code`, `/join`
pub fn join_page() -> AnyView {
    let joining = Joining::new();
    effect(move || joining.begin());

    // Opening another link in this tab changes only the fragment, so the browser does not reload the page.
    effect(move || {
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
    let (busy, problem) = (joining.busy.into(), joining.trouble.into());
    let context = JoinContext {
        title,
        role,
        expert,
        function,
        visibility,
        others,
        starts_at,
        policy,
        busy,
        problem,
    };
    join_form(context, Callback::new(move |who| joining.join(who)))
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
            {dots(0, 3)}
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
