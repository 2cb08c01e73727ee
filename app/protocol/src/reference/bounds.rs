//! The limits, read from the two files that define them, so that name, number and reason are written once.

const WIRE: &str = include_str!("../limits.rs");
const PRODUCT: &str = include_str!("../../../domain/src/base/limits.rs");

/// One limit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bound {
    /// The constant's name; its ending says whether it is a minimum or a maximum.
    pub name: String,
    /// The value as written in the source.
    pub value: String,
    /// Its unit and the reason for the number.
    pub about: String,
}

/// The protocol's limits, then the product's.
pub(super) fn all() -> Vec<Bound> {
    [WIRE, PRODUCT].into_iter().flat_map(read).collect()
}

fn read(source: &str) -> Vec<Bound> {
    let mut bounds = Vec::new();
    let mut about: Vec<&str> = Vec::new();
    for line in source.lines() {
        if let Some(doc) = line.strip_prefix("/// ") {
            about.push(doc);
        } else if let Some(constant) = constant(line, &about.join(" ")) {
            bounds.push(constant);
            about.clear();
        }
    }
    bounds
}

/// `pub const NAME: type = value;`
fn constant(line: &str, about: &str) -> Option<Bound> {
    let (name, rest) = line.strip_prefix("pub const ")?.split_once(':')?;
    let value = rest.split_once('=')?.1.trim().trim_end_matches(';');
    Some(Bound { name: name.to_owned(), value: value.to_owned(), about: about.to_owned() })
}
