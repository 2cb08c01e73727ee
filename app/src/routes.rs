//! The pages there are. Each is loaded by the browser as a whole: moving on inside of the program would save half a
//! second twice a workshop and cost every visitor a router.

use domain::id::WorkshopId;
use leptos::prelude::*;

use crate::{
    browser::page,
    pages::{
        join::JoinPage, missing::MissingPage, start::StartPage, wall::WallPage,
        workshop::WorkshopPage,
    },
    ui::icon::{Glyph, Icon},
};

/// Where an address leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// `/`
    Start,
    /// `/join#secret`
    Join,
    /// `/w/:id`
    Workshop(WorkshopId),
    /// `/w/:id/wall`
    Wall(WorkshopId),
    /// `/w/:id/record`
    Record(WorkshopId),
    /// Nowhere.
    Missing,
}

impl Place {
    /// Where the path of an address leads.
    pub fn of(path: &str) -> Self {
        let mut parts = path.trim_matches('/').split('/');
        let (first, id, page) = (parts.next(), parts.next(), parts.next());
        let id = id.map(str::parse);
        match (first.unwrap_or_default(), id, page, parts.next()) {
            ("", None, None, None) => Self::Start,
            ("join", None, None, None) => Self::Join,
            ("w", Some(Ok(id)), None, None) => Self::Workshop(id),
            ("w", Some(Ok(id)), Some("wall"), None) => Self::Wall(id),
            ("w", Some(Ok(id)), Some("record"), None) => Self::Record(id),
            _ => Self::Missing,
        }
    }

    /// What the browser's tab says.
    #[cfg(feature = "ssr")]
    pub fn title(self) -> &'static str {
        match self {
            Self::Start => "Collective Yes: from many yeses to one",
            Self::Join => "Come in · Collective Yes",
            Self::Workshop(_) => "Workshop · Collective Yes",
            Self::Wall(_) => "Wall · Collective Yes",
            Self::Record(_) => "Record · Collective Yes",
            Self::Missing => "Nothing here · Collective Yes",
        }
    }
}

/// The whole program, at the path of an address.
#[component]
pub fn App(
    /// The path.
    path: String,
) -> impl IntoView {
    // A button is seen before its handler is there. This says that they all are.
    Effect::new(|_| page::mark_alive());
    let page = match Place::of(&path) {
        Place::Start => view! { <StartPage /> }.into_any(),
        Place::Join => view! { <JoinPage /> }.into_any(),
        Place::Workshop(workshop) => view! { <WorkshopPage workshop /> }.into_any(),
        Place::Wall(workshop) => view! { <WallPage workshop /> }.into_any(),
        // Complete as the server renders it: see `workshop::record`.
        #[cfg(feature = "ssr")]
        Place::Record(_) => crate::workshop::record::page(),
        #[cfg(not(feature = "ssr"))]
        Place::Record(_) => view! { <MissingPage /> }.into_any(),
        Place::Missing => view! { <MissingPage /> }.into_any(),
    };
    view! {
        {page}
        <Broken />
    }
}

/// What is shown when the program has stopped. In the page from the start, because a stopped program can draw
/// nothing any more; a plain link, because it can handle nothing either.
#[component]
fn Broken() -> impl IntoView {
    view! {
        <div id="broken" class="toast-stack" role="alert" hidden>
            <div class="toast" data-kind="stop">
                <Glyph icon=Icon::Info />
                <p>"Something went wrong on this page. Your text is saved."</p>
                <a class="button small" href="">
                    "Reload"
                </a>
            </div>
        </div>
    }
}

/// Builds the living page in place of the one that the server rendered.
#[cfg(feature = "browser")]
pub fn start() {
    std::panic::set_hook(Box::new(|panic| {
        page::log(&panic.to_string());
        page::show_broken();
    }));
    page::clear();
    leptos::mount::mount_to_body(|| view! { <App path=page::path() /> });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(path: &str, wanted: Place) {
        assert_eq!(Place::of(path), wanted, "{path}");
    }

    #[test]
    fn every_address_leads_to_its_page_or_nowhere() {
        let id = WorkshopId(uuid::Uuid::from_u128(7));
        check("/", Place::Start);
        check("/join", Place::Join);
        check(&format!("/w/{id}"), Place::Workshop(id));
        check(&format!("/w/{id}/"), Place::Workshop(id));
        check(&format!("/w/{id}/wall"), Place::Wall(id));
        check(&format!("/w/{id}/record"), Place::Record(id));
        for path in ["/x", "/w", "/w/7", "/join/x"] {
            check(path, Place::Missing);
        }
        check(&format!("/w/{id}/wall/x"), Place::Missing);
    }
}
