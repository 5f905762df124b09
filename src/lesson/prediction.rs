//! Before a figure answers, the reader may commit to an answer with one tap; so may a reader who
//! judges a common mistake. Nothing waits for it, the answer stays on this device and out of the
//! link, and it is judged by the state: when the state changes, so may the verdict.

use crate::control::Control;
use crate::figures::{FigureSpec, Preset};
use crate::format::Printed;
use crate::model::ModelError;
use crate::scenario::Scenario;

/// An answer, by the name under which it is remembered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Answer(pub &'static str);

/// A question with two or three answers. `{name}` in a text stands for the phrase of that name.
pub struct Prediction {
    /// Its name; the answer is remembered under it.
    pub name: &'static str,
    /// Whether it is a question or a statement.
    pub asked: Asked,
    /// What is asked, after “Before you look:”; or the statement to judge.
    pub question: Printed,
    /// The answers, one button each.
    pub options: &'static [(Answer, Printed)],
    /// What holds, and why.
    pub reveal: Printed,
    /// The figure, and its preset, that a “Show me” leads to.
    pub shown_by: Option<(&'static FigureSpec, &'static Preset)>,
    /// What would give the answer away.
    pub veils: Veils,
    /// The answer that is right in a state; none is right of a state that the model refuses.
    pub right: fn(&Scenario) -> Result<Answer, ModelError>,
}

/// What waits until a prediction was made, or waved through.
#[derive(Clone, Copy)]
pub struct Veils {
    /// Figures whose finding and picture wait.
    pub figures: &'static [&'static FigureSpec],
    /// Phrases of the same section that wait, by name.
    pub words: &'static [&'static str],
    /// Whether the deck keeps the order of the trade to itself beside this section.
    pub deck: bool,
}

impl Veils {
    /// Nothing waits.
    pub const NONE: Self = Self { figures: &[], words: &[], deck: false };
}

/// What the reader is to do with a prediction.
#[derive(Clone, Copy)]
pub enum Asked {
    /// To answer it before the figure does.
    Question,
    /// To judge a statement, which may be a common mistake.
    Statement,
    /// To set a mark on a line of numbers, and then to answer: with the one answer that there is, which places the bet, or
    /// with one of several.
    Amount(&'static Amount),
    /// To draw a curve, and to place it likewise.
    Drawing(&'static Drawing),
}

/// A whole number to guess. The guess stays in the picture of the first figure that waits for it.
pub struct Amount {
    /// What is guessed, as if it were one more control: the line is its slider. It is none: no link holds it, and nothing is
    /// computed from it.
    pub control: &'static Control,
    /// A guess no farther off than this is right; infinite where only the answer is judged.
    pub near: f64,
    /// What holds in a state.
    pub truth: fn(&Scenario) -> Result<f64, ModelError>,
}

/// A curve to draw over prices on both sides of the strike.
pub struct Drawing {
    /// What stands at its top and bottom, and on the left, in the middle and on the right below.
    pub names: [Printed; 5],
    /// A drawing that is off by no more than this on average is right.
    pub near: f64,
    /// What holds in a state.
    pub truth: fn(&Scenario) -> Result<Curve, ModelError>,
}

/// A value for each column, -1 at the bottom to 1 at the top.
pub type Curve = [f64; Drawing::COLUMNS];

impl Amount {
    /// The nearest amount that can be set.
    #[must_use]
    pub fn nearest(&self, value: f64) -> f64 {
        self.control.clamp(value).round()
    }
}

impl Drawing {
    /// The last column of a curve; the first is 0.
    pub const LAST: u8 = 20;
    /// Columns of a curve.
    pub const COLUMNS: usize = 21;

    /// How far from the strike a column stands, in per cent of it: one from one to the next, and the strike in the middle.
    #[must_use]
    pub fn place(column: u8) -> f64 {
        f64::from(column) - f64::from(Self::LAST / 2)
    }

    /// Whether a drawing is near enough to a curve.
    #[must_use]
    pub fn is_near(&self, drawn: &Curve, curve: &Curve) -> bool {
        let off: f64 = drawn.iter().zip(curve).map(|(drawn, holds)| (drawn - holds).abs()).sum();
        off <= self.near * (f64::from(Self::LAST) + 1.0)
    }
}
