//! What people do after the meeting: newcomers sign, and the Mobilizer archives the workshop or takes it back.

use domain::{
    powers::Life,
    samples::Play,
    tool::{lifecycle, resolution},
};

use super::plausible::{Rng, SeatCommand, act, member};

/// `None` while the meeting is on.
pub(crate) fn afterwards(play: &Play, rng: &mut Rng) -> Option<SeatCommand> {
    let mobilizer = play.cast.mobilizer;
    match play.workshop.life() {
        Life::Meeting => None,
        Life::Archived => Some(act(mobilizer, lifecycle::Command::TakeBack)),
        Life::Afterwards if rng.one_in(3) => Some(act(mobilizer, lifecycle::Command::Archive)),
        Life::Afterwards => {
            let hash = play.workshop.resolution.draft.hash();
            Some(member(play, rng).and_then(|seat| act(seat, resolution::Command::Sign { hash })))
        }
    }
}
