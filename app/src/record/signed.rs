//! Who signed which text, and when.

use domain::{Timestamp, Workshop, tool::resolution::Version};
use leptos::prelude::*;
use texts::record_page as t;

use crate::{
    browser::clock,
    live::shared::proxies,
    ui::{
        icon::{Glyph, Icon},
        views::Views as _,
    },
};

/// Who has signed a version, per function, and who has not.
pub fn signatures(workshop: &Workshop, version: &Version) -> AnyView {
    let number = version.number;
    let signed = version.signatures.iter().map(|(seat, signature)| {
        let mut at = t::signed_at(moment(signature.at), number);
        if let Some(entered) = proxies::mark(workshop.seats.all.get(seat)) {
            at = format!("{at} · {entered}");
        }
        view! {
            <li class="signed">
                <Glyph icon=Icon::Sign />
                " "
                <b>{signature.function.to_string()}</b>
                " "
                <span>{at}</span>
            </li>
        }
        .into_any()
    });
    let unsigned =
        workshop.seats.members().filter(|seat| !version.signatures.contains_key(&seat.id));
    let mut missing: Vec<_> =
        unsigned.filter_map(|seat| seat.function.as_ref()).map(ToString::to_string).collect();
    missing.sort_unstable();
    let missing = missing.into_iter().map(|function| {
        view! { <li><b>{function}</b> " " <span>{t::unsigned()}</span></li> }.into_any()
    });
    view! {
        <ul class="signatures" role="list">
            {signed.chain(missing).views()}
        </ul>
    }
    .into_any()
}

/// The version's number and the first digits of its hash, for people to compare.
pub fn version_name(version: &Version) -> String {
    let hash = version.hash.short();
    t::version(version.number, &hash[..4], &hash[4..])
}

/// Date and time in the reader's time zone.
pub fn moment(at: Timestamp) -> String {
    clock::moment(at)
}
