//! What a workshop is made of: cards, levels, phases, roles, and how far a function has got.

use domain::{
    Role,
    progress::Milestone,
    tool::{
        agenda::Phase,
        cards::{CardKind, Level},
    },
};
use texts::words as t;

/// The name of a kind of card.
pub fn kind(kind: CardKind) -> &'static str {
    match kind {
        CardKind::Concern => t::concern(),
        CardKind::Uncertainty => t::uncertainty(),
        CardKind::Goal => t::goal(),
        CardKind::Idea => t::idea(),
    }
}

/// The value of `data-kind`, which selects the colour.
pub fn kind_key(kind: CardKind) -> &'static str {
    match kind {
        CardKind::Concern => "concern",
        CardKind::Uncertainty => "uncertainty",
        CardKind::Goal => "goal",
        CardKind::Idea => "idea",
    }
}

/// The name of a level.
pub fn level(level: Level) -> &'static str {
    match level {
        Level::Problem => t::problem(),
        Level::Solution => t::solution(),
        Level::Supplier => t::supplier(),
    }
}

/// The name of a phase.
pub fn phase(phase: Phase) -> &'static str {
    match phase {
        Phase::Prepare => t::prepare(),
        Phase::Prompt => t::prompt(),
        Phase::Explore => t::explore(),
        Phase::Converge => t::converge(),
        Phase::FollowThrough => t::follow_through(),
    }
}

/// The name of a role.
pub fn role(role: Role) -> &'static str {
    match role {
        Role::Mobilizer => t::mobilizer(),
        Role::Seller => t::seller(),
        Role::Stakeholder => t::stakeholder(),
        Role::Observer => t::observer(),
        Role::Wall => t::wall(),
    }
}

/// What a role does, in half a sentence.
pub fn role_about(role: Role) -> &'static str {
    match role {
        Role::Mobilizer => t::mobilizer_about(),
        Role::Seller => t::seller_about(),
        Role::Stakeholder => t::stakeholder_about(),
        Role::Observer => t::observer_about(),
        Role::Wall => t::wall_about(),
    }
}

/// How far a function has got on the way to signing.
pub fn milestone(height: Milestone) -> &'static str {
    match height {
        Milestone::NotStarted => t::not_started(),
        Milestone::Heard => t::heard(),
        Milestone::Understood => t::understood(),
        Milestone::Settled => t::settled(),
        Milestone::Signed => t::signed(),
    }
}
