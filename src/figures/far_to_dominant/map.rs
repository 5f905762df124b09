//! The map of gamma: shades, lines of equal gamma and their labels.

use crate::chart::{Anchor, ColorRole, Marks};
use crate::figures::shared::place::Move;
use crate::figures::words::far_to_dominant as words;
use crate::format::compact;
use crate::format::number;
use crate::model::time::minutes_from_days;
use crate::model::{CONTRACT_MULTIPLIER, Carry, GammaBell, ModelError};
use crate::scenario::{Key, Scenario};
use crate::units::{DAYS_PER_YEAR, HOURS_PER_DAY, MINUTES_PER_DAY};

/// How far the map reaches from the strike, per 100 of the scale of prices: the first that holds both places.
const REACHES: [f64; 3] = [15.0, 30.0, 100.0];
const SLACK: f64 = 1.05;
/// The lowest price on the map, likewise.
const LOWEST: f64 = 1.0;
/// Shades from left to right.
pub(super) const COLUMNS: u8 = 120;
const ROWS: u8 = 80;
/// One minute to one year, in days: the range of both time controls.
pub(super) const TIMES: (f64, f64) = (1.0 / MINUTES_PER_DAY, DAYS_PER_YEAR);
/// The map fades out where a small move, a dollar in the lesson, moves less than this share of the position.
const FAINTEST_SHARE: f64 = 1e-4;
/// Shades deepen down to this time, in days; below it the hill is a thin spike.
const DEEPEST_DAYS: f64 = 1.0 / HOURS_PER_DAY;
/// Strongest shade, so that text on it can be read.
const DEEPEST: f64 = 0.72;

/// Lines have their numbers in this part of the map, from the left.
pub(super) const ROOMY: f64 = 0.8;

/// A level in shares per small move, and the points that have it.
pub(super) type Contour = (f64, Vec<(f64, f64)>);

/// Where the map lies and how it is shaded.
pub(super) struct Map {
    state: Scenario,
    carry: Carry,
    shares: f64,
    range: (f64, f64),
    /// Gamma of no shade and of the deepest, in shares per small move.
    scale: (f64, f64),
}

impl Map {
    /// The map that holds the two places.
    pub(super) fn new(state: &Scenario) -> Result<Self, ModelError> {
        let (strike, scale) = (state.per_hundred(Key::Strike), state.scale());
        let spots = [Key::Spot, Key::OtherSpot].map(|key| state.per_hundred(key));
        let furthest = spots.into_iter().map(|spot| (spot - strike).abs()).fold(0.0, f64::max);
        let reach = SLACK * REACHES.into_iter().find(|reach| furthest <= *reach).unwrap_or(REACHES[2]);
        let shares = state.get(Key::Oi) * CONTRACT_MULTIPLIER;
        let carry = state.carry()?;
        let largest = shares * bell(state, carry, DEEPEST_DAYS).peak() * scale.small_move();
        Ok(Self {
            state: *state,
            carry,
            shares,
            range: scale.at_both(((strike - reach).max(LOWEST), strike + reach)),
            scale: (shares * FAINTEST_SHARE, largest),
        })
    }

    /// Left and right edge, in dollars.
    pub(super) fn prices(&self) -> (f64, f64) {
        self.range
    }

