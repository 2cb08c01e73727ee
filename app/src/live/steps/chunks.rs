//! The chunks of the steps: what each hands over when it is loaded. Called by `frontend` inside of the chunk.

use domain::tool::agenda::Step;
use leptos::prelude::*;

use crate::live::{
    shared::chunk::{Decide, Differ, DifferParts, Explore, Loaded},
    steps::{
        board, consent, costs, disconnects, draft, links, one_two_four_all, plus_delta, rate,
        record, requests, reveal, round_robin, sign, temperature, trade, two_truths,
    },
};

/// What [`Chunk::Explore`](crate::live::shared::chunk::Chunk::Explore) hands over.
pub fn explore() -> Loaded {
    Loaded::Explore(explore_stage)
}

fn explore_stage(screen: Explore, step: &Step) -> AnyView {
    match screen {
        Explore::Rate => rate::stage(step),
        Explore::Reveal => reveal::stage(step),
        Explore::RoundRobin => round_robin::round_robin(step),
        Explore::OneTwoFourAll => one_two_four_all::one_two_four_all(step),
        Explore::Requests => requests::requests(step),
        Explore::Temperature => temperature::temperature(step),
        Explore::PlusDelta => plus_delta::plus_delta(step),
        Explore::TwoTruths => two_truths::two_truths(step),
    }
}

/// What [`Chunk::Differ`](crate::live::shared::chunk::Chunk::Differ) hands over.
pub fn differ() -> Loaded {
    let expert = disconnects::article::expert_article;
    Loaded::Differ(DifferParts { stage: differ_stage, expert })
}

fn differ_stage(screen: Differ, step: &Step) -> AnyView {
    match screen {
        Differ::Board => board::stage(step),
        Differ::Disconnects => disconnects::stage(step),
        Differ::Links => links::stage(step),
        Differ::Costs => costs::stage(step),
    }
}

/// What [`Chunk::Decide`](crate::live::shared::chunk::Chunk::Decide) hands over.
pub fn decide() -> Loaded {
    Loaded::Decide(decide_stage)
}

fn decide_stage(screen: Decide, step: &Step) -> AnyView {
    match screen {
        Decide::Draft => draft::stage(step),
        Decide::Consent => consent::stage(step),
        Decide::Sign => sign::stage(step),
        Decide::Record => record::stage(step),
        Decide::Trade => trade::stage(step),
    }
}
