//! The person's own templates: agendas imported from files, stored in this browser by title.

use domain::tool::agenda::{Phase, Recipe};

use crate::{
    browser::{http::Json, storage},
    pages::start::preview::StepPreview,
    words::steps,
};

/// The prefix of their keys in this browser's storage.
const PREFIX: &str = "cy:agenda:";
/// The file's `format` field, as the server writes it.
const FORMAT: &str = "collective-yes-agenda";

/// An agenda from a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Own {
    /// The title of the workshop it was exported from.
    pub title: String,
    /// The file's text, unchanged. The server decides whether it can open a workshop.
    pub text: String,
}

impl Own {
    /// Parses a file's text; `None` if it is anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let json = Json::parse(text)?;
        let title = json.text("title").filter(|title| !title.trim().is_empty())?;
        let steps = json.get("steps").number("length").unwrap_or(0);
        let ours = json.text("format")? == FORMAT && steps > 0;
        ours.then(|| Self { title, text: text.to_owned() })
    }

    /// A key that differs from those of other files and of the shipped templates.
    pub fn key(&self) -> String {
        format!("{PREFIX}{}", self.title)
    }

    /// Stores it for the next visit.
    pub fn store(&self) {
        storage::write(&self.key(), &self.text);
    }

    /// Its steps, as far as they can be read.
    pub fn rows(&self) -> Vec<StepPreview> {
        let Some(json) = Json::parse(&self.text) else { return Vec::new() };
        let all = json.get("steps");
        let count = all.number("length").unwrap_or(0);
        (0..count).filter_map(|place| row(&all.get(&place.to_string()))).collect()
    }
}

/// The step's own wording, or the shipped wording in the reader's language.
fn row(step: &Json) -> Option<StepPreview> {
    let recipe = step.text("recipe").and_then(|name| Recipe::named(&name)).unwrap_or_default();
    let texts::Step { title, line } = steps::shipped(recipe);
    Some(StepPreview {
        phase: Phase::named(&step.text("phase")?)?,
        title: step.text("title").unwrap_or_else(|| title.to_owned()),
        line: step.text("instruction").unwrap_or_else(|| line.to_owned()),
        minutes: step.number("minutes").and_then(|number| number.try_into().ok())?,
    })
}

/// All stored templates, by title.
pub fn stored() -> Vec<Own> {
    let mut keys = storage::keys(PREFIX);
    keys.sort_unstable();
    keys.iter().filter_map(|key| Own::parse(&storage::read(key)?)).collect()
}

/// Deletes the template with this title.
pub fn forget(title: &str) {
    storage::remove(&format!("{PREFIX}{title}"));
}
