//! The steps of the walk: those of the template, and every step of the toolbox.

use domain::{
    id::StepId,
    template::Template,
    tool::agenda::{Activity, Phase, Recipe},
};

/// The template that has every tool.
pub(crate) const TEMPLATE: &str = "room-90";

/// One step of the walk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct PlannedStep {
    pub(crate) id: StepId,
    pub(crate) recipe: Recipe,
    pub(crate) phase: Phase,
    pub(crate) activity: Activity,
    /// Counted from 0.
    pub(crate) place: usize,
}

impl PlannedStep {
    /// Whether it is the step of this tool.
    pub(crate) fn is_of(&self, tool: &str) -> bool {
        self.recipe.shipped().is_some_and(|shipped| shipped.tool == tool)
    }
}

/// The steps in the order in which the group enters them.
pub(crate) fn agenda() -> Vec<PlannedStep> {
    let template = Template::find(TEMPLATE).expect("the template ships");
    let mut steps: Vec<_> = template.steps().iter().map(|step| (step.id, step.recipe)).collect();
    for (number, (after, recipe)) in (steps.len() + 1..).zip(inserted()) {
        let id = StepId(u16::try_from(number).unwrap());
        let place = steps.iter().position(|(known, _)| *known == after).unwrap();
        steps.insert(place + 1, (id, recipe));
    }
    let planned = |(place, (id, recipe)): (usize, (StepId, Recipe))| {
        let shipped = recipe.shipped().expect("every step of the walk ships");
        PlannedStep { id, recipe, phase: shipped.phase, activity: shipped.activity, place }
    };
    steps.into_iter().enumerate().map(planned).collect()
}

/// The steps of the toolbox as the Mobilizer inserts them: the step each of them follows, and its recipe. Those of one
/// phase follow each other.
pub(crate) fn inserted() -> Vec<(StepId, Recipe)> {
    let steps = Template::find(TEMPLATE).expect("the template ships").steps();
    let mut last: Vec<(Phase, StepId)> = Vec::new();
    let first = u16::try_from(steps.len()).unwrap() + 1;
    let mut all = Vec::new();
    for (number, recipe) in (first..).zip(Recipe::toolbox()) {
        let phase = recipe.shipped().expect("a step of the toolbox ships").phase;
        let before = last.iter().find(|(of, _)| *of == phase).map(|(_, id)| *id);
        let after = before.unwrap_or_else(|| {
            let before = steps.iter().find(|step| step.recipe == before_the_toolbox(phase));
            before.expect("the template has this step").id
        });
        all.push((after, recipe));
        last.retain(|(of, _)| *of != phase);
        last.push((phase, StepId(number)));
    }
    all
}

/// The step after which those of the toolbox come: cards are sealed by then in Prompt and shown in Explore, and the
/// draft has begun in Converge.
fn before_the_toolbox(phase: Phase) -> Recipe {
    match phase {
        Phase::Prepare | Phase::Prompt => Recipe::Write,
        Phase::Explore => Recipe::Organise,
        Phase::Converge => Recipe::Draft,
        Phase::FollowThrough => Recipe::After,
    }
}
