//! The record as Markdown, to read and to print.

use std::fmt::Write as _;

use texts::{document, proxies, record as t, words as say};
use wording::whose;

use self::page::{Page, block, bold, inline};
use crate::{Decision, Disconnect, Ratings, Record, Table, Text};

mod page;

/// The record as Markdown. What people wrote stays text: it cannot format, link or run anything.
pub fn markdown(record: &Record) -> String {
    let mut page = Page::default();
    page.block(&format!("# {}", inline(&record.title)));
    if record.rehearsal {
        page.block(texts::rehearsal::record());
    }
    page.block(&holds(record));
    match &record.decision {
        Some(decision) => of_decision(&mut page, decision),
        None => page.block(t::nothing_put()),
    }
    if !record.open_objections.is_empty() {
        page.heading(t::open_objections());
        for one in &record.open_objections {
            let function = bold(&whose(one.function.as_ref()));
            page.item(&t::objects(function, &one.words));
            page.labelled(t::why(), one.reason.as_ref());
            page.labelled(t::would_lift(), one.lift.as_ref());
        }
    }
    record.plan.iter().for_each(|part| of_table(&mut page, part));
    if !record.disconnects.is_empty() {
        page.heading(t::differed());
        record.disconnects.iter().for_each(|one| of_disconnect(&mut page, one));
    }
    if !record.concerns.is_empty() {
        page.heading(t::concerns());
        for one in &record.concerns {
            page.item(&format!(
                "{} ({})",
                inline(one.text.as_str()),
                inline(&whose(one.function.as_ref()))
            ));
            page.under(&inline(one.became.as_deref().unwrap_or(say::no_outcome())));
        }
    }
    if !record.statements.is_empty() {
        page.heading(t::rated());
        for one in &record.statements {
            page.item(&inline(one.text.as_str()));
            one.rounds.iter().for_each(|round| page.under(&ratings(round)));
            if one.seen_by > 0 {
                page.under(&t::seen_by(one.seen_by.into()));
            }
        }
    }
    record.tables.iter().for_each(|part| of_table(&mut page, part));
    if !record.overridden.is_empty() {
        page.heading(t::left_early());
        for one in &record.overridden {
            let missing = inline(&one.missing.join(t::between()));
            page.item(&t::labelled(inline(&one.step), missing));
            page.labelled(t::why(), Some(&one.reason));
        }
    }
    page.heading(t::leaves_out());
    record.left_out.iter().for_each(|one| page.item(one));
    page.text
}

/// A tool's table as a list: Markdown tables break on free text.
fn of_table(page: &mut Page, part: &Table) {
    page.heading(&part.title);
    for cells in &part.rows {
        let mut named = part.heads.iter().zip(cells);
        page.item(&named.next().map_or_else(String::new, |(_, cell)| inline(cell)));
        for (head, cell) in named.filter(|(_, cell)| !cell.is_empty()) {
            page.under(&t::labelled(head, inline(cell)));
        }
    }
}

fn of_text(page: &mut Page, text: &Text) {
    for part in &text.parts {
        page.heading(&part.title);
        page.block(&block(part.text.as_str()));
    }
    if let Some(day) = &text.day {
        page.block(&t::takes_effect(day.as_str()));
    }
    if !text.lines.is_empty() {
        page.heading(document::each_function());
        for line in &text.lines {
            let function = bold(line.function.as_str());
            page.item(&t::labelled(function, inline(line.text.as_str())));
        }
    }
    if !text.conditions.is_empty() {
        page.heading(document::conditions());
        for one in &text.conditions {
            let (text, owner) = (inline(one.text.as_str()), inline(one.owner.as_str()));
            page.item(&t::condition(text, owner, one.due.as_str()));
        }
    }
}

fn of_decision(page: &mut Page, decision: &Decision) {
    of_text(page, &decision.text);
    page.heading(t::who_signed());
    let all = if decision.one_yes { t::one_yes() } else { t::not_everyone() };
    let version = t::version_of(decision.version, &decision.proposed_at);
    let hash = t::text_hash(format_args!("`{}`", decision.hash));
    page.block(&format!("{version} {all}  \n{hash}"));
    if decision.superseded {
        page.block(t::superseded());
    }
    for one in &decision.signed {
        let name = one.name.as_ref().map(|name| format!(", {}", inline(name.as_str())));
        let function = bold(one.function.as_str());
        let entered = one.entered.then(|| format!(", {}", proxies::entered()));
        let (name, entered) = (name.unwrap_or_default(), entered.unwrap_or_default());
        page.item(&format!("{function}{name}, {}{entered}", one.at));
    }
    for function in &decision.not_signed {
        page.item(&t::labelled(bold(function.as_str()), t::not_signed()));
    }
    let Some(consent) = &decision.consent else { return };
    page.heading(t::consent());
    page.block(&t::consent_ended(&consent.outcome));
    page.block(t::eight_positions());
    for one in &consent.positions {
        let function = bold(&whose(one.function.as_ref()));
        page.item(&t::stands_at(function, &one.words, one.gradient));
        page.labelled(t::why(), one.reason.as_ref());
        page.labelled(t::would_lift(), one.lift.as_ref());
    }
}

/// Whether the decision holds; this comes before its content.
fn holds(record: &Record) -> String {
    let stands = t::stands(&record.stands);
    let Some(decision) = &record.decision else {
        return format!("**{}** {stands}", t::nothing_decided());
    };
    let version = decision.version;
    let (signed, waiting) = (decision.signed.len(), decision.not_signed.len());
    let all = signed + waiting;
    if decision.one_yes {
        format!("**{}** {stands}", t::holds(all, version))
    } else if decision.superseded {
        format!("**{}** {stands}", t::text_changed(version))
    } else {
        format!("**{}** {} {stands}", t::holds_not_yet(signed, all, version), t::holds_when())
    }
}

fn of_disconnect(page: &mut Page, one: &Disconnect) {
    let kind = one.kind.as_ref().map(|kind| format!(" · {kind}")).unwrap_or_default();
    page.item(&format!("{} ({}{kind})", bold(&one.title), wording::level(one.level)));
    for end in &one.ends {
        let position = end.position.as_deref().map(inline);
        let said = t::labelled(inline(end.function.as_str()), position.unwrap_or_default());
        page.under(said.trim_end());
        page.labelled(t::why(), end.reason.as_ref());
        page.labelled(t::said_back(), end.understood_as.as_ref());
    }
    page.under(&t::became(inline(&one.became)));
}

fn ratings(round: &Ratings) -> String {
    let marks = round.marks.iter();
    let marks: Vec<_> = marks
        .map(|mark| format!("{} {}", mark.points.get(), inline(&whose(mark.function.as_ref()))))
        .collect();
    let mut text = t::labelled(&round.round, &round.class);
    if let Some(known) = &round.known {
        let _ = write!(text, ", {known}");
    }
    if !marks.is_empty() {
        let _ = write!(text, " ({})", marks.join(", "));
    }
    let mut details = vec![text];
    if let Some(moved) = round.moved {
        details.push(wording::moved(moved));
    }
    if !round.abstained.is_empty() {
        let functions: Vec<_> =
            round.abstained.iter().map(|f| inline(&whose(f.as_ref()))).collect();
        details.push(t::not_theirs(functions.join(", ")));
    }
    if !round.guesses.is_empty() {
        let guesses: Vec<_> = round.guesses.iter().map(u16::to_string).collect();
        details.push(t::guessed(guesses.join(", ")));
    }
    details.join(t::between())
}
