//! What is derived from this tool: undo, who has answered, the record, rehearsals.

use crate::{
    base::{
        activity::{Activity, Recipe},
        id::{CardId, SeatId},
        level::Level,
        recorded::Recorded,
        text::CardText,
        visibility::Visibility,
        voices::Voices,
    },
    person::{Person, Turn, parts},
    rules::Views,
    tool::{
        agenda::Step,
        cards::{Card, CardKind, Cards, Command},
    },
    workshop::Workshop,
};

impl Views for Cards {
    fn undo(before: &Workshop, _actor: SeatId, command: &Command) -> Vec<Command> {
        let known = |id: &CardId| before.cards.get(*id).cloned();
        match command {
            Command::Write { card, .. } => vec![Command::Delete { card: *card }],
            Command::Edit { card, .. } => known(card)
                .map(|Card { id, kind, level, text, .. }| Command::Edit {
                    card: id,
                    kind,
                    level,
                    text,
                })
                .into_iter()
                .collect(),
            // Written again, the card would belong to this step, and be sealed or open as this step is.
            Command::Delete { card } => known(card)
                .filter(|old| would_be_the_same(before, old))
                .map(|Card { id, kind, level, text, builds_on, .. }| Command::Write {
                    card: id,
                    kind,
                    level,
                    text,
                    builds_on,
                })
                .into_iter()
                .collect(),
            Command::Hide { card, hidden } => vec![Command::Hide { card: *card, hidden: !hidden }],
            Command::NothingToAdd | Command::Reveal => Vec::new(),
        }
    }

    fn answered(workshop: &Workshop, step: &Step) -> Option<Voices> {
        let Activity::Write { .. } = step.activity else { return None };
        let writing = workshop.cards.writing.get(&step.id);
        Some(writing.map(|writing| writing.voices.clone()).unwrap_or_default())
    }

    fn recorded(&self, _workshop: &Workshop) -> Recorded {
        Recorded::Written
    }

    fn rehearse(person: &mut Person<'_>, turn: Turn) -> Option<Command> {
        match turn {
            Turn::Step => write(person),
            Turn::Answer | Turn::Idle => None,
        }
    }
}

/// Whether a card written now would be as this one is.
fn would_be_the_same(workshop: &Workshop, card: &Card) -> bool {
    let visibility = workshop.visibility();
    Some(card.step) == workshop.agenda.current().map(|step| step.id)
        && card.sealed == workshop.cards.seals_now(workshop)
        && card.named == (visibility == Visibility::Named)
        && card.function.is_none() == (visibility == Visibility::Anonymous)
        && !card.hidden
}

/// The kinds of the four items in a person's list of cards.
const KINDS: [CardKind; 4] =
    [CardKind::Concern, CardKind::Concern, CardKind::Goal, CardKind::Uncertainty];

/// One or two cards, or "nothing to add", depending on the person.
fn write(person: &mut Person<'_>) -> Option<Command> {
    let Some(Activity::Write { .. }) = person.activity() else { return None };
    let step = person.seen.agenda.current()?;
    let cards = &person.seen.cards;
    let mine = |card: &&Card| card.author == Some(person.me.id);
    let heard = cards.writing.get(&step.id).is_some_and(|w| w.voices.has(person.me.id));
    let written = cards.iter().filter(mine).filter(|card| card.step == step.id).count();
    let wanted = [0, 1, 1, 2, 2, 2][person.temper(step.id.0.into(), 6)];
    if heard && written >= wanted {
        return None;
    }
    let known: Vec<_> = cards.iter().filter(mine).map(|card| card.text.as_str()).collect();
    let fits = |kind: CardKind| match step.recipe {
        Recipe::PreMortems => kind == CardKind::Concern,
        Recipe::HopesAndFears => matches!(kind, CardKind::Concern | CardKind::Goal),
        _ => true,
    };
    let list = person.phrase(&format!("cards.rehearsal_{}", person.place + 1))?;
    let fresh = parts(list).zip(KINDS).filter(|(text, kind)| !known.contains(text) && fits(*kind));
    let fresh: Vec<_> = fresh.collect();
    if wanted == 0 || fresh.is_empty() {
        return (!heard).then_some(Command::NothingToAdd);
    }
    let (text, kind) = fresh[person.below(fresh.len())];
    let level = if kind == CardKind::Goal { Level::Solution } else { Level::Problem };
    let text = CardText::parse(text).ok()?;
    let card = CardId(person.uuid());
    Some(Command::Write { card, kind, level, text, builds_on: None })
}
