//! What people type, and what it must mean.

use proptest::prelude::*;

use super::*;

const ENDLESS: (f64, f64) = (f64::NEG_INFINITY, f64::INFINITY);

fn reads(text: &str, measure: Measure) -> Reading {
    read(text, measure, ENDLESS.0, ENDLESS.1)
}

#[track_caller]
fn is(measure: Measure, texts: &[&str], value: f64) {
    for text in texts {
        assert_eq!(reads(text, measure).value(), Some(value), "{text:?} as {measure:?}");
    }
}

#[track_caller]
fn is_unreadable(measure: Measure, texts: &[&str]) {
    for text in texts {
        assert_eq!(reads(text, measure), Reading::Unreadable, "{text:?} as {measure:?}");
    }
}

#[test]
fn comma_and_point_are_decimal_marks() {
    is(
        Measure::Dollars,
        &["104.5", "104,5", " 104,50 ", "+104.5", "$104.5", "104,5 $", "US$ 104.5", "104.5 USD"],
        104.5,
    );
    is(Measure::Days, &["0,5", "0.5", ".5", ",5", "0,500"], 0.5);
    is(Measure::Dollars, &["5.", "5,", "5", "005"], 5.0);
}

#[test]
fn thousands_are_marked_in_many_ways() {
    let many = [
        "25000",
        "25,000",
        "25.000",
        "25 000",
        "25\u{A0}000",
        "25\u{202F}000",
        "25\u{2009}000",
        "25'000",
        "25’000",
        "25_000",
        "25,000.0",
        "25.000,0",
        "25000 contracts",
        "25,000 lots",
        "25k",
        "25 K",
        "2.5e4",
        "２５０００",
        "٢٥٬٠٠٠",
        "\u{202A}25,000\u{202C}",
        "25\u{200B}000",
    ];
    is(Measure::Contracts, &many, 25_000.0);
    is(Measure::Contracts, &["1,234,567", "1.234.567", "1 234 567", "12,34,567"], 1_234_567.0);
    is(Measure::Dollars, &["1,234.5", "1.234,5", "1 234,5", "1'234.5", "$1,234.50"], 1_234.5);
}

#[test]
fn one_mark_before_three_digits_is_decimal_where_fractions_exist_and_says_so() {
    assert_eq!(reads("104,500", Measure::Dollars), Reading::Doubtful(104.5));
    assert_eq!(reads("1,234", Measure::Dollars), Reading::Doubtful(1.234));
    // The page's own way of writing is never in doubt, nor is a whole part of nothing.
    assert_eq!(reads("104.567", Measure::Dollars), Reading::Exact(104.567));
    assert_eq!(reads("0,125", Measure::Days), Reading::Exact(0.125));
    assert_eq!(reads("1,234", Measure::Contracts), Reading::Exact(1_234.0));
}

#[test]
fn signs_are_read_however_they_are_set() {
    is(Measure::Dollars, &["-2", "−2", "–2", "- 2", "−$2", "$−2", "-$ 2", "\u{FF0D}2", "−$2 from spot"], -2.0);
    is(Measure::Dollars, &["+$2", "$+2", "+2"], 2.0);
    is_unreadable(Measure::Dollars, &["--2", "+-2", "−$-2", "2-", "1-2", "1−2"]);
}

#[test]
fn units_are_converted_or_refused() {
    is(Measure::Percent, &["25%", "25 %", "25 percent", "25 % a year", "25% p.a.", "2500 bp"], 25.0);
    is(Measure::BasisPoints, &["5 bp", "5bps", "0.05%", "5 bp per 1% of daily volume"], 5.0);
    is(Measure::Days, &["12 hours", "12h", "720 min", "0.5 days"], 0.5);
    is(Measure::Days, &["5 minutes"], 0.003_472_22);
    is(Measure::Hours, &["1 day", "24 h", "1440 minutes"], 24.0);
    is(Measure::Minutes, &["minute 90", "90 min", "1.5 hours"], 90.0);
    is(Measure::Count, &["news no. 7", "step 7", "7", "no. 7"], 7.0);
    is(Measure::Sessions, &["3 trading days", "3 sessions"], 3.0);
    is_unreadable(Measure::Days, &["5 dollars", "$5", "5 %", "3 months"]);
    is_unreadable(Measure::Dollars, &["104 %", "104 per cent", "104 a year", "104 days", "104k", "minute 5"]);
    is_unreadable(Measure::Contracts, &["5 shares", "$5"]);
}

