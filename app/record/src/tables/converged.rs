//! How the group came to its text: trades, answered objections, votes.

use domain::{
    Workshop,
    text::SectionText,
    tool::{resolution::Amended, votes::Rule},
    vote::{Standing, Stars, approval, star},
};
use texts::{negotiables, record_tables as t, resolution, votes};
use wording::whose;

use super::{Rows, Table, card_text, heads, row, table};
use crate::cards::condition_text;

/// What was given for what.
pub(super) fn trades(workshop: &Workshop) -> Table {
    table(negotiables::record_title(), &heads(negotiables::record()), trades_rows(workshop))
}

fn trades_rows(workshop: &Workshop) -> Rows {
    let told = workshop.negotiables.trades.iter().map(|trade| {
        let moves = workshop.negotiables.get(trade.negotiable);
        let moves = moves.map_or("", |known| known.attribute.as_str());
        let accepted: Vec<String> = trade.accepted_by.iter().map(ToString::to_string).collect();
        let settled = if trade.settled { t::yes_author() } else { t::no() };
        let concern = card_text(workshop, trade.concern);
        let (answer, gives) = (trade.answer.as_str(), trade.gives.as_str());
        row([&concern, moves, answer, gives, &wording::and(&accepted), settled])
    });
    told.collect()
}

/// Objections and what became of them.
pub(super) fn amendments(workshop: &Workshop) -> Table {
    table(resolution::record_title(), &heads(resolution::record()), amendments_rows(workshop))
}

fn amendments_rows(workshop: &Workshop) -> Rows {
    let resolution = &workshop.resolution;
    let told = resolution.amendments.iter().map(|known| {
        let became = match &known.became {
            Some(Amended::Taken { condition }) => {
                let text = condition_text(workshop, *condition);
                t::taken(text.map_or(t::condition_gone(), SectionText::as_str))
            }
            Some(Amended::Answered { how }) => t::answered(how),
            None => t::objection_open().to_owned(),
        };
        let (function, stands) =
            (&whose(known.function.as_ref()), wording::gradient_third(known.gradient));
        let (why, lift) = (known.reason.as_str(), known.lift.as_str());
        row([&known.version.to_string(), function, stands, why, lift, &became])
    });
    told.collect()
}

/// Votes that narrowed the options.
pub(super) fn votes(workshop: &Workshop) -> Table {
    table(votes::record_title(), &heads(votes::record()), votes_rows(workshop))
}

fn votes_rows(workshop: &Workshop) -> Rows {
    let mut rows = Rows::new();
    for known in &workshop.votes.list {
        let Some(ballots) = &known.ballots.shown else { continue };
        let (counts, ahead): (Vec<u32>, Vec<usize>) = match known.rule {
            Rule::Star => {
                let count = star(known.options.len(), ballots);
                let ahead = match count.standing {
                    Standing::Ahead { option, .. } => vec![option],
                    Standing::Tied(tied) => tied,
                    Standing::Open => Vec::new(),
                };
                (count.totals, ahead)
            }
            Rule::Approval => {
                let yes = |stars: &Stars| stars.get() > 0;
                let ballots: Vec<Vec<bool>> =
                    ballots.iter().map(|ballot| ballot.iter().map(yes).collect()).collect();
                let count = approval(known.options.len(), &ballots);
                (count.approvals, count.leading)
            }
        };
        for (at, option) in known.options.iter().enumerate() {
            let count = counts.get(at).map_or(0, |count| *count as usize);
            let count = match known.rule {
                Rule::Star => t::stars(count),
                Rule::Approval => t::could_live(count),
            };
            let result = match (ahead.contains(&at), ahead.len()) {
                (true, 1) => t::ahead(),
                (true, _) => t::tied(),
                (false, _) => "",
            };
            rows.push(row([known.question.as_str(), option.as_str(), &count, result]));
        }
    }
    rows
}
