//! Polynomials, written out.

/// `((c₀·x + c₁)·x + …)·x + cₙ`: Horner's rule, the coefficients from the highest power down.
///
/// A macro, so that a module built for size holds no loop over the coefficients either: the normal
/// distribution and its quantile spend most of their time here.
macro_rules! polynomial {
    ($x:expr; $first:expr $(, $next:expr)* $(,)?) => {{
        let sum = $first;
        $(let sum = sum * $x + $next;)*
        sum
    }};
}

pub(super) use polynomial;

#[cfg(test)]
mod tests {
    #[test]
    fn coefficients_come_from_the_highest_power_down() {
        let x = 3.0;
        assert_eq!(polynomial!(x; 2.0, 0.0, -5.0), 13.0);
        assert_eq!(polynomial!(x; 7.0), 7.0);
    }
}
