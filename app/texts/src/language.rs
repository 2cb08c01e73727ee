//! The supported languages.

/// A language of the screens and the record. Each person chooses their own; a workshop has none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Language {
    /// Also the default.
    #[default]
    English,
    German,
    French,
    Spanish,
}

impl Language {
    /// All languages.
    pub const ALL: [Self; 4] = [Self::English, Self::German, Self::French, Self::Spanish];

    /// The code for URLs, cookies and `lang` (BCP 47).
    pub fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::German => "de",
            Self::French => "fr",
            Self::Spanish => "es",
        }
    }

    /// The language's name in itself.
    pub fn own_name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::German => "Deutsch",
            Self::French => "Français",
            Self::Spanish => "Español",
        }
    }

    /// The language with this code or a variant of it (`de`, `de-AT`).
    pub fn parse(code: &str) -> Option<Self> {
        let language = code.trim().split('-').next()?;
        Self::ALL.into_iter().find(|known| known.code().eq_ignore_ascii_case(language))
    }

    /// The browser's most preferred language that is supported (RFC 9110, 12.5.4).
    pub fn accepted(header: &str) -> Option<Self> {
        let weighed = header.split(',').filter_map(|part| {
            let (code, weight) = part.split_once(";q=").unwrap_or((part, "1"));
            let weight: f32 = weight.trim().parse().ok()?;
            Some((Self::parse(code)?, weight)).filter(|(_, weight)| *weight > 0.0)
        });
        // Of equal weights, the first wins.
        weighed
            .reduce(|best, next| if next.1 > best.1 { next } else { best })
            .map(|(language, _)| language)
    }

    /// Whether this number takes the singular.
    pub(crate) fn is_one(self, number: usize) -> bool {
        number == 1 || number == 0 && self == Self::French
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(header: &str, wanted: Option<Language>) {
        assert_eq!(Language::accepted(header), wanted, "{header}");
    }

    #[test]
    fn the_first_supported_language_wins() {
        check("de-AT,de;q=0.9,en;q=0.8", Some(Language::German));
        check("nl, fr;q=0.5, es;q=0.7", Some(Language::Spanish));
        check("en;q=0.2, fr;q=0.9", Some(Language::French));
        check("de;q=0, en", Some(Language::English));
        check("pt-BR", None);
        check("", None);
    }

    #[test]
    fn zero_is_singular_in_french_only() {
        assert!(Language::French.is_one(0));
        assert!(!Language::German.is_one(0));
        assert!(Language::ALL.iter().all(|language| language.is_one(1) && !language.is_one(2)));
    }
}
