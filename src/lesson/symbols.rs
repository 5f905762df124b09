//! What the symbols of the formulas stand for in the state now. Kept terse: each is one number,
//! computed by the model and by nothing else.

use crate::figures::shared::three_books::ThreeBooks;
use crate::format::{grouped, signed};
use crate::model::book::Moment;
use crate::model::bsm::{Greeks, Inputs};
use crate::model::normal;
use crate::model::session::{
    BookCurve, DealerCurve, ExactLaw, MINUTES, Minute, SessionParameters, closed_form, pin_probability,
};
use crate::model::time::years_from_minutes;
use crate::scenario::{Cap, Key, Scenario};
use crate::units::{BASIS_POINTS, DAYS_PER_YEAR, PERCENT, fraction};

/// A symbol that is neither a control nor a phrase of the text.
pub struct Symbol {
    /// What the formulas call it. The page calls it by its place in the list, which costs no bytes.
    #[cfg(not(target_arch = "wasm32"))]
    pub name: &'static str,
    /// Stands behind its value, in the markup.
    #[cfg(not(target_arch = "wasm32"))]
    pub unit: &'static str,
    /// Digits after the point.
    decimals: u8,
    /// Whether a plus sign is shown.
    signed: bool,
    /// Its value in a state; not a number where there is none.
    of: fn(&Scenario) -> f64,
}

impl Symbol {
    /// Its value as the page shows it, without the unit.
    #[must_use]
    pub fn said(&self, state: &Scenario) -> String {
        let (value, decimals) = ((self.of)(state), usize::from(self.decimals));
        if self.signed { signed(value, decimals) } else { grouped(value, decimals) }
    }
}

/// Place and symbol of this name.
#[cfg(not(target_arch = "wasm32"))]
#[must_use]
pub fn named(name: &str) -> Option<(usize, &'static Symbol)> {
    SYMBOLS.iter().enumerate().find(|(_, symbol)| symbol.name == name)
}

#[cfg_attr(target_arch = "wasm32", expect(unused_variables, reason = "names and units are in the markup alone"))]
const fn symbol(
    name: &'static str,
    decimals: u8,
    signed: bool,
    unit: &'static str,
    of: fn(&Scenario) -> f64,
) -> Symbol {
    Symbol {
        #[cfg(not(target_arch = "wasm32"))]
        name,
        #[cfg(not(target_arch = "wasm32"))]
        unit,
        decimals,
        signed,
        of,
    }
}

const fn plain(name: &'static str, decimals: u8, unit: &'static str, of: fn(&Scenario) -> f64) -> Symbol {
    symbol(name, decimals, false, unit, of)
}

const fn sign(name: &'static str, decimals: u8, unit: &'static str, of: fn(&Scenario) -> f64) -> Symbol {
    symbol(name, decimals, true, unit, of)
}

const SHARES: &str = " shares";

