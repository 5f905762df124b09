//! Where the texts of a picture go, so that none lies on another, under a disc or outside: one pass after layout and
//! before painting, the same for every backend.
//!
//! Names of axes come first. Numbers of an axis are thinned out evenly until they have room. Then come the labels, bold
//! ones first: each at its own place, if that is free, else at the free place nearest to it, so that it moves as little as
//! what it makes way for. One that may be left out is, rather than moved far.

use super::ColorRole;
use super::layout::{TICK_ROW_PX, TOP_PX};
use super::marks::{Anchor, DOT_RIM_PX, Mark, TEXT_PX};
use super::projection::{Frame, Projection};
use super::scene::{Panel, Scene};
use super::text_width::width;

/// A disc of at least this radius can be seen as one, and perhaps dragged: no text lies on it.
const KNOB_PX: f64 = 4.5;
/// How far a label moves that may be left out, and one that must be read.
const NEAR_PX: u32 = 4;
const FAR_PX: u32 = 90;
/// How far labels may reach beyond their panel, to the left and to the right.
const BEYOND_PX: (f64, f64) = (11.0, 14.0);
/// The last of the ranks of texts.
const RANKS: u8 = 5;
/// What two texts may share, or a text and a disc: letters do not fill their boxes.
const TOUCHING_PX: f64 = 0.8;

/// A text and the box that it fills, in CSS pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Caption<'a> {
    /// The text; none if it is left out.
    pub text: &'a str,
    /// Colour.
    pub role: ColorRole,
    /// Bold or regular.
    pub bold: bool,
    /// Height of its letters, and of the box.
    pub size: f64,
    /// What part of the box lies left of its point and above it: nothing, half of it or all.
    pub part: (f64, f64),
    wide: f64,
    left: f64,
    top: f64,
}

impl<'a> Caption<'a> {
    /// One that is left out.
    const NONE: Self = Self {
        text: "",
        role: ColorRole::Soft,
        bold: false,
        size: TEXT_PX,
        part: (0.0, 0.0),
        wide: 0.0,
        left: 0.0,
        top: 0.0,
    };

    fn new(text: &'a str, (x, y): (f64, f64), part: (f64, f64), (bold, size): (bool, f64)) -> Self {
        let wide = width(text, size, bold);
        Self { text, role: ColorRole::Soft, bold, size, part, wide, left: x - part.0 * wide, top: y - part.1 * size }
    }

    /// The point at which it is painted.
    pub(super) fn at(&self) -> (f64, f64) {
        (self.left + self.part.0 * self.wide, self.top + self.part.1 * self.size)
    }
}

/// The picture while its texts find their places.
struct Page {
    /// Left and right end of the room for the next text.
    across: (f64, f64),
    height: f64,
    /// What others cover, without what may be shared.
    taken: Vec<Frame>,
}

impl Page {
    fn is_free(&self, Caption { wide, left, top, size, .. }: &Caption) -> bool {
        let is_clear = |other: &Frame| {
            *left >= other.right || left + wide <= other.left || *top >= other.bottom || top + size <= other.top
        };
        self.taken.iter().all(is_clear)
    }

    /// How far a text lies outside, to the left or to the right.
    fn outside(&self, caption: &Caption) -> f64 {
        (self.across.0 - caption.left).max(caption.left + caption.wide - self.across.1)
    }

    fn take(&mut self, left: f64, top: f64, right: f64, bottom: f64) {
        self.taken.push(Frame {
            left: left + TOUCHING_PX,
            top: top + TOUCHING_PX,
            right: right - TOUCHING_PX,
            bottom: bottom - TOUCHING_PX,
        });
    }

    fn keep(&mut self, caption: &Caption) {
        if caption.text.is_empty() {
            return;
        }
        self.take(caption.left, caption.top, caption.left + caption.wide, caption.top + caption.size);
    }

    /// Moves a text to the nearest free place inside the picture that is no further than this, if there is one; else only
    /// inside.
    fn settle(&self, caption: &mut Caption, furthest: u32) -> bool {
        let (left, top) = (caption.left, caption.top);
        let inside = |at: f64, size: f64, (low, high): (f64, f64)| at.min(high - size).max(low);
        for steps in 0..=furthest {
            let far = f64::from(steps);
            for (right, down) in [(0.0, -far), (0.0, far), (-far, 0.0), (far, 0.0)] {
                caption.left = inside(left + right, caption.wide, self.across);
                caption.top = inside(top + down, caption.size, (0.0, self.height));
                if self.is_free(caption) {
                    return true;
                }
            }
        }
        caption.left = inside(left, caption.wide, self.across);
        caption.top = inside(top, caption.size, (0.0, self.height));
        false
    }

    /// Leaves out as many of an axis's numbers as needed, evenly.
    fn thin_out(&mut self, numbers: &mut [Caption]) {
        for number in &mut *numbers {
            self.settle(number, 0);
        }
        let others = self.taken.len();
        // At the latest it ends where none is kept.
        for every in 1.. {
            for from in 0..every {
                self.taken.truncate(others);
                let (mut place, mut fit) = (from, true);
                while let Some(number) = numbers.get(place) {
                    fit &= self.is_free(number);
                    self.keep(number);
                    place += every;
                }
                if fit {
                    let left_out = numbers.iter_mut().enumerate().filter(|(place, _)| place % every != from);
                    return left_out.for_each(|(_, number)| number.text = "");
                }
            }
        }
    }

