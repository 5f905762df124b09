//! Where the texts of a picture go, so that none lies on another, under a handle or outside: one pass after layout and
//! before painting, the same for every backend.
//!
//! Names of axes come first. Numbers of an axis are thinned out evenly until they have room. Then come the labels, bold
//! ones first: each at its own place, if that is free, else a little beside it or on the other side of its point, else
//! further away; the nearest free place is taken, so that a label moves as little as what it makes way for. One that may
//! be left out is, rather than moved far.

use super::ColorRole;
use super::layout::{TICK_ROW_PX, TOP_PX};
use super::marks::{Anchor, Mark, TEXT_PX};
use super::projection::{Frame, Projection, distance};
use super::scene::{Panel, Scene};

/// A disc of at least this radius can be seen as one, and perhaps dragged: no text lies on it.
const KNOB_PX: f64 = 4.5;
/// How far a label moves to stay beside its point, and how far one that must be read moves at most.
const NEAR_PX: u8 = 9;
const FAR_PX: u8 = 90;
/// What two texts may share, or a text and a disc: letters do not fill their boxes.
const TOUCHING_PX: f64 = 0.8;

/// A text where it is painted.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Caption<'a> {
    /// The text; none if it is left out.
    pub text: &'a str,
    /// Colour.
    pub role: ColorRole,
    /// Bold or regular.
    pub bold: bool,
    /// Height of its letters in CSS pixels.
    pub size: f64,
    /// Where it is, in CSS pixels.
    pub at: (f64, f64),
    /// What part of it lies left of there and above: nothing, half of it or all.
    pub part: (f64, f64),
}

/// Width of a text at most, in CSS pixels: what it takes in `DejaVu` Sans, the widest system font that was met.
#[must_use]
pub fn width(text: &str, px: f64, bold: bool) -> f64 {
    let letter = |letter| match letter {
        'i' | 'j' | 'l' | ' ' | '.' | ',' | ':' | '’' | '\u{a0}' => 0.337,
        'f' | 'r' | 't' | 'I' | '(' | ')' | '-' | '/' | '“' | '”' => 0.411,
        'c' | 's' | 'z' => 0.55,
        'm' | 'w' | 'M' | 'W' | '%' => 0.98,
        'A'..='Z' => 0.76,
        '\''..='~' if letter != '+' && letter != '=' => 0.636,
        '$' | '¢' => 0.636,
        _ => 0.838,
    };
    let heavier = if bold { 0.075 } else { 0.0 };
    px * text.chars().map(|each| letter(each) + heavier).sum::<f64>()
}

impl<'a> Caption<'a> {
    fn of_axis(text: &'a str, at: (f64, f64), part: (f64, f64)) -> Self {
        Self { text, role: ColorRole::Soft, bold: false, size: TEXT_PX, at, part }
    }

    /// What it covers.
    fn frame(&self) -> Frame {
        let (left, top) =
            (self.at.0 - self.part.0 * width(self.text, self.size, self.bold), self.at.1 - self.part.1 * self.size);
        Frame { left, top, right: left + width(self.text, self.size, self.bold), bottom: top + self.size }
    }
}

/// A label at a point, and the same on the other side of it.
fn sides(label: Caption<'_>, (x, y): (f64, f64), anchor: Anchor, shift: (f64, f64)) -> [Caption<'_>; 2] {
    let (right, down, part) = match anchor {
        Anchor::Above => (0.0, -7.0, (0.5, 1.0)),
        Anchor::Below => (0.0, 7.0, (0.5, 0.0)),
        Anchor::Left => (-8.0, 0.0, (1.0, 0.5)),
        Anchor::Right => (8.0, 0.0, (0.0, 0.5)),
        Anchor::Centre => (0.0, 0.0, (0.5, 0.5)),
    };
    let (right, down) = (right + shift.0, down + shift.1);
    let other = match anchor {
        Anchor::Left | Anchor::Right => Caption { at: (x - right, y + down), part: (1.0 - part.0, part.1), ..label },
        _ => Caption { at: (x + right, y - down), part: (part.0, 1.0 - part.1), ..label },
    };
    [Caption { at: (x + right, y + down), part, ..label }, other]
}

