//! What the group learned about its costs, its ratings, its words and itself.

use domain::{
    Workshop,
    measure::{class, divergence, median, verdict},
    tool::{agenda::Round, statements::Outcome},
};
use texts::{costs, disconnects, glossary, links, record as lines, record_tables as t, stage_poll};
use wording::whose;

use super::{Rows, Table, card_text, heads, row, table};

/// The costs of staying, and what they come to.
pub(super) fn costs(workshop: &Workshop) -> Table {
    table(costs::record_title(), &heads(costs::record()), costs_rows(workshop))
}

fn costs_rows(workshop: &Workshop) -> Rows {
    let mut rows: Rows = workshop
        .costs
        .list
        .iter()
        .map(|cost| {
            let amount = cost.amount.as_ref().map(wording::amount).unwrap_or_default();
            row([cost.text.as_str(), wording::grade(cost.grade), &amount, &wording::support(cost)])
        })
        .collect();
    let totals = wording::yearly(&workshop.costs);
    rows.extend(totals.iter().map(|total| row([t::costs_all(), "", total, ""])));
    if let Some(why) = &workshop.costs.without {
        rows.push(row([t::costs_none(), "", "", why.as_str()]));
    }
    rows
}

/// What the group did not know about itself.
pub(super) fn unknown(workshop: &Workshop) -> Table {
    table(t::unknown(), &[t::sentence(), t::guesses(), t::see()], unknown_rows(workshop))
}

fn unknown_rows(workshop: &Workshop) -> Rows {
    let found = workshop.statements.agreements().filter_map(|statement| {
        let outcome = statement.first.outcome.as_ref()?;
        let points = outcome.points();
        let verdict = verdict(class(&points), outcome.perception, points.len())?;
        let said = wording::unknown(verdict)?;
        Some(row([statement.text.as_str(), said, &t::of_you(statement.seen.count)]))
    });
    found.collect()
}

/// How ratings changed between the two rounds.
pub(super) fn moved(workshop: &Workshop) -> Table {
    table(
        t::moved(),
        &[t::sentence(), t::before(), t::after(), t::divergence(), t::who_moved()],
        moved_rows(workshop),
    )
}

fn moved_rows(workshop: &Workshop) -> Rows {
    let told = |outcome: &Outcome| {
        let points = outcome.points();
        let middle = median(&points).map(wording::half).unwrap_or_default();
        t::half_at(wording::headline(class(&points)), middle)
    };
    let apart = |outcome: &Outcome| divergence(&outcome.points());
    let mut still = 0_usize;
    let twice = workshop.statements.agreements().filter_map(|one| {
        let (before, after) = (one.first.outcome.as_ref()?, one.second.outcome.as_ref()?);
        if after.moved.is_some_and(|moved| moved.up + moved.down == 0) {
            still += 1;
            return None;
        }
        let index = |thousandths: u16| {
            t::index(thousandths / 1_000, format_args!("{:03}", thousandths % 1_000))
        };
        let divergence = match (apart(before), apart(after)) {
            (Some(before), Some(after)) => format!("{} → {}", index(before), index(after)),
            _ => t::apart_unsaid().to_owned(),
        };
        let who = after.moved.map_or_else(|| t::moved_unsaid().to_owned(), wording::moved);
        Some(row([one.text.as_str(), &told(before), &told(after), &divergence, &who]))
    });
    let mut rows: Rows = twice.collect();
    if still > 0 {
        rows.push(row([&t::other_sentences(still), "", "", "", t::nobody_moved()]));
    }
    if let (Some(clarity), false) = (*workshop.statements.clarity, rows.is_empty()) {
        rows.push(row([t::all_sentences(), "", "", "", wording::clarity(clarity)]));
    }
    rows
}

/// How much change the group wants.
pub(super) fn ambition(workshop: &Workshop) -> Table {
    table(t::ambition(), &[t::when(), t::middle()], ambition_rows(workshop))
}

