//! What a step asks for: writing, rating, accepting a cost, responding, signing.

use crate::{
    base::{
        activity::{Activity, Phase, Recipe, Round},
        id::{CardId, LinkId, RequestId},
        level::Level,
        scale::{Gradient, Points, Rating},
        text::{CardText, Reason},
    },
    decide::Command,
    rehearsal::person::{Action, Person, mixed, parts},
    tool::{
        cards::{self, Kind},
        costs, links, one_two_four_all, plus_delta, requests,
        resolution::{self, ConsentOutcome, Disposition},
        statements::{self, Asks, Statement},
    },
};

/// Tried in this order.
pub(super) const ACTIONS: [Action; 10] =
    [write, rate, accept_cost, link, ask, note, respond, sign, dispose, look_back];

/// The kinds of the four items in a person's list of cards.
const KINDS: [Kind; 4] = [Kind::Concern, Kind::Concern, Kind::Goal, Kind::Uncertainty];

/// One or two cards, or "nothing to add", depending on the person.
fn write(person: &mut Person<'_>) -> Option<Command> {
    let Some(Activity::Write { .. }) = person.activity() else { return None };
    let step = person.seen.agenda.current()?;
    let cards = &person.seen.cards;
    let mine = |card: &&cards::Card| card.author == Some(person.me.id);
    let heard = cards.writing.get(&step.id).is_some_and(|w| w.voices.has(person.me.id));
    let written = cards.iter().filter(mine).filter(|card| card.step == step.id).count();
    let wanted = [0, 1, 1, 2, 2, 2][person.temper(step.id.0.into(), 6)];
    if heard && written >= wanted {
        return None;
    }
    let known: Vec<_> = cards.iter().filter(mine).map(|card| card.text.as_str()).collect();
    let fits = |kind: Kind| match step.recipe {
        Recipe::PreMortems => kind == Kind::Concern,
        Recipe::HopesAndFears => matches!(kind, Kind::Concern | Kind::Goal),
        _ => true,
    };
    let list = person.words.cards.get(person.place)?;
    let fresh = parts(list).zip(KINDS).filter(|(text, kind)| !known.contains(text) && fits(*kind));
    let fresh: Vec<_> = fresh.collect();
    if wanted == 0 || fresh.is_empty() {
        return (!heard).then(|| cards::Command::NothingToAdd.into());
    }
    let (text, kind) = fresh[person.below(fresh.len())];
    let level = if kind == Kind::Goal { Level::Solution } else { Level::Problem };
    let text = CardText::parse(text).ok()?;
    let card = CardId(person.uuid());
    Some(cards::Command::Write { card, kind, level, text, builds_on: None }.into())
}

/// Rates every statement of the round, one after the other.
fn rate(person: &mut Person<'_>) -> Option<Command> {
    let Some(Activity::Rate { round }) = person.activity() else { return None };
    let open = |statement: &&Statement| {
        let answers = statement.round(round);
        !answers.is_shown() && !answers.voices.has(person.me.id)
    };
    let statement = person.seen.statements.list.iter().find(open)?;
    let (rating, guess) = opinion(person, statement, round);
    Some(statements::Command::Rate { statement: statement.id, rating, guess }.into())
}

/// Some statements get underestimated agreement, some divide the functions, the rest is mixed, so a reveal shows every
/// kind of result. Talking moves people closer, and never lowers ambition.
fn opinion(person: &Person<'_>, statement: &Statement, round: Round) -> (Rating, Option<u16>) {
    let about = statement.id.0.as_u128();
    let own = person.temper(about, 3);
    let shared = mixed(statement.id.0.as_u64_pair().1) % 3;
    let divided = person.place % 2 == 1;
    let first = match (statement.asks, shared) {
        (Asks::Ambition, _) => 6 + own,
        (Asks::Agreement, 0) => 7 + own,
        (Asks::Agreement, 1) => {
            if divided {
                1 + own
            } else {
                7 + own
            }
        }
        (Asks::Agreement, _) => 4 + 2 * own,
    };
    let later = if round == Round::Second { 2 } else { 0 };
    let number = u8::try_from(first + later).unwrap_or(Points::MAX).min(Points::MAX);
    let mixed = statement.asks == Asks::Agreement && shared == 2;
    let rating = match Points::new(number) {
        Some(points) if !(mixed && person.temper(!about, 8) == 0) => Rating::Points(points),
        _ => Rating::NotMine,
    };
    let others = person.seen.seats.members().count().saturating_sub(1);
    let guess = if shared == 0 { 1 } else { person.temper(about.reverse_bits(), 6) };
    let guess = u16::try_from(guess.min(others)).ok();
    (rating, guess.filter(|_| statement.asks == Asks::Agreement))
}

