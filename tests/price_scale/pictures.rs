//! Two pictures that are the same at two scales of prices: every mark, point for point, laid out as it is painted.

use dealer_hedging::chart::layout::layout;
use dealer_hedging::chart::{Axis, ColorRole, Figure, Mark, Projection, Scene, View};

use crate::money::{FACTOR, says_the_same, tells};

/// How far a point may be from its counterpart, in CSS pixels.
const NEAR_PX: f64 = 0.1;
/// How far a shade may be, of 1.
const NEAR_SHADE: f64 = 1e-3;

/// What stands for a label that is nothing but the amount of dollars at its own place.
const OWN_PLACE: &str = "its own place";

type Points = Vec<(f64, f64)>;

/// Why they are not, at this width in CSS pixels.
pub(crate) fn compare(one: &dyn Figure, other: &dyn Figure, width: f64) -> Result<(), String> {
    let view = View { width };
    let [mut scene, mut there] = [one.scene(view), other.scene(view)];
    if scene.panels.len() != there.panels.len() || scene.height() != there.height() {
        return Err("the panels are others".to_owned());
    }
    let mut dollars = Vec::new();
    for (panel, there) in scene.panels.iter_mut().zip(&mut there.panels) {
        dollars.push((same_axis(&mut panel.x, &mut there.x)?, same_axis(&mut panel.y, &mut there.y)?));
    }
    let (projections, projections_there) = (layout(&scene, width), layout(&there, width));
    handles(one, other, &projections, &projections_there)?;
    let frames = |projections: &[Projection]| projections.iter().map(Projection::frame).collect::<Vec<_>>();
    if frames(&projections) != frames(&projections_there) {
        return Err("the plots lie elsewhere".to_owned());
    }
    let marks = |scene: &Scene, projections: &[Projection]| -> Result<Vec<Painted>, String> {
        let panels = scene.panels.iter().zip(projections).zip(&dollars);
        let painted = panels.map(|((panel, projection), dollars)| {
            let all: Vec<Painted> = panel.marks.iter().map(|mark| Painted::of(mark, projection, *dollars)).collect();
            without_numbers_on_lines(all)
        });
        painted.collect::<Result<Vec<_>, _>>().map(|panels| panels.concat())
    };
    let (painted, painted_there) = (marks(&scene, &projections)?, marks(&there, &projections_there)?);
    if painted.len() != painted_there.len() {
        return Err(format!("{} marks are not {}", painted.len(), painted_there.len()));
    }
    match painted.iter().zip(&painted_there).find(|(mark, there)| !mark.is_same_as(there)) {
        Some((mark, there)) => Err(format!("{mark:?} is not {there:?}")),
        None => Ok(()),
    }
}

/// Whether two axes count dollars. Otherwise they have the same range and the same ticks. One of dollars has a range as much smaller and its words at the same
/// places; its numbers, which differ, are taken away from both.
fn same_axis(one: &mut Axis, other: &mut Axis) -> Result<bool, String> {
    let near = |value: f64, there: f64, span: f64| (value - there).abs() <= 1e-6 * (span.abs() + value.abs());
    let times = |factor: f64, one: &Axis, other: &Axis| {
        let span = one.high - one.low;
        near(factor * one.low, other.low, span) && near(factor * one.high, other.high, span)
    };
    let is_plain = times(1.0, one, other);
    if !is_plain {
        if !times(FACTOR, one, other) {
            return Err(format!("the axis {one:?} is not {other:?}"));
        }
        for axis in [&mut *one, &mut *other] {
            axis.ticks.retain(|(_, text)| !text.is_empty() && !text.contains(|letter: char| letter.is_ascii_digit()));
        }
    }
    let factor = if is_plain { 1.0 } else { FACTOR };
    let same_tick = |((value, text), (there, text_there)): (&(f64, String), &(f64, String))| {
        near(factor * value, *there, one.high - one.low) && says_the_same(text, text_there)
    };
    let same = one.ticks.len() == other.ticks.len() && one.ticks.iter().zip(&other.ticks).all(same_tick);
    if same && says_the_same(&one.name, &other.name) {
        Ok(!is_plain)
    } else {
        Err(format!("{one:?} has not the ticks of {other:?}"))
    }
}

/// A mark in CSS pixels.
#[derive(Debug, Clone)]
struct Painted {
    /// Its kind, colours and sizes.
    look: String,
    points: Points,
    shades: Vec<f64>,
    text: String,
    /// The text as it is drawn: the same number at both scales may happen to be the place of one label alone.
    drawn: String,
}

