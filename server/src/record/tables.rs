//! What a group learned about itself and what it has to do, part by part as tables: the same on the record's page, in
//! Markdown, in CSV, in the workbook and in the data. A part without rows is left out.

use app::{RecordTable, telling};
use domain::{
    Workshop,
    climb::climb,
    measure::{class, divergence, median, verdict},
    tool::{
        agenda::Round,
        cards::{Card, Kind, Level},
        disconnects::{Disconnect, Settlement},
        resolution::{Amended, Disposition},
        statements::Outcome,
        votes::Rule,
    },
    vote::{Standing, approval, star},
};

use schemars::JsonSchema;
use serde::Serialize;

use super::words;

/// One part as a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Table {
    /// What it tells.
    pub title: String,
    /// The heads of its columns.
    pub heads: Vec<String>,
    /// Its rows.
    pub rows: Vec<Vec<String>>,
}

impl From<Table> for RecordTable {
    fn from(Table { title, heads, rows }: Table) -> Self {
        Self { title, heads, rows }
    }
}

type Rows = Vec<Vec<String>>;

/// What has to be done, by whom and by when: the customer's own plan, in draft.
pub(super) fn plan(workshop: &Workshop) -> Vec<Table> {
    filled([
        table(
            "What is still open",
            &["what", "who says that it is done", "what it waits for"],
            open(workshop),
        ),
        table("Your plan, in draft", &["what", "who", "by when", "from"], tasks(workshop)),
    ])
}

/// What the group learned.
pub(super) fn learned(workshop: &Workshop) -> Vec<Table> {
    filled([
        table(
            "What staying costs",
            &["cost", "how well known", "how much", "who says so"],
            costs(workshop),
        ),
        table(
            "What you did not know about yourselves",
            &["sentence", "what the guesses showed", "I see it"],
            hidden(workshop),
        ),
        table(
            "Did we move?",
            &["sentence", "before", "after", "how far apart, from 0 to 1", "who moved"],
            moved(workshop),
        ),
        table(
            "How much change you want",
            &["when", "the middle of your answers, from 1 to 9"],
            ambition(workshop),
        ),
        table(
            "Our words",
            &["word", "what it means for all", "what it meant to each"],
            terms(workshop),
        ),
        table(
            "Evidence",
            &["about", "what is to be found out", "who", "by when", "found"],
            evidence(workshop),
        ),
        table(
            "Give and get",
            &[
                "concern",
                "what moves",
                "what answers it",
                "what is given up",
                "who accepts",
                "settled",
            ],
            trades(workshop),
        ),
        table(
            "Objections, and what became of them",
            &["version", "function", "position", "why", "what would lift it", "what became of it"],
            amendments(workshop),
        ),
        table(
            "Votes that narrowed options",
            &["question", "option", "count", "result"],
            votes(workshop),
        ),
        table("Where you said you are", &["round", "function", "at"], whereabouts(workshop)),
        table("What depends on what", &["this", "depends on", "functions", "why"], links(workshop)),
        table("How far each function has come", &["function", "how far"], hill(workshop)),
        table(
            "How you worked together",
            &["what a learning group does", "what was counted"],
            signs(workshop),
        ),
    ])
}

fn table(title: &str, heads: &[&str], rows: Rows) -> Table {
    let heads = heads.iter().map(ToString::to_string).collect();
    Table { title: title.to_owned(), heads, rows }
}

fn filled<const N: usize>(tables: [Table; N]) -> Vec<Table> {
    tables.into_iter().filter(|table| !table.rows.is_empty()).collect()
}

fn row<const N: usize>(cells: [&str; N]) -> Vec<String> {
    cells.map(ToOwned::to_owned).into()
}

fn ends(known: &Disconnect) -> String {
    format!("{} and {}", known.one.function, known.two.function)
}

fn shown(card: &Card) -> bool {
    !card.sealed && !card.hidden
}

fn card_text(workshop: &Workshop, id: domain::id::CardId) -> String {
    let card = workshop.cards.open(id).filter(|card| !card.hidden);
    card.map_or_else(|| "(a card that is gone or hidden)".to_owned(), |card| card.text.to_string())
}