#[test]
fn what_makes_no_number_is_unreadable() {
    for measure in [Measure::Dollars, Measure::Contracts, Measure::Days, Measure::Points] {
        is_unreadable(
            measure,
            &[
                "",
                " ",
                "e",
                "1e",
                "e5",
                ".",
                ",",
                "-",
                "$",
                "abc",
                "NaN",
                "inf",
                "0x10",
                "1.2.3",
                "1,2,3",
                "1,23,4",
                "1.234.5",
                "1,234.567,8",
                "10 4",
                "1 2345",
                "12 345.6 7",
                "1,234 567",
                "25..000",
                "1e5.5",
                "1e+-3",
                "one",
                "104 and more",
            ],
        );
    }
}

#[test]
fn ends_and_wholeness_are_kept() {
    let oi = |text| read(text, Measure::Contracts, 0.0, 200_000.0);
    assert_eq!(oi("12,345.5"), Reading::Rounded(12_346.0));
    assert_eq!(oi("1,5"), Reading::Rounded(2.0));
    assert_eq!(oi("−1"), Reading::OutOfRange(0.0));
    assert_eq!(oi("1e999"), Reading::OutOfRange(200_000.0));
    assert_eq!(oi("-0"), Reading::Exact(0.0));
    assert_eq!(read("-1e999", Measure::Dollars, 50.0, 150.0), Reading::OutOfRange(50.0));
}

proptest! {
    #[test]
    fn what_the_page_writes_comes_back_exactly(value in -1e15..1e15f64) {
        prop_assert_eq!(reads(&crate::format::number::shortest(value), Measure::Dollars), Reading::Exact(value));
        let whole = value.round();
        prop_assert_eq!(reads(&crate::format::number::shortest(whole), Measure::Contracts), Reading::Exact(whole));
    }

    #[test]
    fn every_country_s_way_of_writing_is_the_same_number(
        whole in 0..10_000_000u32,
        cents in proptest::option::of(1..100u32),
        marks in proptest::sample::select(vec![(",", "."), (".", ","), (" ", ","), ("\u{202F}", ","), ("'", ".")]),
    ) {
        let digits = whole.to_string();
        let mut text = String::new();
        for (place, digit) in digits.chars().enumerate() {
            if place > 0 && (digits.len() - place) % 3 == 0 {
                text.push_str(marks.0);
            }
            text.push(digit);
        }
        let Some(cents) = cents else {
            prop_assert_eq!(reads(&text, Measure::Contracts), Reading::Exact(f64::from(whole)));
            return Ok(());
        };
        let value: f64 = format!("{whole}.{cents:02}").parse().unwrap_or(f64::NAN);
        prop_assert_eq!(reads(&format!("{text}{}{cents:02}", marks.1), Measure::Dollars), Reading::Exact(value));
    }

    #[test]
    fn any_text_is_read_or_refused_and_stays_in_range(text in ".{0,16}|[-+$−.,' 0-9eE%kh]{0,12}") {
        for measure in [Measure::Dollars, Measure::Contracts, Measure::Days, Measure::Count] {
            if let Some(value) = read(&text, measure, 1.0, 99.0).value() {
                prop_assert!((1.0..=99.0).contains(&value));
                prop_assert!(!measure.is_whole() || value.fract() == 0.0);
            }
        }
    }
}
