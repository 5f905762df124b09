//! The application: the state and its history, the components of the lesson's parts, the page and its start.

mod address;
mod amount;
mod announcement;
mod bets;
mod binding;
mod deck;
mod early;
mod figure;
mod glide;
mod history;
mod last_picture;
mod live_text;
mod made;
mod meaning;
mod notice;
mod opening;
#[cfg(not(target_arch = "wasm32"))]
pub mod page;
mod parts;
mod playground;
mod prediction;
pub mod problems;
mod sketch;
mod start;
#[cfg(not(target_arch = "wasm32"))]
mod stopped;
mod store;
mod veil;
mod words;

pub use start::start;
use store::Store;
