//! Plausible commands of what makes leading easy: the running agenda, invited experts, signals, facilitator notes, the
//! toolbox.

use domain::{
    Command,
    id::{NoteId, RequestId, SeatId, SuggestionId},
    samples::{Play, card_text, function, minutes, reason, section_text},
    tool::{
        PerStep as _,
        agenda::{self, Spotlight, Wording},
        cards::{self, CardKind, Level},
        facilitator_notes,
        one_two_four_all::{self, OneTwoFourAll},
        plus_delta,
        requests::{self, Reply},
        resolution::Section,
        round_robin::{self, RoundRobin},
        seats::{self, ProxyCommand},
        signals::{self, Reaction},
        suggestions,
        temperature::{self, Fingers, Temperature},
        two_truths::{self, TwoTruths},
    },
};

use super::plausible::{Rng, SeatCommand, act, member};

/// A random command of these.
pub(super) fn together(play: &Play, rng: &mut Rng) -> SeatCommand {
    match rng.below(30) {
        0..=3 => arrange(play, rng),
        4..=6 => experts_and_proxies(play, rng),
        7..=9 => signal(play, rng),
        10 | 11 => facilitator_note(play, rng),
        12 | 13 => suggest(play, rng),
        14 => turn(play, rng),
        15 | 16 => pair(play, rng),
        17 | 18 => request(play, rng),
        19 | 20 => temperature(play, rng),
        21..=24 => plus_delta(play, rng),
        _ => truth(play, rng),
    }
}

fn arrange(play: &Play, rng: &mut Rng) -> SeatCommand {
    use agenda::Command as C;
    let agenda = &play.workshop.agenda;
    let reached = agenda.reached.map_or(0, usize::from);
    let ahead: Vec<_> = agenda.steps.iter().skip(reached + 1).map(|step| step.id).collect();
    let step = rng.pick(ahead.iter().copied())?;
    let current = agenda.current().map(|step| step.id);
    if current.is_none() {
        let at = agenda.starts_at.is_none().then_some(play.now);
        return act(play.workshop.seats.chair, C::Schedule { at });
    }
    let command = match rng.below(12) {
        0 => C::Insert {
            after: rng.pick(current.into_iter().chain(ahead))?,
            recipe: rng.pick(domain::tool::agenda::Recipe::toolbox())?,
        },
        1 => C::Shift { step, after: rng.pick(ahead.into_iter().map(Some))? },
        2 => C::Reword {
            step,
            words: Wording { script: Some(reason(&rng.secret())), ..Wording::default() },
            lines: vec![reason(&rng.secret())],
            minutes: minutes(4),
        },
        3 => C::Skip { step, skipped: !agenda.skipped.contains(&step) },
        4 => C::Lock { step: current?, locked: true },
        5..=7 => C::Lock { step: rng.pick(agenda.locked.iter().copied())?, locked: false },
        8 => C::Hold { held: !agenda.held },
        _ => {
            let cards = play.workshop.cards.iter().filter(|card| !card.sealed);
            let spots = cards.map(|card| Some(Spotlight::Card(card.id))).chain([None]);
            let statements = play.workshop.statements.list.iter();
            let statements = statements.map(|known| Some(Spotlight::Statement(known.id)));
            let disconnects = play.workshop.disconnects.list.iter();
            let disconnects = disconnects.map(|known| Some(Spotlight::Disconnect(known.id)));
            C::SetSpotlight { spotlight: rng.pick(spots.chain(statements).chain(disconnects))? }
        }
    };
    act(play.workshop.seats.chair, command)
}

fn experts_and_proxies(play: &Play, rng: &mut Rng) -> SeatCommand {
    use seats::Command as C;
    let functions = play.workshop.seats.functions();
    let seat = SeatId(rng.0.uuid());
    let proxied = play.workshop.seats.all.values().filter(|seat| seat.proxy).map(|seat| seat.id);
    let proxied = rng.pick(proxied);
    let command = match (rng.below(6), proxied) {
        (0, None) => C::AddProxy { seat, function: rng.pick(functions)?, veto: false },
        (0..=2, Some(seat)) => {
            let (card, text) = (domain::id::CardId(rng.0.uuid()), card_text(&rng.secret()));
            let (kind, level) = (rng.pick(CardKind::ALL)?, rng.pick(Level::ALL)?);
            let write = cards::Command::Write { card, kind, level, text, builds_on: None };
            C::OnBehalfOf { seat, act: std::sync::Arc::new(ProxyCommand::Cards(write)) }
        }
        (3, _) => C::FlagMissing { function: function("Legal"), missing: rng.one_in(2) },
        _ => {
            let open =
                play.workshop.disconnects.list.iter().filter(|known| known.settlement.is_none());
            let disconnect = rng.pick(open.map(|known| known.id))?;
            C::Call { seat, function: function("Ergonomics"), disconnect }
        }
    };
    act(play.cast.mobilizer, command)
}

fn signal(play: &Play, rng: &mut Rng) -> SeatCommand {
    use signals::Command as C;
    let (seat, signals) = (member(play, rng)?, &play.workshop.signals);
    let command = match rng.below(7) {
        0 | 1 => C::Hand { up: !signals.hands.contains(&seat) },
        2 | 3 => C::Done { done: !signals.ready.contains(&seat) },
        4 => C::Show { reaction: rng.pick(Reaction::ALL)? },
        5 => return act(play.workshop.seats.chair, C::Nudge),
        _ => {
            let seat = rng.pick(signals.hands.iter().copied())?;
            return act(play.workshop.seats.chair, C::Lower { seat });
        }
    };
    act(seat, command)
}

