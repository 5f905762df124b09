//! Dealer hedging: the flow behind price. The map of the house, imports pointing one way:
//!
//! ```text
//! model  ←  scenario  ←  figures  ←  lesson          ui: controls and frames, know nothing of options
//!  math      what the      data,        one file a
//!            reader sets   words,       section
//!                          drawing
//! ```

pub mod figures;
pub mod lesson;
pub mod model;
pub mod number;
pub mod scenario;
pub mod ui;
