//! The axes that pictures have in common.

use crate::model::session::MINUTES;
use crate::number;
use crate::ui::chart::ticks::round_ticks;
use crate::ui::chart::{Axis, View};
use crate::ui::format::{compact, grouped};

/// An axis of prices, in dollars, with as many decimals as neighbouring ticks need to differ.
#[must_use]
pub fn prices(low: f64, high: f64, count: usize, name: &str) -> Axis {
    let axis = Axis::linear(low, high);
    let step = match round_ticks(axis.low, axis.high, count).as_slice() {
        [first, second, ..] => second - first,
        _ => 1.0,
    };
    // A step of 0.1 may be computed a hair too small.
    let decimals = usize::try_from(-number::decimal_exponent(1.01 * step)).unwrap_or(0);
    axis.ticked(count, &|value| grouped(value, decimals)).named(name)
}

/// An axis of shares, as far above zero as below: just beyond `most`, or one share where there are none.
#[must_use]
pub fn shares(most: f64, room: f64, count: usize, name: &str) -> Axis {
    let end = if most > 0.0 { most * room } else { 1.0 };
    Axis::linear(-end, end).ticked(count, &compact).named(name)
}

/// The minutes of the session, an hour apart or two.
#[must_use]
pub fn minutes(low: f64, high: f64, view: View) -> Axis {
    let mut axis = Axis::linear(low, high).named("minutes since the open (390 is the close)");
    let every = if view.is_narrow() { 120 } else { 60 };
    let mut minute = 0;
    while minute <= MINUTES {
        axis.tick(minute.into(), minute.to_string());
        minute += every;
    }
    axis
}

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
    fn no_shares_still_have_an_axis() {
        let axis = shares(0.0, 1.12, 3, "");
        assert_eq!((axis.low, axis.high), (-1.0, 1.0));
    }
}
