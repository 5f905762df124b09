//! The words of `pressure-map`, and of its map wherever it is drawn.

use super::grammar;
use super::{Headings, Named, common};
use crate::chart::{ColorRole, RichText};
use crate::figures::shared::pressure::{Map, Pressure, Quiet};
use crate::format::{Printed, grouped, price, signed};
use crate::model::DealerSide;
use crate::scenario::NewsDirection;

/// How it is computed.
pub const METHOD: Printed = Printed::new(
    "The book is the chain of open interest, under the assumption in force, all of it ending at the close of the \
     last trading day that you set. An order is the change of the hedge when price moves by 1% from there, \
     revalued in full. Hedging pushes along where 1% up buys and 1% down sells, leans against where it is the \
     other way round; between the two, the larger order decides, and the line stands where they are equal. Gross \
     counts every open contract as if nothing cancelled. The 60 sessions have news of their own, the same from \
     every place; on each side six of them lie outside the edges. Violet is the session of your news. Mirrored \
     news has every outside order the other way round.",
);
/// The news turned around.
pub const MIRRORED: Named = Named {
    label: Printed::new("Mirrored news"),
    note: Printed::new("Every outside order the other way round. The map does not change; the sessions turn over."),
};
/// The usual assumption.
pub const USUAL: Named = Named {
    label: Printed::new("Long calls, short puts"),
    note: Printed::new("The usual assumption: with puts below and calls above, the sign changes in between."),
};
/// Dealers short of every option.
pub const SHORT: Named = Named {
    label: Printed::new("Short everything"),
    note: Printed::new("Hedging pushes along at every price: there is no change of sign."),
};
/// Calls above price.
pub const CROWD_ABOVE: Named = Named {
    label: Printed::new("A crowd above price"),
    note: Printed::new("30,000 calls at the strike above, held by dealers: a wall that leans against a rise."),
};
/// The columns of a table of the map.
pub const HEADINGS: Headings<5> = [
    ("price", "$"),
    ("hedge order, price up 1%", "shares"),
    ("hedge order, price down 1%", "shares"),
    ("gross orders, price up 1%", "shares"),
    ("hedging", ""),
];
/// The axis of orders.
pub const ORDERS: &str = "order if price rises 1% (shares): + buy, − sell";
/// The axis of the sessions, which runs downwards.
pub const SESSIONS: &str = "60 sessions let go, downwards to the close";
/// The minutes named on such an axis, and on one that runs across: the open, a third, two thirds, the close.
pub const MINUTES: [&str; 4] = ["open", "130", "260", "close"];
/// What spot is in the picture.
pub const FROM: &str = "let go at";
/// The columns of the bundles: only rows that sessions are let go from have them.
pub const WIDTHS: Headings<2> = [("eight of ten sessions from here close within", "%"), ("the same, unhedged", "%")];

/// The reader's own session among the others.
const NEWS: [&str; 2] = ["Violet: your news as it came", "Violet: your news mirrored"];

/// What hedging does, in the third person: “hedging …”.
#[must_use]
pub const fn hedging(pressure: Pressure) -> &'static str {
    match pressure {
        Pressure::Leans => "leans against a move",
        Pressure::Pushes => "pushes a move along",
        Pressure::Nothing => "brings no order",
    }
}

/// What several orders do: “these orders …”.
#[must_use]
pub const fn orders_do(pressure: Pressure) -> &'static str {
    match pressure {
        Pressure::Leans => "lean against the move",
        Pressure::Pushes => "push the move along",
        Pressure::Nothing => "are less than a share, so there is nothing to push",
    }
}

/// The name of a zone in the picture, and its usual name.
#[must_use]
pub const fn zone(pressure: Pressure) -> [&'static str; 2] {
    match pressure {
        Pressure::Pushes => ["← pushes along →", "negative gamma"],
        Pressure::Leans | Pressure::Nothing => ["→ leans against ←", "positive gamma"],
    }
}

/// A price where the sign changes, in the picture; by its usual name if it is the only one.
#[must_use]
pub fn change(at: f64, is_only: bool, is_narrow: bool) -> String {
    match (is_only, is_narrow) {
        (true, false) => at_price("gamma flip", at),
        (true, true) => at_price("flip", at),
        (false, _) => price(at),
    }
}

/// A width of a bundle, with three digits: “3.02%”.
#[must_use]
pub fn per_cent(width: f64) -> String {
    format!("{}%", grouped(width, if width < 9.995 { 2 } else { usize::from(width < 99.95) }))
}

