//! Words and numbers in the text that follow the state, each by name. A phrase is computed from
//! the model and rewords itself with the sign.

mod chain;
mod clocks;
pub mod session;

use self::chain::Left;
use crate::chart::RichText;
use crate::figures::one_trade::OneTrade;
use crate::figures::pressure_map::{self, PressureMap};
use crate::figures::shared::pressure::{Map, Pressure};
use crate::figures::words::{self, common, grammar};
use crate::figures::{Preset, dealer_delta, far_to_dominant, three_clocks};
use crate::format::{grouped, price, signed, with_sign};
use crate::model::{CONTRACT_MULTIPLIER, ModelError, hedge_order_shares, hedge_shares, rounds_to_nothing};
use crate::scenario::session::GammaSide;
use crate::scenario::{Key, Scenario};

/// A phrase and its name.
pub struct Phrase {
    /// What the text calls it.
    pub name: &'static str,
    /// What it says in a state, or why the model refuses the state.
    words: fn(&Scenario) -> Result<RichText, ModelError>,
}

/// What stands in a sentence, as in a table, where there is no number.
const UNKNOWN: &str = "–";

impl Phrase {
    /// What it says in a state; a dash where the model refuses it, and never a number that is none.
    #[must_use]
    pub fn say(&self, state: &Scenario) -> RichText {
        (self.words)(state).unwrap_or_else(|_| RichText::plain(UNKNOWN))
    }
}

