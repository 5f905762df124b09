//! Round numbers for axes.

/// At most `count` round values (1, 2 or 5 times a power of ten apart) within `low..=high`.
/// Empty unless both are finite and apart.
#[must_use]
pub fn round_ticks(low: f64, high: f64, count: usize) -> Vec<f64> {
    if !(low.is_finite() && high.is_finite() && high > low) || count == 0 {
        return Vec::new();
    }
    let mut power = 1.0;
    // Loops over powers of ten, at most some three hundred times, need no logarithm.
    while (high - low) / power > 10.0 && power < 1e300 {
        power *= 10.0;
    }
    while (high - low) / power < 1.0 && power > 1e-300 {
        power /= 10.0;
    }
    let steps = [0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0].map(|factor| factor * power);
    let Some(ticks) = steps.into_iter().map(|step| multiples(low, high, step)).find(|ticks| ticks.len() <= count)
    else {
        return Vec::new();
    };
    ticks
}

fn multiples(low: f64, high: f64, step: f64) -> Vec<f64> {
    let (first, last) = ((low / step).ceil(), (high / step).floor());
    let mut place = first;
    let mut ticks = Vec::new();
    // An axis has room for a few dozen ticks at most.
    while place <= last && ticks.len() < 120 {
        // Adding 0 turns −0 into 0.
        ticks.push(place * step + 0.0);
        place += 1.0;
    }
    ticks
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn ticks_are_round_and_inside() {
        assert_eq!(round_ticks(88.0, 112.0, 7), [90.0, 95.0, 100.0, 105.0, 110.0]);
        assert_eq!(round_ticks(-1.1e6, 1.1e6, 5), [-1e6, -5e5, 0.0, 5e5, 1e6]);
        assert_eq!(round_ticks(0.0, 1.0, 3), [0.0, 0.5, 1.0]);
    }

    #[test]
    fn a_range_without_extent_has_no_ticks() {
        assert!(round_ticks(1.0, 1.0, 5).is_empty());
        assert!(round_ticks(f64::NEG_INFINITY, 1.0, 5).is_empty());
        assert!(round_ticks(0.0, f64::NAN, 5).is_empty());
    }

    proptest! {
        #[test]
        fn there_are_never_too_many_and_seldom_too_few(low in -1e9..1e9f64, size in -9.0..9.0f64, count in 3usize..12) {
            let high = low + 10f64.powf(size).max(low.abs() * 1e-9);
            let ticks = round_ticks(low, high, count);
            prop_assert!(ticks.len() <= count);
            // The widest gap between neighbouring steps is 2 to 5: more than `count` ticks of the finer step
            // stretch over `2 × count`, where the coarser one has at least this many.
            prop_assert!(ticks.len() >= 2 * count / 5, "{} of {count}", ticks.len());
            prop_assert!(ticks.iter().all(|tick| (low - 1e-6..=high + 1e-6).contains(tick)));
        }
    }
}
