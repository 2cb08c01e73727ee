//! Undo of one's own last act. Nothing is erased: an undo is another command, and is rejected like any other if
//! somebody else has built on the act.

use crate::{
    base::{
        id::{CardId, ConditionId, SeatId, StatementId, StepId, ThemeId},
        visibility::Visibility,
    },
    decide::Command,
    tool::{
        agenda::{self, Wording},
        cards::{self, Card},
        costs, disconnects, links, negotiables,
        resolution::{self, Amended, Condition, Disposition},
        seats, signals,
        statements::{self, Asks, Statements},
        themes,
    },
    workshop::Workshop,
};

/// The commands that undo a command this seat is about to give; empty if it cannot be undone: what was sealed,
/// revealed, agreed or signed stays.
pub fn undo(before: &Workshop, actor: SeatId, command: &Command) -> Vec<Command> {
    match command {
        Command::Agenda(command) => {
            let back = agenda(before, command);
            let next = matches!(command, agenda::Command::Next { .. });
            let spotlight = before.agenda.spotlight.filter(|_| next && back.is_some());
            let spotlight =
                spotlight.map(|item| agenda::Command::SetSpotlight { spotlight: Some(item) });
            back.into_iter().chain(spotlight).map(Command::from).collect()
        }
        Command::Seats(seats::Command::PassChair { .. }) => {
            let back = before.seats.chair.map(|to| seats::Command::PassChair { to }.into());
            back.into_iter().collect()
        }
        Command::Cards(command) => card(before, actor, command),
        Command::Themes(command) => theme(before, command).into_iter().map(Command::from).collect(),
        Command::Links(links::Command::Link { link, .. }) => {
            vec![links::Command::Unlink { link: *link }.into()]
        }
        Command::Links(links::Command::Unlink { link }) => {
            let known = before.links.list.iter().filter(|known| known.id == *link);
            known.filter_map(|link| relink(before, link)).collect()
        }
        Command::Statements(command) => statement(before, actor, command),
        Command::Disconnects(disconnects::Command::Sort { disconnect, .. }) => {
            let kind = before.disconnects.get(*disconnect).and_then(|known| known.kind);
            let disconnect = *disconnect;
            kind.map(|kind| disconnects::Command::Sort { disconnect, kind }.into())
                .into_iter()
                .collect()
        }
        Command::Resolution(command) => {
            resolution(before, command).into_iter().map(Command::from).collect()
        }
        Command::Costs(costs::Command::Accept { cost, accepted }) => {
            vec![costs::Command::Accept { cost: *cost, accepted: !accepted }.into()]
        }
        Command::Negotiables(negotiables::Command::Accept { trade, accepted }) => {
            vec![negotiables::Command::Accept { trade: *trade, accepted: !accepted }.into()]
        }
        Command::Signals(signals::Command::Hand { up }) => {
            vec![signals::Command::Hand { up: !up }.into()]
        }
        Command::Signals(signals::Command::Done { done }) => {
            vec![signals::Command::Done { done: !done }.into()]
        }
        _ => Vec::new(),
    }
}

fn agenda(before: &Workshop, command: &agenda::Command) -> Option<agenda::Command> {
    use agenda::Command as C;
    let agenda = &before.agenda;
    let place = |step: StepId| agenda.steps.iter().position(|known| known.id == step);
    Some(match command {
        C::Next { from, .. } => {
            let onward = agenda.steps.iter().skip(place(*from)? + 1);
            let entered = onward.map(|step| step.id).find(|step| !agenda.skipped.contains(step))?;
            C::Back { from: entered }
        }
        C::Shift { step, .. } => {
            let at = place(*step)?;
            let after = at.checked_sub(1).and_then(|at| agenda.steps.get(at)).map(|step| step.id);
            C::Shift { step: *step, after }
        }
        C::Reword { step, .. } => {
            let known = agenda.step(*step)?.clone();
            let (title, instruction, script) = (known.title, known.instruction, known.script);
            let words = Wording { title, instruction, script };
            C::Reword { step: *step, words, lines: known.lines, minutes: known.minutes }
        }
        C::Skip { step, skipped } => C::Skip { step: *step, skipped: !skipped },
        C::Lock { step, locked } => C::Lock { step: *step, locked: !locked },
        C::SetSpotlight { .. } => C::SetSpotlight { spotlight: agenda.spotlight },
        C::Hold { held } => C::Hold { held: !held },
        C::PauseTimer => C::ResumeTimer,
        C::ResumeTimer => C::PauseTimer,
        C::Start
        | C::Back { .. }
        | C::StartTimer { .. }
        | C::AddMinute
        | C::Close
        | C::Schedule { .. }
        | C::Insert { .. } => {
            return None;
        }
    })
}

