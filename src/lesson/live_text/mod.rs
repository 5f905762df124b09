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
use crate::model::book::CONTRACT_MULTIPLIER;
use crate::model::order::{hedge_order_shares, hedge_shares};
use crate::model::rounds_to_nothing;
use crate::scenario::session::GammaSide;
use crate::scenario::{Key, Scenario};

/// A phrase and its name.
pub struct Phrase {
    /// What the text calls it.
    pub name: &'static str,
    /// What it says in a state.
    pub say: fn(&Scenario) -> RichText,
}

/// Every phrase of the lesson.
pub static PHRASES: &[Phrase] = &[
    Phrase { name: "customer-verb", say: |s| RichText::plain(if s.customer_buys() { "buys" } else { "sells" }) },
    Phrase { name: "customer-bought", say: |s| RichText::plain(if s.customer_buys() { "bought" } else { "sold" }) },
    Phrase { name: "dealer-sold", say: |s| RichText::plain(if s.customer_buys() { "sold" } else { "bought" }) },
    Phrase { name: "dealer-side", say: |s| RichText::plain(if s.customer_buys() { "short" } else { "long" }) },
    Phrase { name: "options", say: |s| RichText::plain(grammar::kind(s.option_kind())) },
    Phrase { name: "dealer-position", say: |s| RichText::plain(dealer_position(s)) },
    Phrase { name: "option-delta", say: |s| RichText::plain(signed(option_delta(s), 3)) },
    Phrase { name: "shares-behind", say: |s| RichText::plain(grouped(s.get(Key::Oi) * CONTRACT_MULTIPLIER, 0)) },
    Phrase { name: "dealer-delta", say: |s| RichText::plain(signed(option_delta_shares(s), 0)) },
    Phrase { name: "delta-like", say: |s| grammar::behaves_like(option_delta_shares(s)) },
    Phrase { name: "hedge-order", say: |s| grammar::order(hedge_shares(&s.book(), &s.now())) },
    Phrase { name: "flat-order", say: flat_order },
    Phrase { name: "hedge-against", say: |s| hedge_against(hedge_shares(&s.book(), &s.now())) },
    Phrase { name: "hedge-held", say: |s| grammar::holding(hedge_shares(&s.book(), &s.now())) },
    Phrase { name: "hurt-by", say: |s| RichText::plain(hurt_by(s)) },
    Phrase { name: "move-words", say: |s| RichText::plain(grammar::price_moved(s.get(Key::Move))) },
    Phrase { name: "move-order", say: |s| grammar::order(hedge_order_shares(&s.book(), &s.now(), &s.after_move())) },
    Phrase { name: "call-leaves", say: |s| RichText::plain(call_leaves(s)) },
    Phrase { name: "spot-after", say: |s| RichText::plain(price(s.after_move().spot)) },
    Phrase { name: "dollar-gamma", say: |s| RichText::plain(dollar_gamma(s)) },
    Phrase { name: "up-order", say: |s| grammar::acts(s.next_order()) },
    Phrase {
        name: "down-order",
        say: |s| grammar::acts(hedge_order_shares(&s.book(), &s.now(), &s.after_dollars(-1.0))),
    },
    Phrase {
        name: "gamma-side",
        say: |s| RichText::plain(if s.customer_buys() { "short gamma" } else { "long gamma" }),
    },
    Phrase { name: "pushes", say: |s| RichText::plain(words::pressure_map::orders_do(pressure_of_trade(s))) },
    Phrase {
        name: "clocks-change",
        say: |s| RichText::plain(three_clocks::change(s).unwrap_or_else(|| "Nothing changes".to_owned())),
    },
    Phrase { name: "clocks-order", say: |s| grammar::order(three_clocks::split(s).total()) },
    Phrase { name: "clocks-parts", say: clocks::parts },
    Phrase { name: "clocks-alone", say: clocks::alone },
    Phrase { name: "price-part", say: |s| grammar::order(three_clocks::split(s).price_shares) },
    Phrase { name: "time-part", say: |s| grammar::order(three_clocks::split(s).time_shares) },
    Phrase { name: "volatility-part", say: |s| grammar::order(three_clocks::split(s).volatility_shares) },
    Phrase { name: "gamma-here", say: |s| RichText::plain(gammas(s)[0].clone()) },
    Phrase { name: "gamma-there", say: |s| RichText::plain(gammas(s)[1].clone()) },
    Phrase {
        name: "gamma-compared",
        say: |s| {
            let (here, there) = far_to_dominant::places(s);
            RichText::plain(words::far_to_dominant::compared(here, there))
        },
    },
    Phrase { name: "chain-if", say: |s| RichText::plain(common::if_dealers(s.assumption())) },
    Phrase { name: "chain-order", say: |s| grammar::they(chain::order(s, s.assumption())) },
    Phrase { name: "chain-others", say: chain::others },
    Phrase { name: "chain-cancels", say: |s| RichText::plain(Left::of(s).cancels()) },
    Phrase { name: "chain-gross", say: |s| RichText::plain(chain::gross(s)) },
    Phrase { name: "chain-share", say: |s| RichText::plain(Left::of(s).share()) },
    Phrase { name: "chain-volume", say: |s| RichText::plain(chain::volume(s)) },
    Phrase { name: "range-none", say: |s| RichText::plain(session::range(s)) },
    Phrase { name: "range-long", say: |s| RichText::plain(session::range_with(s, GammaSide::Long)) },
    Phrase { name: "range-short", say: |s| RichText::plain(session::range_with(s, GammaSide::Short)) },
    Phrase { name: "direction-of-rule", say: |s| RichText::plain(session::direction_of_rule(s)) },
    Phrase { name: "part-of-volume", say: |s| RichText::plain(session::part_of_volume(s)) },
    Phrase { name: "impact-of-book", say: |s| RichText::plain(session::impact_of_book(s)) },
    Phrase { name: "opening-feedback", say: |s| RichText::plain(session::opening_feedback(s)) },
    Phrase { name: "unstable-from", say: |s| RichText::plain(session::unstable_from(s)) },
    Phrase { name: "near-strike-long", say: |s| RichText::plain(session::near(s, GammaSide::Long)) },
    Phrase { name: "near-strike-none", say: |s| RichText::plain(session::near(s, GammaSide::NotHedging)) },
    Phrase { name: "short-close", say: |s| RichText::plain(session::short_close(s)) },
    Phrase { name: "next-order", say: |s| grammar::order(s.next_order()) },
    Phrase { name: "layers-moved", say: |s| RichText::plain(session::layers_moved(s)) },
    Phrase { name: "index-flow-share", say: |s| RichText::plain(session::index_flow_share(s)) },
    Phrase { name: "map-zones", say: |s| RichText::plain(words::pressure_map::zones(&Map::new(s, 0))) },
    Phrase { name: "map-opening", say: |s| RichText::plain(PressureMap::new(s).opening()) },
    Phrase { name: "map-flipped", say: |s| RichText::plain(PressureMap::new(s).flipped()) },
    Phrase { name: "map-crossings", say: |s| RichText::plain(PressureMap::new(s).crossings()) },
    Phrase {
        name: "short-flipped",
        say: |_| RichText::plain(PressureMap::new(&Scenario::default().with_all(pressure_map::SHORT.values)).flipped()),
    },
    Phrase { name: "map-left", say: |s| RichText::plain(session::map_left(s)) },
    Phrase { name: "setting-near", say: |_| setting(&dealer_delta::NEAR) },
    Phrase { name: "setting-far", say: |_| setting(&dealer_delta::FAR) },
    Phrase { name: "setting-long", say: |_| setting(&dealer_delta::MONTH_LONG) },
];

