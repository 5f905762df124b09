//! What the map says: its zones, where the day opens in them, and what mirrored news does.

use super::PressureMap;
use crate::chart::{ColorRole, RichText};
use crate::figures::shared::pressure::{Map, Pressure, Quiet, WINDOW};
use crate::figures::shared::wording;
use crate::format::{price, signed};
use crate::model::rounds_to_nothing;
use crate::model::session::{MINUTES, Minute, Session};
use crate::scenario::Key;
use crate::units::PERCENT;

/// The prices where the kind of pressure changes, in a sentence; or that there are none, and why.
#[must_use]
pub fn zones_in_words(map: &Map) -> String {
    let zones = map.zones();
    let orders = if map.has_gaps() { ", wherever it brings orders" } else { "" };
    match zones.as_slice() {
        [] => quiet_in_words(map) + ", so hedging brings no order here",
        [(_, kind)] => {
            let everywhere = if map.has_gaps() { "Wherever it brings orders here" } else { "At every price here" };
            format!("{everywhere}, hedging {}: the sign never changes", kind.verb())
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
pub(in crate::figures) fn quiet_in_words(map: &Map) -> String {
    match map.quiet() {
        Some(Quiet::AllCancels { gross_shares }) => format!(
            "Everything cancels: 1% up would bring orders of up to {}, and nothing is left of them",
            wording::shares_of(gross_shares)
        ),
        _ => "There is no open interest near price".to_owned(),
    }
}

impl PressureMap {
    /// Where the session opens, as a sentence: in which kind of pressure, or off the map.
    #[must_use]
    pub fn opening(&self) -> String {
        let spot = self.spot();
        if !(WINDOW.0..=WINDOW.1).contains(&spot) {
            return format!("Today opens at {}, off this map", price(spot));
        }
        format!("Today opens where hedging {}", self.map.pressure(spot).verb())
    }

    /// Where price was farthest from the open with the news of the control, and with the same news the other way
    /// round; in per cent of the open, with its sign.
    #[must_use]
    pub fn farthest(&self) -> (f64, f64) {
        (farthest(self.path(), self.spot()), farthest(self.mirrored(), self.spot()))
    }

    /// What mirroring the news does, in a sentence that is the same both ways round.
    #[must_use]
    pub fn flipped(&self) -> String {
        let [came, mirrored] = self.as_it_came_and_mirrored().map(|path| signed(farthest(path, self.spot()), 2));
        format!("At its farthest the news as it came took price {came}% from the open; mirrored, {mirrored}%.")
    }

    /// How often the two sessions were hedged, and whether they meet a price where the sign changes; the same both
    /// ways round.
    #[must_use]
    pub fn crossings(&self) -> String {
        let both = self.as_it_came_and_mirrored();
        let crossed = both.map(|path| self.map.is_crossed_by(path.until(MINUTES).iter().map(Minute::spot)));
        let met = match crossed {
            _ if self.map.zones().len() < 2 => "There is no price here where the sign changes.",
            [true, true] => "Both sessions cross a price where the sign changes.",
            [true, false] => "Only with the news as it came does price cross a point where the sign changes.",
            [false, true] => "Only with the news mirrored does price cross a point where the sign changes.",
            [false, false] => "Neither session reaches a price where the sign changes.",
        };
        let [came, mirrored] = both.map(hedge_orders);
        let came = wording::counted(came, "hedge order");
        format!("Dealers place {came} with the news as it came, and {mirrored} with it mirrored. {met}")
    }
}

/// Orders of a whole session, those of less than half a share left out.
fn hedge_orders(path: &Session) -> u16 {
    let traded = |minute: &&Minute| !rounds_to_nothing(minute.trade);
    u16::try_from(path.until(MINUTES).iter().filter(traded).count()).unwrap_or(u16::MAX)
}

fn farthest(path: &Session, open: f64) -> f64 {
    let mut far = 0.0_f64;
    for minute in path.until(MINUTES) {
        let change = (minute.spot() / open - 1.0) * PERCENT;
        if change.abs() > far.abs() {
            far = change;
        }
    }
    far
}

pub(super) fn caption(figure: &PressureMap) -> RichText {
    let in_view = |at: f64| (WINDOW.0..=WINDOW.1).contains(&at);
    let below = if figure.path().until(MINUTES).iter().any(|minute| in_view(minute.spot())) {
        "the session on the same map"
    } else {
        "empty, since the session stays off this map"
    };
    let drag = if in_view(figure.state.get(Key::Spot)) { " Drag the dot to open elsewhere." } else { "" };
    RichText::plain(format!("{}. ", figure.state.assumption().describe()))
        .say("Above: the order that the next 1% up brings, ")
        .tone(ColorRole::Buy, "blue buys")
        .say(", ")
        .tone(ColorRole::Sell, "orange sells")
        .say(format!("; pale grey, the gross. Below: {below}. {} {}{drag}", figure.flipped(), figure.crossings()))
        .say(if figure.path().jumps(MINUTES).next().is_some() { wording::A_JUMP } else { "" })
}
