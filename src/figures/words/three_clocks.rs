//! The words of `three-clocks`.

use super::grammar;
use super::{Headings, Named};
use crate::chart::RichText;
use crate::figures::shared::clocks::{Cause, Part, Passed};
use crate::format::{Printed, duration, several, trimmed};
use crate::model::rounds_to_nothing;

/// How it is computed.
pub const METHOD: Printed = Printed::new(
    "The whole order is the hedge after all three changes less the hedge before, revalued in full. It is shared \
     out by letting price, time and volatility change one after the other in each of the six possible orders and \
     taking the average (the Shapley value). The parts add up exactly; that they are shared out this way is a \
     convention. Beside them stands the usual first-order estimate, good for small changes: gamma × move, charm × \
     time, vanna × shift. Time counts by the calendar.",
);
/// All three causes.
pub const ALL_THREE: Named =
    Named { label: Printed::new("All three"), note: Printed::new("Price, time and volatility change together.") };
/// Price alone.
pub const ONLY_PRICE: Named = Named {
    label: Printed::new("Only price"),
    note: Printed::new("Price moves while time and volatility stand still."),
};
/// Time alone.
pub const ONLY_TIME: Named = Named {
    label: Printed::new("Only time"),
    note: Printed::new("Price stands still 2% above the strike. A day passes, and that alone causes an order."),
};
/// Volatility alone.
pub const ONLY_VOLATILITY: Named = Named {
    label: Printed::new("Only volatility"),
    note: Printed::new(
        "Price stands still 2% above the strike, and so does time. The market expects more movement, and that alone causes \
         an order.",
    ),
};
/// The columns of the table.
pub const HEADINGS: Headings<4> =
    [("part", ""), ("hedge order", "shares"), ("first-order estimate", "shares"), ("estimate less order", "shares")];
/// The sum of the parts, in full and where there is little room.
pub const WHOLE: [&str; 2] = ["the whole order", "order"];

/// A cause whose part is larger than the whole order by this factor is not called most of it.
const EXCEEDS: f64 = 1.1;

/// A cause: “time”.
#[must_use]
pub const fn cause(cause: Cause) -> &'static str {
    match cause {
        Cause::Price => "price",
        Cause::Time => "time",
        Cause::Volatility => "volatility",
    }
}

/// The greek that estimates what it brings.
#[must_use]
pub const fn greek(cause: Cause) -> &'static str {
    match cause {
        Cause::Price => "gamma",
        Cause::Time => "charm",
        Cause::Volatility => "vanna",
    }
}

/// Both: “time (charm)”.
#[must_use]
pub fn cause_and_greek(of: Cause) -> String {
    format!("{} ({})", cause(of), greek(of))
}

/// What each of the three does: “price up $2”, “1 day on”, “volatility up 3 points”; none where it stands still.
#[must_use]
pub fn reasons(dollars: f64, passed: Passed, points: f64) -> [Option<String>; 3] {
    let price = (dollars != 0.0).then(|| grammar::price_moved(dollars));
    let time = match passed {
        Passed::None => None,
        Passed::Days(days) => Some(format!("{} on", duration(days))),
        Passed::ToExpiry => Some("at expiry".to_owned()),
    };
    let volatility = (points != 0.0).then(|| {
        let size = several(&trimmed(points.abs(), 1), "point");
        format!("volatility {} {size}", grammar::up_or_down(points > 0.0))
    });
    [price, time, volatility]
}

/// The same as the start of a sentence; none if none of them moves.
#[must_use]
pub fn change(reasons: [Option<String>; 3]) -> Option<String> {
    let text = reasons.into_iter().flatten().collect::<Vec<_>>().join(", ");
    (!text.is_empty()).then(|| grammar::capitalised(&text))
}

/// The finding where nothing moves.
#[must_use]
pub fn nothing_has_changed() -> RichText {
    RichText::plain("Nothing has changed, so the hedge can stay as it is")
}

/// The order that a change brings, and which cause it owes most to.
#[must_use]
pub fn finding(change: &str, parts: &[Part; 3]) -> RichText {
    let total = parts.iter().map(|part| part.exact).sum();
    let start = RichText::plain(format!("{change}: the dealer ")).and(grammar::order(total));
    if rounds_to_nothing(total) { start } else { start.say(because(parts, total)) }
}

/// Which cause the order owes most to; empty if the order has none.
fn because(parts: &[Part; 3], total: f64) -> String {
    let gross: f64 = parts.iter().map(|part| part.exact.abs()).sum();
    let Some(largest) = parts.iter().max_by(|a, b| a.exact.abs().total_cmp(&b.exact.abs())) else {
        return String::new();
    };
    let (name, size) = (cause(largest.cause), largest.exact.abs());
    if size > 0.995 * gross {
        format!(", all of it due to {name}")
    } else if size <= 0.5 * gross {
        ", and no single cause is most of it".to_owned()
    } else if size <= EXCEEDS * total.abs() {
        format!(", most of it due to {name}")
    } else {
        taken_back(*largest, parts, total)
    }
}

/// How a cause that asks for more than the whole order is held back by the others.
fn taken_back(largest: Part, parts: &[Part; 3], total: f64) -> String {
    let against = |other: &&Part| other.exact * largest.exact < 0.0 && other.exact.abs() > 0.01 * largest.exact.abs();
    let others: Vec<&str> = parts.iter().filter(against).map(|other| cause(other.cause)).collect();
    let take = if others.len() == 1 { "takes" } else { "take" };
    let much = if total.abs() < 0.5 * largest.exact.abs() { "most" } else { "part" };
    format!("; {} pulls hardest, {} {take} {much} of it back", cause(largest.cause), others.join(" and "))
}

/// What the picture shows.
pub const CAPTION: &str = "Each bar begins where the one before it ends, so the three add up to the whole order.";

/// What an expiry does, after so many days, to the caption: whether price then is exactly at the strike.
#[must_use]
pub fn expired(days: f64, at_the_strike: bool) -> String {
    let counted = if at_the_strike {
        "and with price exactly at the strike each counts as half its shares"
    } else {
        "from then on each counts as shares in full or not at all"
    };
    format!(" The options expire after {}; {counted}.", duration(days))
}

/// Why a large fall of volatility is not taken in full.
pub const STOPS_AT_ZERO: &str = " Volatility cannot fall below zero, so it stops there.";
