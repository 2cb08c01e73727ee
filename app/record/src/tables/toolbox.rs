//! The tables that tools bring themselves: rows from the tool, title and headings from its texts.

use domain::{
    Workshop,
    recorded::{Cell, Recorded},
    tool::agenda::SHIPPED,
    views::recorded,
};

use super::Table;

/// One table per tool that brings rows. The caller leaves empty ones out.
pub(super) fn tables(workshop: &Workshop) -> Vec<Table> {
    let table = |(tool, recorded)| match recorded {
        Recorded::Rows(rows) => Some(table(tool, rows)),
        Recorded::Written | Recorded::Nothing => None,
    };
    recorded(workshop).into_iter().filter_map(table).collect()
}

fn table(tool: &str, rows: Vec<Vec<Cell>>) -> Table {
    // A tool is called in the record as its step is.
    let step = SHIPPED.iter().find(|step| step.tool == tool);
    let title = step.map_or(tool, |step| texts::step(step.name).title).to_owned();
    let heads = texts::named(&format!("{tool}.record")).unwrap_or_default();
    let heads = super::heads(heads).into_iter().map(ToOwned::to_owned).collect();
    let value = |cell| match cell {
        Cell::Text(text) => text,
        Cell::Number(number) => number.to_string(),
        Cell::Word(key) => texts::named(&format!("{tool}.{key}")).unwrap_or(key).to_owned(),
    };
    let rows = rows.into_iter().map(|row| row.into_iter().map(value).collect()).collect();
    Table { title, heads, rows }
}
