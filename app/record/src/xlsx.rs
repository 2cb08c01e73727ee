//! The record as a workbook: the complete table first, then one sheet per tool. Every cell is text, so none is ever a
//! formula.

use rust_xlsxwriter::{Format, Workbook, XlsxError};
use texts::record as t;

use crate::{Record, csv::rows};

/// Characters of a sheet name that every spreadsheet program accepts.
const NAME_CHARS_MAX: usize = 31;
/// Characters a cell can hold.
const CELL_CHARS_MAX: usize = 32_767;

/// The record as an XLSX file.
pub fn xlsx(record: &Record) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let everything = rows(record);
    let (head, rest) =
        everything.split_first().map_or((&[][..], &[][..]), |(head, rest)| (head, rest));
    let rest: Vec<Vec<String>> = rest.iter().map(|row| row.to_vec()).collect();
    sheet(&mut book, t::everything(), head, &rest)?;
    for table in record.plan.iter().chain(&record.tables) {
        sheet(&mut book, &table.title, &table.heads, &table.rows)?;
    }
    book.save_to_buffer()
}

fn sheet(
    book: &mut Workbook,
    title: &str,
    heads: &[String],
    rows: &[Vec<String>],
) -> Result<(), XlsxError> {
    let bold = Format::new().set_bold();
    let wrapped = Format::new().set_text_wrap();
    let sheet = book.add_worksheet();
    // Characters that a sheet name must not contain, and an opening question mark without its end.
    let name: String =
        title.chars().filter(|c| !"[]:*?¿/\\".contains(*c)).take(NAME_CHARS_MAX).collect();
    sheet.set_name(name.trim())?;
    sheet.set_freeze_panes(1, 0)?;
    for (column, head) in (0..).zip(heads) {
        sheet.set_column_width(column, 28)?;
        sheet.write_string_with_format(0, column, head, &bold)?;
    }
    for (at, row) in (1..).zip(rows) {
        for (column, cell) in (0..).zip(row) {
            let cell: String = cell.chars().take(CELL_CHARS_MAX).collect();
            sheet.write_string_with_format(at, column, &cell, &wrapped)?;
        }
    }
    Ok(())
}
