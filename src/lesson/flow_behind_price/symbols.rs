//! What the symbols of the formulas stand for in the state now. Kept terse: each is one number,
//! computed by the model and by nothing else.

use crate::figures::shared::three_books::ThreeBooks;
use crate::lesson::Symbol;
use crate::model::session::{
    BookCurve, DealerCurve, ExactLaw, MINUTES, Minute, SessionParameters, closed_form, pin_probability,
};
use crate::model::time::years_from_minutes;
use crate::model::{EuropeanOption, Greeks, ModelError, Moment, normal};
use crate::scenario::{Cap, Key, Scenario};
use crate::units::{BASIS_POINTS, DAYS_PER_YEAR, PERCENT, fraction};

type Value = fn(&Scenario) -> Result<f64, ModelError>;

const fn plain(name: &'static str, decimals: u8, unit: &'static str, value: Value) -> Symbol {
    Symbol { name, decimals, signed: false, unit, value }
}

const fn sign(name: &'static str, decimals: u8, unit: &'static str, value: Value) -> Symbol {
    Symbol { name, decimals, signed: true, unit, value }
}

const SHARES: &str = " shares";

/// Every one of them.
pub(super) static SYMBOLS: [Symbol; 37] = [
    plain("years", 4, " years", |s| Ok(years(s))),
    plain("d1", 3, "", d1),
    plain("d2", 3, "", |s| Ok(d1(s)? - s.fraction(Key::Iv) * years(s).sqrt())),
    plain("cumulative", 3, "", |s| d1(s).map(normal::cumulative)),
    plain("density", 3, "", |s| d1(s).map(normal::density)),
    plain("gamma", 4, " per $", |s| Ok(greeks(s)?.gamma)),
    sign("charm", 4, " a day", |s| Ok(greeks(s)?.charm / DAYS_PER_YEAR)),
    sign("vanna", 4, " per point", |s| Ok(fraction(greeks(s)?.vanna))),
    sign("contracts", 0, "", |s| Ok(s.dealer_contracts())),
    sign("delta-after", 0, SHARES, |s| Ok(s.book()?.delta_shares(&s.after_move()?))),
    sign("f001", 0, SHARES, |s| corner(s, [false, false, true])),
    sign("f010", 0, SHARES, |s| corner(s, [false, true, false])),
    sign("f011", 0, SHARES, |s| corner(s, [false, true, true])),
    sign("f100", 0, SHARES, |s| corner(s, [true, false, false])),
    sign("f101", 0, SHARES, |s| corner(s, [true, false, true])),
    sign("f110", 0, SHARES, |s| corner(s, [true, true, false])),
    sign("f111", 0, SHARES, |s| corner(s, [true, true, true])),
    plain("strike-gamma", 4, " per $", |s| Ok(greeks(&s.with(Key::Strike, s.underlying().strikes()[4]))?.gamma)),
    plain("lambda", 1, " bp per million shares", |s| Ok(lambda(s)? * BASIS_POINTS * 1e6)),
    plain("log-spot", 5, "", |s| Ok(close(s)?.log_spot)),
    plain("shocked", 5, "", |s| Ok(close(s)?.log_spot - lambda(s)? * close(s)?.trade)),
    sign("held", 0, SHARES, |s| Ok(close(s)?.hedge - close(s)?.trade)),
    plain("unhedged", 5, "", |s| Ok(close(s)?.log_spot - lambda(s)? * close(s)?.hedge)),
    sign("close-delta", 0, SHARES, |s| Ok(curve(s)?.delta(MINUTES, close(s)?.log_spot))),
    sign("feedback", 3, "", |s| s.opening_feedback(s.gamma_side())),
    sign("open-gamma", 0, " shares per $", |s| {
        Ok(curve(s)?.delta_and_slope(0, parameters(s)?.log_spot()).1 / s.get(Key::Spot))
    }),
    plain("below", 2, "%", below),
    plain("opening-level", 5, "", |s| level(s, 0)),
    plain("strike-level", 5, "", |s| level(&s.with(Key::Spot, s.get(Key::Strike)), MINUTES)),
    plain("deviation", 3, "%", |s| Ok(parameters(s)?.deviation(MINUTES) * PERCENT)),
    plain("pin", 2, "%", |s| Ok(pin_probability(&curve(s)?, &parameters(s)?, s.get(Key::Strike))? * PERCENT)),
    sign("settled-below", 0, SHARES, |s| Ok(curve(s)?.settled_delta(s.get(Key::Strike)).0)),
    sign("settled-above", 0, SHARES, |s| Ok(curve(s)?.settled_delta(s.get(Key::Strike)).1)),
    plain("variance", 3, "", variance),
    plain("beta", 3, "", beta),
    sign("x0", 3, "", Scenario::pin_distance),
    plain("pin-small", 2, "%", |s| Ok(closed_form::avellaneda_lipkin(beta(s)?, s.pin_distance()?) * PERCENT)),
];

