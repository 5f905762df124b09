//! States worth a look. The three stories are picked from many sessions; `stories` says how rare they are, and
//! `tests` proves that each shows what it says.

use crate::figures::Preset;
use crate::scenario::{Cap, Key, StoryChoice, set};

/// The buttons, in their order.
pub(super) static ALL: &[&Preset] = &[&PIN, &FAILED_BREAKOUT, &ACCELERATION, &INDEX, &CONCENTRATED];

/// A pin.
pub static PIN: Preset = Preset {
    name: "pin",
    label: "Pin",
    note: printed!("A picked session: price strays from the strike and comes back, held by a dealer long gamma."),
    values: &[StoryChoice::Pin.setting(), set(Key::Seed, 8_389.0)],
};
/// A breakout that fails.
pub static FAILED_BREAKOUT: Preset = Preset {
    name: "failed-breakout",
    label: "Failed breakout",
    note: printed!(
        "A picked session: price leaves the strike, the dealer long gamma leans against it, and it returns."
    ),
    values: &[StoryChoice::FailedBreakout.setting(), set(Key::Seed, 5_648.0)],
};
/// A run, with orders capped.
pub static ACCELERATION: Preset = Preset {
    name: "acceleration",
    label: "Sudden acceleration",
    note: printed!(
        "A picked session: near the close a dealer short gamma, trading no more than a normal minute's volume a minute, \
         turns a small move into a large one."
    ),
    values: &[StoryChoice::Acceleration.setting(), set(Key::Seed, 16_816.0), Cap::NormalVolume.setting()],
};
/// An ordinary day in an index.
pub static INDEX: Preset = Preset {
    name: "index",
    label: "Index, ordinary day",
    note: printed!("A book the size of an index dealer's on a normal day: the three prices are nearly one."),
    values: &[set(Key::Oi, 630.0)],
};
static CONCENTRATED: Preset = Preset {
    name: "concentrated",
    label: "Concentrated expiry",
    note: printed!("Options on a tenth of a day's volume, all at one strike, ending at this close."),
    values: &[],
};
