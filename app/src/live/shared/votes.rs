//! Votes that narrow options: sealed ballots, then the count with a full explanation. Votes decide nothing.

use domain::{
    id::VoteId,
    limits::{TITLE_CHARS_MAX, VOTE_OPTIONS_MAX},
    powers::Power,
    text::Title,
    tool::votes::{Ballot, Command, Rule, Vote},
    vote::{self, Standing, Stars, approval, star},
};
use leptos::prelude::*;
use texts::votes as t;

use crate::{
    browser::random,
    live::shared::{proxies, who::members},
    state::{Room, ToastKind, draft},
    ui::{
        chips::Choice,
        controls::{button, form, send_button},
        fields::{Area, chips, line, select},
        icon::Icon,
        memo,
        parts::{buttons, either, el, fold, live, nothing, para, section, when},
        table::table,
    },
    words,
};

/// One vote: the ballot for members, the count for all, and the chair's button to end it; then the result.
pub fn vote(room: Room, id: VoteId) -> AnyView {
    let shown = memo(move || {
        room.read(|w| w.votes.get(id).is_some_and(|vote| vote.ballots.shown.is_some()))
    });
    either(
        move || shown.get(),
        move || room.peek(|w| w.votes.get(id).and_then(result)).unwrap_or_else(nothing),
        move || waits(room, id),
    )
}

fn waits(room: Room, id: VoteId) -> AnyView {
    let Some(known) = room.peek(|w| w.votes.get(id).cloned()) else { return nothing() };
    let votes = memo(move || room.may(Power::Write));
    let hint = match known.rule {
        Rule::Star => t::hint_stars(),
        Rule::Approval => t::hint_live_with(),
    };
    let question = known.question.to_string();
    let foot = live(move || {
        let count = room.read(|w| w.votes.get(id).map_or(0, |v| v.ballots.voices.count));
        let reveal = (room.is_chair() && count > 0).then(|| {
            button("", Some(Icon::Reveal), t::show(), move || {
                room.send(Command::Reveal { vote: id });
            })
        });
        vec![para("hint", t::voted(count, members(room))), buttons(reveal.into_iter().collect())]
            .into_any()
    });
    let ballot = when(move || votes.get(), move || ballot(room, &known));
    section(question, vec![para("hint", hint), ballot, foot])
}

fn ballot(room: Room, known: &Vote) -> AnyView {
    let id = known.id;
    let own = known.ballots.sealed.get(&room.peek_seat()).cloned().unwrap_or_default();
    let most = if known.rule == Rule::Star { Stars::MAX } else { 1 };
    let choices: Vec<RwSignal<String>> = (0..known.options.len())
        .map(|at| {
            RwSignal::new(own.get(at).map(|stars| stars.get().to_string()).unwrap_or_default())
        })
        .collect();
    let words_for = |stars: u8| match (most, stars) {
        (1, 0) => t::no().to_owned(),
        (1, _) => t::live_with().to_owned(),
        (_, stars) => t::stars(stars.into()),
    };
    let fields: Vec<AnyView> = known
        .options
        .iter()
        .zip(&choices)
        .enumerate()
        .map(|(at, (option, choice))| {
            let options = (0..=most).rev().map(|stars| (stars.to_string(), words_for(stars)));
            select(format!("vote-{id}-{at}"), option.to_string(), options.collect(), *choice)
        })
        .collect();
    let send = move || {
        let stars = choices.iter().map(|choice| Stars::new(choice.get_untracked().parse().ok()?));
        match stars.collect::<Option<Ballot>>() {
            Some(ballot) => room.send(Command::Cast { vote: id, ballot }),
            None => room.toast(ToastKind::Stop, t::answer_each()),
        }
    };
    let mut body = fields;
    body.push(buttons(vec![send_button("primary", Some(Icon::Lock), t::seal())]));
    form("stack", send, body.into_any())
}

