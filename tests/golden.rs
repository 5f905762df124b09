//! The option formulas against 406 cases computed with 60 digits.

#![expect(clippy::unwrap_used, reason = "a reference file that cannot be read must fail the test")]

use dealer_hedging::model::{Carry, EuropeanOption, OptionInputs, OptionKind};

const COLUMNS: [&str; 7] = ["price", "delta", "gamma", "vega", "theta", "vanna", "charm"];
/// Largest error allowed, as a fraction of each column's natural scale (MODEL.md, section 1).
const BAR: f64 = 1e-13;
const CASES: usize = 406;

struct Case {
    id: String,
    kind: OptionKind,
    spot: f64,
    strike: f64,
    years: f64,
    rate: f64,
    dividend_yield: f64,
    volatility: f64,
    golden: [f64; 7],
}

impl Case {
    fn option(&self) -> EuropeanOption {
        let Self { kind, spot, strike, years, volatility, .. } = *self;
        let carry = Carry::new(self.rate, self.dividend_yield).unwrap();
        EuropeanOption::new(OptionInputs { kind, spot, strike, years, volatility, carry }).unwrap()
    }

    /// The size against which an error in each column is judged. Where it is infinite or undefined
    /// (in a limit), 1: the limits are exact, so an absolute bar is right.
    fn scales(&self) -> [f64; 7] {
        let root_years = self.years.sqrt();
        [
            self.spot.max(self.strike),
            1.0,
            1.0 / (self.spot * self.volatility * root_years),
            self.spot * root_years,
            self.spot * self.volatility / root_years
                + self.rate.abs() * self.strike
                + self.dividend_yield.abs() * self.spot,
            1.0 / self.volatility,
            1.0 / self.years,
        ]
        .map(|scale| if scale.is_finite() && scale > 0.0 { scale } else { 1.0 })
    }
}

fn cases() -> Vec<Case> {
    let path = std::env::var("BSM_GOLDEN")
        .unwrap_or_else(|_| concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/bsm_golden.csv").to_owned());
    let text = std::fs::read_to_string(&path).unwrap();
    text.lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty())
        .skip(1) // the names of the columns
        .map(|line| {
            let fields: Vec<&str> = line.split(',').collect();
            let number = |column: usize| fields[column].parse::<f64>().unwrap();
            Case {
                id: fields[0].to_owned(),
                kind: match fields[2] {
                    "call" => OptionKind::Call,
                    "put" => OptionKind::Put,
                    other => panic!("unknown kind {other}"),
                },
                spot: number(3),
                strike: number(4),
                years: number(5),
                rate: number(6),
                dividend_yield: number(7),
                volatility: number(8),
                golden: core::array::from_fn(|column| number(9 + column)),
            }
        })
        .collect()
}

/// Error over scale. An infinite golden value is a true limit and must be met exactly.
fn scaled_error(value: f64, golden: f64, scale: f64) -> f64 {
    if value == golden {
        0.0
    } else if golden.is_infinite() || !value.is_finite() {
        f64::INFINITY
    } else {
        (value - golden).abs() / scale
    }
}

#[test]
fn every_column_meets_the_bar() {
    let cases = cases();
    assert_eq!(cases.len(), CASES);
    let mut worst: [(f64, String); 7] = core::array::from_fn(|_| (0.0, String::new()));
    for case in &cases {
        let greeks = case.option().greeks();
        let values = [greeks.price, greeks.delta, greeks.gamma, greeks.vega, greeks.theta, greeks.vanna, greeks.charm];
        for (column, scale) in case.scales().into_iter().enumerate() {
            let error = scaled_error(values[column], case.golden[column], scale);
            if error > worst[column].0 {
                worst[column] = (error, case.id.clone());
            }
        }
    }
    for (name, (error, id)) in COLUMNS.iter().zip(&worst) {
        println!("{name:>6}: largest scaled error {error:.2e} ({id})");
    }
    for (name, (error, id)) in COLUMNS.iter().zip(&worst) {
        assert!(*error <= BAR, "{name}: scaled error {error:e} at {id}");
    }
}

#[test]
fn quick_paths_equal_the_full_set() {
    for case in cases() {
        let option = case.option();
        let greeks = option.greeks();
        assert_eq!(option.price(), greeks.price, "{}", case.id);
        assert_eq!(option.delta(), greeks.delta, "{}", case.id);
        assert_eq!(option.gamma(), greeks.gamma, "{}", case.id);
    }
}
