//! A table of texts, and a box for what is wider than the screen.

use leptos::prelude::*;
use texts::parts as t;

use crate::ui::{parts::el, views::Views as _};

/// A table of texts: column headings, and rows whose first cell is a heading.
pub fn table(heads: &[String], rows: Vec<Vec<String>>) -> AnyView {
    let head = |head: &String| view! { <th scope="col">{head.clone()}</th> }.into_any();
    let cell = |(at, cell): (usize, String)| {
        if at == 0 {
            return view! { <th scope="row">{cell}</th> }.into_any();
        }
        // On a phone each cell is shown below its heading, and empty cells are omitted.
        let head = heads.get(at).filter(|_| !cell.is_empty()).cloned();
        view! { <td class="num" data-head=head>{cell}</td> }.into_any()
    };
    let row = |row: Vec<String>| {
        let cells = row.into_iter().enumerate().map(cell);
        el("tr", "", cells.collect())
    };
    let heads = heads.iter().map(head).views();
    let rows = rows.into_iter().map(row).views();
    let table = vec![el("thead", "", vec![el("tr", "", heads)]), el("tbody", "", rows)];
    scroll(t::table(), el("table", "rows", table))
}

/// Content that may be wider than the screen. Scrolls in its own box, so it must be reachable by keyboard.
pub fn scroll(name: &'static str, inside: AnyView) -> AnyView {
    view! {
        <div class="table-scroll" tabindex="0" role="region" aria-label=name>
            {inside}
        </div>
    }
    .into_any()
}
