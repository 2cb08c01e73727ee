//! What a tool contributes to the record, without words: headings and values are worded in the reader's language.

/// One value of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// What a person wrote, or the name of a function.
    Text(String),
    Number(u32),
    /// The key of a word among the texts of the tool.
    Word(&'static str),
}

/// What a tool contributes to the record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Recorded {
    /// One table, left out without rows. Title and headings are among the texts of the tool.
    Rows(Vec<Vec<Cell>>),
    /// The record has sections of its own for this tool.
    Written,
    /// Nothing: it was for the meeting only.
    Nothing,
}

impl Cell {
    /// A text.
    pub(crate) fn text(text: impl ToString) -> Self {
        Self::Text(text.to_string())
    }

    /// A text, or an empty value.
    pub(crate) fn optional(text: Option<&impl ToString>) -> Self {
        Self::Text(text.map(ToString::to_string).unwrap_or_default())
    }

    /// A number of things.
    pub(crate) fn count(count: usize) -> Self {
        Self::Number(u32::try_from(count).unwrap_or(u32::MAX))
    }
}

impl Recorded {
    /// One table.
    pub(crate) fn rows<R: IntoIterator<Item = Cell>>(rows: impl IntoIterator<Item = R>) -> Self {
        Self::Rows(rows.into_iter().map(|row| row.into_iter().collect()).collect())
    }
}
