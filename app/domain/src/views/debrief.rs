//! The debrief: five signs that a group learns together, each a count of acts by function, never of persons. The
//! facilitators see it while they lead, so that they know what to ask for; everybody sees it at the end.

use crate::{
    base::{activity::Round, map::Set, text::FunctionName},
    measure::class,
    tool::{
        cards::{Card, Kind},
        disconnects::{End, State},
        statements::Statement,
    },
    views::progress::is_heard,
    workshop::Workshop,
};

/// So many of so many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// How many.
    pub done: u16,
    /// Of how many.
    pub of: u16,
}

impl Share {
    fn new(done: usize, of: usize) -> Self {
        let clip = |n: usize| u16::try_from(n).unwrap_or(u16::MAX);
        Self { done: clip(done), of: clip(of) }
    }

    /// Whether nothing is left. Of nothing, nothing is left.
    pub fn is_whole(self) -> bool {
        self.done >= self.of
    }
}

/// The five behaviours of learning together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Debrief {
    /// Exploring concerns: functions that were heard.
    pub heard: Share,
    /// The functions that were not.
    pub unheard: Vec<FunctionName>,
    /// How evenly the cards come from the functions, in thousandths: 1 minus the Gini coefficient of their numbers.
    /// 1000: as many from each; near 0: all from one. None without cards, or with fewer than two functions.
    pub evenness: Option<u16>,
    /// Surfacing differences: those found that have a kind and a reason from both ends.
    pub surfaced: Share,
    /// Considering other views: restatements that the other end confirmed, of two for each difference.
    pub restated: Share,
    /// Cards that build on a card of another function.
    pub built_on: u16,
    /// Ratings that moved between the two rounds.
    pub moved: u16,
    /// Probing for what depends on what: pairs of functions with a link between their cards.
    pub linked: Share,
    /// Establishing one resolution: concerns with an answer.
    pub answered: Share,
    /// Signatures to the current text.
    pub signed: Share,
}

/// Counts what the group has done so far. Reads only what is revealed, so that every viewer's copy says the same.
pub fn debrief(workshop: &Workshop) -> Debrief {
    let functions = workshop.seats.functions();
    let unheard: Vec<_> =
        functions.iter().filter(|function| !is_heard(workshop, function)).cloned().collect();
    let pairs = functions.len() * functions.len().saturating_sub(1) / 2;
    let concerns: Vec<&Card> =
        shown(workshop).filter(|card| card.kind == Kind::Concern && !card.hidden).collect();
    let dispositions = &workshop.resolution.dispositions;
    let answered = concerns.iter().filter(|card| dispositions.contains_key(&card.id)).count();
    Debrief {
        heard: Share::new(functions.len() - unheard.len(), functions.len()),
        unheard,
        evenness: evenness(workshop, &functions),
        surfaced: surfaced(workshop),
        restated: restated(workshop),
        built_on: built_on(workshop),
        moved: moved(workshop),
        linked: Share::new(linked(workshop, &functions), pairs),
        answered: Share::new(answered, concerns.len()),
        signed: Share::new(
            workshop.resolution.signatures().len(),
            workshop.seats.members().count(),
        ),
    }
}

fn shown(workshop: &Workshop) -> impl Iterator<Item = &Card> {
    workshop.cards.iter().filter(|card| !card.sealed)
}

/// Gini coefficient of n counts: the mean absolute difference over all ordered pairs ÷ twice the mean (Gini 1912).
/// Its largest value is (n − 1)/n; it is scaled so that one function with everything gives 0 evenness.
fn evenness(workshop: &Workshop, functions: &[FunctionName]) -> Option<u16> {
    let count = |function: &FunctionName| {
        u64::try_from(
            shown(workshop).filter(|card| card.function.as_ref() == Some(function)).count(),
        )
        .ok()
    };
    let counts: Vec<u64> = functions.iter().map(count).collect::<Option<_>>()?;
    let total: u64 = counts.iter().sum();
    let others = u64::try_from(counts.len()).ok()?.checked_sub(1).filter(|others| *others > 0)?;
    let apart = |one: &u64| counts.iter().map(|other| one.abs_diff(*other)).sum::<u64>();
    let apart: u64 = counts.iter().map(apart).sum();
    let uneven = (apart * 1_000).checked_div(2 * others * total)?;
    u16::try_from(1_000_u64.saturating_sub(uneven)).ok()
}

/// Whether a statement's first reveal showed a difference to talk about.
fn differs(statement: &Statement) -> bool {
    let outcome = statement.round(Round::First).outcome.as_ref();
    outcome.is_some_and(|outcome| class(&outcome.points()).differs())
}

fn surfaced(workshop: &Workshop) -> Share {
    let register = &workshop.disconnects.list;
    let listed: Set<_> = register.iter().filter_map(|known| known.statement).collect();
    let unlisted = workshop
        .statements
        .agreements()
        .filter(|statement| differs(statement) && !listed.contains(&statement.id));
    let explained = register.iter().filter(|known| known.is_explained());
    Share::new(explained.count(), register.len() + unlisted.count())
}

fn restated(workshop: &Workshop) -> Share {
    let register = &workshop.disconnects.list;
    let confirmed = |end: &End| end.restatement.as_ref().is_some_and(|said| said.confirmed);
    // What both ends have settled needs no more restating.
    let open = register.iter().filter(|known| {
        known.state() != State::Settled || confirmed(&known.one) || confirmed(&known.two)
    });
    let done = register.iter().flat_map(|known| [&known.one, &known.two]).filter(|e| confirmed(e));
    Share::new(done.count(), open.count() * 2)
}

fn built_on(workshop: &Workshop) -> u16 {
    let across = |card: &&Card| {
        let base = card.builds_on.and_then(|base| workshop.cards.open(base));
        base.is_some_and(|base| base.function.is_some() && base.function != card.function)
    };
    u16::try_from(shown(workshop).filter(across).count()).unwrap_or(u16::MAX)
}

fn moved(workshop: &Workshop) -> u16 {
    let outcomes = workshop.statements.agreements().filter_map(|one| one.second.outcome.as_ref());
    let moved = outcomes.filter_map(|outcome| outcome.moved);
    moved.map(|moved| moved.up.saturating_add(moved.down)).fold(0, u16::saturating_add)
}

fn linked(workshop: &Workshop, functions: &[FunctionName]) -> usize {
    let pair = |one: &FunctionName, other: &FunctionName| {
        let known = functions.contains(one) && functions.contains(other) && one != other;
        known.then(|| {
            if one < other { [one.clone(), other.clone()] } else { [other.clone(), one.clone()] }
        })
    };
    let links = workshop.links.list.iter();
    links
        .filter_map(|link| pair(link.functions[0].as_ref()?, link.functions[1].as_ref()?))
        .collect::<Set<_>>()
        .len()
}
