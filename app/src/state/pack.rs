//! Several texts in one, `5:first6:second`: the only format that every version of the page can read.

use std::fmt::Write as _;

/// Packs texts into one.
pub fn pack<'a>(texts: impl IntoIterator<Item = &'a str>) -> String {
    texts.into_iter().fold(String::new(), |mut all, text| {
        let _ = write!(all, "{}:{text}", text.len());
        all
    })
}

/// Unpacks what [`pack`] wrote; `None` for anything else.
pub fn unpack(mut all: &str) -> Option<Vec<&str>> {
    let mut texts = Vec::new();
    while !all.is_empty() {
        let (bytes, rest) = all.split_once(':')?;
        let (text, rest) = rest.split_at_checked(bytes.parse().ok()?)?;
        texts.push(text);
        all = rest;
    }
    Some(texts)
}

#[cfg(test)]
mod tests {
    use super::{pack, unpack};

    #[test]
    fn packed_texts_are_unpacked_unchanged() {
        for texts in [&[][..], &[""], &["one"], &["two:2", "", "3:x", "größer\nals 🙂"]] {
            assert_eq!(unpack(&pack(texts.iter().copied())).as_deref(), Some(texts));
        }
        let inner = pack(["a", "b"]);
        assert_eq!(unpack(&pack([inner.as_str(), "c"])), Some(vec![inner.as_str(), "c"]));
    }

    #[test]
    fn anything_else_is_rejected() {
        for text in ["x", "5:four", "3", ":", "1:ab", "2:ü3:x", "-1:a", "99999999999999999999:a"] {
            assert_eq!(unpack(text), None, "{text}");
        }
    }
}
