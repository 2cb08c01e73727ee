//! What people say beside the step's task: answers to questions asked of all, the two ends of a disconnect, signals.

use crate::{
    base::{
        activity::{Activity, Phase},
        level::Level,
        text::Reason,
    },
    decide::Command,
    rehearsal::person::{Action, Person, parts},
    tool::{
        disconnects::{self, Disconnect, EndSide, Settlement, State},
        glossary, requests, signals, stage_poll,
        statements::{self, Statement},
        temperature::{self, Fingers},
        votes,
    },
    vote::Stars,
};

/// Tried first, in this order.
pub(super) const ANSWERS: [Action; 8] =
    [place, fingers, vote, mean, agree_meaning, answer, acknowledge, differ];

/// Tried when nothing else is to be done.
pub(super) const IDLE: [Action; 3] = [done, hand, react];

fn place(person: &mut Person<'_>) -> Option<Command> {
    let poll = person.seen.stage_poll.asked()?;
    if poll.voices.has(person.me.id) {
        return None;
    }
    let level = Level::ALL[person.temper(poll_number(person), 2)];
    Some(stage_poll::Command::Say { level }.into())
}

fn poll_number(person: &Person<'_>) -> u128 {
    person.seen.stage_poll.polls.len() as u128
}

fn fingers(person: &mut Person<'_>) -> Option<Command> {
    if person.seen.temperature.asked()?.voices.has(person.me.id) {
        return None;
    }
    let number = u8::try_from(2 + person.below(4)).ok()?;
    Some(temperature::Command::Say { fingers: Fingers::new(number)? }.into())
}

fn vote(person: &mut Person<'_>) -> Option<Command> {
    let mut open = person.seen.votes.open();
    let vote = open.find(|vote| !vote.ballots.voices.has(person.me.id))?;
    let stars = |place: usize| {
        let about = vote.id.0.as_u128() ^ place as u128;
        Stars::new(u8::try_from(person.temper(about, 6)).ok()?)
    };
    let ballot: Option<Vec<_>> = (0..vote.options.len()).map(stars).collect();
    Some(votes::Command::Cast { vote: vote.id, ballot: ballot? }.into())
}

fn mean(person: &mut Person<'_>) -> Option<Command> {
    let me = person.me.id;
    let open =
        |term: &&glossary::Term| term.meanings.shown.is_none() && !term.meanings.voices.has(me);
    let term = person.seen.glossary.list.iter().find(open)?.id;
    let text = person.say(&person.words.meanings, Reason::parse)?;
    Some(glossary::Command::Mean { term, text }.into())
}

fn agree_meaning(person: &mut Person<'_>) -> Option<Command> {
    let open = |term: &&glossary::Term| {
        term.agreed.is_none() && term.waits_for().contains(&&person.function)
    };
    let mut offered = person.seen.glossary.list.iter().filter(|term| term.offered.is_some());
    let term = offered.find(open)?;
    let text = term.offered.clone()?;
    Some(glossary::Command::Agree { term: term.id, text }.into())
}

fn answer(person: &mut Person<'_>) -> Option<Command> {
    let mine = |one: &&requests::Request| one.to == person.function && one.answer.is_none();
    let request = person.seen.requests.list.iter().find(mine)?.id;
    let answer = requests::Reply::ALL[person.temper(request.0.as_u128(), 4)];
    Some(requests::Command::Answer { request, answer }.into())
}

fn acknowledge(person: &mut Person<'_>) -> Option<Command> {
    let open = |one: &&Statement| {
        let shown = one.first.outcome.is_some() || one.second.outcome.is_some();
        shown && !one.seen.has(person.me.id)
    };
    let statement = person.seen.statements.list.iter().find(open)?.id;
    // Reading takes a moment.
    person.one_in(3).then(|| statements::Command::Acknowledge { statement }.into())
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
    let found = person.say(&person.words.found, Reason::parse)?;
    Some(disconnects::Command::Find { disconnect: known.id, evidence, found }.into())
}

