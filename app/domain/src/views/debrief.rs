//! The debrief: five signs that a group learns together, each a count of acts per function, never per person. The
//! facilitators see it during the workshop, so that they know what to ask for; everybody sees it at the end.

use crate::{
    base::{activity::Round, map::Set, text::FunctionName},
    measure::class,
    tool::{
        cards::{Card, CardKind},
        disconnects::{End, State},
        statements::Statement,
    },
    views::progress::is_heard,
    workshop::Workshop,
};

/// `done` out of `of`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub done: u16,
    pub of: u16,
}

impl Tally {
    fn new(done: usize, of: usize) -> Self {
        let clip = |n: usize| u16::try_from(n).unwrap_or(u16::MAX);
        Self { done: clip(done), of: clip(of) }
    }

    /// Whether nothing is left; true for 0 of 0.
    pub fn is_whole(self) -> bool {
        self.done >= self.of
    }
}

/// The five behaviours of learning together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Debrief {
    /// Exploring concerns: functions that were heard.
    pub heard: Tally,
    /// The other functions.
    pub unheard: Vec<FunctionName>,
    /// How evenly cards are spread over functions, in thousandths: 1 minus the Gini coefficient of the counts. 1000:
    /// the same number each; near 0: all from one. `None` without cards, or with fewer than two functions.
    pub evenness: Option<u16>,
    /// Surfacing differences: disconnects with a kind and a reason from both ends.
    pub surfaced: Tally,
    /// Considering other views: confirmed restatements, of two per disconnect.
    pub restated: Tally,
    /// Number of cards that build on a card of another function.
    pub built_on: u16,
    /// Number of ratings that changed between the two rounds.
    pub moved: u16,
    /// Probing for dependencies: pairs of functions with a link between their cards.
    pub linked: Tally,
    /// Establishing one resolution: concerns with a disposition.
    pub answered: Tally,
    /// Signatures to the current text.
    pub signed: Tally,
}

/// Counts what the group has done so far. Reads only revealed data, so every viewer's copy gives the same result.
pub fn debrief(workshop: &Workshop) -> Debrief {
    let functions = workshop.seats.functions();
    let unheard: Vec<_> =
        functions.iter().filter(|function| !is_heard(workshop, function)).cloned().collect();
    let pairs = functions.len() * functions.len().saturating_sub(1) / 2;
    let concerns: Vec<&Card> =
        shown(workshop).filter(|card| card.kind == CardKind::Concern && !card.hidden).collect();
    let dispositions = &workshop.resolution.dispositions;
    let answered = concerns.iter().filter(|card| dispositions.contains_key(&card.id)).count();
    Debrief {
        heard: Tally::new(functions.len() - unheard.len(), functions.len()),
        unheard,
        evenness: evenness(workshop, &functions),
        surfaced: surfaced(workshop),
        restated: restated(workshop),
        built_on: built_on(workshop),
        moved: moved(workshop),
        linked: Tally::new(linked(workshop, &functions), pairs),
        answered: Tally::new(answered, concerns.len()),
        signed: Tally::new(
            workshop.resolution.signatures().len(),
            workshop.seats.members().count(),
        ),
    }
}

fn shown(workshop: &Workshop) -> impl Iterator<Item = &Card> {
    workshop.cards.iter().filter(|card| !card.sealed)
}

/// Gini coefficient of n counts: the mean absolute difference over all ordered pairs ÷ twice the mean (Gini 1912). Its
/// maximum is (n − 1)/n; it is scaled so that one function with all cards gives 0 evenness.
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
    let differences = |one: &u64| counts.iter().map(|other| one.abs_diff(*other)).sum::<u64>();
    let difference: u64 = counts.iter().map(differences).sum();
    let uneven = (difference * 1_000).checked_div(2 * others * total)?;
    u16::try_from(1_000_u64.saturating_sub(uneven)).ok()
}

/// Whether a statement's first reveal showed a difference to discuss.
fn differs(statement: &Statement) -> bool {
    let outcome = statement.round(Round::First).outcome.as_ref();
    outcome.is_some_and(|outcome| class(&outcome.points()).differs())
}

fn surfaced(workshop: &Workshop) -> Tally {
    let register = &workshop.disconnects.list;
    let listed: Set<_> = register.iter().filter_map(|known| known.statement).collect();
    let unlisted = workshop
        .statements
        .agreements()
        .filter(|statement| differs(statement) && !listed.contains(&statement.id));
    let explained = register.iter().filter(|known| known.is_explained());
    Tally::new(explained.count(), register.len() + unlisted.count())
}

fn restated(workshop: &Workshop) -> Tally {
    let register = &workshop.disconnects.list;
    let confirmed = |end: &End| end.restatement.as_ref().is_some_and(|said| said.confirmed);
    // Settled disconnects need no more restating.
    let open = register.iter().filter(|known| {
        known.state() != State::Settled || confirmed(&known.one) || confirmed(&known.two)
    });
    let done = register.iter().flat_map(|known| [&known.one, &known.two]).filter(|e| confirmed(e));
    Tally::new(done.count(), open.count() * 2)
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
