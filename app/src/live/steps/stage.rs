//! The stage: the screen of the shown step.

use domain::tool::agenda::{Activity, Step};
use leptos::prelude::*;

use crate::{
    live::{
        shared::{spotlight, stage_poll::asked},
        steps::{
            board::BoardStage, consent::ConsentStage, costs::CostsStage,
            disconnects::DisconnectsStage, draft::DraftStage, links::LinksStage, lobby::Lobby,
            rate::RateStage, read::ReadStage, record::RecordStage, reveal::RevealStage,
            sign::SignStage, toolbox, trade::TradeStage, write::WriteStage,
        },
    },
    state::{follow::use_follow, use_room},
    ui::memo,
};

/// The screen of the shown step; before the start, the waiting room.
#[component]
pub fn Stage() -> impl IntoView {
    let follow = use_follow();
    let step = memo(move || follow.step());
    let room = use_room();
    let now = move || {
        // Everything on it belongs to one seat: rebuild it for another.
        room.acting();
        match step.get() {
            Some(step) => screen(step),
            None => view! { <Lobby /> }.into_any(),
        }
    };
    view! {
        {spotlight::band(use_room())}
        {asked(use_room())}
        {now}
    }
}

fn screen(step: Step) -> AnyView {
    match step.activity {
        Activity::Read => view! { <ReadStage step /> }.into_any(),
        Activity::Write { .. } => view! { <WriteStage step /> }.into_any(),
        Activity::Rate { .. } => view! { <RateStage step /> }.into_any(),
        Activity::Reveal => view! { <RevealStage step /> }.into_any(),
        Activity::Organise => view! { <BoardStage step /> }.into_any(),
        Activity::Disconnects => view! { <DisconnectsStage step /> }.into_any(),
        Activity::Links => view! { <LinksStage step /> }.into_any(),
        Activity::Draft => view! { <DraftStage step /> }.into_any(),
        Activity::Consent => view! { <ConsentStage step /> }.into_any(),
        Activity::Sign => view! { <SignStage step /> }.into_any(),
        Activity::Record => view! { <RecordStage step /> }.into_any(),
        Activity::Costs => view! { <CostsStage step /> }.into_any(),
        Activity::Trade => view! { <TradeStage step /> }.into_any(),
        Activity::RoundRobin => toolbox::round_robin(&step),
        Activity::OneTwoFourAll => toolbox::one_two_four_all(&step),
        Activity::Requests => toolbox::requests(&step),
        Activity::Temperature => toolbox::temperature(&step),
        Activity::PlusDelta => toolbox::plus_delta(&step),
    }
}
