//! Plausible commands of the resolution: the draft, its consent rounds and signatures.

use domain::{
    id::ConditionId,
    samples::{Play, day, reason, section_text},
    scale::Gradient,
    tool::{
        cards::CardKind,
        resolution::{self, Condition, Disposition, Section},
    },
};

use super::plausible::{Rng, SeatCommand, act, member};

/// A random command about the resolution.
pub(super) fn resolve(play: &Play, rng: &mut Rng) -> SeatCommand {
    use resolution::Command as C;
    let resolution = &play.workshop.resolution;
    let hash = resolution.draft.hash();
    let (chair, seat) = (play.workshop.seats.chair?, member(play, rng)?);
    match (resolution.standing(), rng.below(20)) {
        (Some(version), 0..=8) if !version.revealed => {
            let liked = [Gradient::Endorse, Gradient::MinorPoint, Gradient::Reservations];
            let gradients = if rng.one_in(8) { Gradient::ALL.to_vec() } else { liked.to_vec() };
            let gradient = rng.pick(gradients)?;
            let reason_given = Some(reason(&rng.secret()));
            let lift = Some(reason(&rng.secret()));
            act(seat, C::Respond { hash, gradient, reason: reason_given, lift })
        }
        (Some(version), 0..=13) if version.revealed => act(seat, C::Sign { hash }),
        (Some(_), 9..=11) => act(chair, C::Reveal),
        (None, 0..=7) => act(chair, C::Propose { hash }),
        (_, 14) => act(play.cast.mobilizer, C::PassPen { to: seat }),
        _ => edit(play, rng),
    }
}

fn edit(play: &Play, rng: &mut Rng) -> SeatCommand {
    use resolution::Command as C;
    let resolution = &play.workshop.resolution;
    let pen = resolution.pen?;
    let text = Some(section_text(&rng.secret())).filter(|_| !rng.one_in(6));
    let missing = resolution.draft.functions_without_line(&play.workshop.seats);
    let owner = rng.pick(play.workshop.seats.functions())?;
    let condition = rng.pick(resolution.draft.conditions.keys().copied());
    if let Some((amendment, _)) = resolution.unamended().next().filter(|_| rng.one_in(3)) {
        let text = section_text(&rng.secret());
        let value = Condition { text, owner, due: day("2026-09-30") };
        let (condition, how) = (ConditionId(rng.0.uuid()), reason(&rng.secret()));
        let take = rng.one_in(2).then_some(C::Amend { amendment, condition, value });
        return act(pen, take.unwrap_or(C::Answer { amendment, how }));
    }
    let command = match rng.below(16) {
        0..=1 => C::Section { section: Section::Objective, text },
        2 => C::Section { section: rng.pick(Section::ALL)?, text },
        3..=9 => C::Line { function: rng.pick(missing)?, text },
        10 => C::Line { function: owner, text },
        11 => {
            let text = section_text(&rng.secret());
            let value = Some(Condition { text, owner, due: day("2026-09-30") });
            let condition = ConditionId(rng.0.uuid());
            C::Condition { condition, value }
        }
        12 => C::Condition { condition: condition?, value: None },
        13 => C::Day { day: rng.pick([None, Some(day("2026-07-01"))])? },
        _ => {
            let accepted = condition.map(|condition| Disposition::Accepted { condition });
            let resolved = Disposition::Resolved { how: reason(&rng.secret()) };
            let disposition = rng.pick([accepted, Some(resolved), None])?;
            let concerns = play.workshop.cards.iter();
            let concerns = concerns.filter(|card| !card.sealed && card.kind == CardKind::Concern);
            C::Dispose { card: rng.pick(concerns.map(|card| card.id))?, disposition }
        }
    };
    act(pen, command)
}
