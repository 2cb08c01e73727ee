//! STAR, "score, then automatic run-off": everybody scores every option 0 to 5; the two options with the most stars
//! meet head to head. Ties are broken by the ballots themselves as far as possible.

use crate::vote::{Pairwise, Stars, pairwise};

/// What decided a vote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DecidedBy {
    /// There is only one option.
    Only,
    /// More people prefer it to the other finalist.
    Runoff,
    /// The run-off is a tie; it has more stars.
    Total,
    /// The stars are a tie too; more people gave it five.
    Fives,
}

/// The result of a vote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    Ahead {
        option: usize,
        by: DecidedBy,
    },
    /// The ballots cannot separate these: the group discusses, or votes again.
    Tied(Vec<usize>),
    /// No options or no ballots.
    Open,
}

/// A count, with everything that explains it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Star {
    /// Sum of stars per option.
    pub totals: Vec<u32>,
    /// Number of five-star scores per option.
    pub fives: Vec<u32>,
    /// The two in the run-off; `None` if the ballots cannot determine two.
    pub finalists: Option<[usize; 2]>,
    pub pairwise: Pairwise,
    pub standing: Standing,
}

/// Counts `ballots`, each with a score per option; a missing score is 0.
///
/// Ties are broken by the official protocol of the Equal Vote Coalition (starvoting.org/ties), read as in starvote:
/// for the two places in the run-off by stars, then by head-to-head wins within the tie, then by fives; in the run-off
/// by preference, then stars, then fives. What is tied after that stays tied: nothing is drawn by lot.
pub fn star(options: usize, ballots: &[Vec<Stars>]) -> Star {
    let scores = |option: usize| ballots.iter().map(move |ballot| score(ballot, option));
    let totals: Vec<u32> = (0..options)
        .map(|option| scores(option).map(|stars| u32::from(stars.get())).sum())
        .collect();
    let fives: Vec<u32> = (0..options)
        .map(|option| scores(option).map(|stars| u32::from(stars.get() == Stars::MAX)).sum())
        .collect();
    let mut star = Star {
        totals,
        fives,
        finalists: None,
        pairwise: pairwise(options, ballots),
        standing: Standing::Open,
    };
    if ballots.is_empty() || options == 0 {
        return star;
    }
    match star.two_best() {
        Ok(None) => star.standing = Standing::Ahead { option: 0, by: DecidedBy::Only },
        Ok(Some(finalists)) => {
            star.finalists = Some(finalists);
            star.standing = star.runoff(finalists);
        }
        Err(tied) => star.standing = Standing::Tied(tied),
    }
    star
}

fn score(ballot: &[Stars], option: usize) -> Stars {
    ballot.get(option).copied().unwrap_or_default()
}

impl Star {
    /// The two options for the run-off; `None` for a single option, `Err` with the tied ones if the ballots cannot
    /// tell.
    fn two_best(&self) -> Result<Option<[usize; 2]>, Vec<usize>> {
        let mut running: Vec<usize> = (0..self.totals.len()).collect();
        match running[..] {
            [_] => return Ok(None),
            [one, other] => return Ok(Some([one, other])),
            _ => {}
        }
        let mut safe = None;
        // The score of an option within a tie, per rule in order.
        let by_rule = |rule: DecidedBy, option: usize, tied: &[usize]| match rule {
            DecidedBy::Total | DecidedBy::Only => self.totals[option],
            DecidedBy::Runoff => {
                tied.iter().map(|other| self.pairwise.prefer(option, *other)).sum()
            }
            DecidedBy::Fives => self.fives[option],
        };
        for rule in [DecidedBy::Total, DecidedBy::Runoff, DecidedBy::Fives] {
            let value: Vec<u32> =
                running.iter().map(|option| by_rule(rule, *option, &running)).collect();
            let with = |wanted: Option<u32>| -> Vec<usize> {
                let each = running.iter().zip(&value);
                each.filter(|(_, own)| Some(**own) == wanted).map(|(option, _)| *option).collect()
            };
            let first = value.iter().copied().max();
            let best = with(first);
            match (safe, &best[..]) {
                (None, [one, other]) => return Ok(Some([*one, *other])),
                (None, [one]) => {
                    let second = value.iter().copied().filter(|own| Some(*own) != first).max();
                    let next = with(second);
                    if let [other] = next[..] {
                        return Ok(Some([*one, other]));
                    }
                    safe = Some(*one);
                    running = next;
                }
                (Some(one), [other]) => return Ok(Some([one, *other])),
                _ => running = best,
            }
        }
        Err(running)
    }

    fn runoff(&self, [one, other]: [usize; 2]) -> Standing {
        let preferred = (self.pairwise.prefer(one, other), self.pairwise.prefer(other, one));
        let rules = [
            (DecidedBy::Runoff, preferred),
            (DecidedBy::Total, (self.totals[one], self.totals[other])),
            (DecidedBy::Fives, (self.fives[one], self.fives[other])),
        ];
        match rules.into_iter().find(|(_, (one, other))| one != other) {
            Some((by, (a, b))) => Standing::Ahead { option: if a > b { one } else { other }, by },
            None => Standing::Tied(vec![one.min(other), one.max(other)]),
        }
    }
}
