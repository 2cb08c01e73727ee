//! Numbers, dates, lists and names.

use domain::{text::FunctionName, time::Day};
use texts::{dates, slope, words as t};

/// A number with thin spaces between the thousands.
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push('\u{202f}');
        }
        text.push(digit);
    }
    text
}

/// A range: "12 000 to 30 250", or one number if both are equal.
pub fn range((low, high): (u64, u64)) -> String {
    if low == high { grouped(low) } else { t::range(grouped(low), grouped(high)) }
}

/// A list: "HR, Legal and IT".
pub fn and(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [all @ .., last] => t::and(all.join(", "), last),
    }
}

/// Capitalizes a text and adds a full stop.
pub fn sentence(text: &str) -> String {
    let mut chars = text.chars();
    let mut sentence: String = chars.next().into_iter().flat_map(char::to_uppercase).collect();
    sentence.push_str(chars.as_str());
    if !sentence.ends_with(['.', '!', '?']) {
        sentence.push('.');
    }
    sentence
}

/// Whose it is: the function, or a neutral phrase if it is anonymous.
pub fn whose(function: Option<&FunctionName>) -> String {
    function.map_or_else(|| t::somebody().to_owned(), ToString::to_string)
}

/// Whose they are: the function, or a neutral phrase if they are anonymous.
pub fn group(function: Option<&FunctionName>) -> String {
    function.map_or_else(|| t::anonymous().to_owned(), ToString::to_string)
}

/// A day: "12 May 2026".
pub fn date(day: &Day) -> String {
    let number = |from: usize, to: usize| {
        day.as_str().get(from..to).and_then(|digits| digits.parse().ok()).unwrap_or_default()
    };
    calendar_date(number(0, 4), number(5, 7), number(8, 10))
}

/// A date in the reader's language: "27 Nov 2026".
pub fn calendar_date(year: u32, month: u32, day: u32) -> String {
    let month = match month {
        1 => dates::january(),
        2 => dates::february(),
        3 => dates::march(),
        4 => dates::april(),
        5 => dates::may(),
        6 => dates::june(),
        7 => dates::july(),
        8 => dates::august(),
        9 => dates::september(),
        10 => dates::october(),
        11 => dates::november(),
        _ => dates::december(),
    };
    let number = day.to_string();
    dates::day(if day == 1 { dates::first() } else { number.as_str() }, month, year)
}

/// Half points: "6", "6.5".
pub fn half(half: u16) -> String {
    let whole = half / 2;
    if half.is_multiple_of(2) { whole.to_string() } else { slope::half(whole) }
}
