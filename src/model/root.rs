//! Roots of a function of one variable: the first one met on a walk, and the one in a bracket.
//!
//! [`first_root`] cannot step over a pair of roots however close they lie, which no scan on a grid can
//! promise; [`bracketed_root`] then closes in on the one found. Both work on any function whose slope is
//! known, and know nothing of prices.

/// A point of a function: where, its value and its slope there.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// The argument.
    pub at: f64,
    /// The function's value.
    pub value: f64,
    /// The function's slope.
    pub slope: f64,
}

/// How a function can bend beyond a point, on the side a walk goes to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ahead {
    /// The distance over which `curvature` holds, above 0; infinite if it holds to the end.
    pub clear_distance: f64,
    /// A bound of `|f″|` over that distance.
    pub curvature: f64,
}

/// What a walk must know of a function to be sure that it skips no root.
#[derive(Debug, Clone, Copy)]
pub struct Bounds<A> {
    /// How fast the function can fall at most: a bound of `−f′` from the start to the end of the walk.
    pub steepest: f64,
    /// A bound of `|f″|` from the start to the end of the walk.
    pub curvature: f64,
    /// The bound of `|f″|` just ahead of an argument, in the direction of the walk.
    pub ahead: A,
}

/// An error that is none: a twentieth of the spacing of doubles at 1.
const NO_ERROR: f64 = 1e-17;
/// Far more steps than a walk takes: a bound, so that none can hang.
const MOST_STEPS: u32 = 20_000;
/// Bisection alone needs 64 to the last digit, Newton a handful.
const MOST_REFINEMENTS: u32 = 200;

/// The shortest step that makes a difference near an argument: the spacing of doubles there, but not below
/// that at ½, so that a root at 0 ends a search as well.
fn spacing(at: f64) -> f64 {
    f64::EPSILON * at.abs().max(0.5)
}

/// The first root of `f` met from `start` toward `end`: upward if `f(start) > 0`, downward if it is below 0.
///
/// It walks by steps that provably hold no root. With `|f| = F` at the point reached, `M` the bound of
/// `−f′` and `B` that of `|f″|` over the distance ahead, there is no root nearer than
///
/// ```text
/// F/M      nor, within that distance, than      2F/(√(f′² + 2BF) − f′) = (f′ + √(f′² + 2BF))/B
/// ```
///
/// The first is the mean value theorem, the second the root of the parabola that `|f|` cannot fall below.
/// Close to a simple root the second is a Newton step from the safe side, so the walk arrives as fast; at a
/// double root it converges all the same, and ends where its steps no longer make a difference.
///
/// Preconditions: `f(start)` is not 0; `end` lies in the direction of the walk, is finite, and is a root or
/// lies beyond one; the bounds hold in between. Accuracy: that of [`bracketed_root`].
pub fn first_root<A: Fn(f64) -> Ahead>(f: impl Fn(f64) -> Point, start: Point, end: f64, bounds: &Bounds<A>) -> f64 {
    let direction = start.value.signum();
    let mut here = start;
    for _ in 0..MOST_STEPS {
        let step = safe_step(here, bounds);
        if step <= spacing(here.at) {
            return here.at;
        }
        let next = here.at + direction * step;
        if (end - next) * direction <= 0.0 {
            break;
        }
        let next = f(next);
        if next.value * direction <= 0.0 {
            return bracketed_root(f, here, next.at, bounds.curvature);
        }
        here = next;
    }
    bracketed_root(f, here, end, bounds.curvature)
}

/// The longest step from a point that is known to hold no root.
fn safe_step<A: Fn(f64) -> Ahead>(here: Point, bounds: &Bounds<A>) -> f64 {
    let Ahead { clear_distance, curvature } = (bounds.ahead)(here.at);
    let (size, slope) = (here.value.abs(), here.slope);
    let root = (slope * slope + 2.0 * curvature * size).sqrt();
    // Of the two ways to write it, the one in which no digits cancel.
    let parabola = if slope < 0.0 { 2.0 * size / (root - slope) } else { (root + slope) / curvature };
    parabola.min(clear_distance).max(size / bounds.steepest)
}

