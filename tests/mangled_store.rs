//! What the device keeps of predictions, after others have had it: written over by another page of the host, cut, turned
//! around, made by hand. Whatever it is, it gives an answer that there is, an amount in its range and a curve on its pad.
//!
//! Some 50 000 values in the usual run; `STORED=1000000 cargo test --test mangled_store` takes more.

use dealer_hedging::lesson::flow_behind_price::LESSON;
use dealer_hedging::lesson::{Amount, Asked, Drawing, Prediction};
use rand_pcg::Pcg64Mcg;
use rand_pcg::rand_core::{Rng, SeedableRng};

/// What stands in such places, whole or in part.
const WRITTEN: [&str; 24] = [
    "",
    " ",
    "0",
    "-",
    "1e999",
    "-1e999",
    "NaN",
    "inf",
    "e",
    ".",
    "100 ",
    "-101 ",
    "9999999999999999999999",
    "null",
    "undefined",
    "true",
    "{\"__proto__\":1}",
    "[]",
    "<img src=x onerror=alert(1)>",
    "\0",
    "\u{202E}",
    "٣",
    "buys",
    "right",
];

/// A value as it may be found, made from one that was kept.
fn mangled(random: &mut Pcg64Mcg, kept: &str) -> String {
    let mut below = |end: usize| usize::try_from(random.next_u32()).unwrap_or(0) % end;
    let mut text: Vec<char> = if below(3) == 0 { Vec::new() } else { kept.chars().collect() };
    for _ in 0..=below(5) {
        let at = below(text.len() + 1);
        match below(5) {
            0 => text.truncate(at),
            1 => drop(text.drain(..at)),
            2 => text.reverse(),
            3 => text = text.repeat(below(4)),
            _ => drop(text.splice(at..at, WRITTEN[below(WRITTEN.len())].chars())),
        }
    }
    text.into_iter().take(4_000).collect()
}

/// The answer whose name this is, or, if earlier versions kept it, whose place.
fn is_its_answer(bet: &Prediction, text: &str) -> bool {
    let options: Vec<_> = bet.options.iter().map(|(answer, _)| *answer).collect();
    let place = text.parse().ok().and_then(|place: usize| options.get(place).copied());
    bet.kept(Some(text), || None) == options.iter().find(|answer| answer.0 == text).copied()
        && bet.kept(None, || Some(text.to_owned())) == place
}

fn is_in_range(amount: &Amount, text: &str) -> bool {
    let (value, (least, most)) = (amount.kept(text), amount.control.limits());
    (least..=most).contains(&value) && value.fract() == 0.0 && !amount.control.spoken(value).is_empty()
}

fn is_on_its_pad(text: &str) -> bool {
    let curve = Drawing::kept(text);
    let again = Drawing::kept(&Drawing::keep(&curve));
    // Whole per cents are kept.
    curve.iter().zip(&again).all(|(value, again)| (-1.0..=1.0).contains(value) && (value - again).abs() < 0.006)
}

#[test]
fn whatever_is_found_gives_a_value_that_can_be_shown() {
    let count: usize = std::env::var("STORED").ok().and_then(|count| count.parse().ok()).unwrap_or(50_000);
    let mut random = Pcg64Mcg::seed_from_u64(20_261_130);
    for place in 0..count {
        let bet = &LESSON.predictions[place % LESSON.predictions.len()];
        let kept = match bet.asked {
            Asked::Question | Asked::Statement => bet.options[place % bet.options.len()].0.0.to_owned(),
            Asked::Amount(amount) => amount.control.default.to_string(),
            Asked::Drawing(_) => Drawing::keep(&[0.37; Drawing::COLUMNS]),
        };
        let text = mangled(&mut random, &kept);
        assert!(is_its_answer(bet, &text), "{}: {text:?}", bet.name);
        match bet.asked {
            Asked::Question | Asked::Statement => {}
            Asked::Amount(amount) => assert!(is_in_range(amount, &text), "{}: {text:?}", bet.name),
            Asked::Drawing(_) => assert!(is_on_its_pad(&text), "{}: {text:?}", bet.name),
        }
    }
}

#[test]
fn what_was_kept_comes_back() {
    for bet in LESSON.predictions {
        for (place, (answer, _)) in bet.options.iter().enumerate() {
            assert_eq!(bet.kept(Some(answer.0), || None), Some(*answer));
            assert_eq!(bet.kept(None, || Some(place.to_string())), Some(*answer), "as it was kept once");
        }
        if let Asked::Amount(amount) = bet.asked {
            let (least, most) = amount.control.limits();
            for value in [least, amount.control.default, most] {
                assert_eq!(amount.kept(&value.to_string()), value);
            }
        }
    }
    let mut curve = [0.0; Drawing::COLUMNS];
    for (column, value) in (0_u8..).zip(&mut curve) {
        *value = (f64::from(column) - 10.0) / 10.0;
    }
    assert_eq!(Drawing::kept(&Drawing::keep(&curve)), curve);
}