/// Every phrase of the lesson.
pub static PHRASES: &[Phrase] = &[
    Phrase { name: "customer-verb", words: |s| plain(if s.customer_buys() { "buys" } else { "sells" }) },
    Phrase { name: "customer-bought", words: |s| plain(if s.customer_buys() { "bought" } else { "sold" }) },
    Phrase { name: "dealer-sold", words: |s| plain(if s.customer_buys() { "sold" } else { "bought" }) },
    Phrase { name: "dealer-side", words: |s| plain(if s.customer_buys() { "short" } else { "long" }) },
    Phrase { name: "options", words: |s| plain(grammar::kind(s.option_kind())) },
    Phrase { name: "dealer-position", words: |s| plain(dealer_position(s)) },
    Phrase { name: "option-delta", words: |s| plain(signed(option_delta(s)?, 3)) },
    Phrase { name: "shares-behind", words: |s| plain(grouped(s.get(Key::Oi) * CONTRACT_MULTIPLIER, 0)) },
    Phrase { name: "dealer-delta", words: |s| plain(signed(option_delta_shares(s)?, 0)) },
    Phrase { name: "delta-like", words: |s| Ok(grammar::behaves_like(option_delta_shares(s)?)) },
    Phrase { name: "hedge-order", words: |s| Ok(grammar::order(hedge(s)?)) },
    Phrase { name: "flat-order", words: flat_order },
    Phrase { name: "hedge-against", words: |s| Ok(hedge_against(hedge(s)?)) },
    Phrase { name: "hedge-held", words: |s| Ok(grammar::holding(hedge(s)?)) },
    Phrase { name: "hurt-by", words: |s| plain(hurt_by(s)?) },
    Phrase { name: "move-words", words: |s| plain(grammar::price_moved(s.get(Key::Move))) },
    Phrase {
        name: "move-order",
        words: |s| Ok(grammar::order(hedge_order_shares(&s.book()?, &s.now()?, &s.after_move()?))),
    },
    Phrase { name: "call-leaves", words: |s| plain(call_leaves(s)?) },
    Phrase { name: "spot-after", words: |s| plain(price(s.after_move()?.spot())) },
    Phrase { name: "dollar-gamma", words: |s| plain(dollar_gamma(s)?) },
    Phrase { name: "up-order", words: |s| Ok(grammar::acts(s.next_order()?)) },
    Phrase { name: "down-order", words: |s| Ok(grammar::acts(s.order_after(-1.0)?)) },
    Phrase { name: "gamma-side", words: |s| plain(if s.customer_buys() { "short gamma" } else { "long gamma" }) },
    Phrase { name: "pushes", words: |s| plain(words::pressure_map::orders_do(pressure_of_trade(s)?)) },
    Phrase {
        name: "clocks-change",
        words: |s| plain(three_clocks::change(s)?.unwrap_or_else(|| "Nothing changes".to_owned())),
    },
    Phrase { name: "clocks-order", words: |s| Ok(grammar::order(three_clocks::split(s)?.total())) },
    Phrase { name: "clocks-parts", words: clocks::parts },
    Phrase { name: "clocks-alone", words: clocks::alone },
    Phrase { name: "price-part", words: |s| Ok(grammar::order(three_clocks::split(s)?.price_shares)) },
    Phrase { name: "time-part", words: |s| Ok(grammar::order(three_clocks::split(s)?.time_shares)) },
    Phrase { name: "volatility-part", words: |s| Ok(grammar::order(three_clocks::split(s)?.volatility_shares)) },
    Phrase { name: "gamma-here", words: |s| plain(gammas(s)?[0].as_str()) },
    Phrase { name: "gamma-there", words: |s| plain(gammas(s)?[1].as_str()) },
    Phrase {
        name: "gamma-compared",
        words: |s| {
            let (here, there) = far_to_dominant::places(s)?;
            plain(words::far_to_dominant::compared(here, there))
        },
    },
    Phrase { name: "chain-if", words: |s| plain(common::if_dealers(s.assumption())) },
    Phrase { name: "chain-order", words: |s| Ok(grammar::they(chain::order(s, s.assumption())?)) },
    Phrase { name: "chain-others", words: chain::others },
    Phrase { name: "chain-cancels", words: |s| plain(Left::of(s)?.cancels()) },
    Phrase { name: "chain-gross", words: |s| plain(chain::gross(s)?) },
    Phrase { name: "chain-share", words: |s| plain(Left::of(s)?.share()) },
    Phrase { name: "chain-volume", words: |s| plain(chain::volume(s)?) },
    Phrase { name: "range-none", words: |s| plain(session::range(s)?) },
    Phrase { name: "range-long", words: |s| plain(session::range_with(s, GammaSide::Long)?) },
    Phrase { name: "range-short", words: |s| plain(session::range_with(s, GammaSide::Short)?) },
    Phrase { name: "direction-of-rule", words: |s| plain(session::direction_of_rule(s)?) },
    Phrase { name: "part-of-volume", words: |s| plain(session::part_of_volume(s)) },
    Phrase { name: "impact-of-book", words: |s| plain(session::impact_of_book(s)?) },
    Phrase { name: "opening-feedback", words: |s| plain(session::opening_feedback(s)?) },
    Phrase { name: "unstable-from", words: |s| plain(session::unstable_from(s)?) },
    Phrase { name: "near-strike-long", words: |s| plain(session::near(s, GammaSide::Long)?) },
    Phrase { name: "near-strike-none", words: |s| plain(session::near(s, GammaSide::NotHedging)?) },
    Phrase { name: "short-close", words: |s| plain(session::short_close(s)?) },
    Phrase { name: "next-order", words: |s| Ok(grammar::order(s.next_order()?)) },
    Phrase { name: "layers-moved", words: |s| plain(session::layers_moved(s)?) },
    Phrase { name: "index-flow-share", words: |s| plain(session::index_flow_share(s)?) },
    Phrase { name: "map-zones", words: |s| plain(words::pressure_map::zones(&Map::new(s, 0)?)) },
    Phrase { name: "map-opening", words: |s| plain(PressureMap::new(s)?.opening()) },
    Phrase { name: "map-flipped", words: |s| plain(PressureMap::new(s)?.flipped()) },
    Phrase { name: "map-crossings", words: |s| plain(PressureMap::new(s)?.crossings()) },
    Phrase {
        name: "short-flipped",
        words: |_| plain(PressureMap::new(&Scenario::default().with_all(pressure_map::SHORT.values))?.flipped()),
    },
    Phrase { name: "map-left", words: |s| plain(session::map_left(s)?) },
    Phrase { name: "setting-near", words: |_| setting(&dealer_delta::NEAR) },
    Phrase { name: "setting-far", words: |_| setting(&dealer_delta::FAR) },
    Phrase { name: "setting-long", words: |_| setting(&dealer_delta::MONTH_LONG) },
];

/// The phrase with this name.
#[must_use]
pub fn named(name: &str) -> Option<&'static Phrase> {
    PHRASES.iter().find(|phrase| phrase.name == name)
}

#[expect(clippy::unnecessary_wraps, reason = "what a phrase without a number gives to those that may have none")]
fn plain(text: impl Into<String>) -> Result<RichText, ModelError> {
    Ok(RichText::plain(text))
}

