//! The generated code: one typed function per text, and the lists by which texts are found at run time.

use std::{collections::BTreeMap, fmt::Write as _};

use super::{COUNT, KEPT, Part, Place, STEP, Text, Texts, fingerprint, parts::lines, values};

pub(super) fn code(english: &Texts, places: &[Place]) -> String {
    let mut code = format!(
        "/// Which build a table belongs to.\n#[cfg(not(feature = \"all\"))]\nconst FINGERPRINT: &str = \"{:016x}\";\n\
         /// The number of texts in the first file, and in the later one.\nconst LINES: [usize; 2] = [{}, {}];\n",
        fingerprint(english, places),
        lines(places, english, Part::First),
        lines(places, english, Part::Later),
    );
    let mut modules: BTreeMap<&str, Vec<&Place>> = BTreeMap::new();
    for place in places {
        modules.entry(&place.module).or_default().push(place);
    }
    for (module, places) in modules {
        writeln!(code, "/// Texts of `{module}`.\npub mod {module} {{")
            .expect("a string takes all");
        for place in places.into_iter().filter(|place| !place.name.contains('.')) {
            code.push_str(&function(place, &english[module][&place.name]));
        }
        code.push_str("}\n");
    }
    code.push_str(&indexes(english, places));
    code
}

/// The function that returns a text.
fn function(place: &Place, text: &Text) -> String {
    let Place { part, module, name, index } = place;
    let values = values(text);
    assert!(values.len() < 10, "{module}.{name} takes more than nine values");
    let parameters: Vec<String> = values
        .iter()
        .map(|value| match value.as_str() {
            COUNT if matches!(text, Text::Counted { .. }) => format!("{value}: usize"),
            _ => format!("{value}: impl std::fmt::Display"),
        })
        .collect();
    let parameters = parameters.join(", ");
    let references: Vec<String> = values.iter().map(|value| format!("&{value}")).collect();
    let references = references.join(", ");
    let get = part.getter();
    let (result, call) = match text {
        Text::Plain(_) if values.is_empty() => ("&'static str", format!("crate::{get}({index})")),
        Text::Plain(_) => {
            ("String", format!("crate::fill(crate::{get}({index}), &[{references}])"))
        }
        Text::Counted { .. } => {
            assert!(
                values.iter().any(|value| value == COUNT),
                "{module}.{name} counts no {{{COUNT}}}"
            );
            let text = format!("crate::{get}({index} + crate::form({COUNT}))");
            ("String", format!("crate::fill({text}, &[{references}])"))
        }
    };
    let english: Vec<String> =
        text.forms().into_iter().map(|form| form.replace('"', "'")).collect();
    let english = english.join(" / ");
    format!("    #[doc = {english:?}]\n    pub fn {name}({parameters}) -> {result} {{ {call} }}\n")
}

/// The lists by which texts are found at run time: steps, what tools are called, all texts without values.
fn indexes(english: &Texts, places: &[Place]) -> String {
    let [mut steps, mut spoken, mut kept] = [const { String::new() }; 3];
    let mut named = BTreeMap::new();
    for Place { part, module, name, index } in places {
        let row = |name: &str| format!("    ({name:?}, {index}),\n");
        match name.split_once('.') {
            Some((step, first)) if first == STEP[1] => steps.push_str(&row(step)),
            Some((step, first)) if first == STEP[0] => spoken.push_str(&row(step)),
            Some(_) => {}
            None => {
                let text = &english[module][name];
                if !matches!(text, Text::Plain(_)) || !values(text).is_empty() {
                    continue;
                }
                if name == KEPT && *part == Part::Later {
                    kept.push_str(&row(module));
                }
                let key = format!("{module}.{name}");
                named.insert(key.clone(), row(&key));
            }
        }
    }
    let list = |doc: &str, attribute: &str, name: &str, rows: &str| {
        format!("/// {doc}\n{attribute}const {name}: &[(&str, usize)] = &[\n{rows}];\n")
    };
    let all = "#[cfg(feature = \"all\")]\n";
    let named: String = named.into_values().collect();
    [
        list(
            "The steps that ship, with the index of their line; their title follows.",
            "",
            "STEPS",
            &steps,
        ),
        list(
            "The steps that ship, with the index of the coach's text; the script follows.",
            "",
            "SPOKEN",
            &spoken,
        ),
        list(
            "The tools, with the index of what they are called where they are hidden.",
            "",
            "KEPT",
            &kept,
        ),
        list("Every text without values, by file and name.", all, "NAMED", &named),
    ]
    .concat()
}