    /// Shades from the faintest gamma to the largest, evenly in the logarithm. The color is that of
    /// the order for a rise: a dealer who is short gamma buys.
    pub(super) fn shades(&self) -> Vec<f64> {
        let mut shades = Vec::with_capacity(usize::from(COLUMNS) * usize::from(ROWS));
        let (floor, top) = (libm::log(self.scale.0), libm::log(self.scale.1));
        let strength = if self.state.customer_buys() { DEEPEST } else { -DEEPEST };
        let centre = |index: u8, of: u8| (f64::from(index) + 0.5) / f64::from(of);
        let spots: Vec<f64> = (0..COLUMNS)
            .map(|column| libm::log(self.range.0 + (self.range.1 - self.range.0) * centre(column, COLUMNS)))
            .collect();
        let log_shares = libm::log(self.shares * self.state.scale().small_move());
        for row in 0..ROWS {
            let bell = bell(&self.state, self.carry, days_at(1.0 - centre(row, ROWS)));
            shades.extend(spots.iter().map(|log_spot| {
                let share = (log_shares + bell.log_gamma(*log_spot) - floor) / (top - floor);
                // No contracts: neither end of the scale is a number.
                if share.is_finite() { strength * share.clamp(0.0, 1.0) } else { 0.0 }
            }));
        }
        shades
    }

    /// Lines of equal gamma, one for each power of ten on the map: level, points.
    pub(super) fn contours(&self) -> Vec<Contour> {
        let (floor, top) = self.scale;
        if !(floor > 0.0 && top.is_finite()) {
            return Vec::new();
        }
        let mut levels = Vec::new();
        let mut level = 10f64.powi(number::decimal_exponent(floor) + 1);
        while level < top {
            levels.push((level, self.contour(level / self.shares / self.state.scale().small_move())));
            level *= 10.0;
        }
        levels
    }

    /// Up one side of the hill and down the other; broken where it leaves the map.
    fn contour(&self, gamma: f64) -> Vec<(f64, f64)> {
        let inside = |spot: f64, days: f64| {
            if (self.range.0..=self.range.1).contains(&spot) { (spot, days) } else { (f64::NAN, f64::NAN) }
        };
        let (mut up, mut down) = (Vec::new(), Vec::new());
        let mut open = true;
        for row in 0..=ROWS {
            let days = days_at(f64::from(row) / f64::from(ROWS));
            // A hill has one foot: what reappears further up at extreme volatility is off the map.
            let Some((low, high)) = bell(&self.state, self.carry, days).spots_at(gamma) else {
                open = false;
                break;
            };
            up.push(inside(low, days));
            down.push(inside(high, days));
        }
        if open {
            up.push((f64::NAN, f64::NAN));
        }
        up.extend(down.into_iter().rev());
        up
    }
}

/// Days to expiry at a height of the map, 0 at the bottom to 1 at the top, even in the logarithm.
fn days_at(height: f64) -> f64 {
    TIMES.0 * libm::exp(height * libm::log(TIMES.1 / TIMES.0))
}

/// Gamma of one option of the trade over price, some days before expiry.
fn bell(state: &Scenario, carry: Carry, days: f64) -> GammaBell {
    let volatility = state.fraction(Key::Iv);
    GammaBell::new(state.get(Key::Strike), minutes_from_days(days), volatility, carry)
}

/// A number beside each line, where it is widest or else where it is highest, if there is room. A phone has none for those
/// of lines that leave the map.
pub(super) fn contour_labels(marks: &mut Marks, edge: f64, contours: &[Contour], state: &Scenario, narrow: bool) {
    let shares = state.get(Key::Oi) * CONTRACT_MULTIPLIER;
    for (level, points) in contours {
        if narrow && points.iter().any(|point| point.0 > edge) {
            continue;
        }
        // The second half is the side to the right. At the edge there would be no room for words.
        let right = || points.iter().skip(points.len() / 2).copied().filter(|point| point.0 <= edge);
        let highest = right().max_by(|a, b| a.1.total_cmp(&b.1));
        let widest = right().max_by(|a, b| a.0.total_cmp(&b.0));
        let (Some(highest), Some(widest)) = (highest, widest) else { continue };
        let gamma = *level / state.scale().small_move();
        let of = Move::for_level(gamma, shares, state.scale());
        let text = words::per(&compact(of.shares(gamma)), of);
        marks.label(widest, text, ColorRole::Ink, Anchor::Right).or_at(highest, Anchor::Centre).optional();
    }
}