/// The hedge of the trade's book, in shares.
fn hedge(state: &Scenario) -> Result<f64, ModelError> {
    Ok(hedge_shares(&state.book()?, &state.now()?))
}
/// The order of the next dollar up in one of the three settings of `dealer-delta`, as its button sets it.
fn setting(preset: &Preset) -> Result<RichText, ModelError> {
    Ok(grammar::order(Scenario::default().with_all(preset.values).next_order()?))
}

/// What the trade's orders of the next dollar up and down do to a move.
fn pressure_of_trade(state: &Scenario) -> Result<Pressure, ModelError> {
    Ok(Pressure::of(0.5 * (state.order_after(1.0)? - state.order_after(-1.0)?)))
}

/// The dealer's gamma here and there, each for a move over which it holds.
fn gammas(state: &Scenario) -> Result<[String; 2], ModelError> {
    let (here, there) = far_to_dominant::places(state)?;
    Ok(words::far_to_dominant::sizes(here, there))
}

fn option_delta_shares(state: &Scenario) -> Result<f64, ModelError> {
    Ok(state.book()?.delta_shares(&state.now()?))
}

/// Delta of one option, from the customer's side of one contract.
fn option_delta(state: &Scenario) -> Result<f64, ModelError> {
    let one = state.with(Key::Oi, 1.0);
    Ok(option_delta_shares(&one)? / one.dealer_contracts() / CONTRACT_MULTIPLIER)
}

fn dealer_position(state: &Scenario) -> String {
    let side = if state.customer_buys() { "short" } else { "long" };
    format!("{side} {}", grammar::options(state.get(Key::Oi), state.option_kind()))
}

/// What the move that the reader looks at does to calls that a customer bought and to their hedge: the numbers
/// of that row of the table of `one-trade`, whatever trade is set.
fn call_leaves(state: &Scenario) -> Result<String, ModelError> {
    Ok(grammar::options_and_hedge(OneTrade::bought_call(state)?.after_move()))
}

/// The order that makes the dealer flat, as a sentence; and where the instrument has no unit small enough, that.
fn flat_order(state: &Scenario) -> Result<RichText, ModelError> {
    let order = hedge(state)?;
    if rounds_to_nothing(order) {
        return plain("The dealer is flat already");
    }
    let start = RichText::plain("To be flat, the dealer ");
    Ok(match OneTrade::new(state)?.out_of_reach() {
        Some(would) => start.and(would),
        None => start.and(grammar::order(order)),
    })
}

/// What the dealer holds against the options: “is long 9,300 shares against it”, “needs no hedge”.
fn hedge_against(shares: f64) -> RichText {
    if rounds_to_nothing(shares) {
        return RichText::plain("needs no hedge");
    }
    RichText::plain("is ").and(grammar::holding(shares)).say(" against it")
}

/// Gamma of the chain in dollars of delta per 1% move, with its sign: “+$6.96 million”.
fn dollar_gamma(state: &Scenario) -> Result<String, ModelError> {
    let millions = state.chain_book()?.exposure(&state.now()?).net_dollars_of_delta_per_percent * 1e-6;
    Ok(with_sign(millions, &format!("${} million", grouped(millions.abs(), 2))))
}

/// The direction of price that costs the dealer on the options alone.
fn hurt_by(state: &Scenario) -> Result<&'static str, ModelError> {
    Ok(if option_delta_shares(state)? < 0.0 { "rise" } else { "fall" })
}
#[cfg(test)]
mod tests {
    use super::*;

    /// A phrase either has nothing to do with the volatility of the options or says that there is no number.
    #[test]
    fn a_state_that_the_model_refuses_leaves_dashes_and_no_zeros() {
        let state = Scenario::impossible(Key::Iv, -5.0);
        let refused = |phrase: &&Phrase| (phrase.words)(&state).is_err();
        for phrase in PHRASES.iter().filter(refused) {
            assert_eq!(phrase.say(&state).text(), UNKNOWN, "{}", phrase.name);
        }
        for name in ["hedge-order", "dealer-delta", "gamma-here", "chain-order", "range-long", "near-strike-long"] {
            assert!(named(name).is_some_and(|phrase| refused(&phrase)), "{name}");
        }
        assert!(PHRASES.iter().all(|phrase| (phrase.words)(&Scenario::default()).is_ok()));
    }
}
