//! The record as a table: one row per item, the same columns for all.

use texts::{record as t, words as say};
use wording::whose;

use crate::{Decision, Record};

/// The column headings.
fn head() -> [&'static str; 7] {
    [
        t::head_part(),
        t::head_item(),
        t::head_function(),
        t::head_text(),
        t::head_value(),
        t::head_reason(),
        t::head_when(),
    ]
}

/// The record as CSV (RFC 4180). No cell is ever a formula.
pub fn csv(record: &Record) -> String {
    let mut out =
        ::csv::WriterBuilder::new().terminator(::csv::Terminator::CRLF).from_writer(Vec::new());
    for row in rows(record) {
        // Writing to memory does not fail.
        let _ = out.write_record(row.iter().map(|cell| harmless(cell)));
    }
    out.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
}

/// The record as one table, heading first. Each row of a tool's table becomes one row here, with the column names in
/// its cells.
pub(crate) fn rows(record: &Record) -> Vec<[String; 7]> {
    let mut table = CsvRows::default();
    table.row(head());
    let id = record.workshop.to_string();
    let rehearsal = if record.rehearsal { texts::rehearsal::record() } else { "" };
    table.row([t::row_workshop(), &id, "", &record.title, &record.stands, rehearsal, ""]);
    if let Some(decision) = &record.decision {
        of_decision(&mut table, decision);
    }
    of_disconnects(&mut table, record);
    of_concerns(&mut table, record);
    of_statements(&mut table, record);
    for one in &record.overridden {
        table.row([
            t::row_left_early(),
            &one.step,
            "",
            &one.missing.join(t::between()),
            "",
            one.reason.as_str(),
            "",
        ]);
    }
    for part in record.plan.iter().chain(&record.tables) {
        for cells in &part.rows {
            let named = part.heads.iter().zip(cells).skip(1);
            let named: Vec<String> = named.map(|(head, cell)| t::labelled(head, cell)).collect();
            let first = cells.first().map_or("", String::as_str);
            table.row([&part.title, "", "", first, &named.join(t::between()), "", ""]);
        }
    }
    for one in &record.left_out {
        table.row([t::row_left_out(), "", "", one, "", "", ""]);
    }
    table.0
}

fn of_disconnects(table: &mut CsvRows, record: &Record) {
    for one in &record.disconnects {
        let kind = one.kind.as_deref().unwrap_or("");
        table.row([
            t::row_disconnect(),
            wording::level(one.level),
            "",
            &one.title,
            &one.became,
            kind,
            "",
        ]);
        for end in &one.ends {
            let text = |text: &Option<_>| {
                text.as_ref().map_or("", domain::text::Reason::as_str).to_owned()
            };
            let (position, reason) =
                (end.position.as_deref().unwrap_or_default(), text(&end.reason));
            let understood = text(&end.understood_as);
            table.row([
                t::row_side(),
                &one.title,
                end.function.as_str(),
                position,
                &understood,
                &reason,
                "",
            ]);
        }
    }
}

fn of_concerns(table: &mut CsvRows, record: &Record) {
    for one in &record.concerns {
        let became = one.became.as_deref().unwrap_or(say::no_outcome());
        let (function, text) = (&whose(one.function.as_ref()), one.text.as_str());
        let level = wording::level(one.level);
        table.row([t::row_concern(), level, function, text, became, "", ""]);
    }
}

fn of_statements(table: &mut CsvRows, record: &Record) {
    for one in &record.statements {
        for round in &one.rounds {
            let text = one.text.as_str();
            table.row([t::row_statement(), &round.round, "", text, &round.class, "", ""]);
            for mark in &round.marks {
                let points = mark.points.get().to_string();
                table.row([
                    t::row_rating(),
                    &round.round,
                    &whose(mark.function.as_ref()),
                    text,
                    &points,
                    "",
                    "",
                ]);
            }
            for function in &round.abstained {
                table.row([
                    t::row_rating(),
                    &round.round,
                    &whose(function.as_ref()),
                    text,
                    t::not_mine(),
                    "",
                    "",
                ]);
            }
            for guess in &round.guesses {
                table.row([t::row_guess(), &round.round, "", text, &guess.to_string(), "", ""]);
            }
        }
    }
}

fn of_decision(table: &mut CsvRows, decision: &Decision) {
    let version = decision.version.to_string();
    let yes = if decision.one_yes { t::signed_by_all() } else { t::not_by_all() };
    table.row([t::row_version(), &version, "", &decision.hash, yes, "", &decision.proposed_at]);
    if decision.superseded {
        table.row([t::row_version(), &version, "", t::changed_since(), "", "", ""]);
    }
    if let Some(day) = &decision.text.day {
        table.row([t::row_takes_effect(), "", "", "", "", "", day.as_str()]);
    }
    for part in &decision.text.parts {
        table.row([t::row_section(), &part.title, "", part.text.as_str(), "", "", ""]);
    }
    for line in &decision.text.lines {
        table.row([t::row_line(), "", line.function.as_str(), line.text.as_str(), "", "", ""]);
    }
    for one in &decision.text.conditions {
        table.row([
            t::row_condition(),
            "",
            one.owner.as_str(),
            one.text.as_str(),
            "",
            "",
            one.due.as_str(),
        ]);
    }
    for one in &decision.signed {
        let name = one.name.as_ref().map_or("", |name| name.as_str());
        table.row([t::row_signed(), "", one.function.as_str(), name, t::yes(), "", &one.at]);
    }
    for function in &decision.not_signed {
        table.row([t::row_signed(), "", function.as_str(), "", t::no(), "", ""]);
    }
    let Some(consent) = &decision.consent else { return };
    table.row([t::row_consent(), "", "", &consent.outcome, "", "", ""]);
    for one in &consent.positions {
        let text =
            |text: &Option<_>| text.as_ref().map_or("", domain::text::Reason::as_str).to_owned();
        let gradient = one.gradient.to_string();
        table.row([
            t::row_position(),
            &gradient,
            &whose(one.function.as_ref()),
            &text(&one.lift),
            &one.words,
            &text(&one.reason),
            "",
        ]);
    }
}

#[derive(Default)]
struct CsvRows(Vec<[String; 7]>);

impl CsvRows {
    fn row(&mut self, cells: [&str; 7]) {
        self.0.push(cells.map(ToOwned::to_owned));
    }
}

/// Prevents spreadsheets from running typed text: a cell that could be read as a formula gets an apostrophe in front,
/// also if it starts with white space.
fn harmless(cell: &str) -> String {
    let starts = |text: &str| text.starts_with(['=', '+', '-', '@', '\t', '\r', '\0', '\n']);
    if starts(cell) || starts(cell.trim_start()) { format!("'{cell}") } else { cell.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula() {
        for text in ["=1+1", "+1", "-1", "@sum", "\tx", "\rx", "\0x", "  =1", "\n=1", "\u{a0}=1"] {
            assert_eq!(harmless(text), format!("'{text}"));
        }
        for text in ["", "plain", "1-2", "a=b", "(=1)"] {
            assert_eq!(harmless(text), text);
        }
    }
}
