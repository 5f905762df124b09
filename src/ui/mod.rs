//! Controls, frames, and charts as data. Nothing in here imports a model, a scenario or a figure. A few names are the
//! field's all the same: the tones of buying and selling, and the colour of the dealer's own curve.

pub mod browser;
pub mod canvas;
pub mod choice;
pub mod contents;
pub mod correction;
pub mod drag;
pub mod export;
pub mod field;
pub mod figure_elements;
pub mod figure_view;
pub mod frame;
pub mod frames;
pub mod gesture;
pub mod guarded;
pub mod hint;
pub mod paper;
pub mod play;
pub mod reactive;
pub mod schedule;
pub mod screen;
pub mod scrub;
pub mod share;
pub mod slider;
pub mod theme;
pub mod timer;
pub mod touch;
pub mod written;
