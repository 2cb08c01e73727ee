//! Fractions of whole numbers, without floats where they can be avoided.

/// A fraction of `whole` in units of 1/`parts`, rounded half up. `None` if `whole` is 0.
pub(super) fn ratio(part: u64, whole: u64, parts: u64) -> Option<u16> {
    u16::try_from((part * parts + whole / 2).checked_div(whole)?).ok()
}

/// A share between 0 and 1 in thousandths. `None` for anything else.
pub(super) fn thousandths(share: f64) -> Option<u16> {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "between 0 and 1000"
    )]
    (0.0..=1.0).contains(&share).then(|| (share * 1_000.0).round() as u16)
}
