//! What remains to be done: open points and tasks.

use domain::{
    Workshop,
    tool::{cards::CardKind, disconnects::Settlement, resolution::Disposition},
};
use texts::record_tables as t;
use wording::whose;

use super::{Rows, Table, card_text, ends, row, table};
use crate::cards::is_shown;

/// Open points, each with who decides that it is done.
pub(super) fn open(workshop: &Workshop) -> Table {
    table(t::open_title(), &[t::what(), t::who_says_done(), t::waits_for()], open_rows(workshop))
}

fn open_rows(workshop: &Workshop) -> Rows {
    let mut rows = Rows::new();
    for known in workshop.disconnects.list.iter().filter(|known| known.settlement.is_none()) {
        let waits = if known.is_explained() { t::both_sides() } else { t::a_reason() };
        rows.push(row([
            &t::open_disconnect(wording::disconnect_title(known)),
            &ends(known),
            waits,
        ]));
    }
    let dispositions = &workshop.resolution.dispositions;
    let concerns = workshop
        .cards
        .iter()
        .filter(|card| card.kind == CardKind::Concern)
        .filter(|card| is_shown(card));
    for card in concerns.filter(|card| !dispositions.contains_key(&card.id)) {
        let whose = whose(card.function.as_ref());
        rows.push(row([&t::open_concern(&card.text), &whose, t::an_answer()]));
    }
    for (_, known) in workshop.resolution.unamended() {
        let what = t::open_objection(known.version, &known.reason);
        rows.push(row([&what, &whose(known.function.as_ref()), known.lift.as_str()]));
    }
    if let Some(version) = workshop.resolution.standing() {
        let unsigned =
            workshop.seats.members().filter(|seat| !version.signatures.contains_key(&seat.id));
        let mut functions: Vec<_> =
            unsigned.filter_map(|seat| seat.function.as_ref()).map(ToString::to_string).collect();
        let waits = t::signatures(functions.len());
        functions.sort_unstable();
        functions.dedup();
        if !functions.is_empty() {
            let what = t::open_version(version.number);
            rows.push(row([&what, &functions.join(", "), &waits]));
        }
    }
    if *workshop.statements.ambition_lowered
        && workshop.statements.ambition_lowered_reason.is_none()
    {
        rows.push(row([t::ambition_lowered(), t::all_of_you(), t::why_choice()]));
    }
    rows
}

/// Tasks, sorted by day.
pub(super) fn tasks(workshop: &Workshop) -> Table {
    table(t::plan(), &[t::what(), t::who(), t::by_when(), t::from()], tasks_rows(workshop))
}

fn tasks_rows(workshop: &Workshop) -> Rows {
    let mut rows = Rows::new();
    let document =
        workshop.resolution.standing().map_or(&workshop.resolution.draft, |v| &v.document);
    for known in document.conditions.values() {
        rows.push(row([
            known.text.as_str(),
            known.owner.as_str(),
            known.due.as_str(),
            t::from_condition(),
        ]));
    }
    for known in &workshop.disconnects.list {
        if let Some(Settlement::Parked { owner, due }) = &known.settlement {
            rows.push(row([
                &wording::disconnect_title(known),
                owner.as_str(),
                due.as_str(),
                t::from_disconnect(),
            ]));
        }
        for asked in known.evidence.iter().filter(|asked| asked.found.is_none()) {
            rows.push(row([
                asked.ask.as_str(),
                asked.owner.as_str(),
                asked.due.as_str(),
                t::from_evidence(),
            ]));
        }
    }
    for (id, disposition) in &workshop.resolution.dispositions {
        if let Disposition::Parked { owner, due } = disposition {
            let what = card_text(workshop, *id);
            rows.push(row([&what, owner.as_str(), due.as_str(), t::from_concern()]));
        }
    }
    // Sorted by due date.
    rows.sort_by(|a, b| a[2].cmp(&b[2]));
    rows
}