fn work(person: &mut Person<'_>, known: &Disconnect) -> Option<Command> {
    use disconnects::Command as C;
    let (disconnect, which) = (known.id, known.end_of(&person.function)?);
    let (mine, other) = (known.end(which), known.end(which.other()));
    if mine.reason.is_none() {
        let reason = reason(person, known, which)?;
        return Some(C::Explain { disconnect, position: None, reason }.into());
    }
    if let Some(said) = mine.restatement.as_ref().filter(|said| !said.confirmed) {
        let yes = !person.one_in(6);
        return Some(C::Confirm { disconnect, text: said.text.clone(), yes }.into());
    }
    if let Some(theirs) = &other.reason {
        let again = person.one_in(8);
        let open = other.restatement.as_ref().is_none_or(|said| !said.confirmed && again);
        let text = restated(person, theirs).filter(|_| open);
        let said = other.restatement.as_ref().map(|said| &said.text);
        if let Some(text) = text.filter(|text| said != Some(text)) {
            return Some(C::Restate { disconnect, text }.into());
        }
    }
    match &known.proposal {
        Some(offer) if offer.by != which => {
            let settlement = offer.settlement.clone();
            person.one_in(2).then(|| C::Agree { disconnect, settlement }.into())
        }
        None if known.state() == State::Understood && person.one_in(4) => {
            let condition = person.say(&person.words.conditions, Reason::parse)?;
            let settlement = Settlement::Accepted { condition };
            Some(C::Propose { disconnect, settlement }.into())
        }
        _ => None,
    }
}

/// A reason that the other end has not given already.
fn reason(person: &mut Person<'_>, known: &Disconnect, mine: EndSide) -> Option<Reason> {
    let taken = known.end(mine.other()).reason.clone();
    let count = parts(&person.words.reasons).count();
    let at = person.below(count);
    let mut reasons = (0..count).filter_map(|step| {
        let reason = parts(&person.words.reasons).nth((at + step) % count)?;
        Reason::parse(reason).ok()
    });
    reasons.find(|reason| Some(reason) != taken.as_ref())
}

/// The other end's view, restated.
fn restated(person: &mut Person<'_>, theirs: &Reason) -> Option<Reason> {
    let count = parts(&person.words.restated).count();
    let at = person.below(count);
    let sentence = parts(&person.words.restated).nth(at)?;
    let excerpt: String = theirs.as_str().chars().take(Reason::CHARS_MAX / 2).collect();
    Reason::parse(&sentence.replace('%', excerpt.trim_end_matches('.'))).ok()
}

/// "I am done", after the step's task is done.
fn done(person: &mut Person<'_>) -> Option<Command> {
    let seen = person.seen;
    let me = person.me.id;
    let finished = match person.activity()? {
        Activity::Rate { round } => {
            let mut all = seen.statements.asked().map(|one| one.round(round)).peekable();
            all.peek().is_some() && all.all(|one| one.voices.has(me))
        }
        Activity::Disconnects => {
            let mut list = seen.disconnects.list.iter();
            let mine = |one: &Disconnect| one.end_of(&person.function).is_some();
            !seen.disconnects.list.is_empty()
                && list.all(|one| !mine(one) || one.state() > State::Opened)
        }
        Activity::Consent => seen.resolution.standing().is_some_and(|one| one.voices.has(me)),
        Activity::Sign => seen.resolution.signatures().contains_key(&me),
        _ => true,
    };
    let open = finished && !seen.signals.ready.contains(&me);
    (open && person.one_in(3)).then(|| signals::Command::Done { done: true }.into())
}

fn hand(person: &mut Person<'_>) -> Option<Command> {
    let hands = &person.seen.signals.hands;
    let up = if hands.contains(&person.me.id) {
        !person.one_in(3)
    } else {
        hands.is_empty() && person.seen.agenda.phase() != Phase::Prepare && person.one_in(80)
    };
    (up != person.seen.signals.hands.contains(&person.me.id))
        .then(|| signals::Command::Hand { up }.into())
}

fn react(person: &mut Person<'_>) -> Option<Command> {
    person.seen.agenda.current()?;
    let reaction = signals::Reaction::ALL[person.below(3)];
    let shown = person.seen.signals.shown.get(&person.me.id);
    let fresh = !shown.is_some_and(|shown| shown.contains(&reaction));
    (fresh && person.one_in(60)).then(|| signals::Command::Show { reaction }.into())
}
