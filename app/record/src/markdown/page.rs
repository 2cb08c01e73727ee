//! A page of Markdown. What people wrote stays text: everything with a meaning in Markdown is escaped.

use std::fmt::Write as _;

use domain::text::Reason;
use texts::record as t;

#[derive(Default)]
pub(super) struct Page {
    pub(super) text: String,
    in_list: bool,
}

impl Page {
    pub(super) fn block(&mut self, text: &str) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.text.push_str(text);
        self.text.push('\n');
        self.in_list = false;
    }

    pub(super) fn heading(&mut self, text: &str) {
        self.block(&format!("## {text}"));
    }

    pub(super) fn item(&mut self, text: &str) {
        if !self.in_list {
            self.text.push('\n');
            self.in_list = true;
        }
        // Writing to memory does not fail.
        let _ = writeln!(self.text, "- {text}");
    }

    pub(super) fn under(&mut self, text: &str) {
        let _ = writeln!(self.text, "  - {text}");
    }

    pub(super) fn labelled(&mut self, what: &str, text: Option<&Reason>) {
        if let Some(text) = text {
            self.under(&t::labelled(what, inline(text.as_str())));
        }
    }
}

/// Emphasized text within a line.
pub(super) fn bold(text: &str) -> String {
    format!("**{}**", inline(text))
}

/// Text within a line: everything with a meaning in Markdown is escaped, line breaks become spaces.
pub(super) fn inline(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\n' | '\t' => safe.push(' '),
            // All ASCII punctuation may be escaped, so the remaining characters need no thought.
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&'
            | '!' | '$' => {
                safe.push('\\');
                safe.push(c);
            }
            // A bare address would become a link.
            ':' if chars.peek().is_some_and(|next| !next.is_whitespace()) => safe.push_str("\\:"),
            '@' => safe.push_str("\\@"),
            c => safe.push(c),
        }
    }
    leading(safe)
}

/// Escapes what starts a list, a rule or a number at the beginning of a line.
fn leading(text: String) -> String {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    // A decimal fraction is no list.
    let ends = text.as_bytes().get(digits + 1).is_none_or(u8::is_ascii_whitespace);
    match text.as_bytes().get(digits) {
        Some(b'.' | b')') if digits > 0 && ends => {
            format!("{}\\{}", &text[..digits], &text[digits..])
        }
        Some(b'-' | b'+' | b'=') if digits == 0 => format!("\\{text}"),
        _ => text,
    }
}

/// Text as a block: paragraphs and line breaks stay.
pub(super) fn block(text: &str) -> String {
    let lines: Vec<_> = text.lines().map(|line| inline(line.trim_start())).collect();
    lines.join("  \n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_wrote_stays_text() {
        for (text, wanted) in [
            ("<script>alert(1)</script>", "\\<script\\>alert(1)\\</script\\>"),
            ("[x](javascript:1)", "\\[x\\](javascript\\:1)"),
            ("# big", "\\# big"),
            ("- item", "\\- item"),
            ("1. item", "1\\. item"),
            ("1.", "1\\."),
            ("0.217", "0.217"),
            ("so: it is", "so: it is"),
            ("one\ntwo", "one two"),
            ("https://a.b", "https\\://a.b"),
            ("plain, with (brackets).", "plain, with (brackets)."),
        ] {
            assert_eq!(inline(text), wanted);
        }
        assert_eq!(block("one\n# two\n    code"), "one  \n\\# two  \ncode");
    }
}
