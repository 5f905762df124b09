//! The one trade: who traded what, the state of the market, and the move to look at.

use super::{Key, number};
use crate::scenario::control::{Choice, Control, Kind, Spread};

/// Rows of the trade.
pub(super) const ROWS: [Control; 12] = [
    Control {
        key: Key::Spot,
        name: "spot",
        label: "Spot",
        unit: "$",
        kind: number(50.0, 150.0, 0.1),
        default: 100.0,
        help: printed!("The price of the underlying now."),
    },
    Control {
        key: Key::Days,
        name: "days",
        label: "Time to expiry",
        unit: "calendar days",
        // About a minute, in digits that a field and a link can show.
        kind: Kind::Number { low: 0.000_69, high: 365.0, step: 1.0, spread: Spread::Log },
        default: 5.0,
        help: printed!(
            "Calendar days until the trade's options end, counted to the minute. Sessions count trading days."
        ),
    },
    Control {
        key: Key::Oi,
        name: "oi",
        label: "Open interest",
        unit: "contracts",
        kind: Kind::Number { low: 0.0, high: 200_000.0, step: 1.0, spread: Spread::Square },
        default: 10_000.0,
        help: printed!("How many contracts exist. One contract is 100 shares."),
    },
    Control {
        key: Key::Iv,
        name: "iv",
        label: "Implied volatility",
        unit: "% a year",
        kind: number(1.0, 200.0, 0.5),
        default: 20.0,
        help: printed!("The size of moves that the option's price implies."),
    },
    Control {
        key: Key::Strike,
        name: "strike",
        label: "Strike",
        unit: "$",
        kind: number(50.0, 150.0, 0.5),
        default: 100.0,
        help: printed!("The price at which the option can be exercised."),
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
        help: printed!("The dealer takes the other side."),
    },
    Control {
        key: Key::Kind,
        name: "kind",
        label: "The option",
        unit: "",
        kind: Kind::Choice(&[Choice { name: "calls", label: "Calls" }, Choice { name: "puts", label: "Puts" }]),
        default: 0.0,
        help: printed!("A call is the right to buy at the strike, a put the right to sell."),
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
        help: printed!("Futures come in whole contracts: an E-mini is worth 50 units, a micro 5."),
    },
    Control {
        key: Key::Move,
        name: "move",
        label: "Price move",
        unit: "$",
        kind: number(-20.0, 20.0, 0.1),
        default: 2.0,
        help: printed!("The move whose consequences you look at."),
    },
    Control {
        key: Key::Rate,
        name: "rate",
        label: "Interest rate",
        unit: "% a year",
        kind: number(-2.0, 10.0, 0.05),
        default: 0.0,
        help: printed!("Rate for the life of the option, compounded continuously."),
    },
    Control {
        key: Key::Yield,
        name: "yield",
        label: "Dividend yield",
        unit: "% a year",
        kind: number(0.0, 10.0, 0.05),
        default: 0.0,
        help: printed!("Yield of the underlying, paid continuously."),
    },
    Control {
        key: Key::Step,
        name: "step",
        label: "Played to step",
        unit: "",
        kind: number(0.0, 12.0, 1.0),
        default: 12.0,
        help: printed!("How much of the path has happened."),
    },
];
