//! The preview of a template: its steps with phase and minutes.

use leptos::prelude::*;
use texts::start as t;

use crate::{
    ui::{
        parts::{el, fold, list, para, plain},
        views::Views as _,
    },
    words::{self, steps},
};

/// A step in the preview of a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepPreview {
    pub phase: domain::tool::agenda::Phase,
    pub title: String,
    /// The instruction for everybody.
    pub line: String,
    /// Planned duration.
    pub minutes: usize,
}

impl From<&domain::tool::agenda::Step> for StepPreview {
    fn from(step: &domain::tool::agenda::Step) -> Self {
        Self {
            phase: step.phase,
            title: steps::title(step),
            line: steps::instruction(step),
            minutes: step.minutes.get().into(),
        }
    }
}

/// The steps, collapsed.
pub fn preview(rows: Vec<StepPreview>) -> AnyView {
    let minutes = rows.iter().map(|row| row.minutes).sum();
    let summary = t::steps(rows.len(), t::minutes(minutes));
    let row = |(place, row): (usize, StepPreview)| {
        let about = t::step_in(words::phase(row.phase), t::minutes(row.minutes));
        let inside = vec![
            el("b", "", vec![plain(row.title)]),
            el("span", "hint", vec![plain(about)]),
            para("", row.line),
        ];
        let number = el("span", "num", vec![plain((place + 1).to_string())]);
        el("li", "", vec![number, el("div", "", inside)])
    };
    let rows = rows.into_iter().enumerate().map(row).views();
    fold(summary, list("template-steps", rows))
}
