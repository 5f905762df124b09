//! What else can move besides price, and a second place to compare with.

use super::{Key, number};
use crate::scenario::control::{Control, Kind, Spread};

/// Rows of the clocks and of the second place.
pub(super) const ROWS: [Control; 4] = [
    Control {
        key: Key::Hours,
        name: "hours",
        label: "Time that passes",
        unit: "hours",
        kind: number(0.0, 72.0, 0.5),
        default: 24.0,
        help: printed!("Calendar hours until the next look at the hedge."),
    },
    Control {
        key: Key::IvShift,
        name: "ivshift",
        label: "Volatility shift",
        unit: "points",
        kind: number(-20.0, 20.0, 0.5),
        default: 3.0,
        help: printed!("Change of implied volatility, in percentage points."),
    },
    Control {
        key: Key::OtherSpot,
        name: "spot2",
        label: "Spot to compare with",
        unit: "$",
        kind: number(50.0, 150.0, 0.1),
        default: 110.0,
        help: printed!("The price of the underlying at the second marker."),
    },
    Control {
        key: Key::OtherDays,
        name: "days2",
        label: "Time to compare with",
        unit: "calendar days",
        // About a minute, in digits that a field and a link can show.
        kind: Kind::Number { low: 0.000_69, high: 365.0, step: 1.0, spread: Spread::Log },
        default: 30.0,
        help: printed!("Calendar days to expiry at the second marker."),
    },
];
