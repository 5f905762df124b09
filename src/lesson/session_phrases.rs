//! What the text says of sessions, each computed from the same paths and laws as the figures.

use crate::figures::PERCENT;
use crate::figures::closing_price::{near_probability, per_cent};
use crate::figures::map_moves::MapMoves;
use crate::figures::share_of_flow::{self, ShareOfFlow, whole_per_cent};
use crate::figures::three_books::ThreeBooks;
use crate::model::session::{MINUTES, closed_form};
use crate::scenario::session::{DAILY_VOLUME, GammaSide};
use crate::scenario::{Key, Scenario};
use crate::ui::format::{grouped, trimmed};

const BASIS_POINTS: f64 = 1e4;

/// The swings of a whole session, “18.4% a year”.
pub(super) fn volatility(state: &Scenario, side: GammaSide) -> String {
    let volatility = ThreeBooks::of(state).path(side).volatility(MINUTES);
    format!("{}% a year", grouped(volatility * PERCENT, 1))
}

/// The shares behind the options as a part of a day's volume, “10%”.
pub(super) fn part_of_volume(state: &Scenario) -> String {
    format!("{}%", trimmed(state.session_shares(GammaSide::Long) / DAILY_VOLUME * PERCENT, 1))
}

/// What trading all of those shares would do to price, “50 bp”.
pub(super) fn impact_of_book(state: &Scenario) -> String {
    format!("{} bp", trimmed(book_impact(state) * BASIS_POINTS, 1))
}

fn book_impact(state: &Scenario) -> f64 {
    state.impact().per_share() * state.session_shares(GammaSide::Long)
}

/// The size of `g` at the open, “0.158”.
pub(super) fn opening_gain(state: &Scenario) -> String {
    grouped(state.opening_gain(GammaSide::Long), 3)
}

/// When a short book of this size first has prices without stability, “9.8 minutes before expiry”.
pub(super) fn unstable_from(state: &Scenario) -> String {
    let minutes = closed_form::unstable_minutes(book_impact(state), state.get(Key::Iv) / PERCENT);
    let days = minutes / f64::from(MINUTES);
    if days >= 1.0 {
        format!("{} trading days before expiry", trimmed(days, 1))
    } else if minutes < 0.05 {
        "only in the last seconds before expiry".to_owned()
    } else {
        format!("{} minutes before expiry", trimmed(minutes, 1))
    }
}

/// Probability of a close near the strike with a dealer on one side; what is counted, not computed,
/// has none.
pub(super) fn near(state: &Scenario, side: GammaSide) -> String {
    near_probability(state, side).map_or_else(|| "an unknown share".to_owned(), per_cent)
}

/// Hedging's share of the flow so far, “13%”.
pub(super) fn flow_share(state: &Scenario) -> String {
    let share = ShareOfFlow::new(&state.with(Key::Minute, f64::from(MINUTES))).share();
    share.map_or_else(|| "no part".to_owned(), |share| format!("{}%", whole_per_cent(share)))
}

/// The same on an ordinary day in an index, a preset of `share-of-flow`.
pub(super) fn index_flow_share(state: &Scenario) -> String {
    flow_share(&state.with_all(share_of_flow::INDEX.values))
}

/// How much of the opening map is left at the close, “44%”.
pub(super) fn map_left(state: &Scenario) -> String {
    let left = MapMoves::new(&state.with(Key::Minute, f64::from(MINUTES))).share_left();
    left.map_or_else(|| "nothing".to_owned(), |left| format!("{}%", grouped(left * PERCENT, 0)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_default_says_what_the_model_document_says() {
        let state = Scenario::default();
        assert_eq!(part_of_volume(&state), "10%");
        assert_eq!(impact_of_book(&state), "50 bp");
        assert_eq!(opening_gain(&state), "0.158");
        assert_eq!(unstable_from(&state), "9.8 minutes before expiry");
        assert_eq!(near(&state, GammaSide::Long), "16.7%");
        assert_eq!(near(&state, GammaSide::Short), "an unknown share");
    }

    #[test]
    fn long_and_short_spells_are_told_in_their_own_unit() {
        let state = Scenario::default();
        assert_eq!(unstable_from(&state.with(Key::Oi, 0.0)), "only in the last seconds before expiry");
        assert!(unstable_from(&state.with(Key::Oi, 200_000.0)).contains("trading days"));
    }
}
