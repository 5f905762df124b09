//! What the reader sets: one table of controls, the state, the share link, the book it describes.

pub mod book;
pub mod chain;
pub mod choices;
pub mod controls;
pub mod earlier;
pub mod game;
mod inputs;
mod keys;
pub mod link;
pub mod news;
pub mod orders;
pub mod picks;
mod price_scale;
pub mod session;
mod setting;
pub mod situation;
pub mod state;
mod strike_row;
mod trail;
pub mod underlying;

pub use choices::{
    Assumption, Cap, Crowd, CustomerSide, Dare, GameBook, GameMode, HedgeRule, NewsDirection, StoryChoice,
};
pub use controls::{CONTROLS, Key};
pub use inputs::Inputs;
pub use orders::Orders;
pub use picks::Pick;
pub use price_scale::PriceScale;
pub use setting::{Setting, set};
pub use state::Scenario;
pub use underlying::Underlying;
