//! The wording of a step: custom, or as shipped in the reader's language.

use domain::tool::agenda::{Recipe, Step};
use texts::steps as t;

/// The step's title.
pub fn title(step: &Step) -> String {
    step.title.as_ref().map_or_else(|| shipped(step.recipe).0.to_owned(), ToString::to_string)
}

/// One line for everybody: what to do now.
pub fn instruction(step: &Step) -> String {
    let own = step.instruction.as_ref();
    own.map_or_else(|| shipped(step.recipe).1.to_owned(), ToString::to_string)
}

/// What the chair can say.
pub fn script(step: &Step) -> Option<String> {
    let shipped = Some(shipped(step.recipe).2).filter(|text| !text.is_empty());
    step.script.as_ref().map(ToString::to_string).or_else(|| shipped.map(str::to_owned))
}

/// Title, instruction and script of a step as shipped.
pub fn shipped(recipe: Recipe) -> (&'static str, &'static str, &'static str) {
    match recipe {
        Recipe::Own => (t::own(), "", ""),
        Recipe::Charter => (t::charter_title(), t::charter_line(), t::charter_script()),
        Recipe::Insight => (t::insight_title(), t::insight_line(), t::insight_script()),
        Recipe::Write => (t::write_title(), t::write_line(), t::write_script()),
        Recipe::Rate => (t::rate_title(), t::rate_line(), t::rate_script()),
        Recipe::Reveal => (t::reveal_title(), t::reveal_line(), t::reveal_script()),
        Recipe::Organise => (t::organise_title(), t::organise_line(), t::organise_script()),
        Recipe::Disconnects => {
            (t::disconnects_title(), t::disconnects_line(), t::disconnects_script())
        }
        Recipe::Links => (t::links_title(), t::links_line(), t::links_script()),
        Recipe::Draft => (t::draft_title(), t::draft_line(), t::draft_script()),
        Recipe::Trade => (t::trade_title(), t::trade_line(), t::trade_script()),
        Recipe::RateAgain => (t::rate_again_title(), t::rate_again_line(), t::rate_again_script()),
        Recipe::Consent => (t::consent_title(), t::consent_line(), t::consent_script()),
        Recipe::Sign => (t::sign_title(), t::sign_line(), t::sign_script()),
        Recipe::After => (t::after_title(), t::after_line(), t::after_script()),
        Recipe::HopesAndFears => (t::hopes_title(), t::hopes_line(), t::hopes_script()),
        Recipe::PreMortems => {
            (t::pre_mortems_title(), t::pre_mortems_line(), t::pre_mortems_script())
        }
        Recipe::RoundRobin => (t::turns_title(), t::turns_line(), t::turns_script()),
        Recipe::OneTwoFourAll => (t::pairs_title(), t::pairs_line(), t::pairs_script()),
        Recipe::Requests => (t::requests_title(), t::requests_line(), t::requests_script()),
        Recipe::Temperature => {
            (t::temperature_title(), t::temperature_line(), t::temperature_script())
        }
        Recipe::PlusDelta => (t::plus_delta_title(), t::plus_delta_line(), t::plus_delta_script()),
    }
}
