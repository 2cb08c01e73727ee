//! The start page: what this is, how it works, and the one thing to do.

use domain::{Role, limits::TITLE_CHARS_MAX, text::Title as WorkshopTitle, tool::agenda::Phase};
use leptos::{prelude::*, task::spawn_local};
use texts::start as t;

use crate::{
    browser::http::{self, Field, Json},
    ui::{
        copy::CopyButton,
        language::LanguageMenu,
        mark::{Mark, Strokes},
        theme::ThemeButton,
    },
    words,
};

mod own;
mod preview;
mod templates;

use templates::TemplateChoice;

/// The links of a workshop that was just created.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct NewWorkshop {
    mobilizer: String,
    seller: String,
    wall: String,
}

impl NewWorkshop {
    fn from_json(json: &Json) -> Option<Self> {
        let links = json.get("links");
        Some(Self {
            mobilizer: links.text("mobilizer")?,
            seller: links.text("seller")?,
            wall: links.text("wall")?,
        })
    }
}

/// `/`
#[component]
pub fn StartPage() -> impl IntoView {
    view! {
        <div class="page start">
            <a class="skip-link" href="#open">
                {t::skip()}
            </a>
            <header class="topbar">
                <a class="home" href="/" aria-label=texts::routes::home()>
                    <Mark />
                </a>
                <b class="brand">"Collective Yes"</b>
                <span class="tools">
                    <LanguageMenu />
                    <ThemeButton />
                </span>
            </header>
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
                <How />
                <Open />
            </main>
        </div>
    }
    .into_any()
}

#[component]
fn How() -> impl IntoView {
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
}

#[component]
fn Open() -> impl IntoView {
    let alive = RwSignal::new(false);
    Effect::new(move |_| alive.set(true));
    let title = RwSignal::new(String::new());
    let choice = TemplateChoice::new();
    let rehearsal = RwSignal::new(false);
    let busy = RwSignal::new(false);
    let problem = RwSignal::new(None::<String>);
    let trouble = RwSignal::new(None::<String>);
    let opened = RwSignal::new(None::<NewWorkshop>);
    let open = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let parsed = WorkshopTitle::parse(&title.get_untracked());
        problem.set(parsed.as_ref().err().map(words::text_error));
        let Ok(title) = parsed else { return };
        let with = match choice.agenda() {
            Some(agenda) => ("agenda", Field::Raw(agenda)),
            None => ("template", Field::Text(choice.template())),
        };
        let rehearsal = Field::Flag(rehearsal.get_untracked());
        let fields = [("title", Field::Text(title.into())), with, ("rehearsal", rehearsal)];
        busy.set(true);
        spawn_local(async move {
            let answer = http::post("/api/workshops", &fields).await;
            busy.set(false);
            match answer.map(|json| NewWorkshop::from_json(&json)) {
                Ok(Some(links)) => {
                    trouble.set(None);
                    opened.set(Some(links));
                }
                Ok(None) => trouble.set(Some(t::unknown_answer().to_owned())),
                Err(failed) => trouble.set(Some(failed.words())),
            }
        });
    };
    let off = Memo::new(move |_| !alive.get() || busy.get());
    view! {
        <form class="form-card" id="open" on:submit=open novalidate hidden=move || opened.get().is_some()>
            <header>
                <h2>{t::open_workshop()}</h2>
                <p class="hint">{t::no_account()}</p>
            </header>
            <div class="field">
                <label for="title">{t::about()}</label>
                <p class="hint" id="title-hint">
                    {t::about_hint()}
                </p>
                <input
                    id="title"
                    type="text"
                    maxlength=TITLE_CHARS_MAX.to_string()
                    placeholder=t::about_example()
                    aria-describedby="title-hint title-problem"
                    aria-invalid=move || problem.get().map(|_| "true")
                    disabled=move || off.get()
                    prop:value=move || title.get()
                    on:input=move |event| title.set(event_target_value(&event))
                />
                <p class="problem" id="title-problem" hidden=move || problem.get().is_none()>
                    {move || problem.get()}
                </p>
            </div>
            {choice.view(off)}
            <div class="field">
                <label class="check">
                    <input
                        type="checkbox"
                        aria-describedby="rehearse-hint"
                        disabled=move || off.get()
                        on:change=move |event| rehearsal.set(event_target_checked(&event))
                    />
                    " "
                    <span>{t::rehearse()}</span>
                </label>
                <p class="hint" id="rehearse-hint">
                    {t::rehearse_hint()}
                </p>
            </div>
            <p class="problem" role="alert" hidden=move || trouble.get().is_none()>
                {move || trouble.get()}
            </p>
            <button
                class="button primary wide"
                disabled=move || off.get()
                aria-busy=move || busy.get().then_some("true")
            >
                {t::open_it()}
            </button>
        </form>
        {move || opened.get().map(|links| view! { <CreatedLinks links /> }.into_any())}
        <p class="hint other-ways">
            <a href="/join">{texts::join::have_code()}</a>
            " · "
            <a href="/wall">{texts::screen::this_screen()}</a>
        </p>
    }
    .into_any()
}

#[component]
fn CreatedLinks(links: NewWorkshop) -> impl IntoView {
    let place = |role: Role, link: String| {
        let name = words::role(role);
        view! {
            <li>
                <div>
                    <b>{name}</b>
                    <p class="hint">{words::role_about(role)}</p>
                </div>
                <CopyButton text=link.clone() what=t::link_of(name) />
                <code>{link}</code>
            </li>
        }
    };
    let enter = links.mobilizer.clone();
    view! {
        <section class="form-card" aria-labelledby="ready" id="opened" tabindex="-1">
            <header role="status">
                <h2 id="ready">{t::opened()}</h2>
                <p class="hint">{t::opened_hint()}</p>
            </header>
            <ul class="links-list" role="list">
                {place(Role::Mobilizer, links.mobilizer)}
                {place(Role::Seller, links.seller)}
                {place(Role::Wall, links.wall)}
            </ul>
            <a class="button primary wide" href=enter>
                {t::enter()}
            </a>
        </section>
    }
    .into_any()
}
