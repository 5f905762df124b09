//! Words and numbers in the text that follow the state, each by name. A phrase is computed from
//! the model and rewords itself with the sign.

mod chain;
mod clocks;
pub(super) mod closes;
pub(super) mod session;

use self::chain::Left;
use crate::chart::RichText;
use crate::figures::one_trade::OneTrade;
use crate::figures::pressure_map::{self, PressureMap};
use crate::figures::shared::one_percent::order_up;
use crate::figures::shared::pressure::{Map, Pressure};
use crate::figures::words::grammar::{self, Form};
use crate::figures::words::{self, common};
use crate::figures::{Preset, dealer_delta, far_to_dominant, hedged_pnl, three_clocks};
use crate::format::{dollars, grouped, price, signed, with_sign};
use crate::lesson::{Curve, Drawing, Phrase};
use crate::model::{CONTRACT_MULTIPLIER, ModelError, Moment, hedge_order_shares, hedge_shares, rounds_to_nothing};
use crate::scenario::session::GammaSide;
use crate::scenario::{Inputs, Key, PriceScale, Scenario};
use crate::units::PERCENT;

/// Every phrase of the lesson.
pub(super) static PHRASES: &[Phrase] = &[
    Phrase::new("customer-verb", |s| plain(grammar::customer(s.pick(), Form::Does))),
    Phrase::new("options", |s| plain(grammar::kind(s.option_kind()))),
    Phrase::new("dealer-position", |s| plain(dealer_position(s))),
    Phrase::new("option-delta", |s| plain(signed(option_delta(s)?, 3))),
    Phrase::new("shares-behind", |s| plain(grouped(s.get(Key::Oi) * CONTRACT_MULTIPLIER, 0))),
    Phrase::new("dealer-delta", |s| plain(signed(option_delta_shares(s)?, 0))),
    Phrase::new("delta-like", |s| Ok(grammar::behaves_like(option_delta_shares(s)?))),
    Phrase::new("hedge-order", |s| Ok(grammar::order(hedge(s)?))),
    Phrase::new("flat-order", flat_order),
    Phrase::new("hedge-against", |s| Ok(hedge_against(hedge(s)?))),
    Phrase::new("hedge-held", |s| Ok(grammar::holding(hedge(s)?))),
    Phrase::new("move-order", |s| Ok(grammar::order(hedge_order_shares(&s.book()?, &s.now()?, &s.after_move()?)))),
    Phrase::new("call-leaves", |s| plain(call_leaves(s)?)),
    Phrase::new("average-day", |s| plain(words::hedged_pnl::outcome(&hedged_pnl::told(s)?))),
    Phrase::new("spot-after", |s| plain(price(s.after_move()?.spot()))),
    Phrase::of_chain("dollar-gamma", |s| plain(dollar_gamma(s)?)),
    Phrase::new("up-order", |s| Ok(grammar::acts(s.next_order()?))),
    Phrase::new("down-order", |s| Ok(grammar::acts(s.next_order_down()?))),
    Phrase::new("gamma-side", |s| plain(common::gamma_side(s.gamma_side()))),
    Phrase::new("pushes", |s| plain(words::pressure_map::orders_do(pressure_of_trade(s)?))),
    Phrase::new("clocks-change", |s| plain(three_clocks::change(s)?.unwrap_or_else(|| "Nothing changes".to_owned()))),
    Phrase::new("clocks-order", |s| Ok(grammar::order(three_clocks::split(s)?.total()))),
    Phrase::new("clocks-parts", clocks::parts),
    Phrase::new("price-part", |s| Ok(grammar::order(three_clocks::split(s)?.price_shares))),
    Phrase::new("gamma-here", |s| plain(gammas(s)?[0].as_str())),
    Phrase::new("gamma-there", |s| plain(gammas(s)?[1].as_str())),
    Phrase::new("gamma-compared", |s| {
        let (here, there) = far_to_dominant::places(s)?;
        plain(words::far_to_dominant::compared(here, there))
    }),
    Phrase::new("chain-if", |s| plain(common::if_dealers(s.assumption()))),
    Phrase::of_chain("chain-order", |i| Ok(grammar::they(order_up(i, i.scenario.assumption())?))),
    Phrase::of_chain("chain-others", chain::others),
    Phrase::of_chain("chain-cancels", |s| plain(Left::of(s)?.cancels())),
    Phrase::of_chain("chain-gross", |s| plain(chain::gross(s)?)),
    Phrase::of_chain("chain-share", |s| plain(Left::of(s)?.share())),
    Phrase::of_chain("chain-volume", |s| plain(chain::volume(s))),
    Phrase::new("range-none", |s| plain(session::range(s)?)),
    Phrase::new("range-long", |s| plain(session::range_with(s, GammaSide::Long)?)),
    Phrase::new("range-short", |s| plain(session::range_with(s, GammaSide::Short)?)),
    Phrase::new("part-of-volume", |s| plain(session::part_of_volume(s))),
    Phrase::new("impact-of-book", |s| plain(session::impact_of_book(s)?)),
    Phrase::new("opening-feedback", |s| plain(session::opening_feedback(s)?)),
    Phrase::new("unstable-from", |s| plain(session::unstable_from(s)?)),
    Phrase::new("near-strike-long", |s| plain(session::near(s, GammaSide::Long)?)),
    Phrase::new("near-strike-none", |s| plain(session::near(s, GammaSide::NotHedging)?)),
    Phrase::new("short-close", |s| plain(closes::short_close(s)?)),
    Phrase::new("small-move", |s| plain(small_move(s))),
    Phrase::new("daily-volume", |s| plain(session::daily_volume(s))),
    Phrase::new("next-order", |s| Ok(grammar::order(s.next_order()?))),
    Phrase::new("unhedged-close", |s| plain(closes::unhedged_close(s)?)),
    Phrase::new("furthest-close", |s| plain(closes::furthest_close(s)?)),
    Phrase::new("index-flow-share", |s| plain(session::index_flow_share(s)?)),
    Phrase::of_chain("map-zones", |s| plain(words::pressure_map::zones(&Map::new(s, 0)?))),
    Phrase::of_chain("map-opening", |s| plain(PressureMap::new(s)?.opening())),
    Phrase::of_chain("map-flipped", |s| plain(PressureMap::new(s)?.flipped())),
    Phrase::of_chain("short-flipped", |i| plain(short_flipped(&i.scenario)?)),
    Phrase::of_chain("map-left", |s| plain(session::map_left(s)?)),
    Phrase::new("setting-near", |s| setting(s, &dealer_delta::NEAR)),
    Phrase::new("setting-far", |s| setting(s, &dealer_delta::FAR)),
    Phrase::new("setting-long", |s| setting(s, &dealer_delta::MONTH_LONG)),
];

