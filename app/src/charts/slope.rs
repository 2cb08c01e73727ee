//! Before → after, one line per function: who moved on a statement, without naming persons. Integers only, like all
//! charts here.

use domain::{measure::median, tool::statements::Outcome};
use leptos::prelude::*;
use texts::slope as t;

use crate::{
    charts::outcome::by_function,
    ui::views::Views as _,
    words::{self, half},
};

/// Width in SVG units.
const WIDTH: usize = 360;
/// Horizontal positions of the two columns.
const COLUMNS: (usize, usize) = (28, 190);
/// Height of half a point of the scale.
const STEP: usize = 6;
/// Height of a label.
const LINE: usize = 16;

/// One function's medians before and after, in half points.
struct Slope {
    function: String,
    before: u16,
    after: u16,
}

/// The chart; `None` if no function rated in both rounds.
pub fn slope(before: &Outcome, after: &Outcome) -> Option<AnyView> {
    let slopes = slopes(before, after);
    let tops = labels(&slopes);
    let foot = tops.last().copied().unwrap_or(0).max(y(2)) + LINE;
    let lines = slopes.iter().zip(tops).map(|(slope, top)| line(slope, top)).views();
    (!lines.is_empty()).then(|| {
        view! {
            <figure class="distribution">
                <figcaption>{t::caption()}</figcaption>
                <svg class="slopes" viewBox=format!("0 0 {WIDTH} {foot}") role="img" aria-label=in_words(&slopes)>
                    {lines}
                </svg>
            </figure>
        }
        .into_any()
    })
}

/// Ordered by their end, from the top.
fn slopes(before: &Outcome, after: &Outcome) -> Vec<Slope> {
    let then = by_function(&before.marks);
    let mut slopes: Vec<Slope> = Vec::new();
    for (function, now) in by_function(&after.marks) {
        let before = then.get(&function).and_then(|points| median(points));
        let Some((before, after)) = before.zip(median(&now)) else { continue };
        let at = slopes.partition_point(|known| known.after >= after);
        slopes.insert(at, Slope { function: words::group(function), before, after });
    }
    slopes
}

/// The vertical position of a value in half points; 18 is at the top.
fn y(half: u16) -> usize {
    10 + usize::from(18_u16.saturating_sub(half)) * STEP
}

/// The vertical positions of the labels: next to their lines, without overlap.
fn labels(slopes: &[Slope]) -> Vec<usize> {
    let mut free = 0;
    slopes
        .iter()
        .map(|slope| {
            let top = y(slope.after).max(free);
            free = top + LINE;
            top
        })
        .collect()
}

fn line(slope: &Slope, top: usize) -> AnyView {
    let class = if slope.before == slope.after { "slope" } else { "slope moved" };
    let (x1, x2) = COLUMNS;
    let (y1, y2) = (y(slope.before), y(slope.after));
    let path = format!("M{x1} {y1}L{x2} {y2}L{} {top}", x2 + 14);
    view! {
        <path class=class d=path></path>
        <circle class=class cx=x1.to_string() cy=y1.to_string() r="4"></circle>
        <circle class=class cx=x2.to_string() cy=y2.to_string() r="4"></circle>
        <text class="label" x=(x2 + 20).to_string() y=(top + 4).to_string()>
            {format!("{} {}", half(slope.after), slope.function)}
        </text>
    }
    .into_any()
}

fn in_words(slopes: &[Slope]) -> String {
    let each = slopes.iter().map(|slope| {
        let (before, after) = (half(slope.before), half(slope.after));
        if before == after {
            t::stays(&slope.function, after)
        } else {
            t::goes(&slope.function, before, after)
        }
    });
    format!("{}.", each.collect::<Vec<_>>().join(t::between()))
}

#[cfg(test)]
mod tests {
    use domain::text::FunctionName;

    use super::*;
    use domain::{scale::Points, tool::statements::Mark};

    fn outcome(marks: &[(&str, u8)]) -> Outcome {
        let mark = |(function, points): &(&str, u8)| {
            let function = FunctionName::parse(function).ok()?;
            Some(Mark { points: Points::new(*points)?, function: Some(function) })
        };
        Outcome { marks: marks.iter().filter_map(mark).collect(), ..Outcome::default() }
    }

    #[test]
    fn the_text_says_what_the_lines_show() {
        let before = outcome(&[("IT", 2), ("IT", 3), ("Legal", 8), ("Sales", 4)]);
        let after = outcome(&[("IT", 7), ("IT", 7), ("Legal", 8), ("Finance", 9)]);
        let words = in_words(&slopes(&before, &after));
        assert_eq!(words, "Legal stays at 8; IT goes from 2.5 to 7.");
        assert!(slopes(&before, &Outcome::default()).is_empty());
    }

    #[test]
    fn labels_never_overlap() {
        let names: Vec<String> = (0..9).map(|place| format!("F{place}")).collect();
        let marks: Vec<_> = names.iter().map(|name| (name.as_str(), 8)).collect();
        let outcome = outcome(&marks);
        let tops = labels(&slopes(&outcome, &outcome));
        assert!(tops.len() == 9 && tops.windows(2).all(|pair| pair[1] >= pair[0] + LINE));
    }
}
