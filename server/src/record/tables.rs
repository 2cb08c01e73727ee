//! What a group learned and what it has to do, one table per tool: the same on the record's page, in Markdown, in CSV,
//! in the workbook and in the data. A table without rows is left out.

use app::RecordTable;
use domain::{
    Workshop,
    measure::{class, divergence, median, verdict},
    progress::progress,
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
use texts::{record as lines, record_tables as t};
use wording::whose;

use super::{condition_text, toolbox};

/// One table of the record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Table {
    pub title: String,
    /// The column headings.
    pub heads: Vec<String>,
    pub rows: Vec<Vec<String>>,
}

impl From<Table> for RecordTable {
    fn from(Table { title, heads, rows }: Table) -> Self {
        Self { title, heads, rows }
    }
}

pub(super) type Rows = Vec<Vec<String>>;

/// The tables about open points and tasks.
pub(super) fn plan(workshop: &Workshop) -> Vec<Table> {
    filled([
        table(t::open_title(), &[t::what(), t::who_says_done(), t::waits_for()], open(workshop)),
        table(t::plan(), &[t::what(), t::who(), t::by_when(), t::from()], tasks(workshop)),
    ])
}

/// The tables about what the group learned.
pub(super) fn learned(workshop: &Workshop) -> Vec<Table> {
    filled([
        table(
            t::costs(),
            &[t::cost(), t::how_known(), t::how_much(), t::who_says()],
            costs(workshop),
        ),
        table(t::unknown(), &[t::sentence(), t::guesses(), t::see()], hidden(workshop)),
        table(
            t::moved(),
            &[t::sentence(), t::before(), t::after(), t::apart(), t::who_moved()],
            moved(workshop),
        ),
        table(t::ambition(), &[t::when(), t::middle()], ambition(workshop)),
        table(t::terms(), &[t::word(), t::means_all(), t::meant_each()], terms(workshop)),
        table(
            t::evidence(),
            &[t::about(), t::to_find(), t::who(), t::by_when(), t::found()],
            evidence(workshop),
        ),
        table(
            t::trades(),
            &[t::concern(), t::moves(), t::answers(), t::gives(), t::accepts(), t::settled()],
            trades(workshop),
        ),
        table(
            t::amendments(),
            &[t::version(), t::function(), t::position(), t::why(), t::would_lift(), t::became()],
            amendments(workshop),
        ),
        table(t::votes(), &[t::question(), t::option(), t::count(), t::result()], votes(workshop)),
        table(t::whereabouts(), &[t::round(), t::function(), t::at()], stage_poll(workshop)),
        table(t::links(), &[t::this(), t::depends_on(), t::functions(), t::why()], links(workshop)),
        table(t::hill(), &[t::function(), t::how_far()], hill(workshop)),
        table(t::signs(), &[t::group_does(), t::counted()], signs(workshop)),
    ])
    .into_iter()
    .chain(filled(toolbox::tables(workshop)))
    .collect()
}

pub(super) fn table(title: &str, heads: &[&str], rows: Rows) -> Table {
    let heads = heads.iter().map(ToString::to_string).collect();
    Table { title: title.to_owned(), heads, rows }
}

fn filled<const N: usize>(tables: [Table; N]) -> Vec<Table> {
    tables.into_iter().filter(|table| !table.rows.is_empty()).collect()
}

pub(super) fn row<const N: usize>(cells: [&str; N]) -> Vec<String> {
    cells.map(ToOwned::to_owned).into()
}

fn ends(known: &Disconnect) -> String {
    wording::and(&[known.one.function.to_string(), known.two.function.to_string()])
}

fn shown(card: &Card) -> bool {
    !card.sealed && !card.hidden
}

fn card_text(workshop: &Workshop, id: domain::id::CardId) -> String {
    let card = workshop.cards.open(id).filter(|card| !card.hidden);
    card.map_or_else(|| t::card_gone().to_owned(), |card| card.text.to_string())
}

fn open(workshop: &Workshop) -> Rows {
    let mut rows = Rows::new();
    for known in workshop.disconnects.list.iter().filter(|known| known.settlement.is_none()) {
        let waits = if known.is_explained() { t::both_ends() } else { t::a_reason() };
        rows.push(row([&t::open_disconnect(&known.title), &ends(known), waits]));
    }
    let dispositions = &workshop.resolution.dispositions;
    let concerns =
        workshop.cards.iter().filter(|card| card.kind == Kind::Concern).filter(|card| shown(card));
    for card in concerns.filter(|card| !dispositions.contains_key(&card.id)) {
        let whose = whose(card.function.as_ref());
        rows.push(row([&t::open_concern(&card.text), &whose, t::an_answer()]));
    }
    for (_, known) in workshop.resolution.unamended() {
        let what = t::open_objection(known.version, &known.reason);
        rows.push(row([&what, &whose(known.function.as_ref()), known.lift.as_str()]));
    }
    if let Some(version) = workshop.resolution.standing() {
        let unsigned =
            workshop.seats.members().filter(|seat| !version.signatures.contains_key(&seat.id));
        let mut functions: Vec<_> =
            unsigned.filter_map(|seat| seat.function.as_ref()).map(ToString::to_string).collect();
        let waits = t::signatures(functions.len());
        functions.sort_unstable();
        functions.dedup();
        if !functions.is_empty() {
            let what = t::open_version(version.number);
            rows.push(row([&what, &functions.join(", "), &waits]));
        }
    }
    if workshop.statements.ambition_lowered && workshop.statements.ambition_lowered_reason.is_none()
    {
        rows.push(row([t::less(), t::all_of_you(), t::why_choice()]));
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
            t::from_condition(),
        ]));
    }
    for known in &workshop.disconnects.list {
        if let Some(Settlement::Parked { owner, due }) = &known.settlement {
            rows.push(row([
                known.title.as_str(),
                owner.as_str(),
                due.as_str(),
                t::from_disconnect(),
            ]));
        }
        for asked in known.evidence.iter().filter(|asked| asked.found.is_none()) {
            rows.push(row([
                asked.ask.as_str(),
                asked.owner.as_str(),
                asked.due.as_str(),
                t::from_evidence(),
            ]));
        }
    }
    for (id, disposition) in &workshop.resolution.dispositions {
        if let Disposition::Parked { owner, due } = disposition {
            let what = card_text(workshop, *id);
            rows.push(row([&what, owner.as_str(), due.as_str(), t::from_concern()]));
        }
    }
    // Sorted by due date.
    rows.sort_by(|a, b| a[2].cmp(&b[2]));
    rows
}

