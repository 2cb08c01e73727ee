//! The versions that were before the group, and what changed since the last one.

use domain::Change;
use leptos::prelude::*;

use super::super::{
    difference::difference,
    parts::{live, nothing},
};
use crate::{browser::clock, state::Room, words};

/// The list, newest first, and under it the difference between the last version and the draft.
pub fn versions(room: Room) -> AnyView {
    live(move || {
        let (versions, changed) = room.read(Change::Resolution, |w| {
            let last = w.resolution.versions.last();
            let changed = last.and_then(|last| difference(&last.document, &w.resolution.draft));
            let rows = w.resolution.versions.iter().rev().map(row).collect::<Vec<_>>();
            (rows, changed)
        });
        if versions.is_empty() {
            return nothing();
        }
        let changed = changed.map(|changed| {
            view! {
                <h3>"What changed since the last version"</h3>
                {changed}
            }
        });
        view! {
            <section class="stack" data-gap="s" aria-labelledby="versions">
                <h2 id="versions">"Versions"</h2>
                <ol class="versions" role="list">
                    {versions}
                </ol>
                {changed}
            </section>
        }
        .into_any()
    })
}

fn row(version: &domain::tool::resolution::Version) -> AnyView {
    let at = clock::hours_minutes(version.at);
    let signed = words::count(version.signatures.len(), "signature", "signatures");
    let about = if version.superseded && !version.signatures.is_empty() {
        format!("{at} · {signed}, undone by a change")
    } else if version.superseded {
        format!("{at} · changed since")
    } else {
        format!("{at} · {signed}")
    };
    view! {
        <li aria-current=(!version.superseded).then_some("true")>
            <b>{format!("Version {}", version.number)}</b>
            <span class="hash">{version.hash.short().to_owned()}</span>
            <small>{about}</small>
        </li>
    }
    .into_any()
}
