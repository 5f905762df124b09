//! Where does it close? Thousands of sessions of one book, counted live around the strike.

mod picture;
mod table;

use super::FigureSpec;
use crate::chart::{Figure, RichText, Scene, Table, View};
use crate::figures::words::closing_price as words;
use crate::model::ModelError;
use crate::model::session::{
    BookCurve, Closes, ExactLaw, Histogram, MINUTES, Near, SessionParameters, Sessions, closed_form, count_as_f64,
    pin_probability, standard_error_of_share,
};
use crate::scenario::session::{BOOK_KEYS, GammaSide, MARKET_KEYS};
use crate::scenario::{Cap, Key, Scenario};
use crate::units::BASIS_POINTS;

/// The figure as the page hosts it.
pub static SPEC: FigureSpec = FigureSpec {
    id: "closing-price",
    claims: "C3",
    inputs: &[MARKET_KEYS, BOOK_KEYS, &[Key::Side]],
    controls: &[Key::Side, Key::Oi, Key::Strike, Key::Sessions, Key::Kappa],
    played: None,
    presets: &[],
    actions: &[],
    table_open: false,
    method: words::METHOD,
    compute: |inputs| Ok(Box::new(ClosingPrice::new(&inputs.scenario)?)),
};

/// Sessions of a finished picture.
pub const SESSIONS: u64 = 20_000;
/// Closer than this to the strike, as a log-return, counts as a pin.
pub const NEAR: f64 = 2.0 / BASIS_POINTS;
/// Bars; an odd number, so that the strike can stand in the middle of one.
const BARS: u32 = 45;
/// How far the picture reaches, in standard deviations of the news of a day.
const REACH: f64 = 3.0;
/// The lowest price of the picture, per 100 of the scale of prices.
const LOWEST: f64 = 0.01;
/// Until the tables of every minute are built a session costs up to 2 ms, later 50 µs.
const SLOW_SESSIONS: u64 = 400;

/// The computed figure.
pub struct ClosingPrice {
    state: Scenario,
    side: GammaSide,
    /// The exact law of the close, where there is one.
    law: Option<ExactLaw<BookCurve>>,
    /// The exact law of the close without hedging.
    law_of_news: ExactLaw<BookCurve>,
    /// Probability of a close exactly at the strike with hedging to the last instant, where there is one.
    pin: Option<f64>,
    /// Avellaneda and Lipkin's pin probability; only for options that end today.
    small_impact_pin: Option<f64>,
    /// Left and right edge of the bars, per 100 of the scale of prices.
    range: (f64, f64),
    sessions: Sessions<BookCurve, Closes>,
}

impl ClosingPrice {
    /// Sets it up; no session is run yet.
    ///
    /// # Errors
    /// What the model refuses of the state.
    pub fn new(state: &Scenario) -> Result<Self, ModelError> {
        let (side, parameters) = (state.gamma_side(), state.session_parameters()?);
        let curve = state.session_curve(side)?;
        let today = state.get(Key::Sessions).round() <= 1.0;
        let range = range(state, side, &parameters);
        let closes = closes(state, range)?;
        let small_impact_pin = || Ok(closed_form::avellaneda_lipkin(state.pin_beta(side)?, state.pin_distance()?));
        Ok(Self {
            state: *state,
            side,
            law: where_monotone(ExactLaw::of_close(&curve, &parameters))?,
            law_of_news: ExactLaw::of_close(&BookCurve::new(&[]), &parameters)?,
            pin: where_monotone(pin_probability(&curve, &parameters, state.get(Key::Strike)))?,
            small_impact_pin: today.then(small_impact_pin).transpose()?,
            range,
            sessions: Sessions::new(curve, parameters, state.seed().into(), closes)?,
        })
    }

    fn strike(&self) -> f64 {
        self.state.get(Key::Strike)
    }

    fn closes(&self) -> &Closes {
        self.sessions.observer()
    }

    /// Sessions counted so far.
    #[must_use]
    pub fn count(&self) -> u64 {
        self.closes().count()
    }

    fn count_as_f64(&self) -> f64 {
        count_as_f64(self.count())
    }

    /// The share of sessions that closed near the strike, and its standard error.
    #[must_use]
    pub fn near_share(&self) -> Option<(f64, f64)> {
        let share = self.closes().near_share()?;
        Some((share, standard_error_of_share(share, self.count())))
    }

    /// Probability of a close near the strike: exact if there is a law, else counted.
    fn near_probability(&self) -> Option<f64> {
        let exact = self.law.as_ref().map(|law| law.probability_within(self.strike(), NEAR));
        exact.or_else(|| self.near_share().map(|(share, _)| share))
    }

