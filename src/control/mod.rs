//! What a control is, without knowing what it controls: a name, a unit, a range or a few words to choose from, and how
//! its values are set, said and read. The table of the lesson's own controls stands in `scenario`.

pub mod binding;
pub mod choice;
pub mod definition;
pub mod scale;
pub mod unit;

pub use binding::Binding;
pub use choice::{Choice, Choices};
pub use definition::{Control, Kind, OnlyIf, Shuffle, Usual};
pub use scale::{Scale, Spread};
pub use unit::Unit;
