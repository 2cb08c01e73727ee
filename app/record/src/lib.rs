//! The record: what a workshop decided, by whom and why, and its forms: JSON, Markdown, CSV and XLSX. The page draws the
//! same [`Record`].
//!
//! A record is a pure function of what one seat may see of the workshop, so nothing sealed can get into it; it lists what
//! is left out. Read [`Record::of`], then `tables` (one table per tool), then a form: [`markdown()`].
//!
//! **Must never know**: a screen, a request, storage, a clock, who asks for it.
//!
//! **To add a tool's results**: the tool says them in `Views::recorded`, and its texts hold the headings;
//! `tables/toolbox.rs` words them, and every form prints them.

use std::collections::BTreeMap;

use domain::{
    Workshop,
    id::{SeatId, WorkshopId},
    progress::{Milestone, progress},
    text::{DisplayName, FunctionName},
    tool::{agenda::Agenda, resolution::Document},
};
use schemars::JsonSchema;
use serde::Serialize;

mod cards;
mod csv;
mod decision;
mod disconnects;
mod json;
mod left_out;
mod markdown;
mod statements;
mod steps;
mod tables;
#[cfg(feature = "xlsx")]
mod xlsx;

pub use cards::{Concern, ConcernOutcome, Written};
pub use csv::csv;
pub use decision::{
    Condition, Consent, ConsentPosition, Decision, DecisionSection, FunctionMeaning, Signed, Text,
};
pub use disconnects::{Disconnect, End};
pub use json::{Archive, ArchivedEvent, replay};
pub use markdown::markdown;
pub use statements::{Rated, Ratings};
pub use steps::Overridden;
pub use tables::Table;
#[cfg(feature = "xlsx")]
pub use xlsx::xlsx;

/// The record of a workshop.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Record {
    pub workshop: WorkshopId,
    pub title: String,
    /// Whether it was a rehearsal with simulated people.
    pub rehearsal: bool,
    /// Its phase, or that it is closed.
    pub stands: String,
    pub closed: bool,
    /// How many members the group has.
    pub members: usize,
    /// The functions that members speak for.
    pub functions: Vec<FunctionName>,
    /// Those of them whose veto can stop a decision.
    pub vetoes: Vec<FunctionName>,
    /// How far each function has got on the way to signing.
    pub progress: Vec<Reached>,
    /// `None` until a version was proposed to the group.
    pub decision: Option<Decision>,
    /// The text that is being drafted; `None` if it is empty or the same as the latest version.
    pub draft: Option<Text>,
    /// The objections in the latest version's consent round, each with what would resolve it.
    pub open_objections: Vec<ConsentPosition>,
    /// Where two functions differ, and the outcome.
    pub disconnects: Vec<Disconnect>,
    /// Concerns, each with its outcome.
    pub concerns: Vec<Concern>,
    /// All cards that everybody may see.
    pub written: Vec<Written>,
    /// The statements the group rated.
    pub statements: Vec<Rated>,
    /// Open points and tasks, with owner and date.
    pub plan: Vec<Table>,
    /// What the group learned, one table per tool.
    pub tables: Vec<Table>,
    /// Steps that were left before they were complete, and why.
    pub overridden: Vec<Overridden>,
    /// What the record does not contain.
    pub left_out: Vec<String>,
}

/// How far a function has got.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Reached {
    pub function: FunctionName,
    pub milestone: Milestone,
}

impl Record {
    /// Builds the record from what one seat may see.
    pub fn of(id: WorkshopId, workshop: &Workshop, people: &BTreeMap<SeatId, DisplayName>) -> Self {
        let (agenda, resolution) = (&workshop.agenda, &workshop.resolution);
        let title = agenda.title.as_ref().map_or("", |title| title.as_str());
        let decision = resolution.versions.last();
        let decision = decision.map(|version| Decision::of(workshop, version, people));
        let open_objections = decision.iter().flat_map(Decision::objections).collect();
        let is_draft = resolution.standing().is_none() && resolution.draft != Document::default();
        let overrides = agenda.overrides.iter();
        Self {
            workshop: id,
            title: title.to_owned(),
            rehearsal: agenda.rehearsal,
            stands: stands(agenda).to_owned(),
            closed: agenda.closed,
            members: workshop.seats.members().count(),
            functions: workshop.seats.functions(),
            vetoes: vetoes(workshop),
            progress: reached(workshop),
            decision,
            draft: is_draft.then(|| Text::of(&resolution.draft)),
            open_objections,
            disconnects: workshop.disconnects.list.iter().map(Disconnect::of).collect(),
            concerns: cards::concerns(workshop),
            written: cards::written(workshop),
            statements: workshop.statements.agreements().filter_map(Rated::of).collect(),
            plan: tables::plan(workshop),
            tables: tables::learned(workshop),
            overridden: overrides.map(|gate| Overridden::of(agenda, gate)).collect(),
            left_out: left_out::left_out(workshop),
        }
    }

    /// The latest version, unless its text was changed since.
    pub fn standing(&self) -> Option<&Decision> {
        self.decision.as_ref().filter(|decision| !decision.superseded)
    }
}

/// The workshop's phase, or that it is closed.
fn stands(agenda: &Agenda) -> &'static str {
    if agenda.closed { texts::words::closed() } else { wording::phase(agenda.phase()) }
}

fn vetoes(workshop: &Workshop) -> Vec<FunctionName> {
    let members = workshop.seats.members().filter(|seat| seat.veto);
    let mut vetoes: Vec<_> = members.filter_map(|seat| seat.function.clone()).collect();
    vetoes.sort();
    vetoes.dedup();
    vetoes
}

fn reached(workshop: &Workshop) -> Vec<Reached> {
    let all = progress(workshop).into_iter();
    all.map(|(function, milestone)| Reached { function, milestone }).collect()
}
