//! The pages. The browser loads each one in full: client-side navigation would save half a second twice per workshop
//! and cost every visitor a router.

use domain::id::WorkshopId;
use leptos::prelude::*;
use texts::routes as t;
#[cfg(feature = "browser")]
use wasm_bindgen::JsValue;

#[cfg(feature = "browser")]
use crate::{
    browser::{page, rest},
    live::shared::chunk::{Fetch, fetched_by},
    state::{
        all_tools::{self, LoadTools},
        local_store,
    },
    ui::effect,
};
use crate::{
    pages::{
        follow_through::follow_through_page, join::join_page, missing::missing_page,
        pair::pair_page, screen::screen_page, start::start_page, wall::wall_page,
        workshop::workshop_page,
    },
    ui::icon::{Glyph, Icon},
};

/// The page that a URL path leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Route {
    /// `/`
    Start,
    /// `/join#secret`
    Join,
    /// `/wall`, on a screen that waits to become a wall.
    Screen,
    /// `/pair#code`, for the person who scans that screen.
    Pair,
    /// `/w/:id`
    Workshop(WorkshopId),
    /// `/w/:id/wall`
    Wall(WorkshopId),
    /// `/w/:id/follow`
    FollowThrough(WorkshopId),
    /// `/w/:id/record`
    Record(WorkshopId),
    /// `/offline`, stored by the service worker.
    #[cfg(feature = "ssr")]
    Offline,
    /// Any other path.
    Missing,
}

impl Route {
    /// Parses a URL path.
    pub fn of(path: &str) -> Self {
        let mut parts = path.trim_matches('/').split('/');
        let (first, id, page) = (parts.next(), parts.next(), parts.next());
        let id = id.map(str::parse);
        match (first.unwrap_or_default(), id, page, parts.next()) {
            ("", None, None, None) => Self::Start,
            ("join", None, None, None) => Self::Join,
            ("wall", None, None, None) => Self::Screen,
            ("pair", None, None, None) => Self::Pair,
            #[cfg(feature = "ssr")]
            ("offline", None, None, None) => Self::Offline,
            ("w", Some(Ok(id)), None, None) => Self::Workshop(id),
            ("w", Some(Ok(id)), Some("wall"), None) => Self::Wall(id),
            ("w", Some(Ok(id)), Some("follow"), None) => Self::FollowThrough(id),
            ("w", Some(Ok(id)), Some("record"), None) => Self::Record(id),
            _ => Self::Missing,
        }
    }

    /// The document title.
    #[cfg(feature = "ssr")]
    pub fn title(self) -> &'static str {
        match self {
            Self::Start => t::start_title(),
            Self::Join => t::join_title(),
            Self::Workshop(_) => t::workshop_title(),
            Self::Screen | Self::Wall(_) => t::wall_title(),
            Self::FollowThrough(_) => t::follow_through_title(),
            Self::Pair => t::pair_title(),
            Self::Record(_) => t::record_title(),
            Self::Offline => texts::offline::title(),
            Self::Missing => t::missing_title(),
        }
    }
}

/// The page at a path, as the server renders it.
#[cfg(feature = "ssr")]
pub fn app(path: &str) -> AnyView {
    let page = match Route::of(path) {
        Route::Start => start_page(),
        Route::Join => join_page(),
        Route::Screen => screen_page(),
        Route::Pair => pair_page(),
        Route::Workshop(workshop) => workshop_page(workshop),
        Route::Wall(workshop) => wall_page(workshop),
        Route::FollowThrough(workshop) => follow_through_page(workshop),
        // A static page: see `record`.
        Route::Record(_) => crate::record::page(),
        Route::Offline => crate::pages::offline::offline_page(),
        Route::Missing => missing_page(),
    };
    vec![page, broken()].into_any()
}

/// The message for a crashed program. In the page from the start, because a crashed program can draw nothing; a plain
/// link, because it can handle no events either.
fn broken() -> AnyView {
    view! {
        <div id="broken" class="toast-stack" role="alert" hidden>
            <div class="toast" data-kind="stop">
                <Glyph icon=Icon::Info />
                <p>{t::broken()}</p>
                <a class="button small" href="">
                    {t::reload()}
                </a>
            </div>
        </div>
    }
    .into_any()
}

