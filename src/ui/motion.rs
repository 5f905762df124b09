//! What moves only so that the eye can follow.

use super::browser;

/// Whether the reader wants none of it.
pub(crate) fn is_unwanted() -> bool {
    browser::matches_media("(prefers-reduced-motion: reduce)")
}

/// From rest to rest: the part of the way at this share (0 to 1) of the time.
pub(crate) fn eased(share: f64) -> f64 {
    let share = share.clamp(0.0, 1.0);
    share * share * (3.0 - 2.0 * share)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_way_goes_from_nothing_to_all_without_turning_back() {
        let shares: Vec<_> = (0..=20).map(|step| eased(f64::from(step) / 20.0)).collect();
        assert_eq!((shares[0], shares[10], shares[20]), (0.0, 0.5, 1.0));
        assert!(shares.windows(2).all(|pair| pair[0] < pair[1]));
        assert_eq!((eased(-1.0), eased(2.0)), (0.0, 1.0));
    }
}
