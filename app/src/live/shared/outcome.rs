//! The results of a round: one chart per statement, the guesses, and the finding in words.

use domain::{
    id::StatementId,
    map::sorted,
    measure::{self, Clarity},
    powers::Power,
    scale::Rating,
    tool::{
        agenda::Round,
        statements::{self, Asks, Outcome},
    },
};
use leptos::prelude::*;
use texts::{outcome as t, words::before_discussion};
use uuid::Uuid;

use crate::{
    charts::{
        distribution::strip,
        findings::{Finding, vetoes},
        outcome::{figure, guess_figure, legend, table},
        slope::slope,
    },
    live::shared::{opener::Opener, proxies, who::members},
    state::Room,
    ui::{
        controls::button,
        icon::{Glyph, Icon},
        id,
        parts::{badge, each, el, fold, live, nothing, para, plain},
    },
    words,
};

/// All results of a round, most urgent first.
pub fn outcomes(room: Room, round: Round) -> AnyView {
    let opener = Opener::new(room);
    let row = move |id: Uuid| {
        let id = StatementId(id);
        let figure = live(move || article(room, id, round, opener));
        view! { <li>{figure}</li> }.into_any()
    };
    let together = live(move || {
        let clarity = room.read(|workshop| workshop.statements.clarity);
        match clarity.filter(|_| round == Round::Second) {
            Some(clarity @ Clarity::Clear(_)) => para("finding large", words::clarity(clarity)),
            Some(clarity) => para("hint", words::clarity(clarity)),
            None => nothing(),
        }
    });
    view! {
        {together}
        <ul class="reveals" role="list">
            {each(move || in_order(room, round), row)}
        </ul>
        {proxies::note(room)}
        {opener.view()}
    }
    .into_any()
}

/// Whether anything of a round is revealed, tracked.
pub fn any_outcome(room: Room, round: Round) -> bool {
    room.read(|workshop| {
        let mut list = workshop.statements.list.iter();
        list.any(|statement| statement.round(round).outcome.is_some())
    })
}

fn in_order(room: Room, round: Round) -> Vec<Uuid> {
    room.read(|workshop| {
        let veto = vetoes(workshop);
        let list = workshop.statements.list.iter();
        let ranked = list.enumerate().filter_map(|(place, statement)| {
            let outcome = statement.round(round).outcome.as_ref()?;
            let wishes = statement.asks == Asks::Ambition;
            let rank = Finding::of(outcome, &veto).rank;
            Some((wishes, rank, place, statement.id.0))
        });
        sorted(ranked).into_iter().map(|(.., id)| id).collect()
    })
}

/// A statement with its result.
struct StatementResult {
    words: String,
    outcome: Outcome,
    before: Option<Outcome>,
    finding: Finding,
    mine: Option<u8>,
    /// Whether it asks how much people want.
    wishes: bool,
}

fn result(room: Room, id: StatementId, round: Round) -> Option<StatementResult> {
    let me = room.peek_seat();
    room.read(|workshop| {
        let statement = workshop.statements.get(id)?;
        let answers = statement.round(round);
        let outcome = answers.outcome.clone()?;
        let before = match round {
            Round::First => None,
            Round::Second => statement.first.outcome.clone(),
        };
        let mine = answers.sealed.get(&me).and_then(|(_, answer)| match answer.rating {
            Rating::Points(points) => Some(points.get()),
            Rating::NotMine => None,
        });
        Some(StatementResult {
            words: statement.text.to_string(),
            finding: Finding::of(&outcome, &vetoes(workshop)),
            outcome,
            before,
            mine,
            wishes: statement.asks == Asks::Ambition,
        })
    })
}

