//! The ranges that the model accepts. Everything is checked against them once, where it enters.

use core::ops::RangeInclusive;

/// Prices accepted for spot and strike, in dollars. Wide enough for anything real, narrow enough
/// that no option formula can overflow.
pub const PRICE_RANGE: RangeInclusive<f64> = 1e-12..=1e12;
/// Longest time to expiry accepted, in calendar years.
pub const MAX_YEARS: f64 = 100.0;
/// Largest implied volatility accepted, as a fraction a year (100 means 10 000%).
pub const MAX_VOLATILITY: f64 = 100.0;
/// Largest magnitude accepted for interest rate and dividend yield, as a fraction a year.
pub const MAX_RATE: f64 = 1.0;
/// Largest magnitude accepted for a signed number of contracts.
pub const MAX_CONTRACTS: f64 = 1e12;

/// Prices accepted for the opening spot and for strikes of a session, in dollars.
pub const SESSION_PRICE_RANGE: RangeInclusive<f64> = 1e-6..=1e9;
/// Implied volatilities accepted in a session, as fractions a year. Above zero, so that delta always bends.
pub const SESSION_IMPLIED_VOLATILITY_RANGE: RangeInclusive<f64> = 1e-4..=10.0;
/// Latest expiry accepted in a session, in trading minutes from the open: ten years.
pub const MAX_EXPIRY_MINUTE: f64 = 982_800.0;
/// Largest volatility of the exogenous flow accepted, as a fraction a year.
pub const MAX_FLOW_VOLATILITY: f64 = 10.0;
/// Impacts accepted, as log-return per share bought; 0 is accepted too.
pub const IMPACT_RANGE: RangeInclusive<f64> = 1e-18..=1.0;
/// Largest product of impact and the shares of a whole book accepted, as a log-return: beyond it
/// hedging would multiply the price by e¹⁰.
pub const MAX_BOOK_IMPACT: f64 = 10.0;
/// Most bars of a histogram.
pub const MAX_BARS: usize = 100_000;
