//! Plausible commands: drawn at random among those that fit the current state.

use domain::{
    Command, Role,
    id::{CardId, DisconnectId, EvidenceId, LinkId, SeatId, StatementId, ThemeId},
    samples::{Ids, Play, card_text, day, minutes, points, reason, statement_text, title},
    scale::Rating,
    tool::{
        agenda::{self, Activity, Round},
        cards::{self, CardKind, Level},
        charter::{self, SPEAKING, Visibility},
        customers_only,
        disconnects::{self, EndSide, Settlement},
        links, seats,
        statements::{self, Asks},
        themes,
    },
};

use super::{
    draft::resolve,
    later::later,
    rounds::{any_round, round_of_this_step},
    together::together,
};

/// Random choices from one number.
pub(crate) struct Rng(pub(crate) Ids);

impl Rng {
    pub(super) fn below(&mut self, bound: usize) -> usize {
        let bound = u64::try_from(bound).expect("it fits");
        usize::try_from(self.0.number() % bound).expect("it fits")
    }

    pub(super) fn one_in(&mut self, bound: usize) -> bool {
        self.below(bound) == 0
    }

    pub(super) fn pick<T: Clone>(&mut self, from: impl IntoIterator<Item = T>) -> Option<T> {
        let mut all: Vec<T> = from.into_iter().collect();
        (!all.is_empty()).then(|| all.swap_remove(self.below(all.len())))
    }

    /// A text that appears nowhere else, so finding it means it leaked. The brackets prevent one from being part of
    /// another.
    pub(super) fn secret(&mut self) -> String {
        format!("<{:016x}>", self.0.number())
    }
}

pub(crate) type SeatCommand = Option<(SeatId, Command)>;

pub(super) fn act(seat: impl Into<Option<SeatId>>, command: impl Into<Command>) -> SeatCommand {
    Some((seat.into()?, command.into()))
}

/// A random command that makes sense in the current state; `None` if the random numbers name something that does not
/// exist.
pub(crate) fn propose(play: &Play, rng: &mut Rng) -> SeatCommand {
    // Half of what people do is the step's task.
    let activity = play.workshop.agenda.current().map(|step| step.activity);
    match activity.filter(|_| rng.one_in(2)) {
        Some(Activity::Write { .. }) => return card(play, rng),
        Some(Activity::Rate { .. }) => return statement(play, rng),
        Some(Activity::Disconnects) => return disconnect(play, rng),
        Some(Activity::Draft | Activity::Consent | Activity::Sign) => return resolve(play, rng),
        Some(Activity::Costs | Activity::Trade) => return later(play, rng),
        Some(
            Activity::RoundRobin
            | Activity::OneTwoFourAll
            | Activity::Requests
            | Activity::Temperature
            | Activity::PlusDelta,
        ) => return together(play, rng),
        Some(_) => {
            let answer = round_of_this_step(play, rng);
            if answer.is_some() {
                return answer;
            }
        }
        None => {}
    }
    match rng.below(174) {
        156.. => any_round(play, rng),
        139.. => together(play, rng),
        135.. => private_session(play, rng),
        0..=7 => drive(play, rng),
        8..=11 => seat(play, rng),
        12..=38 => card(play, rng),
        39..=51 => theme(play, rng),
        52..=59 => link(play, rng),
        60..=75 => statement(play, rng),
        76..=98 => disconnect(play, rng),
        99..=110 => resolve(play, rng),
        _ => later(play, rng),
    }
}

pub(super) fn member(play: &Play, rng: &mut Rng) -> Option<SeatId> {
    rng.pick(play.workshop.seats.members().map(|seat| seat.id))
}

fn drive(play: &Play, rng: &mut Rng) -> SeatCommand {
    use agenda::Command as C;
    let chair = play.workshop.seats.chair?;
    let Some(step) = play.workshop.agenda.current() else { return act(chair, C::Start) };
    let from = step.id;
    let command = match rng.below(20) {
        0..=11 => C::Next { from, reason: Some(reason("We go on.")) },
        12..=13 => C::Back { from },
        14 => C::StartTimer { minutes: minutes(3) },
        15..=17 => rng.pick([C::PauseTimer, C::ResumeTimer, C::AddMinute])?,
        18 if rng.one_in(8) => C::Close,
        _ => {
            let to = rng.pick([play.cast.seller, play.cast.mobilizer])?;
            return act(chair, seats::Command::PassChair { to });
        }
    };
    act(chair, command)
}

fn seat(play: &Play, rng: &mut Rng) -> SeatCommand {
    use seats::Command as C;
    let (mobilizer, seller) = (play.cast.mobilizer, play.cast.seller);
    let function = rng.pick(play.cast.members()).and_then(|seat| play.cast.function(seat));
    match rng.below(4) {
        0 | 1 => {
            let seat = SeatId(rng.0.uuid());
            let role = rng.pick([Role::Stakeholder, Role::Stakeholder, Role::Observer])?;
            act(rng.pick([mobilizer, seller])?, C::Admit { seat, role, function, veto: false })
        }
        2 => act(rng.pick(play.workshop.seats.all.keys().copied())?, C::Join { function }),
        _ if rng.one_in(4) => {
            let seat = rng.pick(play.workshop.seats.all.keys().copied())?;
            act(mobilizer, C::Remove { seat })
        }
        _ => None,
    }
}

