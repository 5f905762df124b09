//! A trading session in which hedging moves the price it answers to.
//!
//! Time runs in trading minutes, 0 (the open) to 390 (the close). With `s = ln S`, the other flow
//! `ε ~ N(0, σ²/98 280)` a minute, and `λ` the log-return caused by one share bought:
//!
//! ```text
//! star = s + ε
//! if a hedge is due (every n minutes, or |H + D(t, star)| > band; always in minute 390):
//!     s′    = the first root of F(s) = star − λH − s − λ·D(t, s), met from star toward sign F(star)
//!     trade = (s′ − star)/λ,   H += trade,   s = s′
//! ```
//!
//! Hedge and impact are solved *together*. Hedging last minute's move instead is an autoregression
//! that explodes once `|g| ≥ 1`, even for a dealer who is long gamma.
//!
//! Everything is told by `g = λ·S·Γ`: above 0 hedging contains moves, below 0 it speeds them up, and
//! at −1 no price is stable. The reader is shown `−g`, called *feedback*, so that a plus sign amplifies
//! there as everywhere else. Limits: impact is permanent and linear; one dealer stands for all; the
//! other flow does not react.
//!
//! | module | concept |
//! |---|---|
//! | [`parameters`](SessionParameters) | opening price, other flow, impact, when to hedge |
//! | [`noise`](News) | the news, from a seed |
//! | [`curve`](DealerCurve) | the dealer's delta by minute and log-price |
//! | [`leg`](Leg), [`book_curve`](BookCurve) | … of a book of options |
//! | [`solve`](Feedback) | the hedged price |
//! | [`run`](Session) | one session |
//! | [`yardstick`](Yardsticks) | how far and how price moved |
//! | [`story`] | pin, failed breakout, acceleration: defined and found |
//! | [`many`](Sessions) | many, in batches, with [`statistics`](Summary) |
//! | [`exact`](ExactLaw) | the law of the close, without simulation |
//! | [`closed_form`] | ratios, slopes, pins and onsets on paper |

mod book_curve;
pub mod closed_form;
mod curve;
mod error;
mod exact;
mod leg;
mod many;
mod noise;
mod parameters;
mod quantile;
mod run;
mod solve;
mod statistics;
pub mod story;
mod table;
mod yardstick;

pub use book_curve::BookCurve;
pub use curve::{DealerCurve, LinearCurve};
pub use error::SessionError;
pub use exact::{ExactLaw, pin_probability};
pub use leg::{IMPLIED_VOLATILITY_RANGE, Leg, MAX_EXPIRY_MINUTE, MAX_SHARES};
pub use many::{LAST_HALF_HOUR, Near, Outcome, Sessions, Summary};
pub use noise::{News, Noise};
pub use parameters::{
    IMPACT_RANGE, Impact, MAX_SESSION_VOLATILITY, MINUTES, Rehedge, SESSION_PRICE_RANGE, SessionParameters,
};
pub use run::{MAX_BOOK_IMPACT, Minute, Session};
pub use solve::Feedback;
pub use statistics::{Histogram, Moments, Regression};
pub use yardstick::{HALF_HOUR, TypicalDay, Yardsticks};

/// Sessions in a year of 98 280 trading minutes.
pub const SESSIONS_PER_YEAR: f64 = 252.0;
