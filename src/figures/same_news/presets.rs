//! States worth a look. The numbers of the news were searched for: `tests` proves that each shows
//! what it says.

use crate::figures::Preset;
use crate::scenario::Key;

/// Everything that a session depends on, as the lesson opens, with these instead.
macro_rules! session {
    ($story:expr, $seed:expr, $oi:expr) => {
        &[
            (Key::Spot, 100.0),
            (Key::Strike, 100.0),
            (Key::Iv, 20.0),
            (Key::NewsVol, 20.0),
            (Key::Kappa, 5.0),
            (Key::Sessions, 1.0),
            (Key::Rule, 0.0),
            (Key::Band, 1.0),
            (Key::Cap, 0.0),
            (Key::Flip, 0.0),
            (Key::Minute, 390.0),
            (Key::Story, $story),
            (Key::Seed, $seed),
            (Key::Oi, $oi),
        ]
    };
}

/// The buttons, in their order.
pub(super) static ALL: &[&Preset] = &[
    &Preset {
        name: "pin",
        label: "Pin",
        note: printed!("Price strays from the strike and comes back, held by a dealer long gamma."),
        values: session!(1.0, 18_443.0, 10_000.0),
    },
    &Preset {
        name: "failed-breakout",
        label: "Failed breakout",
        note: printed!("Price leaves the strike; the dealer long gamma leans against it and it returns."),
        values: session!(2.0, 101_516.0, 20_000.0),
    },
    &Preset {
        name: "sudden-acceleration",
        label: "Sudden acceleration",
        note: printed!("Near the close, a dealer short gamma turns a small move into a large one."),
        values: session!(3.0, 12_318.0, 10_000.0),
    },
    &Preset {
        name: "index-ordinary-day",
        label: "Index, ordinary day",
        note: printed!("A book the size of an index dealer's on a normal day: the three prices are nearly one."),
        values: session!(0.0, 3.0, 630.0),
    },
    &Preset {
        name: "concentrated-expiry",
        label: "Concentrated expiry",
        note: printed!("Options on a tenth of a day's volume, all at one strike, ending at this close."),
        values: session!(0.0, 3.0, 10_000.0),
    },
];
