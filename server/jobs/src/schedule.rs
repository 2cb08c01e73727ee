//! When what failed is tried again. Pure: the time is an argument.

use domain::{Timestamp, time::SECOND};

use crate::limits::{ATTEMPTS_MAX, BACK_OFF_FIRST_SECONDS, BACK_OFF_SECONDS_MAX};

/// What follows a failed attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// Another attempt at this time.
    Retry(Timestamp),
    /// None: the job is dead.
    Bury,
}

/// What follows the attempt with this number, which failed now.
pub fn after_failure(number: u32, now: Timestamp) -> Next {
    if number >= ATTEMPTS_MAX { Next::Bury } else { Next::Retry(back_off(number, now)) }
}

/// When to try again after this number of failures: twice as late each time, up to a bound.
pub fn back_off(failures: u32, now: Timestamp) -> Timestamp {
    let doublings = failures.saturating_sub(1).min(i64::BITS - 2);
    let seconds = BACK_OFF_FIRST_SECONDS.saturating_mul(1 << doublings);
    now.plus(seconds.min(BACK_OFF_SECONDS_MAX) * SECOND)
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = Timestamp(1_000);

    fn wait(failures: u32) -> i64 {
        back_off(failures, NOW).since(NOW) / SECOND
    }

    #[test]
    fn waits_double_up_to_a_bound() {
        assert_eq!([1, 2, 3, 4].map(wait), [10, 20, 40, 80]);
        assert_eq!([9, 10, 11, u32::MAX].map(wait), [2_560, 3_600, 3_600, 3_600]);
        assert!((1..100).all(|failures| wait(failures) <= wait(failures + 1)));
    }

    #[test]
    fn all_attempts_take_most_of_a_day() {
        let hours = (1..ATTEMPTS_MAX).map(wait).sum::<i64>() / 3_600;
        assert!((18..=24).contains(&hours), "{hours}");
    }

    #[test]
    fn the_last_attempt_is_the_last() {
        let retry = Next::Retry(NOW.plus(BACK_OFF_SECONDS_MAX * SECOND));
        assert_eq!(after_failure(ATTEMPTS_MAX - 1, NOW), retry);
        assert_eq!(after_failure(ATTEMPTS_MAX, NOW), Next::Bury);
        assert_eq!(after_failure(u32::MAX, NOW), Next::Bury);
    }
}
