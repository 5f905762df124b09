//! The words of the stories of a session, which `same-news` tells.

use super::grammar::{self, Form};
use crate::chart::RichText;
use crate::figures::shared::story::Story;
use crate::format::{compact, grouped, price};
use crate::model::Order;
use crate::units::PERCENT;

/// The moments in a few words.
pub const STRAYS: &str = "strays";
/// The last hour of a pin.
pub const LAST_HOUR: &str = "last hour";
/// Price leaves the strike.
pub const LEAVES: &str = "leaves the strike";
/// As far as it gets.
pub const FARTHEST: &str = "farthest";
/// It is back.
pub const IS_BACK: &str = "is back";
/// A run begins.
pub const RUN_BEGINS: &str = "run begins";
/// It ends.
pub const RUN_ENDS: &str = "run ends";
/// The close.
pub const CLOSES: &str = "closes";
/// The session has no such story.
pub const NO_STORY: &str = "no such story";

/// What a story is called in a sentence.
const fn name(story: Story) -> &'static str {
    match story {
        Story::Pin => "pin",
        Story::FailedBreakout => "breakout that fails",
        Story::Acceleration => "run",
    }
}

/// How rare it is, with the standard error of the count: “9.3 ± 0.2%”.
#[must_use]
pub fn rarity(story: Story) -> String {
    let [share, error] = [story.share(), story.standard_error()].map(|part| grouped(part * PERCENT, 1));
    format!("{share} ± {error}%")
}

/// How rare a story is, and whether the session shown was picked for it; with a space before it.
#[must_use]
pub fn picked(story: Story, is_picked: bool) -> String {
    let picked = if is_picked { " This session was picked." } else { "" };
    let capped = if story == Story::Acceleration { " and orders capped" } else { "" };
    let (rarity, name) = (rarity(story), name(story));
    format!("{picked} Of 20,000 sessions with the opening book{capped}, {rarity} have such a {name}.")
}

/// A distance above the strike in basis points: “79 bp above the strike”, “at the strike”.
#[must_use]
pub fn place(distance_bp: f64) -> String {
    match grouped(distance_bp.abs(), 0) {
        zero if zero == "0" => "at the strike".to_owned(),
        size => format!("{size} bp {} the strike", if distance_bp > 0.0 { "above" } else { "below" }),
    }
}

/// A move in basis points: “40 bp up”.
#[must_use]
pub fn moved(bp: f64) -> String {
    format!("{} bp {}", grouped(bp.abs(), 0), grammar::up_or_down(bp >= 0.0))
}

/// What the dealer has bought on balance, in shares, as a sentence in its colour.
#[must_use]
pub fn on_balance(shares: f64) -> RichText {
    match Order::of(shares) {
        Order::Nothing => RichText::plain("On balance the dealer has neither bought nor sold."),
        order => RichText::plain("On balance the dealer has ")
            .and(grammar::traded(order, Form::Done, &grammar::shares_of, ""))
            .say("."),
    }
}

/// The close: price and place with hedging and without.
#[must_use]
pub fn close(hedged: (f64, &str), unhedged: (f64, &str)) -> RichText {
    RichText::plain(format!(
        "The close: {}, {}. Without hedging the same news would have closed at {}, {}.",
        price(hedged.0),
        hedged.1,
        price(unhedged.0),
        unhedged.1
    ))
}

/// A session that does not have the story, and its close.
#[must_use]
pub fn no_such(story: Story, close: RichText) -> RichText {
    RichText::plain(format!("This session has no such {}. ", name(story))).and(close)
}

/// Price has strayed to a place, and what the dealer has bought on balance.
#[must_use]
pub fn strayed(minute: u16, place: &str, shares: f64) -> RichText {
    RichText::plain(format!("Minute {minute}: price has strayed {place}. ")).and(on_balance(shares))
}

/// The last hour of a pin, in which price stays within so many basis points.
#[must_use]
pub fn last_hour(reach_bp: f64) -> RichText {
    RichText::plain(format!(
        "The last hour: the nearer the close, the more shares each cent around the strike calls for. Price \
         stays within {} bp of it.",
        grouped(reach_bp.ceil(), 0)
    ))
}

/// Price is about to leave the strike.
#[must_use]
pub fn about_to_leave(minute: u16, place: &str) -> RichText {
    RichText::plain(format!("Minute {minute}: price is {place} and about to leave it."))
}

/// The farthest point of a breakout, with hedging and without.
#[must_use]
pub fn farthest(minute: u16, place: &str, without: &str, shares: f64) -> RichText {
    RichText::plain(format!("Minute {minute}: {place}. Without hedging it would be {without}. "))
        .and(on_balance(shares))
}

/// Price is back.
#[must_use]
pub fn has_failed(minute: u16, place: &str, without: &str, shares: f64) -> RichText {
    let words =
        format!("Minute {minute}: the breakout has failed, price is {place}. Without hedging it would be {without}. ");
    RichText::plain(words).and(on_balance(shares))
}

/// A run begins, so many minutes before the close.
#[must_use]
pub fn run_begins(minute: u16, before_the_close: u16, place: &str) -> RichText {
    RichText::plain(format!(
        "Minute {minute}, {} before the close: price is {place}. From here on every order goes the same way.",
        grammar::counted(before_the_close, "minute"),
    ))
}

/// It ends after so many minutes: the moves with hedging and without, in basis points.
#[must_use]
pub fn run_ends(minute: u16, minutes: u16, [hedged, unhedged]: [f64; 2], shares: f64) -> RichText {
    RichText::plain(format!(
        "Minute {minute}: {} have carried price {}. The same news without hedging: {}. ",
        grammar::counted(minutes, "minute"),
        moved(hedged),
        moved(unhedged)
    ))
    .and(on_balance(shares))
}

/// A dealer who did this on balance, in shares: “sold 237k”.
fn did(shares: f64) -> RichText {
    grammar::traded(Order::of(shares), Form::Done, &compact, "traded nothing on balance")
}

/// A pin, from where price had strayed to.
#[must_use]
pub fn whole_pin(strayed: f64, shares: f64, close: &str) -> RichText {
    RichText::plain(format!("Price strayed to {}. The dealer who owns options ", price(strayed)))
        .and(did(shares))
        .say(format!(" on the way; price closed {close}"))
}

/// A breakout that failed, from its farthest point.
#[must_use]
pub fn whole_breakout(peak: f64, shares: f64, [close, unhedged]: [&str; 2]) -> RichText {
    RichText::plain(format!("Price broke out to {}. The dealer who owns options ", price(peak)))
        .and(did(shares))
        .say(format!(" on the way; price closed {close}. The news alone: {unhedged}"))
}

/// A run: the moves with hedging and without, in basis points.
#[must_use]
pub fn whole_run(minutes: u16, [hedged, unhedged]: [f64; 2], shares: f64) -> RichText {
    RichText::plain(format!("In {} the dealer who has sold options ", grammar::counted(minutes, "minute")))
        .and(did(shares))
        .say(format!(": price went {}. The news alone: {}", moved(hedged), moved(unhedged)))
}
