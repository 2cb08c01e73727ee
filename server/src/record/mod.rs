//! The record: what a workshop decided, by whom and why. A pure function of what one seat may see of the workshop, so
//! nothing sealed can get into it; it lists what is left out.

use std::collections::BTreeMap;

use domain::{
    Timestamp, Workshop,
    id::{ConditionId, SeatId, WorkshopId},
    text::{DisplayName, FunctionName},
    time::Day,
    tool::{
        agenda::{Agenda, Round},
        cards::{Card, Kind},
        resolution::{Disposition, Document, Section, Version},
    },
};
use schemars::JsonSchema;
use serde::Serialize;
use texts::{record as t, words as say};

mod archive;
mod csv;
mod markdown;
mod parts;
mod tables;
mod toolbox;
mod xlsx;

pub use archive::{Archive, ArchivedEvent, NotAnArchive, checked};
pub use csv::csv;
pub use markdown::markdown;
pub use parts::{
    Concern, Condition, Consent, ConsentPosition, DecisionSection, Disconnect, End,
    FunctionMeaning, Overridden, Rated, Ratings, Signed,
};
pub use tables::Table;
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
    /// `None` until a version was proposed to the group.
    pub decision: Option<Decision>,
    /// The objections in the latest version's consent round, each with what would resolve it.
    pub open_objections: Vec<ConsentPosition>,
    /// Where two functions differ, and the outcome.
    pub disconnects: Vec<Disconnect>,
    /// Concerns, each with its outcome.
    pub concerns: Vec<Concern>,
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

/// A version of the resolution and the group's position on it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Decision {
    pub version: u16,
    /// The hash of its text: a signature is valid for exactly this text.
    pub hash: String,
    /// When it was proposed, to the minute, UTC.
    pub proposed_at: String,
    /// Whether the text was changed since: if so, positions and signatures do not count for the new text.
    pub superseded: bool,
    /// Whether every member has signed it.
    pub one_yes: bool,
    /// The day it takes effect; `None` if not set.
    pub day: Option<Day>,
    /// Its sections.
    pub parts: Vec<DecisionSection>,
    /// What it means for each function.
    pub lines: Vec<FunctionMeaning>,
    /// Conditions that must be met.
    pub conditions: Vec<Condition>,
    pub signed: Vec<Signed>,
    /// The functions of members who did not sign.
    pub not_signed: Vec<FunctionName>,
    /// The consent round; `None` while it is sealed.
    pub consent: Option<Consent>,
}

impl Record {
    /// Builds the record from what one seat may see.
    pub fn of(id: WorkshopId, workshop: &Workshop, people: &BTreeMap<SeatId, DisplayName>) -> Self {
        let title = workshop.agenda.title.as_ref().map_or("", |title| title.as_str());
        let decision = workshop.resolution.versions.last();
        let decision = decision.map(|version| Decision::of(workshop, version, people));
        let open_objections = decision.iter().flat_map(Decision::objections).collect();
        Self {
            workshop: id,
            title: title.to_owned(),
            rehearsal: workshop.agenda.rehearsal,
            stands: stands(&workshop.agenda).to_owned(),
            decision,
            open_objections,
            disconnects: workshop.disconnects.list.iter().map(Disconnect::of).collect(),
            concerns: concerns(workshop),
            statements: workshop.statements.agreements().filter_map(Rated::of).collect(),
            plan: tables::plan(workshop),
            tables: tables::learned(workshop),
            overridden: workshop
                .agenda
                .overrides
                .iter()
                .map(|gate| Overridden::of(&workshop.agenda, gate))
                .collect(),
            left_out: left_out(workshop),
        }
    }
}

impl Decision {
    fn of(workshop: &Workshop, version: &Version, people: &BTreeMap<SeatId, DisplayName>) -> Self {
        let document = &version.document;
        let signed = version.signatures.iter().map(|(seat, signature)| Signed {
            function: signature.function.clone(),
            name: people.get(seat).cloned(),
            at: moment(signature.at),
            entered: workshop.seats.all.get(seat).is_some_and(|seat| seat.proxy),
        });
        let mut signed: Vec<_> = signed.collect();
        signed.sort_by(|a, b| a.function.cmp(&b.function).then(a.at.cmp(&b.at)));
        let members = workshop.seats.members();
        let missing = members.filter(|seat| !version.signatures.contains_key(&seat.id));
        let mut not_signed: Vec<_> = missing.filter_map(|seat| seat.function.clone()).collect();
        not_signed.sort();
        Self {
            version: version.number,
            hash: version.hash.as_str().to_owned(),
            proposed_at: moment(version.at),
            superseded: version.superseded,
            one_yes: !version.superseded && workshop.resolution.is_one_yes(workshop),
            day: document.day.clone(),
            parts: parts_of(document),
            lines: document
                .lines
                .iter()
                .map(|(function, text)| FunctionMeaning {
                    function: function.clone(),
                    text: text.clone(),
                })
                .collect(),
            conditions: document.conditions.values().map(Condition::of).collect(),
            signed,
            not_signed,
            consent: version.outcome().map(|verdict| Consent::of(version, verdict)),
        }
    }

