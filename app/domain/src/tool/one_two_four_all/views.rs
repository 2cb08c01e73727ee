//! What is derived from this tool: undo, who has answered, the record, rehearsals.

use crate::{
    base::{
        activity::Activity,
        id::SeatId,
        recorded::{Cell, Recorded},
        text::Reason,
        voices::Voices,
    },
    person::{Person, Turn},
    rules::Views,
    tool::{
        PerStep as _,
        agenda::Step,
        one_two_four_all::{Command, OneTwoFourAll, Stage},
    },
    workshop::Workshop,
};

impl Views for OneTwoFourAll {
    fn undo(_before: &Workshop, _actor: SeatId, command: &Command) -> Vec<Command> {
        match command {
            Command::Begin { .. } | Command::Next { .. } | Command::Note { .. } => Vec::new(),
        }
    }

    fn answered(_workshop: &Workshop, _step: &Step) -> Option<Voices> {
        None
    }

    fn recorded(&self, workshop: &Workshop) -> Recorded {
        // A note that is still assigned to a group belongs to that group only.
        let notes = self.rounds(&workshop.agenda).flat_map(|round| &round.notes);
        let shown = notes.filter(|note| note.group.is_empty());
        Recorded::rows(shown.map(|note| [Cell::Word(note.stage.key()), Cell::text(&note.text)]))
    }

    fn rehearse(person: &mut Person<'_>, turn: Turn) -> Option<Command> {
        match turn {
            Turn::Step if person.is_at(Activity::OneTwoFourAll) => {
                let seen = person.seen;
                seen.one_two_four_all.now_or_empty(&seen.agenda, |round| note(person, round))
            }
            Turn::Step | Turn::Answer | Turn::Idle => None,
        }
    }
}

impl Stage {
    /// The key of its word among the texts of this tool.
    fn key(self) -> &'static str {
        match self {
            Self::Alone => "alone",
            Self::Pairs => "in_pairs",
            Self::Fours => "in_fours",
            Self::All => "all_together",
        }
    }
}

/// What this person's small group found, unless another member has written it.
fn note(person: &mut Person<'_>, pairs: &OneTwoFourAll) -> Option<Command> {
    let stage = pairs.stage?;
    let group = pairs.group(stage, person.me.id);
    let written = pairs.notes.iter().any(|note| note.stage == stage && note.group == group);
    // Another member may want to write.
    if group.is_empty() || written || (group.len() > 1 && !person.one_in(4)) {
        return None;
    }
    let text = person.say("one_two_four_all.rehearsal_notes", Reason::parse)?;
    Some(Command::Note { text })
}
