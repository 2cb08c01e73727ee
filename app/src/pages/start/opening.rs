//! The form that opens a workshop, and the links that come of it.

use domain::{Role, limits::TITLE_CHARS_MAX, text::Title as WorkshopTitle};
use leptos::{prelude::*, task::spawn_local};
use texts::start as t;

use crate::{
    browser::http::{self, Field, Json},
    pages::start::templates::TemplateChoice,
    ui::{AnySignal, Memo, copy::CopyButton, effect, memo_after},
    words,
};

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

/// The form, and what it leads to.
#[derive(Clone, Copy)]
struct Opening {
    title: RwSignal<String>,
    choice: TemplateChoice,
    rehearsal: RwSignal<bool>,
    busy: RwSignal<bool>,
    /// What is wrong with the title.
    problem: RwSignal<Option<String>>,
    /// Why the server did not open it.
    trouble: RwSignal<Option<String>>,
    opened: AnySignal<Option<NewWorkshop>>,
}

/// The form for a new workshop; then its links.
pub fn opening() -> AnyView {
    let alive = RwSignal::new(false);
    effect(move || alive.set(true));
    let opening = Opening {
        title: RwSignal::new(String::new()),
        choice: TemplateChoice::new(),
        rehearsal: RwSignal::new(false),
        busy: RwSignal::new(false),
        problem: RwSignal::new(None),
        trouble: RwSignal::new(None),
        opened: AnySignal::new(None),
    };
    let Opening { choice, busy, trouble, opened, .. } = opening;
    let off = memo_after(move |_| !alive.get() || busy.get());
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        opening.send();
    };
    view! {
        <form class="form-card" id="open" on:submit=submit novalidate hidden=move || opened.get().is_some()>
            <header>
                <h2>{t::open_workshop()}</h2>
                <p class="hint">{t::no_account()}</p>
            </header>
            {opening.about(off)}
            {choice.view(off)}
            {opening.rehearses(off)}
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
        {move || opened.get().map(|links| untrack(|| created_links(links)))}
        <p class="hint other-ways">
            <a href="/join">{texts::join::have_code()}</a>
            " · "
            <a href="/wall">{texts::wall_screen::this_screen()}</a>
        </p>
    }
    .into_any()
}

impl Opening {
    fn send(self) {
        let Self { choice, busy, trouble, opened, .. } = self;
        let parsed = WorkshopTitle::parse(&self.title.get_untracked());
        self.problem.set(parsed.as_ref().err().map(words::text_error));
        let Ok(title) = parsed else { return };
        let with = match choice.agenda() {
            Some(agenda) => ("agenda", Field::Raw(agenda)),
            None => ("template", Field::Text(choice.template())),
        };
        let rehearsal = Field::Flag(self.rehearsal.get_untracked());
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
    }

    fn about(self, off: Memo<bool>) -> AnyView {
        let Self { title, problem, .. } = self;
        view! {
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
        }
        .into_any()
    }

    fn rehearses(self, off: Memo<bool>) -> AnyView {
        let Self { rehearsal, .. } = self;
        view! {
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
        }
        .into_any()
    }
}

fn created_links(links: NewWorkshop) -> AnyView {
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