/// The phrase with this name.
#[must_use]
pub fn named(name: &str) -> Option<&'static Phrase> {
    PHRASES.iter().find(|phrase| phrase.name == name)
}

/// The order of the next dollar up in one of the three settings of `dealer-delta`, as its button sets it.
fn setting(preset: &Preset) -> RichText {
    grammar::order(Scenario::default().with_all(preset.values).next_order())
}

/// What the trade's orders of the next dollar up and down do to a move.
fn pressure_of_trade(state: &Scenario) -> Pressure {
    let [up, down] =
        [1.0, -1.0].map(|dollars| hedge_order_shares(&state.book(), &state.now(), &state.after_dollars(dollars)));
    Pressure::of(0.5 * (up - down))
}

/// The dealer's gamma here and there, each for a move over which it holds.
fn gammas(state: &Scenario) -> [String; 2] {
    let (here, there) = far_to_dominant::places(state);
    words::far_to_dominant::sizes(here, there)
}

fn option_delta_shares(state: &Scenario) -> f64 {
    state.book().delta_shares(&state.now())
}

/// Delta of one option, from the customer's side of one contract.
fn option_delta(state: &Scenario) -> f64 {
    let one = state.with(Key::Oi, 1.0);
    option_delta_shares(&one) / one.dealer_contracts() / CONTRACT_MULTIPLIER
}

fn dealer_position(state: &Scenario) -> String {
    let side = if state.customer_buys() { "short" } else { "long" };
    format!("{side} {}", grammar::options(state.get(Key::Oi), state.option_kind()))
}

/// What the move that the reader looks at does to calls that a customer bought and to their hedge: the numbers
/// of that row of the table of `one-trade`, whatever trade is set.
fn call_leaves(state: &Scenario) -> String {
    grammar::options_and_hedge(OneTrade::bought_call(state).after_move())
}

/// The order that makes the dealer flat, as a sentence; and where the instrument has no unit small enough, that.
fn flat_order(state: &Scenario) -> RichText {
    let order = hedge_shares(&state.book(), &state.now());
    if rounds_to_nothing(order) {
        return RichText::plain("The dealer is flat already");
    }
    let start = RichText::plain("To be flat, the dealer ");
    match OneTrade::new(state).out_of_reach() {
        Some(would) => start.and(would),
        None => start.and(grammar::order(order)),
    }
}

/// What the dealer holds against the options: “is long 9,300 shares against it”, “needs no hedge”.
fn hedge_against(shares: f64) -> RichText {
    if rounds_to_nothing(shares) {
        return RichText::plain("needs no hedge");
    }
    RichText::plain("is ").and(grammar::holding(shares)).say(" against it")
}

/// Gamma of the chain in dollars of delta per 1% move, with its sign: “+$6.96 million”.
fn dollar_gamma(state: &Scenario) -> String {
    let millions = state.chain_book().exposure(&state.now()).net_dollars_of_delta_per_percent * 1e-6;
    with_sign(millions, &format!("${} million", grouped(millions.abs(), 2)))
}

/// The direction of price that costs the dealer on the options alone.
fn hurt_by(state: &Scenario) -> &'static str {
    if option_delta_shares(state) < 0.0 { "rise" } else { "fall" }
}
