//! What surrounds the content of a page: the top bar, and the stage of a page that has little else.

use leptos::prelude::*;

use crate::ui::mark::Mark;

/// The top bar: the logo as a link to the start page, and `inside`.
pub fn topbar(inside: AnyView) -> AnyView {
    view! {
        <header class="topbar">
            <a class="home" href="/" aria-label=texts::routes::home()>
                <Mark />
            </a>
            {inside}
        </header>
    }
    .into_any()
}

/// The product's name in the top bar, on pages that belong to no workshop.
pub fn brand() -> AnyView {
    view! { <b class="brand">"Collective Yes"</b> }.into_any()
}

/// What the stage of a plain page is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Something to read or to do.
    Content,
    /// There is nothing more to do here.
    End,
    /// The content is still being loaded.
    Loading,
}

/// A page with a top bar (`bar`: what it shows beside the logo), perhaps a few lines (`above`), and one narrow stage.
pub fn plain_page(bar: AnyView, above: AnyView, purpose: Purpose, inside: AnyView) -> AnyView {
    let class = match purpose {
        Purpose::Content | Purpose::Loading => "stage narrow",
        Purpose::End => "stage narrow ended",
    };
    let busy = (purpose == Purpose::Loading).then_some("true");
    view! {
        <div class="page">
            {topbar(bar)} {above} <div class="layout">
                <main class=class id="stage" tabindex="-1" aria-busy=busy>
                    {inside}
                </main>
            </div>
        </div>
    }
    .into_any()
}
