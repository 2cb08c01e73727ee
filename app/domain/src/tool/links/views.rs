//! What is derived from this tool: undo, who has answered, the record, rehearsals.

use crate::{
    base::{
        activity::Activity,
        id::{CardId, LinkId, SeatId},
        recorded::Recorded,
        text::Reason,
        visibility::Visibility,
        voices::Voices,
    },
    person::{Person, Turn},
    rules::Views,
    tool::{
        agenda::Step,
        links::{Command, Link, Links},
    },
    workshop::Workshop,
};

impl Views for Links {
    fn undo(before: &Workshop, _actor: SeatId, command: &Command) -> Vec<Command> {
        match command {
            Command::Link { link, .. } => vec![Command::Unlink { link: *link }],
            Command::Unlink { link } => {
                let known = before.links.list.iter().filter(|known| known.id == *link);
                known.filter_map(|link| relink(before, link)).collect()
            }
            Command::Recall { .. } => Vec::new(),
        }
    }

    fn answered(_workshop: &Workshop, _step: &Step) -> Option<Voices> {
        None
    }

    fn recorded(&self, _workshop: &Workshop) -> Recorded {
        Recorded::Written
    }

    fn rehearse(person: &mut Person<'_>, turn: Turn) -> Option<Command> {
        match turn {
            Turn::Step => link(person),
            Turn::Answer | Turn::Idle => None,
        }
    }
}

/// The same link; `None` if its visibility would now differ.
fn relink(before: &Workshop, link: &Link) -> Option<Command> {
    let is_anonymous = before.visibility() == Visibility::Anonymous;
    let (from, to, note) = (link.from, link.to, link.note.clone());
    let again = Command::Link { link: link.id, from, to, note };
    (link.function.is_none() == is_anonymous).then_some(again)
}

/// Links a card of this person to one of another function.
fn link(person: &mut Person<'_>) -> Option<Command> {
    let known = &person.seen.links.list;
    if !person.is_at(Activity::Links) || known.iter().any(|one| one.author == Some(person.me.id)) {
        return None;
    }
    let open = || person.seen.cards.iter().filter(|card| !card.sealed && !card.hidden);
    let from = open().find(|card| card.author == Some(person.me.id))?;
    let tied = |to: CardId| {
        let pairs = [(from.id, to), (to, from.id)];
        known.iter().any(|one| pairs.contains(&(one.from, one.to)))
    };
    let to = open().find(|card| card.function != from.function && !tied(card.id))?.id;
    let note = person.say("links.rehearsal_links", Reason::parse);
    let (from, link) = (from.id, LinkId(person.uuid()));
    Some(Command::Link { link, from, to, note })
}
