//! Shortens texts.

/// The text, or as many of its first words as fit into `chars_max` characters, with an ellipsis.
pub fn shorten(text: &str, chars_max: usize) -> String {
    const MARK: &str = " …";
    let text = text.trim();
    if text.chars().count() <= chars_max {
        return text.to_owned();
    }
    let room = chars_max.saturating_sub(MARK.chars().count());
    let end = text.char_indices().nth(room).map_or(text.len(), |(at, _)| at);
    let cut = &text[..end];
    // The last word is complete if white space follows it. A single long word is cut.
    let whole = if text[end..].starts_with(char::is_whitespace) {
        cut
    } else {
        cut.rsplit_once(char::is_whitespace).map_or(cut, |(head, _)| head)
    };
    format!("{}{MARK}", whole.trim_end())
}

#[cfg(test)]
mod tests {
    use super::shorten;

    #[test]
    fn h5_a_shortened_text_ends_at_a_word_and_says_that_something_is_missing() {
        for (text, max, short) in [
            ("Sick leave is our first problem.", 40, "Sick leave is our first problem."),
            ("Sick leave is our first problem.", 32, "Sick leave is our first problem."),
            ("Sick leave is our first problem.", 31, "Sick leave is our first …"),
            ("Sick leave is our first problem.", 12, "Sick leave …"),
            ("Sick leave is our first problem.", 11, "Sick …"),
            ("Krankenstandstage", 10, "Krankens …"),
            ("größere Übergänge", 9, "größere …"),
            ("  spaces around  ", 13, "spaces around"),
        ] {
            let got = shorten(text, max);
            assert_eq!(got, short, "{text} in {max}");
            assert!(got.chars().count() <= max, "{got} is longer than {max}");
        }
    }
}
