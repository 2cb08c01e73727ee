//! The proposed versions, and what has changed since the last one.

use leptos::prelude::*;
use texts::draft as t;

use crate::{
    browser::clock,
    charts::difference::difference,
    state::Room,
    ui::parts::{live, nothing},
};

/// The versions, newest first, then the difference between the last one and the draft.
pub fn versions(room: Room) -> AnyView {
    live(move || {
        let (versions, changed) = room.read(|w| {
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
                <h3>{t::changed_since_last()}</h3>
                {changed}
            }
        });
        view! {
            <section class="stack" data-gap="s" aria-labelledby="versions">
                <h2 id="versions">{t::versions()}</h2>
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
    let signed = version.signatures.len();
    let about = if version.superseded && signed > 0 {
        t::version_undone(at, signed)
    } else if version.superseded {
        t::version_changed(at)
    } else {
        t::version_signed(at, signed)
    };
    view! {
        <li aria-current=(!version.superseded).then_some("true")>
            <b>{t::version(version.number)}</b>
            <span class="hash">{version.hash.short().to_owned()}</span>
            <small>{about}</small>
        </li>
    }
    .into_any()
}
