//! Costs of staying: how well they are known, what they come to, and who confirms them.

use domain::{
    text::Unit,
    tool::costs::{Amount, Cost, Costs, Grade, Span},
};
use texts::{costs as t, words};

use crate::{and, range};

/// How well a cost is known.
pub fn grade(grade: Grade) -> &'static str {
    match grade {
        Grade::Claim => words::claim(),
        Grade::Internal => words::internal(),
        Grade::External => words::external(),
        Grade::Measured => words::measured(),
    }
}

/// "12 000 to 30 250 euros a year, 1 000 to 2 520 for each month of waiting": one line per unit.
pub fn yearly(costs: &Costs) -> Vec<String> {
    let line = |(unit, (low, high)): (&Unit, (u64, u64))| {
        let (year, month) = (range((low, high)), range((low / 12, high / 12)));
        t::yearly(year, unit, month)
    };
    costs.yearly().into_iter().map(line).collect()
}

/// The yearly amount of a cost, with the numbers it was computed from.
pub fn amount(amount: &Amount) -> String {
    let span = |span: Span| range((span.low().into(), span.high().into()));
    let Amount { times, each, unit } = amount;
    let yearly = range(amount.yearly());
    t::amount(span(*times), span(*each), unit, yearly)
}

/// Who estimated a cost and who accepts it.
pub fn support(cost: &Cost) -> String {
    let others = cost.accepted_by.iter().filter(|function| **function != cost.function);
    let others: Vec<String> = others.map(ToString::to_string).collect();
    if others.is_empty() {
        t::says_alone(&cost.function)
    } else {
        t::says_accepted(&cost.function, and(&others))
    }
}
