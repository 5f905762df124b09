//! The first screen: one push of the price by hand, and what it becomes in three markets that differ in who hedges.

mod picture;

use super::FigureSpec;
use crate::chart::{Figure, Handle, RichText, Scene, Table, Travel, View};
use crate::figures::words::push_the_price::{self as words, Landed, Pushed};
use crate::format::number;
use crate::model::ModelError;
use crate::model::session::{BookCurve, DealerCurve, Feedback, MINUTES, Shocked};
use crate::scenario::controls::PUSHED;
use crate::scenario::session::{GammaSide, INDEX_DAY_CONTRACTS};
use crate::scenario::{Crowd, Dare, Key, Scenario};
use crate::units::PERCENT;

/// The figure as the page hosts it.
pub static SPEC: FigureSpec = FigureSpec {
    id: "push-the-price",
    claims: "I2",
    inputs: &[&[Key::Crowd, Key::Push], PUSHED, &[Key::Dare]],
    controls: &[Key::Crowd, Key::Dare],
    more: &[],
    played: None,
    nudge: Some(Key::Push),
    presets: &[],
    actions: &[],
    method: words::METHOD,
    compute: |inputs| Ok(Box::new(PushThePrice::new(&inputs.scenario)?)),
};

/// The markets, from top to bottom.
pub const MARKETS: [GammaSide; 3] = [GammaSide::Short, GammaSide::NotHedging, GammaSide::Long];
/// The minute at which a crowded expiry is pushed: half an hour is left.
const LAST_HALF_HOUR: u16 = MINUTES - 30;
/// How far above the start the flag of the dare stands, per 100 of the scale of prices.
const FLAG: f64 = 0.4;
/// Closer than this to the flag is landed, per 100 of the scale of prices: a cent, and room for rounding.
const LANDED: f64 = 0.01 + 1e-9;

/// What a push became in one market.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Answer {
    /// Who hedges there.
    pub side: GammaSide,
    /// How far price has moved when all is answered, in dollars.
    pub moved: f64,
    /// What the dealer has traded by then, in shares: + bought, − sold.
    pub order_shares: f64,
}

/// The computed figure.
pub struct PushThePrice {
    state: Scenario,
    /// The push that stands, and the earlier ones that are kept, the latest first; in dollars.
    pushes: Vec<f64>,
    /// What each of them became.
    answers: Vec<[Answer; 3]>,
    /// The feedback of each market before anything has moved.
    feedback: [f64; 3],
}

impl PushThePrice {
    /// Computes it from the state.
    ///
    /// # Errors
    /// What the model refuses of the state.
    pub fn new(state: &Scenario) -> Result<Self, ModelError> {
        let kept = PUSHED.iter().map(|key| state.get(*key)).filter(|push| *push != 0.0);
        let pushes: Vec<_> = std::iter::once(state.get(Key::Push)).chain(kept).collect();
        let markets = Markets::of(state)?;
        Ok(Self {
            state: *state,
            answers: pushes.iter().map(|push| markets.answers(*push)).collect(),
            pushes,
            feedback: markets.feedback(),
        })
    }

    /// The push that stands, in dollars.
    fn push(&self) -> f64 {
        self.pushes[0]
    }

    /// What the push that stands became in each of the [`MARKETS`].
    #[must_use]
    pub fn answers(&self) -> [Answer; 3] {
        self.answers[0]
    }

    fn spot(&self) -> f64 {
        self.state.get(Key::Spot)
    }

    /// A dollar of the lesson, in dollars.
    fn dollar(&self) -> f64 {
        self.state.scale().small_move()
    }

    /// The decimals of a cent.
    fn cents(&self) -> usize {
        2 + usize::try_from(-number::decimal_exponent(self.dollar())).unwrap_or(0)
    }

    /// How far up the flag stands, in dollars, if the dare is on.
    fn flag(&self) -> Option<f64> {
        (self.state.pick::<Dare>() == Dare::Land).then(|| FLAG * self.dollar())
    }

    /// The first of all pushes that landed on the flag in a market: the one that stands, or the latest before it.
    fn landed(&self, market: usize) -> Option<f64> {
        let flag = self.flag()?;
        let landed = |answers: &[Answer; 3]| (answers[market].moved - flag).abs() < LANDED * self.dollar();
        self.answers.iter().zip(&self.pushes).find(|(answers, _)| landed(answers)).map(|(_, push)| *push)
    }

