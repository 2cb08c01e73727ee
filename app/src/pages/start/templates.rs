//! The templates for a new workshop: those that ship and those imported from files, each with a preview.

use domain::template::TEMPLATES;
use leptos::{ev, prelude::*, task::spawn_local};
use texts::start as t;

use crate::{
    browser::file,
    pages::start::{
        own::{self, Own},
        preview::{StepPreview, preview},
    },
    ui::{
        AnySignal, Memo,
        controls::button,
        effect,
        parts::{el, live, para, plain},
        views::Views as _,
    },
};

/// The choice of a template.
#[derive(Clone, Copy)]
pub struct TemplateChoice {
    /// The key of a shipped template, or [`own::key`] of an imported one.
    chosen: RwSignal<String>,
    own: AnySignal<Vec<Own>>,
    trouble: AnySignal<Option<&'static str>>,
}

impl TemplateChoice {
    /// Selects the first shipped template; imported ones are loaded once the page is live.
    pub fn new() -> Self {
        let own = AnySignal::new(Vec::new());
        effect(move || own.set(own::stored()));
        let chosen = RwSignal::new(TEMPLATES[0].key.to_owned());
        Self { chosen, own, trouble: AnySignal::new(None) }
    }

    /// The text of the selected imported template; `None` for a shipped one.
    pub fn agenda(self) -> Option<String> {
        let chosen = self.chosen.get_untracked();
        let own = self.own.get_untracked();
        own.into_iter().find(|own| own.key() == chosen).map(|own| own.text)
    }

    /// The key of the selected template.
    pub fn template(self) -> String {
        self.chosen.get_untracked()
    }

    /// The list of templates and the import button.
    pub fn view(self, off: Memo<bool>) -> AnyView {
        let shipped = TEMPLATES.iter().map(|known| {
            let (title, about) = shipped(known.key);
            let rows = known.steps().iter().map(StepPreview::from).collect();
            self.one(off, known.key.to_owned(), title.to_owned(), about, rows, None)
        });
        let shipped = el("div", "stack", shipped.views());
        view! {
            <fieldset class="templates">
                <legend>{t::meet()}</legend>
                {shipped}
                {live(move || self.owned(off))}
            </fieldset>
            {self.import(off)}
        }
        .into_any()
    }

    fn owned(self, off: Memo<bool>) -> AnyView {
        let own = self.own.get();
        if own.is_empty() {
            return ().into_any();
        }
        let one = |own: Own| {
            let key = own.key();
            self.one(off, key, own.title.clone(), t::own_about(), own.rows(), Some(own.title))
        };
        let legend = el("h3", "", vec![plain(t::own_legend())]);
        vec![legend, el("div", "stack", own.into_iter().map(one).views())].into_any()
    }

    fn one(
        self,
        off: Memo<bool>,
        key: String,
        title: String,
        about: &'static str,
        rows: Vec<StepPreview>,
        forget: Option<String>,
    ) -> AnyView {
        let mine = key.clone();
        let (chosen, choose) = (move || self.chosen.with(|known| *known == mine), self.chosen);
        let forget = forget.map(|title| self.forget(title));
        view! {
            <div class="template">
                <label class="check">
                    <input
                        type="radio"
                        name="template"
                        prop:checked=chosen
                        disabled=move || off.get()
                        on:change=move |_| choose.set(key.clone())
                    />
                    " "
                    <span>{title}</span>
                </label>
                {para("hint", about)}
                {preview(rows)}
                {forget}
            </div>
        }
        .into_any()
    }

    fn forget(self, title: String) -> AnyView {
        let label = t::forget(&title);
        let act = move || {
            own::forget(&title);
            self.own.update(|all| all.retain(|own| own.title != title));
            if self.agenda().is_none() {
                self.choose_first();
            }
        };
        view! { <span role="group" aria-label=label>{button("quiet small", None, t::delete(), act)}</span> }
        .into_any()
    }

    fn choose_first(self) {
        if !TEMPLATES.iter().any(|known| known.key == self.chosen.get_untracked()) {
            self.chosen.set(TEMPLATES[0].key.to_owned());
        }
    }

    fn import(self, off: Memo<bool>) -> AnyView {
        let read = move |event: ev::Event| {
            spawn_local(async move {
                let own = file::text_of(event).await.and_then(|text| Own::parse(&text));
                self.take(own);
            });
        };
        view! {
            <div class="field">
                <label for="agenda-file">{t::import_file()}</label>
                <p class="hint" id="agenda-hint">
                    {t::import_hint()}
                </p>
                <input
                    id="agenda-file"
                    type="file"
                    accept=".json,application/json"
                    aria-describedby="agenda-hint agenda-problem"
                    disabled=move || off.get()
                    on:change=read
                />
                <p
                    class="problem"
                    id="agenda-problem"
                    role="alert"
                    hidden=move || self.trouble.get().is_none()
                >
                    {move || self.trouble.get()}
                </p>
            </div>
        }
        .into_any()
    }

    /// Stores an imported template in place of one with the same title, and selects it.
    fn take(self, own: Option<Own>) {
        self.trouble.set(own.is_none().then(t::not_agenda));
        let Some(own) = own else { return };
        own.store();
        let key = own.key();
        self.own.update(|all| {
            all.retain(|known| known.title != own.title);
            all.push(own);
        });
        self.chosen.set(key);
    }
}

/// Name and description of a shipped template.
fn shipped(key: &str) -> (&'static str, &'static str) {
    match key {
        "remote-60" => (t::remote_60_title(), t::remote_60_about()),
        _ => (t::room_90_title(), t::room_90_about()),
    }
}
