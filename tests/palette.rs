//! Colours that mean different things can be told apart by everybody: with each of the three kinds of colour blindness, in
//! both themes. And what is written can be read.

use dealer_hedging::chart::{ColorRole, Rgb, Scheme, tokens};

const TOKENS: &str = include_str!("../style/tokens.css");

/// What is left of light, linear in red, green and blue, for who has no cones of a kind: Machado, Oliveira and Fernandes,
/// “A physiologically-based model for simulation of color vision deficiency”, IEEE TVCG 15 (2009), severity 1.
const KINDS: [(&str, [[f64; 3]; 3]); 4] = [
    ("no", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
    (
        "protanopia",
        [[0.152_286, 1.052_583, -0.204_868], [0.114_503, 0.786_281, 0.099_216], [-0.003_882, -0.048_116, 1.051_998]],
    ),
    (
        "deuteranopia",
        [[0.367_322, 0.860_646, -0.227_968], [0.280_085, 0.672_501, 0.047_413], [-0.011_820, 0.042_940, 0.968_881]],
    ),
    (
        "tritanopia",
        [[1.255_528, -0.076_749, -0.178_779], [-0.078_411, 0.930_809, 0.147_602], [0.004_733, 0.691_367, 0.303_900]],
    ),
];

/// What means different things in one picture: the dealer's own and price, context, buying, selling, and what the reader
/// moves.
const MEANINGS: [ColorRole; 6] =
    [ColorRole::Ink, ColorRole::Soft, ColorRole::Faint, ColorRole::Buy, ColorRole::Sell, ColorRole::Accent];

/// The least distance of two of them in Oklab, where 0.02 is about what is just noticed side by side: three times that, since
/// marks are thin and stand apart. Buying and selling carry the meaning of most pictures and are held further apart.
const APART: f64 = 0.06;
const BUY_FROM_SELL: f64 = 0.2;

fn color(token: &str, scheme: Scheme) -> Rgb {
    tokens::color(TOKENS, token, scheme).unwrap_or_else(|fault| panic!("{fault}"))
}

fn linear(Rgb(red, green, blue): Rgb) -> [f64; 3] {
    [red, green, blue].map(|channel| {
        let share = f64::from(channel) / 255.0;
        if share <= 0.040_45 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
    })
}

fn product(matrix: &[[f64; 3]; 3], vector: [f64; 3]) -> [f64; 3] {
    matrix.map(|row| row.iter().zip(vector).map(|(factor, value)| factor * value).sum())
}

/// Björn Ottosson, “A perceptual color space for image processing” (2020).
fn oklab(light: [f64; 3]) -> [f64; 3] {
    let cones = product(
        &[
            [0.412_221_470_8, 0.536_332_536_3, 0.051_445_992_9],
            [0.211_903_498_2, 0.680_699_545_1, 0.107_396_956_6],
            [0.088_302_461_9, 0.281_718_837_6, 0.629_978_700_5],
        ],
        light,
    );
    product(
        &[
            [0.210_454_255_3, 0.793_617_785_0, -0.004_072_046_8],
            [1.977_998_495_1, -2.428_592_205_0, 0.450_593_709_9],
            [0.025_904_037_1, 0.782_771_766_2, -0.808_675_766_0],
        ],
        cones.map(f64::cbrt),
    )
}

fn distance(one: Rgb, other: Rgb, sight: &[[f64; 3]; 3]) -> f64 {
    let seen = |color: Rgb| oklab(product(sight, linear(color)).map(|light| light.clamp(0.0, 1.0)));
    seen(one).iter().zip(seen(other)).map(|(a, b)| (a - b).powi(2)).sum::<f64>().sqrt()
}

/// The contrast of two colours as WCAG 2.2 has it.
fn contrast(one: Rgb, other: Rgb) -> f64 {
    let luminance = |color: Rgb| linear(color).iter().zip([0.2126, 0.7152, 0.0722]).map(|(a, b)| a * b).sum::<f64>();
    let (low, high) = (luminance(one).min(luminance(other)), luminance(one).max(luminance(other)));
    (high + 0.05) / (low + 0.05)
}

#[test]
fn colours_that_mean_different_things_differ_for_every_kind_of_sight() {
    for scheme in [Scheme::Light, Scheme::Dark] {
        for (place, one) in MEANINGS.iter().enumerate() {
            for other in &MEANINGS[place + 1..] {
                let least = if (*one, *other) == (ColorRole::Buy, ColorRole::Sell) { BUY_FROM_SELL } else { APART };
                for (kind, sight) in &KINDS {
                    let apart = distance(color(one.token(), scheme), color(other.token(), scheme), sight);
                    assert!(apart >= least, "{one:?} and {other:?} with {kind}, {scheme:?}: {apart:.3}");
                }
            }
        }
    }
}

/// WCAG 2.2, 1.4.3: text at least 4.5 to 1, on its ground and on the washes of its own colour. Marks, which need 3 to 1
/// (1.4.11), have the colours of texts.
#[test]
fn texts_stand_out_from_what_they_stand_on() {
    let on_grounds = MEANINGS.iter().flat_map(|role| ["--card", "--paper"].map(|ground| (role.token(), ground)));
    let on_washes = ["--buy", "--sell", "--accent"].into_iter().zip(["--buy-wash", "--sell-wash", "--accent-wash"]);
    let pairs: Vec<(&str, &str)> = on_grounds.chain(on_washes).collect();
    for scheme in [Scheme::Light, Scheme::Dark] {
        for (text, ground) in &pairs {
            let ratio = contrast(color(text, scheme), color(ground, scheme));
            assert!(ratio >= 4.5, "{text} on {ground}, {scheme:?}: {ratio:.2}");
        }
    }
}

/// Black on white, and the distance of white and black: known from the formulas' own definitions.
#[test]
fn the_measures_measure() {
    let (black, white) = (Rgb(0, 0, 0), Rgb(255, 255, 255));
    assert!((contrast(black, white) - 21.0).abs() < 1e-9);
    assert!((distance(black, white, &KINDS[0].1) - 1.0).abs() < 1e-3);
    // Greys are greys for every kind of sight.
    for (kind, sight) in &KINDS {
        let grey = Rgb(128, 128, 128);
        let seen = product(sight, linear(grey));
        assert!(seen.iter().all(|light| (light - linear(grey)[0]).abs() < 1e-5), "{kind}: {seen:?}");
    }
}