fn open(workshop: &Workshop) -> Rows {
    let mut rows = Rows::new();
    for known in workshop.disconnects.list.iter().filter(|known| known.settlement.is_none()) {
        let waits =
            if known.is_explained() { "both ends to settle it" } else { "a reason from each end" };
        rows.push(row([&format!("Disconnect: {}", known.title), &ends(known), waits]));
    }
    let dispositions = &workshop.resolution.dispositions;
    let concerns =
        workshop.cards.iter().filter(|card| card.kind == Kind::Concern).filter(|card| shown(card));
    for card in concerns.filter(|card| !dispositions.contains_key(&card.id)) {
        rows.push(row([
            &format!("Concern: {}", card.text),
            words::whose(card.function.as_ref()),
            "an answer",
        ]));
    }
    for (_, known) in workshop.resolution.unamended() {
        let what = format!("Objection to version {}: {}", known.version, known.reason);
        rows.push(row([&what, words::whose(known.function.as_ref()), known.lift.as_str()]));
    }
    if let Some(version) = workshop.resolution.standing() {
        let unsigned =
            workshop.seats.members().filter(|seat| !version.signatures.contains_key(&seat.id));
        let mut functions: Vec<_> =
            unsigned.filter_map(|seat| seat.function.as_ref()).map(ToString::to_string).collect();
        let waits = match functions.len() {
            1 => "a signature".to_owned(),
            many => format!("{many} signatures"),
        };
        functions.sort_unstable();
        functions.dedup();
        if !functions.is_empty() {
            let what = format!("Version {} of the resolution", version.number);
            rows.push(row([&what, &functions.join(", "), &waits]));
        }
    }
    if workshop.statements.less && workshop.statements.less_because.is_none() {
        rows.push(row(["You agree on less than you wanted", "all of you", "why that is a choice"]));
    }
    rows
}

fn tasks(workshop: &Workshop) -> Rows {
    let mut rows = Rows::new();
    let document =
        workshop.resolution.standing().map_or(&workshop.resolution.draft, |v| &v.document);
    for known in document.conditions.values() {
        rows.push(row([
            known.text.as_str(),
            known.owner.as_str(),
            known.due.as_str(),
            "a condition",
        ]));
    }
    for known in &workshop.disconnects.list {
        if let Some(Settlement::Parked { owner, due }) = &known.settlement {
            rows.push(row([
                known.title.as_str(),
                owner.as_str(),
                due.as_str(),
                "a parked disconnect",
            ]));
        }
        for asked in known.evidence.iter().filter(|asked| asked.found.is_none()) {
            rows.push(row([
                asked.ask.as_str(),
                asked.owner.as_str(),
                asked.due.as_str(),
                "evidence",
            ]));
        }
    }
    for (id, disposition) in &workshop.resolution.dispositions {
        if let Disposition::Parked { owner, due } = disposition {
            let what = card_text(workshop, *id);
            rows.push(row([&what, owner.as_str(), due.as_str(), "a parked concern"]));
        }
    }
    // What is due first stands first.
    rows.sort_by(|a, b| a[2].cmp(&b[2]));
    rows
}

fn costs(workshop: &Workshop) -> Rows {
    let mut rows: Rows = workshop
        .costs
        .list
        .iter()
        .map(|cost| {
            let amount = cost.amount.as_ref().map(telling::amount).unwrap_or_default();
            row([cost.text.as_str(), telling::grade(cost.grade), &amount, &telling::support(cost)])
        })
        .collect();
    let totals = telling::yearly(&workshop.costs);
    rows.extend(totals.iter().map(|total| row(["All that is accepted", "", total, ""])));
    if let Some(why) = &workshop.costs.without {
        rows.push(row(["You went on without an accepted cost", "", "", why.as_str()]));
    }
    rows
}

fn hidden(workshop: &Workshop) -> Rows {
    let found = workshop.statements.agreements().filter_map(|statement| {
        let outcome = statement.first.outcome.as_ref()?;
        let points = outcome.points();
        let verdict = verdict(class(&points), outcome.perception, points.len())?;
        let said = telling::unknown(verdict)?;
        Some(row([statement.text.as_str(), said, &format!("{} of you", statement.seen.count)]))
    });
    found.collect()
}

fn moved(workshop: &Workshop) -> Rows {
    let told = |outcome: &Outcome| {
        let points = outcome.points();
        let middle = median(&points).map(telling::half).unwrap_or_default();
        format!("{}; half of you at {middle} or below", words::class(class(&points)))
    };
    let apart = |outcome: &Outcome| divergence(&outcome.points());
    let mut still = 0_usize;
    let twice = workshop.statements.agreements().filter_map(|one| {
        let (before, after) = (one.first.outcome.as_ref()?, one.second.outcome.as_ref()?);
        if after.moved.is_some_and(|moved| moved.up + moved.down == 0) {
            still += 1;
            return None;
        }
        let index =
            |thousandths: u16| format!("{}.{:03}", thousandths / 1_000, thousandths % 1_000);
        let divergence = match (apart(before), apart(after)) {
            (Some(before), Some(after)) => format!("{} → {}", index(before), index(after)),
            _ => "too few to say".to_owned(),
        };
        let who = after.moved.map_or_else(|| "too few to tell".to_owned(), telling::moved);
        Some(row([one.text.as_str(), &told(before), &told(after), &divergence, &who]))
    });
    let mut rows: Rows = twice.collect();
    if still > 0 {
        let still = telling::count(still, "other sentence", "other sentences");
        rows.push(row([&still, "", "", "", "nobody moved"]));
    }
    if let (Some(clarity), false) = (workshop.statements.clarity, rows.is_empty()) {
        rows.push(row(["All sentences together", "", "", "", telling::clarity(clarity)]));
    }
    rows
}