fn ambition_rows(workshop: &Workshop) -> Rows {
    let Some(wish) = workshop.statements.ambition() else { return Rows::new() };
    let rounds = [Round::First, Round::Second].into_iter().filter_map(|round| {
        let outcome = wish.round(round).outcome.as_ref()?;
        let middle = median(&outcome.points()).map(wording::half)?;
        Some(row([wording::round(round), &middle]))
    });
    let mut rows: Rows = rounds.collect();
    if *workshop.statements.ambition_lowered {
        let why = workshop.statements.ambition_lowered_reason.as_ref();
        let why = why.map_or(t::not_answered(), |why| why.as_str());
        rows.push(row([t::less_why(), why]));
    }
    rows
}

/// The glossary.
pub(super) fn terms(workshop: &Workshop) -> Table {
    table(glossary::record_title(), &heads(glossary::record()), terms_rows(workshop))
}

fn terms_rows(workshop: &Workshop) -> Rows {
    let told = workshop.glossary.list.iter().map(|term| {
        let meanings = term.meanings.shown.iter().flatten();
        let each: Vec<String> =
            meanings.map(|one| lines::labelled(whose(one.function.as_ref()), &one.text)).collect();
        let agreed = term.agreed.as_ref().map_or(t::not_agreed(), |agreed| agreed.as_str());
        row([term.word.as_str(), agreed, &each.join(lines::between())])
    });
    told.collect()
}

/// What was to be found out.
pub(super) fn evidence(workshop: &Workshop) -> Table {
    table(disconnects::record_title(), &heads(disconnects::record()), evidence_rows(workshop))
}

fn evidence_rows(workshop: &Workshop) -> Rows {
    let all = workshop.disconnects.list.iter().flat_map(|known| {
        known.evidence.iter().map(|asked| {
            let found = asked.found.as_ref().map_or(t::not_yet(), |found| found.as_str());
            let (owner, due) = (asked.owner.as_str(), asked.due.as_str());
            row([&wording::disconnect_title(known), asked.ask.as_str(), owner, due, found])
        })
    });
    all.collect()
}

/// Where each function saw the group in the decision.
pub(super) fn stage_poll(workshop: &Workshop) -> Table {
    table(stage_poll::record_title(), &heads(stage_poll::record()), stage_poll_rows(workshop))
}

fn stage_poll_rows(workshop: &Workshop) -> Rows {
    let polls = (1..).zip(&workshop.stage_poll.polls);
    let told = polls.flat_map(|(number, poll): (usize, _)| {
        let places = poll.shown.iter().flatten();
        places.map(move |place| {
            row([&number.to_string(), &whose(place.function.as_ref()), wording::level(place.level)])
        })
    });
    told.collect()
}

/// What depends on what.
pub(super) fn links(workshop: &Workshop) -> Table {
    table(links::record_title(), &heads(links::record()), links_rows(workshop))
}

fn links_rows(workshop: &Workshop) -> Rows {
    let told = workshop.links.list.iter().map(|link| {
        let functions = link.functions.each_ref().map(|f| whose(f.as_ref()));
        let note = link.note.as_ref().map_or("", |note| note.as_str());
        let (from, to) = (card_text(workshop, link.from), card_text(workshop, link.to));
        row([&from, &to, &wording::and(&functions), note])
    });
    told.collect()
}

/// How far each function has got.
pub(super) fn progress(workshop: &Workshop) -> Table {
    table(t::progress(), &[t::function(), t::how_far()], progress_rows(workshop))
}

fn progress_rows(workshop: &Workshop) -> Rows {
    let all = domain::progress::progress(workshop).into_iter();
    all.map(|(function, height)| row([function.as_str(), wording::milestone(height)])).collect()
}

/// How the group worked together.
pub(super) fn signs(workshop: &Workshop) -> Table {
    table(t::signs(), &[t::group_does(), t::counted()], signs_rows(workshop))
}

fn signs_rows(workshop: &Workshop) -> Rows {
    wording::signs(workshop).map(|sign| row([sign.name, &sign.counted])).into()
}