/// Every one of them.
pub static SYMBOLS: [Symbol; 37] = [
    plain("years", 4, " years", years),
    plain("d1", 3, "", d1),
    plain("d2", 3, "", |s| d1(s) - s.fraction(Key::Iv) * years(s).sqrt()),
    plain("cumulative", 3, "", |s| normal::cumulative(d1(s))),
    plain("density", 3, "", |s| normal::density(d1(s))),
    plain("gamma", 4, " per $", |s| greeks(s).gamma),
    sign("charm", 4, " a day", |s| greeks(s).charm / DAYS_PER_YEAR),
    sign("vanna", 4, " per point", |s| fraction(greeks(s).vanna)),
    sign("contracts", 0, "", Scenario::dealer_contracts),
    sign("delta-after", 0, SHARES, |s| s.book().delta_shares(&s.after_move())),
    sign("f001", 0, SHARES, |s| corner(s, 1)),
    sign("f010", 0, SHARES, |s| corner(s, 2)),
    sign("f011", 0, SHARES, |s| corner(s, 3)),
    sign("f100", 0, SHARES, |s| corner(s, 4)),
    sign("f101", 0, SHARES, |s| corner(s, 5)),
    sign("f110", 0, SHARES, |s| corner(s, 6)),
    sign("f111", 0, SHARES, |s| corner(s, 7)),
    plain("strike-gamma", 4, " per $", |s| greeks(&s.with(Key::Strike, 100.0)).gamma),
    plain("lambda", 1, " bp per million shares", |s| lambda(s) * BASIS_POINTS * 1e6),
    plain("log-spot", 5, "", |s| close(s).log_spot),
    plain("star", 5, "", |s| close(s).log_spot - lambda(s) * close(s).trade),
    sign("held", 0, SHARES, |s| close(s).hedge - close(s).trade),
    plain("driver", 5, "", |s| close(s).log_spot - lambda(s) * close(s).hedge),
    sign("close-delta", 0, SHARES, |s| curve(s).delta(MINUTES, close(s).log_spot)),
    sign("feedback", 3, "", |s| s.opening_feedback(s.gamma_side())),
    sign("open-gamma", 0, " shares per $", |s| {
        curve(s).delta_and_slope(0, parameters(s).log_spot()).1 / s.get(Key::Spot)
    }),
    plain("below", 2, "%", below),
    plain("opening-level", 5, "", |s| level(s, 0)),
    plain("strike-level", 5, "", |s| level(&s.with(Key::Spot, s.get(Key::Strike)), MINUTES)),
    plain("deviation", 3, "%", |s| parameters(s).deviation(MINUTES) * PERCENT),
    plain("pin", 2, "%", |s| {
        pin_probability(&curve(s), &parameters(s), s.get(Key::Strike)).unwrap_or(f64::NAN) * PERCENT
    }),
    sign("settled-below", 0, SHARES, |s| curve(s).settled_delta(s.get(Key::Strike)).0),
    sign("settled-above", 0, SHARES, |s| curve(s).settled_delta(s.get(Key::Strike)).1),
    plain("variance", 3, "", variance),
    plain("beta", 3, "", beta),
    sign("x0", 3, "", Scenario::pin_distance),
    plain("pin-small", 2, "%", |s| closed_form::avellaneda_lipkin(beta(s), s.pin_distance()) * PERCENT),
];

fn years(state: &Scenario) -> f64 {
    years_from_minutes(state.minutes_to_expiry())
}

/// One option of the trade, seen on one share.
fn option(state: &Scenario) -> Option<Inputs> {
    state.book().first_option(&state.now())
}

fn d1(state: &Scenario) -> f64 {
    option(state).map_or(f64::NAN, |option| option.d1())
}

fn greeks(state: &Scenario) -> Greeks {
    let none = Greeks { price: 0.0, delta: 0.0, gamma: 0.0, vega: 0.0, theta: 0.0, vanna: 0.0, charm: 0.0 };
    option(state).map_or(none, |option| option.greeks())
}

/// The dealer's delta with price, time and volatility before or after: one binary digit each.
fn corner(state: &Scenario, corner: u8) -> f64 {
    let (from, to) = (state.now(), state.after_clocks());
    let pick = |digit: u8, from: f64, to: f64| if corner & digit == 0 { from } else { to };
    state.book().delta_shares(&Moment {
        spot: pick(4, from.spot, to.spot),
        minutes_passed: pick(2, from.minutes_passed, to.minutes_passed),
        volatility_shift: pick(1, from.volatility_shift, to.volatility_shift),
    })
}

fn lambda(state: &Scenario) -> f64 {
    state.impact().per_share()
}

/// The last minute of the session, with the dealer on the side chosen: the hedge is due in it
/// under every rule.
fn close(state: &Scenario) -> Minute {
    *ThreeBooks::of(state).path(state.gamma_side()).at(MINUTES)
}

fn curve(state: &Scenario) -> BookCurve {
    state.session_curve(state.gamma_side())
}

/// Without a cap, which the law of the close does not know.
fn parameters(state: &Scenario) -> SessionParameters {
    state.with_choice(Cap::AnySize).session_parameters()
}

/// `G_t` at the opening price.
fn level(state: &Scenario, minute: u16) -> f64 {
    let log_spot = parameters(state).log_spot();
    log_spot + lambda(state) * curve(state).delta(minute, log_spot)
}

fn beta(state: &Scenario) -> f64 {
    state.pin_beta(state.gamma_side())
}

/// The exact probability of a close at or below the strike, in per cent.
fn below(state: &Scenario) -> f64 {
    let (curve, strike) = (curve(state), state.get(Key::Strike));
    ExactLaw::of_close(&curve, &parameters(state)).map_or(f64::NAN, |law| law.cumulative(strike) * PERCENT)
}

/// None with a band, which the closed form does not know.
fn variance(state: &Scenario) -> f64 {
    let gain = state.opening_gain(state.gamma_side());
    let minutes = state.session_parameters().rehedge().minutes_between();
    minutes.map_or(f64::NAN, |minutes| closed_form::minute_variance_ratio(gain, minutes))
}
