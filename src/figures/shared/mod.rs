//! What several figures share: their axes, the sessions and maps that more than one of them looks at.

pub mod axes;
pub(super) mod memo;
pub mod pressure;
pub mod refused;
pub mod three_books;
pub mod typical;
