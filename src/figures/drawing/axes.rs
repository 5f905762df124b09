//! The axes that pictures have in common.

use crate::chart::ticks::round_ticks;
use crate::chart::{Axis, View};
use crate::figures::words::common;
use crate::format::number;
use crate::format::{compact, grouped, signed};
use crate::model::session::MINUTES;

/// An axis of prices, in dollars, with as many decimals as neighbouring ticks need to differ.
#[must_use]
pub fn prices(low: f64, high: f64, count: usize, name: &str) -> Axis {
    let decimals = decimals(low, high, count);
    Axis::linear(low, high).ticked(count, &|value| grouped(value, decimals)).named(name)
}

/// An axis of changes of price, in dollars with their sign, likewise.
#[must_use]
pub fn price_moves(low: f64, high: f64, count: usize, name: &str) -> Axis {
    let decimals = decimals(low, high, count);
    Axis::linear(low, high).ticked(count, &|value| signed(value, decimals)).named(name)
}

/// Digits after the point that neighbouring ticks need to differ.
fn decimals(low: f64, high: f64, count: usize) -> usize {
    let axis = Axis::linear(low, high);
    let step = match round_ticks(axis.low, axis.high, count).as_slice() {
        [first, second, ..] => second - first,
        _ => 1.0,
    };
    // A step of 0.1 may be computed a hair too small.
    usize::try_from(-number::decimal_exponent(1.01 * step)).unwrap_or(0)
}

/// An axis as far above zero as below: just beyond `most`, or one unit where there is nothing.
#[must_use]
pub fn around_zero(most: f64, room: f64, count: usize, name: &str) -> Axis {
    let end = if most > 0.0 { most * room } else { 1.0 };
    Axis::linear(-end, end).ticked(count, &compact).named(name)
}

/// The minutes of the session, an hour apart or two.
#[must_use]
pub fn minutes(low: f64, high: f64, view: View) -> Axis {
    let mut axis = Axis::linear(low, high).named(common::MINUTES);
    let every = if view.is_narrow() { 120 } else { 60 };
    let mut minute = 0;
    while minute <= MINUTES {
        axis.tick(minute.into(), minute.to_string());
        minute += every;
    }
    axis
}

/// Least distance between two labels, in CSS pixels.
pub const LABEL_PX: f64 = 15.0;

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(axis: &Axis) -> Vec<&str> {
        axis.ticks.iter().map(|(_, text)| text.as_str()).collect()
    }

    #[test]
    fn prices_have_the_decimals_that_their_ticks_need() {
        assert_eq!(labels(&prices(88.0, 112.0, 5, "")), ["90", "95", "100", "105", "110"]);
        assert_eq!(labels(&prices(99.1, 101.1, 5, "")), ["99.5", "100.0", "100.5", "101.0"]);
        assert_eq!(labels(&prices(99.93, 100.33, 5, "")), ["100.0", "100.1", "100.2", "100.3"]);
        assert_eq!(labels(&prices(99.981, 100.021, 5, "")), ["99.99", "100.00", "100.01", "100.02"]);
    }

    #[test]
    fn changes_of_price_have_a_sign_and_the_decimals_that_they_need() {
        assert_eq!(labels(&price_moves(-5.6, 5.6, 5, "")), ["−4", "−2", "0", "+2", "+4"]);
        assert_eq!(labels(&price_moves(-1.2, 1.2, 5, "")), ["−1.0", "−0.5", "0.0", "+0.5", "+1.0"]);
    }

    #[test]
    fn no_shares_still_have_an_axis() {
        let axis = around_zero(0.0, 1.12, 3, "");
        assert_eq!((axis.low, axis.high), (-1.0, 1.0));
    }
}
