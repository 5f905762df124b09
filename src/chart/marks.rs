//! What is drawn in a panel, one mark over the other.

use super::ColorRole;

/// Height of the letters of ticks and labels, in CSS pixels.
pub(super) const TEXT_PX: f64 = 12.0;
/// Width of the ring of the ground's colour around a dot, in CSS pixels.
pub(super) const DOT_RIM_PX: f64 = 2.5;

/// Where a label stands relative to its point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// Above, centred.
    Above,
    /// Below, centred.
    Below,
    /// To the left, ending at the point.
    Left,
    /// To the right, beginning at the point.
    Right,
    /// On the point.
    Centre,
}

/// One thing that is drawn. Coordinates are data; widths and radii CSS pixels.
#[derive(Debug, Clone, PartialEq)]
pub enum Mark {
    /// A line through points, broken where a point is not finite.
    Curve {
        /// The points.
        points: Vec<(f64, f64)>,
        /// Colour.
        role: ColorRole,
        /// Stroke width.
        width: f64,
        /// Dashed or solid.
        dashed: bool,
    },
    /// A filled outline.
    Area {
        /// The outline.
        points: Vec<(f64, f64)>,
        /// Colour.
        role: ColorRole,
        /// Opacity, 0 to 1.
        opacity: f64,
    },
    /// A filled rectangle between two corners.
    Bar {
        /// One corner.
        from: (f64, f64),
        /// The opposite corner.
        to: (f64, f64),
        /// Colour.
        role: ColorRole,
        /// Opacity, 0 to 1.
        opacity: f64,
    },
    /// An outlined box with rounded corners.
    Card {
        /// One corner.
        from: (f64, f64),
        /// The opposite corner.
        to: (f64, f64),
        /// Colour of the outline.
        role: ColorRole,
    },
    /// A line with a head at its end.
    Arrow {
        /// Tail.
        from: (f64, f64),
        /// Head.
        to: (f64, f64),
        /// Colour.
        role: ColorRole,
        /// Stroke width.
        width: f64,
    },
    /// A disc with a ring of the ground's colour.
    Dot {
        /// Centre.
        at: (f64, f64),
        /// Radius.
        radius: f64,
        /// Colour.
        role: ColorRole,
    },
    /// A ring around the ground's colour.
    Ring {
        /// Centre.
        at: (f64, f64),
        /// Radius.
        radius: f64,
        /// Colour.
        role: ColorRole,
    },
    /// A triangle that points up or down, edged in the ground's colour; or its outline.
    Triangle {
        /// The middle of its height.
        at: (f64, f64),
        /// Half of its width.
        size: f64,
        /// Whether it points up.
        up: bool,
        /// Filled or only drawn around.
        filled: bool,
        /// Colour.
        role: ColorRole,
    },
    /// Text.
    Label {
        /// The point it belongs to.
        at: (f64, f64),
        /// The text.
        text: String,
        /// Colour.
        role: ColorRole,
        /// Side of the point.
        anchor: Anchor,
        /// Bold or regular.
        bold: bool,
        /// Shift in CSS pixels, right and down.
        shift: (f64, f64),
        /// Height of its letters in CSS pixels.
        size: f64,
        /// Another point where it may stand, and on which side of that, if there is no room here.
        or: Option<((f64, f64), Anchor)>,
        /// Whether it may be left out where there is no room for it.
        is_optional: bool,
    },
    /// A field of shades: rows of `columns` values from the top. The sign picks the color (above
    /// zero buy, below sell), the size (0 to 1) its strength.
    Heat {
        /// Number of columns.
        columns: usize,
        /// Shades, −1 to 1.
        shades: Vec<f64>,
    },
}

/// The marks of a panel, back to front. Each method draws one more over the others.
///
/// ```
/// use dealer_hedging::chart::{Anchor, Marks, ColorRole};
///
/// let mut marks = Marks::new();
/// marks.bar((99.0, 0.0), (101.0, 1_200.0), ColorRole::Buy, 1.0);
/// marks.label((100.0, 1_200.0), "buy 1,200", ColorRole::Buy, Anchor::Above).bold().shifted(0.0, 4.0);
/// assert_eq!(marks.iter().count(), 2);
/// ```
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Marks(Vec<Mark>);

impl Marks {
    /// Nothing yet.
    #[must_use]
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// A solid curve.
    pub fn curve(&mut self, points: Vec<(f64, f64)>, role: ColorRole, width: f64) {
        self.0.push(Mark::Curve { points, role, width, dashed: false });
    }

    /// A dashed curve.
    pub fn dashed(&mut self, points: Vec<(f64, f64)>, role: ColorRole, width: f64) {
        self.0.push(Mark::Curve { points, role, width, dashed: true });
    }

