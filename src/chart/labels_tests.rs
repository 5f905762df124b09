//! Where texts go that meet.

use super::super::layout::layout;
use super::super::{Axis, Marks};
use super::*;

const WIDTH: f64 = 300.0;

/// The texts of a panel from 0 to 10 across and up, 200 pixels high, and where they are: left, top.
fn texts(x: Axis, marks: Marks) -> Vec<(String, f64, f64)> {
    let scene = Scene::of(Panel { x, y: Axis::linear(0.0, 10.0), marks, height: 200.0 });
    let placed = placed(&scene, &layout(&scene, WIDTH), WIDTH);
    let told = placed.iter().filter(|caption| !caption.text.is_empty());
    told.map(|caption| (caption.text.to_owned(), caption.left, caption.top)).collect()
}

fn label<'a>(marks: &'a mut Marks, at: (f64, f64), text: &str, side: Anchor) -> &'a mut Marks {
    marks.label(at, text, ColorRole::Ink, side)
}

#[test]
fn a_label_makes_way_for_a_bold_one_no_further_than_it_must() {
    let mut marks = Marks::new();
    label(&mut marks, (5.0, 5.0), "regular", Anchor::Centre);
    label(&mut marks, (5.0, 4.9), "bold", Anchor::Centre).bold();
    let [(.., regular), (.., bold)] = texts(Axis::linear(0.0, 10.0), marks).try_into().unwrap_or_default();
    // It stands where it was asked to, 2 pixels lower than the other would; both are as high as their letters.
    assert!((bold - 95.96).abs() < 0.01 && (10.0..=12.0).contains(&(bold - regular)), "{regular} {bold}");
}

#[test]
fn one_that_may_be_left_out_is_where_others_have_the_room() {
    let mut marks = Marks::new();
    for text in ["here", "there", "nowhere"] {
        label(&mut marks, (5.0, 5.0), text, Anchor::Centre).or_at((2.0, 8.0), Anchor::Right).optional();
    }
    let told: Vec<_> = texts(Axis::linear(0.0, 10.0), marks).into_iter().map(|(text, ..)| text).collect();
    assert_eq!(told, ["here", "there"]);
}

#[test]
fn labels_stay_in_the_picture_on_the_other_side_of_their_point_if_need_be() {
    let mut marks = Marks::new();
    label(&mut marks, (9.8, 5.0), "at the right edge", Anchor::Right);
    label(&mut marks, (0.0, 9.9), "at the left edge", Anchor::Above);
    label(&mut marks, (f64::NAN, 5.0), "nowhere", Anchor::Right);
    let told = texts(Axis::linear(0.0, 10.0), marks);
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(
        told[0].1 + width("at the right edge", 12.0, false) < 290.0 && told[1] == ("at the left edge".into(), 0.0, 0.0)
    );
}

#[test]
fn no_text_lies_on_a_disc() {
    let mut marks = Marks::new();
    marks.dot((5.0, 5.0), 8.0, ColorRole::Accent);
    label(&mut marks, (5.0, 5.0), "wide enough", Anchor::Centre);
    let told = texts(Axis::linear(0.0, 10.0), marks);
    let middle = told[0].2 + 6.0;
    assert!((middle - 100.0).abs() > 13.0, "{told:?}");
}

#[test]
fn numbers_of_an_axis_are_thinned_out_evenly() {
    let axis = Axis::linear(0.0, 10.0).ticked(11, &|value| format!("{value}0,000"));
    let told: Vec<_> = texts(axis, Marks::new()).into_iter().map(|(text, ..)| text).collect();
    // The longest at the end has no room beside the one but one before.
    assert_eq!(told, ["10,000", "30,000", "50,000", "70,000", "90,000"]);
}
