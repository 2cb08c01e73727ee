//! The record as a table: one row a thing, the same columns for all.

use super::{Decision, Record, words};

/// The columns.
const HEAD: [&str; 7] = ["part", "item", "function", "text", "value", "reason", "day or moment"];

/// The record as CSV after RFC 4180. No cell is ever a formula.
pub fn csv(record: &Record) -> String {
    let mut out =
        csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    for row in rows(record) {
        // Writing to memory does not fail.
        let _ = out.write_record(row.iter().map(|cell| harmless(cell)));
    }
    out.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
}

/// The record as one table, its head first. The parts about what the group learned give one row for each of theirs:
/// the columns are named in the cells.
pub(super) fn rows(record: &Record) -> Vec<[String; 7]> {
    let mut table = Table::default();
    table.row(HEAD);
    let id = record.workshop.to_string();
    table.row(["workshop", &id, "", &record.title, &record.stands, "", ""]);
    if let Some(decision) = &record.decision {
        of_decision(&mut table, decision);
    }
    of_disconnects(&mut table, record);
    of_concerns(&mut table, record);
    of_statements(&mut table, record);
    for one in &record.overridden {
        table.row([
            "left early",
            &one.step,
            "",
            &one.missing.join("; "),
            "",
            one.reason.as_str(),
            "",
        ]);
    }
    for part in record.plan.iter().chain(&record.tables) {
        for cells in &part.rows {
            let named = part.heads.iter().zip(cells).skip(1);
            let named: Vec<String> = named.map(|(head, cell)| format!("{head}: {cell}")).collect();
            let first = cells.first().map_or("", String::as_str);
            table.row([&part.title, "", "", first, &named.join("; "), "", ""]);
        }
    }
    for one in &record.left_out {
        table.row(["left out", "", "", one, "", "", ""]);
    }
    table.0
}

fn of_disconnects(table: &mut Table, record: &Record) {
    for one in &record.disconnects {
        let kind = one.kind.as_deref().unwrap_or("");
        table.row([
            "disconnect",
            words::level(one.level),
            "",
            one.title.as_str(),
            &one.became,
            kind,
            "",
        ]);
        for end in &one.ends {
            let text = |text: &Option<_>| {
                text.as_ref().map_or("", domain::text::Reason::as_str).to_owned()
            };
            let (position, reason) = (text(&end.position), text(&end.reason));
            let understood = text(&end.understood_as);
            table.row([
                "disconnect end",
                one.title.as_str(),
                end.function.as_str(),
                &position,
                &understood,
                &reason,
                "",
            ]);
        }
    }
}

fn of_concerns(table: &mut Table, record: &Record) {
    for one in &record.concerns {
        let became = one.became.as_deref().unwrap_or("open");
        let (function, text) = (words::whose(one.function.as_ref()), one.text.as_str());
        table.row(["concern", words::level(one.level), function, text, became, "", ""]);
    }
}

fn of_statements(table: &mut Table, record: &Record) {
    for one in &record.statements {
        for round in &one.rounds {
            let text = one.text.as_str();
            table.row(["statement", &round.round, "", text, &round.class, "", ""]);
            for mark in &round.marks {
                let points = mark.points.get().to_string();
                table.row([
                    "rating",
                    &round.round,
                    words::whose(mark.function.as_ref()),
                    text,
                    &points,
                    "",
                    "",
                ]);
            }
            for function in &round.abstained {
                table.row([
                    "rating",
                    &round.round,
                    words::whose(function.as_ref()),
                    text,
                    "not mine to judge",
                    "",
                    "",
                ]);
            }
            for guess in &round.guesses {
                table.row(["guess", &round.round, "", text, &guess.to_string(), "", ""]);
            }
        }
    }
}

fn of_decision(table: &mut Table, decision: &Decision) {
    let version = decision.version.to_string();
    let yes = if decision.one_yes { "signed by all" } else { "not signed by all" };
    table.row(["version", &version, "", &decision.hash, yes, "", &decision.proposed_at]);
    if decision.superseded {
        table.row(["version", &version, "", "the text was changed since", "", "", ""]);
    }
    if let Some(day) = &decision.day {
        table.row(["takes effect", "", "", "", "", "", day.as_str()]);
    }
    for part in &decision.parts {
        table.row(["section", &part.title, "", part.text.as_str(), "", "", ""]);
    }
    for line in &decision.lines {
        table.row(["line", "", line.function.as_str(), line.text.as_str(), "", "", ""]);
    }
    for one in &decision.conditions {
        table.row([
            "condition",
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
        table.row(["signed", "", one.function.as_str(), name, "yes", "", &one.at]);
    }
    for function in &decision.not_signed {
        table.row(["signed", "", function.as_str(), "", "no", "", ""]);
    }
    let Some(consent) = &decision.consent else { return };
    table.row(["consent", "", "", &consent.verdict, "", "", ""]);
    for one in &consent.positions {
        let text =
            |text: &Option<_>| text.as_ref().map_or("", domain::text::Reason::as_str).to_owned();
        let gradient = one.gradient.to_string();
        table.row([
            "position",
            &gradient,
            words::whose(one.function.as_ref()),
            &text(&one.lift),
            &one.words,
            &text(&one.reason),
            "",
        ]);
    }
}

#[derive(Default)]
struct Table(Vec<[String; 7]>);

impl Table {
    fn row(&mut self, cells: [&str; 7]) {
        self.0.push(cells.map(ToOwned::to_owned));
    }
}

/// A spreadsheet must not run what somebody typed: a cell that could be read as a formula starts with an apostrophe.
/// White space in front does not help it through.
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
