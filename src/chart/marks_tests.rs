//! What the makers of marks change.

use super::*;

#[test]
fn only_the_last_label_is_changed() {
    let mut marks = Marks::new();
    marks.label((0.0, 0.0), "first", ColorRole::Ink, Anchor::Above);
    marks.label((0.0, 0.0), "second", ColorRole::Ink, Anchor::Above).bold().shifted(1.0, 2.0);
    marks.dot((0.0, 0.0), 4.0, ColorRole::Ink);
    marks.bold();
    let labels: Vec<_> = marks
        .iter()
        .filter_map(|mark| match mark {
            Mark::Label { text, bold, shift, .. } => Some((text.as_str(), *bold, *shift)),
            _ => None,
        })
        .collect();
    assert_eq!(labels, [("first", false, (0.0, 0.0)), ("second", true, (1.0, 2.0))]);
}
