//! The pairwise matrix: for every two options, how many people prefer one to the other. It explains a result.

use crate::vote::Stars;

/// How many people prefer each option to each other one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pairwise {
    counts: Vec<Vec<u32>>,
}

/// Compares every two of `options` on `ballots`. A missing score is 0, as on paper.
pub fn pairwise(options: usize, ballots: &[Vec<Stars>]) -> Pairwise {
    let mut counts = vec![vec![0; options]; options];
    for ballot in ballots {
        let score = |option: usize| ballot.get(option).copied().unwrap_or_default();
        for (one, row) in counts.iter_mut().enumerate() {
            for (other, count) in row.iter_mut().enumerate() {
                *count += u32::from(score(one) > score(other));
            }
        }
    }
    Pairwise { counts }
}

impl Pairwise {
    /// How many people prefer `one` to `other`; 0 for unknown options.
    pub fn prefer(&self, one: usize, other: usize) -> u32 {
        self.counts.get(one).and_then(|row| row.get(other)).copied().unwrap_or(0)
    }

    /// The option that beats every other one head to head (the Condorcet winner). `None` if there is none: then
    /// options beat each other in a circle, or tie. A single option wins.
    pub fn beats_all(&self) -> Option<usize> {
        let options = 0..self.counts.len();
        options.clone().find(|one| {
            let others = options.clone().filter(|other| other != one);
            others.into_iter().all(|other| self.prefer(*one, other) > self.prefer(other, *one))
        })
    }
}
