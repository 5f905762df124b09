//! Levels of two chains against an independent calculation with 30 digits: `tests/data/chains/levels.py`.

#![expect(clippy::unwrap_used, reason = "a reference file that cannot be read must fail the test")]

use std::cell::Cell;
use std::rc::Rc;

use dealer_hedging::model::{Carry, DealerSide, OptionKind};
use dealer_hedging::quotes::levels::{Causes, Gamma, LevelsAt, Sign};
use dealer_hedging::quotes::sureness::{Likely, Rightly};
use dealer_hedging::quotes::{
    Choice, Expiries, Expiry, FileKind, Flip, Flips, ForwardFrom, Levels, LevelsWork, Quote, QuotedChain, Quotes,
    Setting, Settlement, Sureness, SurenessWork, Unnamed, Valuation, When,
};
use serde_json::Value;

const USUAL: DealerSide = DealerSide::CallsLongPutsShort;
/// Of the scale of each quantity.
const BAR: f64 = 1e-9;

fn data(name: &str) -> String {
    std::fs::read_to_string(format!("{}/tests/data/chains/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

fn expected() -> Value {
    serde_json::from_str(&data("levels_expected.json")).unwrap()
}

/// The worst difference so far, of the scale of what differs.
struct Worst(Cell<f64>);

impl Worst {
    fn check(&self, what: &str, found: f64, expected: f64, scale: f64) {
        let off = (found - expected).abs() / scale;
        assert!(off <= BAR, "{what}: {found} and not {expected}: {off:e} of {scale}");
        self.0.set(self.0.get().max(off));
    }

    fn number(&self, what: &str, found: f64, expected: &Value, scale: f64) {
        self.check(what, found, number(expected), scale);
    }
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap()
}

fn list(value: &Value) -> &Vec<Value> {
    value.as_array().unwrap()
}

fn rows(name: &str) -> Vec<Quote> {
    let text = data(&format!("levels_{name}.csv"));
    let row = |(place, line): (usize, &str)| {
        let fields: Vec<&str> = line.split(',').collect();
        let settlement = if fields[1] == "am" { Settlement::Morning } else { Settlement::Afternoon };
        let positive = |column: usize| fields[column].parse::<f64>().ok().filter(|number| *number > 0.0);
        Quote {
            place,
            expiry: Expiry { date: fields[0].parse().unwrap(), settlement },
            kind: if fields[2] == "call" { OptionKind::Call } else { OptionKind::Put },
            strike: fields[3].parse().unwrap(),
            open_interest: fields[4].parse().unwrap(),
            bid: positive(5),
            ask: positive(6),
            volatility: positive(7),
            delta: None,
            gamma: None,
        }
    };
    text.lines().enumerate().skip(1).map(row).collect()
}

fn chain(name: &str, expected: &Value) -> QuotedChain {
    let of = &expected["chain"];
    let quoted = Some(of["quoted"].as_str().unwrap().parse().unwrap());
    let (symbol, spot) = (name.to_owned(), Some(number(&of["spot"])));
    let file = FileKind::NamedColumns;
    let (left_out, assumed) = (Vec::new(), Vec::new());
    let quotes = Quotes { file, symbol, quoted, written: quoted, spot, rows: rows(name), left_out, assumed };
    let carry = Carry::new(number(&of["rate"]), number(&of["dividend_yield"])).unwrap();
    Valuation::new(quotes, &Setting { quoted: None, spot: None, carry }).unwrap().finish()
}

fn levels(chain: &Rc<QuotedChain>, choice: &str) -> Levels {
    let expiries = if choice == "all" { Expiries::All } else { Expiries::These(vec![1, 2]) };
    let mut work = LevelsWork::new(chain.clone(), &Choice { expiries, ..Choice::default() }).unwrap();
    let mut last = 0.0;
    while let Some(share) = work.step(&|| false).unwrap() {
        assert!((last..=1.0).contains(&share), "{share} after {last}");
        last = share;
    }
    work.finish().unwrap()
}

fn sureness(chain: &Rc<QuotedChain>, levels: &Levels, when: When, side: DealerSide, rightly: f64) -> Sureness {
    SurenessWork::new(chain.clone(), levels, when, side, Rightly::new(rightly)).unwrap().finish().unwrap()
}

#[test]
fn times_forwards_and_volatilities_are_those_of_the_other_calculation() {
    let worst = Worst(Cell::new(0.0));
    for (name, expected) in expected().as_object().unwrap() {
        let chain = chain(name, expected);
        assert_eq!(chain.expiries.len(), list(&expected["expiries"]).len());
        for (found, expected) in chain.expiries.iter().zip(list(&expected["expiries"])) {
            worst.number("minutes", found.minutes, &expected["minutes"], found.minutes);
            worst.number("forward", found.forward, &expected["forward"], found.forward);
            worst.number("yield", found.carry.dividend_yield(), &expected["yield"], 1.0);
            let strikes = usize::try_from(expected["strikes"].as_u64().unwrap()).unwrap();
            let from = if strikes == 0 { ForwardFrom::Rates } else { ForwardFrom::Parity { strikes } };
            assert_eq!(found.forward_from, from);
        }
        let volatilities = list(&expected["volatilities"]);
        assert_eq!(chain.options.len(), volatilities.len());
        for (found, expected) in chain.options.iter().zip(volatilities) {
            let kind = if found.kind == OptionKind::Call { "call" } else { "put" };
            assert_eq!((found.expiry as u64, kind), (expected[0].as_u64().unwrap(), expected[2].as_str().unwrap()));
            assert_eq!(found.strike, number(&expected[1]));
            worst.number("volatility", found.volatility, &expected[3], found.volatility);
        }
    }
    println!("valuation: worst difference {:e} of scale", worst.0.get());
}

fn check_gamma(worst: &Worst, what: &str, found: &Gamma, expected: &[Value], scale: f64) {
    worst.number(what, found.calls, &expected[0], scale);
    worst.number(what, found.puts, &expected[1], scale);
    if let Some(squares) = expected.get(2) {
        worst.number(what, found.squares, squares, scale * scale);
    }
    if let Some(cubes) = expected.get(3) {
        worst.number(what, found.cubes, cubes, scale * scale * scale);
    }
}

fn check_moment(worst: &Worst, at: &LevelsAt, expected: &Value) {
    let totals = at.totals.shares_per_dollar;
    check_gamma(worst, "totals", &totals, list(&expected["totals"]), totals.gross());
    let scale = at.profile.iter().map(|point| point.dollars_per_percent.gross()).fold(0.0, f64::max);
    for (point, expected) in at.profile.iter().step_by(10).zip(list(&expected["profile"])) {
        worst.number("price", point.spot, &expected[0], point.spot);
        check_gamma(worst, "profile", &point.dollars_per_percent, &list(expected)[1..], scale);
    }
    let flips = list(&expected["flips"]);
    assert_eq!(at.balances.len(), flips.len(), "{:?} and not {flips:?}", at.balances);
    for (found, expected) in at.balances.iter().zip(flips) {
        worst.number("flip", *found, expected, *found);
    }
}

fn check_order(worst: &Worst, found: &Causes, expected: &Value, scale: f64) {
    worst.number("price part", found.price, &expected[0], scale);
    worst.number("time part", found.time, &expected[1], scale);
    worst.number("volatility part", found.volatility, &expected[2], scale);
}

#[test]
fn levels_are_those_of_the_other_calculation() {
    let worst = Worst(Cell::new(0.0));
    for (name, of_chain) in expected().as_object().unwrap() {
        let chain = Rc::new(chain(name, of_chain));
        for (choice, expected) in of_chain["levels"].as_object().unwrap() {
            let levels = levels(&chain, choice);
            let scale = levels.now.totals.shares_per_dollar.gross();
            assert_eq!(levels.strikes.len(), list(&expected["strikes"]).len());
            for (found, expected) in levels.strikes.iter().zip(list(&expected["strikes"])) {
                assert_eq!(found.strike, number(&expected[0]));
                check_gamma(&worst, "strike", &found.gamma.shares_per_dollar, &list(expected)[1..3], scale);
                let dollars = levels.now.totals.dollars_per_percent.gross();
                check_gamma(&worst, "strike", &found.gamma.dollars_per_percent, &list(expected)[3..], dollars);
            }
            worst.number("minutes", levels.minutes_to_close, &expected["close_minutes"], 1.0);
            check_moment(&worst, &levels.now, &expected["now"]);
            check_moment(&worst, &levels.close, &expected["close"]);
            let leaving = levels.leaving.unwrap();
            worst.number("leaves", leaving.share_of_gross, &expected["leaves"], 1.0);
            check_gamma(&worst, "stays", &leaving.without.shares_per_dollar, list(&expected["without"]), scale);
            for (order, expected) in [(levels.up, &expected["up"]), (levels.down, &expected["down"])] {
                let scale = order.calls.total().abs() + order.puts.total().abs();
                check_order(&worst, &order.calls, &expected["call"], scale);
                check_order(&worst, &order.puts, &expected["put"], scale);
            }
            // As it travels; serde_json's own reading of a number may be one unit in its last place off.
            let text = serde_json::to_string(&levels).unwrap();
            let there: Levels = serde_json::from_str(&text).unwrap();
            assert_eq!((there.strikes.len(), there.now.profile.len()), (levels.strikes.len(), 161));
            worst.check("as it travels", there.up.under(USUAL).total(), levels.up.under(USUAL).total(), scale);
        }
    }
    println!("levels: worst difference {:e} of scale", worst.0.get());
}

#[test]
fn sureness_is_that_of_the_other_calculation() {
    let (worst, mut named) = (Worst(Cell::new(0.0)), 0);
    for (name, of_chain) in expected().as_object().unwrap() {
        let chain = Rc::new(chain(name, of_chain));
        for (choice, expected) in of_chain["levels"].as_object().unwrap() {
            let levels = levels(&chain, choice);
            for (when, key) in [(When::Now, "now"), (When::Close, "close")] {
                for expected in list(&expected[key]["sureness"]) {
                    let found = sureness(&chain, &levels, when, USUAL, number(&expected["rightly"]));
                    named += check_sureness(&worst, &found, expected);
                }
            }
        }
    }
    println!("sureness: worst difference {:e} of scale, {named} flips named", worst.0.get());
    assert!(named >= 6);
}

fn check_sureness(worst: &Worst, found: &Sureness, expected: &Value) -> usize {
    worst.number("chance", found.chance, &expected["chance"], 1.0);
    worst.number("error", found.largest_error, &expected["error"], 1.0);
    worst.number("least", found.least_rightly.unwrap(), &expected["least"], 1.0);
    let bands: Vec<(f64, f64)> = found.profile.iter().map(Likely::band).collect();
    let scale = bands.iter().map(|(low, high)| low.abs().max(high.abs())).fold(0.0, f64::max);
    for ((low, high), expected) in bands.into_iter().step_by(10).zip(list(&expected["band"])) {
        worst.number("band", low, &expected[0], scale);
        worst.number("band", high, &expected[1], scale);
    }
    let flips = list(&expected["flips"]);
    assert_eq!(found.flips.len(), flips.len(), "{:?} and not {flips:?}", found.flips);
    for (found, expected) in found.flips.iter().zip(flips) {
        worst.number("flip", found.at, &expected[0], found.at);
        worst.number("from", found.from, &expected[1], found.from);
        worst.number("to", found.to, &expected[2], found.to);
        assert!(found.from < found.at && found.at < found.to);
    }
    assert_eq!(flips.is_empty(), matches!(found.flip, Flip::NoneCanBeNamed(_)));
    flips.len()
}

#[test]
fn the_other_assumptions_have_one_sign_or_none() {
    let expected = expected();
    let chain = Rc::new(chain("index", &expected["index"]));
    let levels = levels(&chain, "all");
    let share = |long_share| DealerSide::Share { long_share };
    assert!(matches!(levels.now.flips(USUAL), Flips::At(flips) if !flips.is_empty()));
    assert_eq!(levels.now.flips(DealerSide::AllLong), Flips::OneSigned(Sign::Positive));
    assert_eq!(levels.now.flips(DealerSide::AllShort), Flips::OneSigned(Sign::Negative));
    assert_eq!(levels.now.flips(share(0.4)), Flips::OneSigned(Sign::Negative));
    assert_eq!(levels.now.flips(share(0.5)), Flips::ZeroEverywhere);
    let totals = levels.now.totals.dollars_per_percent;
    assert!((totals.net(share(0.75)) - 0.5 * totals.gross()).abs() < 1e-12 * totals.gross());
    let short = levels.up.under(DealerSide::AllShort).total();
    assert!((short + levels.up.under(DealerSide::AllLong).total()).abs() < 1e-12 * short.abs());
    // One-signed by assumption: no flip to name, and a sign that is the surer the more options there are.
    let sure = sureness(&chain, &levels, When::Now, DealerSide::AllShort, 0.9);
    assert_eq!(sure.flip, Flip::NoneCanBeNamed(Unnamed::NoFlip));
    assert!(sure.at_spot.mean < 0.0 && sure.chance > 0.99);
    // The share of what is held does not matter for the chance.
    let part = sureness(&chain, &levels, When::Now, share(0.2), 0.9);
    assert!((part.chance - sure.chance).abs() < 1e-12);
    // Nothing known: no sign is sure anywhere; everything known: an interval of no width.
    assert_eq!(sureness(&chain, &levels, When::Now, USUAL, 0.5).flip, Flip::NoneCanBeNamed(Unnamed::NotSure));
    let all = sureness(&chain, &levels, When::Now, USUAL, 1.0);
    assert_eq!(all.flips.len(), levels.now.balances.len());
    assert!(all.flips.iter().all(|flip| (flip.to - flip.from).abs() < 1e-11 * flip.at && flip.at > 0.0));
    assert_eq!(all.chance, 1.0);
}

#[test]
fn nothing_chosen_has_no_levels() {
    let expected = expected();
    let chain = Rc::new(chain("stock", &expected["stock"]));
    let choice = Choice { expiries: Expiries::These(vec![99]), ..Choice::default() };
    let levels = LevelsWork::new(chain.clone(), &choice).unwrap().finish().unwrap();
    assert!(levels.strikes.is_empty() && levels.leaving.is_none());
    assert_eq!(levels.now.flips(USUAL), Flips::ZeroEverywhere);
    let sure = sureness(&chain, &levels, When::Now, USUAL, 0.8);
    assert_eq!((sure.chance, sure.least_rightly, sure.largest_error), (0.5, None, 0.0));
    let elsewhere = Choice { spot: Some(1e12), ..Choice::default() };
    assert!(LevelsWork::new(chain, &elsewhere).is_err());
}
