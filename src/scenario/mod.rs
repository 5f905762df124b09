//! What the reader sets: one table of controls, the state, the share link, the book it describes.

pub mod book;
pub mod chain;
pub mod control;
pub mod controls;
pub mod earlier;
pub mod link;
pub mod session;
pub mod state;

pub use control::{Choice, Control, Kind, Spread};
pub use controls::{CONTROLS, Key};
pub use state::Scenario;
