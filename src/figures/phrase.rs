//! The words of orders and positions, in one place, so that sign and wording cannot part.

use crate::ui::chart::{Tone, Words};
use crate::ui::format::grouped;

/// What is said where a picture marks jumps.
pub const A_JUMP: &str =
    " A dot marks a jump: the model found no stable price in between. That is a rule of the model, not a forecast.";

/// `+ buy, − sell`: the verb in the third person.
#[must_use]
pub fn buys_or_sells(shares: f64) -> &'static str {
    if rounds_to_nothing(shares) {
        "does nothing"
    } else if shares > 0.0 {
        "buys"
    } else {
        "sells"
    }
}

/// True if an order shows as zero shares.
#[must_use]
pub fn rounds_to_nothing(shares: f64) -> bool {
    shares.abs() < 0.5
}

/// An order as a verb and a number, in its colour: “buys 9,300 shares”, or “has nothing to do”.
#[must_use]
pub fn order(shares: f64) -> Words {
    if rounds_to_nothing(shares) {
        return Words::plain("has nothing to do");
    }
    Words::new().tone(Tone::of_order(shares), format!("{} {}", buys_or_sells(shares), shares_of(shares)))
}

/// What several dealers do: “sell 9,300 shares”, “do nothing”.
#[must_use]
pub fn they(shares: f64) -> Words {
    if rounds_to_nothing(shares) {
        return Words::plain("do nothing");
    }
    let verb = if shares > 0.0 { "buy" } else { "sell" };
    Words::new().tone(Tone::of_order(shares), format!("{verb} {}", shares_of(shares)))
}

/// A number of shares without its sign: “9,300 shares”.
#[must_use]
pub fn shares_of(shares: f64) -> String {
    let text = grouped(shares.abs(), 0);
    if text == "1" { "1 share".to_owned() } else { format!("{text} shares") }
}

/// A holding: “long 9,300 shares”, “short 9,300 shares”, “flat”.
#[must_use]
pub fn holding(shares: f64) -> Words {
    if rounds_to_nothing(shares) {
        return Words::plain("flat");
    }
    let side = if shares > 0.0 { "long" } else { "short" };
    Words::new().tone(Tone::of_order(shares), format!("{side} {}", shares_of(shares)))
}

/// A price move as the start of a sentence: “Price up $2”, “Price down $1.50”, “Price unchanged”.
#[must_use]
pub fn price_move(dollars: f64) -> String {
    let size = crate::ui::format::trimmed(dollars.abs(), 2);
    if size == "0" {
        "Price unchanged".to_owned()
    } else {
        format!("Price {} ${size}", if dollars > 0.0 { "up" } else { "down" })
    }
}

/// Dollars won or lost: “wins $1,200”, “loses $1,200”, “comes out even”.
#[must_use]
pub fn wins_or_loses(dollars: f64) -> String {
    match grouped(dollars.abs(), 0) {
        zero if zero == "0" => "comes out even".to_owned(),
        size => format!("{} ${size}", if dollars > 0.0 { "wins" } else { "loses" }),
    }
}

/// The same as a thing: “a gain of $1,200”, “a loss of $1,200”, “nothing”.
#[must_use]
pub fn gain_or_loss(dollars: f64) -> String {
    match grouped(dollars.abs(), 0) {
        zero if zero == "0" => "nothing".to_owned(),
        size => format!("a {} of ${size}", if dollars > 0.0 { "gain" } else { "loss" }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verb_number_and_colour_follow_the_sign() {
        assert_eq!(order(9_300.2).text(), "buys 9,300 shares");
        assert_eq!(order(-1.0).text(), "sells 1 share");
        assert_eq!(order(-0.2).text(), "has nothing to do");
        assert_eq!(order(-9.0).spans()[0].tone, Some(Tone::Sell));
        assert_eq!(holding(-50.0).text(), "short 50 shares");
        assert_eq!(price_move(-1.5), "Price down $1.5");
        assert_eq!(wins_or_loses(-1200.0), "loses $1,200");
        assert_eq!(gain_or_loss(1200.0), "a gain of $1,200");
        assert_eq!(gain_or_loss(0.2), "nothing");
    }
}
