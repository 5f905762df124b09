//! The lesson's text, one file a section. Compiled at build time only.

mod a_hedging;
mod b_adjusting;
mod b_clocks;
mod c_price;
mod d_core_idea;
mod e_mistakes;
mod opening;
mod playground;

use crate::lesson::{Section, aids};

pub(super) use opening::head;

/// The sections that the deck stands beside, in the order of the page.
pub(super) static READ: [&Section; 6] = [
    &opening::SECTION,
    &a_hedging::SECTION,
    &b_adjusting::SECTION,
    &c_price::SECTION,
    &d_core_idea::SECTION,
    &e_mistakes::SECTION,
];

/// The sections after them: to try things, and to look them up.
pub(super) static REFERENCE: [&Section; 3] = [&playground::SECTION, &aids::SOURCES, &aids::TERMS];
