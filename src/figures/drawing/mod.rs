//! What the pictures of several figures draw alike, and name alike.

pub mod added;
pub mod axes;
pub mod pressure;
