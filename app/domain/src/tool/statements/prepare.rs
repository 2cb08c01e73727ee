//! Preparing statements and asking the group: what is decided about them.

use crate::{
    base::{
        activity::{Activity, Phase},
        id::StatementId,
        limits::STATEMENTS_MAX,
        rejection::{EntityKind, Rejection, check_capacity},
        seat::Seat,
    },
    tool::statements::{event::Event, prepared::Prepared, state::Statements, statement::Asks},
    workshop::Workshop,
};

impl Statements {
    /// Whether a new statement is prepared now. From Explore on the group is asked at once: there it is made from a
    /// card that everybody sees, while they talk about it. A step that rates prepares in every phase, because its
    /// screen shows what is prepared and asks the group.
    pub fn is_preparing(workshop: &Workshop) -> bool {
        let rating = rates(workshop);
        rating || matches!(workshop.agenda.phase(), Phase::Prepare | Phase::Prompt)
    }

    /// The same, as far as this seat may know of it: for others it is not there.
    pub(super) fn prepared_for(&self, actor: &Seat, id: StatementId) -> Option<&Prepared> {
        self.get_prepared(id).filter(|_| actor.role.facilitates())
    }

    /// How much the group wants is asked by the opening: it is no statement to prepare.
    pub(super) fn put(
        &self,
        workshop: &Workshop,
        new: Prepared,
        asks: Asks,
    ) -> Result<Event, Rejection> {
        let Prepared { id, text, level, from_card } = new;
        if self.get(id).is_some() || self.get_prepared(id).is_some() {
            return Err(Rejection::Exists { kind: EntityKind::Statement });
        }
        check_capacity(
            self.list.len() + self.prepared.len(),
            STATEMENTS_MAX,
            EntityKind::Statement,
        )?;
        if let Some(card) = from_card {
            workshop.cards.open(card).ok_or(Rejection::NotFound { kind: EntityKind::Card })?;
        }
        if asks == Asks::Agreement && Self::is_preparing(workshop) {
            return Ok(Event::Prepared { statement: Prepared { id, text, level, from_card } });
        }
        Ok(Event::Put { statement: id, text, level, from_card, asks })
    }

    pub(super) fn place(
        &self,
        actor: &Seat,
        id: StatementId,
        after: Option<StatementId>,
    ) -> Result<Event, Rejection> {
        let known = |id| self.prepared_for(actor, id).map(|statement| statement.id);
        known(id).ok_or(Rejection::NotFound { kind: EntityKind::Statement })?;
        let at = self.prepared.iter().position(|statement| statement.id == id);
        let before = at.and_then(|at| at.checked_sub(1)).and_then(|at| self.prepared.get(at));
        let after = after.and_then(known);
        if after == Some(id) || after == before.map(|statement| statement.id) {
            return Err(Rejection::Unchanged);
        }
        Ok(Event::Placed { statement: id, after })
    }

    /// Everything that is prepared at once, each by itself: so each reaches whoever may know of it. Nobody can answer
    /// outside of a step that rates, and a statement that people have read steers what they write.
    pub(super) fn ask(&self, workshop: &Workshop) -> Result<Vec<Event>, Rejection> {
        if !rates(workshop) {
            return Err(Rejection::NotInThisStep);
        }
        if self.prepared.is_empty() {
            return Err(Rejection::NothingPrepared);
        }
        let asked = self.prepared.iter().cloned();
        Ok(asked.map(|statement| Event::Asked { statement }).collect())
    }
}

fn rates(workshop: &Workshop) -> bool {
    let step = workshop.agenda.current();
    step.is_some_and(|step| matches!(step.activity, Activity::Rate { .. }))
}