fn private_session(play: &Play, rng: &mut Rng) -> SeatCommand {
    use customers_only::Command as C;
    if rng.one_in(4) {
        let (phase, visibility) = (rng.pick(SPEAKING)?, rng.pick(Visibility::ALL)?);
        return act(play.cast.mobilizer, charter::Command::SetVisibility { phase, visibility });
    }
    let known = &play.workshop.customers_only;
    let kept = rng.pick(known.withheld.iter().copied());
    let command = match (known.on, kept) {
        (_, Some(item)) if rng.one_in(2) => C::Release { item },
        (Some(_), _) => C::End,
        (None, _) => C::Start { wall: rng.one_in(2) },
    };
    act(play.cast.mobilizer, command)
}

fn open_card(play: &Play, rng: &mut Rng) -> Option<CardId> {
    rng.pick(play.workshop.cards.iter().filter(|card| !card.sealed).map(|card| card.id))
}

fn card(play: &Play, rng: &mut Rng) -> SeatCommand {
    use cards::Command as C;
    let (kind, level) = (rng.pick(CardKind::ALL)?, rng.pick(Level::ALL)?);
    let text = card_text(&rng.secret());
    let known = rng.pick(play.workshop.cards.iter().cloned());
    match rng.below(20) {
        0..=10 => {
            let builds_on = if rng.one_in(3) { open_card(play, rng) } else { None };
            let card = CardId(rng.0.uuid());
            act(member(play, rng)?, C::Write { card, kind, level, text, builds_on })
        }
        11..=13 => known.and_then(|card| {
            let id = card.id;
            act(card.author, C::Edit { card: id, kind, level, text })
        }),
        14..=15 => known.and_then(|card| act(card.author, C::Delete { card: card.id })),
        16 => act(member(play, rng)?, C::NothingToAdd),
        17..=18 => {
            let (card, hidden) = (open_card(play, rng)?, !rng.one_in(3));
            act(play.cast.mobilizer, C::Hide { card, hidden })
        }
        _ => act(play.workshop.seats.chair?, C::Reveal),
    }
}

fn theme(play: &Play, rng: &mut Rng) -> SeatCommand {
    use themes::Command as C;
    let seat = member(play, rng)?;
    let themes = || play.workshop.themes.list.iter().map(|theme| theme.id);
    let title = title(&rng.secret());
    let command = match rng.below(12) {
        0..=3 => {
            let cards = (0..rng.below(4)).filter_map(|_| open_card(play, rng)).collect();
            C::Gather { theme: ThemeId(rng.0.uuid()), title, cards }
        }
        4..=7 => {
            let theme = if rng.one_in(5) { None } else { rng.pick(themes()) };
            let after = if rng.one_in(2) { open_card(play, rng) } else { None };
            C::Put { card: open_card(play, rng)?, theme, after }
        }
        8 => C::Merge { from: rng.pick(themes())?, into: rng.pick(themes())? },
        9 => C::Rename { theme: rng.pick(themes())?, title },
        10 => C::Place { theme: rng.pick(themes())?, after: rng.pick(themes()) },
        _ => C::Dissolve { theme: rng.pick(themes())? },
    };
    act(seat, command)
}

fn link(play: &Play, rng: &mut Rng) -> SeatCommand {
    use links::Command as C;
    let known = rng.pick(play.workshop.links.list.iter().cloned());
    if let Some(link) = known.filter(|_| rng.one_in(4)) {
        return act(link.author, C::Unlink { link: link.id });
    }
    let link = LinkId(rng.0.uuid());
    let (from, to) = (open_card(play, rng)?, open_card(play, rng)?);
    let note = Some(reason(&rng.secret()));
    act(member(play, rng)?, C::Link { link, from, to, note })
}

