//! A book of ten thousand different options, made by a formula that every language repeats to the last digit but one:
//! the strikes lie within 2.5 standard deviations of the price, so that no option is priced by its limit alone.

use dealer_hedging::model::{
    Book, Calendar, Carry, EuropeanOption, Exposure, Greeks, ModelError, Moment, OptionInputs, OptionKind, Position,
};

use super::{Sums, Workload};

const OPTIONS: u32 = 10_000;
/// Of the book whose delta and gamma are drawn over the price.
const BOOK: u32 = 100;
/// Prices of that drawing, from 80 to 120.
const PRICES: u32 = 121;
const SPOT: f64 = 100.0;
const MINUTES_PER_DAY: f64 = 1_440.0;

/// Price and six sensitivities of each option.
pub(super) fn full_greeks() -> Result<Workload, ModelError> {
    let carry = carry()?;
    let inputs: Vec<OptionInputs> = (0..OPTIONS).map(|index| option(index, carry)).collect();
    let work = move || inputs.iter().map(|inputs| Ok(EuropeanOption::new(*inputs)?.greeks())).collect();
    Ok(Workload {
        topic: "math",
        what: "full Greeks of 10 000 options",
        note: "price, delta, gamma, vega, theta, vanna, charm",
        ..Workload::new(work, |greeks: &Vec<Greeks>| sums_of_greeks(greeks))
    })
}

/// Delta and gamma of a whole book at many prices.
pub(super) fn profile() -> Result<Workload, ModelError> {
    let carry = carry()?;
    let positions = (0..BOOK).map(|index| position(index, carry)).collect::<Result<_, _>>()?;
    let book = Book::new(positions, carry);
    let work = move || (0..PRICES).map(|index| Ok(book.exposure(&Moment::at(price(index))?))).collect();
    Ok(Workload {
        topic: "math",
        what: "delta and gamma of a book of 100 options at 121 prices",
        note: "delta and gamma, net and gross",
        ..Workload::new(work, |exposures: &Vec<Exposure>| sums_of_exposures(exposures))
    })
}

fn carry() -> Result<Carry, ModelError> {
    Carry::new(0.03, 0.01)
}

fn days(index: u32) -> f64 {
    f64::from(1 + index * 31 % 365)
}

fn option(index: u32, carry: Carry) -> OptionInputs {
    let deviations = -2.5 + 5.0 * f64::from(index * 7_919 % 10_007) / 10_007.0;
    let volatility = 0.10 + 0.004 * f64::from(index * 17 % 101);
    let years = days(index) / 365.0;
    let strike = SPOT * libm::exp(deviations * volatility * years.sqrt());
    let kind = if index.is_multiple_of(2) { OptionKind::Call } else { OptionKind::Put };
    OptionInputs { kind, spot: SPOT, strike, years, volatility, carry }
}

fn position(index: u32, carry: Carry) -> Result<Position, ModelError> {
    let OptionInputs { kind, strike, volatility, .. } = option(index, carry);
    let size = f64::from(1 + index * 13 % 50);
    let contracts = if index.is_multiple_of(3) { -size } else { size };
    Position::new(kind, strike, Calendar(days(index) * MINUTES_PER_DAY), contracts, volatility)
}

fn price(index: u32) -> f64 {
    80.0 + f64::from(index) / 3.0
}

/// Weights that no two neighbours share: a sum in which an exchange of two results shows.
fn weighted(values: impl Iterator<Item = f64>) -> f64 {
    (0_u32..).zip(values).map(|(index, value)| f64::from(1 + index % 7) * value).sum()
}

fn sums_of_greeks(greeks: &[Greeks]) -> Sums {
    let sum = |of: fn(&Greeks) -> f64| weighted(greeks.iter().map(of));
    vec![
        ("price", sum(|greeks| greeks.price)),
        ("delta", sum(|greeks| greeks.delta)),
        ("gamma", sum(|greeks| greeks.gamma)),
        ("vega", sum(|greeks| greeks.vega)),
        ("theta", sum(|greeks| greeks.theta)),
        ("vanna", sum(|greeks| greeks.vanna)),
        ("charm", sum(|greeks| greeks.charm)),
    ]
}

fn sums_of_exposures(exposures: &[Exposure]) -> Sums {
    let sum = |of: fn(&Exposure) -> f64| weighted(exposures.iter().map(of));
    vec![
        ("delta", sum(|exposure| exposure.delta_shares)),
        ("gamma", sum(|exposure| exposure.net_gamma_shares_per_dollar)),
    ]
}
