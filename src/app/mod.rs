//! The application: the state and its history, what is bound to it, and the start.

mod address;
pub mod binding;
pub mod deck;
pub mod early;
pub mod notice;
mod start;
mod store;

pub use start::start;
pub use store::Store;