impl Painted {
    /// `dollars` says which axes count them: a label that is nothing but the number of its own place there is an amount.
    fn of(mark: &Mark, projection: &Projection, dollars: (bool, bool)) -> Self {
        let at = |points: &[(f64, f64)]| points.iter().map(|point| projection.pixel(*point)).collect::<Points>();
        let new = |look: String, points: Points| Self {
            look,
            points,
            shades: Vec::new(),
            text: String::new(),
            drawn: String::new(),
        };
        match mark {
            Mark::Curve { points, role, width, dashed } => new(format!("curve {role:?} {width} {dashed}"), at(points)),
            Mark::Area { points, role, opacity } => new(format!("area {role:?} {opacity}"), at(points)),
            Mark::Bar { from, to, role, opacity } => new(format!("bar {role:?} {opacity}"), at(&[*from, *to])),
            Mark::Card { from, to, role } => new(format!("card {role:?}"), at(&[*from, *to])),
            Mark::Arrow { from, to, role, width } => new(format!("arrow {role:?} {width}"), at(&[*from, *to])),
            Mark::Dot { at: centre, radius, role } => new(format!("dot {role:?} {radius}"), at(&[*centre])),
            Mark::Ring { at: centre, radius, role } => new(format!("ring {role:?} {radius}"), at(&[*centre])),
            Mark::Triangle { at: middle, size, up, filled, role } => {
                new(format!("triangle {role:?} {size:.1} {up} {filled}"), at(&[*middle]))
            }
            Mark::Label { at: place, text, role, anchor, bold, shift, size, .. } => {
                let (x, y) = projection.pixel(*place);
                let points = vec![(x + shift.0, y + shift.1), (x, y)];
                let own = [dollars.0.then_some(place.0), dollars.1.then_some(place.1)];
                let is_own = own.into_iter().flatten().any(|value| tells(text, value));
                let drawn = text.clone();
                let text = if is_own { OWN_PLACE.to_owned() } else { text.clone() };
                Self { text, drawn, ..new(format!("label {role:?} {anchor:?} {bold} {size}"), points) }
            }
            Mark::Heat { columns, shades } => {
                Self { shades: shades.clone(), ..new(format!("heat {columns}"), Points::new()) }
            }
        }
    }

    /// A bar of no order at all: it is as thin as the line of zero that is painted over it, and its colour that of the last
    /// binary digit.
    fn is_empty_bar(&self) -> bool {
        self.look.starts_with("bar") && (self.points[0].1 - self.points[1].1).abs() < 1e-6
    }

    fn is_same_as(&self, other: &Self) -> bool {
        let near = |one: f64, other: f64| (one - other).abs() <= NEAR_PX || (one.is_nan() && other.is_nan());
        let shades = self.shades.iter().zip(&other.shades);
        let points = self.points.iter().zip(&other.points);
        (self.look == other.look || (self.is_empty_bar() && other.is_empty_bar()))
            && (says_the_same(&self.text, &other.text) || self.drawn == other.drawn)
            && (self.points.len(), self.shades.len()) == (other.points.len(), other.shades.len())
            && points.into_iter().all(|(one, other)| near(one.0, other.0) && near(one.1, other.1))
            && shades.into_iter().all(|(one, other)| (one - other).abs() <= NEAR_SHADE)
    }

    /// Whether it is the number of a line of equal gamma, which stands where its text has room: it begins with a digit, and
    /// so does no other label of a picture with shades.
    fn is_number_on_a_line(&self) -> bool {
        self.look.starts_with(&format!("label {:?}", ColorRole::Ink))
            && self.text.starts_with(|c: char| c.is_ascii_digit())
    }
}

/// The marks of a panel without the numbers on lines of equal gamma, each of which must stand on such a line.
fn without_numbers_on_lines(marks: Vec<Painted>) -> Result<Vec<Painted>, String> {
    if marks.iter().all(|mark| mark.shades.is_empty()) {
        return Ok(marks);
    }
    let (numbers, others): (Vec<_>, Vec<_>) = marks.into_iter().partition(Painted::is_number_on_a_line);
    let on_a_line = |number: &Painted| {
        let lines = others.iter().filter(|mark| mark.look.starts_with("curve"));
        lines.flat_map(|line| &line.points).any(|point| *point == number.points[1])
    };
    match numbers.iter().find(|number| !on_a_line(number)) {
        Some(number) => Err(format!("{number:?} stands on no line")),
        None => Ok(others),
    }
}

/// Handles are at the same places, mean the value that their control has, and end where they end at the other scale.
fn handles(one: &dyn Figure, other: &dyn Figure, here: &[Projection], there: &[Projection]) -> Result<(), String> {
    for (handle, other) in one.handles().iter().zip(&other.handles()) {
        let ((x, y), (x_there, y_there)) = (here[handle.panel].pixel(handle.at), there[handle.panel].pixel(other.at));
        let is_price = ["spot", "path", "move", "strike", "push"].iter().any(|name| handle.control.starts_with(name));
        let factor = if is_price { FACTOR } else { 1.0 };
        let near = |one: f64, other: f64| (factor * one - other).abs() <= 1e-6 * (1.0 + other.abs());
        let (value, value_there) = (handle.value_at(handle.at), other.value_at(other.at));
        let limits = match (handle.limits, other.limits) {
            (Some(limits), Some(there)) => near(limits.0, there.0) && near(limits.1, there.1),
            (limits, there) => limits == there,
        };
        let same = (x - x_there).abs() <= NEAR_PX && (y - y_there).abs() <= NEAR_PX;
        if !(same && near(value, value_there) && limits && handle.control == other.control) {
            return Err(format!("the handle {handle:?} is not {other:?}"));
        }
    }
    Ok(())
}
