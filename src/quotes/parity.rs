//! The forward that the quotes of one expiry agree on.
//!
//! A call less a put of one strike pays `S − K` whatever happens, so it is worth `e^(−rT)·(F − K)` and
//!
//! ```text
//! F = K + e^(rT)·(C − P)          q = r − ln(F/S)/T
//! ```
//!
//! Exact for European options. For American ones the difference lies between bounds instead, which near the money and
//! for a few months are close together. The rate comes from elsewhere; where `C` and `P` are nearly equal it hardly
//! matters, which is why the strikes nearest to there are used.
//!
//! Source: Stoll, "The relationship between put and call option prices", *Journal of Finance* 24 (1969).

/// The most strikes that are asked.
pub const MOST_STRIKES: usize = 5;
/// Fewer than these are no agreement.
pub const LEAST_STRIKES: usize = 3;

/// A strike at which both a call and a put have a price.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pair {
    /// Strike, in dollars.
    pub strike: f64,
    /// Middle between bid and ask of the call less that of the put, in dollars.
    pub call_less_put: f64,
}

/// The forward in dollars, and how many strikes it is the median of: those of at most [`MOST_STRIKES`] at which call
/// and put differ least. `growth` is `e^(rT)`. None from fewer than [`LEAST_STRIKES`], or where it is no price.
pub fn forward(mut pairs: Vec<Pair>, growth: f64) -> Option<(f64, usize)> {
    pairs.sort_by(|a, b| a.call_less_put.abs().total_cmp(&b.call_less_put.abs()));
    pairs.truncate(MOST_STRIKES);
    let mut forwards: Vec<f64> = pairs.iter().map(|pair| pair.strike + growth * pair.call_less_put).collect();
    if forwards.len() < LEAST_STRIKES {
        return None;
    }
    forwards.sort_by(f64::total_cmp);
    let (below, above) = (forwards[(forwards.len() - 1) / 2], forwards[forwards.len() / 2]);
    let median = 0.5 * (below + above);
    (median.is_finite() && median > 0.0).then_some((median, forwards.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_wrong_price_does_not_move_it() {
        let pair = |strike: f64, call_less_put: f64| Pair { strike, call_less_put };
        let mut pairs: Vec<Pair> =
            (90_u8..=110).map(f64::from).map(|strike| pair(strike, (101.5 - strike) / 1.02)).collect();
        pairs[10].call_less_put = 0.0;
        let (found, strikes) = forward(pairs, 1.02).unwrap_or_default();
        assert!((found - 101.5).abs() < 1e-12 && strikes == MOST_STRIKES, "{found}");
        assert_eq!(forward(vec![pair(100.0, 1.0); 2], 1.0), None);
        assert_eq!(forward(vec![pair(100.0, -200.0); 3], 1.0), None);
    }
}
