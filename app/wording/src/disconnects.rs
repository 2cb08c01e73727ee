//! Disconnects: kinds of difference, how far they have come, and how they ended.

use domain::tool::{
    cards::Level,
    disconnects::{Disconnect, DisconnectKind, EndSide, Settlement, State, Subject},
};
use texts::words as t;

use crate::date;

/// What a disconnect is about.
pub fn disconnect_title(known: &Disconnect) -> String {
    match &known.subject {
        Subject::Titled(title) => title.to_string(),
        Subject::Stages { .. } => t::where_we_are().to_owned(),
        Subject::Word { word } => t::what_word_means(word),
    }
}

/// Where an end of a disconnect stands: as it said, or as it answered the stage poll that opened the disconnect.
pub fn stands(known: &Disconnect, which: EndSide) -> Option<String> {
    let said = known.end(which).position.as_ref().map(ToString::to_string);
    said.or_else(|| known.stage_of(which).map(|level| at_stage(level).to_owned()))
}

/// That the group is at this level, as somebody says it.
fn at_stage(level: Level) -> &'static str {
    match level {
        Level::Problem => t::at_problem(),
        Level::Solution => t::at_solution(),
        Level::Supplier => t::at_supplier(),
    }
}

/// The name of a kind of disconnect.
pub fn disconnect_kind(kind: DisconnectKind) -> &'static str {
    match kind {
        DisconnectKind::Language => t::language(),
        DisconnectKind::Fact => t::fact(),
        DisconnectKind::Assumption => t::assumption(),
        DisconnectKind::Priority => t::priority(),
        DisconnectKind::Interest => t::interest(),
        DisconnectKind::Role => t::role(),
        DisconnectKind::Stage => t::stage(),
        DisconnectKind::Perception => t::perception(),
    }
}

/// How to recognize this kind of disconnect, and what helps.
pub fn disconnect_tell(kind: DisconnectKind) -> &'static str {
    match kind {
        DisconnectKind::Language => t::language_tell(),
        DisconnectKind::Fact => t::fact_tell(),
        DisconnectKind::Assumption => t::assumption_tell(),
        DisconnectKind::Priority => t::priority_tell(),
        DisconnectKind::Interest => t::interest_tell(),
        DisconnectKind::Role => t::role_tell(),
        DisconnectKind::Stage => t::stage_tell(),
        DisconnectKind::Perception => t::perception_tell(),
    }
}

/// The state of a disconnect.
pub fn disconnect_state(state: State) -> &'static str {
    match state {
        State::Opened => t::state_opened(),
        State::Understood => t::state_understood(),
        State::Settled => t::state_settled(),
    }
}

/// What both ends agreed to do, or what one of them offers.
pub fn settlement(settlement: &Settlement) -> String {
    match settlement {
        Settlement::Resolved { how } => t::resolved(how),
        Settlement::Accepted { condition } => t::accepted_under(condition),
        Settlement::Parked { owner, due } => t::parked(owner, date(due)),
    }
}

/// What became of a disconnect.
pub fn disconnect_outcome(state: State, settled: Option<&Settlement>) -> String {
    match (settled, state) {
        (Some(settled), _) => settlement(settled),
        (None, State::Understood) => t::unsettled_understood().to_owned(),
        (None, State::Opened | State::Settled) => t::unsettled().to_owned(),
    }
}
