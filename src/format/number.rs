//! Numbers as programs write them, and a few things that are asked of values everywhere.

/// A finite or infinite decimal number as programs write it: digits, a sign, a point, an exponent, nothing
/// else. What people write goes through [`read`](super::read).
///
/// In WebAssembly JavaScript's own `Number` reads it, which gives the nearest double as Rust's parser does. That is
/// all that this room asks of the browser, and it stands here because everybody who reads a number comes here, links
/// and fields alike. Rust's table of powers of five does not compress: 13.3 kB of every first visit (Brotli, measured).
#[must_use]
pub fn parse(text: &str) -> Option<f64> {
    let text = text.trim();
    let decimal = |c: char| c.is_ascii_digit() || matches!(c, '+' | '-' | '.' | 'e' | 'E');
    // Rust would read `inf` and `NaN` as well, and JavaScript nothing as zero.
    if text.contains(|c: char| c.is_ascii_digit()) && text.chars().all(decimal) { nearest_double(text) } else { None }
}

#[cfg(target_arch = "wasm32")]
fn nearest_double(text: &str) -> Option<f64> {
    Some(wasm_bindgen::JsValue::from_str(text).unchecked_into_f64()).filter(|value| !value.is_nan())
}

#[cfg(not(target_arch = "wasm32"))]
fn nearest_double(text: &str) -> Option<f64> {
    text.parse().ok()
}

/// The shortest decimal number that reads back as the same value, without an exponent.
#[must_use]
pub fn shortest(value: f64) -> String {
    value.to_string()
}

/// The largest power of ten that a double holds.
const LARGEST_POWER: i32 = 308;

/// The value with so many significant digits; one below 1e-298 as it is.
#[must_use]
pub fn significant(value: f64, digits: i32) -> f64 {
    if value == 0.0 || !value.is_finite() {
        return value;
    }
    let places = digits - 1 - decimal_exponent(value.abs());
    // The power of ten itself would leave the range of a double; what is so small is left as it is.
    if places > LARGEST_POWER {
        return value;
    }
    // Dividing by a power of ten is exact to the last digit where multiplying by its inverse is not.
    if places >= 0 {
        (value * 10f64.powi(places)).round() / 10f64.powi(places)
    } else {
        (value / 10f64.powi(-places)).round() * 10f64.powi(-places)
    }
}

/// The nearest value within a range; a value that is not a number stays one. Unlike `f64::clamp` it panics
/// for no range, not even for one that is upside down.
#[must_use]
pub fn clamp(value: f64, low: f64, high: f64) -> f64 {
    if value < low {
        low
    } else if value > high {
        high
    } else {
        value
    }
}

/// The least and the greatest of some values; upside down if there are none.
pub fn extent(values: &mut dyn Iterator<Item = f64>) -> (f64, f64) {
    let mut span = (f64::INFINITY, f64::NEG_INFINITY);
    for value in values {
        span = (span.0.min(value), span.1.max(value));
    }
    span
}

/// The size of the value that is furthest from zero; 0 if there are none.
pub fn max_abs(values: &mut dyn Iterator<Item = f64>) -> f64 {
    let mut largest = 0.0_f64;
    for value in values {
        largest = largest.max(value.abs());
    }
    largest
}

/// The exponent of the largest power of ten that is not above a positive value; 0 for what has none.
///
/// Counting needs no logarithm, which alone is half a kilobyte.
#[must_use]
pub fn decimal_exponent(value: f64) -> i32 {
    let mut exponent = 0;
    if value > 0.0 && value.is_finite() {
        while value >= 10f64.powi(exponent + 1) {
            exponent += 1;
        }
        while value < 10f64.powi(exponent) {
            exponent -= 1;
        }
    }
    exponent
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn numbers_are_read_and_the_rest_refused() {
        for (text, value) in [("104", 104.0), (" -0.5 ", -0.5), ("1e3", 1e3), (".5", 0.5), ("5.", 5.0), ("+2E-2", 0.02)]
        {
            assert_eq!(parse(text), Some(value), "{text}");
        }
        for text in ["", "inf", "NaN", "0x10", "1-2", "1.2.3", "1e", "e5", "--1", "1e5.5", "1,000", "−5", ".", "1e+-3"]
        {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[test]
    fn values_have_an_extent() {
        assert_eq!(extent(&mut [3.0, -4.0, 1.0].into_iter()), (-4.0, 3.0));
        assert_eq!(max_abs(&mut [3.0, -4.0, 1.0].into_iter()), 4.0);
        assert_eq!(max_abs(&mut std::iter::empty()), 0.0);
    }

    #[test]
    fn powers_of_ten_have_their_own_exponent() {
        for exponent in -20..=20 {
            assert_eq!(decimal_exponent(10f64.powi(exponent)), exponent);
            assert_eq!(decimal_exponent(9.99 * 10f64.powi(exponent)), exponent);
        }
        for value in [0.0, -3.0, f64::INFINITY, f64::NAN] {
            assert_eq!(decimal_exponent(value), 0);
        }
    }

    proptest! {
        #[test]
        fn what_rust_writes_comes_back_exactly(value in proptest::num::f64::NORMAL) {
            prop_assert_eq!(parse(&shortest(value)), Some(value));
        }

        #[test]
        fn what_is_accepted_rust_accepts_too(text in "[-+.eE0-9]{0,8}") {
            prop_assert_eq!(parse(&text), text.parse().ok());
        }

        #[test]
        fn rounding_to_digits_holds_over_all_doubles(value in proptest::num::f64::NORMAL | proptest::num::f64::SUBNORMAL) {
            // The largest may round beyond what a double holds.
            prop_assume!(value.abs() < 1e308);
            prop_assert!((significant(value, 10) - value).abs() <= 5.1e-10 * value.abs(), "{value}");
        }

        #[test]
        fn rounding_to_digits_is_close_and_short(value in 1e-4..1e9f64) {
            let rounded = significant(value, 4);
            prop_assert!((rounded - value).abs() <= value * 5e-4);
            prop_assert!(shortest(rounded).trim_start_matches(['0', '.']).replace('.', "").trim_end_matches('0').len() <= 4);
        }
    }
}
