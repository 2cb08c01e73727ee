//! Joining: the secret in the address is exchanged for a seat, then two questions.

use leptos::{prelude::*, task::spawn_local};
use texts::join as t;

use crate::{
    browser::page,
    state::entry::{self, Place},
    ui::{language::LanguageMenu, mark::Mark},
    workshop::come_in::{ComeInForm, Introduction},
};

/// `/join#secret`
#[component]
pub fn JoinPage() -> impl IntoView {
    let place = RwSignal::new(None::<Place>);
    let trouble = RwSignal::new(None::<String>);
    let busy = RwSignal::new(false);
    Effect::new(move |_| {
        let secret = page::take_fragment().filter(|secret| !secret.is_empty());
        spawn_local(async move {
            let found = match secret {
                Some(secret) => entry::exchange(&secret).await.map(Some),
                None => entry::again().await,
            };
            match found {
                Ok(Some(found)) if found.taken || found.role == domain::Role::Wall => {
                    page::go(&found.path());
                }
                Ok(Some(found)) => place.set(Some(found)),
                Ok(None) => trouble.set(Some(t::incomplete().to_owned())),
                Err(failed) => trouble.set(Some(failed.words())),
            }
        });
    });

    // Another link opened in this tab differs in its fragment alone: for the browser that is no new page.
    Effect::new(move |_| {
        let other = window_event_listener(leptos::ev::hashchange, |_| page::reload());
        on_cleanup(move || other.remove());
    });

    let come = move |who: Introduction| {
        let Some(place) = place.get_untracked() else {
            return;
        };
        busy.set(true);
        spawn_local(async move {
            match entry::name(place.workshop, who.name.as_str()).await {
                Ok(()) => {
                    entry::take_seat(&place, who.function);
                    page::go(&place.path());
                }
                Err(failed) => {
                    busy.set(false);
                    trouble.set(Some(failed.words()));
                }
            }
        });
    };
    let title = Signal::derive(move || {
        place.with(|place| {
            place
                .as_ref()
                .map_or_else(|| t::some_workshop().to_owned(), |place| place.title.clone())
        })
    });
    let role = Signal::derive(move || place.with(|place| place.as_ref().map(|place| place.role)));
    let function = Signal::derive(move || place.with(|place| place.as_ref()?.function.clone()));
    let of = move |read: fn(&Place) -> Vec<String>| place.with(|p| p.as_ref().map(read));
    let others = Signal::derive(move || of(|place| place.others.clone()).unwrap_or_default());
    let promised =
        Signal::derive(move || place.with(|p| p.as_ref().map(|p| p.promised)).unwrap_or_default());
    view! {
        <div class="page join">
            <header class="topbar">
                <a class="home" href="/" aria-label=texts::routes::home()>
                    <Mark />
                </a>
                <b class="brand">"Collective Yes"</b>
                <span class="tools">
                    <LanguageMenu />
                </span>
            </header>
            <main>
                <ComeInForm title role function promised others busy problem=trouble on_come=come />
            </main>
        </div>
    }
    .into_any()
}