fn article(room: Room, id: StatementId, round: Round, opener: Opener) -> AnyView {
    let Some(result) = result(room, id, round) else {
        return nothing();
    };
    if result.wishes {
        return ambition(&result);
    }
    let finding = &result.finding;
    let news = finding.verdict.and_then(words::unknown).map(|said| {
        view! {
            {para("finding large", said)}
            {para("hint", t::why_otherwise())}
        }
    });
    let moved = result.outcome.moved.map(|moved| para("hint", words::moved(moved)));
    let aside = (!result.outcome.abstained.is_empty()).then(|| {
        let names: Vec<_> =
            result.outcome.abstained.iter().map(|f| words::whose(f.as_ref())).collect();
        para("hint", t::not_theirs(names.join(", ")))
    });
    view! {
        <article class="reveal panel">
            <p class="words">{result.words.clone()}</p>
            {guess_figure(&result.outcome)}
            {result.before.as_ref().map(|before| figure(&format!("b-{id}"), before_discussion(), before, None))}
            {figure(&format!("r-{id}"), t::what_is(), &result.outcome, result.mine)}
            {result.before.as_ref().and_then(|before| slope(before, &result.outcome))}
            {moved}
            {news}
            <p class="finding" data-class=finding.key>
                <Glyph icon=finding.icon() />
                <span>
                    <b>{format!("{}.", finding.headline)}</b>
                    " "
                    {finding.detail.clone()}
                </span>
            </p>
            {legend(&result.outcome.marks)}
            {aside}
            {fold(t::as_table(), table(&result.outcome))}
            <div class="buttons">
                {seen(room, id)} {on_the_table(room, id, finding.differs(), opener)}
            </div>
        </article>
    }
    .into_any()
}

/// How much people want, before and after: no class, no guess, only the median.
fn ambition(result: &StatementResult) -> AnyView {
    let id = id::fresh("wish");
    let drawn = |at: &str, caption: &'static str, outcome: &Outcome| {
        let middle = measure::median(&outcome.points()).map(words::half).unwrap_or_default();
        let says = t::in_the_middle(middle);
        let drawing =
            strip(&format!("{id}-{at}"), &outcome.points(), None, t::titled(caption, &says));
        let caption = el(
            "figcaption",
            "",
            vec![plain(caption), el("b", "", vec![plain(format!(" {says}"))])],
        );
        el("figure", "distribution", vec![caption, drawing])
    };
    let mut inside = vec![para("words", result.words.as_str())];
    inside.extend(result.before.as_ref().map(|before| drawn("b", before_discussion(), before)));
    inside.push(drawn("a", t::what_you_want(), &result.outcome));
    inside.push(para("hint", t::wish_scale()));
    el("article", "reveal panel", inside)
}

/// The button that opens a disconnect from a difference.
fn on_the_table(room: Room, id: StatementId, differs: bool, opener: Opener) -> AnyView {
    if !differs {
        return nothing();
    }
    live(move || {
        let there = room.read(|workshop| {
            workshop.disconnects.list.iter().any(|known| known.statement == Some(id))
        });
        if there {
            badge("outline", t::on_the_table())
        } else if opener.may() {
            button("", Some(Icon::Disconnect), t::put(), move || opener.ask(Some(id)))
        } else {
            nothing()
        }
    })
}

/// "I see it": each person says so once, and everybody sees the count.
fn seen(room: Room, id: StatementId) -> AnyView {
    let me = room.peek_seat();
    let known = move || {
        room.read(|workshop| {
            let seen = workshop.statements.get(id).map(|statement| &statement.seen);
            seen.map_or((0, false), |seen| (seen.count, seen.has(me)))
        })
    };
    let acknowledge = move || room.send(statements::Command::Acknowledge { statement: id });
    live(move || {
        let (count, mine) = known();
        let how_many = para("hint", t::see_it(count, members(room)));
        if mine || !room.may(Power::Acknowledge) {
            how_many
        } else {
            view! {
                {button("", Some(Icon::Check), t::i_see_it(), acknowledge)}
                {how_many}
            }
            .into_any()
        }
    })
}
