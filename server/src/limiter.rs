//! Rate limit per address.

use std::{
    collections::HashMap,
    net::{IpAddr, Ipv6Addr},
    sync::{Mutex, PoisonError},
};

use domain::{Timestamp, time::SECOND};

/// Addresses remembered. Beyond this, those with a full allowance are forgotten first.
const ADDRESSES_MAX: usize = 10_000;

/// An evenly refilled allowance per address.
#[derive(Debug)]
pub struct Limiter {
    /// Actions allowed at once.
    burst: i64,
    /// Microseconds after which one more is allowed.
    every: i64,
    /// When each address has its full allowance again. In memory, so it assumes one server: with several, an address has
    /// the allowance of each.
    full_at: Mutex<HashMap<IpAddr, Timestamp>>,
}

impl Limiter {
    /// Allows this many actions within this many seconds.
    pub fn new(acts: u32, seconds: u32) -> Self {
        let acts = i64::from(acts.max(1));
        let every = i64::from(seconds) * SECOND / acts;
        Self { burst: acts, every, full_at: Mutex::new(HashMap::new()) }
    }

    /// Whether one more action would be allowed.
    pub fn peek(&self, address: IpAddr, now: Timestamp) -> bool {
        let full_at = self.full_at.lock().unwrap_or_else(PoisonError::into_inner);
        let known = full_at.get(&network(address));
        known.is_none_or(|at| {
            Timestamp(at.0.max(now.0)).plus(self.every).since(now) <= self.burst * self.every
        })
    }

    /// Uses one action, unless the allowance is used up.
    pub fn try_acquire(&self, address: IpAddr, now: Timestamp) -> bool {
        let mut full_at = self.full_at.lock().unwrap_or_else(PoisonError::into_inner);
        if full_at.len() >= ADDRESSES_MAX {
            full_at.retain(|_, at| at.since(now) > 0);
            if full_at.len() >= ADDRESSES_MAX {
                full_at.clear();
            }
        }
        let entry = full_at.entry(network(address)).or_insert(now);
        let after = Timestamp(entry.0.max(now.0)).plus(self.every);
        let allowed = after.since(now) <= self.burst * self.every;
        if allowed {
            *entry = after;
        }
        allowed
    }
}

/// An IPv6 /64 counts as one address, because one customer usually owns all of it.
fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(v6) => {
            let mut parts = v6.segments();
            parts[4..].fill(0);
            IpAddr::V6(Ipv6Addr::from(parts))
        }
        v4 @ IpAddr::V4(_) => v4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn allows_the_burst_then_the_rate() {
        let limiter = Limiter::new(3, 3);
        let here: IpAddr = "10.0.0.1".parse().unwrap();
        let at = |seconds: i64| Timestamp(1_000 * SECOND + seconds * SECOND);
        let taken = |seconds| limiter.try_acquire(here, at(seconds));
        assert_eq!([taken(0), taken(0), taken(0), taken(0)], [true, true, true, false]);
        assert_eq!([taken(1), taken(1)], [true, false]);
        assert!(limiter.try_acquire("10.0.0.2".parse().unwrap(), at(1)));
        assert!(
            !limiter.peek(here, at(1)) && limiter.peek(here, at(2)) && limiter.peek(here, at(2))
        );
        assert_eq!([taken(9), taken(9), taken(9), taken(9)], [true, true, true, false]);
    }

    #[test]
    fn one_network_is_one_address() {
        let limiter = Limiter::new(1, 60);
        assert!(limiter.try_acquire("2001:db8:1:2::1".parse().unwrap(), Timestamp(0)));
        assert!(!limiter.try_acquire("2001:db8:1:2:ffff::9".parse().unwrap(), Timestamp(0)));
        assert!(limiter.try_acquire("2001:db8:1:3::1".parse().unwrap(), Timestamp(0)));
    }
}
