//! What a person might do next, given what is on their screen.

use domain::{
    Command, Workshop,
    id::{CardId, ConditionId, DisconnectId, LinkId, SeatId, StatementId, ThemeId},
    powers::Power,
    samples::{
        Ids, card_text, day, function, minutes, points, reason, section_text, statement_text, title,
    },
    scale::{Gradient, Rating},
    tool::{
        agenda, cards, customers_only, disconnects, links, resolution, seats, statements, themes,
    },
};

/// A command this seat might send now, if any. Mostly sensible, sometimes late or wrong, as people are.
pub(crate) fn act(workshop: &Workshop, seat: SeatId, ids: &mut Ids) -> Option<Command> {
    let roll = ids.number() % 100;
    if workshop.may(seat, Power::Drive) && roll < 45 {
        return Some(drive(workshop, ids));
    }
    if roll >= 90 && workshop.may(seat, Power::HoldPrivateSession) {
        return Some(run_private_session(workshop, ids));
    }
    if roll >= 97 {
        // Regardless of the powers table: the server must refuse it politely.
        let to = pick(&workshop.seats.all.keys().copied().collect::<Vec<_>>(), ids)?;
        return Some(match ids.number() % 3 {
            0 => seats::Command::PassChair { to }.into(),
            1 => resolution::Command::PassPen { to }.into(),
            _ => cards::Command::Reveal.into(),
        });
    }
    match ids.number() % 6 {
        0 => write(workshop, seat, ids),
        1 => organise(workshop, ids),
        2 => judge(workshop, ids),
        3 => differ(workshop, ids),
        4 => draft(workshop, ids),
        _ => consent(workshop, ids),
    }
}

fn one_in(ids: &mut Ids, of: u64) -> bool {
    ids.number().is_multiple_of(of)
}

fn pick<T: Clone>(list: &[T], ids: &mut Ids) -> Option<T> {
    let at = ids.number().checked_rem(list.len() as u64)?;
    list.get(usize::try_from(at).ok()?).cloned()
}

fn pick_card(workshop: &Workshop, ids: &mut Ids) -> Option<CardId> {
    pick(&workshop.cards.order, ids)
}

fn run_private_session(workshop: &Workshop, ids: &mut Ids) -> Command {
    use customers_only::Command as C;
    let known = &workshop.customers_only;
    let withheld: Vec<_> = known.withheld.iter().copied().collect();
    let item = pick(&withheld, ids).filter(|_| one_in(ids, 2));
    let command = match (item, known.on) {
        (Some(item), _) => C::Release { item },
        (None, Some(_)) => C::End,
        (None, None) => C::Start { wall: one_in(ids, 2) },
    };
    command.into()
}

fn drive(workshop: &Workshop, ids: &mut Ids) -> Command {
    let Some(step) = workshop.agenda.current() else { return agenda::Command::Start.into() };
    let from = step.id;
    match ids.number() % 13 {
        12 => statements::Command::Ask.into(),
        0..=3 => {
            let reason = (!one_in(ids, 3)).then(|| reason("We come back to this."));
            agenda::Command::Next { from, reason }.into()
        }
        4 => agenda::Command::Back { from }.into(),
        5 => agenda::Command::PauseTimer.into(),
        6 => agenda::Command::ResumeTimer.into(),
        7 => agenda::Command::StartTimer { minutes: minutes(3) }.into(),
        8 => cards::Command::Reveal.into(),
        9 => statements::Command::Reveal { round: agenda::Round::First }.into(),
        10 => resolution::Command::Propose { hash: workshop.resolution.draft.hash() }.into(),
        _ => resolution::Command::Reveal.into(),
    }
}

fn write(workshop: &Workshop, seat: SeatId, ids: &mut Ids) -> Option<Command> {
    let own: Vec<_> =
        workshop.cards.iter().filter(|c| c.author == Some(seat)).map(|c| c.id).collect();
    // Every text is unique, so that the secrecy check can search for it.
    let text = card_text(&format!("thought-{:016x}", ids.number()));
    let (kind, level) = (cards::CardKind::Concern, cards::Level::Problem);
    Some(match ids.number() % 8 {
        0 => cards::Command::Edit { card: pick(&own, ids)?, kind, level, text }.into(),
        1 => cards::Command::Delete { card: pick(&own, ids)? }.into(),
        2 => cards::Command::NothingToAdd.into(),
        _ => {
            let builds_on = one_in(ids, 4).then(|| pick_card(workshop, ids)).flatten();
            let card = CardId(ids.uuid());
            cards::Command::Write { card, kind, level, text, builds_on }.into()
        }
    })
}

