//! Templates: agendas that ship. Every step is within its bounds, or it would be missing.

use std::collections::HashSet;

use domain::{
    limits::{STEP_LINES_MAX, STEPS_MAX},
    template::{TEMPLATES, Template},
    tool::agenda::{Activity, Gate, Phase, Recipe, Round},
};

#[test]
fn every_row_of_every_template_becomes_a_step() {
    for (key, steps, minutes) in [("room-90", 14, 90), ("remote-60", 12, 60)] {
        let template = Template::find(key).expect("it ships");
        let numbered: Vec<_> = template.steps().iter().map(|step| step.id.0).collect();
        assert_eq!(numbered, (1..=steps).collect::<Vec<u16>>(), "{key}");
        let planned: u16 = template.steps().iter().map(|step| step.minutes.get()).sum();
        assert_eq!(planned, minutes, "{key} promises its length");
    }
    assert_eq!(TEMPLATES.len(), 2);
    assert!(Template::find("room-9000").is_none());
}

#[test]
fn every_step_is_a_different_shipped_recipe() {
    for template in TEMPLATES {
        let steps = template.steps();
        assert!(steps.len() <= STEPS_MAX);
        for step in &steps {
            assert_ne!(step.recipe, Recipe::Own, "{}", template.key);
            assert!(step.lines.len() <= STEP_LINES_MAX);
        }
        let recipes: HashSet<_> = steps.iter().map(|step| step.recipe).collect();
        assert_eq!(recipes.len(), steps.len());
    }
}

#[test]
fn phases_come_in_order_and_reveals_after_what_they_reveal() {
    for template in TEMPLATES {
        let steps = template.steps();
        assert!(steps.is_sorted_by_key(|step| step.phase));
        assert_eq!(steps.last().map(|step| step.phase), Some(Phase::FollowThrough));
        let at = |activity| steps.iter().position(|step| step.activity == activity);
        let (write, rate) =
            (at(Activity::Write { sealed: true }), at(Activity::Rate { round: Round::First }));
        assert!(write.is_some() && write < at(Activity::Reveal));
        assert!(rate.is_some() && rate < at(Activity::Reveal));
        assert!(at(Activity::Consent) < at(Activity::Sign));
        assert_eq!(steps.iter().filter(|step| step.gate == Gate::EveryoneSigned).count(), 1);
    }
}
