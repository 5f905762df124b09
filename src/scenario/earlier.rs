//! Links of earlier versions: what they left unsaid, what they said in other units, and what they called by a name
//! that is none any more.
//!
//! A link holds only what differs from the state that its own version opened with. So that the same link goes on
//! showing the same picture, each version's opening state is kept here, as a difference from today's.

use super::choices::CustomerSide;
use super::controls::{CHAIN_STRIKES, Key};
use super::state::Scenario;
use crate::format::{self, number};
use crate::model::CONTRACT_MULTIPLIER;
use crate::model::session::Impact;

/// The news that version 1 opened with.
const SEED_1: f64 = 3.0;
/// The open interest that version 1 opened with: contracts of calls and of puts, strikes upwards.
const CALLS_1: [f64; CHAIN_STRIKES] =
    [2_000.0, 3_000.0, 5_000.0, 8_000.0, 14_000.0, 12_000.0, 15_000.0, 7_000.0, 4_000.0];
const PUTS_1: [f64; CHAIN_STRIKES] =
    [6_000.0, 7_000.0, 13_000.0, 10_000.0, 12_000.0, 6_000.0, 4_000.0, 2_000.0, 1_000.0];

/// The widest band of version 1, in per cent of daily volume.
const MOST_BAND_1: f64 = 10.0;

/// A name that links had until version 2: on which side of a session's options the dealer was, whatever the side of
/// the trade. Today the dealer of a session takes the other side of the trade as everywhere else.
pub const DEALER: &str = "dealer";

/// What such a side comes to today.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dealer {
    /// The side of the customer that leaves the dealer long gamma, or short.
    Side(CustomerSide),
    /// Nobody hedged. No side of the customer means that.
    NotHedging,
}

/// The side that a link gave to the dealer of a session, by the name or the label of its word in letters of any size;
/// none of another word.
#[must_use]
pub fn dealer(given: &str) -> Option<Dealer> {
    match given.trim().to_ascii_lowercase().as_str() {
        "long" | "long gamma" => Some(Dealer::Side(CustomerSide::Sells)),
        "short" | "short gamma" => Some(Dealer::Side(CustomerSide::Buys)),
        "none" | "not hedging" => Some(Dealer::NotHedging),
        _ => None,
    }
}

/// The state that a link of this version starts from; of today's if it does not say.
#[must_use]
pub fn opening(version: Option<u32>) -> Scenario {
    let mut state = Scenario::default();
    if version == Some(1) {
        state.set(Key::Seed, SEED_1);
        for ((place, calls), puts) in (0u8..).zip(CALLS_1).zip(PUTS_1) {
            state.set(Key::Calls(place), calls);
            state.set(Key::Puts(place), puts);
        }
    }
    state
}

/// The values of a link in today's units. Version 1 gave the band in per cent of daily volume; today it is a part of
/// the shares behind the position, which the same link gives in contracts. The pictures of the chain had the same
/// band; with the position's as its measure they keep it only where the two books have the same largest position.
#[must_use]
pub fn in_units_of_today(version: Option<u32>, values: Vec<(Key, String)>) -> Vec<(Key, String)> {
    if version != Some(1) {
        return values;
    }
    let contracts = values
        .iter()
        .rev()
        .find(|(key, _)| *key == Key::Oi)
        .and_then(|(_, given)| Key::Oi.control().read(given).value());
    let shares = contracts.unwrap_or(Key::Oi.control().default) * CONTRACT_MULTIPLIER;
    let band = |given: &str| format::read(given, Key::Band.control().unit.measure(), 0.0, MOST_BAND_1).value();
    let translated = |(key, given): (Key, String)| match band(&given) {
        Some(band) if key == Key::Band && shares > 0.0 => {
            (key, number::shortest(band * Impact::DEFAULT_DAILY_VOLUME / shares))
        }
        _ => (key, given),
    };
    values.into_iter().map(translated).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_band_of_version_1_is_as_wide_as_it_was() {
        let band = |values: &[(Key, &str)]| {
            let values = values.iter().map(|(key, given)| (*key, (*given).to_owned())).collect();
            let today = in_units_of_today(Some(1), values);
            today.into_iter().find(|(key, _)| *key == Key::Band).map(|(_, given)| given)
        };
        // 1% of 10 million shares is a tenth of what 10 000 contracts stand for, and a twentieth of twice as many.
        assert_eq!(band(&[(Key::Band, "1")]).as_deref(), Some("10"));
        assert_eq!(band(&[(Key::Band, "2.5"), (Key::Oi, "20000")]).as_deref(), Some("12.5"));
        assert_eq!(band(&[(Key::Band, "wide")]).as_deref(), Some("wide"));
        assert_eq!(in_units_of_today(None, vec![(Key::Band, "1".to_owned())]), [(Key::Band, "1".to_owned())]);
    }

    #[test]
    fn the_side_of_a_dealer_is_read_as_the_word_or_its_label() {
        for (given, side) in [
            ("long", Some(Dealer::Side(CustomerSide::Sells))),
            ("Short gamma", Some(Dealer::Side(CustomerSide::Buys))),
            (" NONE", Some(Dealer::NotHedging)),
            ("sells", None),
            ("", None),
        ] {
            assert_eq!(dealer(given), side, "{given}");
        }
    }

    #[test]
    fn each_version_opens_with_its_own_state() {
        assert_eq!(opening(None), Scenario::default());
        assert_eq!(opening(Some(2)), Scenario::default());
        let first = opening(Some(1));
        assert_eq!(
            (first.get(Key::Seed), first.get(Key::Calls(6)), first.get(Key::Puts(2))),
            (3.0, 15_000.0, 13_000.0)
        );
    }
}
