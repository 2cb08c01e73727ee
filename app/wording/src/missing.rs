//! What is missing before a step can be left.

use domain::{text::FunctionName, tool::agenda::gate::Missing};
use texts::words as t;

use crate::and;

/// What is missing before the step can be left.
/// Functions with the same gap share one line: six lines would hide what the chair can do about it.
pub fn missing(all: &[Missing]) -> Vec<String> {
    type Lacks = fn(&Missing) -> Option<&FunctionName>;
    type Says = fn(String) -> String;
    let by_function: [(Lacks, Says); 5] = [
        (|m| if let Missing::Written(f) = m { Some(f) } else { None }, t::lacks_writing),
        (|m| if let Missing::Rated(f) = m { Some(f) } else { None }, t::lacks_rating),
        (|m| if let Missing::Line(f) = m { Some(f) } else { None }, t::lacks_line),
        (|m| if let Missing::Response(f) = m { Some(f) } else { None }, t::lacks_response),
        (|m| if let Missing::Signature(f) = m { Some(f) } else { None }, t::lacks_signature),
    ];
    let together = by_function.into_iter().filter_map(|(lacks, says)| {
        let functions: Vec<String> =
            all.iter().filter_map(lacks).map(ToString::to_string).collect();
        (!functions.is_empty()).then(|| says(and(&functions)))
    });
    all.iter().filter_map(lacks_by_itself).chain(together).collect()
}

/// The line for a gap that concerns no single function.
fn lacks_by_itself(missing: &Missing) -> Option<String> {
    let words = match missing {
        Missing::Written(_)
        | Missing::Rated(_)
        | Missing::Line(_)
        | Missing::Response(_)
        | Missing::Signature(_) => return None,
        Missing::Explained(count) => return Some(t::lacks_explained((*count).into())),
        Missing::Dispositions(count) => return Some(t::lacks_dispositions((*count).into())),
        Missing::Amendments(count) => return Some(t::lacks_amendments((*count).into())),
        Missing::Statements => t::lacks_statements(),
        Missing::Unasked => t::lacks_asking(),
        Missing::Reveal => t::lacks_reveal(),
        Missing::Link => t::lacks_link(),
        Missing::Objective => t::lacks_objective(),
        Missing::Version => t::lacks_version(),
        Missing::Cost => t::lacks_cost(),
        Missing::LowerAmbitionUnjustified => t::lacks_ambition_reason(),
    };
    Some(words.to_owned())
}

/// What was missing when a step was left early, in the past and in the middle of a line.
pub fn lacked(missing: &Missing) -> String {
    let words = match missing {
        Missing::Written(function) => return t::lacked_writing(function),
        Missing::Rated(function) => return t::lacked_rating(function),
        Missing::Line(function) => return t::lacked_line(function),
        Missing::Response(function) => return t::lacked_response(function),
        Missing::Signature(function) => return t::lacked_signature(function),
        Missing::Explained(count) => return t::lacked_explained(count),
        Missing::Dispositions(count) => return t::lacked_dispositions(count),
        Missing::Amendments(count) => return t::lacked_amendments(count),
        Missing::Statements => t::lacked_statements(),
        Missing::Unasked => t::lacked_asking(),
        Missing::Reveal => t::lacked_reveal(),
        Missing::Link => t::lacked_link(),
        Missing::Objective => t::lacked_objective(),
        Missing::Version => t::lacked_version(),
        Missing::Cost => t::lacked_cost(),
        Missing::LowerAmbitionUnjustified => t::lacked_ambition_reason(),
    };
    words.to_owned()
}
