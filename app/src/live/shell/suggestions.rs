//! What the form for joining suggests: functions, and a neutral name.

use texts::join_form as t;

use crate::browser::random;

/// Suggested functions. Any other text is accepted too.
pub fn functions() -> [&'static str; 10] {
    [
        t::finance(),
        t::operations(),
        t::it(),
        t::hr(),
        t::legal(),
        t::procurement(),
        t::sales(),
        t::production(),
        t::quality(),
        t::security(),
    ]
}

/// A neutral name, suggested to people who would rather not give their own.
pub fn offered_name() -> String {
    let names: Vec<&str> = t::names().split('|').collect();
    let place = random::uuid().as_u128() % u128::try_from(names.len()).unwrap_or(1);
    usize::try_from(place)
        .ok()
        .and_then(|place| names.get(place))
        .copied()
        .unwrap_or_default()
        .into()
}
