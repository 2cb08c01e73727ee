//! Screens that want to be a wall. Each shows a code until somebody who may takes it, by scanning or by typing; from then
//! on it shows that workshop. A screen has no keys that anybody would want to type on: nothing is typed there.

use std::sync::{Arc, Mutex, PoisonError};

use domain::{
    Timestamp,
    id::{SeatId, WorkshopId},
};
use store::KeyHash;

use crate::{
    join_code::{Code, WAITING_SECONDS},
    secret::Secret,
};

/// Screens that wait on one server: far more than there are rooms, few enough to look through.
pub const SCREENS_MAX: usize = 1_000;
const SECOND: i64 = 1_000_000;

/// What became of a screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Showing {
    /// Nobody has taken it.
    Nothing,
    /// It is a wall.
    Wall(WorkshopId, SeatId),
}

#[derive(Debug)]
struct Screen {
    /// What it shows.
    code: Code,
    /// What it asks with.
    secret: KeyHash,
    asked: Timestamp,
    showing: Showing,
}

/// The screens that wait, in memory: one that still waits after a restart shows another code.
#[derive(Clone, Debug, Default)]
pub struct Screens(Arc<Mutex<Vec<Screen>>>);

impl Screens {
    /// The screens that have asked lately.
    fn with<T>(&self, now: Timestamp, work: impl FnOnce(&mut Vec<Screen>) -> T) -> T {
        let mut screens = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        screens.retain(|screen| now.since(screen.asked) < WAITING_SECONDS * SECOND);
        work(&mut screens)
    }

    /// Begins to wait with this code; false where too many screens wait already.
    pub fn wait(&self, code: Code, secret: &Secret, now: Timestamp) -> bool {
        let (secret, asked, showing) = (secret.hash(), now, Showing::Nothing);
        self.with(now, |screens| {
            let fits = screens.len() < SCREENS_MAX;
            if fits {
                screens.push(Screen { code, secret, asked, showing });
            }
            fits
        })
    }

    /// What became of a screen; none where it is not known, or not any more. A wall is told once; asking keeps one's place.
    pub fn ask(&self, secret: &Secret, now: Timestamp) -> Option<Showing> {
        let hash = secret.hash();
        self.with(now, |screens| {
            let at = screens.iter().position(|screen| screen.secret == hash)?;
            let showing = screens[at].showing;
            if showing == Showing::Nothing {
                screens[at].asked = now;
            } else {
                screens.swap_remove(at);
            }
            Some(showing)
        })
    }

    /// Whether a screen shows this code, and nobody has taken it.
    pub fn waits(&self, code: &Code, now: Timestamp) -> bool {
        self.with(now, |screens| screens.iter().any(|screen| screen.free(code)))
    }

    /// Takes the screen that shows this code; false where there is none, or somebody was faster.
    pub fn take(&self, code: &Code, workshop: WorkshopId, seat: SeatId, now: Timestamp) -> bool {
        self.with(now, |screens| {
            let screen = screens.iter_mut().find(|screen| screen.free(code));
            let taken = screen.map(|screen| screen.showing = Showing::Wall(workshop, seat));
            taken.is_some()
        })
    }
}

impl Screen {
    fn free(&self, code: &Code) -> bool {
        self.code == *code && self.showing == Showing::Nothing
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn at(seconds: i64) -> Timestamp {
        Timestamp(seconds * SECOND)
    }

    fn screen(screens: &Screens, now: Timestamp) -> (Code, Secret) {
        let (code, secret) = (Code::by_chance().unwrap(), Secret::new().unwrap());
        assert!(screens.wait(code.clone(), &secret, now));
        (code, secret)
    }

    #[test]
    fn a_screen_is_taken_once_and_told_once() {
        let screens = Screens::default();
        let ((code, secret), (_, other)) = (screen(&screens, at(0)), screen(&screens, at(0)));
        let (workshop, seat) = (WorkshopId(Uuid::from_u128(1)), SeatId(Uuid::from_u128(2)));
        assert_eq!(screens.ask(&secret, at(1)), Some(Showing::Nothing));
        assert!(screens.waits(&code, at(1)));
        assert!(screens.take(&code, workshop, seat, at(2)));
        assert!(!screens.waits(&code, at(2)) && !screens.take(&code, workshop, seat, at(2)));
        assert_eq!(screens.ask(&secret, at(3)), Some(Showing::Wall(workshop, seat)));
        assert_eq!(screens.ask(&secret, at(3)), None);
        assert_eq!(screens.ask(&other, at(3)), Some(Showing::Nothing));
    }

    #[test]
    fn a_screen_that_asks_no_more_has_gone() {
        let screens = Screens::default();
        let ((gone, secret), (code, other)) = (screen(&screens, at(0)), screen(&screens, at(0)));
        assert_eq!(screens.ask(&other, at(100)), Some(Showing::Nothing));
        assert!(!screens.waits(&gone, at(160)) && screens.waits(&code, at(160)));
        assert_eq!(screens.ask(&secret, at(160)), None);
    }

    #[test]
    fn so_many_screens_wait_and_not_one_more() {
        let screens = Screens::default();
        for _ in 0..SCREENS_MAX {
            screen(&screens, at(0));
        }
        assert!(!screens.wait(Code::by_chance().unwrap(), &Secret::new().unwrap(), at(0)));
        screen(&screens, at(160));
    }
}
