//! Approval voting: the quick cut. Everybody names all acceptable options.

/// The result of an approval vote.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Approval {
    /// Number of approvals per option.
    pub approvals: Vec<u32>,
    /// The options with the most approvals; several on a tie, none if nobody approves of anything.
    pub leading: Vec<usize>,
}

/// Counts `ballots`, each with a yes or no per option. Missing answers are no, surplus ones are ignored. Without
/// ballots nothing leads; with one, everything it approves of does.
pub fn approval(options: usize, ballots: &[Vec<bool>]) -> Approval {
    let count = |option: usize| {
        let yes = ballots.iter().filter(|ballot| ballot.get(option) == Some(&true)).count();
        u32::try_from(yes).unwrap_or(u32::MAX)
    };
    let approvals: Vec<u32> = (0..options).map(count).collect();
    let most = approvals.iter().copied().max().filter(|most| *most > 0);
    let leading = (0..options).filter(|option| Some(approvals[*option]) == most).collect();
    Approval { approvals, leading }
}
