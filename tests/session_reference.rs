//! Sessions and closed forms against numbers computed elsewhere: `fixture_paths.csv` and
//! `fixture_gap.csv` minute by minute, `closed_form_golden.csv` row by row.

#![expect(clippy::unwrap_used, reason = "a reference file that cannot be read must fail the test")]

use std::collections::BTreeMap;

use dealer_hedging::model::OptionKind::{Call, Put};
use dealer_hedging::model::session::{
    BookCurve, ExactLaw, ExogenousFlow, Impact, MINUTES, Rehedge, Session, SessionParameters, closed_form,
    pin_probability,
};
use dealer_hedging::model::{OptionKind, Position, Trading};

const LAMBDA: f64 = 5e-9;
const CAP: f64 = 1e7 / 390.0;

fn read(name: &str) -> String {
    std::fs::read_to_string(format!("{}/tests/data/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

/// Columns by name.
fn columns(name: &str) -> BTreeMap<String, Vec<f64>> {
    let text = read(name);
    let mut lines = text.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    let names: Vec<&str> = lines.next().unwrap().split(',').collect();
    let mut columns: BTreeMap<String, Vec<f64>> = BTreeMap::new();
    for line in lines {
        for (name, field) in names.iter().zip(line.split(',')) {
            columns.entry((*name).to_owned()).or_default().push(field.parse().unwrap());
        }
    }
    columns
}

fn leg(kind: OptionKind, strike: f64, shares: f64, volatility: f64) -> Position<Trading> {
    Position::new(kind, strike, Trading(390.0), shares / 100.0, volatility).unwrap()
}

fn parameters(spot: f64, rehedge: Rehedge) -> SessionParameters {
    SessionParameters::new(spot, 0.2, Impact::from_lambda(LAMBDA).unwrap(), rehedge).unwrap()
}

/// Runs the news of a file and compares with three of its columns.
fn compare(
    data: &BTreeMap<String, Vec<f64>>,
    legs: &[Position<Trading>],
    parameters: &SessionParameters,
    [spot, hedge, flag]: [&str; 3],
) {
    let curve = BookCurve::new(legs);
    let flow = ExogenousFlow::new(data["eps"][1..].to_vec()).unwrap();
    let session = Session::run(&curve, parameters, &flow).unwrap();
    assert_eq!(data[spot].len(), usize::from(MINUTES) + 1);
    let (mut worst_spot, mut worst_hedge) = (0.0_f64, 0.0_f64);
    for (i, minute) in session.minutes().iter().enumerate() {
        worst_spot = worst_spot.max((minute.spot() / data[spot][i] - 1.0).abs());
        worst_hedge = worst_hedge.max((minute.hedge - data[hedge][i]).abs() / curve.gross_shares());
        let flagged = match (minute.jumped, minute.capped) {
            (_, true) => 2.0,
            (true, false) => 1.0,
            (false, false) => 0.0,
        };
        assert_eq!(flagged, data[flag][i], "{flag}, minute {i}");
    }
    println!("{spot}: price {worst_spot:.1e}, hedge {worst_hedge:.1e}");
    assert!(worst_spot < 1e-9, "{spot}: {worst_spot:e}");
    assert!(worst_hedge < 1e-9, "{hedge}: {worst_hedge:e}");
}

#[test]
fn five_recorded_paths() {
    let data = columns("fixture_paths.csv");
    let every = |n| parameters(100.0, Rehedge::EveryMinutes(n));
    let long = [leg(Call, 100.0, 1e6, 0.2)];
    let short = [leg(Call, 100.0, -1e6, 0.2)];
    compare(&data, &long, &every(1), ["long_n1_S", "long_n1_H", "long_n1_flag"]);
    compare(&data, &long, &every(15), ["long_n15_S", "long_n15_H", "long_n15_flag"]);
    compare(&data, &short, &every(1), ["short_n1_S", "short_n1_H", "short_n1_flag"]);
    let capped = every(1).with_cap(CAP).unwrap();
    compare(&data, &short, &capped, ["short_n1_cap_S", "short_n1_cap_H", "short_n1_cap_flag"]);
    // The file does not name the band: its trades and pauses leave only 24 954 to 25 042 shares.
    let band = parameters(100.2, Rehedge::Band(25_000.0));
    let multi = [leg(Put, 99.0, 6e5, 0.22), leg(Call, 100.0, 1e6, 0.2), leg(Call, 101.0, 6e5, 0.19)];
    compare(&data, &multi, &band, ["multi_band_S", "multi_band_H", "multi_band_flag"]);
}

#[test]
fn a_recorded_jump_and_the_run_a_cap_makes_of_it() {
    let data = columns("fixture_gap.csv");
    let short = [leg(Call, 100.0, -2e6, 0.2)];
    let every = parameters(100.0, Rehedge::EveryMinutes(1));
    compare(&data, &short, &every, ["S", "H", "flag"]);
    compare(&data, &short, &every.with_cap(CAP).unwrap(), ["S_cap", "H_cap", "flag_cap"]);
}

/// `name=value;…` of a row.
fn arguments(field: &str) -> BTreeMap<&str, f64> {
    field
        .split(';')
        .filter_map(|part| part.split_once('='))
        .filter_map(|(name, value)| Some((name, value.parse().ok()?)))
        .collect()
}

/// A long call of impact `L`, and the session it is in.
fn pinning(arguments: &BTreeMap<&str, f64>) -> (Position<Trading>, BookCurve, SessionParameters) {
    let leg = leg(Call, arguments["K"], arguments["L"] / LAMBDA, arguments["iv"]);
    let sigma = arguments.get("sigma").copied().unwrap_or(0.2);
    let impact = Impact::from_lambda(LAMBDA).unwrap();
    let parameters = SessionParameters::new(arguments["S0"], sigma, impact, Rehedge::EveryMinutes(1)).unwrap();
    (leg, BookCurve::new(&[leg]), parameters)
}

/// Hedging the last minute's move instead of solving for it: increments of the price before the
/// trade are the autoregression `r_t = ε_t − g·r_(t−1)`, after it `(1 − g)·r_t + g·r_(t−1)`. Not the
/// model; it shows why.
fn explicit_ratios(g: f64) -> (f64, f64) {
    let before = 1.0 / (1.0 - g * g);
    (before.sqrt(), (((1.0 - g).powi(2) + g * g - 2.0 * g * g * (1.0 - g)) * before).sqrt())
}

fn closed_form_value(name: &str, a: &BTreeMap<&str, f64>) -> f64 {
    match name {
        "cc_vol_ratio" => closed_form::close_volatility_ratio(a["g"]),
        "momentum_slope" => closed_form::momentum_slope(a["g"]),
        "rvol_1min_ratio_implicit" => {
            let n = (1..=MINUTES).find(|&n| f64::from(n) == a["n"]).unwrap();
            closed_form::minute_volatility_ratio(a["g"], n)
        }
        "explicit_pretrade_stationary_vol_ratio" => explicit_ratios(a["g"]).0,
        "explicit_posttrade_stationary_vol_ratio" => explicit_ratios(a["g"]).1,
        "AL_scaled_pin_prob" => closed_form::avellaneda_lipkin(a["beta"], a["x0"]),
        "singular_onset_minutes_short" => closed_form::unstable_minutes(a["L"], a["iv"]),
        "pin_prob_avellaneda_lipkin" => {
            let deviation = a["sigma"] * (a["minutes"] / 98_280.0).sqrt();
            let beta = closed_form::avellaneda_lipkin_beta(a["L"], deviation);
            closed_form::avellaneda_lipkin(beta, (a["S0"] / a["K"]).ln() / deviation)
        }
        "pin_prob_full_hedge" => {
            let (_, curve, parameters) = pinning(a);
            pin_probability(&curve, &parameters, a["K"]).unwrap()
        }
        "prob_within_c_at_close" => {
            let (_, curve, parameters) = pinning(a);
            ExactLaw::of_close(&curve, &parameters).unwrap().probability_within(a["K"], a["c"])
        }
        "g_open_atm" => {
            let (leg, _, parameters) = pinning(a);
            closed_form::gain(&leg, parameters.impact(), a["S0"], 0)
        }
        _ => f64::NAN,
    }
}

#[test]
fn every_closed_form_row() {
    let text = read("closed_form_golden.csv");
    let mut worst: BTreeMap<&str, (f64, usize)> = BTreeMap::new();
    for line in text.lines().skip(1).filter(|line| !line.is_empty()) {
        let fields: Vec<&str> = line.split(',').collect();
        let golden: f64 = fields[2].parse().unwrap();
        let error = (closed_form_value(fields[0], &arguments(fields[1])) / golden - 1.0).abs();
        assert!(error <= 1e-12, "{line}: off by {error:e}");
        let (largest, count) = worst.entry(fields[0]).or_default();
        *largest = largest.max(error);
        *count += 1;
    }
    println!("{worst:?}");
    assert_eq!(worst.values().map(|(_, count)| count).sum::<usize>(), 139);
}
