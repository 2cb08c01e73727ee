//! Screens waiting to become a wall. Each shows a code until a Mobilizer claims it by scanning or typing; from then on
//! it shows that workshop. A screen needs no keyboard: nothing is typed there.

use std::sync::{Arc, Mutex, PoisonError};

use domain::{
    Timestamp,
    id::{SeatId, WorkshopId},
    time::SECOND,
};
use store::KeyHash;

use crate::{join_code::Code, limits::WAITING_SECONDS, secret::Secret};

/// Screens waiting on one server: far more than there are rooms, few enough to search linearly.
pub const SCREENS_MAX: usize = 1_000;

/// What a screen shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Showing {
    /// Nobody has claimed it.
    Nothing,
    /// It is a wall.
    Wall(WorkshopId, SeatId),
}

#[derive(Debug)]
struct Screen {
    /// The code on the screen.
    code: Code,
    /// Authenticates the screen's requests.
    secret: KeyHash,
    asked: Timestamp,
    showing: Showing,
}

/// The waiting screens, in memory: after a restart a screen shows another code. Assumes one server: a code is known to the
/// one that gave it.
#[derive(Clone, Debug, Default)]
pub struct Screens(Arc<Mutex<Vec<Screen>>>);

impl Screens {
    /// Runs `work` on the screens that have asked recently.
    fn with<T>(&self, now: Timestamp, work: impl FnOnce(&mut Vec<Screen>) -> T) -> T {
        let mut screens = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        screens.retain(|screen| now.since(screen.asked) < WAITING_SECONDS * SECOND);
        work(&mut screens)
    }

    /// Adds a screen with this code; false if too many are waiting already.
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

    /// The screen's state; `None` if it is unknown or has expired. A wall is reported once. Asking keeps the screen
    /// alive.
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

    /// Whether an unclaimed screen shows this code.
    pub fn waits(&self, code: &Code, now: Timestamp) -> bool {
        self.with(now, |screens| screens.iter().any(|screen| screen.free(code)))
    }

    /// Claims the screen that shows this code; false if there is none, or somebody was faster.
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
        let (code, secret) = (Code::random().unwrap(), Secret::new().unwrap());
        assert!(screens.wait(code.clone(), &secret, now));
        (code, secret)
    }

    #[test]
    fn a_screen_is_claimed_once_and_reported_once() {
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
    fn a_screen_that_stops_asking_expires() {
        let screens = Screens::default();
        let ((gone, secret), (code, other)) = (screen(&screens, at(0)), screen(&screens, at(0)));
        assert_eq!(screens.ask(&other, at(100)), Some(Showing::Nothing));
        assert!(!screens.waits(&gone, at(160)) && screens.waits(&code, at(160)));
        assert_eq!(screens.ask(&secret, at(160)), None);
    }

    #[test]
    fn at_most_a_fixed_number_of_screens_can_wait() {
        let screens = Screens::default();
        for _ in 0..SCREENS_MAX {
            screen(&screens, at(0));
        }
        assert!(!screens.wait(Code::random().unwrap(), &Secret::new().unwrap(), at(0)));
        screen(&screens, at(160));
    }
}
