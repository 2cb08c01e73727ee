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
        back.extend(what_hung_on(before, *card));
    }
    back
}

/// What other tools lose with a card: its place among the themes, its disposition, its links and the trades about it.
fn what_hung_on(before: &Workshop, card: CardId) -> impl Iterator<Item = Command> {
    let place = themes::put_back(before, card).map(Command::from);
    let disposition = before.resolution.dispositions.get(&card).cloned().map(|disposition| {
        resolution::Command::Dispose { card, disposition: Some(disposition) }.into()
    });
    let has_links = before.links.list.iter().any(|link| link.from == card || link.to == card);
    let links = has_links.then(|| links::Command::Recall { card }.into());
    let has_trades = before.negotiables.trades.iter().any(|trade| trade.concern == card);
    let trades = has_trades.then(|| negotiables::Command::Recall { concern: card }.into());
    place.into_iter().chain(disposition).chain(links).chain(trades)
}
