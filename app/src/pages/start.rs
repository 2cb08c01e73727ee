//! The start page: what this is, how it works, and the one thing to do.

use domain::tool::agenda::Phase;
use leptos::prelude::*;
use texts::start as t;

use crate::{
    ui::{
        chrome::{brand, topbar},
        language::LanguageMenu,
        mark::Strokes,
        theme::ThemeButton,
    },
    words,
};

mod opening;
mod own;
mod preview;
mod templates;

use opening::opening;

/// `/`
pub fn start_page() -> AnyView {
    let bar = view! {
        {brand()}
        <span class="tools">
            <LanguageMenu />
            <ThemeButton />
        </span>
    };
    view! {
        <div class="page start">
            <a class="skip-link" href="#open">
                {t::skip()}
            </a>
            {topbar(bar.into_any())}
            <main>
                <section class="hero">
                    <div>
                        <h1>{t::many_yeses()} " " <em>{t::one_yes()}</em></h1>
                        <p class="lead">{t::lead()}</p>
                        <div class="buttons">
                            <a class="button primary" href="#open">
                                {t::open_workshop()}
                            </a>
                            <a class="button quiet" href="#how">
                                {t::how()}
                            </a>
                        </div>
                    </div>
                    <Strokes />
                </section>
                {how()}
                {opening()}
            </main>
        </div>
    }
    .into_any()
}

fn how() -> AnyView {
    let phase = |phase: Phase, minutes: usize, about: &'static str| {
        view! {
            <li>
                <h2>{words::phase(phase)} " " <span class="min">{t::minutes(minutes)}</span></h2>
                <p>{about}</p>
            </li>
        }
    };
    view! {
        <ol class="how" id="how" role="list">
            {phase(Phase::Prompt, 25, t::prompt())}
            {phase(Phase::Explore, 35, t::explore())}
            {phase(Phase::Converge, 30, t::converge())}
        </ol>
    }
    .into_any()
}
