//! The one table of controls: name, range, default and help of each. Sliders, number fields, the share link and the
//! tests derive from it; how a value is spoken stands in `app::binding`, which controls a figure reads in the figure.
//! One file a group; the table is the groups in a row.

mod chain;
mod clocks;
mod path;
mod session;
mod trade;

use super::control::{Control, Kind, Spread};

/// Steps of the price path that the reader shapes.
pub const PATH_STEPS: usize = 12;
/// Strikes of the chain of open interest.
pub const CHAIN_STRIKES: usize = 9;

/// A control's place in the table and in the state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Key {
    /// Price of the underlying, in dollars.
    Spot,
    /// Calendar days to expiry.
    Days,
    /// Open interest, in contracts.
    Oi,
    /// Implied volatility, per cent a year.
    Iv,
    /// Strike, in dollars.
    Strike,
    /// Whether the customer bought or sold.
    Side,
    /// Calls or puts.
    Kind,
    /// What the dealer hedges with.
    Instrument,
    /// The move to look at, in dollars.
    Move,
    /// Interest rate, per cent a year.
    Rate,
    /// Dividend yield, per cent a year.
    Yield,
    /// How far along the path the reader has played, in steps.
    Step,
    /// One point of the price path, as dollars above spot; 0 is the first step.
    Path(u8),
    /// Calendar hours that pass.
    Hours,
    /// Shift of implied volatility, in percentage points.
    IvShift,
    /// Spot of the second marker, in dollars.
    OtherSpot,
    /// Days to expiry of the second marker.
    OtherDays,
    /// Assumed dealer side of the chain's open interest.
    Assume,
    /// Share that dealers are long in one's own mix, per cent.
    LongShare,
    /// Open interest in calls at one strike of the chain; 0 is the lowest.
    Calls(u8),
    /// Open interest in puts at one strike of the chain; 0 is the lowest.
    Puts(u8),
    /// Price impact, basis points per 1% of daily volume.
    Kappa,
    /// Trading days to expiry, today included.
    Sessions,
    /// When the dealer rehedges.
    Rule,
    /// Width of the rehedging band, per cent of the shares behind the book's largest single position.
    Band,
    /// Whether orders are capped a minute.
    Cap,
    /// The number of the stream of outside orders.
    Seed,
    /// Minute of the session that has been played.
    Minute,
    /// Volatility of outside orders, per cent a year.
    NewsVol,
    /// The dealer's side in a session.
    Dealer,
    /// Whether the news is mirrored.
    Flip,
    /// The story that is being stepped through.
    Story,
}

const PATH: usize = trade::ROWS.len();
const CLOCKS: usize = PATH + path::ROWS.len();
const CHAIN: usize = CLOCKS + clocks::ROWS.len();
const SESSION: usize = CHAIN + chain::ROWS.len();

/// Number of controls.
pub const COUNT: usize = SESSION + session::ROWS.len();

impl Key {
    /// The control's place in the table.
    #[must_use]
    pub const fn index(self) -> usize {
        match self {
            Self::Spot => 0,
            Self::Days => 1,
            Self::Oi => 2,
            Self::Iv => 3,
            Self::Strike => 4,
            Self::Side => 5,
            Self::Kind => 6,
            Self::Instrument => 7,
            Self::Move => 8,
            Self::Rate => 9,
            Self::Yield => 10,
            Self::Step => 11,
            Self::Path(step) => PATH + step as usize,
            Self::Hours => CLOCKS,
            Self::IvShift => CLOCKS + 1,
            Self::OtherSpot => CLOCKS + 2,
            Self::OtherDays => CLOCKS + 3,
            Self::Assume => CHAIN,
            Self::LongShare => CHAIN + 1,
            Self::Calls(place) => CHAIN + 2 + place as usize,
            Self::Puts(place) => CHAIN + 2 + CHAIN_STRIKES + place as usize,
            Self::Kappa => SESSION,
            Self::Sessions => SESSION + 1,
            Self::Rule => SESSION + 2,
            Self::Band => SESSION + 3,
            Self::Cap => SESSION + 4,
            Self::Seed => SESSION + 5,
            Self::Minute => SESSION + 6,
            Self::NewsVol => SESSION + 7,
            Self::Dealer => SESSION + 8,
            Self::Flip => SESSION + 9,
            Self::Story => SESSION + 10,
        }
    }

