//! The one table of controls. Sliders, number fields, numbers in the text, the share link, the
//! help and the tests all derive from it.

use super::control::{Choice, Control, Kind, Spread};

/// Steps of the price path that the reader shapes.
pub const PATH_STEPS: usize = 12;

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
}

/// Number of controls.
pub const COUNT: usize = 12 + PATH_STEPS;

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
            Self::Path(step) => 12 + step as usize,
        }
    }

    /// The control itself.
    #[must_use]
    pub const fn control(self) -> &'static Control {
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

const fn path(step: u8, name: &'static str, default: f64) -> Control {
    Control {
        key: Key::Path(step),
        name,
        label: "Price path",
        unit: "$ from spot",
        kind: number(-25.0, 25.0, 0.1),
        default,
        help: "One price along the path, as dollars above or below spot.",
    }
}

/// The table. The order is that of [`Key::index`].
pub const CONTROLS: [Control; COUNT] = [
    Control {
        key: Key::Spot,
        name: "spot",
        label: "Spot",
        unit: "$",
        kind: number(50.0, 150.0, 0.1),
        default: 100.0,
        help: "The price of the underlying now.",
    },
    Control {
        key: Key::Days,
        name: "days",
        label: "Time to expiry",
        unit: "days",
        kind: Kind::Number { low: 1.0 / 1440.0, high: 365.0, step: 1.0, spread: Spread::Log },
        default: 5.0,
        help: "Calendar days until the option ends, counted to the minute.",
    },
    Control {
        key: Key::Oi,
        name: "oi",
        label: "Open interest",
        unit: "contracts",
        kind: Kind::Number { low: 0.0, high: 200_000.0, step: 1.0, spread: Spread::Square },
        default: 10_000.0,
        help: "How many contracts exist. One contract is 100 shares.",
    },
    Control {
        key: Key::Iv,
        name: "iv",
        label: "Implied volatility",
        unit: "% a year",
        kind: number(1.0, 200.0, 0.5),
        default: 20.0,
        help: "How much movement the option's price allows for.",
    },
    Control {
        key: Key::Strike,
        name: "strike",
        label: "Strike",
        unit: "$",
        kind: number(50.0, 150.0, 0.5),
        default: 100.0,
        help: "The price at which the option can be exercised.",
    },
    Control {
        key: Key::Side,
        name: "side",
        label: "The customer",
        unit: "",
        kind: Kind::Choice(&[
            Choice { name: "buys", label: "Customer buys" },
            Choice { name: "sells", label: "Customer sells" },
        ]),
        default: 0.0,
        help: "The dealer takes the other side.",
    },
    Control {
        key: Key::Kind,
        name: "kind",
        label: "The option",
        unit: "",
        kind: Kind::Choice(&[Choice { name: "calls", label: "Calls" }, Choice { name: "puts", label: "Puts" }]),
        default: 0.0,
        help: "A call is the right to buy at the strike, a put the right to sell.",
    },
    Control {
        key: Key::Instrument,
        name: "instrument",
        label: "The dealer hedges with",
        unit: "",
        kind: Kind::Choice(&[
            Choice { name: "shares", label: "Shares" },
            Choice { name: "etf", label: "ETF" },
            Choice { name: "emini", label: "E-mini" },
            Choice { name: "micro", label: "Micro" },
        ]),
        default: 0.0,
        help: "Futures come in whole contracts: an E-mini is worth 50 units, a micro 5.",
    },
    Control {
        key: Key::Move,
        name: "move",
        label: "Price move",
        unit: "$",
        kind: number(-20.0, 20.0, 0.1),
        default: 2.0,
        help: "The move whose consequences you look at.",
    },
    Control {
        key: Key::Rate,
        name: "rate",
        label: "Interest rate",
        unit: "% a year",
        kind: number(-2.0, 10.0, 0.05),
        default: 0.0,
        help: "Rate for the life of the option, compounded continuously.",
    },
    Control {
        key: Key::Yield,
        name: "yield",
        label: "Dividend yield",
        unit: "% a year",
        kind: number(0.0, 10.0, 0.05),
        default: 0.0,
        help: "Yield of the underlying, paid continuously.",
    },
    Control {
        key: Key::Step,
        name: "step",
        label: "Played to step",
        unit: "",
        kind: number(0.0, 12.0, 1.0),
        default: 12.0,
        help: "How much of the path has happened.",
    },
    path(0, "path1", 0.6),
    path(1, "path2", 1.5),
    path(2, "path3", 1.1),
    path(3, "path4", 2.4),
    path(4, "path5", 3.2),
    path(5, "path6", 4.1),
    path(6, "path7", 3.5),
    path(7, "path8", 2.2),
    path(8, "path9", 1.0),
    path(9, "path10", 0.2),
    path(10, "path11", -1.2),
    path(11, "path12", -2.0),
];

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

    proptest! {
        #[test]
        fn an_arrow_key_moves_the_value_and_back(index in 0..COUNT, share in 0.02..0.98f64) {
            let control = &CONTROLS[index];
            let (from, to, _) = control.slider();
            if let Kind::Number { .. } = control.kind {
                let value = control.value_at((from + share * (to - from)).round());
                prop_assert!(control.stepped(value, 1.0) > value, "{} {}", control.name, value);
                prop_assert!(control.stepped(value, -1.0) < value, "{} {}", control.name, value);
            }
        }
    }
}