fn card(before: &Workshop, actor: SeatId, command: &cards::Command) -> Vec<Command> {
    use cards::Command as C;
    let known = |id: &CardId| before.cards.by_id.get(id);
    match command {
        C::Write { card, .. } => vec![C::Delete { card: *card }.into()],
        C::Edit { card, .. } => {
            let Some(Card { kind, level, text, .. }) = known(card).cloned() else {
                return Vec::new();
            };
            vec![C::Edit { card: *card, kind, level, text }.into()]
        }
        C::Delete { card } => {
            // Written again, the card would belong to this step, and be sealed or open as this step is.
            let step = before.agenda.current().map(|step| step.id);
            let visibility = before.visibility();
            let same = |old: &&Card| {
                Some(old.step) == step
                    && old.sealed == before.cards.seals_now(before)
                    && old.named == (visibility == Visibility::Named)
                    && old.function.is_none() == (visibility == Visibility::Anonymous)
                    && !old.hidden
            };
            let Some(Card { kind, level, text, builds_on, .. }) = known(card).filter(same).cloned()
            else {
                return Vec::new();
            };
            let mut back = vec![C::Write { card: *card, kind, level, text, builds_on }.into()];
            back.extend(put_back(before, *card).map(Command::from));
            let became = before.resolution.dispositions.get(card).cloned();
            back.extend(became.map(|became| {
                resolution::Command::Dispose { card: *card, disposition: Some(became) }.into()
            }));
            let linked = before.links.list.iter();
            let linked = linked.filter(|link| link.from == *card || link.to == *card);
            back.extend(
                linked
                    .filter(|link| link.author == Some(actor))
                    .filter_map(|link| relink(before, link)),
            );
            back
        }
        C::Hide { card, hidden } => vec![C::Hide { card: *card, hidden: !hidden }.into()],
        C::NothingToAdd | C::Reveal => Vec::new(),
    }
}

/// The same link; `None` if its visibility would now differ.
fn relink(before: &Workshop, link: &links::Link) -> Option<Command> {
    let is_anonymous = before.visibility() == Visibility::Anonymous;
    let (from, to, note) = (link.from, link.to, link.note.clone());
    let again = links::Command::Link { link: link.id, from, to, note };
    (link.function.is_none() == is_anonymous).then(|| again.into())
}

/// Puts a card back to its place among the themes.
fn put_back(before: &Workshop, card: CardId) -> Option<themes::Command> {
    let theme = before.themes.list.iter().find(|theme| theme.cards.contains(&card))?;
    let at = theme.cards.iter().position(|known| *known == card)?;
    let after = at.checked_sub(1).and_then(|at| theme.cards.get(at)).copied();
    Some(themes::Command::Put { card, theme: Some(theme.id), after })
}

fn theme(before: &Workshop, command: &themes::Command) -> Vec<themes::Command> {
    use themes::Command as C;
    let known = |id: ThemeId| before.themes.get(id).cloned();
    let whole = |id: ThemeId| {
        known(id).map(|theme| C::Gather { theme: theme.id, title: theme.title, cards: theme.cards })
    };
    let placed = |id: ThemeId| {
        let list = &before.themes.list;
        let at = list.iter().position(|theme| theme.id == id)?;
        let after = at.checked_sub(1).and_then(|at| list.get(at)).map(|theme| theme.id);
        Some(C::Place { theme: id, after })
    };
    match command {
        C::Gather { theme, cards, .. } => {
            // In the original order: each goes behind its neighbour, which is already there.
            let stood = before.themes.list.iter().flat_map(|theme| &theme.cards);
            let home = stood.filter(|card| cards.contains(card));
            let home = home.filter_map(|card| put_back(before, *card));
            std::iter::once(C::Dissolve { theme: *theme }).chain(home).collect()
        }
        C::Put { card, .. } => {
            let out = C::Put { card: *card, theme: None, after: None };
            vec![put_back(before, *card).unwrap_or(out)]
        }
        C::Merge { from, .. } => whole(*from).into_iter().chain(placed(*from)).collect(),
        C::Dissolve { theme } => whole(*theme).into_iter().chain(placed(*theme)).collect(),
        C::Rename { theme, .. } => known(*theme)
            .map(|old| C::Rename { theme: *theme, title: old.title })
            .into_iter()
            .collect(),
        C::Place { theme, .. } => placed(*theme).into_iter().collect(),
    }
}

fn statement(before: &Workshop, actor: SeatId, command: &statements::Command) -> Vec<Command> {
    use statements::Command as C;
    let known = &before.statements;
    let at = |id: StatementId| known.prepared.iter().position(|one| one.id == id);
    let place = |statement: StatementId| {
        let after = at(statement)?.checked_sub(1).and_then(|at| known.prepared.get(at));
        Some(C::Place { statement, after: after.map(|one| one.id) })
    };
    let back = match command {
        // Only the chair can withdraw.
        C::Put { statement, .. } if before.seats.chair == Some(actor) => {
            vec![C::Withdraw { statement: *statement }]
        }
        C::Reword { statement, .. } => {
            let prepared = known.get_prepared(*statement).map(|one| &one.text);
            let text = prepared.or_else(|| Some(&known.get(*statement)?.text)).cloned();
            text.map(|text| C::Reword { statement: *statement, text }).into_iter().collect()
        }
        // If nothing is prepared in this phase it would be put before the group.
        C::Withdraw { statement } if Statements::is_preparing(before) => {
            let put = known.get_prepared(*statement).cloned().map(|one| C::Put {
                statement: one.id,
                text: one.text,
                level: one.level,
                from_card: one.from_card,
                asks: Asks::Agreement,
            });
            put.into_iter().chain(place(*statement)).collect()
        }
        C::Place { statement, .. } => place(*statement).into_iter().collect(),
        C::Put { .. }
        | C::Withdraw { .. }
        | C::Ask
        | C::Rate { .. }
        | C::ShowGuesses { .. }
        | C::Reveal { .. }
        | C::Acknowledge { .. }
        | C::JustifyLowerAmbition { .. } => Vec::new(),
    };
    back.into_iter().map(Command::from).collect()
}

fn resolution(before: &Workshop, command: &resolution::Command) -> Vec<resolution::Command> {
    use resolution::Command as C;
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
        _ => return Vec::new(),
    }]
}

/// What depended on a condition: concerns accepted under it, and objections it answered.
fn rested_on(
    before: &Workshop,
    condition: ConditionId,
    value: &Condition,
) -> Vec<resolution::Command> {
    use resolution::Command as C;
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
