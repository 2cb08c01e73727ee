//! Plausible commands of the tools by which a group learns about itself.

use domain::{
    id::{CardId, CostId, DisconnectId, NegotiableId, TermId, TradeId, VoteId},
    samples::{Play, card_text, reason, stars, title, unit},
    tool::{
        cards::{self, CardKind, Level},
        costs::{self, Amount, Grade, Span},
        glossary, links, negotiables, stage_poll,
        votes::{self, Rule},
    },
};

use super::plausible::{Rng, SeatCommand, act, member};

/// A random command about costs, glossary, stage poll, trades or votes.
pub(super) fn later(play: &Play, rng: &mut Rng) -> SeatCommand {
    match rng.below(11) {
        0 | 1 => cost(play, rng),
        2 | 3 => word(play, rng),
        4 => stage_poll(play, rng),
        5 | 6 => vote(play, rng),
        7 => deleted(play, rng),
        _ => trade(play, rng),
    }
}

/// A card with links or trades is deleted, or written again, or gets them back.
fn deleted(play: &Play, rng: &mut Rng) -> SeatCommand {
    use cards::Command as C;
    let (links, negotiables) = (&play.workshop.links, &play.workshop.negotiables);
    let author = |card: &CardId| play.workshop.cards.get(*card).and_then(|card| card.author);
    let gone = |card: &CardId| play.workshop.cards.get(*card).is_none();
    let is_own = |card: &CardId, by| author(card) == Some(by);
    let (linked, traded) = (links.set_aside.cards(), negotiables.set_aside.cards());
    let hung = linked.filter(|(card, by)| gone(card) || is_own(card, *by));
    let Some((card, author)) = rng.pick(hung.chain(traded)) else {
        let hung = links.list.iter().map(|link| link.from);
        let card = rng.pick(hung.chain(negotiables.trades.iter().map(|trade| trade.concern)))?;
        return act(play.workshop.cards.get(card)?.author, C::Delete { card });
    };
    if play.workshop.cards.open(card).is_some() {
        if rng.one_in(2) {
            return act(author, links::Command::Recall { card });
        }
        return act(author, negotiables::Command::Recall { concern: card });
    }
    let (kind, level, text) = (CardKind::Concern, Level::Problem, card_text(&rng.secret()));
    act(author, C::Write { card, kind, level, text, builds_on: None })
}

fn cost(play: &Play, rng: &mut Rng) -> SeatCommand {
    use costs::Command as C;
    let seat = member(play, rng)?;
    let known = rng.pick(play.workshop.costs.list.iter().map(|cost| cost.id));
    match (rng.below(8), known) {
        (0..=2, _) => {
            let span = Span::new(2, 9)?;
            let amount = Amount { times: span, each: span, unit: unit("euros") };
            let (cost, text) = (CostId(rng.0.uuid()), reason(&rng.secret()));
            let (grade, amount) = (rng.pick(Grade::ALL)?, Some(amount).filter(|_| rng.one_in(2)));
            act(seat, C::Name { cost, text, grade, amount })
        }
        (3..=5, Some(cost)) => act(seat, C::Accept { cost, accepted: !rng.one_in(3) }),
        (6, Some(cost)) => act(seat, C::Withdraw { cost }),
        _ => act(play.workshop.seats.chair, C::GoWithout { reason: reason("We know it.") }),
    }
}

fn word(play: &Play, rng: &mut Rng) -> SeatCommand {
    use glossary::Command as C;
    let (seat, text) = (member(play, rng)?, reason(&rng.secret()));
    let Some(known) = rng.pick(play.workshop.glossary.list.iter().cloned()) else {
        let word = title(&rng.secret());
        return act(seat, C::Put { term: TermId(rng.0.uuid()), word });
    };
    let term = known.id;
    match (rng.below(10), known.meanings.shown.is_some()) {
        (0, _) => {
            let word = title(&rng.secret());
            act(seat, C::Put { term: TermId(rng.0.uuid()), word })
        }
        (1..=6, false) => act(seat, C::Mean { term, text }),
        (_, false) => {
            let disconnect = DisconnectId(rng.0.uuid());
            act(play.workshop.seats.chair, C::Reveal { term, disconnect })
        }
        (1..=2, true) => act(seat, C::Offer { term, text }),
        (_, true) => act(seat, C::Agree { term, text: known.offered? }),
    }
}

fn stage_poll(play: &Play, rng: &mut Rng) -> SeatCommand {
    use stage_poll::Command as C;
    let chair = play.workshop.seats.chair;
    match (play.workshop.stage_poll.asked(), rng.below(6)) {
        (None, _) => act(chair, C::Ask),
        (Some(_), 0) => act(chair, C::Reveal { disconnect: DisconnectId(rng.0.uuid()) }),
        (Some(_), _) => act(member(play, rng)?, C::Say { level: rng.pick(Level::ALL)? }),
    }
}

fn vote(play: &Play, rng: &mut Rng) -> SeatCommand {
    use votes::Command as C;
    let chair = play.workshop.seats.chair;
    let open = rng.pick(play.workshop.votes.open().map(|vote| vote.id));
    match (open, rng.below(8)) {
        (Some(vote), 0) => act(chair, C::Reveal { vote }),
        (Some(vote), _) => {
            let star = |rng: &mut Rng| u8::try_from(rng.below(6)).ok();
            let ballot = stars(&[star(rng)?, star(rng)?, star(rng)?]);
            act(member(play, rng)?, C::Cast { vote, ballot })
        }
        (None, _) => {
            let options = vec![title("Buy"), title("Rent"), title("Wait")];
            let (vote, rule) = (VoteId(rng.0.uuid()), rng.pick([Rule::Star, Rule::Approval])?);
            act(chair, C::Open { vote, question: title(&rng.secret()), rule, options })
        }
    }
}

fn trade(play: &Play, rng: &mut Rng) -> SeatCommand {
    use negotiables::Command as C;
    let table = &play.workshop.negotiables;
    let facilitator = rng.pick([play.cast.mobilizer, play.cast.seller])?;
    let known = rng.pick(table.list.iter().map(|known| known.id));
    let trade = rng.pick(table.trades.iter().cloned());
    match (rng.below(12), known, trade) {
        (0..=1, _, _) | (_, None, _) => {
            let asks = member(play, rng)?;
            let (negotiable, attribute) = (NegotiableId(rng.0.uuid()), title(&rng.secret()));
            let who = rng.pick([asks, facilitator])?;
            act(who, C::Put { negotiable, attribute, today: title(&rng.secret()) })
        }
        (2, Some(negotiable), _) => {
            act(play.cast.seller, C::Protect { negotiable, protected: rng.one_in(2) })
        }
        (3..=5, Some(negotiable), _) => {
            let concerns = play.workshop.cards.iter().filter(|card| card.kind == CardKind::Concern);
            let concern = rng.pick(concerns.map(|card| card.id))?;
            let (answer, gives) = (title(&rng.secret()), title(&rng.secret()));
            let trade = TradeId(rng.0.uuid());
            act(facilitator, C::Offer { trade, concern, negotiable, answer, gives })
        }
        (6..=8, _, Some(trade)) => {
            act(member(play, rng)?, C::Accept { trade: trade.id, accepted: !rng.one_in(4) })
        }
        (9..=10, _, Some(trade)) => {
            let author = play.workshop.cards.by_id.get(&trade.concern)?.author;
            act(author, C::Settle { trade: trade.id })
        }
        (_, _, Some(trade)) => act(facilitator, C::Withdraw { trade: trade.id }),
        _ => None,
    }
}
