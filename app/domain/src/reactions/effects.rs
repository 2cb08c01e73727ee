//! What the events of each tool do to other tools.

use crate::{
    base::{gate::Missing, topic::Topic},
    tool::{
        agenda, cards, customers_only, disconnects::Disconnect, glossary, negotiables, seats,
        stage_poll, statements, suggestions,
    },
    workshop::Workshop,
};

/// What one event does to another tool; `None` if only screens of that tool depend on it.
pub(super) type Effect<'a> = Option<&'a dyn Fn(&mut Workshop)>;

/// To the event in an envelope of a private session, `evolve` and `topics` react by themselves.
pub(super) fn of_customers_only(
    event: &customers_only::Event,
    then: &mut dyn FnMut(Topic, Effect<'_>),
) {
    use customers_only::Event as E;
    match event {
        E::Snapshot { part } => then(
            Topic::customers_only(),
            Some(&|w| {
                part.restore(w);
                if cfg!(feature = "authority") {
                    w.settle_rounds();
                }
            }),
        ),
        E::Withheld { .. }
        | E::Substitute { .. }
        | E::Started(_)
        | E::Ended { .. }
        | E::Released { .. } => {}
    }
}

pub(super) fn of_agenda(event: &agenda::Event, then: &mut dyn FnMut(Topic, Effect<'_>)) {
    use agenda::Event as E;
    match event {
        // Leaving the step without an accepted cost gives the reason, and unlocks the alternative.
        E::Overridden(gate) => {
            if gate.missing.contains(&Missing::Cost) {
                then(Topic::costs(), Some(&|w| w.costs.without = Some(gate.reason.clone())));
                then(Topic::resolution(), None);
            }
        }
        // Who is done, and which reactions were shown, belongs to a step.
        E::Entered { .. } => then(Topic::signals(), Some(&|w| w.signals.begin_step())),
        E::Opened { .. }
        | E::Timed { .. }
        | E::Closed { .. }
        | E::Inserted { .. }
        | E::Shifted { .. }
        | E::Reworded { .. }
        | E::Skipped { .. }
        | E::Locked { .. }
        | E::SpotlightSet { .. }
        | E::Held { .. }
        | E::Scheduled { .. } => {}
    }
}

pub(super) fn of_cards(event: &cards::Event, then: &mut dyn FnMut(Topic, Effect<'_>)) {
    use cards::Event as E;
    match event {
        E::Deleted { card, author, .. } => {
            then(Topic::themes(), Some(&|w| w.themes.take_out(*card)));
            then(Topic::links(), Some(&|w| w.links.forget(*card, *author)));
            then(Topic::negotiables(), Some(&|w| w.negotiables.forget(*card, *author)));
            then(
                Topic::resolution(),
                Some(&|w| {
                    w.resolution.dispositions.remove(card);
                }),
            );
            then(Topic::agenda(), Some(&|w| w.agenda.forget_card(*card)));
        }
        E::Written { .. }
        | E::Heard { .. }
        | E::Waits { .. }
        | E::Edited { .. }
        | E::Revealed { .. }
        | E::Hidden { .. } => {}
    }
}

pub(super) fn of_statements(event: &statements::Event, then: &mut dyn FnMut(Topic, Effect<'_>)) {
    use statements::Event as E;
    match event {
        E::Withdrawn { statement } => {
            then(Topic::agenda(), Some(&|w| w.agenda.forget_statement(*statement)));
        }
        E::Put { .. }
        | E::Reworded { .. }
        | E::Rated { .. }
        | E::Heard { .. }
        | E::GuessesShown { .. }
        | E::Revealed { .. }
        | E::Acknowledged { .. }
        | E::LowerAmbitionJustified { .. }
        | E::Prepared { .. }
        | E::Placed { .. }
        | E::Discarded { .. }
        | E::Asked { .. } => {}
    }
}

pub(super) fn of_seats(event: &seats::Event, then: &mut dyn FnMut(Topic, Effect<'_>)) {
    use seats::Event as E;
    match event {
        E::Removed { seat } => {
            then(Topic::signals(), Some(&|w| w.signals.hands.retain(|known| known != seat)));
            then(Topic::resolution(), Some(&|w| w.resolution.drop_pen(*seat)));
        }
        E::Admitted { .. }
        | E::Joined { .. }
        | E::ChairPassed { .. }
        | E::MissingFlagged { .. } => {}
    }
}

pub(super) fn of_glossary(event: &glossary::Event, then: &mut dyn FnMut(Topic, Effect<'_>)) {
    use glossary::Event as E;
    match event {
        E::Revealed { opened, .. } => of_opened(opened.as_deref(), then),
        E::Agreed { settled, settles, .. } => {
            if let (Some(text), Some(id)) = (settled, settles) {
                then(Topic::disconnect(*id), Some(&|w| w.disconnects.resolve(*id, text)));
            }
        }
        E::Put { .. } | E::Meant { .. } | E::Heard { .. } | E::Offered { .. } => {}
    }
}

pub(super) fn of_stage_poll(event: &stage_poll::Event, then: &mut dyn FnMut(Topic, Effect<'_>)) {
    use stage_poll::Event as E;
    match event {
        E::Revealed { opened, .. } => of_opened(opened.as_deref(), then),
        E::Asked | E::Said { .. } | E::Heard { .. } => {}
    }
}

/// The disconnect that a reveal opened, if any.
fn of_opened(opened: Option<&Disconnect>, then: &mut dyn FnMut(Topic, Effect<'_>)) {
    if let Some(opened) = opened {
        then(Topic::disconnect_list(), Some(&|w| w.disconnects.add(opened)));
        then(Topic::disconnect(opened.id), None);
    }
}

pub(super) fn of_negotiables(event: &negotiables::Event, then: &mut dyn FnMut(Topic, Effect<'_>)) {
    use negotiables::Event as E;
    match event {
        E::Settled { trade, concern, text } => {
            then(
                Topic::resolution(),
                Some(&|w| {
                    let known = w.negotiables.trades.iter().find(|known| known.id == *trade);
                    w.resolution.trade(*concern, known, text.as_ref());
                }),
            );
        }
        E::Put { .. }
        | E::Protected { .. }
        | E::Freed { .. }
        | E::Taken { .. }
        | E::Offered { .. }
        | E::Accepted { .. }
        | E::Withdrawn { .. }
        | E::Recalled { .. } => {}
    }
}

pub(super) fn of_suggestions(event: &suggestions::Event, then: &mut dyn FnMut(Topic, Effect<'_>)) {
    use suggestions::Event as E;
    match event {
        E::Taken { suggestion } => {
            let (section, text) = (suggestion.section, &suggestion.text);
            then(Topic::resolution(), Some(&|w| w.resolution.write_section(section, text.clone())));
        }
        E::Made { .. } | E::Gone { .. } => {}
    }
}
