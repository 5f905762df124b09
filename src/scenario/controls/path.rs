//! The price path that the reader shapes.

use super::{Key, PATH_STEPS, number};
use crate::scenario::control::Control;

const fn row(step: u8, name: &'static str, default: f64) -> Control {
    Control {
        key: Key::Path(step),
        name,
        label: "Price path",
        unit: "$ from spot",
        kind: number(-25.0, 25.0, 0.1),
        default,
        help: printed!("One price along the path, as dollars above or below spot."),
    }
}

/// Rows of the path.
pub(super) const ROWS: [Control; PATH_STEPS] = [
    row(0, "path1", 0.6),
    row(1, "path2", 1.5),
    row(2, "path3", 1.1),
    row(3, "path4", 2.4),
    row(4, "path5", 3.2),
    row(5, "path6", 4.1),
    row(6, "path7", 3.5),
    row(7, "path8", 2.2),
    row(8, "path9", 1.0),
    row(9, "path10", 0.2),
    row(10, "path11", -1.2),
    row(11, "path12", -2.0),
];
