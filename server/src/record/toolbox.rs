//! The results of the toolbox steps, as tables.

use domain::{Workshop, tool::one_two_four_all::GroupNote};
use texts::{record_tables as t, steps, toolbox};
use wording::toolbox as say;

use super::tables::{Rows, Table, row, table};

/// One table per toolbox step. The caller leaves empty ones out.
pub(super) fn tables(workshop: &Workshop) -> [Table; 5] {
    [
        table(steps::turns_title(), &[t::place(), t::function()], turns(workshop)),
        table(steps::pairs_title(), &[t::stage(), t::noted()], notes(workshop)),
        table(
            steps::requests_title(),
            &[t::who(), t::from_whom(), t::what(), t::answer()],
            requests(workshop),
        ),
        table(steps::temperature_title(), &[t::round(), t::counted()], hands(workshop)),
        table(steps::plus_delta_title(), &[toolbox::plus(), toolbox::delta()], sheets(workshop)),
    ]
}

/// Who spoke in which order, by function.
fn turns(workshop: &Workshop) -> Rows {
    let seat = |seat| workshop.seats.all.get(seat).and_then(|seat| seat.function.as_ref());
    let order = workshop.round_robin.order.iter().filter_map(seat);
    (1..)
        .zip(order)
        .map(|(place, function)| row([&format!("{place}"), function.as_str()]))
        .collect()
}

/// The notes of pairs and fours. A note that is still assigned to a group belongs to that group only.
fn notes(workshop: &Workshop) -> Rows {
    let shown = |note: &&GroupNote| note.group.is_empty();
    let notes = workshop.one_two_four_all.notes.iter().filter(shown);
    notes.map(|note| row([say::stage(note.stage), note.text.as_str()])).collect()
}

fn requests(workshop: &Workshop) -> Rows {
    let line = |request: &domain::tool::requests::Request| {
        let answer = say::request_answer(request.answer);
        row([request.from.as_str(), request.to.as_str(), request.text.as_str(), answer])
    };
    workshop.requests.list.iter().map(line).collect()
}

fn hands(workshop: &Workshop) -> Rows {
    let shown = workshop.temperature.checks.iter().filter_map(|check| check.shown.as_ref());
    let lines = |(number, hands): (usize, &Vec<_>)| {
        row([&number.to_string(), &say::hands(hands).join("; ")])
    };
    (1..).zip(shown).map(lines).collect()
}

fn sheets(workshop: &Workshop) -> Rows {
    let text = |text: &Option<domain::text::Reason>| {
        text.as_ref().map(ToString::to_string).unwrap_or_default()
    };
    let shown = workshop.plus_delta.sheets.shown.iter().flatten();
    shown.map(|sheet| row([&text(&sheet.plus), &text(&sheet.delta)])).collect()
}
