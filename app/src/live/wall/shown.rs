//! What the wall shows of a step: the drawing behind each [`Shown`].

use domain::Workshop;
use leptos::prelude::*;

use crate::live::steps::{
    Shown, on_wall, one_two_four_all, plus_delta, requests, round_robin, temperature, two_truths,
};

/// The one thing under discussion; `None` while there is none.
pub fn shown(what: Shown, w: &Workshop) -> Option<AnyView> {
    match what {
        Shown::RatedFirst => on_wall::rated_first(w),
        Shown::RatedAgain => on_wall::rated_again(w),
        Shown::Revealed => on_wall::revealed(w),
        Shown::Organised => on_wall::organised(w),
        Shown::Differing => on_wall::differing(w),
        Shown::Decision => on_wall::decision(w),
        Shown::Costs => on_wall::costs(w),
        Shown::Trades => on_wall::trades(w),
        Shown::RoundRobin => round_robin::on_wall(w),
        Shown::OneTwoFourAll => one_two_four_all::on_wall(w),
        Shown::Requests => requests::on_wall(w),
        Shown::Temperature => temperature::on_wall(w),
        Shown::PlusDelta => plus_delta::on_wall(w),
        Shown::TwoTruths => two_truths::on_wall(w),
    }
}