    /// What stands beside the strike: the exact share and the counted one.
    fn near_words(&self, narrow: bool) -> Vec<String> {
        let exact = self.law.as_ref().map(|law| law.probability_within(self.strike(), NEAR));
        let exact = exact.map(|share| words::near_exactly(share, narrow));
        let all = self.count_as_f64();
        let counted = self.near_share().map(|(share, error)| words::near_counted(share, error, all, narrow));
        exact.into_iter().chain(counted).collect()
    }

    fn near_without_hedging(&self) -> f64 {
        self.law_of_news.probability_within(self.strike(), NEAR)
    }

    /// Lower edge, upper edge and count of each bar.
    fn bars(&self) -> Vec<(f64, f64, u64)> {
        let edge = |bar: u32| self.state.scale().at(self.edge(bar));
        (0u32..)
            .zip(self.closes().histogram().counts())
            .map(|(bar, count)| (edge(bar), edge(bar + 1), *count))
            .collect()
    }

    /// The lower edge of a bar, per 100 of the scale of prices.
    fn edge(&self, bar: u32) -> f64 {
        let (low, high) = self.range;
        low + (high - low) / f64::from(BARS) * f64::from(bar)
    }

    /// Whether the strike lies right of the middle.
    fn strike_is_right(&self) -> bool {
        self.state.per_hundred(Key::Strike) > f64::midpoint(self.edge(0), self.edge(BARS))
    }

    /// A count as a share of all sessions so far; 0 before the first.
    fn share(&self, count: u64) -> f64 {
        count_as_f64(count) / self.count_as_f64().max(1.0)
    }
}

/// Where the bars begin and end, per 100 of the scale of prices.
fn range(state: &Scenario, side: GammaSide, parameters: &SessionParameters) -> (f64, f64) {
    let (strike, spot) = (state.per_hundred(Key::Strike), state.per_hundred(Key::Spot));
    // A short book carries price further than the news alone.
    let carried = parameters.impact().per_share() * state.session_shares(side).min(0.0).abs();
    let reach = spot * (libm::exp(REACH * parameters.deviation(MINUTES) + carried) - 1.0);
    let bar = 2.0 * reach / f64::from(BARS);
    // A strike in the picture stands in the middle of a bar, not on the edge of two.
    let low = (spot - reach).max(LOWEST);
    let off = ((strike - low) / bar - 0.5).fract() * bar;
    let low = if (low..spot + reach).contains(&strike) { low + off } else { low };
    (low, low + bar * f64::from(BARS))
}

/// Nothing counted yet, in bars over this range.
fn closes(state: &Scenario, range: (f64, f64)) -> Result<Closes, ModelError> {
    let (low, high) = state.scale().at_both(range);
    let histogram = Histogram::new(low, high, BARS as usize)?;
    Ok(Closes::new(histogram, Near::new(state.get(Key::Strike), NEAR)?))
}

/// What only exists where every price is stable: none where some are not, which is no fault.
fn where_monotone<T>(result: Result<T, ModelError>) -> Result<Option<T>, ModelError> {
    match result {
        Ok(found) => Ok(Some(found)),
        Err(ModelError::NotMonotone(_)) => Ok(None),
        Err(other) => Err(other),
    }
}

/// The exact probability of a close near the strike with a dealer on one side; none where the law
/// of the close does not exist.
///
/// # Errors
/// What the model refuses of the state.
pub fn near_probability(state: &Scenario, side: GammaSide) -> Result<Option<f64>, ModelError> {
    // The law of a close does not depend on the rule, and with a cap there would be none.
    let parameters = state.with_choice(Cap::AnySize).session_parameters()?;
    let law = where_monotone(ExactLaw::of_close(&state.session_curve(side)?, &parameters))?;
    Ok(law.map(|law| law.probability_within(state.get(Key::Strike), NEAR)))
}

impl Figure for ClosingPrice {
    fn finding(&self) -> RichText {
        let Some(near) = self.near_probability() else { return words::counting(self.strike()) };
        let none = near == 0.0 && self.law.is_none();
        words::finding(self.side, near, self.near_without_hedging(), none.then(|| self.count_as_f64()))
    }

    fn caption(&self) -> RichText {
        words::caption(self.law.is_some())
    }

    fn scene(&self, view: View) -> Scene {
        picture::scene(self, view)
    }

    fn table(&self) -> Table {
        table::table(self)
    }

    fn refine(&mut self, may_go_on: &dyn Fn() -> bool) -> Option<f64> {
        loop {
            let count = self.count();
            if count >= SESSIONS {
                return None;
            }
            if !may_go_on() {
                return Some(count_as_f64(count) / count_as_f64(SESSIONS));
            }
            self.sessions.advance(if count < SLOW_SESSIONS { 2 } else { 8 });
        }
    }
}

#[cfg(test)]
mod tests;
