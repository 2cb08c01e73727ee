//! Approval: the quick cut. Everybody names all the options they could live with.

/// What an approval vote says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Approval {
    /// How many approve of each option.
    pub approvals: Vec<u32>,
    /// The options with the most approvals; several when they tie, none when nobody approves of anything.
    pub leading: Vec<usize>,
}

/// Counts `ballots`, each with a yes or no for every one of `options`. Missing answers are no, surplus ones are
/// left out. Without ballots nothing leads; with one, everything it approves of does.
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
