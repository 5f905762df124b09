//! What several figures say: who is assumed to hold what, the dealer's side, axes.

use crate::figures::shared::target::{Target, Unmet};
use crate::format::{grouped, number, trimmed};
use crate::model::assumption::percentages;
use crate::model::{DealerSide, Instrument};
use crate::scenario::PriceScale;
use crate::scenario::session::GammaSide;
use crate::units::PERCENT;

/// What is said where a picture marks jumps.
pub const A_JUMP: &str = " A dot marks a jump: the model found no stable price in between. It is the limit of a run \
                          when orders may be of any size, a rule of the model and not a forecast.";

/// The axis of prices, where the figure is about the price itself.
pub const PRICE: &str = "price ($)";
/// The same, where it is about the options of one underlying.
pub const PRICE_OF_UNDERLYING: &str = "price of the underlying ($)";
/// The axis of a session.
pub const MINUTES: &str = "minutes since the open (390 is the close)";
/// The axis of an order.
pub const HEDGE_ORDER: &str = "hedge order (shares)";

/// What the reader guessed, in the picture; and where it lies above all of it.
pub const YOUR_BET: [&str; 2] = ["your bet", "your bet ↑"];

/// What a challenge asks for; or, where the state is not otherwise as it has to be, what that is.
#[must_use]
pub const fn target(unmet: Unmet) -> &'static str {
    match (unmet.target, unmet.is_allowed) {
        (Target::Sale, _) => "target: sell into a rise",
        (Target::Large, true) => "target: 300,000 shares",
        (Target::Large, false) => "with at most 10,000 contracts",
        (Target::Nothing, true) => "target: under 100 shares",
        (Target::Nothing, false) => "with at least 10,000 contracts",
        (Target::ByTime, true) => "target: 10,000 shares",
        (Target::ByTime, false) => "without a move or a shift",
        (Target::Faint, true) => "target: under 0.01",
        (Target::Faint, false) => "at the strike, nothing zero",
        (Target::Past, _) => "target: 1 or more",
    }
}

/// A share as small as this is what the last digits of orders leave.
const DUST: f64 = 1e-9;

/// “13”, “under 1”, “over 99”: per cent of a share.
#[must_use]
pub fn whole_per_cent(share: f64) -> String {
    match grouped(share * PERCENT, 0) {
        nothing if nothing == "0" && share > DUST => "under 1".to_owned(),
        all if all == "100" && share < 1.0 - DUST => "over 99".to_owned(),
        usual => usual,
    }
}

/// A price in a picture, without the sign of dollars: to the cent, as fields and links have it, or finer on a smaller
/// scale of prices; without zeros at its end.
#[must_use]
pub fn short_price(dollars: f64, scale: PriceScale) -> String {
    let finer = usize::try_from(-number::decimal_exponent(scale.small_move())).unwrap_or(0);
    trimmed(dollars, 2 + finer)
}

/// The strike in a picture.
#[must_use]
pub fn at_strike(strike: f64, scale: PriceScale) -> String {
    format!("strike {}", short_price(strike, scale))
}

/// The dealer's side of a session's options: “long gamma”.
#[must_use]
pub const fn gamma_side(side: GammaSide) -> &'static str {
    match side {
        GammaSide::Long => "long gamma",
        GammaSide::NotHedging => "no hedging",
        GammaSide::Short => "short gamma",
    }
}

/// The assumption in plain words, and that the chain is a book of its own: what stands beside every figure that rests on
/// it.
#[must_use]
pub fn assumed(side: DealerSide) -> String {
    let held = match side {
        DealerSide::CallsLongPutsShort => "long every call and short every put".to_owned(),
        DealerSide::AllShort => "short every option".to_owned(),
        DealerSide::AllLong => "long every option".to_owned(),
        DealerSide::Share { long_share } => {
            let (long, short) = percentages(long_share);
            format!("long {long}% of the open interest and short {short}%")
        }
    };
    format!("Assumed: dealers are {held}; the chain is a book apart from the trade")
}

/// The assumption as the start of a sentence: “If dealers are long calls and short puts”.
#[must_use]
pub fn if_dealers(side: DealerSide) -> String {
    match side {
        DealerSide::CallsLongPutsShort => "If dealers are long calls and short puts".to_owned(),
        DealerSide::AllShort => "If dealers are short every option".to_owned(),
        DealerSide::AllLong => "If dealers are long every option".to_owned(),
        DealerSide::Share { long_share } => {
            let (long, short) = percentages(long_share);
            format!("If dealers are long {long}% and short {short}%")
        }
    }
}

/// What the dealer hedges with, several of it.
#[must_use]
pub const fn instrument(instrument: Instrument) -> &'static str {
    match instrument {
        Instrument::Shares => "shares",
        Instrument::Etf => "ETF shares",
        Instrument::EMini => "E-mini futures",
        Instrument::Micro => "Micro E-mini futures",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn described_shares_add_to_a_hundred() {
        let text = assumed(DealerSide::Share { long_share: 0.125 });
        assert!(text.contains("long 13%") && text.contains("short 87%"), "{text}");
    }

    #[test]
    fn a_strike_between_dollars_is_not_rounded() {
        let at = |strike| at_strike(strike, PriceScale::default());
        assert_eq!([100.0, 100.5, 97.25].map(at), ["strike 100", "strike 100.5", "strike 97.25"]);
    }

    #[test]
    fn a_price_in_a_picture_keeps_its_cents_and_a_small_one_more() {
        let at = |price| short_price(price, PriceScale::default());
        assert_eq!([100.0, 100.55, 99.96, 97.3].map(at), ["100", "100.55", "99.96", "97.3"]);
        for (scale, price, expected) in
            [(59.0, 54.575, "54.575"), (0.01, 0.009_25, "0.00925"), (5_000.0, 4_875.5, "4,875.5")]
        {
            assert_eq!(PriceScale::new(scale).map(|scale| short_price(price, scale)), Some(expected.to_owned()));
        }
    }
}
