//! Round numbers for axes, from plotters.

use plotters::coord::ranged1d::Ranged;
use plotters::coord::types::RangedCoordf64;

/// About `count` round values within `low..=high`. Empty unless both are finite and apart:
/// an endless range would never come back.
#[must_use]
pub fn round_ticks(low: f64, high: f64, count: usize) -> Vec<f64> {
    if !(low.is_finite() && high.is_finite() && high > low) || count == 0 {
        return Vec::new();
    }
    RangedCoordf64::from(low..high).key_points(count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_round_and_inside() {
        let ticks = round_ticks(87.0, 113.0, 7);
        assert!(ticks.len() >= 3 && ticks.len() <= 7, "{ticks:?}");
        for tick in &ticks {
            assert!((87.0..=113.0).contains(tick));
            assert!((tick - tick.round()).abs() < 1e-9, "{tick}");
        }
    }

    #[test]
    fn a_range_without_extent_has_no_ticks() {
        assert!(round_ticks(1.0, 1.0, 5).is_empty());
        assert!(round_ticks(f64::NEG_INFINITY, 1.0, 5).is_empty());
        assert!(round_ticks(0.0, f64::NAN, 5).is_empty());
    }
}
