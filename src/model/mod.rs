//! The hedging model: plain numbers in, plain numbers out.
//!
//! Nothing here knows of the page, the clock or a source of randomness, so everything is tested
//! natively. Values are checked once, where they enter, by the constructors; after that every
//! function is total and free of NaN. Prices and deltas go through `libm` and are the same bits
//! natively and in the browser.
//!
//! One sign convention throughout. A **dealer position** is signed in contracts, + long and
//! − short. `D` is the dealer's delta from the options alone, in shares; the **hedge** `H` is the
//! dealer's position in the underlying, and fully hedged means `H = −D`. A **hedge order** is the
//! change in `H`: + buy, − sell.
//!
//! | module | concept |
//! |---|---|
//! | [`error`], [`limits`] | what can be wrong with an input, and the ranges it must lie in |
//! | [`normal`] | the normal distribution |
//! | [`time`] | minutes and years, calendar and trading |
//! | [`carry`] | interest rate and dividend yield |
//! | [`bsm`] | value and greeks of one option |
//! | [`gamma_across`] | gamma of one option at many prices, quickly |
//! | [`implied`] | the volatility that a price implies |
//! | [`gamma_bell`] | gamma of one strike over price, and its contour lines |
//! | [`moment`] | spot, time passed, shift of volatility |
//! | [`position`] | so many contracts of one option, on one of two clocks |
//! | [`book`] | positions, and their sums at a moment |
//! | [`exposure`] | delta and gamma of a book, net beside gross |
//! | [`assumption`] | which side of the open interest the dealer holds |
//! | [`order`] | hedges, hedge orders, profit and loss |
//! | [`hedged_day`] | what a hedged position gains or loses in a day |
//! | [`placed`] | an order as people place it: buy, sell or nothing |
//! | [`split`] | an order by cause: price, time, volatility |
//! | [`first_order`] | the same as gamma, charm and vanna would guess it |
//! | [`instrument`] | hedge instruments and rounding to whole units |
//! | [`root`] | the first root of a function that is met on a walk |
//! | [`session`] | a trading day in which the hedging moves the price |

pub mod assumption;
pub mod book;
pub mod bsm;
pub mod carry;
pub mod error;
pub mod exposure;
pub mod first_order;
pub mod gamma_across;
pub mod gamma_bell;
pub mod hedged_day;
pub mod implied;
pub mod instrument;
pub mod limits;
mod log_ratio;
pub mod moment;
pub mod normal;
pub mod order;
pub mod placed;
mod polynomial;
pub mod position;
pub mod root;
pub mod session;
pub mod split;
pub mod time;

pub use assumption::DealerSide;
pub use book::Book;
pub use bsm::{EuropeanOption, Greeks, OptionInputs, OptionKind};
pub use carry::Carry;
pub use error::ModelError;
pub use exposure::Exposure;
pub use first_order::first_order_split;
pub use gamma_across::{GammaAcross, PlacedSpot};
pub use gamma_bell::GammaBell;
pub use hedged_day::HedgedDay;
pub use implied::{NotImplied, PricedOption, implied_volatility};
pub use instrument::{Instrument, RoundedOrder};
pub use moment::Moment;
pub use order::{ProfitAndLoss, hedge_order_shares, hedge_shares, profit_and_loss};
pub use placed::{LEAST_SHARES, Order, rounds_to_nothing};
pub use position::{CONTRACT_MULTIPLIER, Calendar, Position, Trading};
pub use split::{Split, split_order};
