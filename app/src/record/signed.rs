//! Who signed which text, and when.

use leptos::prelude::*;
use record::{Decision, Signed};
use texts::{proxies, record_page as t};

use crate::{
    browser::clock,
    ui::{
        icon::{Glyph, Icon},
        views::Views as _,
    },
};

/// Who has signed a version, per function, and who has not.
pub(super) fn signatures(decision: &Decision) -> AnyView {
    let signed = |one: &Signed| {
        let mut at = t::signed_at(clock::moment(one.moment), decision.version);
        if one.entered {
            at = format!("{at} · {}", proxies::entered());
        }
        view! {
            <li class="signed">
                <Glyph icon=Icon::Sign />
                " "
                <b>{one.function.to_string()}</b>
                " "
                <span>{at}</span>
            </li>
        }
        .into_any()
    };
    let missing = decision.not_signed.iter().map(|function| {
        let function = function.to_string();
        view! { <li><b>{function}</b> " " <span>{t::unsigned()}</span></li> }.into_any()
    });
    view! {
        <ul class="signatures" role="list">
            {decision.signed.iter().map(signed).chain(missing).views()}
        </ul>
    }
    .into_any()
}

/// The version's number and the first digits of its hash, for people to compare.
pub(super) fn version_name(decision: &Decision) -> String {
    let digits = |range| decision.hash.get(range).unwrap_or_default();
    t::version(decision.version, digits(0..4), digits(4..8))
}