/// How far the sessions from a price spread, in what kind of pressure they begin (none off the map), and the widths
/// with hedging and without, in per cent; none before they are counted.
#[must_use]
pub fn finding(spot: f64, pressure: Option<Pressure>, widths: Option<(f64, f64)>) -> RichText {
    // Sessions wander to where hedging does the opposite.
    let wider = widths.filter(|(hedged, of_news)| per_cent(*hedged) != per_cent(*of_news));
    let wider = wider.map(|(hedged, of_news)| hedged > of_news);
    let place = match pressure {
        Some(Pressure::Leans) if wider == Some(true) => "where hedging leans at first",
        Some(Pressure::Leans) => "where hedging leans",
        Some(Pressure::Pushes) if wider == Some(false) => "where hedging pushes at first",
        Some(Pressure::Pushes) => "where hedging pushes",
        Some(Pressure::Nothing) => "where hedging brings no order",
        None => "off this map",
    };
    let spread = match widths.map(|(hedged, of_news)| [hedged, of_news].map(per_cent)) {
        None => "the first sessions are let go".to_owned(),
        Some([hedged, of_news]) if hedged == of_news => {
            format!("eight of ten sessions close within {hedged} of one another, hedged or not")
        }
        Some([hedged, of_news]) => {
            format!("eight of ten sessions close within {hedged} of one another; unhedged, {of_news}")
        }
    };
    RichText::plain(format!("From {}, {place}, {spread}", price(spot)))
}

/// What others call the zones of a map.
fn usual_names(map: &Map) -> &'static str {
    match map.zones() {
        [] => "",
        [(_, Pressure::Pushes)] => " (negative gamma)",
        [_] => " (positive gamma)",
        [_, _] => "; that price is the gamma flip",
        _ => "; each is a gamma flip",
    }
}

/// A price in the picture: “opens at $100.00”.
#[must_use]
pub fn at_price(what: &str, spot: f64) -> String {
    format!("{what} {}", price(spot))
}

/// A price beyond the left and the right edge of the picture.
#[must_use]
pub fn off_the_map(what: &str, spot: f64) -> [String; 2] {
    let name = format!("{}, off this map", at_price(what, spot));
    [format!("← {name}"), format!("{name} →")]
}

/// The prices where the kind of pressure changes, in a sentence; or that there are none, and why.
#[must_use]
pub fn zones(map: &Map) -> String {
    let zones = map.zones();
    let orders = if map.has_gaps() { ", wherever it brings orders" } else { "" };
    match zones {
        [] => quiet(map) + ", so hedging brings no order here",
        [(_, kind)] => {
            let everywhere = if map.has_gaps() { "Wherever it brings orders here" } else { "At every price here" };
            format!("{everywhere}, hedging {}: the sign never changes", hedging(*kind))
        }
        [(_, Pressure::Pushes), (at, _)] => {
            format!("Below {} hedging pushes a move along, above it leans against it{orders}", price(*at))
        }
        [_, (at, _)] => format!("Below {} hedging leans against a move, above it pushes it along{orders}", price(*at)),
        [_, changes @ ..] => {
            let mut text = "The pressure changes its sign at ".to_owned();
            for (place, (at, _)) in changes.iter().enumerate() {
                if place > 0 {
                    text.push_str(if place + 1 == changes.len() { " and " } else { ", " });
                }
                text.push_str(&price(*at));
            }
            text
        }
    }
}

/// Why a map brings no order in view: “There is no open interest near price”, “Everything cancels: …”.
#[must_use]
pub fn quiet(map: &Map) -> String {
    match map.quiet() {
        Some(Quiet::AllCancels { gross_shares }) => format!(
            "Everything cancels: 1% up would bring orders of up to {}, and nothing is left of them",
            grammar::shares_of(gross_shares)
        ),
        _ => "There is no open interest near price".to_owned(),
    }
}

/// Where the session opens, as a sentence: in which kind of pressure; none off the map.
#[must_use]
pub fn opening(spot: f64, pressure: Option<Pressure>) -> String {
    match pressure {
        Some(pressure) => format!("Today opens where hedging {}", hedging(pressure)),
        None => format!("Today opens at {}, off this map", price(spot)),
    }
}

/// How far price went from the open, in per cent with its sign, with the news as it came and with it mirrored.
#[must_use]
pub fn flipped(came: f64, mirrored: f64) -> String {
    let [came, mirrored] = [came, mirrored].map(|percent| signed(percent, 2));
    format!(
        "The farthest that price got from the open was {came}% with the news as it came, and {mirrored}% with it mirrored."
    )
}

/// What the caption has to know of the picture.
pub struct Shown<'a> {
    /// The map.
    pub map: &'a Map,
    /// The assumption in force.
    pub side: DealerSide,
    /// Whether the price of the open is on the map.
    pub spot_in_view: bool,
    /// Which way round the news is.
    pub direction: NewsDirection,
    /// Whether a jump is marked.
    pub jumps: bool,
}

/// What is drawn, and what to drag.
#[must_use]
pub fn caption(shown: &Shown) -> RichText {
    let start = format!("{}{}. {}. ", zones(shown.map), usual_names(shown.map), common::assumed(shown.side));
    let said = RichText::plain(start);
    if !shown.spot_in_view {
        return said.say("Sessions from a price off this map are counted, not drawn.");
    }
    said.say("Bold edges hold eight of ten sessions; dashed, the same news unhedged. ")
        .colored(ColorRole::Accent, NEWS[shown.direction as usize])
        .say(". Drag the dot and let go.")
        .say(if shown.jumps { common::A_JUMP } else { "" })
}
