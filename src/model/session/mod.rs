//! A trading session in which hedging moves the price it answers to.
//!
//! Time runs in trading minutes, 0 (the open) to 390 (the close). With `s = ln S`, the exogenous flow
//! `ε ~ N(0, σ²/98 280)` a minute, and `λ` the log-return caused by one share bought:
//!
//! ```text
//! shocked = s + ε
//! if a hedge is due (every n minutes, or |H + D(t, shocked)| > band; always in minute 390):
//!     s′    = the first root of F(s) = y − s − λ·D(t, s), y = shocked − λH, met from shocked toward sign F(shocked)
//!     trade = (s′ − shocked)/λ,   H += trade,   s = s′
//! ```
//!
//! Hedge and impact are solved *together*. Hedging last minute's move instead is an autoregression
//! that explodes once `|g| ≥ 1`, even for a dealer who is long gamma.
//!
//! Everything is told by `g = λ·S·Γ`: above 0 hedging contains moves, below 0 it speeds them up, and
//! at −1 no price is stable. The reader is shown `−g`, called *feedback*, so that a plus sign amplifies
//! there as everywhere else. Limits: impact is permanent and linear; one dealer stands for all; the
//! exogenous flow does not react.
//!
//! | module | concept |
//! |---|---|
//! | [`parameters`](SessionParameters) | opening price, exogenous flow, impact, when to hedge |
//! | [`flow`](ExogenousFlow) | the exogenous flow, from a seed |
//! | [`curve`](DealerCurve) | the dealer's delta by minute and log-price |
//! | [`book_curve`](BookCurve) | … of a book of options |
//! | [`solve`](Feedback) | the hedged price |
//! | [`rounds`](Rounds) | the same for a push, told answer by answer |
//! | [`walk`](Minute) | one minute |
//! | `estimate` | delta between the minutes in which it is worked out |
//! | [`run`](Session) | one session |
//! | [`yardstick`](Yardsticks) | how far and how price moved |
//! | [`story`] | pin, failed breakout, acceleration: defined and found |
//! | [`many`](Sessions) | many, in batches, with what an [`Observer`] keeps of them |
//! | [`closes`](Closes) | where they close, with [`statistics`](Histogram) |
//! | [`exact`](ExactLaw) | the law of the close, without simulation |
//! | [`closed_form`] | ratios, slopes, pins and onsets on paper |

mod book_curve;
pub mod closed_form;
mod closes;
mod curve;
mod estimate;
mod exact;
mod flow;
mod many;
mod parameters;
mod quantile;
mod rounds;
mod run;
mod shocks;
mod solve;
mod statistics;
pub mod story;
mod walk;
mod yardstick;

pub use book_curve::BookCurve;
pub use closes::{Closes, Near};
pub use curve::DealerCurve;
pub use exact::{ExactLaw, pin_probability};
pub use flow::ExogenousFlow;
pub use many::{Observer, Sessions};
pub use parameters::{Impact, MINUTES, Rehedge, SessionParameters};
pub use rounds::Rounds;
pub use run::Session;
pub use shocks::{Shocks, Tape};
pub use solve::{Feedback, Shocked};
pub use statistics::{Histogram, Moments, count_as_f64, standard_error_of_share};
pub use walk::Minute;
pub use yardstick::{HALF_HOUR, TypicalDay, Yardsticks};
