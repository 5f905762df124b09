//! The scale of prices: which price the lesson calls 100.

use core::ops::RangeInclusive;

use crate::format::number::{decimal_exponent, significant};

/// The price that the table of controls calls 100, in dollars. Ranges, defaults, presets, the ladder of strikes and the
/// windows of pictures are all given per 100 of it, so that one table serves an underlying at any price; what is told,
/// drawn and computed is dollars.
///
/// Nothing in the model knows the scale. Its prices may be multiplied by any number, with the same volatilities, times
/// and contracts: shares, deltas and per cents stay, dollars are multiplied with them.
///
/// ```
/// use dealer_hedging::scenario::{Key, PriceScale, Scenario};
/// const FIFTY_NINE: Option<PriceScale> = PriceScale::new(59.0);
/// # let Some(fifty_nine) = FIFTY_NINE else { panic!("a price") };
/// let state = Scenario::at_scale(fifty_nine);
/// assert_eq!((state.get(Key::Strike), state.get(Key::Days)), (59.0, 5.0));
/// assert_eq!(state.scale().small_move(), 0.59);
/// assert_eq!(Scenario::at_scale(PriceScale::default()), Scenario::default());
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PriceScale {
    /// Dollars for each unit of the table: 1 where it is given in dollars itself, so that nothing is rounded there.
    factor: f64,
}

/// What the table counts the scale as.
const HUNDRED: f64 = 100.0;

impl Default for PriceScale {
    /// The lesson's own: 100 dollars.
    fn default() -> Self {
        Self { factor: 1.0 }
    }
}

impl PriceScale {
    /// The scales there are, in dollars: with each of them every control's range lies inside the model's
    /// ([`limits`](crate::model::limits)).
    pub const RANGE: RangeInclusive<f64> = 1e-4..=1e8;

    /// The scale on which so many dollars count as 100; none outside [`RANGE`](Self::RANGE).
    #[must_use]
    pub const fn new(dollars: f64) -> Option<Self> {
        let is_price = *Self::RANGE.start() <= dollars && dollars <= *Self::RANGE.end();
        if is_price { Some(Self { factor: dollars / HUNDRED }) } else { None }
    }

    /// The scale on which a price counts as 100 or a little more or less: a round price near it, so that 1% of the scale
    /// is a round amount too. None of what is no price.
    ///
    /// ```
    /// use dealer_hedging::scenario::PriceScale;
    /// let near = |dollars| PriceScale::near(dollars).map(|scale| scale.at(100.0));
    /// assert_eq!([5_873.42, 273.1, 104.9].map(near), [Some(5_900.0), Some(270.0), Some(105.0)]);
    /// assert_eq!(near(100.3), Some(100.0));
    /// ```
    #[must_use]
    pub fn near(dollars: f64) -> Option<Self> {
        // From 1 to 2 a tenth is too coarse a step, and half of it does.
        let fine = dollars < 2.0 * 10f64.powi(decimal_exponent(dollars));
        Self::new(if fine { significant(2.0 * dollars, 2) / 2.0 } else { significant(dollars, 2) })
    }

    /// A price, or a distance of prices, per 100 of the scale, in dollars.
    #[must_use]
    pub const fn at(self, per_hundred: f64) -> f64 {
        per_hundred * self.factor
    }

    /// The same of a pair, such as a range.
    #[must_use]
    pub const fn at_both(self, (low, high): (f64, f64)) -> (f64, f64) {
        (self.at(low), self.at(high))
    }

    /// Dollars per 100 of the scale: the way back of [`at`](Self::at), to the last digit or so.
    #[must_use]
    pub const fn per_hundred(self, dollars: f64) -> f64 {
        dollars / self.factor
    }

    /// The move that orders are told for, in dollars: 1% of the scale, the lesson's “next dollar”.
    #[must_use]
    pub const fn small_move(self) -> f64 {
        self.at(1.0)
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a scale or a state that is refused must fail the test")]
mod tests {
    use super::*;
    use crate::model::Moment;
    use crate::model::session::Session;
    use crate::scenario::{Inputs, Key, Scenario};

    #[test]
    fn at_either_end_of_the_scales_every_control_s_ends_lie_inside_the_model() {
        for dollars in [*PriceScale::RANGE.start(), *PriceScale::RANGE.end()] {
            let opening = Scenario::at_scale(PriceScale::new(dollars).unwrap());
            for (key, end) in Key::ALL.into_iter().flat_map(|key| [(key, f64::MIN), (key, f64::MAX)]) {
                // The lowest spot with the largest falls, and the highest with the largest rises.
                let far = |state: Scenario, key: Key| state.with(key, end);
                let state = Key::ALL.into_iter().filter(|key| key.control().unit.is_price()).fold(opening, far);
                let state = state.with(key, end);
                assert!(state.book().is_ok() && state.after_move().is_ok() && state.after_clocks().is_ok(), "{key:?}");
                assert!(state.path().into_iter().all(|price| Moment::at(price).is_ok()), "{key:?} {end} at {dollars}");
                let Inputs { scenario, chain } = Inputs::of(state);
                let (curve, flow) = (chain.curve(&scenario, scenario.assumption()), scenario.exogenous_flow());
                let parameters = chain.session_parameters(&scenario).unwrap();
                assert!(
                    Session::run(&curve.unwrap(), &parameters, &flow.unwrap()).is_ok(),
                    "{key:?} {end} at {dollars}"
                );
                assert!(scenario.session_curve(scenario.gamma_side()).is_ok(), "{key:?} {end} at {dollars}");
            }
        }
    }

    #[test]
    fn what_is_no_price_is_no_scale() {
        for dollars in [0.0, -59.0, f64::NAN, f64::INFINITY, 1e9, 1e-5] {
            assert_eq!(PriceScale::new(dollars), None, "{dollars}");
        }
        assert_eq!(PriceScale::new(100.0), Some(PriceScale::default()));
    }

    #[test]
    fn the_lessons_own_scale_changes_no_bit() {
        let scale = PriceScale::default();
        for dollars in [0.1 + 0.2, -0.0, 1e-300, 97.3, f64::INFINITY] {
            assert_eq!(scale.at(dollars).to_bits(), dollars.to_bits());
            assert_eq!(scale.per_hundred(dollars).to_bits(), dollars.to_bits());
        }
        assert!(scale.at(f64::NAN).is_nan());
    }
}
