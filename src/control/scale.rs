//! How a slider spreads its range over its length, and the steps it stands on.

use crate::format::number::{self, clamp};

/// How a slider spreads its range over its length.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(serde::Serialize))]
pub enum Spread {
    /// Evenly.
    Even,
    /// Evenly in the logarithm: as much room for minutes as for months.
    Log,
    /// By the square: fine near zero, and zero itself is reached.
    Square,
}

/// A range, and the steps in which a slider goes through it.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(serde::Serialize))]
pub struct Scale {
    /// Smallest value.
    pub low: f64,
    /// Largest value.
    pub high: f64,
    /// What one press of an arrow key adds on an evenly spread slider.
    pub step: f64,
    /// How the slider spreads.
    pub spread: Spread,
}

/// Positions of a slider that is not evenly spread.
const POSITIONS: f64 = 1_000.0;

impl Scale {
    /// An evenly spread scale.
    #[must_use]
    pub const fn even(low: f64, high: f64, step: f64) -> Self {
        Self { low, high, step, spread: Spread::Even }
    }

    /// The nearest value in its range; a value that is not a number stays one.
    #[must_use]
    pub fn clamp(&self, value: f64) -> f64 {
        clamp(value, self.low, self.high)
    }

    /// Range and step of the slider: the quantity itself if spread evenly, else positions.
    #[must_use]
    pub fn slider(&self) -> (f64, f64, f64) {
        match self.spread {
            Spread::Even => (self.low, self.high, self.step),
            Spread::Log | Spread::Square => (0.0, POSITIONS, 1.0),
        }
    }

    /// The slider's position for a value.
    #[must_use]
    pub fn position(&self, value: f64) -> f64 {
        let Self { low, high, .. } = *self;
        match self.spread {
            Spread::Even => value,
            Spread::Log => POSITIONS * libm::log(value / low) / libm::log(high / low),
            Spread::Square => POSITIONS * ((value - low) / (high - low)).max(0.0).sqrt(),
        }
    }

    /// The value at a slider's position. Uneven sliders round, so that a drag
    /// lands on readable numbers (whole ones where it is spread by the square); links and number fields are never rounded.
    #[must_use]
    pub fn value_at(&self, position: f64) -> f64 {
        let (Self { low, high, .. }, share) = (*self, position / POSITIONS);
        self.clamp(match self.spread {
            Spread::Even => position,
            Spread::Log => number::significant(low * libm::exp(libm::log(high / low) * position / POSITIONS), 3),
            Spread::Square => number::significant(low + (high - low) * share.powi(2), 4).round(),
        })
    }

    /// The value one slider step up (`+1`) or down (`−1`); `steps` may be larger or a fraction.
    #[must_use]
    pub fn stepped(&self, value: f64, steps: f64) -> f64 {
        if self.spread == Spread::Even {
            return self.on_grid(value / self.step + steps);
        }
        let (from, to, step) = self.slider();
        let mut position = self.position(value) + steps * step;
        // Rounding may swallow a step; an arrow key must always move.
        while self.value_at(position) == value && steps != 0.0 && (from..=to).contains(&position) {
            position += steps.signum();
        }
        self.value_at(position)
    }

    /// The nearest value that the slider can stand on: where a drag in a picture lands.
    #[must_use]
    pub fn snapped(&self, value: f64) -> f64 {
        match self.spread {
            Spread::Even => self.on_grid((value / self.step).round()),
            Spread::Log | Spread::Square => self.value_at(self.position(self.clamp(value)).round()),
        }
    }

    /// So many steps from zero, without the dust of binary fractions: three steps of 0.1 are 0.3.
    fn on_grid(&self, steps: f64) -> f64 {
        self.clamp((steps * self.step * 1e9).round() / 1e9)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const EVEN: Scale = Scale::even(-1.0, 1.0, 0.1);
    const LOG: Scale = Scale { low: 0.001, high: 100.0, step: 1.0, spread: Spread::Log };
    const SQUARE: Scale = Scale { low: 0.0, high: 200_000.0, step: 1.0, spread: Spread::Square };

    #[test]
    fn a_slider_reaches_both_ends() {
        for scale in [EVEN, LOG, SQUARE] {
            let (from, to, _) = scale.slider();
            assert_eq!((scale.value_at(from), scale.value_at(to)), (scale.low, scale.high), "{scale:?}");
            assert_eq!((scale.stepped(scale.low, -1.0), scale.stepped(scale.high, 1.0)), (scale.low, scale.high));
        }
    }

    #[test]
    fn steps_land_on_readable_numbers() {
        assert_eq!(EVEN.stepped(0.2, 1.0), 0.3);
        assert_eq!(EVEN.snapped(-0.406_02), -0.4);
        assert_eq!(LOG.value_at(500.0), 0.316);
        assert_eq!(LOG.snapped(1e9), 100.0);
        assert_eq!(SQUARE.snapped(49_950.0), 50_000.0);
    }

    #[test]
    fn an_arrow_key_always_moves() {
        for (scale, value) in [(EVEN, 0.7), (LOG, 0.001), (LOG, 3.0), (SQUARE, 0.0), (SQUARE, 2.0), (SQUARE, 90_000.0)]
        {
            assert!(scale.stepped(value, 1.0) > value, "{scale:?} at {value}");
        }
    }
}
