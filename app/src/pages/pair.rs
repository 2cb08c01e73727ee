//! What the Mobilizer sees after scanning a screen: the choice of a workshop for it, and the confirmation.

use domain::id::WorkshopId;
use leptos::{prelude::*, task::spawn_local};
use texts::{join, wall_screen as t};

use crate::{
    browser::{http::HttpError, page},
    state::screens::{self, Showable},
    ui::{
        AnySignal, act,
        bare::bare,
        code::{code_form, code_in, grouped},
        effect,
        views::Views as _,
    },
};

/// How far the pairing has got.
#[derive(Clone, PartialEq)]
enum PairState {
    /// The form for a code.
    Code,
    /// The code on the screen, and the workshops that could be shown there.
    Choice(String, Vec<Showable>),
    /// The screen shows this workshop.
    Shown(WorkshopId),
}

#[derive(Clone, Copy)]
struct Pairing {
    at: AnySignal<PairState>,
    busy: RwSignal<bool>,
    trouble: RwSignal<Option<String>>,
}

impl Pairing {
    fn after<T>(self, answer: Result<T, HttpError>, at: impl FnOnce(T) -> PairState) {
        self.busy.set(false);
        match answer {
            Ok(known) => {
                self.trouble.set(None);
                self.at.set(at(known));
            }
            Err(failed) => {
                // An expired code is asked for again; without a network the code is probably still right.
                if failed != HttpError::Unreached {
                    self.at.set(PairState::Code);
                }
                self.trouble.set(Some(failed.words()));
            }
        }
    }

    fn look(self, code: String) {
        self.busy.set(true);
        spawn_local(async move {
            let answer = screens::look(&code).await;
            self.after(answer, |all| PairState::Choice(code, all));
        });
    }

    fn show(self, workshop: WorkshopId, code: String) {
        self.busy.set(true);
        spawn_local(async move {
            let answer = screens::show(workshop, code).await;
            self.after(answer, |()| PairState::Shown(workshop));
        });
    }
}

/// `/pair#code`, `/pair`
pub fn pair_page() -> AnyView {
    let pairing = Pairing {
        at: AnySignal::new(PairState::Code),
        busy: RwSignal::new(false),
        trouble: RwSignal::new(None),
    };
    effect(move || {
        if let Some(code) = page::take_fragment().as_deref().and_then(code_in) {
            pairing.look(code);
        }
        // Scanning another screen in this tab changes only the fragment, so the browser does not reload the page.
        let other = window_event_listener(leptos::ev::hashchange, |_| page::reload());
        on_cleanup(move || other.remove());
    });
    let inside = move || match pairing.at.get() {
        PairState::Code => code(pairing),
        PairState::Choice(code, all) if all.is_empty() => nowhere(&code),
        PairState::Choice(code, all) => choice(pairing, &code, all),
        PairState::Shown(workshop) => shown(workshop),
    };
    bare(inside.into_any())
}

fn code(pairing: Pairing) -> AnyView {
    let said = (t::code(), t::code_hint(), join::go_on());
    let form = code_form("pair-code", said, pairing.busy, pairing.trouble, move |code| {
        pairing.look(code);
    });
    view! {
        <section class="form-card">
            <h1>{t::title()}</h1>
            {form}
        </section>
    }
    .into_any()
}

/// Shows the code, to be compared with the screen: somebody who was only sent a link has no screen to compare with.
fn choice(pairing: Pairing, code: &str, all: Vec<Showable>) -> AnyView {
    let shown = grouped(code);
    let code = StoredValue::new(code.to_owned());
    let row = |Showable { workshop, title }: Showable| {
        let show = act(move || pairing.show(workshop, code.get_value()));
        let title = if title.is_empty() { join::some_workshop().to_owned() } else { title };
        view! {
            <button
                type="button"
                class="button primary wide"
                disabled=move || pairing.busy.get()
                on:click=show
            >
                {t::show(title)}
            </button>
        }
        .into_any()
    };
    let rows = all.into_iter().map(row).views();
    view! {
        <section class="form-card stack">
            <h1>{t::sure()}</h1>
            <p class="code">{shown}</p>
            <p>{t::sure_more()}</p>
            <p class="problem" role="alert" hidden=move || pairing.trouble.get().is_none()>
                {move || pairing.trouble.get()}
            </p>
            {rows}
            <a class="button quiet" href="/">
                {t::leave()}
            </a>
        </section>
    }
    .into_any()
}

fn nowhere(code: &str) -> AnyView {
    view! {
        <section class="form-card stack">
            <h1>{t::nowhere()}</h1>
            <p class="code">{grouped(code)}</p>
            <p role="alert">{t::nowhere_more()}</p>
        </section>
    }
    .into_any()
}

fn shown(workshop: WorkshopId) -> AnyView {
    view! {
        <section class="form-card stack" role="status">
            <h1>{t::shown()}</h1>
            <p>{t::shown_more()}</p>
            <a class="button primary wide" href=format!("/w/{workshop}")>
                {t::back()}
            </a>
        </section>
    }
    .into_any()
}