/// The root of `f` between `start` and `end`: Newton's method, and bisection wherever Newton would leave the
/// bracket or fails to halve its own step (Press et al., *Numerical Recipes*, §9.4).
///
/// Preconditions: `f(start)` is not 0; `f(end)` is 0 or has the other sign (so there is a root, and with
/// several it is one of them); `curvature` bounds `|f″|` in between. Accuracy: it ends where
/// a step no longer makes a difference to `max(|x|, ½)`, or a Newton step cannot be off by more than 1e−17; what
/// remains is the rounding of `f` itself over its slope.
pub fn bracketed_root(f: impl Fn(f64) -> Point, start: Point, end: f64, curvature: f64) -> f64 {
    let direction = start.value.signum();
    // Which of the two ends is the larger depends on the side the bracket lies on.
    let side = (end - start.at).signum();
    let (mut before, mut beyond) = (start.at, end);
    let mut here = start;
    // From one end of the bracket the first step may well lead to the other.
    let mut last_step = f64::INFINITY;
    for _ in 0..MOST_REFINEMENTS {
        if here.value == 0.0 {
            break;
        }
        if here.value * direction > 0.0 {
            before = here.at;
        } else {
            beyond = here.at;
        }
        let newton = here.at - here.value / here.slope;
        let inside = (newton - before) * side >= 0.0 && (beyond - newton) * side >= 0.0;
        let use_newton = inside && (newton - here.at).abs() <= 0.5 * last_step;
        let next = if use_newton { newton } else { 0.5 * (before + beyond) };
        last_step = (next - here.at).abs();
        // A Newton step is off by at most ½·|f″/f′|·step²; a halving by itself.
        let error = if use_newton { 0.5 * curvature / here.slope.abs() * last_step * last_step } else { last_step };
        if error <= NO_ERROR || last_step <= spacing(next) {
            return next;
        }
        here = f(next);
    }
    here.at
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// `−(x − a)(x − b)(x − c)`, of which every digit is good: roots close together stay apart.
    fn cubic([a, b, c]: [f64; 3]) -> impl Fn(f64) -> Point + Copy {
        move |at| {
            let (x, y, z) = (at - a, at - b, at - c);
            Point { at, value: -(x * y * z), slope: -(x * y + y * z + z * x) }
        }
    }

    /// Of such a cubic between −3 and 3, with its roots between −1 and 1: factors of up to 4.
    const BOUNDS: Bounds<fn(f64) -> Ahead> =
        Bounds { steepest: 48.0, curvature: 24.0, ahead: |_| Ahead { clear_distance: f64::INFINITY, curvature: 24.0 } };

    proptest! {
        #[test]
        fn no_root_is_skipped_however_close_it_lies_to_the_next(
            first in -1.0..0.9f64, log_gap in -30.0..-3.0f64, third in -1.0..1.0f64, start in -2.0..2.0f64,
        ) {
            let mut roots = [first, first + log_gap.exp(), third];
            roots.sort_by(f64::total_cmp);
            let f = cubic(roots);
            let start = f(start);
            prop_assume!(start.value != 0.0);
            let upward = start.value > 0.0;
            let met = if upward {
                roots.into_iter().find(|root| *root > start.at)
            } else {
                roots.into_iter().rev().find(|root| *root < start.at)
            };
            let found = first_root(f, start, if upward { 3.0 } else { -3.0 }, &BOUNDS);
            prop_assert!(met.is_some_and(|met| (found - met).abs() <= 1e-14), "{found} and not {met:?}");
        }

        #[test]
        fn a_shorter_view_ahead_changes_nothing(start in -2.0..2.0f64, view in 0.01..1.0f64) {
            let f = cubic([-0.5, 0.25, 0.250_001]);
            let start = f(start);
            prop_assume!(start.value != 0.0);
            let end = 3.0 * start.value.signum();
            let near = Bounds {
                steepest: BOUNDS.steepest,
                curvature: BOUNDS.curvature,
                ahead: |_| Ahead { clear_distance: view, curvature: 24.0 },
            };
            prop_assert!((first_root(f, start, end, &near) - first_root(f, start, end, &BOUNDS)).abs() <= 1e-14);
        }
    }

    #[test]
    fn a_double_root_is_where_the_walk_ends() {
        let f = cubic([-0.5, 0.25, 0.25]);
        for start in [0.3, 1.0, 2.0] {
            // Below zero on both sides of 0.25: only the walk itself can find it.
            assert!((first_root(f, f(start), -3.0, &BOUNDS) - 0.25).abs() <= 1e-14, "from {start}");
        }
        assert!((first_root(f, f(0.2), -3.0, &BOUNDS) + 0.5).abs() <= 1e-14);
    }

    #[test]
    fn a_bracket_gives_its_root_from_either_end() {
        let cosine = |at: f64| Point { at, value: at - libm::cos(at), slope: 1.0 + libm::sin(at) };
        for (from, to) in [(0.0, 2.0), (2.0, 0.0), (0.739, 0.740), (-1.0, 0.739_085_133_215_160_6)] {
            let found = bracketed_root(cosine, cosine(from), to, 1.0);
            assert!((found - 0.739_085_133_215_160_6).abs() <= f64::EPSILON, "{found} from {from}");
        }
        // So flat at its root that Newton's method alone would crawl.
        let flat = |at: f64| Point { at, value: at * at * at, slope: 3.0 * at * at };
        assert!(bracketed_root(flat, flat(-1.0), 2.0, 12.0).abs() <= f64::EPSILON);
    }
}