fn facilitator_note(play: &Play, rng: &mut Rng) -> SeatCommand {
    use facilitator_notes::Command as C;
    let by = rng.pick([play.cast.mobilizer, play.cast.seller])?;
    let known = rng.pick(play.workshop.facilitator_notes.notes.iter().map(|note| note.id));
    if let Some(note) = known.filter(|_| rng.one_in(3)) {
        return act(by, C::Drop { note });
    }
    let (note, text) = (NoteId(rng.0.uuid()), reason(&rng.secret()));
    act(by, C::Say { note, text, about: None })
}

fn suggest(play: &Play, rng: &mut Rng) -> SeatCommand {
    use suggestions::Command as C;
    let known = rng.pick(play.workshop.suggestions.list.iter().cloned());
    match (rng.below(6), known) {
        (0, Some(known)) => act(play.workshop.resolution.pen, C::Take { suggestion: known.id }),
        (1, Some(known)) => act(play.workshop.resolution.pen, C::Leave { suggestion: known.id }),
        (2, Some(known)) => act(known.author, C::Withdraw { suggestion: known.id }),
        _ => {
            let member = member(play, rng)?;
            let by = rng.pick([play.cast.seller, member])?;
            let (suggestion, section) = (SuggestionId(rng.0.uuid()), rng.pick(Section::ALL)?);
            act(by, C::Make { suggestion, section, text: section_text(&rng.secret()) })
        }
    }
}

fn drawn(play: &Play, rng: &mut Rng) -> Vec<SeatId> {
    let mut order: Vec<_> = play.workshop.seats.members().map(|seat| seat.id).collect();
    order.sort_by_cached_key(|_| rng.0.number());
    order
}

fn turn(play: &Play, rng: &mut Rng) -> SeatCommand {
    use round_robin::Command as C;
    let (chair, agenda) = (play.workshop.seats.chair, &play.workshop.agenda);
    let turns = play.workshop.round_robin.now(agenda, RoundRobin::clone);
    match (turns.speaker(), rng.below(3)) {
        (Some(speaker), 0) => act(speaker, C::Pass),
        (Some(_), _) => act(chair, C::Next { from: turns.at }),
        (None, _) => act(chair, C::Draw { order: drawn(play, rng) }),
    }
}

fn pair(play: &Play, rng: &mut Rng) -> SeatCommand {
    use one_two_four_all::Command as C;
    let chair = play.workshop.seats.chair;
    let round = play.workshop.one_two_four_all.now(&play.workshop.agenda, OneTwoFourAll::clone);
    match (round.stage, rng.below(6)) {
        (None, _) | (Some(one_two_four_all::Stage::All), 0) => {
            act(chair, C::Begin { order: drawn(play, rng) })
        }
        (Some(from), 1) => act(chair, C::Next { from }),
        _ => {
            let placed = round.pairs.into_iter().flatten();
            act(rng.pick(placed), C::Note { text: reason(&rng.secret()) })
        }
    }
}

fn request(play: &Play, rng: &mut Rng) -> SeatCommand {
    use requests::Command as C;
    let list = play.workshop.requests.now(&play.workshop.agenda, |round| round.list.clone());
    let known = rng.pick(list);
    let of = |function: &domain::text::FunctionName| {
        let mut members = play.workshop.seats.members();
        members.find(|seat| seat.function.as_ref() == Some(function)).map(|seat| seat.id)
    };
    match (rng.below(6), known) {
        (0, Some(known)) => act(known.author, C::Withdraw { request: known.id }),
        (1..=2, Some(known)) => {
            act(of(&known.to), C::Answer { request: known.id, answer: rng.pick(Reply::ALL)? })
        }
        _ => {
            let by = member(play, rng)?;
            let own = play.workshop.seats.present(by)?.function.clone();
            let others =
                play.workshop.seats.functions().into_iter().filter(|to| Some(to) != own.as_ref());
            let (request, to) = (RequestId(rng.0.uuid()), rng.pick(others)?);
            act(by, C::Ask { request, to, text: reason(&rng.secret()) })
        }
    }
}

fn temperature(play: &Play, rng: &mut Rng) -> SeatCommand {
    use temperature::Command as C;
    let chair = play.workshop.seats.chair;
    let asked = |round: &Temperature| round.asked().is_some();
    match (play.workshop.temperature.now(&play.workshop.agenda, asked), rng.below(5)) {
        (false, _) => act(chair, C::Ask),
        (true, 0 | 1) => act(chair, C::Reveal),
        (true, _) => {
            let fingers = u8::try_from(rng.below(6)).ok().and_then(Fingers::new)?;
            act(member(play, rng)?, C::Say { fingers })
        }
    }
}

fn plus_delta(play: &Play, rng: &mut Rng) -> SeatCommand {
    use plus_delta::Command as C;
    if rng.one_in(3) {
        return act(play.workshop.seats.chair, C::Reveal);
    }
    let (plus, delta) = (reason(&rng.secret()), reason(&rng.secret()));
    act(member(play, rng)?, Command::from(C::Say { plus: Some(plus), delta: Some(delta) }))
}

/// Marks gather at the first truth: an anonymous round tells of three.
fn truth(play: &Play, rng: &mut Rng) -> SeatCommand {
    use two_truths::Command as C;
    let round = play.workshop.two_truths.now(&play.workshop.agenda, TwoTruths::clone);
    if round.pairs.shown.is_some() {
        let mark = C::Mark { truth: 0, news: !rng.one_in(6) };
        return act(member(play, rng)?, mark);
    }
    if round.pairs.voices.count > 2 {
        return act(play.workshop.seats.chair, C::Reveal);
    }
    let (truth, wish) = (reason(&rng.secret()), reason(&rng.secret()));
    act(member(play, rng)?, C::Say { truth, wish })
}
