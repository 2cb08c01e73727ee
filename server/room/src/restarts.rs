//! Which connections cannot go on from what they have: they are sent their area again.

use std::collections::BTreeMap;

use domain::{Area, Event, Role, TwoSided, id::SeatId, tool::customers_only};

use crate::{
    conn::{Audience, Conns},
    input::{ConnId, NewEvent},
};

/// The connections that start over after these events, each in its area: those that are told with another audience from now on,
/// outsiders when a private session ends, and the wall when one starts or ends, because that changes what it may
/// show.
pub(crate) fn starting_over(
    sides: &TwoSided,
    conns: &Conns,
    events: &[NewEvent],
) -> BTreeMap<ConnId, Area> {
    use customers_only::Event as E;
    let happened = |wanted: fn(&E) -> bool| {
        events.iter().any(|event| match &event.entry.event {
            Event::CustomersOnly(event) => wanted(event),
            _ => false,
        })
    };
    let ended = happened(|event| matches!(event, E::Ended { .. }));
    let moved = ended || happened(|event| matches!(event, E::Started(_)));
    let starts_over = |seat: SeatId, audience: Audience| {
        let viewer = sides.insiders().viewer(seat);
        viewer.is_some_and(|viewer| {
            let by_session = match viewer.role {
                Role::Wall => moved,
                _ => ended && !viewer.is_insider,
            };
            by_session || Audience::of(&viewer, audience.area()) != audience
        })
    };
    let greeted = conns.greeted();
    let over = greeted.filter(|(_, conn, audience)| starts_over(conn.seat, *audience));
    over.map(|(conn, _, audience)| (conn, audience.area())).collect()
}