    /// The place of a label.
    fn label<'a>(&mut self, label: &'a Mark, projection: &Projection) -> Caption<'a> {
        let Mark::Label { at, text, role, anchor, bold, shift, size, or, is_optional } = label else {
            return Caption::NONE;
        };
        let mut place = Some((*at, *anchor, *shift));
        let mut elsewhere = or.map(|(at, anchor)| (at, anchor, (0.0, 0.0)));
        while let Some((at, anchor, shift)) = place {
            let ((x, y), (right, down, part)) = (projection.pixel(at), beside(anchor));
            let (right, y) = (right + shift.0, y + down + shift.1);
            let new = |x: f64, across: f64| Caption::new(text, (x, y), (across, part.1), (*bold, *size));
            let mut caption = new(x + right, part.0);
            if self.outside(&caption) > NEAR_PX.into() && part.0 != 0.5 && or.is_none() {
                let other = new(x - right, 1.0 - part.0);
                if self.outside(&other) <= 0.0 {
                    caption = other;
                }
            }
            let is_near = self.outside(&caption) <= NEAR_PX.into();
            let has_room = self.settle(&mut caption, if *is_optional { NEAR_PX } else { FAR_PX }) && is_near;
            if x.is_finite() && y.is_finite() && (has_room || !is_optional && elsewhere.is_none()) {
                self.keep(&caption);
                return Caption { role: *role, ..caption };
            }
            place = elsewhere.take();
        }
        Caption::NONE
    }
}

/// From a point to the text at this side of it, and what part of the text's box lies left of and above where that leads.
fn beside(anchor: Anchor) -> (f64, f64, (f64, f64)) {
    match anchor {
        Anchor::Above => (0.0, -7.0, (0.5, 1.0)),
        Anchor::Below => (0.0, 7.0, (0.5, 0.0)),
        Anchor::Left => (-8.0, 0.0, (1.0, 0.5)),
        Anchor::Right => (8.0, 0.0, (0.0, 0.5)),
        Anchor::Centre => (0.0, 0.0, (0.5, 0.5)),
    }
}

/// The texts of a picture in the order in which they are painted: for each panel the numbers of the upright axis, those of
/// the one below, the names of both, and the labels. What is left out has no text.
pub(super) fn placed<'a>(scene: &'a Scene, projections: &[Projection], width: f64) -> Vec<Caption<'a>> {
    let mut page = Page { across: (0.0, width), height: scene.height(), taken: Vec::new() };
    let mut captions = Vec::new();
    for (panel, projection) in scene.panels.iter().zip(projections) {
        on_axes(&mut captions, panel, projection);
        for mark in &panel.marks {
            match mark {
                Mark::Dot { at, radius, .. } | Mark::Ring { at, radius, .. } if *radius >= KNOB_PX => {
                    let (x, y) = projection.pixel(*at);
                    // Letters begin at the left of their box, and a little below its top.
                    let rim = if matches!(mark, Mark::Dot { .. }) { DOT_RIM_PX } else { 0.0 };
                    page.take(x - radius - rim, y - radius, x + radius + rim, y + radius);
                }
                Mark::Label { .. } => captions.push(Caption::NONE),
                _ => {}
            }
        }
    }
    for rank in 0..=RANKS {
        let mut place = 0;
        for (panel, projection) in scene.panels.iter().zip(projections) {
            let below = place + panel.y.ticks.len();
            let names = below + panel.x.ticks.len();
            page.across = (0.0, width);
            if rank == 0 {
                for name in &mut captions[names..names + 2] {
                    page.settle(name, FAR_PX);
                    page.keep(name);
                }
            }
            if rank == 1 {
                page.thin_out(&mut captions[place..below]);
                page.thin_out(&mut captions[below..names]);
            }
            place = names + 2;
            let frame = projection.frame();
            page.across = (0.0_f64.max(frame.left - BEYOND_PX.0), width.min(frame.right + BEYOND_PX.1));
            for mark in &panel.marks {
                let Some(its) = rank_of(mark) else { continue };
                if its == rank {
                    captions[place] = page.label(mark, projection);
                }
                place += 1;
            }
        }
    }
    captions
}

/// Labels come after names of axes, which are first, and numbers: bold ones, then others, then those that may be left out.
/// None for other marks.
fn rank_of(mark: &Mark) -> Option<u8> {
    match mark {
        Mark::Label { bold, is_optional, .. } => Some(RANKS - u8::from(*bold) - 2 * u8::from(!is_optional)),
        _ => None,
    }
}

/// The numbers of the upright axis of a panel, those of the one below, and the names of both.
fn on_axes<'a>(captions: &mut Vec<Caption<'a>>, panel: &'a Panel, projection: &Projection) {
    let frame = projection.frame();
    let mut push = |text: &'a String, at: (f64, f64), part: (f64, f64)| {
        captions.push(Caption::new(text, at, part, (false, TEXT_PX)));
    };
    for (value, text) in &panel.y.ticks {
        let (_, y) = projection.pixel((panel.x.low, *value));
        push(text, (frame.left - 8.0, y), (1.0, 0.5));
    }
    for (value, text) in &panel.x.ticks {
        let (x, _) = projection.pixel((*value, panel.y.low));
        push(text, (x, frame.bottom + 7.0), (0.5, 0.0));
    }
    push(&panel.y.name, (0.0, frame.top - TOP_PX + 1.0), (0.0, 0.0));
    push(&panel.x.name, (frame.right, frame.bottom + TICK_ROW_PX + 1.0), (1.0, 0.0));
}

#[cfg(test)]
#[path = "labels_tests.rs"]
mod tests;
