//! Where does it close? Thousands of sessions of one book, counted live around the strike.

mod picture;
mod table;

use super::FigureSpec;
use crate::chart::{Figure, Handle, RichText, Scene, Table, View};
use crate::figures::words::closing_price as words;
use crate::model::session::{
    BookCurve, ExactLaw, Histogram, MINUTES, Near, SessionError, SessionParameters, Sessions, closed_form,
};
use crate::scenario::session::{BOOK_KEYS, GammaSide, MARKET_KEYS};
use crate::scenario::{Cap, Key, Scenario};
use crate::units::BASIS_POINTS;

/// The figure as the page hosts it.
pub static SPEC: FigureSpec = FigureSpec {
    id: "closing-price",
    claims: "C3",
    reads: &[MARKET_KEYS, BOOK_KEYS, &[Key::Dealer]],
    controls: &[Key::Dealer, Key::Oi, Key::Strike, Key::Sessions, Key::Kappa],
    played: None,
    presets: &[],
    open: false,
    how: words::METHOD,
    compute: |state| Box::new(ClosingPrice::new(state)),
};

/// Sessions of a finished picture.
pub const SESSIONS: u64 = 20_000;
/// Closer than this to the strike, as a log-return, counts as a pin.
pub const NEAR: f64 = 2.0 / BASIS_POINTS;
/// Bars; an odd number, so that the strike can stand in the middle of one.
const BARS: u32 = 45;
/// How far the picture reaches, in standard deviations of the news of a day.
const REACH: f64 = 3.0;
/// Until the tables of every minute are built a session costs up to 2 ms, later 50 µs.
const SLOW_SESSIONS: u64 = 400;

/// The computed figure.
pub struct ClosingPrice {
    state: Scenario,
    side: GammaSide,
    parameters: SessionParameters,
    curve: BookCurve,
    /// The exact law of the close, where there is one.
    law: Option<ExactLaw<BookCurve>>,
    /// The exact law of the close without hedging.
    law_of_news: Option<ExactLaw<BookCurve>>,
    /// `None` only if the model refused the book, which no control allows.
    sessions: Option<Sessions<BookCurve>>,
}

impl ClosingPrice {
    /// Sets it up; no session is run yet.
    #[must_use]
    pub fn new(state: &Scenario) -> Self {
        let side = state.gamma_side();
        let parameters = state.session_parameters();
        let curve = state.session_curve(side);
        let sessions = Self::set_up(state, side, parameters, curve.clone()).ok();
        let law = |curve: &BookCurve| ExactLaw::of_close(curve, &parameters).ok();
        let (law, law_of_news) = (law(&curve), law(&BookCurve::new(&[])));
        Self { state: *state, side, parameters, curve, law, law_of_news, sessions }
    }

    fn set_up(
        state: &Scenario,
        side: GammaSide,
        parameters: SessionParameters,
        curve: BookCurve,
    ) -> Result<Sessions<BookCurve>, SessionError> {
        let strike = state.get(Key::Strike);
        let near = Near::new(strike, NEAR)?;
        let spot = parameters.spot();
        // A short book carries price further than the news alone.
        let carried = parameters.impact().per_share() * state.session_shares(side).min(0.0).abs();
        let reach = spot * (libm::exp(REACH * parameters.deviation(MINUTES) + carried) - 1.0);
        let bar = 2.0 * reach / f64::from(BARS);
        // A strike in the picture stands in the middle of a bar, not on the edge of two.
        let low = (spot - reach).max(0.01);
        let off = ((strike - low) / bar - 0.5).fract() * bar;
        let low = if (low..spot + reach).contains(&strike) { low + off } else { low };
        let closes = Histogram::new(low, low + bar * f64::from(BARS), BARS as usize)?;
        Sessions::new(curve, parameters, state.seed().into(), closes, near)
    }

    fn strike(&self) -> f64 {
        self.state.get(Key::Strike)
    }

    /// Sessions counted so far.
    #[must_use]
    pub fn count(&self) -> u64 {
        self.sessions.as_ref().map_or(0, |sessions| sessions.summary().count())
    }

    fn count_as_f64(&self) -> f64 {
        as_f64(self.count())
    }

    /// The share of sessions that closed near the strike, and its standard error.
    #[must_use]
    pub fn near_share(&self) -> Option<(f64, f64)> {
        let summary = self.sessions.as_ref()?.summary();
        let share = summary.near_strike_share();
        let count = as_f64(summary.count());
        (count > 0.0).then(|| (share, (share * (1.0 - share) / count).sqrt()))
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
        self.law_of_news.as_ref().map_or(0.0, |law| law.probability_within(self.strike(), NEAR))
    }

    /// Avellaneda and Lipkin's pin probability; only for options that end today.
    fn avellaneda_lipkin(&self) -> Option<f64> {
        if self.state.get(Key::Sessions).round() > 1.0 {
            return None;
        }
        Some(closed_form::avellaneda_lipkin(self.state.pin_beta(self.side), self.state.pin_distance()))
    }

    /// Lower edge, upper edge and count of each bar.
    fn bars(&self) -> Vec<(f64, f64, u64)> {
        let Some(sessions) = &self.sessions else { return Vec::new() };
        let closes = &sessions.summary().closes;
        let edge = |bar: u32| closes.low() + closes.bar_width() * f64::from(bar);
        (0u32..).zip(closes.counts()).map(|(bar, count)| (edge(bar), edge(bar + 1), *count)).collect()
    }

    /// A count as a share of all sessions so far; 0 before the first.
    fn share(&self, count: u64) -> f64 {
        as_f64(count) / self.count_as_f64().max(1.0)
    }
}

#[expect(clippy::cast_precision_loss, reason = "at most 20 000 sessions")]
fn as_f64(count: u64) -> f64 {
    count as f64
}

/// The exact probability of a close near the strike with a dealer on one side; none where the law
/// of the close does not exist.
#[must_use]
pub fn near_probability(state: &Scenario, side: GammaSide) -> Option<f64> {
    let curve = state.session_curve(side);
    // The law of a close does not depend on the rule, and with a cap there would be none.
    let parameters = state.with_choice(Cap::AnySize).session_parameters();
    let law = ExactLaw::of_close(&curve, &parameters).ok()?;
    Some(law.probability_within(state.get(Key::Strike), NEAR))
}

impl Figure for ClosingPrice {
    fn finding(&self) -> RichText {
        let Some(near) = self.near_probability() else { return words::counting(self.strike()) };
        let none = near == 0.0 && self.law.is_none();
        words::finding(self.side, near, self.near_without_hedging(), none.then(|| self.count_as_f64()))
    }

    fn caption(&self) -> RichText {
        words::caption(self.side, self.law.is_some())
    }

    fn scene(&self, view: View) -> Scene {
        picture::scene(self, view)
    }

    fn table(&self) -> Table {
        table::table(self)
    }

    fn handles(&self) -> Vec<Handle> {
        Vec::new()
    }

    fn refine(&mut self, may_go_on: &dyn Fn() -> bool) -> Option<f64> {
        let sessions = self.sessions.as_mut()?;
        loop {
            let count = sessions.summary().count();
            if count >= SESSIONS {
                return None;
            }
            if !may_go_on() {
                return Some(as_f64(count) / as_f64(SESSIONS));
            }
            sessions.advance(if count < SLOW_SESSIONS { 2 } else { 8 });
        }
    }
}

#[cfg(test)]
mod tests;
