//! A point of the picture that can be dragged, bound to a control by name.

/// The direction in which a handle moves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Travel {
    /// Left and right: the control takes the x value.
    Across,
    /// Up and down: the control takes the y value.
    Upright,
    /// Freely: the control takes the x value and the second control the y value.
    Free,
}

/// A point that can be dragged, bound to one control by name.
#[derive(Debug, Clone, PartialEq)]
pub struct Handle {
    /// The control's name.
    pub control: &'static str,
    /// The panel it lives in.
    pub panel: usize,
    /// Where it is, in data coordinates.
    pub at: (f64, f64),
    /// How it moves.
    pub travel: Travel,
    /// The control's value at an axis value of zero and its change per axis unit. `(0, 1)` where
    /// the axis shows the control itself.
    pub value: (f64, f64),
    /// Narrower limits for dragging than those of the control, where the picture ends earlier.
    pub limits: Option<(f64, f64)>,
    /// The control that follows the y value of a handle that moves freely.
    pub second: Option<&'static str>,
    /// That control's value at a y value of zero and its change per unit of it.
    pub second_value: (f64, f64),
}

impl Handle {
    /// A handle whose axis shows the control's own value.
    #[must_use]
    pub fn direct(control: &'static str, at: (f64, f64), travel: Travel) -> Self {
        Self { control, panel: 0, at, travel, value: (0.0, 1.0), limits: None, second: None, second_value: (0.0, 1.0) }
    }

    /// The control's value when the handle is moved to a point.
    #[must_use]
    pub fn value_at(&self, at: (f64, f64)) -> f64 {
        let along = match self.travel {
            Travel::Across | Travel::Free => at.0,
            Travel::Upright => at.1,
        };
        self.value.0 + self.value.1 * along
    }

    /// The second control's value when the handle is moved to a point.
    #[must_use]
    pub fn second_value_at(&self, at: (f64, f64)) -> f64 {
        self.second_value.0 + self.second_value.1 * at.1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_handle_reads_its_own_axis() {
        let across = Handle::direct("spot", (100.0, -5.0), Travel::Across);
        assert_eq!(across.value_at((104.0, 9.0)), 104.0);
        let upright = Handle { value: (-100.0, 1.0), ..Handle::direct("path1", (1.0, 101.0), Travel::Upright) };
        assert_eq!(upright.value_at((7.0, 103.0)), 3.0);
    }
}