fn costs(workshop: &Workshop) -> Rows {
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

fn hidden(workshop: &Workshop) -> Rows {
    let found = workshop.statements.agreements().filter_map(|statement| {
        let outcome = statement.first.outcome.as_ref()?;
        let points = outcome.points();
        let verdict = verdict(class(&points), outcome.perception, points.len())?;
        let said = wording::unknown(verdict)?;
        Some(row([statement.text.as_str(), said, &t::of_you(statement.seen.count)]))
    });
    found.collect()
}

fn moved(workshop: &Workshop) -> Rows {
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
    if let (Some(clarity), false) = (workshop.statements.clarity, rows.is_empty()) {
        rows.push(row([t::all_sentences(), "", "", "", wording::clarity(clarity)]));
    }
    rows
}

fn ambition(workshop: &Workshop) -> Rows {
    let Some(wish) = workshop.statements.ambition() else { return Rows::new() };
    let rounds = [Round::First, Round::Second].into_iter().filter_map(|round| {
        let outcome = wish.round(round).outcome.as_ref()?;
        let middle = median(&outcome.points()).map(wording::half)?;
        Some(row([wording::round(round), &middle]))
    });
    let mut rows: Rows = rounds.collect();
    if workshop.statements.ambition_lowered {
        let why = workshop.statements.ambition_lowered_reason.as_ref();
        let why = why.map_or(t::not_answered(), |why| why.as_str());
        rows.push(row([t::less_why(), why]));
    }
    rows
}

fn terms(workshop: &Workshop) -> Rows {
    let told = workshop.glossary.list.iter().map(|term| {
        let meanings = term.meanings.shown.iter().flatten();
        let each: Vec<String> =
            meanings.map(|one| lines::labelled(whose(one.function.as_ref()), &one.text)).collect();
        let agreed = term.agreed.as_ref().map_or(t::not_agreed(), |agreed| agreed.as_str());
        row([term.word.as_str(), agreed, &each.join(lines::between())])
    });
    told.collect()
}

fn evidence(workshop: &Workshop) -> Rows {
    let all = workshop.disconnects.list.iter().flat_map(|known| {
        known.evidence.iter().map(|asked| {
            let found = asked.found.as_ref().map_or(t::not_yet(), |found| found.as_str());
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
        let settled = if trade.settled { t::yes_author() } else { t::no() };
        let concern = card_text(workshop, trade.concern);
        let (answer, gives) = (trade.answer.as_str(), trade.gives.as_str());
        row([&concern, moves, answer, gives, &wording::and(&accepted), settled])
    });
    told.collect()
}

fn amendments(workshop: &Workshop) -> Rows {
    let resolution = &workshop.resolution;
    let told = resolution.amendments.iter().map(|known| {
        let became = match &known.became {
            Some(Amended::Taken { condition }) => {
                let text = condition_text(workshop, *condition);
                t::taken(text.unwrap_or(t::condition_gone()))
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

fn stage_poll(workshop: &Workshop) -> Rows {
    let at = |level: Level| wording::level(level);
    let polls = (1..).zip(&workshop.stage_poll.polls);
    let told = polls.flat_map(|(number, poll): (usize, _)| {
        let places = poll.shown.iter().flatten();
        places.map(move |place| {
            row([&number.to_string(), &whose(place.function.as_ref()), at(place.level)])
        })
    });
    told.collect()
}

fn links(workshop: &Workshop) -> Rows {
    let told = workshop.links.list.iter().map(|link| {
        let functions = link.functions.each_ref().map(|f| whose(f.as_ref()));
        let note = link.note.as_ref().map_or("", |note| note.as_str());
        let (from, to) = (card_text(workshop, link.from), card_text(workshop, link.to));
        row([&from, &to, &wording::and(&functions), note])
    });
    told.collect()
}

fn hill(workshop: &Workshop) -> Rows {
    let all = progress(workshop).into_iter();
    all.map(|(function, height)| row([function.as_str(), wording::milestone(height)])).collect()
}

fn signs(workshop: &Workshop) -> Rows {
    wording::signs(workshop).map(|sign| row([sign.name, &sign.counted])).into()
}
