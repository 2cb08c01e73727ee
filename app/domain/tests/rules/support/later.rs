//! Plausible commands of the tools by which a group learns about itself.

use domain::{
    id::{CardId, CostId, DisconnectId, NegotiableId, TermId, TradeId, VoteId},
    samples::{Play, card_text, reason, stars, title, unit},
    tool::{
        cards::{self, Kind, Level},
        costs::{self, Amount, Grade, Span},
        glossary, links, negotiables, stage_poll,
        votes::{self, Rule},
    },
};

use super::plausible::{Dice, SeatCommand, act, member};

/// A random command about costs, glossary, stage poll, trades or votes.
pub(super) fn later(play: &Play, dice: &mut Dice) -> SeatCommand {
    match dice.below(11) {
        0 | 1 => cost(play, dice),
        2 | 3 => word(play, dice),
        4 => stage_poll(play, dice),
        5 | 6 => vote(play, dice),
        7 => deleted(play, dice),
        _ => trade(play, dice),
    }
}

/// A card with links or trades is deleted, or written again, or gets them back.
fn deleted(play: &Play, dice: &mut Dice) -> SeatCommand {
    use cards::Command as C;
    let (links, negotiables) = (&play.workshop.links, &play.workshop.negotiables);
    let author = |card: &CardId| play.workshop.cards.get(*card).and_then(|card| card.author);
    let gone = |card: &CardId| play.workshop.cards.get(*card).is_none();
    let is_own = |card: &CardId, by| author(card) == Some(by);
    let linked = links.set_aside.iter().flat_map(|(link, by)| [(link.from, by), (link.to, by)]);
    let traded = negotiables.set_aside.iter().map(|(trade, by)| (trade.concern, by));
    let hung = linked.filter(|(card, by)| gone(card) || is_own(card, *by));
    let Some((card, author)) = dice.pick(hung.chain(traded)) else {
        let hung = links.list.iter().map(|link| link.from);
        let card = dice.pick(hung.chain(negotiables.trades.iter().map(|trade| trade.concern)))?;
        return act(play.workshop.cards.get(card)?.author, C::Delete { card });
    };
    if play.workshop.cards.open(card).is_some() {
        if dice.one_in(2) {
            return act(author, links::Command::Recall { card });
        }
        return act(author, negotiables::Command::Recall { concern: card });
    }
    let (kind, level, text) = (Kind::Concern, Level::Problem, card_text(&dice.secret()));
    act(author, C::Write { card, kind, level, text, builds_on: None })
}

fn cost(play: &Play, dice: &mut Dice) -> SeatCommand {
    use costs::Command as C;
    let seat = member(play, dice)?;
    let known = dice.pick(play.workshop.costs.list.iter().map(|cost| cost.id));
    match (dice.below(8), known) {
        (0..=2, _) => {
            let span = Span::new(2, 9)?;
            let amount = Amount { times: span, each: span, unit: unit("euros") };
            let (cost, text) = (CostId(dice.0.uuid()), reason(&dice.secret()));
            let (grade, amount) = (dice.pick(Grade::ALL)?, Some(amount).filter(|_| dice.one_in(2)));
            act(seat, C::Name { cost, text, grade, amount })
        }
        (3..=5, Some(cost)) => act(seat, C::Accept { cost, accepted: !dice.one_in(3) }),
        (6, Some(cost)) => act(seat, C::Withdraw { cost }),
        _ => act(play.workshop.seats.chair, C::GoWithout { reason: reason("We know it.") }),
    }
}

