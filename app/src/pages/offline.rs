//! What the service worker shows if no page can be loaded: nothing is lost, and here is what you typed and did not
//! send. Rendered once, for everybody, in all languages; `offline.js` picks the reader's.

use leptos::prelude::*;
use texts::{Language, offline as t, within};

use crate::ui::{
    chrome::{Purpose, brand, plain_page},
    icon::{Glyph, Icon},
    parts::nothing,
    views::Views as _,
};

/// `/offline`
pub fn offline_page() -> AnyView {
    let now = texts::language();
    let sections =
        Language::ALL.map(|language| within(language, || section(language, language == now)));
    let inside = sections.into_iter().views().into_any();
    plain_page(brand(), nothing(), Purpose::Content, inside)
}

/// The page in one language. Without its script, the language of the request stays visible.
fn section(language: Language, shown: bool) -> AnyView {
    view! {
        <section class="stack" lang=language.code() data-language hidden=!shown>
            <h1>{t::title()}</h1>
            <p>{t::kept()}</p>
            <p class="hint">{t::tries()}</p>
            // Links to the same URL again.
            <div class="buttons">
                <a class="button" href="">
                    {t::try_now()}
                </a>
            </div>
            <section class="stack" data-drafts hidden>
                <h2>{t::drafts()}</h2>
                <p class="hint">{t::drafts_hint()}</p>
                <ul class="cards" role="list">
                    <li class="card">
                        <p class="words"></p>
                        <footer>
                            <button type="button" class="button quiet small" data-copied=t::copied()>
                                <Glyph icon=Icon::Copy />
                                " "
                                {t::copy()}
                            </button>
                            <span role="status"></span>
                        </footer>
                    </li>
                </ul>
            </section>
        </section>
    }
    .into_any()
}
