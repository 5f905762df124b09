//! Open interest strike by strike, and who is assumed to hold it.

use super::{CHAIN_STRIKES, Key, number};
use crate::scenario::control::{Choice, Control, Kind, Spread};

const fn calls(place: u8, name: &'static str, default: f64) -> Control {
    row(Key::Calls(place), name, "Open interest in calls", default)
}

const fn puts(place: u8, name: &'static str, default: f64) -> Control {
    row(Key::Puts(place), name, "Open interest in puts", default)
}

const fn row(key: Key, name: &'static str, label: &'static str, default: f64) -> Control {
    Control {
        key,
        name,
        label,
        unit: "contracts",
        kind: Kind::Number { low: 0.0, high: 30_000.0, step: 500.0, spread: Spread::Even },
        default,
        help: printed!("Contracts that exist at this strike. Who holds them is an assumption."),
    }
}

/// Rows of the assumption and of the chain, calls first, strikes upwards.
pub(super) const ROWS: [Control; 2 + 2 * CHAIN_STRIKES] = [
    Control {
        key: Key::Assume,
        name: "assume",
        label: "Assumed dealer side",
        unit: "",
        kind: Kind::Choice(&[
            Choice { name: "usual", label: "Long calls, short puts" },
            Choice { name: "short", label: "Short everything" },
            Choice { name: "long", label: "Long everything" },
            Choice { name: "mix", label: "Own mix" },
        ]),
        default: 0.0,
        help: printed!("Open interest says how many contracts exist, not who holds them."),
    },
    Control {
        key: Key::LongShare,
        name: "longshare",
        label: "Own mix: share that dealers are long",
        unit: "%",
        kind: number(0.0, 100.0, 1.0),
        default: 60.0,
        help: printed!("The share of each open contract that dealers are long; they are short the rest."),
    },
    calls(0, "calls1", 1_000.0),
    calls(1, "calls2", 1_000.0),
    calls(2, "calls3", 2_000.0),
    calls(3, "calls4", 2_000.0),
    calls(4, "calls5", 11_000.0),
    calls(5, "calls6", 12_000.0),
    calls(6, "calls7", 10_000.0),
    calls(7, "calls8", 8_000.0),
    calls(8, "calls9", 4_000.0),
    puts(0, "puts1", 6_000.0),
    puts(1, "puts2", 8_000.0),
    puts(2, "puts3", 11_000.0),
    puts(3, "puts4", 15_000.0),
    puts(4, "puts5", 4_000.0),
    puts(5, "puts6", 5_000.0),
    puts(6, "puts7", 2_000.0),
    puts(7, "puts8", 1_000.0),
    puts(8, "puts9", 1_000.0),
];
