//! The results of the toolbox steps, one function per tool.

use domain::{
    Workshop,
    text::Reason,
    tool::{one_two_four_all::GroupNote, requests::Request},
};
use texts::{record_tables as t, steps, toolbox};
use wording::toolbox as say;

use super::{Rows, Table, row, table};

/// One table per toolbox step. The caller leaves empty ones out.
pub(super) fn tables(workshop: &Workshop) -> [Table; 5] {
    [turns(workshop), notes(workshop), requests(workshop), hands(workshop), sheets(workshop)]
}

/// Who spoke in which order, by function.
fn turns(workshop: &Workshop) -> Table {
    table(steps::turns_title(), &[t::place(), t::function()], turns_rows(workshop))
}

fn turns_rows(workshop: &Workshop) -> Rows {
    let seat = |seat| workshop.seats.all.get(seat).and_then(|seat| seat.function.as_ref());
    let order = workshop.round_robin.order.iter().filter_map(seat);
    (1..)
        .zip(order)
        .map(|(place, function)| row([&format!("{place}"), function.as_str()]))
        .collect()
}

/// The notes of pairs and fours. A note that is still assigned to a group belongs to that group only.
fn notes(workshop: &Workshop) -> Table {
    table(steps::pairs_title(), &[t::stage(), t::noted()], notes_rows(workshop))
}

fn notes_rows(workshop: &Workshop) -> Rows {
    let shown = |note: &&GroupNote| note.group.is_empty();
    let notes = workshop.one_two_four_all.notes.iter().filter(shown);
    notes.map(|note| row([say::stage(note.stage), note.text.as_str()])).collect()
}

/// What one function needs from another, and the answer.
fn requests(workshop: &Workshop) -> Table {
    table(
        steps::requests_title(),
        &[t::who(), t::from_whom(), t::what(), t::answer()],
        requests_rows(workshop),
    )
}

fn requests_rows(workshop: &Workshop) -> Rows {
    let line = |request: &Request| {
        let answer = say::request_answer(request.answer);
        row([request.from.as_str(), request.to.as_str(), request.text.as_str(), answer])
    };
    workshop.requests.list.iter().map(line).collect()
}

/// The hands of each temperature check.
fn hands(workshop: &Workshop) -> Table {
    table(steps::temperature_title(), &[t::round(), t::counted()], hands_rows(workshop))
}

fn hands_rows(workshop: &Workshop) -> Rows {
    let shown = workshop.temperature.checks.iter().filter_map(|check| check.shown.as_ref());
    let lines = |(number, hands): (usize, &Vec<_>)| {
        row([&number.to_string(), &say::hands(hands).join("; ")])
    };
    (1..).zip(shown).map(lines).collect()
}

/// The sheets of plus and delta.
fn sheets(workshop: &Workshop) -> Table {
    table(steps::plus_delta_title(), &[toolbox::plus(), toolbox::delta()], sheets_rows(workshop))
}

fn sheets_rows(workshop: &Workshop) -> Rows {
    let text = |text: &Option<Reason>| text.as_ref().map(ToString::to_string).unwrap_or_default();
    let shown = workshop.plus_delta.sheets.shown.iter().flatten();
    shown.map(|sheet| row([&text(&sheet.plus), &text(&sheet.delta)])).collect()
}
