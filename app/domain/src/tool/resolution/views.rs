//! What is derived from this tool: undo, who has answered, the record, rehearsals.

use crate::{
    base::{
        activity::{Activity, Phase},
        id::{ConditionId, SeatId},
        recorded::Recorded,
        scale::Gradient,
        text::Reason,
        voices::{Voice, Voices},
    },
    person::{Person, Turn},
    rules::Views,
    tool::{
        agenda::Step,
        cards::{Card, CardKind},
        resolution::{Amended, Command, Condition, ConsentOutcome, Disposition, Resolution},
    },
    workshop::Workshop,
};

impl Views for Resolution {
    fn undo(before: &Workshop, _actor: SeatId, command: &Command) -> Vec<Command> {
        use Command as C;
        let known = &before.resolution;
        let draft = &known.draft;
        vec![match command {
            C::Section { section, .. } => {
                C::Section { section: *section, text: draft.sections.get(section).cloned() }
            }
            C::Line { function, .. } => {
                C::Line { function: function.clone(), text: draft.lines.get(function).cloned() }
            }
            C::Condition { condition, value } => {
                let old = draft.conditions.get(condition).cloned();
                let mut back = vec![C::Condition { condition: *condition, value: old.clone() }];
                if let (Some(old), None) = (old, value) {
                    back.extend(rested_on(before, *condition, &old));
                }
                return back;
            }
            C::Day { .. } => C::Day { day: draft.day.clone() },
            C::Dispose { card, .. } => {
                C::Dispose { card: *card, disposition: known.dispositions.get(card).cloned() }
            }
            C::PassPen { .. }
            | C::Propose { .. }
            | C::Respond { .. }
            | C::Reveal
            | C::Sign { .. }
            | C::Amend { .. }
            | C::Answer { .. } => return Vec::new(),
        }]
    }

    fn answered(workshop: &Workshop, step: &Step) -> Option<Voices> {
        match step.activity {
            Activity::Consent => Some(workshop.resolution.standing()?.voices.clone()),
            Activity::Sign => {
                let mut signed = Voices::default();
                for (seat, signature) in workshop.resolution.signatures() {
                    let function = Some(signature.function.clone());
                    signed.hear(&Voice { seat: Some(*seat), function });
                }
                Some(signed)
            }
            _ => None,
        }
    }

    fn recorded(&self, _workshop: &Workshop) -> Recorded {
        Recorded::Written
    }

    fn rehearse(person: &mut Person<'_>, turn: Turn) -> Option<Command> {
        match turn {
            Turn::Step => respond(person).or_else(|| sign(person)).or_else(|| dispose(person)),
            Turn::Answer | Turn::Idle => None,
        }
    }
}

/// What depended on a condition: concerns accepted under it, and objections it answered.
fn rested_on(before: &Workshop, condition: ConditionId, value: &Condition) -> Vec<Command> {
    use Command as C;
    let known = &before.resolution;
    let under = Disposition::Accepted { condition };
    let concerns = known.dispositions.iter().filter(|(_, disposition)| **disposition == under);
    let disposed =
        concerns.map(|(card, _)| C::Dispose { card: *card, disposition: Some(under.clone()) });
    let taken = Some(Amended::Taken { condition });
    let amended = (0..).zip(&known.amendments).filter(|(_, known)| known.became == taken);
    let amend =
        amended.map(|(amendment, _)| C::Amend { amendment, condition, value: value.clone() });
    disposed.chain(amend).collect()
}

/// Responds to the version. A person with a veto objects until the objection is answered.
fn respond(person: &mut Person<'_>) -> Option<Command> {
    let resolution = &person.seen.resolution;
    let version = resolution.standing()?;
    if version.revealed || version.voices.has(person.me.id) {
        return None;
    }
    let hash = version.hash.clone();
    let objected = resolution.versions.iter().rev().find_map(|version| {
        let mine = version.responses.get(&person.me.id)?;
        mine.gradient.needs_reason().then_some((version.number, mine.reason.as_ref()))
    });
    let answered = objected.is_some_and(|(number, reason)| {
        resolution
            .amendments
            .iter()
            .any(|one| one.version == number && Some(&one.reason) == reason && one.became.is_some())
    });
    if person.me.veto && !answered {
        let gradient = Gradient::Disagree;
        let reason = Some(person.say("resolution.rehearsal_objection", Reason::parse)?);
        let lift = Some(person.say("resolution.rehearsal_lift", Reason::parse)?);
        return Some(Command::Respond { hash, gradient, reason, lift });
    }
    let liked = [Gradient::Endorse, Gradient::MinorPoint, Gradient::Reservations];
    let gradient = liked[person.temper(version.number.into(), 3)];
    let reason = match gradient {
        Gradient::Endorse => None,
        _ => person.say("resolution.rehearsal_reservations", Reason::parse),
    };
    Some(Command::Respond { hash, gradient, reason, lift: None })
}

/// Signs a version that the group supports.
fn sign(person: &mut Person<'_>) -> Option<Command> {
    let signs = person.is_at(Activity::Sign) || person.seen.agenda.phase() == Phase::FollowThrough;
    let version = person.seen.resolution.standing().filter(|_| signs)?;
    let fits = version.outcome() == Some(ConsentOutcome::Support);
    let open = fits && !version.signatures.contains_key(&person.me.id);
    open.then(|| Command::Sign { hash: version.hash.clone() })
}

/// Sets the disposition of this person's concern, before signing.
fn dispose(person: &mut Person<'_>) -> Option<Command> {
    if !matches!(person.activity(), Some(Activity::Consent | Activity::Sign)) {
        return None;
    }
    let open = |card: &&Card| {
        card.author == Some(person.me.id)
            && card.kind == CardKind::Concern
            && !card.sealed
            && !card.hidden
            && !person.seen.resolution.dispositions.contains_key(&card.id)
    };
    let card = person.seen.cards.iter().find(open)?.id;
    let how = person.say("resolution.rehearsal_became", Reason::parse)?;
    let disposition = Some(Disposition::Resolved { how });
    Some(Command::Dispose { card, disposition })
}