    fn objections(&self) -> Vec<ConsentPosition> {
        let positions = self.consent.iter().flat_map(|consent| &consent.positions);
        positions.filter(|position| position.objects).cloned().collect()
    }
}

fn parts_of(document: &Document) -> Vec<DecisionSection> {
    let part = |section: &Section| {
        let text = document.sections.get(section)?.clone();
        Some(DecisionSection {
            section: *section,
            title: wording::section(*section).to_owned(),
            text,
        })
    };
    Section::ALL.iter().filter_map(part).collect()
}

fn concerns(workshop: &Workshop) -> Vec<Concern> {
    let open = |card: &&Card| card.kind == Kind::Concern && !card.sealed && !card.hidden;
    let concern = |card: &Card| {
        let disposition = workshop.resolution.dispositions.get(&card.id);
        Concern {
            text: card.text.clone(),
            function: card.function.clone(),
            level: card.level,
            became: disposition.map(|disposition| became(workshop, disposition)),
        }
    };
    workshop.cards.iter().filter(open).map(concern).collect()
}

/// The outcome of a concern, in words.
fn became(workshop: &Workshop, disposition: &Disposition) -> String {
    let condition = match disposition {
        Disposition::Accepted { condition } => condition_text(workshop, *condition),
        Disposition::Resolved { .. } | Disposition::Traded { .. } | Disposition::Parked { .. } => {
            None
        }
    };
    wording::disposition_recorded(disposition, condition)
}

/// The text of a condition as it stands, or as the latest version that has it says it.
fn condition_text(workshop: &Workshop, id: ConditionId) -> Option<&str> {
    let versions = workshop.resolution.versions.iter().rev().map(|version| &version.document);
    let mut all = std::iter::once(&workshop.resolution.draft).chain(versions);
    all.find_map(|document| document.conditions.get(&id)).map(|found| found.text.as_str())
}

/// The workshop's phase, or that it is closed.
fn stands(agenda: &Agenda) -> &'static str {
    if agenda.closed { say::closed() } else { wording::phase(agenda.phase()) }
}

/// A moment to the minute, in UTC.
fn moment(at: Timestamp) -> String {
    jiff::Timestamp::from_microsecond(at.0).map_or_else(
        |_| t::unknown_moment().to_owned(),
        |at| at.strftime("%Y-%m-%d %H:%M UTC").to_string(),
    )
}

fn left_out(workshop: &Workshop) -> Vec<String> {
    let mut left_out = vec![t::without_authors()];
    if workshop.customers_only.is_partial {
        left_out.push(t::without_apart());
    }
    if workshop.cards.any_sealed() {
        left_out.push(t::without_cards());
    }
    let rounds = [Round::First, Round::Second];
    if rounds.iter().any(|round| workshop.statements.any_sealed(*round)) {
        left_out.push(t::without_ratings());
    }
    if workshop.resolution.versions.last().is_some_and(|version| !version.revealed) {
        left_out.push(t::without_positions());
    }
    if sealed_answers(workshop) {
        left_out.push(t::without_answers());
    }
    if workshop.cards.iter().any(|card| card.hidden) {
        left_out.push(t::without_hidden());
    }
    if workshop.resolution.versions.len() > 1 {
        left_out.push(t::without_versions());
    }
    left_out.into_iter().map(ToOwned::to_owned).collect()
}

/// Whether anybody gave a sheet, a hand, a place or a ballot that was not revealed.
fn sealed_answers(workshop: &Workshop) -> bool {
    let polls =
        workshop.stage_poll.polls.iter().any(domain::sealed_answers::SealedAnswers::is_sealed);
    let checks =
        workshop.temperature.checks.iter().any(domain::sealed_answers::SealedAnswers::is_sealed);
    let votes = workshop.votes.list.iter().any(|vote| vote.ballots.is_sealed());
    polls || checks || votes || workshop.plus_delta.sheets.is_sealed()
}
