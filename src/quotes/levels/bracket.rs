//! A root between two points, asked for one value at a time.
//!
//! Each value is a sum over a whole chain, which is computed in slices; so the search does not call a function but is
//! told what it asks for.
//!
//! Source: Chandrupatla, "A new hybrid quadratic/bisection algorithm for finding the zero of a nonlinear function
//! without using derivatives", *Advances in Engineering Software* 28 (1997): inverse quadratic interpolation wherever
//! the three last points allow it, else bisection.

/// A bracket that closes in on a root.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Bracket {
    /// The last point and its value; the point on the other side of the root; the one before them.
    last: (f64, f64),
    other: (f64, f64),
    before: (f64, f64),
    /// Where to ask next, as a share of the way from `last` to `other`.
    share: f64,
    root: Option<f64>,
}

impl Bracket {
    /// Between two points, each with its value. None unless the values have different signs.
    pub(crate) fn new(from: (f64, f64), to: (f64, f64)) -> Option<Self> {
        let is_bracket = (from.1 < 0.0 && to.1 > 0.0) || (from.1 > 0.0 && to.1 < 0.0);
        is_bracket.then_some(Self { last: from, other: to, before: to, share: 0.5, root: None })
    }

    /// Where a value is wanted.
    pub(crate) fn asks(&self) -> f64 {
        self.last.0 + self.share * (self.other.0 - self.last.0)
    }

    /// The root, once found, to the spacing of doubles there.
    pub(crate) fn root(&self) -> Option<f64> {
        self.root
    }

    /// Takes the value at [`asks`](Self::asks).
    pub(crate) fn takes(&mut self, value: f64) {
        let at = (self.asks(), value);
        if (value > 0.0) == (self.last.1 > 0.0) {
            self.before = self.last;
        } else {
            self.before = self.other;
            self.other = self.last;
        }
        self.last = at;
        let (a, b, c) = (self.last, self.other, self.before);
        let best = if a.1.abs() < b.1.abs() { a } else { b };
        let least = 2.0 * f64::EPSILON * best.0.abs() / (b.0 - a.0).abs();
        if best.1 == 0.0 || least >= 0.5 {
            self.root = Some(best.0);
            return;
        }
        let (xi, phi) = ((a.0 - b.0) / (c.0 - b.0), (a.1 - b.1) / (c.1 - b.1));
        let is_smooth = phi * phi < xi && (1.0 - phi) * (1.0 - phi) < 1.0 - xi;
        let share = if is_smooth {
            a.1 / (b.1 - a.1) * c.1 / (b.1 - c.1) + (c.0 - a.0) / (b.0 - a.0) * a.1 / (c.1 - a.1) * b.1 / (c.1 - b.1)
        } else {
            0.5
        };
        self.share = share.clamp(least, 1.0 - least);
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "brackets")]
mod tests {
    use super::*;

    fn solved(f: impl Fn(f64) -> f64, from: f64, to: f64) -> (f64, usize) {
        let mut bracket = Bracket::new((from, f(from)), (to, f(to))).unwrap();
        for count in 0..200 {
            if let Some(root) = bracket.root() {
                return (root, count);
            }
            bracket.takes(f(bracket.asks()));
        }
        panic!("no end");
    }

    #[test]
    fn roots_are_found_to_the_last_digit_in_few_steps() {
        for (from, to) in [(0.0, 2.0), (2.0, 0.0), (0.739, 0.74)] {
            let (root, count) = solved(|x| x - libm::cos(x), from, to);
            assert!((root - 0.739_085_133_215_160_6).abs() <= 4.0 * f64::EPSILON && count < 15, "{root} in {count}");
        }
        // A step, and a root so flat that every line through it misleads.
        assert!((solved(|x| if x < 1.0 / 3.0 { -1.0 } else { 1.0 }, 0.1, 1.0).0 - 1.0 / 3.0).abs() < 1e-15);
        assert!(solved(|x| (x - 1.0).powi(9), 0.3, 4.0).1 < 80);
        assert_eq!(Bracket::new((0.0, 1.0), (1.0, 2.0)), None);
        assert_eq!(Bracket::new((0.0, 0.0), (1.0, 2.0)), None);
    }
}
