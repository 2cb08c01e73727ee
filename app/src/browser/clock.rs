//! The client's clock.

use domain::Timestamp;

/// Now, by the client's clock, which may be wrong: for what people see, ask the room for the server's.
pub fn now() -> Timestamp {
    #[expect(clippy::cast_possible_truncation, reason = "whole milliseconds, far below 2^53")]
    Timestamp(js_sys::Date::now() as i64 * 1_000)
}

/// Hours and minutes of a moment on the reader's own wall clock: `14:32`.
pub fn hours_minutes(at: Timestamp) -> String {
    let date = date(at);
    format!("{:02}:{:02}", date.get_hours(), date.get_minutes())
}

/// The day of a moment where the reader is: `2026-05-12`.
pub fn day(at: Timestamp) -> String {
    let date = date(at);
    let (year, month) = (date.get_full_year(), date.get_month() + 1);
    format!("{year}-{month:02}-{:02}", date.get_date())
}

fn date(at: Timestamp) -> js_sys::Date {
    #[expect(clippy::cast_precision_loss, reason = "milliseconds since 1970 stay far below 2^53")]
    let millis = (at.0 / 1_000) as f64;
    js_sys::Date::new(&wasm_bindgen::JsValue::from_f64(millis))
}
