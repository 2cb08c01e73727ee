//! The client's clock, and how points in time are formatted.

use domain::Timestamp;
#[cfg(feature = "ssr")]
use texts::dates as t;
use wording::calendar_date;

/// The client's clock, which may be wrong. For times that people see, ask the room for the server's.
pub fn now() -> Timestamp {
    #[expect(clippy::cast_possible_truncation, reason = "whole milliseconds, far below 2^53")]
    Timestamp(js_sys::Date::now() as i64 * 1_000)
}

/// Hours and minutes, in UTC on the server.
#[cfg(feature = "ssr")]
pub fn hours_minutes(at: Timestamp) -> String {
    utc(at).map_or_else(|| t::unknown().to_owned(), |at| at.strftime("%H:%M UTC").to_string())
}

/// The date, in UTC on the server.
#[cfg(feature = "ssr")]
pub fn day(at: Timestamp) -> String {
    let words = |at: jiff::Zoned| {
        let year = at.year().unsigned_abs().into();
        calendar_date(year, at.month().unsigned_abs().into(), at.day().unsigned_abs().into())
    };
    utc(at).map_or_else(|| t::unknown().to_owned(), words)
}

/// Date and time, in UTC on the server: "27 Nov 2026 14:32 UTC".
#[cfg(feature = "ssr")]
pub fn moment(at: Timestamp) -> String {
    t::moment(day(at), hours_minutes(at))
}

#[cfg(feature = "ssr")]
fn utc(at: Timestamp) -> Option<jiff::Zoned> {
    let at = jiff::Timestamp::from_microsecond(at.0).ok()?;
    Some(at.to_zoned(jiff::tz::TimeZone::UTC))
}

/// Hours and minutes in the reader's time zone: `14:32`.
#[cfg(not(feature = "ssr"))]
pub fn hours_minutes(at: Timestamp) -> String {
    let date = date(at);
    format!("{:02}:{:02}", date.get_hours(), date.get_minutes())
}

/// The date in the reader's time zone.
#[cfg(not(feature = "ssr"))]
pub fn day(at: Timestamp) -> String {
    let date = date(at);
    calendar_date(date.get_full_year(), date.get_month() + 1, date.get_date())
}

#[cfg(not(feature = "ssr"))]
fn date(at: Timestamp) -> js_sys::Date {
    #[expect(clippy::cast_precision_loss, reason = "milliseconds since 1970 stay far below 2^53")]
    let millis = (at.0 / 1_000) as f64;
    js_sys::Date::new(&wasm_bindgen::JsValue::from_f64(millis))
}

/// Parses the value of an `<input type="datetime-local">` in the reader's time zone.
pub fn from_field(text: &str) -> Option<Timestamp> {
    let millis = js_sys::Date::parse(text);
    #[expect(clippy::cast_possible_truncation, reason = "whole milliseconds, far below 2^53")]
    (!millis.is_nan()).then(|| Timestamp(millis as i64 * 1_000))
}

/// Formats a time for an `<input type="datetime-local">` in the reader's time zone.
#[cfg(not(feature = "ssr"))]
pub fn for_field(at: Timestamp) -> String {
    let date = date(at);
    let (year, month, day) = (date.get_full_year(), date.get_month() + 1, date.get_date());
    format!("{year:04}-{month:02}-{day:02}T{}", hours_minutes(at))
}

/// Stub for the server, where nobody fills in a field.
#[cfg(feature = "ssr")]
pub fn for_field(_at: Timestamp) -> String {
    String::new()
}
