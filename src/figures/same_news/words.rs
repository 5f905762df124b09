//! What the figure says: what this news did to price, and what is typical.

use super::SameNews;
use super::story;
use crate::chart::{ColorRole, RichText};
use crate::figures::shared::wording;
use crate::format::grouped;
use crate::model::session::MINUTES;
use crate::scenario::session::GammaSide;
use crate::units::BASIS_POINTS;

/// What a book did to a distance, both in basis points: “cut that to 160 bp”, “left it at 183 bp”.
#[must_use]
pub fn changed(from: f64, to: f64) -> String {
    change(from, to, ["left it at", "cut that to", "raised that to"])
}

/// What a book does to a distance, both in basis points: “cuts it to 160 bp”, “leaves it at 183 bp”.
#[must_use]
pub fn changes(from: f64, to: f64) -> String {
    change(from, to, ["leaves it at", "cuts it to", "raises it to"])
}

fn change(from: f64, to: f64, [left, cut, raised]: [&str; 3]) -> String {
    let (before, after) = (grouped(from, 0), grouped(to, 0));
    let verb = match to {
        _ if before == after => left,
        to if to < from => cut,
        _ => raised,
    };
    format!("{verb} {after} bp")
}

pub(super) fn finding(figure: &SameNews) -> RichText {
    if figure.minute == 0 {
        return RichText::plain("The session opens: the same news is about to meet three books");
    }
    let [long, none, short] = GammaSide::ALL.map(|side| figure.range(side));
    let when =
        if figure.minute < MINUTES { format!(", {}", wording::minutes_in(figure.minute)) } else { String::new() };
    RichText::plain(format!(
        "Same news, three books{when}: without hedging, price ranged over {} bp. A dealer long gamma {}, a dealer short \
         gamma {}",
        grouped(none, 0),
        changed(none, long),
        changed(none, short)
    ))
}

pub(super) fn caption(figure: &SameNews) -> RichText {
    let words =
        RichText::plain("Above: three prices, made by the same outside orders. Below: the hedge orders in between, ")
            .tone(ColorRole::Buy, "blue bars buy")
            .say(", ")
            .tone(ColorRole::Sell, "orange bars sell")
            .say(format!(".{}{}", story::picked(&figure.state), typical(figure)));
    match figure.jumps() {
        0 => words,
        _ => words.say(wording::A_JUMP),
    }
}

/// What is typical, as far as it has been counted: “ Typical, over 400 days of other news: …”.
fn typical(figure: &SameNews) -> String {
    let days = figure.typical.borrow();
    if days.counted() < 2 {
        return String::new();
    }
    let [long, none, short] = GammaSide::ALL.map(|side| {
        let range = &days.day(side).range;
        let (mean, error) = (range.mean() * BASIS_POINTS, range.standard_error() * BASIS_POINTS);
        // An error that rounds to nothing would claim too much.
        let decimals = usize::from(error < 0.5);
        format!("{} ± {}", grouped(mean, decimals), grouped(error, decimals))
    });
    let three = |of: &dyn Fn(GammaSide) -> String| {
        let [none, long, short] = [GammaSide::NotHedging, GammaSide::Long, GammaSide::Short].map(of);
        format!("{none}, {long} and {short}")
    };
    let swings = three(&|side| grouped(days.day(side).half_hour_swing() * BASIS_POINTS, 0));
    let ratios = three(&|side| grouped(days.day(side).variance_ratio(), 2));
    format!(
        " Typical, over {} days of other news: ranges of {none} bp without hedging, {long} with a dealer long gamma, \
         {short} with one short gamma; half-hour swings of {swings} bp; variance ratios of {ratios}.",
        days.counted()
    )
}