    fn pushed(&self) -> Pushed {
        Pushed {
            push: self.push(),
            moved: self.answers().map(|answer| answer.moved),
            orders: self.answers().map(|answer| answer.order_shares),
            start: self.spot(),
            dollar: self.dollar(),
            cents: self.cents(),
        }
    }
}

/// The three markets, ready to be pushed.
struct Markets {
    log_spot: f64,
    spot: f64,
    minute: u16,
    hedged: [(GammaSide, Feedback<BookCurve>); 3],
}

impl Markets {
    fn of(state: &Scenario) -> Result<Self, ModelError> {
        let (state, minute) = match state.pick() {
            Crowd::CrowdedExpiry => (*state, LAST_HALF_HOUR),
            Crowd::IndexDay => (state.with(Key::Oi, INDEX_DAY_CONTRACTS), 0),
        };
        let impact = state.impact()?;
        let of = |side| Ok((side, Feedback::new(state.session_curve(side)?, impact)));
        let [sold, nobody, owned] = MARKETS.map(of);
        let spot = state.get(Key::Spot);
        Ok(Self { log_spot: libm::log(spot), spot, minute, hedged: [sold?, nobody?, owned?] })
    }

    /// What a push in dollars becomes in each of them.
    fn answers(&self, push: f64) -> [Answer; 3] {
        self.hedged.each_ref().map(|(side, feedback)| self.answer(*side, feedback, push))
    }

    /// The push alone moves the logarithm of price from `s₀` to that of spot and push. The dealer's orders `ΔH = D(s₀) −
    /// D(s′)` move it on, and they answer where it ends: `s′ + λ·D(s′) = ln(S₀ + push) + λ·D(s₀)`.
    fn answer(&self, side: GammaSide, feedback: &Feedback<BookCurve>, push: f64) -> Answer {
        if push == 0.0 || side == GammaSide::NotHedging {
            return Answer { side, moved: push, order_shares: 0.0 };
        }
        let pushed = libm::log(self.spot + push);
        let unhedged_level = feedback.level(self.minute, self.log_spot) + (pushed - self.log_spot);
        let ends = feedback.hedged(Shocked { minute: self.minute, unhedged_level, log_spot: pushed });
        let delta = |at| feedback.curve().delta(self.minute, at);
        let moved = self.spot * libm::expm1(ends - self.log_spot);
        Answer { side, moved, order_shares: delta(self.log_spot) - delta(ends) }
    }

    fn feedback(&self) -> [f64; 3] {
        self.hedged.each_ref().map(|(_, feedback)| 0.0 - feedback.gain(self.minute, self.log_spot))
    }
}

impl Figure for PushThePrice {
    fn finding(&self) -> RichText {
        match self.flag() {
            Some(flag) => {
                let landed = [0, 1, 2].map(|market| self.landed(market));
                words::landing(
                    &self.pushed(),
                    flag,
                    &Landed { by: landed, now: landed.map(|by| by == Some(self.push())) },
                )
            }
            None => words::finding(&self.pushed()),
        }
    }

    fn caption(&self) -> RichText {
        RichText::plain(words::CAPTION)
    }

    fn scene(&self, view: View) -> Scene {
        picture::scene(self, view)
    }

    fn table(&self) -> Table {
        let mut table = Table::of(&words::HEADINGS);
        for (push, answers) in self.pushes.iter().zip(&self.answers) {
            for (answer, feedback) in answers.iter().zip(self.feedback) {
                let row = table.row().text(words::market(answer.side)).signed(*push, self.cents());
                row.grouped(self.spot() + answer.moved, self.cents() + 2).signed(answer.moved, self.cents() + 2);
                row.signed(answer.order_shares, 0).signed(feedback * PERCENT, 2);
            }
        }
        table
    }

    fn handles(&self) -> Vec<Handle> {
        let hand = self.spot() + self.push();
        let value = (-self.spot(), 1.0);
        let grip = |market| Handle {
            value,
            ..Handle::direct(Key::Push.name(), (hand, picture::rail(market)), Travel::Across)
        };
        [0, 1, 2].map(grip).into()
    }
}

#[cfg(test)]
mod tests;
