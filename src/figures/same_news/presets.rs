//! States worth a look. The three stories are picked from many sessions; `shared::story` says how rare they are, and
//! `tests` proves that each shows what it says.

use crate::figures::Preset;
use crate::figures::shared::story::Story;
use crate::figures::words::same_news as words;
use crate::scenario::session::INDEX_DAY_CONTRACTS;
use crate::scenario::{Cap, Key, StoryChoice, set};

/// The buttons, in their order.
pub(super) static ALL: &[&Preset] = &[&CONCENTRATED, &FAILED_BREAKOUT, &PIN, &ACCELERATION, &INDEX];

/// The one that shows a story.
pub(super) const fn of(story: Story) -> &'static Preset {
    match story {
        Story::Pin => &PIN,
        Story::FailedBreakout => &FAILED_BREAKOUT,
        Story::Acceleration => &ACCELERATION,
    }
}

/// A pin.
static PIN: Preset = Preset {
    name: "pin",
    label: words::PIN.label,
    note: words::PIN.note,
    values: &[StoryChoice::Pin.setting(), set(Key::Seed, 8_389.0)],
};
/// A breakout that fails.
pub static FAILED_BREAKOUT: Preset = Preset {
    name: "failed-breakout",
    label: words::FAILED_BREAKOUT.label,
    note: words::FAILED_BREAKOUT.note,
    values: &[StoryChoice::FailedBreakout.setting(), set(Key::Seed, 5_648.0)],
};
/// A run, with orders capped.
static ACCELERATION: Preset = Preset {
    name: "acceleration",
    label: words::ACCELERATION.label,
    note: words::ACCELERATION.note,
    values: &[StoryChoice::Acceleration.setting(), set(Key::Seed, 16_816.0), Cap::NormalVolume.setting()],
};
/// An ordinary day in an index.
pub(super) static INDEX: Preset = Preset {
    name: "index",
    label: words::INDEX.label,
    note: words::INDEX.note,
    values: &[set(Key::Oi, INDEX_DAY_CONTRACTS)],
};
static CONCENTRATED: Preset =
    Preset { name: "concentrated", label: words::CONCENTRATED.label, note: words::CONCENTRATED.note, values: &[] };
