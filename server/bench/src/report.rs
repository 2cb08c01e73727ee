//! The comparison: medians of the rounds, as ratios against the floor, beside the goals.

use std::{fmt::Write as _, time::Duration};

use crate::load::Figures;

/// A figure of one round; smaller is better.
struct Row {
    name: &'static str,
    /// At most this many times the floor's.
    goal: Option<f64>,
    /// At most this much, whatever the floor's.
    most: Option<f64>,
    of: fn(&Figures) -> Option<f64>,
}

const ROWS: [Row; 7] = [
    Row {
        name: "everybody has it, p50, ms",
        goal: Some(1.3),
        most: None,
        of: |f| percentile(&f.everybody, 50),
    },
    Row {
        name: "everybody has it, p99, ms",
        goal: Some(1.4),
        most: None,
        of: |f| percentile(&f.everybody, 99),
    },
    Row {
        name: "acknowledged, p50, ms",
        goal: Some(1.5),
        most: None,
        of: |f| percentile(&f.acknowledged, 50),
    },
    Row {
        name: "CPU a delivery, µs",
        goal: Some(1.4),
        most: None,
        of: |f| f.cpu_per_delivery.map(|cpu| cpu.as_secs_f64() * 1e6),
    },
    Row {
        name: "memory a client, KiB",
        goal: None,
        most: Some(12.0),
        of: |f| {
            f.bytes_per_client.and_then(|b| u32::try_from(b).ok()).map(|b| f64::from(b) / 1_024.0)
        },
    },
    Row {
        name: "all join at once, ms",
        goal: Some(2.0),
        most: None,
        of: |f| Some(f.joined.as_secs_f64() * 1e3),
    },
    Row {
        name: "CPU a join, µs",
        goal: Some(3.0),
        most: None,
        of: |f| f.cpu_per_join.map(|cpu| cpu.as_secs_f64() * 1e6),
    },
];

/// A table of the product's figures against the floor's.
pub fn table(title: &str, floor: &[Figures], product: &[Figures]) -> String {
    let mut text =
        format!("\n{title}\n{:<28} {:>9} {:>9} {:>7}  goal\n", "", "floor", "product", "ratio");
    for row in &ROWS {
        let (Some(below), Some(ours)) = (median(floor, row.of), median(product, row.of)) else {
            // Writing to memory does not fail.
            let _ = writeln!(text, "{:<28} not measured on this system", row.name);
            continue;
        };
        let ratio = ours / below;
        let met = row.goal.is_none_or(|goal| ratio <= goal) && row.most.is_none_or(|m| ours <= m);
        let goal = match (row.goal, row.most) {
            (Some(goal), _) => format!("≤ {goal}×"),
            (None, Some(most)) => format!("≤ {most}"),
            (None, None) => String::new(),
        };
        let met = if met { "met" } else { "MISSED" };
        let _ =
            writeln!(text, "{:<28} {below:>9.2} {ours:>9.2} {ratio:>6.2}×  {goal} {met}", row.name);
    }
    let late = floor.iter().chain(product).map(|f| f.late).max().unwrap_or_default();
    let _ = writeln!(text, "the generator was late by at most {:.1} ms", late.as_secs_f64() * 1e3);
    text
}

fn median(rounds: &[Figures], of: fn(&Figures) -> Option<f64>) -> Option<f64> {
    let mut all: Vec<f64> = rounds.iter().filter_map(of).collect();
    all.sort_by(f64::total_cmp);
    all.get(all.len() / 2).copied()
}

fn percentile(times: &[Duration], percent: usize) -> Option<f64> {
    let mut all = times.to_vec();
    all.sort();
    let at = (all.len() * percent / 100).min(all.len().checked_sub(1)?);
    Some(all[at].as_secs_f64() * 1e3)
}