    /// A straight line.
    pub fn line(&mut self, from: (f64, f64), to: (f64, f64), role: ColorRole, width: f64) {
        self.curve(vec![from, to], role, width);
    }

    /// A straight dashed line.
    pub fn dashed_line(&mut self, from: (f64, f64), to: (f64, f64), role: ColorRole, width: f64) {
        self.dashed(vec![from, to], role, width);
    }

    /// A filled outline; opacity from 0 to 1.
    pub fn area(&mut self, points: Vec<(f64, f64)>, role: ColorRole, opacity: f64) {
        self.0.push(Mark::Area { points, role, opacity });
    }

    /// A filled rectangle between two corners; opacity from 0 to 1.
    pub fn bar(&mut self, from: (f64, f64), to: (f64, f64), role: ColorRole, opacity: f64) {
        self.0.push(Mark::Bar { from, to, role, opacity });
    }

    /// An outlined box with rounded corners.
    pub fn card(&mut self, from: (f64, f64), to: (f64, f64), role: ColorRole) {
        self.0.push(Mark::Card { from, to, role });
    }

    /// A line with a head at its end.
    pub fn arrow(&mut self, from: (f64, f64), to: (f64, f64), role: ColorRole, width: f64) {
        self.0.push(Mark::Arrow { from, to, role, width });
    }

    /// A disc.
    pub fn dot(&mut self, at: (f64, f64), radius: f64, role: ColorRole) {
        self.0.push(Mark::Dot { at, radius, role });
    }

    /// A ring around the ground's colour.
    pub fn ring(&mut self, at: (f64, f64), radius: f64, role: ColorRole) {
        self.0.push(Mark::Ring { at, radius, role });
    }

    /// A filled triangle of half the width `size`, pointing up or down.
    pub fn triangle(&mut self, at: (f64, f64), size: f64, up: bool, role: ColorRole) {
        self.0.push(Mark::Triangle { at, size, up, filled: true, role });
    }

    /// The outline of a triangle.
    pub fn outlined_triangle(&mut self, at: (f64, f64), size: f64, up: bool, role: ColorRole) {
        self.0.push(Mark::Triangle { at, size, up, filled: false, role });
    }

    /// A field of shades, as [`Mark::Heat`] says.
    pub fn heat(&mut self, columns: usize, shades: Vec<f64>) {
        self.0.push(Mark::Heat { columns, shades });
    }

    /// A regular label. [`bold`](Self::bold), [`sized`](Self::sized), [`shifted`](Self::shifted), [`or_at`](Self::or_at)
    /// and [`optional`](Self::optional) change the label that was drawn last. What is asked for is where it stands best:
    /// it makes way for others that are bold or came before it, and stays in the picture.
    pub fn label(&mut self, at: (f64, f64), text: impl Into<String>, role: ColorRole, anchor: Anchor) -> &mut Self {
        self.0.push(Mark::Label {
            at,
            text: text.into(),
            role,
            anchor,
            bold: false,
            shift: (0.0, 0.0),
            size: TEXT_PX,
            or: None,
            is_optional: false,
        });
        self
    }

    /// Makes the last mark bold, if it is a label.
    pub fn bold(&mut self) -> &mut Self {
        if let Some(Mark::Label { bold, .. }) = self.0.last_mut() {
            *bold = true;
        }
        self
    }

    /// Moves the last mark by CSS pixels (right, down), if it is a label.
    pub fn shifted(&mut self, right: f64, down: f64) -> &mut Self {
        if let Some(Mark::Label { shift, .. }) = self.0.last_mut() {
            *shift = (right, down);
        }
        self
    }

    /// Gives the last mark letters of another height in CSS pixels, if it is a label.
    pub fn sized(&mut self, px: f64) -> &mut Self {
        if let Some(Mark::Label { size, .. }) = self.0.last_mut() {
            *size = px;
        }
        self
    }

    /// Gives the last mark another point where it may stand, if it is a label that finds no room at its own. One without
    /// stands on the other side of its point rather than outside the picture.
    pub fn or_at(&mut self, at: (f64, f64), side: Anchor) -> &mut Self {
        if let Some(Mark::Label { or, .. }) = self.0.last_mut() {
            *or = Some((at, side));
        }
        self
    }

    /// Lets the last mark be left out where it finds no room, if it is a label.
    pub fn optional(&mut self) -> &mut Self {
        if let Some(Mark::Label { is_optional, .. }) = self.0.last_mut() {
            *is_optional = true;
        }
        self
    }

    /// Back to front.
    pub fn iter(&self) -> std::slice::Iter<'_, Mark> {
        self.0.iter()
    }
}

impl<'a> IntoIterator for &'a Marks {
    type Item = &'a Mark;
    type IntoIter = std::slice::Iter<'a, Mark>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

#[cfg(test)]
#[path = "marks_tests.rs"]
mod tests;