fn years(state: &Scenario) -> f64 {
    years_from_minutes(state.minutes_to_expiry())
}

/// One option of the trade, seen on one share; none of an empty book.
fn option(state: &Scenario) -> Result<Option<EuropeanOption>, ModelError> {
    Ok(state.book()?.first_option(&state.now()?))
}

fn d1(state: &Scenario) -> Result<f64, ModelError> {
    Ok(option(state)?.map_or(f64::NAN, |option| option.d1()))
}

fn greeks(state: &Scenario) -> Result<Greeks, ModelError> {
    let [price, delta, gamma, vega, theta, vanna, charm] = [f64::NAN; 7];
    let none = Greeks { price, delta, gamma, vega, theta, vanna, charm };
    Ok(option(state)?.map_or(none, |option| option.greeks()))
}

/// The dealer's delta with price, time and volatility each before or after.
fn corner(state: &Scenario, changed: [bool; 3]) -> Result<f64, ModelError> {
    Ok(state.book()?.delta_shares(&Moment::mixed(state.now()?, state.after_clocks()?, changed)))
}

fn lambda(state: &Scenario) -> Result<f64, ModelError> {
    Ok(state.impact()?.per_share())
}

/// The last minute of the session, with the dealer on the side chosen: the hedge is due in it
/// under every rule.
fn close(state: &Scenario) -> Result<Minute, ModelError> {
    Ok(*ThreeBooks::of(state)?.session(state.gamma_side()).at(MINUTES))
}

fn curve(state: &Scenario) -> Result<BookCurve, ModelError> {
    state.session_curve(state.gamma_side())
}

/// Without a cap, which the law of the close does not know.
fn parameters(state: &Scenario) -> Result<SessionParameters, ModelError> {
    state.with_choice(Cap::AnySize).session_parameters()
}

/// `G_t` at the opening price.
fn level(state: &Scenario, minute: u16) -> Result<f64, ModelError> {
    let log_spot = parameters(state)?.log_spot();
    Ok(log_spot + lambda(state)? * curve(state)?.delta(minute, log_spot))
}

fn beta(state: &Scenario) -> Result<f64, ModelError> {
    state.pin_beta(state.gamma_side())
}

/// The exact probability of a close at or below the strike, in per cent; none where some prices are not stable.
fn below(state: &Scenario) -> Result<f64, ModelError> {
    Ok(ExactLaw::of_close(&curve(state)?, &parameters(state)?)?.cumulative(state.get(Key::Strike)) * PERCENT)
}

/// None with a band, which the closed form does not know.
fn variance(state: &Scenario) -> Result<f64, ModelError> {
    let gain = state.opening_gain(state.gamma_side())?;
    let minutes = state.session_parameters()?.rehedge().minutes_between();
    Ok(minutes.map_or(f64::NAN, |minutes| closed_form::minute_variance_ratio(gain, minutes)))
}
