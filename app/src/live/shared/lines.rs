//! A pasted list as statements: one per non-empty line.

use domain::text::StatementText;
use texts::statements as t;

use crate::words;

/// Parses all statements. Either all are valid, or the faults are returned by line.
pub fn statements(text: &str) -> Result<Vec<StatementText>, Vec<String>> {
    let lines: Vec<(usize, String)> = said(text).collect();
    if lines.len() < 2 {
        let line = text.lines().find(|line| !bare(line).is_empty()).unwrap_or_default();
        return match StatementText::parse(line) {
            Ok(one) => Ok(vec![one]),
            Err(why) => Err(vec![words::text_error(&why)]),
        };
    }
    let (mut all, mut faults) = (Vec::new(), Vec::new());
    for (number, line) in lines {
        match StatementText::parse(&line) {
            Ok(one) => all.push(one),
            Err(why) => faults.push(t::fault(number, words::text_problem(&why))),
        }
    }
    if faults.is_empty() { Ok(all) } else { Err(faults) }
}

/// How many statements a text contains.
pub fn count(text: &str) -> usize {
    said(text).count()
}

/// Non-empty lines with their numbers, without list markers. Tabs between table columns become spaces.
fn said(text: &str) -> impl Iterator<Item = (usize, String)> {
    let lines = (1..).zip(text.lines());
    let lines = lines.map(|(number, line)| (number, bare(&line.replace('\t', " ")).to_owned()));
    lines.filter(|(_, line)| !line.is_empty())
}

/// A line without "- ", "• ", "3. " or "3) ".
fn bare(line: &str) -> &str {
    let line = line.trim();
    let figures = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let rest = if figures.len() < line.len() {
        figures.strip_prefix(['.', ')'])
    } else {
        line.strip_prefix(['-', '–', '•', '*', '·'])
    };
    match rest {
        Some("") => "",
        Some(rest) if rest.starts_with(char::is_whitespace) => rest.trim_start(),
        _ => line,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said_of(text: &str) -> Vec<String> {
        let list = statements(text).expect("every line is a statement");
        list.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_pasted_list_is_one_statement_per_line() {
        let list =
            "- We lose days.\n\n2) We lose people.\r\n•\tWe lose money.\n  12. 3 of 4 agree. \n-";
        let said = ["We lose days.", "We lose people.", "We lose money.", "3 of 4 agree."];
        assert_eq!(said_of(list), said);
        assert_eq!(count(list), 4);
    }

    #[test]
    fn a_single_line_is_left_unchanged() {
        assert_eq!(said_of(" 2. is the better offer. \n"), ["2. is the better offer."]);
        assert_eq!((count(""), count(" \n ")), (0, 0));
        assert_eq!(statements(" \n ").map_err(|faults| faults.len()), Err(1));
    }

    #[test]
    fn a_list_with_a_fault_is_rejected_and_the_line_is_named() {
        let long = "a".repeat(StatementText::CHARS_MAX + 1);
        let faults = statements(&format!("We lose days.\n\n{long}\nWe lose people.\n{long}"));
        let faults = faults.expect_err("two are too long");
        assert_eq!(faults.len(), 2);
        assert!(faults[0].contains('3') && faults[1].contains('5'), "{faults:?}");
    }
}
