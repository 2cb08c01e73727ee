//! Generates one typed function per text from the folders of texts. The build fails, and says where, if a text is
//! missing in a language, has no English version, or takes other values than the English one.

mod code;
mod parts;

use std::{
    collections::BTreeMap,
    env, fs,
    hash::{DefaultHasher, Hash as _, Hasher as _},
    path::{Path, PathBuf},
};

use parts::{Part, Place};

/// The folders. English comes first: it defines which texts exist.
const LANGUAGES: [&str; 4] = ["en", "de", "fr", "es"];
/// The folder of the tools' texts in each language.
const TOOLS: &str = "tools";
/// The texts of a step that ships, in alphabetical order: what to do now, one line for everybody, what the chair can say,
/// the name.
const STEP: [&str; 4] = ["coach", "line", "script", "title"];
/// The list of what the browser loads when.
const PARTS: &str = "parts.toml";
/// The text that says what a tool is called where it is hidden from the seller.
const KEPT: &str = "kept";
/// Precedes the number of a value in a text.
const MARK: char = '\u{1}';
/// The only value that selects between singular and plural.
const COUNT: &str = "n";

/// One text: a single form, or one for singular and one for plural.
#[derive(Clone, PartialEq)]
enum Text {
    Plain(String),
    Counted { one: String, many: String },
}

impl Text {
    fn forms(&self) -> Vec<&String> {
        match self {
            Self::Plain(text) => vec![text],
            Self::Counted { one, many } => vec![one, many],
        }
    }
}

/// module → name → text.
type Texts = BTreeMap<String, BTreeMap<String, Text>>;

fn main() {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("cargo names the folder"));
    let all: Vec<Texts> = LANGUAGES.iter().map(|language| read(&root.join(language))).collect();
    let english = &all[0];
    let problems: Vec<String> = LANGUAGES
        .iter()
        .zip(&all)
        .flat_map(|(language, texts)| differ(language, english, texts))
        .collect();
    assert!(
        problems.is_empty(),
        "texts do not match the English ones:\n  {}",
        problems.join("\n  ")
    );
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo names the folder"));
    let places = parts::placed(english, &root.join(PARTS));
    fs::write(out.join("texts.rs"), code::code(english, &places))
        .expect("the output folder takes files");
    for (language, texts) in LANGUAGES.iter().zip(&all) {
        let table = table(english, &places, texts);
        fs::write(out.join(format!("{language}.txt")), table)
            .expect("the output folder takes files");
    }
}

/// All files of a language: one per screen, and one per tool in the folder `tools`.
fn read(folder: &Path) -> Texts {
    let mut texts = Texts::new();
    for folder in [folder.to_owned(), folder.join(TOOLS)] {
        println!("cargo::rerun-if-changed={}", folder.display());
        for entry in fs::read_dir(&folder).expect("a folder for each language") {
            let path = entry.expect("the folder can be read").path();
            if path.is_dir() {
                continue;
            }
            let module =
                path.file_stem().expect("a file has a name").to_string_lossy().into_owned();
            println!("cargo::rerun-if-changed={}", path.display());
            let known = texts.insert(module, file(&path));
            assert!(known.is_none(), "{}: another file has this name", path.display());
        }
    }
    texts
}

/// The texts of one file. A section is a step that ships; its texts are called `Section.name`.
fn file(path: &Path) -> BTreeMap<String, Text> {
    let file = fs::read_to_string(path).expect("a file of texts can be read");
    let file: toml::Table = file.parse().unwrap_or_else(|why| panic!("{}: {why}", path.display()));
    let mut texts = BTreeMap::new();
    let mut add = |name: String, value| {
        let text = parse(value).unwrap_or_else(|why| panic!("{}: {name}: {why}", path.display()));
        texts.insert(name, text);
    };
    for (name, value) in file {
        match value {
            toml::Value::Table(step) if name.starts_with(char::is_uppercase) => {
                let names: Vec<&str> = step.keys().map(String::as_str).collect();
                assert!(
                    names.len() == STEP.len() && STEP.iter().all(|name| names.contains(name)),
                    "{}: [{name}] has the texts {names:?}, a step has {STEP:?}",
                    path.display()
                );
                for (part, value) in step {
                    add(format!("{name}.{part}"), value);
                }
            }
            value => add(name, value),
        }
    }
    texts
}

fn parse(value: toml::Value) -> Result<Text, &'static str> {
    let line = |value: Option<&toml::Value>| {
        let text = value.and_then(toml::Value::as_str).ok_or("a text, or { one = …, many = … }")?;
        if text.contains(char::is_control) { Err("one line, please") } else { Ok(text.to_owned()) }
    };
    match &value {
        toml::Value::Table(forms) if forms.len() == 2 => {
            Ok(Text::Counted { one: line(forms.get("one"))?, many: line(forms.get("many"))? })
        }
        _ => line(Some(&value)).map(Text::Plain),
    }
}

/// The values a text takes, in order of first use.
fn values(text: &Text) -> Vec<String> {
    let mut names = Vec::new();
    // The plural form uses all values.
    for form in text.forms().into_iter().rev() {
        for part in form.split('{').skip(1) {
            let name = part.split('}').next().unwrap_or_default().to_owned();
            if !names.contains(&name) {
                names.push(name);
            }
        }
    }
    names
}

fn differ(language: &str, english: &Texts, texts: &Texts) -> Vec<String> {
    let mut problems = Vec::new();
    for (module, wanted) in english {
        let given = texts.get(module);
        for (name, text) in wanted {
            let at = format!("{language}/{module}.toml: {name}");
            match given.and_then(|given| given.get(name)) {
                None => problems.push(format!("{at} is missing")),
                Some(same) => {
                    let sorted = |text| {
                        let mut names = values(text);
                        names.sort();
                        names
                    };
                    if sorted(same) != sorted(text) {
                        problems.push(format!(
                            "{at} takes {:?}, not {:?}",
                            values(same),
                            values(text)
                        ));
                    }
                    if matches!(same, Text::Plain(_)) != matches!(text, Text::Plain(_)) {
                        problems
                            .push(format!("{at} is counted in one language and not in the other"));
                    }
                }
            }
        }
    }
    for (module, given) in texts {
        let wanted = english.get(module);
        for name in
            given.keys().filter(|name| !wanted.is_some_and(|wanted| wanted.contains_key(*name)))
        {
            problems.push(format!("{language}/{module}.toml: {name} is in no English file"));
        }
    }
    problems
}

/// The same order for all languages, one line for each form. The first line identifies the build.
fn table(english: &Texts, places: &[Place], texts: &Texts) -> String {
    let mut table = format!("{:016x}", fingerprint(english, places));
    for Place { module, name, .. } in places {
        let order = values(&english[module][name]);
        for form in texts[module][name].forms() {
            table.push('\n');
            table.push_str(&marked(form, &order));
        }
    }
    table
}

/// Replaces `{name}` by the mark and the number of the value.
fn marked(form: &str, order: &[String]) -> String {
    let mut text = form.to_owned();
    for (number, name) in order.iter().enumerate() {
        text = text.replace(&format!("{{{name}}}"), &format!("{MARK}{number}"));
    }
    text
}

fn fingerprint(english: &Texts, places: &[Place]) -> u64 {
    let mut hash = DefaultHasher::new();
    for Place { part, module, name, .. } in places {
        (part, module, name, values(&english[module][name])).hash(&mut hash);
    }
    hash.finish()
}
