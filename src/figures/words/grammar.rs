//! How the language of the page counts, signs and conjugates: orders, positions, gains and moves in one place, so that
//! sign and wording cannot part.

use crate::chart::{ColorRole, RichText};
use crate::format::{compact, dollars, grouped, several};
use crate::model::{OptionKind, Order, ProfitAndLoss, rounds_to_nothing};
use crate::scenario::CustomerSide;

/// Words as the start of a sentence: “Under 1%”.
#[must_use]
pub fn capitalised(words: &str) -> String {
    // ASCII is enough for the lesson's words; all of Unicode would weigh 15 kB.
    words.split_at_checked(1).map_or_else(String::new, |(first, rest)| first.to_ascii_uppercase() + rest)
}

/// A form of the verbs of trading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// What one does: “buys”.
    Does,
    /// What several do, and what one may: “buy”.
    Do,
    /// What is going on: “buying”.
    Doing,
    /// What has happened: “bought”.
    Done,
}

/// To buy.
#[must_use]
pub const fn buy(form: Form) -> &'static str {
    match form {
        Form::Does => "buys",
        Form::Do => "buy",
        Form::Doing => "buying",
        Form::Done => "bought",
    }
}

/// To sell.
#[must_use]
pub const fn sell(form: Form) -> &'static str {
    match form {
        Form::Does => "sells",
        Form::Do => "sell",
        Form::Doing => "selling",
        Form::Done => "sold",
    }
}

/// What the customer of a trade does.
#[must_use]
pub const fn customer(side: CustomerSide, form: Form) -> &'static str {
    match side {
        CustomerSide::Buys => buy(form),
        CustomerSide::Sells => sell(form),
    }
}

/// What the dealer does, who takes the other side of it.
#[must_use]
pub const fn dealer(side: CustomerSide, form: Form) -> &'static str {
    match side {
        CustomerSide::Buys => sell(form),
        CustomerSide::Sells => buy(form),
    }
}

/// Which side of the options the dealer of a trade is left with.
#[must_use]
pub const fn dealer_is(side: CustomerSide) -> &'static str {
    match side {
        CustomerSide::Buys => "short",
        CustomerSide::Sells => "long",
    }
}

/// An order with a size of one's own wording, in its colour; `nothing` where there is none.
#[must_use]
pub fn traded(order: Order, form: Form, size: &dyn Fn(f64) -> String, nothing: &str) -> RichText {
    match order {
        Order::Buy(shares) => RichText::new().colored(ColorRole::Buy, format!("{} {}", buy(form), size(shares))),
        Order::Sell(shares) => RichText::new().colored(ColorRole::Sell, format!("{} {}", sell(form), size(shares))),
        Order::Nothing => RichText::plain(nothing),
    }
}

/// An order as a verb and a number, in its colour: “buys 9,300 shares”, or “has nothing to do”.
#[must_use]
pub fn order(shares: f64) -> RichText {
    traded(Order::of(shares), Form::Does, &shares_of, "has nothing to do")
}

/// An order as its verb alone, in its colour: “buys”, “does nothing”.
#[must_use]
pub fn acts(shares: f64) -> RichText {
    match Order::of(shares) {
        Order::Buy(_) => RichText::new().colored(ColorRole::Buy, buy(Form::Does)),
        Order::Sell(_) => RichText::new().colored(ColorRole::Sell, sell(Form::Does)),
        Order::Nothing => RichText::plain("does nothing"),
    }
}

/// What several dealers do: “sell 9,300 shares”, “trade nothing”.
#[must_use]
pub fn they(shares: f64) -> RichText {
    traded(Order::of(shares), Form::Do, &shares_of, "trade nothing")
}

/// What a cause accounts for: “buying 9,300 shares”, “nothing”.
#[must_use]
pub fn accounts_for(shares: f64) -> RichText {
    traded(Order::of(shares), Form::Doing, &shares_of, "nothing")
}

/// An order in a picture: “buy 170k”, “nothing”.
#[must_use]
pub fn order_label(shares: f64) -> String {
    traded(Order::of(shares), Form::Do, &compact, "nothing").text()
}

/// What a position behaves like: “being short 504,669 shares”, “holding no shares at all”.
#[must_use]
pub fn behaves_like(shares: f64) -> RichText {
    if rounds_to_nothing(shares) {
        return RichText::plain("holding no shares at all");
    }
    RichText::plain("being ").and(holding(shares))
}

/// A number of shares without its sign: “9,300 shares”.
#[must_use]
pub fn shares_of(shares: f64) -> String {
    several(&grouped(shares.abs(), 0), "share")
}

/// A holding: “long 9,300 shares”, “short 9,300 shares”, “flat”.
#[must_use]
pub fn holding(shares: f64) -> RichText {
    match Order::of(shares) {
        Order::Buy(long) => RichText::new().colored(ColorRole::Buy, format!("long {}", shares_of(long))),
        Order::Sell(short) => RichText::new().colored(ColorRole::Sell, format!("short {}", shares_of(short))),
        Order::Nothing => RichText::plain("flat"),
    }
}

/// A number of options of one kind: “1 call”, “10,000 puts”.
#[must_use]
pub fn options(count: f64, kind: OptionKind) -> String {
    let one = match kind {
        OptionKind::Call => "call",
        OptionKind::Put => "put",
    };
    several(&grouped(count, 0), one)
}

/// Options of one kind, in general: “calls”, “puts”.
#[must_use]
pub const fn kind(kind: OptionKind) -> &'static str {
    match kind {
        OptionKind::Call => "calls",
        OptionKind::Put => "puts",
    }
}

