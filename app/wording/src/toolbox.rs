//! Words of the toolbox: what a hand, a stage and an answer to a request say.

use domain::tool::{one_two_four_all::Stage, requests::Reply, temperature::Fingers};
use texts::{one_two_four_all as stages, requests, temperature as t};

/// What a hand with this many fingers says.
pub fn fingers(fingers: Fingers) -> &'static str {
    match fingers.get() {
        0 => t::fist(),
        1 => t::one_finger(),
        2 => t::two_fingers(),
        3 => t::three_fingers(),
        4 => t::four_fingers(),
        _ => t::five_fingers(),
    }
}

/// One line for each number of fingers that was shown, fewest first.
pub fn hands(shown: &[Fingers]) -> Vec<String> {
    let lines = (0..=Fingers::MAX).filter_map(Fingers::new).filter_map(|number| {
        let count = shown.iter().filter(|given| **given == number).count();
        (count > 0).then(|| t::hands_of(count, fingers(number)))
    });
    lines.collect()
}

/// The word a request was answered with.
pub fn request_answer(answer: Option<Reply>) -> &'static str {
    match answer {
        None => requests::not_answered(),
        Some(Reply::Yes) => requests::yes(),
        Some(Reply::Try) => requests::try_it(),
        Some(Reply::No) => requests::no(),
        Some(Reply::Whatever) => requests::whatever(),
    }
}

/// How many worked together.
pub fn stage(stage: Stage) -> &'static str {
    match stage {
        Stage::Alone => stages::alone(),
        Stage::Pairs => stages::in_pairs(),
        Stage::Fours => stages::in_fours(),
        Stage::All => stages::all_together(),
    }
}
