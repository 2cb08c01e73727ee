//! The texts, held to the product's terms: one word for one thing in every language. The list is `terms.toml`.

use std::{collections::BTreeMap, fs, path::Path};

use toml::{Table, Value};

const LANGUAGES: [&str; 4] = ["en", "de", "fr", "es"];

fn parse(path: &Path) -> Table {
    let text = fs::read_to_string(path).expect("the file is there");
    text.parse().unwrap_or_else(|why| panic!("{}: {why}", path.display()))
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every text of a language by file and key; both forms of one that depends on a number.
fn texts(language: &str) -> BTreeMap<String, Vec<String>> {
    let folder = root().join(language);
    let entries = [folder.clone(), folder.join("tools")]
        .map(|folder| fs::read_dir(folder).expect("a folder"));
    let mut all = BTreeMap::new();
    for entry in entries.into_iter().flatten() {
        let path = entry.expect("the folder can be read").path();
        if path.is_dir() {
            continue;
        }
        let file = path.file_stem().expect("a file has a name").to_string_lossy().into_owned();
        for (key, value) in parse(&path) {
            let forms = match value {
                Value::String(text) => vec![text],
                Value::Table(forms) => forms.values().map(string).collect(),
                other => panic!("{file}.{key} is {other:?}"),
            };
            all.insert(format!("{file}.{key}"), forms);
        }
    }
    all
}

fn string(value: &Value) -> String {
    value.as_str().expect("a text").to_owned()
}

fn strings(value: &Value) -> Vec<String> {
    value.as_array().expect("a list").iter().map(string).collect()
}

fn list<'a>(terms: &'a Table, name: &str) -> Vec<&'a Table> {
    let all = terms[name].as_array().expect("a list");
    all.iter().map(|one| one.as_table().expect("an entry")).collect()
}

/// Lower case, without accents on the vowels that lose them in the plural, values in braces left out.
fn plain(text: &str) -> String {
    let mut braces = 0;
    let mut out = String::new();
    for c in text.to_lowercase().chars() {
        match c {
            '{' => braces += 1,
            '}' => braces -= 1,
            _ if braces > 0 => {}
            'ó' => out.push('o'),
            c => out.push(c),
        }
    }
    out
}

/// Whether words stand in a text as whole words.
fn holds(text: &str, words: &str) -> bool {
    let spaced = |text: &str| {
        let letters = text.chars().map(|c| if c.is_alphabetic() { c } else { ' ' });
        let text: String = letters.collect();
        format!(" {} ", text.split_whitespace().collect::<Vec<_>>().join(" "))
    };
    spaced(&plain(text)).contains(&spaced(&words.to_lowercase()))
}

#[test]
fn each_term_is_called_by_its_name() {
    let terms = parse(&root().join("terms.toml"));
    for language in LANGUAGES {
        let texts = texts(language);
        for term in list(&terms, "term") {
            let name = string(&term[language]);
            for at in strings(&term["at"]) {
                let said = texts.get(&at).unwrap_or_else(|| panic!("{language}: no text {at}"));
                let good = said.iter().all(|text| plain(text).contains(&plain(&name)));
                assert!(good, "{language}: {at} says {said:?}: call it {name:?}");
            }
        }
    }
}

#[test]
fn no_text_uses_another_word_for_a_term() {
    let terms = parse(&root().join("terms.toml"));
    for language in LANGUAGES {
        let never = strings(&terms["never"][language]);
        for (at, said) in texts(language) {
            for words in &never {
                let bad = said.iter().find(|text| holds(text, words));
                assert!(bad.is_none(), "{language}: {at} says {words:?}: see app/texts/STYLE.md");
            }
        }
    }
}
