//! The generated code: one typed function per text, and the lists by which texts are found at run time.

use std::fmt::Write as _;

use super::{COUNT, KEPT, STEP, Text, Texts, fingerprint, values};

pub(super) fn functions(english: &Texts) -> String {
    let mut code = format!(
        "/// Which build a table belongs to.\n#[cfg(not(feature = \"all\"))]\nconst FINGERPRINT: &str = \"{:016x}\";\n",
        fingerprint(english)
    );
    let mut index = 0;
    let (mut steps, mut kept, mut named) = (String::new(), String::new(), String::new());
    for (module, texts) in english {
        writeln!(code, "/// Texts of `{module}`.\npub mod {module} {{")
            .expect("a string takes all");
        for (name, text) in texts {
            let values = values(text);
            if let (Text::Plain(_), true) = (text, values.is_empty()) {
                writeln!(named, "    (\"{module}.{name}\", {index}),").expect("a string takes all");
                if name == KEPT {
                    writeln!(kept, "    (\"{module}\", {index}),").expect("a string takes all");
                }
            }
            if let Some((step, part)) = name.split_once('.') {
                if part == STEP[0] {
                    writeln!(steps, "    (\"{step}\", {index}),").expect("a string takes all");
                }
                index += text.forms().len();
                continue;
            }
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
            let (result, call) = match text {
                Text::Plain(_) if values.is_empty() => {
                    ("&'static str", format!("crate::get({index})"))
                }
                Text::Plain(_) => ("String", format!("crate::fill({index}, &[{references}])")),
                Text::Counted { .. } => {
                    assert!(
                        values.iter().any(|value| value == COUNT),
                        "{module}.{name} counts no {{{COUNT}}}"
                    );
                    (
                        "String",
                        format!("crate::fill({index} + crate::form({COUNT}), &[{references}])"),
                    )
                }
            };
            let english = text
                .forms()
                .into_iter()
                .map(|form| form.replace('"', "'"))
                .collect::<Vec<_>>()
                .join(" / ");
            writeln!(
                code,
                "    #[doc = {english:?}]\n    pub fn {name}({parameters}) -> {result} {{ {call} }}"
            )
            .expect("a string takes all");
            index += text.forms().len();
        }
        code.push_str("}\n");
    }
    code.push_str(&indexes([&steps, &kept, &named]));
    code
}

/// The lists by which texts are found at run time: steps, what tools are called, all texts without values.
fn indexes([steps, kept, named]: [&str; 3]) -> String {
    let list = |doc: &str, attribute: &str, name: &str, rows: &str| {
        format!("/// {doc}\n{attribute}const {name}: &[(&str, usize)] = &[\n{rows}];\n")
    };
    [
        list(
            "The steps that ship, with the index of the first of their texts.",
            "",
            "STEPS",
            steps,
        ),
        list(
            "The tools, with the index of what they are called where they are hidden.",
            "",
            "KEPT",
            kept,
        ),
        list(
            "Every text without values, by file and name.",
            "#[cfg(feature = \"all\")]\n",
            "NAMED",
            named,
        ),
    ]
    .concat()
}
