//! What the symbols of the formulas stand for in the state now. Kept terse: each is a phrase of one
//! number, computed by the model and by nothing else.

use super::phrases::{Phrase, next_order};
use crate::figures::phrase;
use crate::figures::three_books::ThreeBooks;
use crate::model::book::Moment;
use crate::model::bsm::{Greeks, Inputs, OptionKind};
use crate::model::normal;
use crate::model::session::{
    BookCurve, DealerCurve, ExactLaw, MINUTES, Minute, Rehedge, SessionParameters, closed_form, pin_probability,
};
use crate::model::time::years_from_minutes;
use crate::scenario::{Key, Scenario};
use crate::ui::chart::Words;
use crate::ui::format::{grouped, signed};

/// Every symbol whose value is neither a control nor a phrase of the text, and the order of the playground.
pub static SYMBOLS: [Phrase; 44] = [
    Phrase { name: "next-order", say: |s| phrase::order(next_order(s)) },
    Phrase { name: "sym-years", say: |s| plain(years(s), 4, " years") },
    Phrase { name: "sym-d1", say: |s| plain(d1(s), 3, "") },
    Phrase { name: "sym-d2", say: |s| plain(d1(s) - s.get(Key::Iv) * 0.01 * years(s).sqrt(), 3, "") },
    Phrase { name: "sym-cumulative", say: |s| plain(normal::cumulative(d1(s)), 3, "") },
    Phrase { name: "sym-density", say: |s| plain(normal::density(d1(s)), 3, "") },
    Phrase { name: "sym-gamma", say: |s| plain(greeks(s).gamma, 4, " per $") },
    Phrase { name: "sym-charm", say: |s| sign(greeks(s).charm / 365.0, 4, " a day") },
    Phrase { name: "sym-vanna", say: |s| sign(greeks(s).vanna * 0.01, 4, " per point") },
    Phrase { name: "sym-contracts", say: |s| sign(s.dealer_contracts(), 0, "") },
    Phrase { name: "sym-spot-after", say: |s| plain(s.after_move().spot, 2, " $") },
    Phrase { name: "sym-delta-after", say: |s| shares(s.book().delta_shares(&s.after_move())) },
    Phrase { name: "sym-f000", say: |s| corner(s, 0) },
    Phrase { name: "sym-f001", say: |s| corner(s, 1) },
    Phrase { name: "sym-f010", say: |s| corner(s, 2) },
    Phrase { name: "sym-f011", say: |s| corner(s, 3) },
    Phrase { name: "sym-f100", say: |s| corner(s, 4) },
    Phrase { name: "sym-f101", say: |s| corner(s, 5) },
    Phrase { name: "sym-f110", say: |s| corner(s, 6) },
    Phrase { name: "sym-f111", say: |s| corner(s, 7) },
    Phrase { name: "sym-dollar-gamma", say: |s| sign(dollar_gamma(s) * 1e-6, 2, " million $") },
    Phrase {
        name: "sym-rung",
        say: |s| sign(s.assumption().signed_contracts(OptionKind::Call, s.get(Key::Calls(4))), 0, ""),
    },
    Phrase { name: "sym-rung-gamma", say: |s| plain(greeks(&s.with(Key::Strike, 100.0)).gamma, 4, " per $") },
    Phrase { name: "sym-lambda", say: |s| plain(lambda(s) * 1e10, 1, " bp per million shares") },
    Phrase { name: "sym-log-spot", say: |s| plain(close(s).log_spot, 5, "") },
    Phrase { name: "sym-star", say: |s| plain(close(s).log_spot - lambda(s) * close(s).trade, 5, "") },
    Phrase { name: "sym-held", say: |s| shares(close(s).hedge - close(s).trade) },
    Phrase { name: "sym-driver", say: |s| plain(driver(s), 5, "") },
    Phrase { name: "sym-close-delta", say: |s| shares(close_delta(s)) },
    Phrase { name: "sym-gain", say: |s| sign(s.opening_gain(s.gamma_side()), 3, "") },
    Phrase { name: "sym-open-gamma", say: |s| sign(open_gamma(s), 0, " shares per $") },
    Phrase { name: "sym-below", say: |s| chance(law(s, |law| law.cumulative(s.get(Key::Strike)))) },
    Phrase { name: "sym-opening-level", say: |s| plain(level(s, 0), 5, "") },
    Phrase { name: "sym-strike-level", say: |s| plain(strike_level(s), 5, "") },
    Phrase { name: "sym-deviation", say: |s| plain(parameters(s).deviation(MINUTES) * 1e2, 3, " %") },
    Phrase { name: "sym-pin", say: |s| chance(pin_probability(&curve(s), &parameters(s), s.get(Key::Strike)).ok()) },
    Phrase { name: "sym-beta", say: |s| plain(beta(s), 3, "") },
    Phrase { name: "sym-x0", say: |s| sign(x0(s), 3, "") },
    Phrase { name: "sym-log-strike", say: |s| plain(libm::log(s.get(Key::Strike)), 5, "") },
    Phrase { name: "sym-settled-below", say: |s| shares(curve(s).settled_delta(s.get(Key::Strike)).0) },
    Phrase { name: "sym-settled-above", say: |s| shares(curve(s).settled_delta(s.get(Key::Strike)).1) },
    Phrase { name: "sym-minutes", say: |s| plain(minutes_between(s).into(), 0, "") },
    Phrase {
        name: "sym-variance",
        say: |s| plain(closed_form::minute_variance_ratio(s.opening_gain(s.gamma_side()), minutes_between(s)), 3, ""),
    },
    Phrase { name: "sym-pin-small", say: |s| chance(Some(closed_form::avellaneda_lipkin(beta(s), x0(s)))) },
];

