//! Chains worth a look.

use crate::figures::Preset;
use crate::figures::words::crowded_strikes as words;
use crate::scenario::controls::{CALLS, CHAIN_STRIKES, PUTS};
use crate::scenario::{Setting, set};

const ROWS: usize = 2 * CHAIN_STRIKES;
/// Open interest of every other strike where one is crowded, in contracts.
const FEW: f64 = 1_000.0;
const LEVEL: [f64; CHAIN_STRIKES] = [8_000.0; CHAIN_STRIKES];

/// The values of a whole chain: contracts of calls and of puts, strikes upwards.
const fn chain(calls: [f64; CHAIN_STRIKES], puts: [f64; CHAIN_STRIKES]) -> [Setting; ROWS] {
    let mut values = [set(CALLS[0], 0.0); ROWS];
    let mut place = 0;
    while place < CHAIN_STRIKES {
        values[place] = set(CALLS[place], calls[place]);
        values[CHAIN_STRIKES + place] = set(PUTS[place], puts[place]);
        place += 1;
    }
    values
}

/// Calls of one strike stand out, and little is open anywhere else.
const fn crowd_at(strike: usize) -> [Setting; ROWS] {
    let mut calls = [FEW; CHAIN_STRIKES];
    calls[strike] = 30_000.0;
    chain(calls, [FEW; CHAIN_STRIKES])
}

static CROWDED: [Setting; ROWS] = crowd_at(4);
static FAR: [Setting; ROWS] = crowd_at(8);
static FLAT: [Setting; ROWS] = chain(LEVEL, LEVEL);
static TYPICAL: [Setting; ROWS] = chain(
    [1_000.0, 2_000.0, 4_000.0, 8_000.0, 16_000.0, 11_000.0, 14_000.0, 8_000.0, 6_000.0],
    [6_000.0, 9_000.0, 15_000.0, 13_000.0, 14_000.0, 9_000.0, 6_000.0, 2_000.0, 1_000.0],
);

/// One button each.
pub(super) static PRESETS: [&Preset; 4] = [
    &Preset {
        name: "one-crowded-strike",
        label: words::ONE_CROWDED_STRIKE.label,
        note: words::ONE_CROWDED_STRIKE.note,
        values: &CROWDED,
    },
    &Preset {
        name: "the-crowd-far-away",
        label: words::THE_CROWD_FAR_AWAY.label,
        note: words::THE_CROWD_FAR_AWAY.note,
        values: &FAR,
    },
    &FLAT_CHAIN,
    &Preset {
        name: "typical-index-chain",
        label: words::TYPICAL_INDEX_CHAIN.label,
        note: words::TYPICAL_INDEX_CHAIN.note,
        values: &TYPICAL,
    },
];

/// As many calls as puts at every strike.
pub static FLAT_CHAIN: Preset =
    Preset { name: "flat-chain", label: words::FLAT_CHAIN.label, note: words::FLAT_CHAIN.note, values: &FLAT };
