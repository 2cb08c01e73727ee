//! The record as Markdown, to read and to print.

use std::fmt::Write as _;

use domain::text::Reason;

use super::{Decision, Disconnect, Ratings, Record, Table, words};

/// The record as Markdown. What people wrote stays text: it can neither format nor link nor run anything.
pub fn markdown(record: &Record) -> String {
    let mut page = Page::default();
    page.block(&format!("# {}", inline(&record.title)));
    page.block(&holds(record));
    match &record.decision {
        Some(decision) => of_decision(&mut page, decision),
        None => page.block("Nothing was put before the group yet."),
    }
    if !record.open_objections.is_empty() {
        page.block("## Open objections");
        for one in &record.open_objections {
            page.item(&format!(
                "**{}** {}",
                inline(words::whose(one.function.as_ref())),
                one.words
            ));
            page.told("why", one.reason.as_ref());
            page.told("what would lift it", one.lift.as_ref());
        }
    }
    record.plan.iter().for_each(|part| of_table(&mut page, part));
    if !record.disconnects.is_empty() {
        page.block("## Where we differed");
        record.disconnects.iter().for_each(|one| of_disconnect(&mut page, one));
    }
    if !record.concerns.is_empty() {
        page.block("## Concerns, and what became of them");
        for one in &record.concerns {
            page.item(&format!(
                "{} ({})",
                inline(one.text.as_str()),
                inline(words::whose(one.function.as_ref()))
            ));
            page.under(&inline(one.became.as_deref().unwrap_or("open")));
        }
    }
    if !record.statements.is_empty() {
        page.block("## What we rated");
        for one in &record.statements {
            page.item(&inline(one.text.as_str()));
            one.rounds.iter().for_each(|round| page.under(&ratings(round)));
            if one.seen_by > 0 {
                page.under(&format!("{} have said: I see it", one.seen_by));
            }
        }
    }
    record.tables.iter().for_each(|part| of_table(&mut page, part));
    if !record.overridden.is_empty() {
        page.block("## Steps we left early");
        for one in &record.overridden {
            page.item(&format!("{}: {}", inline(&one.step), inline(&one.missing.join("; "))));
            page.told("why", Some(&one.reason));
        }
    }
    page.block("## What this leaves out");
    record.left_out.iter().for_each(|one| page.item(one));
    page.text
}

/// A part as a list: tables of Markdown break on what people write.
fn of_table(page: &mut Page, part: &Table) {
    page.block(&format!("## {}", part.title));
    for cells in &part.rows {
        let mut named = part.heads.iter().zip(cells);
        page.item(&named.next().map_or_else(String::new, |(_, cell)| inline(cell)));
        for (head, cell) in named.filter(|(_, cell)| !cell.is_empty()) {
            page.under(&format!("{head}: {}", inline(cell)));
        }
    }
}

fn of_decision(page: &mut Page, decision: &Decision) {
    for part in &decision.parts {
        page.block(&format!("## {}", part.title));
        page.block(&block(part.text.as_str()));
    }
    if let Some(day) = &decision.day {
        page.block(&format!("Takes effect on {}.", day.as_str()));
    }
    if !decision.lines.is_empty() {
        page.block("## What it means for each function");
        for line in &decision.lines {
            page.item(&format!(
                "**{}**: {}",
                inline(line.function.as_str()),
                inline(line.text.as_str())
            ));
        }
    }
    if !decision.conditions.is_empty() {
        page.block("## Conditions");
        for one in &decision.conditions {
            let owner = inline(one.owner.as_str());
            page.item(&format!("{} ({owner}, by {})", inline(one.text.as_str()), one.due.as_str()));
        }
    }
    page.block("## Who signed");
    let all =
        if decision.one_yes { "One yes: everyone has signed." } else { "Not everyone has signed." };
    page.block(&format!(
        "Version {} of {}. {all}  \nText `{}`",
        decision.version, decision.proposed_at, decision.hash
    ));
    if decision.superseded {
        page.block("The text was changed since: nothing below counts for the new text.");
    }
    for one in &decision.signed {
        let name = one.name.as_ref().map(|name| format!(", {}", inline(name.as_str())));
        let function = inline(one.function.as_str());
        page.item(&format!("**{function}**{}, {}", name.unwrap_or_default(), one.at));
    }
    for function in &decision.not_signed {
        page.item(&format!("**{}**: not signed", inline(function.as_str())));
    }
    let Some(consent) = &decision.consent else { return };
    page.block("## The consent round");
    page.block(&format!("It ended so: {}.", consent.verdict));
    page.block("Each took one of eight positions, from 1, fully for it, to 8, stopping it.");
    for one in &consent.positions {
        let function = inline(words::whose(one.function.as_ref()));
        page.item(&format!("**{function}** {} (position {})", one.words, one.gradient));
        page.told("why", one.reason.as_ref());
        page.told("what would lift it", one.lift.as_ref());
    }
}

