//! Text, numbers and days are parsed once: accepted within their bound, rejected one beyond it.

use domain::{
    limits::{
        CARD_CHARS_MAX, FUNCTION_CHARS_MAX, MINUTES_MAX, NAME_CHARS_MAX, REASON_CHARS_MAX,
        SECTION_CHARS_MAX, STATEMENT_CHARS_MAX, TITLE_CHARS_MAX,
    },
    scale::{Band, Points},
    text::{
        CardText, DisplayName, FunctionName, Reason, SectionText, StatementText, TextError, Title,
    },
    time::{Day, Minutes, Timestamp},
};
use proptest::prelude::any;

use crate::support::always;

/// Checks a text type: its bound in characters, and whether it allows line breaks.
#[track_caller]
fn check<T: std::fmt::Debug>(
    max: usize,
    lines: bool,
    parse: impl Fn(&str) -> Result<T, TextError>,
    text: impl Fn(&T) -> String,
) {
    for letter in ["a", "é", "漢", "😀"] {
        assert!(parse(&letter.repeat(max)).is_ok(), "{letter} × {max}");
        let (chars, bound) = (u32::try_from(max + 1).expect("it fits"), max);
        let max = u32::try_from(bound).expect("it fits");
        let why = parse(&letter.repeat(bound + 1)).expect_err("one too many");
        assert_eq!(why, TextError::TooLong { chars, max });
    }
    let padded = parse(&format!(" \n{} \t", "a".repeat(max))).expect("white space is trimmed");
    assert_eq!(text(&padded).chars().count(), max);
    for empty in ["", " ", "\n\t\r\n"] {
        assert_eq!(parse(empty).expect_err("nothing in it"), TextError::Empty);
    }
    for control in ["a\u{0}b", "a\u{7f}b", "a\u{85}b", "a\u{202e}b", "a\u{2066}b", "a\rb"] {
        assert_eq!(parse(control).expect_err("not to be shown"), TextError::Control);
    }
    for broken in ["a\nb", "a\tb", "a\r\nb"] {
        match parse(broken) {
            Ok(kept) => assert!(lines && text(&kept) == broken.replace("\r\n", "\n")),
            Err(why) => assert!(!lines && why == TextError::Control),
        }
    }
}

#[test]
fn every_kind_of_text_has_its_bound() {
    check(TITLE_CHARS_MAX, false, Title::parse, Title::to_string);
    check(NAME_CHARS_MAX, false, DisplayName::parse, DisplayName::to_string);
    check(FUNCTION_CHARS_MAX, false, FunctionName::parse, FunctionName::to_string);
    check(CARD_CHARS_MAX, true, CardText::parse, CardText::to_string);
    check(STATEMENT_CHARS_MAX, false, StatementText::parse, StatementText::to_string);
    check(REASON_CHARS_MAX, true, Reason::parse, Reason::to_string);
    check(SECTION_CHARS_MAX, true, SectionText::parse, SectionText::to_string);
}

#[test]
fn the_bounds_are_those_that_were_agreed() {
    assert_eq!([CARD_CHARS_MAX, NAME_CHARS_MAX, TITLE_CHARS_MAX], [2_000, 60, 200]);
}

#[test]
fn what_was_parsed_parses_again_to_the_same() {
    always(256, any::<String>(), |text| {
        if let Ok(card) = CardText::parse(&text) {
            assert_eq!(CardText::parse(card.as_str()), Ok(card));
        }
    });
}

#[test]
fn a_text_beyond_its_bound_is_not_read_from_the_wire_either() {
    let quoted = |count: usize| format!("\"{}\"", "a".repeat(count));
    assert!(serde_json::from_str::<Title>(&quoted(TITLE_CHARS_MAX)).is_ok());
    assert!(serde_json::from_str::<Title>(&quoted(TITLE_CHARS_MAX + 1)).is_err());
}

#[test]
fn points_are_one_to_nine_in_three_bands() {
    assert!(Points::new(0).is_none() && Points::new(10).is_none());
    let bands: Vec<_> = (1..=9).filter_map(Points::new).map(Points::band).collect();
    let expected = [[Band::No; 3], [Band::Unsure; 3], [Band::Yes; 3]].concat();
    assert_eq!(bands, expected);
    assert!(serde_json::from_str::<Points>("10").is_err());
}

#[test]
fn minutes_are_one_to_a_working_day() {
    assert!(Minutes::new(0).is_none() && Minutes::new(MINUTES_MAX + 1).is_none());
    assert_eq!(Minutes::new(1).map(Minutes::micros), Some(60_000_000));
    assert_eq!(Minutes::new(MINUTES_MAX).map(Minutes::get), Some(480));
    assert!(serde_json::from_str::<Minutes>("0").is_err());
}

#[test]
fn a_day_is_a_real_one() {
    for real in ["2026-05-12", "2000-02-29", "2024-02-29", "2999-12-31"] {
        assert_eq!(Day::parse(real).expect("it is real").as_str(), real);
    }
    for wrong in [
        "2026-02-29",
        "2100-02-29",
        "2026-04-31",
        "2026-13-01",
        "2026-00-01",
        "2026-01-00",
        "1999-12-31",
        "3000-01-01",
        "26-05-12",
        "2026-5-12",
        "2026/05/12",
        "2026-05-12 ",
        "",
        "+026-05-12",
        "２０２６-05-12",
        "2026-05-1é",
    ] {
        assert!(Day::parse(wrong).is_none(), "{wrong}");
    }
}

#[test]
fn any_day_parses_or_not_without_failing() {
    always(256, any::<String>(), |text| {
        let _ = Day::parse(&text);
    });
}

#[test]
fn time_never_overflows() {
    assert_eq!(Timestamp(i64::MAX).plus(1), Timestamp(i64::MAX));
    assert_eq!(Timestamp(i64::MIN).since(Timestamp(1)), i64::MIN);
    assert_eq!(Timestamp(5).since(Timestamp(2)), 3);
}
