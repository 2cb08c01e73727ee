//! What is derived from this tool: undo, who has answered, the record, rehearsals.

use crate::{
    base::{id::SeatId, recorded::Recorded, text::Reason, voices::Voices},
    person::{Person, Turn, parts},
    rules::Views,
    tool::{
        agenda::Step,
        disconnects::{Command, Disconnect, Disconnects, EndSide, Settlement, State},
    },
    workshop::Workshop,
};

impl Views for Disconnects {
    fn undo(before: &Workshop, _actor: SeatId, command: &Command) -> Vec<Command> {
        match command {
            Command::Sort { disconnect, .. } => {
                let kind = before.disconnects.get(*disconnect).and_then(|known| known.kind);
                let disconnect = *disconnect;
                kind.map(|kind| Command::Sort { disconnect, kind }).into_iter().collect()
            }
            Command::Open { .. }
            | Command::Explain { .. }
            | Command::Restate { .. }
            | Command::Confirm { .. }
            | Command::Propose { .. }
            | Command::Agree { .. }
            | Command::Reopen { .. }
            | Command::Focus { .. }
            | Command::Ask { .. }
            | Command::Find { .. }
            | Command::AssignOwner { .. } => Vec::new(),
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
            Turn::Answer => differ(person),
            Turn::Step | Turn::Idle => None,
        }
    }
}

/// One action in a disconnect, for the person whose function is an end or has to find something out.
fn differ(person: &mut Person<'_>) -> Option<Command> {
    let seen = person.seen;
    let mut open = seen.disconnects.list.iter().filter(|known| known.settlement.is_none());
    open.find_map(|known| find(person, known).or_else(|| work(person, known)))
}

fn find(person: &mut Person<'_>, known: &Disconnect) -> Option<Command> {
    let mut asked = known.evidence.iter().filter(|one| one.found.is_none());
    let evidence = asked.find(|one| one.owner == person.function)?.id;
    let found = person.say("disconnects.rehearsal_found", Reason::parse)?;
    Some(Command::Find { disconnect: known.id, evidence, found })
}

fn work(person: &mut Person<'_>, known: &Disconnect) -> Option<Command> {
    use Command as C;
    let (disconnect, which) = (known.id, known.end_of(&person.function)?);
    let (mine, other) = (known.end(which), known.end(which.other()));
    if mine.reason.is_none() {
        let reason = reason(person, known, which)?;
        return Some(C::Explain { disconnect, position: None, reason });
    }
    if let Some(said) = mine.restatement.as_ref().filter(|said| !said.confirmed) {
        let yes = !person.one_in(6);
        return Some(C::Confirm { disconnect, text: said.text.clone(), yes });
    }
    if let Some(theirs) = &other.reason {
        let again = person.one_in(8);
        let open = other.restatement.as_ref().is_none_or(|said| !said.confirmed && again);
        let text = restated(person, theirs).filter(|_| open);
        let said = other.restatement.as_ref().map(|said| &said.text);
        if let Some(text) = text.filter(|text| said != Some(text)) {
            return Some(C::Restate { disconnect, text });
        }
    }
    match &known.proposal {
        Some(offer) if offer.by != which => {
            let settlement = offer.settlement.clone();
            person.one_in(2).then_some(C::Agree { disconnect, settlement })
        }
        None if known.state() == State::Understood && person.one_in(4) => {
            let condition = person.say("disconnects.rehearsal_conditions", Reason::parse)?;
            let settlement = Settlement::Accepted { condition };
            Some(C::Propose { disconnect, settlement })
        }
        _ => None,
    }
}

/// A reason that the other end has not given already.
fn reason(person: &mut Person<'_>, known: &Disconnect, mine: EndSide) -> Option<Reason> {
    let taken = known.end(mine.other()).reason.clone();
    let all = person.phrase("disconnects.rehearsal_reasons")?;
    let count = parts(all).count();
    let at = person.below(count);
    let mut reasons =
        (0..count).filter_map(|step| Reason::parse(parts(all).nth((at + step) % count)?).ok());
    reasons.find(|reason| Some(reason) != taken.as_ref())
}

/// The other end's view, restated.
fn restated(person: &mut Person<'_>, theirs: &Reason) -> Option<Reason> {
    let all = person.phrase("disconnects.rehearsal_restated")?;
    let at = person.below(parts(all).count());
    let sentence = parts(all).nth(at)?;
    let excerpt: String = theirs.as_str().chars().take(Reason::CHARS_MAX / 2).collect();
    Reason::parse(&sentence.replace('%', excerpt.trim_end_matches('.'))).ok()
}
