//! The disclosure gate: the workshop and its events as one viewer may see them.

use super::expert_scope;
use crate::{
    base::seat::{Scope, Viewer},
    parts::Part,
    tool::customers_only::Event as Envelope,
    workshop::{Event, Workshop},
};

impl Workshop {
    /// The workshop as this viewer may see it.
    pub fn disclose(&self, viewer: &Viewer) -> Self {
        let seen = self.disclose_tools(viewer);
        match viewer.scope {
            Scope::Disconnect(invited_to) => expert_scope::narrow(&seen, invited_to),
            Scope::Workshop => seen,
        }
    }
}

/// The event as this viewer may receive it; `None` if the viewer must not know of it.
pub fn disclose_event(event: &Event, viewer: &Viewer) -> Option<Event> {
    match viewer.scope {
        Scope::Disconnect(invited_to) => {
            let narrowed = expert_scope::known(event, invited_to)?;
            disclose_in_full(&narrowed, viewer)
        }
        Scope::Workshop => disclose_in_full(event, viewer),
    }
}

/// The event as a viewer of the complete workshop may receive it. Around private sessions events come in an envelope,
/// which says who gets them: then the event inside is disclosed, and put into an envelope again.
fn disclose_in_full(event: &Event, viewer: &Viewer) -> Option<Event> {
    let inner = |event: &Event| disclose_in_full(event, viewer).map(Box::new);
    let disclosed = match event.envelope() {
        Some(Envelope::Withheld { items, event }) => {
            let event = inner(event).filter(|_| viewer.is_insider)?; // PROMISE: private-session
            Envelope::Withheld { items: items.clone(), event }
        }
        Some(Envelope::Substitute { event }) => {
            let event = inner(event).filter(|_| !viewer.is_insider)?;
            Envelope::Substitute { event }
        }
        Some(Envelope::Snapshot { part }) => {
            Envelope::Snapshot { part: Box::new(disclose_part(part, viewer)?) }
        }
        Some(Envelope::Started(_) | Envelope::Ended { .. } | Envelope::Released { .. }) | None => {
            return event.disclose_by_tool(viewer);
        }
    };
    Some(disclosed.into())
}

/// A part of the workshop as this viewer may see it: what is sealed in it stays sealed. Only a workshop can be
/// disclosed, so the part is put into an empty one.
fn disclose_part(part: &Part, viewer: &Viewer) -> Option<Part> {
    let mut alone = Workshop::default();
    part.restore(&mut alone);
    part.same_in(&alone.disclose(viewer))
}
