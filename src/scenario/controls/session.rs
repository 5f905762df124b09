//! A session with feedback: how strongly orders move price, how the dealer rehedges, which news.

use super::{Key, number};
use crate::scenario::control::{Choice, Control, Kind};
use crate::scenario::session::SEEDS;

/// Rows of the session.
pub(super) const ROWS: [Control; 11] = [
    Control {
        key: Key::Kappa,
        name: "kappa",
        label: "Price impact",
        unit: "bp per 1% of daily volume",
        kind: number(0.0, 20.0, 0.5),
        default: 5.0,
        help: printed!(
            "How far an order of 1% of the day's volume moves price for good. One study of large US orders estimates about 2."
        ),
    },
    Control {
        key: Key::Sessions,
        name: "sessions",
        label: "Sessions to expiry",
        unit: "trading days",
        kind: number(1.0, 20.0, 1.0),
        default: 1.0,
        help: printed!(
            "Trading days until the session's options end: 1 means at today's close. Not the calendar days of the trade."
        ),
    },
    Control {
        key: Key::Rule,
        name: "rule",
        label: "The dealer rehedges",
        unit: "",
        kind: Kind::Choice(&[
            Choice { name: "band", label: "Outside a band" },
            Choice { name: "m1", label: "Every minute" },
            Choice { name: "m15", label: "Every 15 min" },
            Choice { name: "m60", label: "Every hour" },
        ]),
        default: 0.0,
        help: printed!("When the dealer brings the hedge back in line; in any case once more at the close."),
    },
    Control {
        key: Key::Band,
        name: "band",
        label: "Width of the band",
        unit: "% of the position",
        kind: number(1.0, 100.0, 1.0),
        default: 10.0,
        help: printed!(
            "How far the hedge may drift before the dealer acts, as a part of the shares behind the largest single position."
        ),
    },
    Control {
        key: Key::Cap,
        name: "cap",
        label: "Orders a minute",
        unit: "",
        kind: Kind::Choice(&[
            Choice { name: "free", label: "Any size" },
            Choice { name: "capped", label: "At most a normal minute's volume" },
        ]),
        default: 0.0,
        help: printed!("A cap spreads a large order over several minutes."),
    },
    Control {
        key: Key::Seed,
        name: "seed",
        label: "News",
        unit: "",
        kind: number(1.0, SEEDS as f64, 1.0),
        default: 3_940.0,
        help: printed!("The number of this stream of outside orders. The same number gives the same stream."),
    },
    Control {
        key: Key::Minute,
        name: "minute",
        label: "Minute of the session",
        unit: "minutes",
        kind: number(0.0, 390.0, 1.0),
        default: 390.0,
        help: printed!("How much of the session has been played; it has 390 minutes."),
    },
    Control {
        key: Key::NewsVol,
        name: "newsvol",
        label: "Volatility of outside orders",
        unit: "% a year",
        kind: number(5.0, 80.0, 1.0),
        default: 20.0,
        help: printed!("How much price would move without any hedging."),
    },
    Control {
        key: Key::Dealer,
        name: "dealer",
        label: "The dealer is",
        unit: "",
        kind: Kind::Choice(&[
            Choice { name: "long", label: "Long gamma" },
            Choice { name: "none", label: "Not hedging" },
            Choice { name: "short", label: "Short gamma" },
        ]),
        default: 0.0,
        help: printed!("Long gamma: the dealer owns the options. Short gamma: the dealer has sold them."),
    },
    Control {
        key: Key::Flip,
        name: "flip",
        label: "News direction",
        unit: "",
        kind: Kind::Choice(&[
            Choice { name: "as-is", label: "As it came" },
            Choice { name: "mirrored", label: "Mirrored" },
        ]),
        default: 0.0,
        help: printed!("Mirrored news has every outside order the other way round."),
    },
    Control {
        key: Key::Story,
        name: "story",
        label: "Story",
        unit: "",
        kind: Kind::Choice(&[
            Choice { name: "free", label: "Free play" },
            Choice { name: "pin", label: "Pin" },
            Choice { name: "breakout", label: "Failed breakout" },
            Choice { name: "run", label: "Sudden acceleration" },
        ]),
        default: 0.0,
        help: printed!("A session to step through, moment by moment."),
    },
];
