//! What several figures compute, or a figure and its words speak of: the sessions and maps that more than one of them
//! looks at, places, causes and stories. Nothing here says or draws anything, so that words can be said of all of it.

pub mod clocks;
pub mod gap;
pub(super) mod memo;
pub mod one_percent;
pub mod other_days;
pub mod pile;
pub mod place;
pub mod pressure;
pub mod story;
pub mod target;
pub mod three_books;
pub mod typical;