/// Whether the decision holds, before anything it says.
fn holds(record: &Record) -> String {
    let phase = &record.stands;
    let Some(decision) = &record.decision else {
        return format!("**Nothing is decided yet.** The workshop is at: {phase}.");
    };
    let version = decision.version;
    let (signed, waiting) = (decision.signed.len(), decision.not_signed.len());
    let all = signed + waiting;
    let state = if decision.one_yes {
        format!("**It holds: all {all} have signed version {version}.**")
    } else if decision.superseded {
        format!("**It does not hold: the text was changed after version {version}.**")
    } else {
        let state =
            format!("**It does not hold yet: {signed} of {all} have signed version {version}.**");
        format!("{state} It holds when all have.")
    };
    format!("{state} The workshop is at: {phase}.")
}

fn of_disconnect(page: &mut Page, one: &Disconnect) {
    let kind = one.kind.as_ref().map(|kind| format!(", {kind}")).unwrap_or_default();
    page.item(&format!("**{}** ({}{kind})", inline(one.title.as_str()), words::level(one.level)));
    for end in &one.ends {
        let position = end.position.as_ref().map(|text| format!(" {}", inline(text.as_str())));
        page.under(&format!("{}:{}", inline(end.function.as_str()), position.unwrap_or_default()));
        page.told("why", end.reason.as_ref());
        page.told("said back by the other end, and confirmed", end.understood_as.as_ref());
    }
    page.under(&format!("What became of it: {}", inline(&one.became)));
}

fn ratings(round: &Ratings) -> String {
    let marks = round.marks.iter();
    let marks: Vec<_> = marks
        .map(|mark| {
            format!("{} {}", mark.points.get(), inline(words::whose(mark.function.as_ref())))
        })
        .collect();
    let mut text = format!("{}: {}", round.round, round.class);
    if let Some(known) = &round.known {
        let _ = write!(text, ", {known}");
    }
    if !marks.is_empty() {
        let _ = write!(text, " ({})", marks.join(", "));
    }
    if let Some(moved) = round.moved {
        let _ = write!(text, "; {} went up, {} down, {} stayed", moved.up, moved.down, moved.same);
    }
    if !round.abstained.is_empty() {
        let functions: Vec<_> =
            round.abstained.iter().map(|f| inline(words::whose(f.as_ref()))).collect();
        let _ = write!(text, "; not theirs to judge: {}", functions.join(", "));
    }
    if !round.guesses.is_empty() {
        let guesses: Vec<_> = round.guesses.iter().map(u16::to_string).collect();
        let _ = write!(text, "; guessed how many others say yes: {}", guesses.join(", "));
    }
    text
}

#[derive(Default)]
struct Page {
    text: String,
    in_list: bool,
}

impl Page {
    fn block(&mut self, text: &str) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.text.push_str(text);
        self.text.push('\n');
        self.in_list = false;
    }

    fn item(&mut self, text: &str) {
        if !self.in_list {
            self.text.push('\n');
            self.in_list = true;
        }
        // Writing to memory does not fail.
        let _ = writeln!(self.text, "- {text}");
    }

    fn under(&mut self, text: &str) {
        let _ = writeln!(self.text, "  - {text}");
    }

    fn told(&mut self, what: &str, text: Option<&Reason>) {
        if let Some(text) = text {
            self.under(&format!("{what}: {}", inline(text.as_str())));
        }
    }
}

/// Text within a line: everything that could mean something is escaped, line breaks become spaces.
fn inline(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\n' | '\t' => safe.push(' '),
            // All of ASCII punctuation may be escaped, so the rest of it need not be thought about.
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&'
            | '!' | '$' => {
                safe.push('\\');
                safe.push(c);
            }
            // An address on its own would become a link.
            ':' if chars.peek().is_some_and(|next| !next.is_whitespace()) => safe.push_str("\\:"),
            '@' => safe.push_str("\\@"),
            c => safe.push(c),
        }
    }
    leading(safe)
}

/// What makes a list, a rule or a number only at the start of a line.
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

/// Text of its own: paragraphs and line breaks stay.
fn block(text: &str) -> String {
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