fn ambition(workshop: &Workshop) -> Rows {
    let Some(wish) = workshop.statements.ambition() else { return Rows::new() };
    let rounds = [Round::First, Round::Second].into_iter().filter_map(|round| {
        let outcome = wish.round(round).outcome.as_ref()?;
        let middle = median(&outcome.points()).map(telling::half)?;
        Some(row([words::round(round), &middle]))
    });
    let mut rows: Rows = rounds.collect();
    if workshop.statements.less {
        let why = workshop.statements.less_because.as_ref();
        let why = why.map_or("not answered yet", |why| why.as_str());
        rows.push(row(["You agree on less than you wanted, and say why", why]));
    }
    rows
}

fn terms(workshop: &Workshop) -> Rows {
    let told = workshop.glossary.list.iter().map(|term| {
        let meanings = term.meanings.shown.iter().flatten();
        let each: Vec<String> = meanings
            .map(|one| format!("{}: {}", words::whose(one.function.as_ref()), one.text))
            .collect();
        let agreed = term.agreed.as_ref().map_or("not agreed", |agreed| agreed.as_str());
        row([term.word.as_str(), agreed, &each.join("; ")])
    });
    told.collect()
}

fn evidence(workshop: &Workshop) -> Rows {
    let all = workshop.disconnects.list.iter().flat_map(|known| {
        known.evidence.iter().map(|asked| {
            let found = asked.found.as_ref().map_or("not yet", |found| found.as_str());
            let (owner, due) = (asked.owner.as_str(), asked.due.as_str());
            row([known.title.as_str(), asked.ask.as_str(), owner, due, found])
        })
    });
    all.collect()
}

fn trades(workshop: &Workshop) -> Rows {
    let told = workshop.negotiables.trades.iter().map(|trade| {
        let moves = workshop.negotiables.get(trade.negotiable);
        let moves = moves.map_or("", |known| known.attribute.as_str());
        let accepted: Vec<String> = trade.accepted_by.iter().map(ToString::to_string).collect();
        let settled = if trade.settled { "yes, says its author" } else { "no" };
        let concern = card_text(workshop, trade.concern);
        let (answer, gives) = (trade.answer.as_str(), trade.gives.as_str());
        row([&concern, moves, answer, gives, &telling::and(&accepted), settled])
    });
    told.collect()
}

fn amendments(workshop: &Workshop) -> Rows {
    let resolution = &workshop.resolution;
    let told = resolution.amendments.iter().map(|known| {
        let became = match &known.became {
            Some(Amended::Taken { condition }) => {
                let condition = resolution.draft.conditions.get(condition);
                let text = condition.map_or("(since removed)", |known| known.text.as_str());
                format!("taken into the text: {text}")
            }
            Some(Amended::Answered { how }) => format!("answered: {how}"),
            None => "open".to_owned(),
        };
        let (function, stands) =
            (words::whose(known.function.as_ref()), words::gradient(known.gradient));
        let (why, lift) = (known.reason.as_str(), known.lift.as_str());
        row([&known.version.to_string(), function, stands, why, lift, &became])
    });
    told.collect()
}

fn votes(workshop: &Workshop) -> Rows {
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
                let yes = |stars: &domain::vote::Stars| stars.get() > 0;
                let ballots: Vec<Vec<bool>> =
                    ballots.iter().map(|ballot| ballot.iter().map(yes).collect()).collect();
                let count = approval(known.options.len(), &ballots);
                (count.approvals, count.leading)
            }
        };
        let unit = if known.rule == Rule::Star { "stars" } else { "could live with it" };
        for (at, option) in known.options.iter().enumerate() {
            let count = format!("{} {unit}", counts.get(at).copied().unwrap_or(0));
            let result = match (ahead.contains(&at), ahead.len()) {
                (true, 1) => "ahead",
                (true, _) => "tied for the lead",
                (false, _) => "",
            };
            rows.push(row([known.question.as_str(), option.as_str(), &count, result]));
        }
    }
    rows
}

fn whereabouts(workshop: &Workshop) -> Rows {
    let at = |level: Level| telling::level(level);
    let polls = (1..).zip(&workshop.whereabouts.polls);
    let told = polls.flat_map(|(number, poll): (usize, _)| {
        let places = poll.shown.iter().flatten();
        places.map(move |place| {
            row([&number.to_string(), words::whose(place.function.as_ref()), at(place.level)])
        })
    });
    told.collect()
}

fn links(workshop: &Workshop) -> Rows {
    let told = workshop.links.list.iter().map(|link| {
        let functions = link.functions.each_ref().map(|f| words::whose(f.as_ref()).to_owned());
        let note = link.note.as_ref().map_or("", |note| note.as_str());
        let (from, to) = (card_text(workshop, link.from), card_text(workshop, link.to));
        row([&from, &to, &telling::and(&functions), note])
    });
    told.collect()
}

fn hill(workshop: &Workshop) -> Rows {
    let all = climb(workshop).into_iter();
    all.map(|(function, height)| row([function.as_str(), telling::height(height)])).collect()
}

fn signs(workshop: &Workshop) -> Rows {
    telling::signs(workshop).map(|sign| row([sign.name, &sign.counted])).into()
}