fn statement(play: &Play, rng: &mut Rng) -> SeatCommand {
    use statements::Command as C;
    if rng.one_in(4)
        && let Some(act) = prepare(play, rng)
    {
        return Some(act);
    }
    let known = rng.pick(play.workshop.statements.list.iter().map(|statement| statement.id));
    let text = statement_text(&rng.secret());
    match (rng.below(18), known) {
        (0..=2, _) => {
            let (statement, level) = (StatementId(rng.0.uuid()), rng.pick(Level::ALL)?);
            let from_card = if rng.one_in(3) { open_card(play, rng) } else { None };
            let asks = if rng.one_in(4) { Asks::Ambition } else { Asks::Agreement };
            act(member(play, rng)?, C::Put { statement, text, level, from_card, asks })
        }
        (3, Some(statement)) => act(member(play, rng)?, C::Reword { statement, text }),
        (4, Some(statement)) => act(play.workshop.seats.chair?, C::Withdraw { statement }),
        (5..=14, Some(statement)) => {
            let number = u8::try_from(rng.below(9) + 1).expect("it fits");
            let rating = match rng.below(6) {
                0 => Rating::NotMine,
                _ => Rating::Points(points(number)),
            };
            let guess = u16::try_from(rng.below(6)).ok().filter(|_| !rng.one_in(5));
            act(member(play, rng)?, C::Rate { statement, rating, guess })
        }
        (15, Some(statement)) if rng.one_in(2) => {
            act(member(play, rng)?, C::Acknowledge { statement })
        }
        _ => {
            if *play.workshop.statements.ambition_lowered && rng.one_in(2) {
                return act(
                    play.workshop.resolution.pen,
                    C::JustifyLowerAmbition { reason: reason(&rng.secret()) },
                );
            }
            let round = rng.pick([Round::First, Round::Second])?;
            let what = if rng.one_in(3) { C::ShowGuesses { round } } else { C::Reveal { round } };
            act(play.workshop.seats.chair?, what)
        }
    }
}

/// What the facilitators do with prepared statements.
fn prepare(play: &Play, rng: &mut Rng) -> SeatCommand {
    use statements::Command as C;
    let mut prepared = || {
        let list = play.workshop.statements.prepared.iter();
        rng.pick(list.map(|statement| statement.id))
    };
    let (statement, after) = (prepared()?, prepared());
    let (chair, by) = (play.workshop.seats.chair?, play.cast.mobilizer);
    match rng.below(5) {
        0 => act(by, C::Reword { statement, text: statement_text(&rng.secret()) }),
        1 => act(by, C::Place { statement, after }),
        2 => act(chair, C::Withdraw { statement }),
        _ => act(chair, C::Ask),
    }
}

fn settlement(rng: &mut Rng) -> Settlement {
    match rng.below(2) {
        0 => Settlement::Resolved { how: reason(&rng.secret()) },
        _ => Settlement::Accepted { condition: reason(&rng.secret()) },
    }
}

fn disconnect(play: &Play, rng: &mut Rng) -> SeatCommand {
    use disconnects::Command as C;
    let opener = member(play, rng)?;
    if rng.one_in(4) {
        let functions = play.workshop.seats.functions();
        let (one, two) = (rng.pick(functions.clone())?, rng.pick(functions)?);
        let statement = rng.pick(play.workshop.statements.list.iter().map(|known| known.id));
        let (disconnect, level) = (DisconnectId(rng.0.uuid()), rng.pick(Level::ALL)?);
        let title = title(&rng.secret());
        return act(opener, C::Open { disconnect, title, statement, level, one, two });
    }
    let known = rng.pick(play.workshop.disconnects.list.iter().cloned())?;
    let disconnect = known.id;
    let end = rng.pick([EndSide::First, EndSide::Second])?;
    let holders = |end: EndSide| {
        let function = &known.end(end).function;
        let seats = play.workshop.seats.members();
        seats.filter(move |seat| seat.function.as_ref() == Some(function)).map(|seat| seat.id)
    };
    let holder = rng.pick(holders(end))?;
    let text = reason(&rng.secret());
    match rng.below(16) {
        9 => act(play.workshop.seats.chair, C::Focus { disconnect }),
        10 => {
            let owner = rng.pick(play.workshop.seats.functions())?;
            let evidence = EvidenceId(rng.0.uuid());
            act(opener, C::Ask { disconnect, evidence, ask: text, owner, due: day("2026-06-01") })
        }
        11 => {
            let asked = rng.pick(known.evidence.iter().cloned())?;
            let mut seats = play.workshop.seats.members();
            let finder = seats.find(|seat| seat.function.as_ref() == Some(&asked.owner))?.id;
            act(finder, C::Find { disconnect, evidence: asked.id, found: text })
        }
        12 => {
            let owner = rng.pick(play.workshop.seats.functions())?;
            act(holder, C::AssignOwner { disconnect, owner })
        }
        0 => act(opener, C::Sort { disconnect, kind: rng.pick(disconnects::DisconnectKind::ALL)? }),
        1 | 2 => act(holder, C::Explain { disconnect, position: None, reason: text }),
        3 => act(holder, C::Restate { disconnect, text }),
        4 | 5 => {
            let text = known.end(end).restatement.clone()?.text;
            act(holder, C::Confirm { disconnect, text, yes: !rng.one_in(4) })
        }
        6 => act(holder, C::Propose { disconnect, settlement: settlement(rng) }),
        7 => {
            let offer = known.proposal.clone()?;
            let other = rng.pick(holders(offer.by.other()))?;
            act(other, C::Agree { disconnect, settlement: offer.settlement })
        }
        _ => act(holder, C::Reopen { disconnect }),
    }
}