fn organise(workshop: &Workshop, ids: &mut Ids) -> Option<Command> {
    let list: Vec<_> = workshop.themes.list.iter().map(|theme| theme.id).collect();
    let card = pick_card(workshop, ids);
    Some(match ids.number() % 8 {
        0 | 1 => {
            let cards = [card, pick_card(workshop, ids)].into_iter().flatten().collect();
            let theme = ThemeId(ids.uuid());
            themes::Command::Gather { theme, title: title("What it costs"), cards }.into()
        }
        2 | 3 => {
            let after = pick_card(workshop, ids).filter(|_| one_in(ids, 2));
            themes::Command::Put { card: card?, theme: pick(&list, ids), after }.into()
        }
        4 => themes::Command::Merge { from: pick(&list, ids)?, into: pick(&list, ids)? }.into(),
        5 => themes::Command::Place { theme: pick(&list, ids)?, after: pick(&list, ids) }.into(),
        6 => themes::Command::Dissolve { theme: pick(&list, ids)? }.into(),
        _ => {
            let (link, to) = (LinkId(ids.uuid()), pick_card(workshop, ids)?);
            links::Command::Link { link, from: card?, to, note: None }.into()
        }
    })
}

fn judge(workshop: &Workshop, ids: &mut Ids) -> Option<Command> {
    let list: Vec<_> = workshop.statements.list.iter().map(|s| s.id).collect();
    let prepared: Vec<_> = workshop.statements.prepared.iter().map(|s| s.id).collect();
    // Unique, so that the secrecy check can search for it.
    let text = statement_text(&format!("statement-{:016x}", ids.number()));
    if let Some(statement) = pick(&prepared, ids).filter(|_| one_in(ids, 3)) {
        let after = pick(&prepared, ids);
        return Some(match ids.number() % 4 {
            0 => statements::Command::Withdraw { statement }.into(),
            1 => statements::Command::Place { statement, after }.into(),
            2 => statements::Command::Reword { statement, text }.into(),
            _ => statements::Command::Ask.into(),
        });
    }
    if list.len() + prepared.len() < 3 {
        return Some(
            statements::Command::Put {
                statement: StatementId(ids.uuid()),
                text,
                level: cards::Level::Problem,
                from_card: None,
                asks: statements::Asks::Agreement,
            }
            .into(),
        );
    }
    let rating = match ids.number() % 10 {
        0 => Rating::NotMine,
        n => Rating::Points(points(u8::try_from(n).ok()?)),
    };
    let guess = u16::try_from(ids.number() % 6).ok();
    Some(statements::Command::Rate { statement: pick(&list, ids)?, rating, guess }.into())
}

fn differ(workshop: &Workshop, ids: &mut Ids) -> Option<Command> {
    let functions = workshop.seats.functions();
    let Some(known) = pick(&workshop.disconnects.list, ids).filter(|_| !one_in(ids, 5)) else {
        return Some(
            disconnects::Command::Open {
                disconnect: DisconnectId(ids.uuid()),
                title: title("When to start"),
                statement: None,
                level: cards::Level::Solution,
                one: pick(&functions, ids)?,
                two: pick(&functions, ids)?,
            }
            .into(),
        );
    };
    let disconnect = known.id;
    let settlement = disconnects::Settlement::Resolved { how: reason("We start in June.") };
    let said = [&known.one, &known.two].into_iter().find_map(|end| end.restatement.clone());
    Some(match ids.number() % 6 {
        0 => disconnects::Command::Sort { disconnect, kind: disconnects::DisconnectKind::Fact }
            .into(),
        1 => disconnects::Command::Explain {
            disconnect,
            position: None,
            reason: reason("No budget before June."),
        }
        .into(),
        2 => disconnects::Command::Restate { disconnect, text: reason("They need June.") }.into(),
        3 => disconnects::Command::Confirm { disconnect, text: said?.text, yes: true }.into(),
        4 => disconnects::Command::Propose { disconnect, settlement }.into(),
        _ => disconnects::Command::Agree { disconnect, settlement }.into(),
    })
}

fn draft(workshop: &Workshop, ids: &mut Ids) -> Option<Command> {
    let text = (!one_in(ids, 8))
        .then(|| section_text(&format!("We decide number {}.", ids.number() % 50)));
    Some(match ids.number() % 4 {
        0 => resolution::Command::Section { section: resolution::Section::Objective, text }.into(),
        1 => {
            let value = resolution::Condition {
                text: text?,
                owner: function("Operations"),
                due: day("2026-12-01"),
            };
            let condition = ConditionId(ids.uuid());
            resolution::Command::Condition { condition, value: Some(value) }.into()
        }
        2 => {
            let card = pick_card(workshop, ids)?;
            let disposition = resolution::Disposition::Traded { trade: reason("A pilot first.") };
            resolution::Command::Dispose { card, disposition: Some(disposition) }.into()
        }
        _ => {
            let function = pick(&workshop.seats.functions(), ids)?;
            resolution::Command::Line { function, text }.into()
        }
    })
}

fn consent(workshop: &Workshop, ids: &mut Ids) -> Option<Command> {
    let hash = workshop.resolution.standing()?.hash.clone();
    Some(if one_in(ids, 2) {
        let gradient = pick(&Gradient::ALL[..4], ids)?;
        // A unique reason, sealed until the round is revealed.
        let reason = Some(reason(&format!("because-{:016x}", ids.number())));
        resolution::Command::Respond { hash, gradient, reason, lift: None }.into()
    } else {
        resolution::Command::Sign { hash }.into()
    })
}
