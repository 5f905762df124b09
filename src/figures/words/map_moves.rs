//! The words of `map-moves`.

use super::grammar;
use super::pressure_map::quiet;
use super::{Named, common};
use crate::chart::RichText;
use crate::figures::shared::pressure::{Change, Map};
use crate::format::{Printed, grouped, price};
use crate::model::DealerSide;
use crate::model::session::MINUTES;
use crate::units::PERCENT;

/// How it is computed.
pub const METHOD: Printed = Printed::new(
    "Both curves are the order that the next 1% up brings, from the same open interest under the same assumption; \
     between them only time has passed, counted in trading minutes. What is left of the opening map is the part \
     that both curves share: at each tenth of a dollar in view the smaller of the two orders, where both buy or \
     both sell, over the sum of the orders at the open. What is new is the rest of the later orders, over the \
     same sum. New trades are left out. In the last second the model stops the clock, since at the expiry itself \
     the curve is a row of steps.",
);
/// The last day, at its end.
pub const LAST_DAY: Named = Named {
    label: Printed::new("Last day, at the close"),
    note: Printed::new("Everything ends today: by the close orders have gathered at the strikes."),
};
/// Ten trading days to go.
pub const TWO_WEEKS: Named = Named {
    label: Printed::new("Two weeks to go"),
    note: Printed::new("With ten trading days left, a day changes little."),
};
/// The column that the map's own table has not.
pub const AT_THE_OPEN: (&str, &str) = ("at the open, price up 1%", "shares");
/// The axis of orders.
pub const ORDERS: &str = "order for 1% up (shares); dashed, at the open";
/// The axis of the strip, which runs downwards.
pub const SESSION: &str = "minutes run downwards; path: your news";
/// The price that the map is read at.
pub const FROM: &str = "from";

/// How a map has changed, as a clause: “44% of the opening map is left, and new orders come to 37% of it”.
#[must_use]
pub fn changed(change: Change) -> String {
    let left = format!("{} of the opening map is left", part_left(change.left));
    match grouped(change.new * PERCENT, 0) {
        none if none == "0" => left,
        new => format!("{left}, and new orders come to {new}% of it"),
    }
}

/// A share of the map as the start of “… of the opening map is left”.
fn part_left(share: f64) -> String {
    match common::whole_per_cent(share).as_str() {
        "0" => "nothing".to_owned(),
        "100" => "all".to_owned(),
        part => format!("{part}%"),
    }
}

/// The finding where the map of the open brings no order.
#[must_use]
pub fn no_map(opening: &Map) -> RichText {
    RichText::plain(quiet(opening) + ", so there is no map that could move")
}

/// What 1% up from a price between two strikes brought at the open, and what it brings by a minute, in shares.
#[must_use]
pub fn finding(minute: u16, between: f64, opening_shares: f64, order_shares: f64) -> RichText {
    let words = RichText::plain(format!("Halfway between two strikes, 1% up from {}", price(between)));
    let when = match minute {
        0 => {
            return words
                .say(" makes dealers ")
                .and(grammar::they(opening_shares))
                .say(" at the open. Play the session and see what is left of that");
        }
        MINUTES => "by the close".to_owned(),
        minute => format!("after {}", grammar::counted(minute, "minute")),
    };
    let words = words.say(" made dealers ").and(grammar::they(opening_shares));
    words.say(format!(" at the open; {when} it makes them ")).and(grammar::they(order_shares))
}

/// The assumption, and how the map has changed; nothing of that where there was none.
#[must_use]
pub fn caption(side: DealerSide, change: Option<Change>) -> RichText {
    let change = change.map_or_else(String::new, |change| format!(": {}", changed(change)));
    RichText::plain(format!(
        "{}. Only time has passed{change}. The map knows nothing of the path. Deeper shades are larger orders. Drag the dot.",
        common::assumed(side)
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_and_all_have_words_of_their_own() {
        let said = [0.0, 0.001, 0.44, 0.999, 1.0].map(part_left);
        assert_eq!(said, ["nothing", "under 1%", "44%", "over 99%", "all"]);
    }
}
