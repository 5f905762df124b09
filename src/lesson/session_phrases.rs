//! What the text says of sessions, each computed from the same paths and laws as the figures.

use crate::figures::closing_price::{near_probability, per_cent};
use crate::figures::map_moves::{self, MapMoves};
use crate::figures::share_of_flow::{self, ShareOfFlow, whole_per_cent};
use crate::figures::three_books::ThreeBooks;
use crate::figures::{BASIS_POINTS, PERCENT, same_news};
use crate::model::DealerSide;
use crate::model::book::Position;
use crate::model::session::{MINUTES, Rehedge, closed_form};
use crate::scenario::session::{DAILY_VOLUME, GammaSide};
use crate::scenario::{Key, Scenario};
use crate::ui::format::{grouped, signed, trimmed};

fn range_bp(state: &Scenario, side: GammaSide) -> f64 {
    ThreeBooks::of(state).path(side).yardsticks(MINUTES).range * BASIS_POINTS
}

/// The day's range without hedging, “183 bp”.
pub(super) fn range(state: &Scenario) -> String {
    format!("{} bp", grouped(range_bp(state, GammaSide::NotHedging), 0))
}

/// What a dealer on one side does to it, “cuts it to 160 bp”.
pub(super) fn range_with(state: &Scenario, side: GammaSide) -> String {
    same_news::changes(range_bp(state, GammaSide::NotHedging), range_bp(state, side))
}

/// Whether moves go on under the dealer's rule, and why, in a sentence. A test over many sessions for each rule
/// stands behind it.
pub(super) fn direction_of_rule(state: &Scenario) -> &'static str {
    if state.opening_feedback(GammaSide::Short) == 0.0 {
        return "With no impact, or no contracts, hedging changes nothing.";
    }
    match state.session_parameters().rehedge() {
        Rehedge::EveryMinutes(1) => {
            "This dealer trades every minute, and then moves are larger but don't go on: direction comes from the delay."
        }
        Rehedge::EveryMinutes(_) | Rehedge::Band(_) => {
            "This dealer waits before trading, so the order comes after the move and in its direction, and moves tend to \
             go on."
        }
    }
}

/// What the shares behind all contracts of the ladder are of a day's volume, “104%”.
pub(super) fn ladder_volume(state: &Scenario) -> String {
    let shares: f64 = state.ladder_book_held(DealerSide::AllLong).positions().iter().map(Position::shares).sum();
    format!("{}%", grouped(shares / DAILY_VOLUME * PERCENT, 0))
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

/// The size of the feedback at the open, “0.158”.
pub(super) fn opening_feedback(state: &Scenario) -> String {
    grouped(state.opening_feedback(GammaSide::Short), 3)
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

/// What each layer did to price in the whole session, as a clause.
pub(super) fn layers_moved(state: &Scenario) -> String {
    let (outside, hedging) = ShareOfFlow::new(&state.with(Key::Minute, f64::from(MINUTES))).layers_bp();
    let moved = signed(outside + hedging, 1);
    if state.gamma_side() == GammaSide::NotHedging {
        return format!("price moved {moved} bp, all of it from outside orders, since nobody hedges");
    }
    format!(
        "price moved {moved} bp: {} from outside orders and {} from hedging",
        signed(outside, 1),
        signed(hedging, 1)
    )
}

/// Hedging's share of the movement by quarters of an hour on an ordinary day in an index, with the reader's news:
/// “under 1%”.
pub(super) fn index_flow_share(state: &Scenario) -> String {
    let index = Scenario::default().with_all(share_of_flow::INDEX.values).with(Key::Seed, state.get(Key::Seed));
    let share = ShareOfFlow::new(&index).share();
    share.map_or_else(|| "no part".to_owned(), |share| format!("{}%", whole_per_cent(share)))
}

/// How much of the opening map is left at the close, as a clause: “at the close 44% of the opening map is left”.
pub(super) fn map_left(state: &Scenario) -> String {
    let left = MapMoves::new(&state.with(Key::Minute, f64::from(MINUTES))).share_left();
    left.map_or_else(
        || "no order is left to begin with, since everything cancels or nothing is open near price".to_owned(),
        |left| format!("at the close {} of the opening map is left", map_moves::part_left(left)),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_default_says_what_the_model_document_says() {
        let state = Scenario::default();
        assert_eq!(part_of_volume(&state), "10%");
        assert_eq!(impact_of_book(&state), "50 bp");
        assert_eq!(opening_feedback(&state), "0.158");
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
