//! What a viewer is told in an area. Everything that the room sends of a workshop or of an event comes from here.

use domain::{Area, Event, TwoSided, Viewer, Workshop, disclose_event};

/// The event as this viewer is told it in an area; `None` if it is not.
pub(crate) fn event(event: &Event, viewer: &Viewer, area: Area) -> Option<Event> {
    disclose_event(event, viewer)?.in_area(area) // PROMISE: area
}

/// The areas in which this viewer is told an event. Disclosed once for all of them.
pub(crate) fn areas(event: &Event, viewer: &Viewer) -> impl Iterator<Item = Area> + use<> {
    let told = disclose_event(event, viewer);
    // PROMISE: counted
    Area::ALL.into_iter().filter(move |area| told.as_ref().is_some_and(|told| told.is_in(*area)))
}

/// The workshop as this viewer may see it in an area.
pub(crate) fn workshop(sides: &TwoSided, viewer: &Viewer, area: Area) -> Workshop {
    sides.disclose(viewer).in_area(area)
}
