//! Undo of one's own last act. Nothing is erased: an undo is another command, and is rejected like any other if
//! somebody else has built on the act.

use crate::{
    base::id::{CardId, SeatId},
    decide::Command,
    tool::{cards, links, negotiables, resolution, themes},
    views::tools::undo_by_tool,
    workshop::Workshop,
};

/// The commands that undo a command this seat is about to give; empty if it cannot be undone: what was sealed,
/// revealed, agreed or signed stays.
pub fn undo(before: &Workshop, actor: SeatId, command: &Command) -> Vec<Command> {
    let mut back = undo_by_tool(before, actor, command);
    if let (Command::Cards(cards::Command::Delete { card }), false) = (command, back.is_empty()) {
        what_hung_on(before, *card, &mut back);
    }
    back
}

/// What other tools lose with a card: its place among the themes, its disposition, its links and the trades about it.
fn what_hung_on(before: &Workshop, card: CardId, back: &mut Vec<Command>) {
    if let Some(place) = themes::put_back(before, card) {
        back.push(place.into());
    }
    if let Some(disposition) = before.resolution.dispositions.get(&card).cloned() {
        let disposition = Some(disposition);
        back.push(resolution::Command::Dispose { card, disposition }.into());
    }
    if before.links.list.iter().any(|link| link.from == card || link.to == card) {
        back.push(links::Command::Recall { card }.into());
    }
    if before.negotiables.trades.iter().any(|trade| trade.concern == card) {
        back.push(negotiables::Command::Recall { concern: card }.into());
    }
}