fn word(play: &Play, dice: &mut Dice) -> SeatCommand {
    use glossary::Command as C;
    let (seat, text) = (member(play, dice)?, reason(&dice.secret()));
    let Some(known) = dice.pick(play.workshop.glossary.list.iter().cloned()) else {
        let word = title(&dice.secret());
        return act(seat, C::Put { term: TermId(dice.0.uuid()), word });
    };
    let term = known.id;
    match (dice.below(10), known.meanings.shown.is_some()) {
        (0, _) => {
            let word = title(&dice.secret());
            act(seat, C::Put { term: TermId(dice.0.uuid()), word })
        }
        (1..=6, false) => act(seat, C::Mean { term, text }),
        (_, false) => {
            let disconnect = DisconnectId(dice.0.uuid());
            act(play.workshop.seats.chair, C::Reveal { term, disconnect })
        }
        (1..=2, true) => act(seat, C::Offer { term, text }),
        (_, true) => act(seat, C::Agree { term, text: known.offered? }),
    }
}

fn stage_poll(play: &Play, dice: &mut Dice) -> SeatCommand {
    use stage_poll::Command as C;
    let chair = play.workshop.seats.chair;
    match (play.workshop.stage_poll.asked(), dice.below(6)) {
        (None, _) => act(chair, C::Ask),
        (Some(_), 0) => act(chair, C::Reveal { disconnect: DisconnectId(dice.0.uuid()) }),
        (Some(_), _) => act(member(play, dice)?, C::Say { level: dice.pick(Level::ALL)? }),
    }
}

fn vote(play: &Play, dice: &mut Dice) -> SeatCommand {
    use votes::Command as C;
    let chair = play.workshop.seats.chair;
    let open = dice.pick(play.workshop.votes.open().map(|vote| vote.id));
    match (open, dice.below(8)) {
        (Some(vote), 0) => act(chair, C::Reveal { vote }),
        (Some(vote), _) => {
            let star = |dice: &mut Dice| u8::try_from(dice.below(6)).ok();
            let ballot = stars(&[star(dice)?, star(dice)?, star(dice)?]);
            act(member(play, dice)?, C::Cast { vote, ballot })
        }
        (None, _) => {
            let options = vec![title("Buy"), title("Rent"), title("Wait")];
            let (vote, rule) = (VoteId(dice.0.uuid()), dice.pick([Rule::Star, Rule::Approval])?);
            act(chair, C::Open { vote, question: title(&dice.secret()), rule, options })
        }
    }
}

fn trade(play: &Play, dice: &mut Dice) -> SeatCommand {
    use negotiables::Command as C;
    let table = &play.workshop.negotiables;
    let facilitator = dice.pick([play.cast.mobilizer, play.cast.seller])?;
    let known = dice.pick(table.list.iter().map(|known| known.id));
    let trade = dice.pick(table.trades.iter().cloned());
    match (dice.below(12), known, trade) {
        (0..=1, _, _) | (_, None, _) => {
            let asks = member(play, dice)?;
            let (negotiable, attribute) = (NegotiableId(dice.0.uuid()), title(&dice.secret()));
            let who = dice.pick([asks, facilitator])?;
            act(who, C::Put { negotiable, attribute, today: title(&dice.secret()) })
        }
        (2, Some(negotiable), _) => {
            act(play.cast.seller, C::Protect { negotiable, protected: dice.one_in(2) })
        }
        (3..=5, Some(negotiable), _) => {
            let concerns = play.workshop.cards.iter().filter(|card| card.kind == Kind::Concern);
            let concern = dice.pick(concerns.map(|card| card.id))?;
            let (answer, gives) = (title(&dice.secret()), title(&dice.secret()));
            let trade = TradeId(dice.0.uuid());
            act(facilitator, C::Offer { trade, concern, negotiable, answer, gives })
        }
        (6..=8, _, Some(trade)) => {
            act(member(play, dice)?, C::Accept { trade: trade.id, accepted: !dice.one_in(4) })
        }
        (9..=10, _, Some(trade)) => {
            let author = play.workshop.cards.by_id.get(&trade.concern)?.author;
            act(author, C::Settle { trade: trade.id })
        }
        (_, _, Some(trade)) => act(facilitator, C::Withdraw { trade: trade.id }),
        _ => None,
    }
}