/// Accepts a cost that another function named.
fn accept_cost(person: &mut Person<'_>) -> Option<Command> {
    if !person.is_at(Activity::Costs) {
        return None;
    }
    let mine = &person.function;
    let open = |cost: &&costs::Cost| cost.function != *mine && !cost.accepted_by.contains(mine);
    let cost = person.seen.costs.list.iter().find(open)?.id;
    // Not everybody accepts every cost.
    let agrees = person.temper(cost.0.as_u128(), 3) > 0;
    agrees.then(|| costs::Command::Accept { cost, accepted: true }.into())
}

/// Links a card of this person to one of another function.
fn link(person: &mut Person<'_>) -> Option<Command> {
    let known = &person.seen.links.list;
    if !person.is_at(Activity::Links) || known.iter().any(|one| one.author == Some(person.me.id)) {
        return None;
    }
    let open = || person.seen.cards.iter().filter(|card| !card.sealed && !card.hidden);
    let from = open().find(|card| card.author == Some(person.me.id))?;
    let tied = |to: CardId| {
        let pairs = [(from.id, to), (to, from.id)];
        known.iter().any(|one| pairs.contains(&(one.from, one.to)))
    };
    let to = open().find(|card| card.function != from.function && !tied(card.id))?.id;
    let note = person.say(&person.words.links, Reason::parse);
    let (from, link) = (from.id, LinkId(person.uuid()));
    Some(links::Command::Link { link, from, to, note }.into())
}

/// Asks another function for something.
fn ask(person: &mut Person<'_>) -> Option<Command> {
    let known = &person.seen.requests.list;
    let asked = known.iter().any(|one| one.author == Some(person.me.id));
    if !person.is_at(Activity::Requests) || asked {
        return None;
    }
    let mut others = person.seen.seats.functions();
    others.retain(|other| *other != person.function);
    let at = person.below(others.len());
    let to = others.into_iter().nth(at)?;
    let text = person.say(&person.words.requests, Reason::parse)?;
    Some(requests::Command::Ask { request: RequestId(person.uuid()), to, text }.into())
}

/// What this person's small group found, unless another member has written it.
fn note(person: &mut Person<'_>) -> Option<Command> {
    let pairs = &person.seen.one_two_four_all;
    let stage = pairs.stage.filter(|_| person.is_at(Activity::OneTwoFourAll))?;
    let group = pairs.group(stage, person.me.id);
    let written = pairs.notes.iter().any(|note| note.stage == stage && note.group == group);
    // Another member may want to write.
    if group.is_empty() || written || (group.len() > 1 && !person.one_in(4)) {
        return None;
    }
    let text = person.say(&person.words.notes, Reason::parse)?;
    Some(one_two_four_all::Command::Note { text }.into())
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
        let reason = Some(Reason::parse(&person.words.objection).ok()?);
        let lift = Some(Reason::parse(&person.words.lift).ok()?);
        return Some(resolution::Command::Respond { hash, gradient, reason, lift }.into());
    }
    let liked = [Gradient::Endorse, Gradient::MinorPoint, Gradient::Reservations];
    let gradient = liked[person.temper(version.number.into(), 3)];
    let reason = match gradient {
        Gradient::Endorse => None,
        _ => person.say(&person.words.reservations, Reason::parse),
    };
    Some(resolution::Command::Respond { hash, gradient, reason, lift: None }.into())
}

/// Signs a version that the group supports.
fn sign(person: &mut Person<'_>) -> Option<Command> {
    let signs = person.is_at(Activity::Sign) || person.seen.agenda.phase() == Phase::FollowThrough;
    let version = person.seen.resolution.standing().filter(|_| signs)?;
    let fits = version.outcome() == Some(ConsentOutcome::Support);
    let open = fits && !version.signatures.contains_key(&person.me.id);
    open.then(|| resolution::Command::Sign { hash: version.hash.clone() }.into())
}

/// Sets the disposition of this person's concern, before signing.
fn dispose(person: &mut Person<'_>) -> Option<Command> {
    if !matches!(person.activity(), Some(Activity::Consent | Activity::Sign)) {
        return None;
    }
    let open = |card: &&cards::Card| {
        card.author == Some(person.me.id)
            && card.kind == Kind::Concern
            && !card.sealed
            && !card.hidden
            && !person.seen.resolution.dispositions.contains_key(&card.id)
    };
    let card = person.seen.cards.iter().find(open)?.id;
    let how = person.say(&person.words.became, Reason::parse)?;
    let disposition = Some(Disposition::Resolved { how });
    Some(resolution::Command::Dispose { card, disposition }.into())
}

/// The sheet about the meeting.
fn look_back(person: &mut Person<'_>) -> Option<Command> {
    let sheets = &person.seen.plus_delta.sheets;
    let open = sheets.shown.is_none() && !sheets.voices.has(person.me.id);
    if !open || !person.is_at(Activity::PlusDelta) {
        return None;
    }
    let plus = person.say(&person.words.plus, Reason::parse);
    let delta = person.say(&person.words.delta, Reason::parse);
    plus.as_ref().or(delta.as_ref())?;
    Some(plus_delta::Command::Say { plus, delta }.into())
}
