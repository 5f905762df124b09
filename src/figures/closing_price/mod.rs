//! Where does it close? A thousand sessions of the same news in three markets, counted live around the strike.

mod picture;
mod table;

use super::FigureSpec;
use crate::chart::{Figure, Handle, RichText, Scene, Table, Travel, View};
use crate::figures::shared::pile::{NEAR, Pile, SESSIONS};
use crate::figures::words::closing_price as words;
use crate::model::ModelError;
use crate::model::session::{BookCurve, ExactLaw, Histogram, MINUTES, SessionParameters, closed_form, count_as_f64};
use crate::scenario::session::{BOOK_KEYS, GammaSide, MARKET_KEYS};
use crate::scenario::{Key, Scenario};

/// The figure as the page hosts it.
pub static SPEC: FigureSpec = FigureSpec {
    id: "closing-price",
    claims: "C3",
    inputs: &[MARKET_KEYS, BOOK_KEYS],
    controls: &[Key::Strike, Key::Oi, Key::Kappa],
    more: &[Key::Sessions, Key::NewsVol],
    played: None,
    nudge: None,
    presets: &[],
    actions: &[],
    method: words::METHOD,
    compute: |inputs| Ok(Box::new(ClosingPrice::new(&inputs.scenario)?)),
};

/// The narrowest bar holds the closes that count as at the strike.
const LEAST_BAR: f64 = 2.0 * NEAR;
/// No more bars than this; an odd number, so that the strike can stand in the middle of one.
const MOST_BARS: u32 = 39;
/// How far the picture reaches, in standard deviations of the news of a day.
const REACH: f64 = 2.6;
/// The lowest price of the picture, per 100 of the scale of prices.
const LOWEST: f64 = 0.01;

/// The computed figure.
pub struct ClosingPrice {
    state: Scenario,
    piles: [Pile; 3],
    /// The exact law of the close without hedging.
    law_of_news: ExactLaw<BookCurve>,
    /// Avellaneda and Lipkin's pin probability with a dealer who owns the options; only if they end today.
    small_impact_pin: Option<f64>,
    bars: Bars,
    /// How many of 1,000 sessions with a dealer who owns the options the reader expects at the strike.
    guess: Option<f64>,
}

impl ClosingPrice {
    /// Sets it up; no session is run yet.
    ///
    /// # Errors
    /// What the model refuses of the state.
    pub fn new(state: &Scenario) -> Result<Self, ModelError> {
        let parameters = state.session_parameters()?;
        let bars = Bars::of(state, &parameters);
        let pile = |side| {
            let (low, high) = state.scale().at_both((bars.low, bars.edge(bars.count)));
            Pile::new(state, side, Histogram::new(low, high, bars.count as usize)?)
        };
        let [long, none, short] = GammaSide::ALL.map(pile);
        let today = state.get(Key::Sessions).round() <= 1.0;
        let beta = |side| Ok(closed_form::avellaneda_lipkin(state.pin_beta(side)?, state.pin_distance()?));
        Ok(Self {
            state: *state,
            piles: [long?, none?, short?],
            law_of_news: ExactLaw::of_close(&BookCurve::new(&[]), &parameters)?,
            small_impact_pin: today.then(|| beta(GammaSide::Long)).transpose()?,
            bars,
            guess: None,
        })
    }

    fn strike(&self) -> f64 {
        self.state.get(Key::Strike)
    }

    /// The closes of one market.
    #[must_use]
    pub const fn pile(&self, side: GammaSide) -> &Pile {
        &self.piles[side as usize]
    }

    /// Sessions counted so far in every market.
    #[must_use]
    pub fn count(&self) -> u64 {
        self.piles.iter().map(Pile::count).min().unwrap_or(0)
    }

    /// Lower and upper edge of each bar, in dollars.
    fn edges(&self) -> impl Iterator<Item = (f64, f64)> {
        let edge = |bar: u32| self.state.scale().at(self.bars.edge(bar));
        (0..self.bars.count).map(move |bar| (edge(bar), edge(bar + 1)))
    }
}

/// Bars of equal width, per 100 of the scale of prices.
struct Bars {
    low: f64,
    width: f64,
    count: u32,
}

impl Bars {
    fn of(state: &Scenario, parameters: &SessionParameters) -> Self {
        let (strike, spot) = (state.per_hundred(Key::Strike), state.per_hundred(Key::Spot));
        // A dealer who has sold options carries price further than the news alone.
        let carried = parameters.impact().per_share() * state.session_shares(GammaSide::Long);
        let reach = spot * (libm::exp(REACH * parameters.deviation(MINUTES) + carried.min(0.02)) - 1.0);
        let width = (2.0 * reach / f64::from(MOST_BARS)).max(LEAST_BAR * strike);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at most 39")]
        let count = ((2.0 * reach / width).ceil() as u32 | 1).clamp(9, MOST_BARS);
        let low = (spot - 0.5 * width * f64::from(count)).max(LOWEST);
        // A strike in the picture stands in the middle of a bar, not on the edge of two.
        let off = ((strike - low) / width - 0.5).fract() * width;
        let holds_strike = (low..low + width * f64::from(count)).contains(&strike);
        Self { low: if holds_strike { low + off } else { low }, width, count }
    }

    /// The lower edge of a bar.
    fn edge(&self, bar: u32) -> f64 {
        self.low + self.width * f64::from(bar)
    }
}

impl Figure for ClosingPrice {
    fn finding(&self) -> RichText {
        words::finding(&self.piles)
    }

    fn caption(&self) -> RichText {
        words::caption(self.pile(GammaSide::Short).law.is_some())
    }

    fn scene(&self, view: View) -> Scene {
        picture::scene(self, view)
    }

    fn table(&self) -> Table {
        table::table(self)
    }

    fn handles(&self) -> Vec<Handle> {
        let handle =
            |panel| Handle { panel, ..Handle::direct(Key::Strike.name(), (self.strike(), 0.0), Travel::Across) };
        (0..GammaSide::ALL.len()).map(handle).collect()
    }

    fn keep_guess(&mut self, guess: f64) {
        self.guess = Some(guess);
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
            for pile in &mut self.piles {
                pile.advance();
            }
        }
    }
}

#[cfg(test)]
mod tests;