/// The parts of the program, by the page that they are for. Each but [`Program::Join`] is a separate download.
#[cfg(feature = "browser")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Program {
    /// Opening a workshop, and lending a screen to one.
    Start,
    /// Joining, which is what a link from an invitation needs first.
    Join,
    /// A workshop and its wall.
    Workshop,
}

/// Loads the texts that the page begins with, as [`texts::load`] does; `later` is the script's function for what comes
/// later. Returns the part of the program that the page needs.
#[cfg(feature = "browser")]
pub fn begin(language: &str, said: String, later: JsValue) -> Option<Program> {
    std::panic::set_hook(Box::new(|panic| {
        page::log(&panic.to_string());
        page::show_broken();
    }));
    let language = texts::Language::parse(language).unwrap_or_default();
    rest::loaded_by(later);
    let missing = |index: usize| page::log(&format!("the text {index} is not loaded"));
    if texts::load(language, said, missing).is_err() {
        // The server was updated between the two downloads: a reload gets matching files.
        page::reload();
        return None;
    }
    Some(match Route::of(&page::path()) {
        Route::Join => Program::Join,
        Route::Workshop(_) | Route::Wall(_) | Route::FollowThrough(_) => Program::Workshop,
        Route::Start | Route::Screen | Route::Pair | Route::Record(_) | Route::Missing => {
            Program::Start
        }
    })
}

/// Loads the other texts and styles. Without them the page has to be loaded again.
#[cfg(feature = "browser")]
pub async fn load_rest() -> bool {
    let here = rest::load().await;
    if !here {
        page::show_broken();
    }
    here
}

/// Builds the live page for joining in place of the server-rendered one.
#[cfg(feature = "browser")]
pub fn build_join() {
    build(join_page);
}

/// Builds the other live pages outside of a workshop.
#[cfg(feature = "browser")]
pub fn build_start() {
    build(|| match Route::of(&page::path()) {
        Route::Start => start_page(),
        Route::Screen => screen_page(),
        Route::Pair => pair_page(),
        _ => missing_page(),
    });
}

/// Builds the live page of a workshop. `fetch` loads the chunks that it needs later, `tools` the code of all tools.
#[cfg(feature = "browser")]
pub fn build_workshop(fetch: Fetch, tools: LoadTools) {
    fetched_by(fetch);
    all_tools::loaded_by(tools);
    // Before anything is mounted there is no executor of leptos.
    wasm_bindgen_futures::spawn_local(async {
        // What an earlier page could not send may be of any tool.
        if local_store::is_any_outbox() {
            all_tools::load().await;
        }
        build_live();
    });
}

#[cfg(feature = "browser")]
fn build_live() {
    build(|| match Route::of(&page::path()) {
        Route::Workshop(workshop) => workshop_page(workshop),
        Route::Wall(workshop) => wall_page(workshop),
        Route::FollowThrough(workshop) => follow_through_page(workshop),
        _ => missing_page(),
    });
}

#[cfg(feature = "browser")]
fn build(page: fn() -> AnyView) {
    page::clear();
    leptos::mount::mount_to_body(move || living(page));
}

/// A page with everything it needs once it is live.
#[cfg(feature = "browser")]
fn living(page: fn() -> AnyView) -> AnyView {
    // A button can be visible before its handler is attached; this mark says that all are.
    effect(page::mark_alive);
    vec![page(), broken()].into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(path: &str, wanted: Route) {
        assert_eq!(Route::of(path), wanted, "{path}");
    }

    #[test]
    fn every_path_leads_to_its_page() {
        let id = WorkshopId(uuid::Uuid::from_u128(7));
        check("/", Route::Start);
        check("/join", Route::Join);
        check("/wall", Route::Screen);
        check("/pair", Route::Pair);
        check(&format!("/w/{id}"), Route::Workshop(id));
        check(&format!("/w/{id}/"), Route::Workshop(id));
        check(&format!("/w/{id}/wall"), Route::Wall(id));
        check(&format!("/w/{id}/follow"), Route::FollowThrough(id));
        check(&format!("/w/{id}/record"), Route::Record(id));
        for path in ["/x", "/w", "/w/7", "/join/x"] {
            check(path, Route::Missing);
        }
        check(&format!("/w/{id}/wall/x"), Route::Missing);
    }
}
