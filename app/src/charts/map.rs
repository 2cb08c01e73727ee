//! The map of disconnects: each function's rating of each statement, most urgent first. A table, so that eyes, screen
//! readers and the wall read the same.

use domain::{
    Workshop,
    map::Set,
    measure::chance,
    text::FunctionName,
    tool::{agenda::Round, statements::Outcome},
};
use leptos::prelude::*;
use texts::map as t;

use crate::{
    charts::{
        findings::{Finding, vetoes},
        outcome::by_function,
    },
    ui::{parts::swatch, views::Views as _},
    words,
};

/// Most statements listed: beyond seven, nothing is discussed in one meeting.
pub const ROWS_MAX: usize = 7;
/// Most statements on the wall: more are not legible at five metres.
pub const ROWS_WALL: usize = 3;

/// One statement of the map.
struct MapRow<'a> {
    text: &'a str,
    finding: Finding,
    outcome: &'a Outcome,
}

/// The map of a round, with at most `most` statements; `None` before its reveal.
pub fn map(workshop: &Workshop, round: Round, most: usize) -> Option<AnyView> {
    let rated = workshop.statements.agreements();
    let rated =
        rated.filter_map(|one| Some((one.text.as_str(), one.round(round).outcome.as_ref()?)));
    drawn(rated.collect(), &vetoes(workshop), most)
}

/// The map of statements with their results. `veto` holds the functions whose veto can stop a decision.
pub fn drawn(
    rated: Vec<(&str, &Outcome)>,
    veto: &Set<FunctionName>,
    most: usize,
) -> Option<AnyView> {
    let rows = rows(rated, veto, most);
    let marks = rows.iter().flat_map(|row| &row.outcome.marks);
    let mut functions: Set<Option<&FunctionName>> = Set::new();
    functions.extend(marks.map(|mark| mark.function.as_ref()));
    let heads = functions
        .iter()
        .map(|function| view! { <th scope="col">{words::group(*function)}</th> }.into_any())
        .views();
    let lines = rows.iter().map(|row| line(row, &functions)).views();
    (!lines.is_empty()).then(|| {
        view! {
            <div class="table-scroll" tabindex="0" role="region" aria-label=t::name()>
                <table class="map">
                    <caption class="visually-hidden">
                        {t::caption()}
                    </caption>
                    <thead>
                        <tr>
                            <th scope="col">{t::sentence()}</th>
                            {heads}
                        </tr>
                    </thead>
                    <tbody>{lines}</tbody>
                </table>
            </div>
        }
        .into_any()
    })
}

/// In discussion order.
fn rows<'a>(
    rated: Vec<(&'a str, &'a Outcome)>,
    veto: &Set<FunctionName>,
    most: usize,
) -> Vec<MapRow<'a>> {
    let mut rows: Vec<(MapRow<'_>, usize)> = Vec::new();
    for (place, (text, outcome)) in rated.into_iter().enumerate() {
        let row = MapRow { text, finding: Finding::of(outcome, veto), outcome };
        // Few enough for an insertion sort.
        let key = |row: &MapRow<'_>, place: usize| (row.finding.rank, place);
        let at = rows.partition_point(|(known, at)| key(known, *at) < key(&row, place));
        rows.insert(at, (row, place));
    }
    rows.into_iter().take(most).map(|(row, _)| row).collect()
}

fn line(row: &MapRow<'_>, functions: &Set<Option<&FunctionName>>) -> AnyView {
    let by = by_function(&row.outcome.marks);
    let cells: Vec<AnyView> = functions
        .iter()
        .map(|function| {
            let swatches: Vec<AnyView> = match by.get(function) {
                Some(places) => places
                    .iter()
                    .map(|place| swatch(place.get(), place.get().to_string()))
                    .collect(),
                None => vec!["–".into_any()],
            };
            view! { <td data-function=words::group(*function)>{swatches}</td> }.into_any()
        })
        .collect();
    view! {
        <tr data-class=row.finding.key>
            <th scope="row">
                {row.text.to_owned()}
                <span>
                    <b>{row.finding.headline.clone()}</b>
                    {apart(&row.finding).map(|apart| view! { <small class="num">{apart}</small> })}
                </span>
            </th>
            {cells}
        </tr>
    }
    .into_any()
}

/// "0.83, far apart": the divergence, and what it means for a group of this size.
fn apart(finding: &Finding) -> Option<String> {
    let divergence = finding.divergence?;
    let index = words::index(divergence);
    Some(match chance(divergence, finding.rated) {
        Some(chance) => format!("{index}, {}", words::chance(chance)),
        None => index,
    })
}
