//! The client's clock.

use domain::Timestamp;

/// Now, by the client's clock, which may be wrong: for what people see, ask the room for the server's.
pub fn now() -> Timestamp {
    #[expect(clippy::cast_possible_truncation, reason = "whole milliseconds, far below 2^53")]
    Timestamp(js_sys::Date::now() as i64 * 1_000)
}

/// Hours and minutes of a moment, on the server in UTC.
#[cfg(feature = "ssr")]
pub fn hours_minutes(at: Timestamp) -> String {
    utc(at, "%H:%M UTC")
}

/// The day of a moment, on the server in UTC.
#[cfg(feature = "ssr")]
pub fn day(at: Timestamp) -> String {
    utc(at, "%Y-%m-%d")
}

#[cfg(feature = "ssr")]
fn utc(at: Timestamp, format: &str) -> String {
    let at = jiff::Timestamp::from_microsecond(at.0);
    at.map_or_else(|_| "unknown".to_owned(), |at| at.strftime(format).to_string())
}

/// Hours and minutes of a moment on the reader's own wall clock: `14:32`.
#[cfg(not(feature = "ssr"))]
pub fn hours_minutes(at: Timestamp) -> String {
    let date = date(at);
    format!("{:02}:{:02}", date.get_hours(), date.get_minutes())
}

#[cfg(not(feature = "ssr"))]
fn date(at: Timestamp) -> js_sys::Date {
    #[expect(clippy::cast_precision_loss, reason = "milliseconds since 1970 stay far below 2^53")]
    let millis = (at.0 / 1_000) as f64;
    js_sys::Date::new(&wasm_bindgen::JsValue::from_f64(millis))
}
