//! Which texts the browser loads when, as `parts.toml` says.

use std::{fs, path::Path};

use super::{STEP, Texts};

/// Where a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Part {
    /// In the file that comes with the page.
    First,
    /// In the file that comes with the parts of the program after that.
    Later,
    /// In no file: only the server says it.
    Server,
}

impl Part {
    /// The function of the crate that finds a text of this part at run time. The build of the page looks for its name.
    pub(super) fn getter(self) -> &'static str {
        match self {
            Self::First => "first_text",
            Self::Later => "later_text",
            Self::Server => "server_text",
        }
    }
}

/// A text with its place. Those of one part follow each other.
#[derive(Debug)]
pub(super) struct Place {
    pub(super) part: Part,
    pub(super) module: String,
    pub(super) name: String,
    /// The index of its first form.
    pub(super) index: usize,
}

/// All texts in the order of the files, the same in every language.
pub(super) fn placed(english: &Texts, list: &Path) -> Vec<Place> {
    println!("cargo::rerun-if-changed={}", list.display());
    let text = fs::read_to_string(list).expect("the list of the parts can be read");
    let list: toml::Table = text.parse().unwrap_or_else(|why| panic!("parts.toml: {why}"));
    let (first, server) = (patterns(&list, "first"), patterns(&list, "server"));
    for pattern in first.iter().chain(&server) {
        let mut names =
            english.iter().flat_map(|(file, texts)| texts.keys().map(move |k| (file, k)));
        let known = names.any(|(file, name)| matches(pattern, file, name));
        assert!(known, "parts.toml: there is no text {pattern}");
    }
    let part = |module: &str, name: &str| {
        let named = |list: &[String]| list.iter().any(|pattern| matches(pattern, module, name));
        match name.split_once('.') {
            // The stepper shows every step from the start; what the chair says of it has time.
            Some((_, part)) if part == STEP[1] || part == STEP[3] => Part::First,
            None if named(&server) => Part::Server,
            None if named(&first) => Part::First,
            Some(_) | None => Part::Later,
        }
    };
    let mut all: Vec<Place> = english
        .iter()
        .flat_map(|(module, texts)| texts.keys().map(move |name| (module, name)))
        .map(|(module, name)| Place {
            part: part(module, name),
            module: module.clone(),
            name: name.clone(),
            index: 0,
        })
        .collect();
    all.sort_by_key(|place| place.part);
    let mut index = 0;
    for place in &mut all {
        place.index = index;
        index += english[&place.module][&place.name].forms().len();
    }
    all
}

/// The number of lines in the file of a part.
pub(super) fn lines(places: &[Place], english: &Texts, part: Part) -> usize {
    let forms = |place: &Place| english[&place.module][&place.name].forms().len();
    places.iter().filter(|place| place.part == part).map(forms).sum()
}

fn patterns(list: &toml::Table, part: &str) -> Vec<String> {
    let all = list.get(part).and_then(toml::Value::as_array).expect("parts.toml has both lists");
    all.iter().map(|pattern| pattern.as_str().expect("parts.toml holds names").to_owned()).collect()
}

/// `file`, `file.text`, either with a star for whatever is there.
fn matches(pattern: &str, file: &str, name: &str) -> bool {
    let fits = |pattern: &str, name: &str| match pattern.split_once('*') {
        Some((start, end)) => name.strip_prefix(start).is_some_and(|rest| rest.ends_with(end)),
        None => pattern == name,
    };
    match pattern.split_once('.') {
        Some((files, names)) => fits(files, file) && fits(names, name),
        None => fits(pattern, file),
    }
}