fn plain(value: f64, decimals: usize, unit: &str) -> Words {
    Words::plain(grouped(value, decimals) + unit)
}

fn sign(value: f64, decimals: usize, unit: &str) -> Words {
    Words::plain(signed(value, decimals) + unit)
}

fn shares(value: f64) -> Words {
    sign(value, 0, " shares")
}

/// A probability; a dealer short of options has no law of the close.
fn chance(share: Option<f64>) -> Words {
    share.map_or_else(|| Words::plain("–"), |share| plain(share * 1e2, 2, " %"))
}

fn years(state: &Scenario) -> f64 {
    years_from_minutes(state.minutes_to_expiry())
}

/// One option of the trade, seen on one share.
fn option(state: &Scenario) -> Option<Inputs> {
    let (carry, iv) = (state.carry(), state.get(Key::Iv) * 0.01);
    let (spot, strike) = (state.get(Key::Spot), state.get(Key::Strike));
    // Never refused: the controls' ranges lie inside the model's.
    Inputs::new(state.option_kind(), spot, strike, years(state), iv, carry.rate(), carry.dividend_yield()).ok()
}

fn d1(state: &Scenario) -> f64 {
    option(state).map_or(f64::NAN, |option| option.d1())
}

fn greeks(state: &Scenario) -> Greeks {
    let none = Greeks { price: 0.0, delta: 0.0, gamma: 0.0, vega: 0.0, theta: 0.0, vanna: 0.0, charm: 0.0 };
    option(state).map_or(none, |option| option.greeks())
}

/// The dealer's delta with price, time and volatility before or after: one binary digit each.
fn corner(state: &Scenario, corner: u8) -> Words {
    let (from, to) = (state.now(), state.after_clocks());
    let pick = |digit: u8, from: f64, to: f64| if corner & digit == 0 { from } else { to };
    shares(state.book().delta_shares(&Moment {
        spot: pick(4, from.spot, to.spot),
        minutes_passed: pick(2, from.minutes_passed, to.minutes_passed),
        volatility_shift: pick(1, from.volatility_shift, to.volatility_shift),
    }))
}

fn dollar_gamma(state: &Scenario) -> f64 {
    state.ladder_book().exposure(&state.now()).net_dollars_of_delta_per_percent
}

fn lambda(state: &Scenario) -> f64 {
    state.impact().per_share()
}

/// The last minute of the session, with the dealer on the side chosen: the hedge is due in it
/// under every rule.
fn close(state: &Scenario) -> Minute {
    *ThreeBooks::of(state).path(state.gamma_side()).at(MINUTES)
}

fn driver(state: &Scenario) -> f64 {
    let close = close(state);
    close.log_spot - lambda(state) * close.hedge
}

fn curve(state: &Scenario) -> BookCurve {
    state.session_curve(state.gamma_side())
}

fn close_delta(state: &Scenario) -> f64 {
    curve(state).delta(MINUTES, close(state).log_spot)
}

fn open_gamma(state: &Scenario) -> f64 {
    curve(state).delta_and_slope(0, parameters(state).log_spot()).1 / state.get(Key::Spot)
}

/// Without a cap, which the law of the close does not know.
fn parameters(state: &Scenario) -> SessionParameters {
    state.with(Key::Cap, 0.0).session_parameters()
}

fn law(state: &Scenario, of: impl Fn(ExactLaw<'_, BookCurve>) -> f64) -> Option<f64> {
    ExactLaw::of_close(&curve(state), &parameters(state)).ok().map(of)
}

/// `G_t` at the opening price.
fn level(state: &Scenario, minute: u16) -> f64 {
    let log_spot = parameters(state).log_spot();
    log_spot + lambda(state) * curve(state).delta(minute, log_spot)
}

/// `G_T` at the strike.
fn strike_level(state: &Scenario) -> f64 {
    level(&state.with(Key::Spot, state.get(Key::Strike)), MINUTES)
}

fn beta(state: &Scenario) -> f64 {
    let impact = lambda(state) * state.session_shares(state.gamma_side());
    closed_form::avellaneda_lipkin_beta(impact, parameters(state).deviation(MINUTES))
}

fn x0(state: &Scenario) -> f64 {
    libm::log(state.get(Key::Spot) / state.get(Key::Strike)) / parameters(state).deviation(MINUTES)
}

/// Minutes from one hedge to the next under the rule; the band counts as one.
fn minutes_between(state: &Scenario) -> u16 {
    match state.rehedge() {
        Rehedge::EveryMinutes(minutes) => minutes,
        Rehedge::Band(_) => 1,
    }
}
