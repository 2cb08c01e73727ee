//! A screen waiting to become a wall: shows a code, large enough to be scanned from a chair, until it is claimed.

use std::time::Duration;

use leptos::{prelude::*, task::spawn_local};
use texts::{join, wall_screen as t};

use crate::{
    browser::{http::HttpError, page},
    state::screens::{self, Screen},
    ui::{AnySignal, bare::bare, code::grouped, effect, memo},
};

/// How often a screen asks whether it was claimed.
const ASK_EVERY: Duration = Duration::from_secs(2);

/// The screen's state.
#[derive(Clone, Copy)]
struct WaitingScreen {
    screen: AnySignal<Option<Screen>>,
    lost: RwSignal<bool>,
    /// Whether a request is running: a slow network must not pile up requests.
    asking: RwSignal<bool>,
}

impl WaitingScreen {
    /// Requests a code, or asks whether the present one was claimed.
    fn ask(self) {
        if self.asking.get_untracked() {
            return;
        }
        self.asking.set(true);
        spawn_local(async move {
            let answer = match self.screen.get_untracked() {
                Some(screen) => screens::wait(screen.wait).await,
                None => screens::open().await.map(|screen| {
                    let _ = self.screen.try_set(Some(screen));
                    None
                }),
            };
            let _ = self.asking.try_set(false);
            let lost = match answer {
                Ok(Some(place)) => return page::go(&place.path()),
                Ok(None) => false,
                // The code has expired: the next request gets another.
                Err(HttpError::Refused { status: 404, .. }) => {
                    let _ = self.screen.try_set(None);
                    false
                }
                Err(_) => true,
            };
            let _ = self.lost.try_set(lost);
        });
    }
}

/// `/wall`
pub fn screen_page() -> AnyView {
    let waiting = WaitingScreen {
        screen: AnySignal::new(None),
        lost: RwSignal::new(false),
        asking: RwSignal::new(false),
    };
    let address = RwSignal::new(String::new());
    effect(move || {
        address.set(page::address("/pair"));
        waiting.ask();
        if let Ok(every) = set_interval_with_handle(move || waiting.ask(), ASK_EVERY) {
            on_cleanup(move || every.clear());
        }
    });
    let code = memo(move || waiting.screen.with(|screen| Some(grouped(&screen.as_ref()?.code))));
    let inside = view! {
        <section class="form-card pairing" aria-labelledby="pairing">
            <h1 id="pairing">{t::title()}</h1>
            <div class="wall-join">
                {move || waiting.screen.with(|screen| screen.as_ref().map(picture))}
                <p>
                    <span>{t::scan()}</span>
                    <span>{move || t::or_type(address.get())}</span>
                    <b role="status">{move || code.get()}</b>
                </p>
            </div>
            <p class="hint">{t::nothing_private()}</p>
            <p class="hint" role="status" hidden=move || !waiting.lost.get()>
                {join::still_asking()}
            </p>
        </section>
    };
    bare(inside.into_any())
}

/// The QR code of the link, with the margin that cameras need.
fn picture(screen: &Screen) -> AnyView {
    const WHITE: i64 = 4;
    let side = screen.size + 2 * WHITE;
    let view_box = format!("-{WHITE} -{WHITE} {side} {side}");
    view! {
        <svg class="qr" role="img" aria-label=t::picture() viewBox=view_box>
            <path d=screen.path.clone() fill="#000" shape-rendering="crispEdges" />
        </svg>
    }
    .into_any()
}
