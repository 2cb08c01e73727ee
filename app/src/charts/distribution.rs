//! The chart of a reveal: one dot per person on a strip of nine. Drawn here, without a chart library.

use domain::scale::Points;
use leptos::prelude::*;
use texts::distribution as t;

use crate::{
    charts::findings::places,
    ui::{parts::nothing, views::Views as _},
};

/// Width in SVG units: nine positions of 40 each.
const WIDTH: usize = 360;

/// How dots are arranged at one position: count per row, distance, radius. Even integers: each decimal of a fraction
/// would add a kilobyte of float formatting to every visitor's download.
struct Packing {
    beside: usize,
    pitch: usize,
    radius: usize,
}

impl Packing {
    /// Keeps the tallest position legible, from three people to hundreds.
    fn of(tallest: usize) -> Self {
        let (beside, pitch, radius) = match tallest {
            0..=5 => (1, 24, 10),
            6..=16 => (2, 18, 8),
            17..=60 => (3, 12, 5),
            _ => (6, 6, 2),
        };
        Self { beside, pitch, radius }
    }
}

/// The strip of these ratings. `mine` is the reader's own position. `title` states the finding, `desc` the numbers:
/// screen readers get them instead of the drawing.
pub fn strip(id: &str, points: &[Points], mine: Option<u8>, title: String) -> AnyView {
    let places = places(points);
    let tallest = places.iter().copied().max().unwrap_or(0);
    let packing = Packing::of(tallest);
    let rows = tallest.div_ceil(packing.beside);
    let axis = 16 + (packing.pitch * rows).max(48);
    let dots = places
        .iter()
        .enumerate()
        .map(|(place, count)| group(place, *count, mine, &packing, axis))
        .views();
    let (title_id, desc_id) = (format!("{id}-title"), format!("{id}-desc"));
    let ids = format!("{title_id} {desc_id}");
    let split = |x: usize| {
        view! { <line class="split" x1=x.to_string() x2=x.to_string() y1="4" y2=axis.to_string() /> }
            .into_any()
    };
    view! {
        <svg viewBox=format!("0 0 {WIDTH} {}", axis + 24) role="img" aria-labelledby=ids>
            <title id=title_id>{title}</title>
            <desc id=desc_id>{in_words(&places)}</desc>
            {split(120)}
            {split(240)}
            <line class="axis" x1="0" x2=WIDTH.to_string() y1=axis.to_string() y2=axis.to_string() />
            {dots}
            {ticks(axis + 17)}
        </svg>
    }
    .into_any()
}

/// The dots of one position, from the axis upwards.
fn group(place: usize, count: usize, mine: Option<u8>, packing: &Packing, axis: usize) -> AnyView {
    let number = place + 1;
    let own = mine.is_some_and(|mine| usize::from(mine) == number);
    let fill = format!("url(#agree-{number})");
    // The leftmost dot of a row; rows are centred on their position.
    let widest = packing.beside.min(count).max(1);
    let left = 20 + 40 * place - (widest - 1) * packing.pitch / 2;
    let dots: Vec<AnyView> = (0..count)
        .map(|dot| {
            let (row, column) = (dot / packing.beside, dot % packing.beside);
            let x = left + column * packing.pitch;
            let y = axis - packing.radius - 4 - row * packing.pitch;
            // Dots are interchangeable: the reader's own is drawn as the first of its position.
            let class = if own && dot == 0 { "mark me" } else { "mark" };
            circle(class, x, y, packing.radius, fill.clone())
        })
        .collect();
    view! { <g>{dots}</g> }.into_any()
}

fn circle(class: &'static str, x: usize, y: usize, radius: usize, fill: String) -> AnyView {
    view! {
        <circle
            class=class
            cx=x.to_string()
            cy=y.to_string()
            r=radius.to_string()
            fill=fill
        ></circle>
    }
    .into_any()
}

fn ticks(y: usize) -> AnyView {
    let tick = |place: usize| {
        view! {
            <text class="tick" x=(20 + 40 * place).to_string() y=y.to_string()>
                {(place + 1).to_string()}
            </text>
        }
        .into_any()
    };
    (0..9).map(tick).views().into_any()
}

/// The guesses as empty circles over the number of others they name. `fact` is the actual number, once it is known.
pub fn guess_strip(guesses: &[u16], others: u16, fact: Option<u16>, label: String) -> AnyView {
    /// With more others, positions would be indistinguishable; the text next to the drawing says it.
    const OTHERS_MAX: u16 = 24;
    if others == 0 || others > OTHERS_MAX {
        return nothing();
    }
    let counts: Vec<usize> = (0..=others)
        // A guess above the number of others means all of them.
        .map(|place| guesses.iter().filter(|guess| (**guess).min(others) == place).count())
        .collect();
    let pitch = WIDTH / counts.len();
    let radius = (pitch * 3 / 8).min(9);
    let rows = counts.iter().copied().max().unwrap_or(1).max(1);
    let axis = 8 + rows * (2 * radius + 3);
    let middle = move |place: usize| pitch * place + pitch / 2;
    let circles: Vec<AnyView> = counts
        .iter()
        .enumerate()
        .flat_map(|(place, count)| (0..*count).map(move |row| (place, row)))
        .map(|(place, row)| {
            let y = axis - 3 - radius - row * (2 * radius + 3);
            circle("mark", middle(place), y, radius, "none".to_owned())
        })
        .collect();
    let ticks: Vec<AnyView> = (0..counts.len())
        .map(|place| {
            let known = fact.is_some_and(|fact| usize::from(fact) == place);
            let class = if known { "tick fact" } else { "tick" };
            view! {
                <text class=class x=middle(place).to_string() y=(axis + 17).to_string()>
                    {place.to_string()}
                </text>
            }
            .into_any()
        })
        .collect();
    view! {
        <svg viewBox=format!("0 0 {WIDTH} {}", axis + 24) role="img" aria-label=label>
            <line class="axis" x1="0" x2=WIDTH.to_string() y1=axis.to_string() y2=axis.to_string() />
            {circles}
            {ticks}
        </svg>
    }
    .into_any()
}

/// "2 people at 2, 1 at 5, 3 at 8".
fn in_words(places: &[usize; 9]) -> String {
    let stands = places.iter().enumerate().filter(|(_, count)| **count > 0);
    let parts: Vec<String> = stands.map(|(place, count)| t::at(count, place + 1)).collect();
    if parts.is_empty() {
        return t::none().to_owned();
    }
    t::people(parts.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_group_size_fits_its_position() {
        for tallest in 1..=600 {
            let packing = Packing::of(tallest);
            let width = (packing.beside - 1) * packing.pitch + 2 * packing.radius;
            assert!(width <= 40, "{tallest}: {width}");
            assert!(packing.pitch >= packing.radius * 2);
            assert!(tallest.div_ceil(packing.beside) * packing.pitch <= 650, "{tallest}");
        }
    }

    #[test]
    fn the_text_names_every_occupied_position() {
        let points: Vec<_> = [2, 2, 8].into_iter().filter_map(Points::new).collect();
        assert_eq!(in_words(&places(&points)), "People on the scale of 1 to 9: 2 at 2, 1 at 8.");
    }
}
