//! Dealer hedging: the flow behind price. The map of the house, imports pointing one way, to the left and down:
//!
//! ```text
//! model  ←  scenario  ←  figures  ←  lesson
//!  math      what the      data,        text,
//!            reader sets   words,       state,
//!                          drawing      start
//!                             ↓           ↓
//!                          ui: charts as data, numbers as text, controls and frames; knows nothing of options
//! ```

/// A text that only the prerendered page shows. In the browser, where the page has it already, it is
/// empty: no byte of it is downloaded twice.
macro_rules! printed {
    ($text:expr) => {
        if cfg!(target_arch = "wasm32") { "" } else { $text }
    };
}

pub mod app;
pub mod chart;
pub mod control;
pub mod figures;
pub mod format;
pub mod lesson;
pub mod model;
pub mod scenario;
pub mod ui;
pub mod units;
