//! The wording of a step: custom, or as shipped in the reader's language.

use domain::tool::agenda::{Recipe, Step};

/// The step's title.
pub fn title(step: &Step) -> String {
    step.title.as_ref().map_or_else(|| shipped(step.recipe).title.to_owned(), ToString::to_string)
}

/// One line for everybody: what to do now.
pub fn instruction(step: &Step) -> String {
    let own = step.instruction.as_ref();
    own.map_or_else(|| shipped(step.recipe).line.to_owned(), ToString::to_string)
}

/// What the chair can say.
pub fn script(step: &Step) -> Option<String> {
    let shipped = Some(spoken(step.recipe).script).filter(|text| !text.is_empty());
    step.script.as_ref().map(ToString::to_string).or_else(|| shipped.map(str::to_owned))
}

/// The texts of a step as shipped. A step of the group's own has only a name, until it says its words itself.
pub fn shipped(recipe: Recipe) -> texts::Step {
    match recipe.shipped() {
        Some(shipped) => texts::step(shipped.name),
        None => texts::Step { title: texts::steps::own(), ..texts::Step::default() },
    }
}

/// What the chair reads of a step as shipped.
pub fn spoken(recipe: Recipe) -> texts::SpokenStep {
    recipe.shipped().map(|shipped| texts::spoken_step(shipped.name)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use domain::tool::agenda::SHIPPED;

    #[test]
    fn every_step_that_ships_has_its_texts() {
        for step in SHIPPED {
            let texts = texts::step(step.name);
            assert!(
                !texts.title.is_empty()
                    && !texts.line.is_empty()
                    && !texts::spoken_step(step.name).coach.is_empty(),
                "add the section [{}] with title, line, script and coach to tools/{}.toml in each folder of app/texts",
                step.name,
                step.tool
            );
        }
    }
}