/// A price move within a sentence: “price up $2”, “price down $1.50”, “price unchanged”.
#[must_use]
pub fn price_moved(change: f64) -> String {
    match dollars(change) {
        nothing if nothing == "$0" => "price unchanged".to_owned(),
        size => format!("price {} {size}", up_or_down(change > 0.0)),
    }
}

/// The same as the start of a sentence: “Price up $2”.
#[must_use]
pub fn price_move(change: f64) -> String {
    capitalised(&price_moved(change))
}

/// “up”, “down”.
#[must_use]
pub const fn up_or_down(up: bool) -> &'static str {
    if up { "up" } else { "down" }
}

/// What one thing gains or loses: “gains $1,200”, “loses $1,200”, “comes out even”.
#[must_use]
pub fn gains_or_loses(dollars: f64) -> String {
    gained(dollars, ["gains", "loses", "comes out even"])
}

/// What several things gain or lose: “gain $1,200”, “lose $1,200”, “come out even”.
#[must_use]
pub fn gain_or_lose(dollars: f64) -> String {
    gained(dollars, ["gain", "lose", "come out even"])
}

fn gained(dollars: f64, [gain, lose, even]: [&str; 3]) -> String {
    if comes_out_even(dollars) {
        return even.to_owned();
    }
    format!("{} ${}", if dollars > 0.0 { gain } else { lose }, grouped(dollars.abs(), 0))
}

/// Whether a gain or a loss shows as no dollar at all.
fn comes_out_even(dollars: f64) -> bool {
    dollars.abs() < 0.5
}

/// The same as a thing: “a gain of $1,200”, “a loss of $1,200”, “nothing”.
#[must_use]
pub fn gain_or_loss(dollars: f64) -> String {
    if comes_out_even(dollars) {
        return "nothing".to_owned();
    }
    format!("a {} of ${}", if dollars > 0.0 { "gain" } else { "loss" }, grouped(dollars.abs(), 0))
}

/// What options and hedge gain or lose, and what that comes to: “the options gain $1,200, the hedge loses $900;
/// together that is a gain of $300”.
#[must_use]
pub fn options_and_hedge(of: ProfitAndLoss) -> String {
    if [of.option_dollars, of.hedge_dollars].iter().all(|dollars| comes_out_even(*dollars)) {
        return "neither the options nor the hedge gains or loses anything".to_owned();
    }
    let [options, hedge] = [gain_or_lose(of.option_dollars), gains_or_loses(of.hedge_dollars)];
    format!("the options {options}, the hedge {hedge}; together that is {}", gain_or_loss(of.net_dollars))
}

/// What was bought and what was sold along the way, both in shares and neither below zero: “buys 9,300 and sells
/// 1 share”, “buys 9,300 shares”. None where neither shows.
#[must_use]
pub fn buys_and_sells(bought: f64, sold: f64) -> Option<RichText> {
    let buys = |text: String| RichText::new().colored(ColorRole::Buy, format!("{} {text}", buy(Form::Does)));
    let sells = RichText::new().colored(ColorRole::Sell, format!("{} {}", sell(Form::Does), shares_of(sold)));
    match (rounds_to_nothing(bought), rounds_to_nothing(sold)) {
        (true, true) => None,
        (false, true) => Some(buys(shares_of(bought))),
        (true, false) => Some(sells),
        (false, false) => Some(buys(grouped(bought, 0)).say(" and ").and(sells)),
    }
}

/// A number of things that are counted whole: “1 minute”, “22 minutes”.
#[must_use]
pub fn counted(count: u16, thing: &str) -> String {
    several(&grouped(count.into(), 0), thing)
}

/// How far a session has been played: “1 minute in”, “221 minutes in”.
#[must_use]
pub fn minutes_in(minute: u16) -> String {
    format!("{} in", counted(minute, "minute"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verb_number_and_colour_follow_the_sign() {
        assert_eq!(order(9_300.2).text(), "buys 9,300 shares");
        assert_eq!(order(-1.0).text(), "sells 1 share");
        assert_eq!(order(-0.2).text(), "has nothing to do");
        assert_eq!(order(-9.0).spans()[0].role, Some(ColorRole::Sell));
        assert_eq!(holding(-50.0).text(), "short 50 shares");
        assert_eq!(behaves_like(-1.0).text(), "being short 1 share");
        assert_eq!([accounts_for(-7.0).text(), accounts_for(0.1).text()], ["selling 7 shares", "nothing"]);
        assert_eq!(price_move(-1.5), "Price down $1.50");
        assert_eq!(price_move(2.0), "Price up $2");
        assert_eq!(
            [options(1.0, OptionKind::Call), options(0.0, OptionKind::Put), options(1_200.0, OptionKind::Call)],
            ["1 call", "0 puts", "1,200 calls"]
        );
        assert_eq!(gains_or_loses(-1200.0), "loses $1,200");
        assert_eq!(gain_or_lose(1200.4), "gain $1,200");
        assert_eq!(gain_or_lose(-0.4), "come out even");
        assert_eq!(gain_or_loss(1200.0), "a gain of $1,200");
        assert_eq!(gain_or_loss(0.2), "nothing");
    }

    #[test]
    fn zero_and_one_have_words_of_their_own() {
        let said = |bought, sold| buys_and_sells(bought, sold).map(|words| words.text());
        assert_eq!(said(9_300.2, 0.8).as_deref(), Some("buys 9,300 and sells 1 share"));
        assert_eq!(said(1.0, 0.2).as_deref(), Some("buys 1 share"));
        assert_eq!(said(0.0, 20.0).as_deref(), Some("sells 20 shares"));
        assert_eq!(said(0.3, 0.3), None);
        assert_eq!(["1 minute", "0 minutes", "1,000 minutes"], [1, 0, 1_000].map(|count| counted(count, "minute")));
    }
}
