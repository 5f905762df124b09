//! Data to pixels and back, exactly inverse. Drawing, hovering and dragging share it.

use super::{Axis, Scale};

/// A rectangle in CSS pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Frame {
    /// Left edge.
    pub left: f64,
    /// Top edge.
    pub top: f64,
    /// Right edge.
    pub right: f64,
    /// Bottom edge.
    pub bottom: f64,
}

/// One axis laid over a stretch of pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Line {
    low: f64,
    high: f64,
    scale: Scale,
    from: f64,
    to: f64,
}

impl Line {
    fn new(axis: &Axis, from: f64, to: f64) -> Self {
        Self { low: axis.low, high: axis.high, scale: axis.scale, from, to }
    }

    fn pixel(&self, value: f64) -> f64 {
        let share = match self.scale {
            Scale::Linear => (value - self.low) / (self.high - self.low),
            Scale::Log => libm::log(value / self.low) / libm::log(self.high / self.low),
        };
        self.from + share * (self.to - self.from)
    }

    fn value(&self, pixel: f64) -> f64 {
        let share = (pixel - self.from) / (self.to - self.from);
        match self.scale {
            Scale::Linear => self.low + share * (self.high - self.low),
            Scale::Log => self.low * libm::exp(share * libm::log(self.high / self.low)),
        }
    }
}

/// Maps a panel's data coordinates to CSS pixels and back.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Projection {
    frame: Frame,
    x: Line,
    y: Line,
}

impl Projection {
    /// Lays two axes over a frame; y grows upwards.
    #[must_use]
    pub fn new(x: &Axis, y: &Axis, frame: Frame) -> Self {
        Self { frame, x: Line::new(x, frame.left, frame.right), y: Line::new(y, frame.bottom, frame.top) }
    }

    /// The frame it fills.
    #[must_use]
    pub fn frame(&self) -> Frame {
        self.frame
    }

    /// Where a point is drawn, in CSS pixels. Not finite if the point is not.
    #[must_use]
    pub fn pixel(&self, (x, y): (f64, f64)) -> (f64, f64) {
        (self.x.pixel(x), self.y.pixel(y))
    }

    /// The point under a pixel.
    #[must_use]
    pub fn point(&self, (x, y): (f64, f64)) -> (f64, f64) {
        (self.x.value(x), self.y.value(y))
    }
}

/// How long a step across and down is, in pixels. `f64::hypot` would guard against sizes that no screen has.
#[must_use]
pub fn distance(across: f64, down: f64) -> f64 {
    (across * across + down * down).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const FRAME: Frame = Frame { left: 48.0, top: 12.0, right: 640.0, bottom: 300.0 };

    #[test]
    fn corners_meet_the_frame() {
        let projection = Projection::new(&Axis::linear(50.0, 150.0), &Axis::linear(-1e6, 0.0), FRAME);
        assert_eq!(projection.pixel((50.0, -1e6)), (48.0, 300.0));
        assert_eq!(projection.pixel((150.0, 0.0)), (640.0, 12.0));
    }

    proptest! {
        #[test]
        fn a_pixel_goes_to_a_point_and_back(px in 48.0..640.0f64, py in 12.0..300.0f64, log in any::<bool>()) {
            let x = if log { Axis::log(1.0, 525_600.0) } else { Axis::linear(50.0, 150.0) };
            let projection = Projection::new(&x, &Axis::linear(-2e6, 3e5), FRAME);
            let (bx, by) = projection.pixel(projection.point((px, py)));
            prop_assert!((bx - px).abs() < 1e-9 && (by - py).abs() < 1e-9);
        }
    }
}
