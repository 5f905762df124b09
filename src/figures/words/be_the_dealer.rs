//! The words of `be-the-dealer`.

use super::{Headings, grammar};
use crate::chart::{ColorRole, RichText};
use crate::format::{Printed, compact, compact_dollars, grouped, number, price, with_sign};
use crate::scenario::game::{Following, Score};
use crate::scenario::{GameBook, GameMode};
use crate::units::PERCENT;

/// How it is computed.
pub const METHOD: Printed = Printed::new(
    "10,000 calls struck at $100 with 60 trading minutes to go. Price is given: a random walk of 20% a year, a \
     step a minute, from the number of the news; no order moves it. Delta and value are those of the model at \
     20%. Both of you begin fully hedged. The rule trades to balance whenever its unhedged delta exceeds 100,000 \
     shares, a tenth of the position. The largest gap is what was left after the order of a minute. Profit or \
     loss counts the calls, premium included, and the shares. A share went with the move if it was bought above \
     or sold below the price of the order before.",
);
/// The axis of price.
pub const PRICE: &str = "price ($); dashed: strike";
/// The axis of holdings.
pub const HELD: &str = "shares held; dashed: what balance needs";
/// The columns of the table.
pub const HEADINGS: Headings<9> = [
    ("minute", ""),
    ("price", "$"),
    ("balance needs", "shares"),
    ("your order", "shares"),
    ("your net delta", "shares"),
    ("your profit or loss", "$"),
    ("rule's order", "shares"),
    ("rule's net delta", "shares"),
    ("rule's profit or loss", "$"),
];
/// The row of all minutes: shares traded, largest gap, profit or loss.
pub const IN_ALL: &str = "traded, largest gap, in all";
/// What a score tells, in one column; and on a phone, over three.
pub const MEASURES: [&str; 3] = ["largest gap", "shares traded", "profit or loss"];
/// The same where room is short.
pub const SHORT_MEASURES: [&str; 3] = ["largest gap", "traded", "profit, loss"];
/// The columns of the score: the reader and the rule.
pub const TRADERS: [&str; 2] = ["you", "rule"];
/// What the marks on the price mean.
pub const LEGEND: [&str; 2] = ["▲ bought   ▼ sold", "area: shares"];
/// Whose orders the hollow marks are.
pub const HOLLOW: &str = "hollow: the rule";
/// What a profit says while a gap is open.
pub const LUCK: [&str; 2] = ["While a gap is open,", "profit is luck."];

/// The buttons.
pub const BUY: Printed = Printed::new("▲ Buy 20,000");
/// Sells a lot.
pub const SELL: Printed = Printed::new("▼ Sell 20,000");
/// Goes on by a minute.
pub const NEXT: Printed = Printed::new("Next minute");
/// Begins the game, or begins it again.
pub const BEGIN: Printed = Printed::new("Play it yourself");
/// Shows what the rule does.
pub const WATCH: Printed = Printed::new("Watch the rule");
/// Another hour.
pub const OTHER: Printed = Printed::new("New news");
/// The other side of the calls.
pub const ROUND: Printed = Printed::new("Round 2: own the calls");

/// A delta closer to zero than this is balanced: no press would bring it closer.
pub const BALANCED: f64 = 10_000.0;

/// Shares with three digits.
fn shares(count: f64) -> String {
    grouped(number::significant(count.abs(), 3), 0)
}

/// “short 254,000”, “balanced”, “long 12,300”.
#[must_use]
pub fn needle(net: f64) -> String {
    match net {
        _ if net.abs() <= BALANCED => "balanced".to_owned(),
        short if short < 0.0 => format!("short {}", shares(net)),
        _ => format!("long {}", shares(net)),
    }
}

/// While the hour lasts.
#[must_use]
pub fn playing(mode: GameMode, net: f64) -> RichText {
    match mode {
        GameMode::Rule if net.abs() <= BALANCED => RichText::plain("The rule is balanced."),
        GameMode::Rule => RichText::plain(format!("The rule is {}: not enough to trade.", needle(net))),
        GameMode::Reader if net.abs() <= BALANCED => RichText::plain("Balanced."),
        GameMode::Reader => {
            let said = RichText::plain(format!("You are {}. ", needle(net)));
            if net < 0.0 { said.colored(ColorRole::Buy, "Buy.") } else { said.colored(ColorRole::Sell, "Sell.") }
        }
    }
}