/// A label that looks for its place.
struct Wanted<'a> {
    /// Which of all texts it is.
    index: usize,
    /// Whether it may be left out.
    is_optional: bool,
    /// Where it stands best, and on the other side of its point.
    sides: [Caption<'a>; 2],
    /// Where else it may stand.
    elsewhere: Option<Caption<'a>>,
}

impl<'a> Wanted<'a> {
    /// The label that a mark is; none if it is another mark.
    fn of(mark: &'a Mark, projection: &Projection, index: usize) -> Option<Self> {
        let Mark::Label { at, text, role, anchor, bold, shift, size, or, is_optional } = mark else { return None };
        let label = Caption { role: *role, bold: *bold, size: *size, ..Caption::of_axis(text, (0.0, 0.0), (0.0, 0.0)) };
        let sides = sides(label, projection.pixel(*at), *anchor, *shift);
        let elsewhere = or.map(|(at, anchor)| self::sides(label, projection.pixel(at), anchor, (0.0, 0.0))[0]);
        Some(Self { index, is_optional: *is_optional, sides, elsewhere })
    }
}

/// The picture while its texts find their places.
struct Page {
    width: f64,
    height: f64,
    taken: Vec<Frame>,
    /// Centres and radii.
    knobs: Vec<((f64, f64), f64)>,
}

impl Page {
    fn is_inside(&self, frame: &Frame) -> bool {
        frame.left >= 0.0 && frame.right <= self.width && frame.top >= 0.0 && frame.bottom <= self.height
    }

    /// Moved into the picture.
    fn inside<'a>(&self, caption: Caption<'a>) -> Caption<'a> {
        let frame = caption.frame();
        let (right, down) = ((self.width - frame.right).min(0.0), (self.height - frame.bottom).min(0.0));
        let (right, down) = (right.max(-frame.left), down.max(-frame.top));
        Caption { at: (caption.at.0 + right, caption.at.1 + down), ..caption }
    }

    fn is_free(&self, frame: &Frame) -> bool {
        let clear = |other: &Frame| {
            frame.left >= other.right - TOUCHING_PX
                || other.left >= frame.right - TOUCHING_PX
                || frame.top >= other.bottom - TOUCHING_PX
                || other.top >= frame.bottom - TOUCHING_PX
        };
        let away = |at: f64, low: f64, high: f64| (low - at).max(at - high).max(0.0);
        self.taken.iter().all(clear)
            && self.knobs.iter().all(|((x, y), radius)| {
                distance(away(*x, frame.left, frame.right), away(*y, frame.top, frame.bottom)) >= *radius
            })
    }

    /// The free place that is nearest to this one, and no further.
    fn near<'a>(&self, caption: Caption<'a>, furthest: u8) -> Option<Caption<'a>> {
        for steps in 0..=furthest {
            let far = f64::from(steps);
            for (right, down) in [(0.0, -far), (0.0, far), (-far, 0.0), (far, 0.0)] {
                let moved = self.inside(Caption { at: (caption.at.0 + right, caption.at.1 + down), ..caption });
                if self.is_free(&moved.frame()) {
                    return Some(moved);
                }
            }
        }
        None
    }

    /// Leaves out as many of an axis's numbers as needed, evenly.
    fn thin_out(&mut self, numbers: &mut [Caption]) {
        let mut numbers: Vec<_> = numbers.iter_mut().filter(|number| !number.text.is_empty()).collect();
        for number in &mut numbers {
            **number = self.inside(**number);
        }
        let others = self.taken.len();
        // What is tried last leaves out all.
        let tried = (1..=numbers.len() + 1).flat_map(|every| (0..every).map(move |from| (every, from)));
        for (every, from) in tried {
            self.taken.truncate(others);
            if numbers.iter().skip(from).step_by(every).all(|number| self.fits(number)) {
                let left_out = numbers.iter_mut().enumerate().filter(|(place, _)| place % every != from);
                left_out.for_each(|(_, number)| number.text = "");
                break;
            }
        }
    }

    /// Takes the place of a text; returns whether it was free.
    fn fits(&mut self, caption: &Caption) -> bool {
        let frame = caption.frame();
        let is_free = self.is_free(&frame);
        self.taken.push(frame);
        is_free
    }

    /// Finds the place of a label: the first that is free or nearly so, else the nearest to the first. One whose point is
    /// not finite has none.
    fn settle<'a>(&mut self, label: &mut Wanted<'a>) -> Caption<'a> {
        let [first, second] = label.sides;
        if !self.is_inside(&first.frame()) && self.is_inside(&second.frame()) {
            label.sides = [second, first];
        }
        let first = label.sides[0];
        if first.text.is_empty() || finite(first.at).is_none() {
            return Caption { text: "", ..first };
        }
        let near = label.sides.iter().chain(&label.elsewhere).find_map(|place| self.near(*place, NEAR_PX));
        let place = match near {
            None if label.is_optional => return Caption { text: "", ..first },
            None => self.near(first, FAR_PX).unwrap_or_else(|| self.inside(first)),
            Some(place) => place,
        };
        self.taken.push(place.frame());
        place
    }
}

