//! STAR, "score, then automatic run-off": the two options with the most stars meet head to head. Everybody scores
//! every option 0 to 5; ties are broken by the ballots themselves as far as they go.

use crate::vote::{Pairwise, Stars, pairwise};

/// What decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// There was one option only.
    Only,
    /// More people prefer it to the other finalist.
    Runoff,
    /// As many prefer either; it has more stars.
    Total,
    /// The same stars too; more people gave it five.
    Fives,
}

/// How a vote stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// One option is ahead.
    Ahead {
        /// Which.
        option: usize,
        /// By what.
        by: Rule,
    },
    /// The ballots cannot tell these apart: the group talks, or votes again.
    Tied(Vec<usize>),
    /// There is nothing to choose from, or nobody has voted.
    Open,
}

/// A count, with everything that explains it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Star {
    /// The sum of stars of each option.
    pub totals: Vec<u32>,
    /// How many gave each option five stars.
    pub fives: Vec<u32>,
    /// The two that met in the run-off, if two could be told from the rest.
    pub finalists: Option<[usize; 2]>,
    /// How many prefer each option to each other one.
    pub pairwise: Pairwise,
    /// How it stands.
    pub standing: Standing,
}

/// Counts `ballots`, each with a score for every one of `options`; a missing score is 0.
///
/// Ties are broken by the official protocol of the Equal Vote Coalition (starvoting.org/ties), read as in starvote:
/// for the two places in the run-off by stars, then by how often an option is preferred to the others in the tie, then
/// by fives; in the run-off by preference, then stars, then fives. What is tied after that stays tied: nothing is
/// drawn by lot.
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
        Ok(None) => star.standing = Standing::Ahead { option: 0, by: Rule::Only },
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
    /// The two that go into the run-off; `None` for a single option, the tied ones if the ballots cannot say.
    fn two_best(&self) -> Result<Option<[usize; 2]>, Vec<usize>> {
        let mut running: Vec<usize> = (0..self.totals.len()).collect();
        match running[..] {
            [_] => return Ok(None),
            [one, other] => return Ok(Some([one, other])),
            _ => {}
        }
        let mut safe = None;
        // How an option of those still in the tie does by each rule, in their order.
        let by_rule = |rule: Rule, option: usize, tied: &[usize]| match rule {
            Rule::Total | Rule::Only => self.totals[option],
            Rule::Runoff => tied.iter().map(|other| self.pairwise.prefer(option, *other)).sum(),
            Rule::Fives => self.fives[option],
        };
        for rule in [Rule::Total, Rule::Runoff, Rule::Fives] {
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
            (Rule::Runoff, preferred),
            (Rule::Total, (self.totals[one], self.totals[other])),
            (Rule::Fives, (self.fives[one], self.fives[other])),
        ];
        match rules.into_iter().find(|(_, (one, other))| one != other) {
            Some((by, (a, b))) => Standing::Ahead { option: if a > b { one } else { other }, by },
            None => Standing::Tied(vec![one.min(other), one.max(other)]),
        }
    }
}
