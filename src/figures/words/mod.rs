//! Every word of the figures, one file a figure: findings, captions, methods, names of axes, curves, columns and rows,
//! labels of presets; what several of them say in [`common`], and how a language counts, signs and conjugates in
//! [`grammar`]. The figures themselves compute and draw. A second language is a second folder like this one.

pub mod be_the_dealer;
pub mod closing_price;
pub mod common;
pub mod crowded_strikes;
pub mod dealer_delta;
pub mod echo;
pub mod far_to_dominant;
pub mod feedback_size;
pub mod four_trades;
pub mod grammar;
pub mod hedge_orders;
pub mod hedged_pnl;
pub mod map_moves;
pub mod one_trade;
pub mod pressure_map;
pub mod push_the_price;
pub mod refused;
pub mod same_news;
pub mod share_of_flow;
pub mod stories;
pub mod the_flow;
pub mod three_clocks;
pub mod your_chain;
pub mod your_chain_lines;

use crate::format::Printed;

/// What is said of a state worth a look.
pub struct Named {
    /// What its button says.
    pub label: Printed,
    /// What it shows, in a sentence.
    pub note: Printed,
}

/// A table's columns: what each holds, and its unit; empty for words.
pub type Headings<const N: usize> = [(&'static str, &'static str); N];