/// The chair's form for a new vote.
pub fn opener(room: Room) -> AnyView {
    let (question, options) = (draft("vote"), draft("vote.options"));
    let rule = RwSignal::new(0_usize);
    let send = move || {
        let lines = options.peek();
        let options_given = lines.lines().filter(|line| !line.trim().is_empty()).map(Title::parse);
        let parsed =
            Title::parse(&question.peek()).ok().zip(options_given.collect::<Result<_, _>>().ok());
        let Some((text, given)) = parsed else {
            room.toast(ToastKind::Stop, t::write());
            return;
        };
        let rule = if rule.get_untracked() == 0 { Rule::Star } else { Rule::Approval };
        room.send(Command::Open {
            vote: VoteId(random::uuid()),
            question: text,
            rule,
            options: given,
        });
        question.clear();
        options.clear();
    };
    let rules = [t::by_stars(), t::by_approval()].map(Choice::word).into();
    let body = vec![
        line("vote-question", t::question(), "text", question, TITLE_CHARS_MAX),
        Area::new("vote-options", t::options(), options, TITLE_CHARS_MAX * VOTE_OPTIONS_MAX)
            .field(),
        chips(false, t::how_counted(), true, rules, rule),
        buttons(vec![send_button("small", None, t::open())]),
    ];
    fold(t::opener(), form("stack", send, body.into_any()))
}

/// The counted votes, latest first.
pub fn counted(room: Room) -> AnyView {
    live(move || {
        let counted =
            room.read(|w| w.votes.list.iter().rev().filter_map(result).collect::<Vec<_>>());
        if counted.is_empty() {
            nothing()
        } else {
            vec![counted.into_any(), proxies::note(room)].into_any()
        }
    })
}

/// A vote's result; `None` before it is revealed.
pub fn result(known: &Vote) -> Option<AnyView> {
    let ballots = known.ballots.shown.as_ref()?;
    let (said, tables) = match known.rule {
        Rule::Star => by_stars(known, ballots),
        Rule::Approval => by_approval(known, ballots),
    };
    let mut inside = vec![para("finding large", said)];
    inside.extend(tables);
    inside.push(para("hint", t::narrows()));
    Some(section(known.question.to_string(), inside))
}

fn by_approval(known: &Vote, ballots: &[Ballot]) -> (String, Vec<AnyView>) {
    let yes = |ballot: &Ballot| ballot.iter().map(|stars| stars.get() > 0).collect();
    let ballots: Vec<Vec<bool>> = ballots.iter().map(yes).collect();
    let count = approval(known.options.len(), &ballots);
    let names = name_all(known, &count.leading);
    let rows = known.options.iter().zip(&count.approvals);
    let rows = rows.map(|(option, yes)| vec![option.to_string(), yes.to_string()]).collect();
    let said =
        if names.is_empty() { t::none_approved().to_owned() } else { t::most_approved(names) };
    (said, vec![table(&[t::option().to_owned(), t::could_live_with().to_owned()], rows)])
}

fn by_stars(known: &Vote, ballots: &[Ballot]) -> (String, Vec<AnyView>) {
    let count = star(known.options.len(), ballots);
    let said = match &count.standing {
        Standing::Ahead { option, by } => {
            let name = name_all(known, &[*option]);
            match by {
                vote::DecidedBy::Only => t::ahead_only(name),
                vote::DecidedBy::Runoff => t::ahead_runoff(name),
                vote::DecidedBy::Total => t::ahead_total(name),
                vote::DecidedBy::Fives => t::ahead_fives(name),
            }
        }
        Standing::Tied(tied) => t::tied(name_all(known, tied)),
        Standing::Open => t::nobody_voted().to_owned(),
    };
    let finalist = |at: usize| count.finalists.is_some_and(|finalists| finalists.contains(&at));
    let rows = known.options.iter().enumerate().map(|(at, option)| {
        let mark = if finalist(at) { t::in_runoff() } else { "" };
        vec![option.to_string(), count.totals[at].to_string(), mark.to_owned()]
    });
    let totals = table(&[t::option(), t::by_stars(), ""].map(ToOwned::to_owned), rows.collect());
    let mut heads = vec![t::prefer().to_owned()];
    heads.extend(known.options.iter().map(ToString::to_string));
    let others = 0..known.options.len();
    let pairs = known.options.iter().enumerate().map(|(one, option)| {
        let cell = |other: usize| {
            if one == other {
                "–".to_owned()
            } else {
                count.pairwise.prefer(one, other).to_string()
            }
        };
        std::iter::once(option.to_string()).chain(others.clone().map(cell)).collect()
    });
    let matrix = table(&heads, pairs.collect());
    (said, vec![totals, fold(t::pairs(), el("div", "", vec![matrix]))])
}

fn name_all(known: &Vote, places: &[usize]) -> String {
    let names = places.iter().filter_map(|at| known.options.get(*at));
    words::and(&names.map(t::quoted).collect::<Vec<_>>())
}