/// Minutes to go, price and shares held.
#[must_use]
pub fn playing_caption(mode: GameMode, to_go: u8, at: f64, held: f64) -> RichText {
    let who = match mode {
        GameMode::Rule => "It",
        GameMode::Reader => "You",
    };
    let holds = match (mode, held < 0.0) {
        (GameMode::Rule, false) => "holds",
        (GameMode::Reader, false) => "hold",
        (GameMode::Rule, true) => "is short",
        (GameMode::Reader, true) => "are short",
    };
    let minutes = grammar::counted(to_go.into(), "minute");
    RichText::plain(format!(
        "{minutes} to go. Price {}. {who} {holds} {} shares against the calls.",
        price(at),
        shares(held)
    ))
}

/// After the hour: how the orders lay to the moves.
#[must_use]
pub fn over(mode: GameMode, book: GameBook, of: &Following) -> RichText {
    let (who, inner, pronoun) = match mode {
        GameMode::Rule => ("The rule", "the rule", "It"),
        GameMode::Reader => ("You", "you", "You"),
    };
    let (followed, other, with) = match book {
        GameBook::Sold => (of.with, of.against, "with"),
        GameBook::Owned => (of.against, of.with, "against"),
    };
    let (bought, sold) = (ColorRole::Buy, ColorRole::Sell);
    let [rise, fall] = match book {
        GameBook::Sold => ["rise", "fall"],
        GameBook::Owned => ["fall", "rise"],
    };
    // Not by comparing sums, which round.
    let all = other + of.neither <= 0.0;
    match (of.bought > 0.0, of.sold > 0.0) {
        (false, false) => RichText::plain(format!("{who} placed no order.")),
        (true, true) if all => {
            let said = RichText::plain(format!("{who} "));
            let buys = |said: RichText| said.colored(bought, format!("bought every {rise}"));
            let sells = |said: RichText| said.colored(sold, format!("sold every {fall}"));
            let said = match book {
                GameBook::Sold => sells(buys(said).say(" and ")),
                GameBook::Owned => buys(sells(said).say(" and ")),
            };
            said.say(format!(". {pronoun} never looked at the news."))
        }
        (true, false) if all => RichText::plain(format!("Every share {inner} "))
            .colored(bought, "bought")
            .say(format!(" came after a {rise}.")),
        (false, true) if all => {
            RichText::plain(format!("Every share {inner} ")).colored(sold, "sold").say(format!(" came after a {fall}."))
        }
        _ if followed <= 0.0 => RichText::plain(format!("No share {inner} traded went {with} the move.")),
        _ => {
            let part = followed / of.all() * PERCENT;
            RichText::plain(format!("{} of the shares {inner} traded went {with} the move.", part_of(part)))
        }
    }
}

/// Some, but not all, in per cent.
fn part_of(percent: f64) -> String {
    match percent {
        hardly if hardly < 1.0 => "Under 1%".to_owned(),
        nearly if nearly > 99.0 => "Over 99%".to_owned(),
        _ => format!("{}%", grouped(percent, 0)),
    }
}

/// After the hour: orders, and the close.
#[must_use]
pub fn over_caption(mode: GameMode, orders: u16, close: f64) -> RichText {
    let end = match mode {
        GameMode::Rule => "It buys or sells when its gap exceeds 100,000 shares. Now play it yourself.",
        GameMode::Reader => "Hollow: what the rule did with the same news.",
    };
    RichText::plain(format!("{}; price ended at {}. {end}", grammar::counted(orders, "order"), price(close)))
}

/// The three numbers of a score.
#[must_use]
pub fn score(of: &Score) -> [String; 3] {
    [compact(of.largest_gap), compact(of.traded), with_sign(of.profit, &compact_dollars(of.profit.abs()))]
}

/// What the calls brought or cost.
#[must_use]
pub fn premium(book: GameBook, dollars: f64) -> String {
    let premium = compact_dollars(dollars.abs());
    match book {
        GameBook::Sold => format!("The calls brought {premium}."),
        GameBook::Owned => format!("The calls cost {premium}."),
    }
}

/// The moments of the axis, and their names.
#[must_use]
pub const fn moments(narrow: bool) -> [(f64, &'static str); 5] {
    [
        (0.0, if narrow { "1 h" } else { "1 h to go" }),
        (15.0, "45 min"),
        (30.0, "30 min"),
        (45.0, "15 min"),
        (60.0, "expiry"),
    ]
}