/// The texts of a picture in the order in which they are painted: for each panel the numbers of the upright axis, those
/// below, the names of both, and the labels. What is left out has no text.
pub(super) fn placed<'a>(scene: &'a Scene, projections: &[Projection], width: f64) -> Vec<Caption<'a>> {
    let mut page = Page { width, height: scene.height(), taken: Vec::new(), knobs: Vec::new() };
    let (mut captions, mut titles, mut axes, mut labels) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for (panel, projection) in scene.panels.iter().zip(projections) {
        for numbers in numbers(panel, projection) {
            axes.push(captions.len()..captions.len() + numbers.len());
            captions.extend(numbers);
        }
        for name in names(panel, projection) {
            titles.push(captions.len());
            captions.push(name);
        }
        for mark in &panel.marks {
            if let Mark::Dot { at, radius, .. } | Mark::Ring { at, radius, .. } = mark
                && *radius >= KNOB_PX
            {
                page.knobs.extend(finite(projection.pixel(*at)).map(|centre| (centre, *radius - TOUCHING_PX)));
            }
            labels.extend(Wanted::of(mark, projection, captions.len()).inspect(|label| captions.push(label.sides[0])));
        }
    }
    for title in titles {
        let name = &mut captions[title];
        *name = page.near(*name, FAR_PX).unwrap_or(*name);
        page.fits(name);
    }
    for numbers in axes {
        page.thin_out(&mut captions[numbers]);
    }
    labels.sort_by_key(|label| (label.is_optional, !label.sides[0].bold));
    for mut label in labels {
        captions[label.index] = page.settle(&mut label);
    }
    captions
}

/// A point, if it is one.
fn finite((x, y): (f64, f64)) -> Option<(f64, f64)> {
    (x.is_finite() && y.is_finite()).then_some((x, y))
}

/// The numbers of the upright axis of a panel, and of the one below.
fn numbers<'a>(panel: &'a Panel, projection: &Projection) -> [Vec<Caption<'a>>; 2] {
    let frame = projection.frame();
    let upright = panel.y.ticks.iter().map(|(value, text)| {
        let (_, y) = projection.pixel((panel.x.low, *value));
        Caption::of_axis(text, (frame.left - 8.0, y), (1.0, 0.5))
    });
    let below = panel.x.ticks.iter().map(|(value, text)| {
        let (x, _) = projection.pixel((*value, panel.y.low));
        Caption::of_axis(text, (x, frame.bottom + 7.0), (0.5, 0.0))
    });
    [upright.collect(), below.collect()]
}

/// The names of the upright axis of a panel, and of the one below.
fn names<'a>(panel: &'a Panel, projection: &Projection) -> impl Iterator<Item = Caption<'a>> {
    let frame = projection.frame();
    let upright = Caption::of_axis(&panel.y.name, (0.0, frame.top - TOP_PX + 1.0), (0.0, 0.0));
    let below = Caption::of_axis(&panel.x.name, (frame.right, frame.bottom + TICK_ROW_PX + 1.0), (1.0, 0.0));
    [upright, below].into_iter().filter(|name| !name.text.is_empty())
}
