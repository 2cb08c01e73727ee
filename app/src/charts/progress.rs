//! The way from me to we, drawn as a hill. One marker per function climbs as people act: heard, understood, settled,
//! signed. A line joins the markers at the top once everybody has signed the same text. Integers only, like all charts
//! here.

use domain::{
    Workshop,
    progress::{Milestone, progress},
    text::FunctionName,
};
use leptos::prelude::*;

use crate::words;

/// Where a milestone is on the slope, and the distance between two markers on it.
fn place(height: Milestone) -> (i32, i32) {
    match height {
        Milestone::NotStarted => (10, 8),
        Milestone::Heard => (38, 7),
        Milestone::Understood => (62, 6),
        Milestone::Settled => (84, 6),
        Milestone::Signed => (114, 13),
    }
}

/// The chart for one state of the workshop.
pub fn picture(workshop: &Workshop, class: &'static str) -> AnyView {
    drawn(&progress(workshop), workshop.resolution.is_one_yes(workshop), class)
}

/// The chart for functions and how far they have got. `one_yes`: every member has signed the same text.
pub fn drawn(
    functions: &[(FunctionName, Milestone)],
    one_yes: bool,
    class: &'static str,
) -> AnyView {
    let said = in_words(functions, one_yes);
    let mut dots: Vec<AnyView> = Vec::new();
    // From one marker that has signed to the next.
    let mut line: Vec<String> = Vec::new();
    for wanted in Milestone::ALL {
        let (from, apart) = place(wanted);
        let here = functions.iter().filter(|(_, height)| *height == wanted).count();
        for at in (0..).take(here) {
            let x = (from + at * apart).min(172);
            let y = ground(x) - 5;
            if wanted == Milestone::Signed {
                line.push(format!("{x} {y}"));
            }
            dots.push(
                view! { <circle class="climber" cx=x.to_string() cy=y.to_string() r="5"></circle> }
                    .into_any(),
            );
        }
    }
    let joined =
        one_yes.then(|| view! { <path class="joined" d=format!("M{}", line.join("L"))></path> });
    view! {
        <svg class=class role="img" aria-label=said viewBox="0 0 240 72">
            <path class="ground" d="M4 66C60 66 78 10 120 10S180 50 236 50"></path>
            {dots}
            {joined}
        </svg>
    }
    .into_any()
}

/// A text alternative: "HR has settled; Finance is heard. Not one yes yet."
pub fn in_words(functions: &[(FunctionName, Milestone)], one_yes: bool) -> String {
    let each: Vec<String> = functions
        .iter()
        .map(|(function, height)| {
            texts::progress::one_function(function, words::milestone(*height))
        })
        .collect();
    if one_yes {
        return texts::progress::one_yes().to_owned();
    }
    if each.is_empty() {
        return texts::progress::nobody().to_owned();
    }
    texts::progress::on_the_way(each.join(texts::progress::between()))
}

/// The slope's height at `x`: an approximation of the drawn curve, close enough for markers.
fn ground(x: i32) -> i32 {
    /// The width of one side of the hill.
    const SIDE: i32 = 116;
    /// Eases from 0 to `by` along one side, slowly at both ends.
    fn smooth(t: i32, by: i32) -> i32 {
        let t = t.clamp(0, SIDE);
        t * t * (3 * SIDE - 2 * t) / SIDE * by / (SIDE * SIDE)
    }
    if x <= 120 { 66 - smooth(x - 4, 56) } else { 10 + smooth(x - 120, 40) }
}
