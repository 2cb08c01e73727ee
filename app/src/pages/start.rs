//! The first page: what this is, how it goes, and the one thing to do.

use domain::{template::TEMPLATES, text::Title as WorkshopTitle};
use leptos::{prelude::*, task::spawn_local};

use crate::{
    browser::http::{self, Field, Json},
    ui::{
        copy::CopyButton,
        mark::{Mark, Strokes},
        theme::ThemeButton,
        views::Views as _,
    },
    words,
};

/// The links of a workshop that was just opened.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Opened {
    mobilizer: String,
    seller: String,
    wall: String,
}

impl Opened {
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
                "Skip to opening a workshop"
            </a>
            <header class="topbar">
                <a class="home" href="/" aria-label="Collective Yes, start page">
                    <Mark />
                </a>
                <b class="brand">"Collective Yes"</b>
                <span class="tools">
                    <ThemeButton />
                </span>
            </header>
            <main>
                <section class="hero">
                    <div>
                        <h1>"Many yeses. " <em>"One yes."</em></h1>
                        <p class="lead">
                            "A workshop for the people who must all agree. Say what worries you, find out \
                            where you really differ, and leave with one resolution that every one of you \
                            has signed."
                        </p>
                        <div class="buttons">
                            <a class="button primary" href="#open">
                                "Open a workshop"
                            </a>
                            <a class="button quiet" href="#how">
                                "How it goes"
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
    let phase = |name: &'static str, minutes: &'static str, about: &'static str| {
        view! {
            <li>
                <h2>{name} " " <span class="min">{minutes}</span></h2>
                <p>{about}</p>
            </li>
        }
    };
    view! {
        <ol class="how" id="how" role="list">
            {phase(
                "Prompt",
                "25 minutes",
                "Everyone writes and rates alone, sealed, before anyone is influenced.",
            )}
            {phase(
                "Explore",
                "35 minutes",
                "All is shown at once. The two ends of each disconnect say back what they heard.",
            )}
            {phase(
                "Converge",
                "30 minutes",
                "One text, one line for each function, and a yes that belongs to exactly that text.",
            )}
        </ol>
    }
}

#[component]
fn Open() -> impl IntoView {
    let alive = RwSignal::new(false);
    Effect::new(move |_| alive.set(true));
    let title = RwSignal::new(String::new());
    let template = RwSignal::new(0_usize);
    let busy = RwSignal::new(false);
    let problem = RwSignal::new(None::<String>);
    let trouble = RwSignal::new(None::<String>);
    let opened = RwSignal::new(None::<Opened>);
    let open = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let parsed = WorkshopTitle::parse(&title.get_untracked());
        problem.set(parsed.as_ref().err().map(|trouble| words::sentence(&trouble.to_string())));
        let Ok(title) = parsed else { return };
        let key = TEMPLATES[template.get_untracked().min(TEMPLATES.len() - 1)].key;
        let fields =
            [("title", Field::Text(title.into())), ("template", Field::Text(key.to_owned()))];
        busy.set(true);
        spawn_local(async move {
            let answer = http::post("/api/workshops", &fields).await;
            busy.set(false);
            match answer.map(|json| Opened::from_json(&json)) {
                Ok(Some(links)) => {
                    trouble.set(None);
                    opened.set(Some(links));
                }
                Ok(None) => trouble.set(Some(
                    "The server answered in a way this page does not know: reload it.".to_owned(),
                )),
                Err(failed) => trouble.set(Some(failed.words())),
            }
        });
    };
    let off = move || !alive.get() || busy.get();
    view! {
        <form class="form-card" id="open" on:submit=open novalidate hidden=move || opened.get().is_some()>
            <header>
                <h2>"Open a workshop"</h2>
                <p class="hint">
                    "No account. You get one link for yourself and one for whoever facilitates with you."
                </p>
            </header>
            <div class="field">
                <label for="title">"What is it about?"</label>
                <p class="hint" id="title-hint">
                    "The question, not the answer."
                </p>
                <input
                    id="title"
                    type="text"
                    maxlength="200"
                    placeholder="Sick leave at the practices"
                    aria-describedby="title-hint title-problem"
                    aria-invalid=move || problem.get().map(|_| "true")
                    disabled=off
                    prop:value=move || title.get()
                    on:input=move |event| title.set(event_target_value(&event))
                />
                <p class="problem" id="title-problem" hidden=move || problem.get().is_none()>
                    {move || problem.get()}
                </p>
            </div>
            <fieldset class="chips">
                <legend>"How will you meet?"</legend>
                {TEMPLATES
                    .iter()
                    .enumerate()
                    .map(|(place, known)| {
                        view! {
                            <label>
                                <input
                                    type="radio"
                                    name="template"
                                    checked=place == 0
                                    disabled=off
                                    on:change=move |_| template.set(place)
                                />
                                " "
                                {known.title}
                            </label>
                        }
                    })
                    .views()}
            </fieldset>
            <p class="problem" role="alert" hidden=move || trouble.get().is_none()>
                {move || trouble.get()}
            </p>
            <button
                class="button primary wide"
                disabled=off
                aria-busy=move || busy.get().then_some("true")
            >
                "Open it"
            </button>
        </form>
        {move || opened.get().map(|links| view! { <Links links /> }.into_any())}
    }
    .into_any()
}

#[component]
fn Links(links: Opened) -> impl IntoView {
    let place = |name: &'static str, about: &'static str, link: String| {
        view! {
            <li>
                <div>
                    <b>{name}</b>
                    <p class="hint">{about}</p>
                </div>
                <CopyButton text=link.clone() what=format!("the link of {name}") />
                <code>{link}</code>
            </li>
        }
    };
    let enter = links.mobilizer.clone();
    view! {
        <section class="form-card" aria-labelledby="ready" id="opened" tabindex="-1">
            <header role="status">
                <h2 id="ready">"Your workshop is open"</h2>
                <p class="hint">
                    "Each link opens one seat. Keep yours; give the others away. They are shown once."
                </p>
            </header>
            <ul class="links-list" role="list">
                {place("Mobilizer", "convenes the group, writes and signs", links.mobilizer)}
                {place("Seller", "facilitates, never votes", links.seller)}
                {place("Wall", "for the big screen in the room", links.wall)}
            </ul>
            <a class="button primary wide" href=enter>
                "Enter as Mobilizer"
            </a>
        </section>
    }
    .into_any()
}
