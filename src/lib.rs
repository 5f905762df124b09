//! Dealer hedging: the flow behind price. The map of the house; a room imports only rooms to its left, and those below:
//!
//! ```text
//! model  ←  scenario  ←  figures  ←  lesson  ←  app
//!  math      what the     data,       content    store,
//!            reader       words,                 parts,
//!            sets         drawing                start
//!
//! format: numbers as text     control: what a control is     chart: pictures as plain data     ui: Leptos components
//! quotes: chains that a reader brings     reader: the worker that reads them     extra: what only some readers want
//! ```
//!
//! `units` lies below them all: the measures that every room shares. `format`, `control` and `chart` know no options and
//! no browser; `ui` knows them and the browser, and ties nothing to this lesson; `app` ties lesson, figures and `ui`
//! together. `tests/rooms.rs` holds the sources to it.

pub mod app;
pub mod chart;
pub mod control;
pub mod extra;
pub mod figures;
pub mod format;
pub mod lesson;
pub mod model;
pub mod quotes;
#[cfg(target_arch = "wasm32")]
pub mod reader;
pub mod scenario;
mod ui;
pub mod units;
