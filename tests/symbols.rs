//! The numbers beside the symbols of the formulas: each put into the formulas as they stand on the
//! page, with the normal distribution of another library.

#![expect(clippy::unwrap_used, reason = "a phrase that is no number must fail the test")]

use dealer_hedging::lesson::flow_behind_price::LESSON;
use dealer_hedging::model::OptionKind;
use dealer_hedging::scenario::{CustomerSide, HedgeRule, Inputs, Key, Scenario};
use statrs::distribution::{Continuous, ContinuousCDF, Normal};

/// A number as the page shows it, and half of its last digit.
fn shown(state: &Scenario, name: &str) -> (f64, f64) {
    let symbol = LESSON.symbol(name).map(|symbol| symbol.said(state));
    let text = symbol.unwrap_or_else(|| LESSON.phrase(name).unwrap().say(&Inputs::of(*state)).text());
    let number: String = text
        .trim_start_matches(['+', '−', '$'])
        .chars()
        .take_while(|c| c.is_ascii_digit() || ",.".contains(*c))
        .collect();
    let number = number.replace(',', "");
    let decimals = number.split_once('.').map_or(0, |(_, after)| after.len());
    let size: f64 = number.parse().unwrap_or_else(|_| panic!("{name} says “{text}”"));
    let value = if text.starts_with('−') { -size } else { size };
    (value, 0.5 * 0.1f64.powi(i32::try_from(decimals).unwrap()))
}

#[track_caller]
fn says(state: &Scenario, name: &str, wanted: f64) {
    let (value, half) = shown(state, name);
    let close = (value - wanted).abs() <= half * 1.001 + 1e-9 * wanted.abs();
    assert!(close, "{name} says {value}, and it is {wanted}");
}

fn normal() -> Normal {
    Normal::new(0.0, 1.0).unwrap()
}

/// What the formulas need of the trade besides the spot. Sign: + call, − put.
struct Trade {
    sign: f64,
    years: f64,
    iv: f64,
    rate: f64,
    dividends: f64,
    strike: f64,
}

impl Trade {
    fn of(s: &Scenario) -> Self {
        Self {
            sign: if s.pick::<OptionKind>() == OptionKind::Call { 1.0 } else { -1.0 },
            years: s.get(Key::Days) / 365.0,
            iv: s.get(Key::Iv) / 100.0,
            rate: s.get(Key::Rate) / 100.0,
            dividends: s.get(Key::Yield) / 100.0,
            strike: s.get(Key::Strike),
        }
    }

    fn d1(&self, spot: f64) -> f64 {
        let movement = self.iv * self.years.sqrt();
        ((spot / self.strike).ln() + (self.rate - self.dividends) * self.years) / movement + movement / 2.0
    }

    fn discount(&self) -> f64 {
        (-self.dividends * self.years).exp()
    }

    fn delta(&self, spot: f64) -> f64 {
        self.sign * self.discount() * normal().cdf(self.sign * self.d1(spot))
    }

    fn gamma(&self, spot: f64) -> f64 {
        self.discount() * normal().pdf(self.d1(spot)) / (spot * self.iv * self.years.sqrt())
    }
}

fn states() -> [Scenario; 3] {
    let puts = Scenario::default()
        .with_choice(OptionKind::Put)
        .with_choice(CustomerSide::Sells)
        .with(Key::Spot, 98.5)
        .with(Key::Days, 30.0);
    [
        Scenario::default(),
        puts.with(Key::Rate, 4.0).with(Key::Yield, 1.5).with(Key::Iv, 31.0).with(Key::Sessions, 3.0),
        Scenario::default()
            .with(Key::Spot, 100.7)
            .with(Key::Strike, 101.0)
            .with_choice(HedgeRule::EveryQuarterHour)
            .with(Key::Kappa, 2.0),
    ]
}

#[test]
fn the_greeks_of_the_option() {
    for s in &states() {
        let (t, spot) = (Trade::of(s), s.get(Key::Spot));
        let (d1, movement) = (t.d1(spot), t.iv * t.years.sqrt());
        let d2 = d1 - movement;
        let bell = t.discount() * normal().pdf(d1);
        says(s, "years", t.years);
        says(s, "d1", d1);
        says(s, "d2", d2);
        says(s, "cumulative", normal().cdf(d1));
        says(s, "density", normal().pdf(d1));
        says(s, "option-delta", t.delta(spot));
        says(s, "gamma", t.gamma(spot));
        says(s, "vanna", -bell * d2 / t.iv * 0.01);
        let carry = (t.rate - t.dividends) / movement - d2 / (2.0 * t.years);
        says(s, "charm", (t.dividends * t.delta(spot) - bell * carry) / 365.0);
    }
}

