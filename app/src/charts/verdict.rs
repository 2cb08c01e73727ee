//! The verdict of a consent round.

use domain::tool::resolution::ConsentOutcome;
use leptos::prelude::*;

use crate::{
    ui::icon::{Glyph, Icon},
    words,
};

/// A verdict as a sentence with what to do now.
pub fn verdict_note(verdict: ConsentOutcome) -> AnyView {
    let (key, icon) = match verdict {
        ConsentOutcome::Support => ("agreed", Icon::Agree),
        ConsentOutcome::Open => ("mixed", Icon::Uncertainty),
        ConsentOutcome::Contested | ConsentOutcome::Stopped => ("disconnect", Icon::Hand),
    };
    view! {
        <p class="finding" data-class=key>
            <Glyph icon />
            <span>
                <b>{words::consent_outcome(verdict)}</b>
                " "
                {words::consent_next(verdict)}
            </span>
        </p>
    }
    .into_any()
}
