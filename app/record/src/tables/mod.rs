//! What a group learned and what it has to do, one table per tool: the same on the record's page, in Markdown, in CSV,
//! in the workbook and in the data. A table without rows is left out.

use domain::{Workshop, id::CardId, tool::disconnects::Disconnect};
use schemars::JsonSchema;
use serde::Serialize;
use texts::record_tables as t;

use crate::cards::is_shown;

mod converged;
mod learned;
mod open;
mod toolbox;

/// One table of the record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Table {
    pub title: String,
    /// The column headings.
    pub heads: Vec<String>,
    pub rows: Vec<Vec<String>>,
}

type Rows = Vec<Vec<String>>;

/// The tables about open points and tasks.
pub(crate) fn plan(workshop: &Workshop) -> Vec<Table> {
    filled([open::open(workshop), open::tasks(workshop)])
}

/// The tables about what the group learned.
pub(crate) fn learned(workshop: &Workshop) -> Vec<Table> {
    let tables = [
        learned::costs(workshop),
        learned::unknown(workshop),
        learned::moved(workshop),
        learned::ambition(workshop),
        learned::terms(workshop),
        learned::evidence(workshop),
        converged::trades(workshop),
        converged::amendments(workshop),
        converged::votes(workshop),
        learned::stage_poll(workshop),
        learned::links(workshop),
        learned::progress(workshop),
        learned::signs(workshop),
    ];
    filled(tables)
        .into_iter()
        .chain(toolbox::tables(workshop).into_iter().filter(|table| !table.rows.is_empty()))
        .collect()
}

fn table(title: &str, heads: &[&str], rows: Rows) -> Table {
    let heads = heads.iter().map(ToString::to_string).collect();
    Table { title: title.to_owned(), heads, rows }
}

/// The headings of a tool's table, from its texts.
fn heads(record: &str) -> Vec<&str> {
    record.split('|').collect()
}

fn filled<const N: usize>(tables: [Table; N]) -> Vec<Table> {
    tables.into_iter().filter(|table| !table.rows.is_empty()).collect()
}

fn row<const N: usize>(cells: [&str; N]) -> Vec<String> {
    cells.map(ToOwned::to_owned).into()
}

fn ends(known: &Disconnect) -> String {
    wording::and(&[known.one.function.to_string(), known.two.function.to_string()])
}

fn card_text(workshop: &Workshop, id: CardId) -> String {
    let card = workshop.cards.open(id).filter(|card| is_shown(card));
    card.map_or_else(|| t::card_gone().to_owned(), |card| card.text.to_string())
}