#[test]
fn the_hedge_and_the_order() {
    for s in &states() {
        let (t, spot) = (Trade::of(s), s.get(Key::Spot));
        let contracts = if s.pick::<CustomerSide>() == CustomerSide::Buys { -s.get(Key::Oi) } else { s.get(Key::Oi) };
        let delta = |spot: f64| 100.0 * contracts * t.delta(spot);
        let after = spot + s.get(Key::Move);
        says(s, "contracts", contracts);
        says(s, "dealer-delta", delta(spot));
        says(s, "spot-after", after);
        assert!(
            LESSON.phrase("spot-after").unwrap().say(&Inputs::of(*s)).text().starts_with('$'),
            "a sign of money stands before it"
        );
        says(s, "delta-after", delta(after));
        let order = LESSON.phrase("move-order").unwrap().say(&Inputs::of(*s)).text();
        assert!(order.starts_with(if delta(spot) > delta(after) { "buys" } else { "sells" }), "{order}");
    }
}

#[test]
fn the_corners_of_the_split() {
    for s in &states() {
        let t = Trade::of(s);
        let contracts = if s.pick::<CustomerSide>() == CustomerSide::Buys { -s.get(Key::Oi) } else { s.get(Key::Oi) };
        for corner in 1..8u8 {
            let (p, h, v) = (f64::from(corner >> 2 & 1), f64::from(corner >> 1 & 1), f64::from(corner & 1));
            let years = t.years - h * (s.get(Key::Hours) / 24.0).min(s.get(Key::Days)) / 365.0;
            let iv = t.iv + v * s.get(Key::IvShift) / 100.0;
            let moved = Trade { years, iv, ..Trade::of(s) };
            let delta = 100.0 * contracts * moved.delta(s.get(Key::Spot) + p * s.get(Key::Move));
            says(s, &format!("f{corner:03b}"), delta);
        }
    }
}

#[test]
fn the_gamma_of_all_strikes() {
    let s = Scenario::default();
    let t = Trade::of(&s);
    let net: f64 = (0u8..9)
        .map(|place| {
            let at = Trade { strike: 90.0 + 2.5 * f64::from(place), ..Trade::of(&s) };
            (s.get(Key::Calls(place)) - s.get(Key::Puts(place))) * at.gamma(100.0)
        })
        .sum();
    says(&s, "dollar-gamma", 100.0 * net * 100.0 * 100.0 * 0.01 / 1e6);
    says(&s, "strike-gamma", t.gamma(100.0));
}

#[test]
fn the_step_of_a_session() {
    for s in &states() {
        let per_share = s.get(Key::Kappa) * 1e-4 / 1e5;
        says(s, "lambda", per_share * 1e10);
        let of = |name| shown(s, name).0;
        let (shocked, held, unhedged) = (of("shocked"), of("held"), of("unhedged"));
        assert!((unhedged - (shocked - per_share * held)).abs() < 2e-5, "Y = s* − λH");
        assert!((unhedged - of("log-spot") - per_share * of("close-delta")).abs() < 2e-5, "F(s) = 0");
        let product = per_share * s.get(Key::Spot) * of("open-gamma");
        assert!((of("feedback") + product).abs() < 1e-3, "f = −λSΓ");
        // The closed form is for the clock: with a band there is none.
        let said = LESSON.symbol("variance").unwrap().said(s);
        let minutes = match s.pick() {
            HedgeRule::Band => None,
            HedgeRule::EveryMinute => Some(1.0),
            HedgeRule::EveryQuarterHour => Some(15.0),
            HedgeRule::EveryHour => Some(60.0),
        };
        let Some(n) = minutes else {
            assert_eq!(said, "–");
            continue;
        };
        let f = of("feedback");
        let variance = ((n - 1.0) + (1.0 - f).powi(-2) + (n - 1.0) * (f / (1.0 - f)).powi(2)) / n;
        assert!((of("variance") - variance).abs() < 3e-3, "V");
    }
}

#[test]
fn the_close_and_the_pin() {
    // A dealer who owns the options: with one who has sold them some prices are not stable, and there is no law.
    for s in &states().map(|state| state.with_choice(CustomerSide::Sells)) {
        let of = |name| shown(s, name).0;
        let (k, y0) = (s.get(Key::Strike).ln(), of("opening-level"));
        let news = s.get(Key::NewsVol) / 100.0 / 252f64.sqrt();
        let per_share = s.get(Key::Kappa) * 1e-4 / 1e5;
        says(s, "deviation", news * 100.0);
        let chance = |level: f64| normal().cdf((level - y0) / news);
        assert!((of("below") / 100.0 - chance(of("strike-level"))).abs() < 1e-3);
        let settled = |name| chance(k + per_share * of(name));
        assert!((of("pin") / 100.0 - settled("settled-above") + settled("settled-below")).abs() < 1e-3);
        let x0 = (s.get(Key::Spot) / s.get(Key::Strike)).ln() / news;
        let beta = per_share * s.get(Key::Oi) * 100.0 / (news * (8.0 * std::f64::consts::PI).sqrt());
        says(s, "x0", x0);
        says(s, "beta", beta);
        says(s, "pin-small", 100.0 * (1.0 - (-2.0 * beta * (-x0 * x0 / 2.0).exp()).exp()));
    }
}

#[test]
fn where_no_price_is_stable_there_is_no_law_of_the_close() {
    let short = Scenario::default().with_choice(CustomerSide::Buys);
    for name in ["below", "pin"] {
        assert_eq!(LESSON.symbol(name).unwrap().said(&short), "–");
    }
}
