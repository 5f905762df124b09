//! Controls and frames. Nothing in here knows what an option is.

pub mod browser;
pub mod canvas;
pub mod chart;
pub mod choice;
pub mod contents;
pub mod drag;
pub mod export;
pub mod format;
pub mod frame;
pub mod frames;
pub mod guarded;
pub mod hint;
pub mod paper;
pub mod play;
pub mod quantity;
pub mod reactive;
pub mod schedule;
pub mod screen;
pub mod scrub;
pub mod share;
pub mod slider;
pub mod stage;
pub mod theme;
pub mod timer;