    /// The control itself.
    #[must_use]
    pub fn control(self) -> &'static Control {
        &CONTROLS[self.index()]
    }

    /// The key with this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        CONTROLS.iter().find(|control| control.name == name).map(|control| control.key)
    }
}

const fn number(low: f64, high: f64, step: f64) -> Kind {
    Kind::Number { low, high, step, spread: Spread::Even }
}

/// The table. The order is that of [`Key::index`].
pub static CONTROLS: [Control; COUNT] = table();

const fn table() -> [Control; COUNT] {
    let groups: [&[Control]; 5] = [&trade::ROWS, &path::ROWS, &clocks::ROWS, &chain::ROWS, &session::ROWS];
    let mut table = [trade::ROWS[0]; COUNT];
    let (mut group, mut place) = (0, 0);
    while group < groups.len() {
        let mut row = 0;
        while row < groups[group].len() {
            table[place] = groups[group][row];
            place += 1;
            row += 1;
        }
        group += 1;
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn every_key_finds_its_own_row_and_every_name_is_unique() {
        for (index, control) in CONTROLS.iter().enumerate() {
            assert_eq!(control.key.index(), index, "{}", control.name);
            assert_eq!(Key::named(control.name), Some(control.key));
            assert_eq!(control.clamp(control.default), control.default, "{}", control.name);
            assert!(!control.help.is_empty() && !control.label.is_empty());
        }
    }

    #[test]
    fn ranges_are_at_least_those_promised() {
        for (name, low, high) in [
            ("spot", 50.0, 150.0),
            ("days", 1.0 / 1440.0, 365.0),
            ("oi", 0.0, 200_000.0),
            ("iv", 1.0, 200.0),
            ("rate", -2.0, 10.0),
            ("yield", 0.0, 10.0),
        ] {
            let control = Key::named(name).map(Key::control);
            let Some(Control { kind: Kind::Number { low: l, high: h, .. }, .. }) = control else {
                panic!("{name} is not a number")
            };
            assert!(*l <= low && *h >= high, "{name}");
        }
    }

    #[test]
    fn a_slider_reaches_both_ends_of_its_range() {
        for control in &CONTROLS {
            if let Kind::Number { low, high, .. } = control.kind {
                let (from, to, _) = control.slider();
                assert_eq!(control.value_at(from), low, "{}", control.name);
                assert_eq!(control.value_at(to), high, "{}", control.name);
            }
        }
    }

    #[test]
    fn steps_land_on_readable_numbers() {
        let (spot, path) = (Key::Spot.control(), Key::Path(2).control());
        assert_eq!(spot.stepped(100.0, 1.0), 100.1);
        assert_eq!(spot.snapped(102.169_706), 102.2);
        assert_eq!(path.snapped(-0.406_02), -0.4);
        assert_eq!(Key::Days.control().snapped(400.0), 365.0);
    }

    proptest! {
        #[test]
        fn an_arrow_key_moves_the_value_and_back(index in 0..COUNT, share in 0.02..0.98f64) {
            let control = &CONTROLS[index];
            let (from, to, _) = control.slider();
            if let Kind::Number { low, high, .. } = control.kind {
                let value = control.value_at((from + share * (to - from)).round());
                prop_assume!(low < value && value < high);
                prop_assert!(control.stepped(value, 1.0) > value, "{} {}", control.name, value);
                prop_assert!(control.stepped(value, -1.0) < value, "{} {}", control.name, value);
            }
        }
    }
}