#[expect(clippy::unnecessary_wraps, reason = "what a phrase without a number gives to those that may have none")]
fn plain(text: impl Into<String>) -> Result<RichText, ModelError> {
    Ok(RichText::plain(text))
}

/// The move of price that orders are told for: what the lesson calls a dollar, “$59” at other prices.
fn small_move(state: &Scenario) -> String {
    if state.scale() == PriceScale::default() { "dollar".to_owned() } else { dollars(state.scale().small_move()) }
}

/// The hedge of the trade's book, in shares.
fn hedge(state: &Scenario) -> Result<f64, ModelError> {
    Ok(hedge_shares(&state.book()?, &state.now()?))
}
/// The order of the next dollar up in one of the three settings of `dealer-delta`, as its button sets it.
fn setting(state: &Scenario, preset: &Preset) -> Result<RichText, ModelError> {
    let values = dealer_delta::SPEC.preset_values(preset, state);
    Ok(grammar::order(state.with_all(&values).next_order()?))
}

/// What mirroring the news does where dealers are short of every option of the opening chain.
fn short_flipped(state: &Scenario) -> Result<String, ModelError> {
    let short = state.with_all(&pressure_map::SPEC.preset_values(&pressure_map::SHORT, state));
    Ok(PressureMap::new(&Inputs::of(short))?.flipped())
}

/// What the trade's orders of the next dollar up and down do to a move.
fn pressure_of_trade(state: &Scenario) -> Result<Pressure, ModelError> {
    Ok(Pressure::of(0.5 * (state.next_order()? - state.next_order_down()?)))
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
    format!("{} {}", grammar::dealer_is(state.pick()), grammar::options(state.get(Key::Oi), state.option_kind()))
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

/// The hedge at prices around the strike, as a part of the shares behind the options: above 0 long, below 0 short.
pub(super) fn hedge_by_price(state: &Scenario) -> Result<Curve, ModelError> {
    let (book, strike) = (state.book()?, state.get(Key::Strike));
    let shares = state.get(Key::Oi) * CONTRACT_MULTIPLIER;
    let mut curve = [0.0; Drawing::COLUMNS];
    for (column, value) in (0..=Drawing::LAST).zip(&mut curve).filter(|_| shares > 0.0) {
        let there = Moment::at(strike * (1.0 + Drawing::place(column) / PERCENT))?;
        *value = hedge_shares(&book, &there) / shares;
    }
    Ok(curve)
}

/// What the dealer holds against the options: “is long 9,300 shares against it”, “needs no hedge”.
fn hedge_against(shares: f64) -> RichText {
    if rounds_to_nothing(shares) {
        return RichText::plain("needs no hedge");
    }
    RichText::plain("is ").and(grammar::holding(shares)).say(" against it")
}

/// Gamma of the chain in dollars of delta per 1% move, with its sign: “+$6.96 million”.
fn dollar_gamma(Inputs { scenario, chain }: &Inputs) -> Result<String, ModelError> {
    let book = chain.book(scenario, scenario.assumption())?;
    let millions = book.exposure(&scenario.now()?).net_dollars_of_delta_per_percent * 1e-6;
    Ok(with_sign(millions, &format!("${} million", grouped(millions.abs(), 2))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lesson::UNKNOWN;

    /// A phrase either has nothing to do with the volatility of the options or says that there is no number.
    #[test]
    fn a_state_that_the_model_refuses_leaves_dashes_and_no_zeros() {
        let inputs = Inputs::of(Scenario::impossible(Key::Iv, -5.0));
        let refused = |phrase: &&Phrase| phrase.try_say(&inputs).is_err();
        for phrase in PHRASES.iter().filter(refused) {
            assert_eq!(phrase.say(&inputs).text(), UNKNOWN, "{}", phrase.name);
        }
        for name in ["hedge-order", "dealer-delta", "gamma-here", "chain-order", "range-long", "near-strike-long"] {
            assert!(PHRASES.iter().find(|phrase| phrase.name == name).is_some_and(|phrase| refused(&phrase)), "{name}");
        }
        assert!(PHRASES.iter().all(|phrase| phrase.try_say(&Inputs::default()).is_ok()));
    }
}
