//! What the text says of sessions, each computed from the same paths and laws as the figures.

use crate::figures::map_moves::MapMoves;
use crate::figures::share_of_flow::{self, ShareOfFlow};
use crate::figures::shared::pile::near_probability;
use crate::figures::shared::three_books::ThreeBooks;
use crate::figures::words::closing_price::per_cent;
use crate::figures::words::common::whole_per_cent;
use crate::figures::words::{self, feedback_size};
use crate::format::{grouped, several, trimmed};
use crate::model::ModelError;
use crate::model::session::{MINUTES, closed_form};
use crate::scenario::session::GammaSide;
use crate::scenario::{Inputs, Key, Scenario};
use crate::units::{BASIS_POINTS, PERCENT};

fn range_bp(state: &Scenario, side: GammaSide) -> Result<f64, ModelError> {
    Ok(ThreeBooks::of(state)?.session(side).yardsticks(MINUTES).range * BASIS_POINTS)
}

/// The day's range without hedging, “183 bp”.
pub(super) fn range(state: &Scenario) -> Result<String, ModelError> {
    Ok(format!("{} bp", grouped(range_bp(state, GammaSide::NotHedging)?, 0)))
}

/// What a dealer on one side does to it, “cuts it to 160 bp”.
pub(super) fn range_with(state: &Scenario, side: GammaSide) -> Result<String, ModelError> {
    Ok(words::same_news::changes(range_bp(state, GammaSide::NotHedging)?, range_bp(state, side)?))
}

/// The shares behind the options as a part of a day's volume, “10%”, “0.02%”.
pub(super) fn part_of_volume(state: &Scenario) -> String {
    format!("{}%", figured(state.session_shares(GammaSide::Long) / state.underlying().daily_volume() * PERCENT))
}

/// What trading all of those shares would do to price, “50 bp”, “0.25 bp”.
pub(super) fn impact_of_book(state: &Scenario) -> Result<String, ModelError> {
    Ok(format!("{} bp", figured(book_impact(state)? * BASIS_POINTS)))
}

/// A size with one digit after the point, and so many more that a small one keeps two of its figures.
fn figured(size: f64) -> String {
    let decimals = match size {
        size if size >= 1.0 => 1,
        size if size >= 0.1 => 2,
        size if size >= 0.01 => 3,
        _ => 5,
    };
    trimmed(size, decimals)
}

fn book_impact(state: &Scenario) -> Result<f64, ModelError> {
    Ok(state.impact()?.per_share() * state.session_shares(GammaSide::Long))
}

/// The size of the feedback at the open, “0.158”, as the figure beside it has it.
pub(super) fn opening_feedback(state: &Scenario) -> Result<String, ModelError> {
    Ok(feedback_size::size(state.opening_feedback(GammaSide::Short)?))
}

/// When a short book of this size first has prices without stability: “gets there 9.8 minutes before expiry”.
pub(super) fn unstable_from(state: &Scenario) -> Result<String, ModelError> {
    let impact = book_impact(state)?;
    if impact == 0.0 {
        return Ok("never gets there".to_owned());
    }
    Ok(format!("gets there {}", first_unstable(state, impact)))
}

fn first_unstable(state: &Scenario, book_impact: f64) -> String {
    let minutes = closed_form::unstable_minutes(book_impact, state.fraction(Key::Iv));
    let days = minutes / f64::from(MINUTES);
    if days >= 1.0 {
        format!("{} before expiry", several(&trimmed(days, 1), "trading day"))
    } else if minutes < 0.05 {
        "only in the last seconds before expiry".to_owned()
    } else {
        format!("{} before expiry", several(&trimmed(minutes, 1), "minute"))
    }
}

/// Shares that change hands on an average day: “10 million”.
pub(super) fn daily_volume(state: &Scenario) -> String {
    match state.underlying().daily_volume() {
        volume if volume >= 1e6 => format!("{} million", trimmed(volume * 1e-6, 2)),
        volume => grouped(volume, 0),
    }
}

/// Probability of a close near the strike with a dealer on one side; what is counted, not computed,
/// has none.
pub(super) fn near(state: &Scenario, side: GammaSide) -> Result<String, ModelError> {
    Ok(near_probability(state, side)?.map_or_else(|| "an unknown share".to_owned(), per_cent))
}

/// Hedging's share of the movement by quarters of an hour on an ordinary day in an index, with the reader's news:
/// “under 1%”.
pub(super) fn index_flow_share(state: &Scenario) -> Result<String, ModelError> {
    let index = state.with_all(&share_of_flow::SPEC.preset_values(&share_of_flow::INDEX, state));
    let index = index.with(Key::Seed, state.get(Key::Seed));
    let share = ShareOfFlow::new(&index)?.share();
    Ok(share.map_or_else(|| "no part".to_owned(), |share| format!("{}%", whole_per_cent(share))))
}

/// A map of which more than this part is left, and to which less than the rest is new, nearly holds.
const NEARLY_HOLDS: f64 = 0.9;

/// How the opening map has changed at the close, as a clause: “at the close 44% of the opening map is left …”.
pub(super) fn map_left(inputs: &Inputs) -> Result<String, ModelError> {
    let close = inputs.beside(inputs.scenario.with(Key::Minute, f64::from(MINUTES)));
    let change = MapMoves::new(&close)?.change();
    let Some(change) = change else {
        let nothing = "no order is left to begin with, since everything cancels or nothing is open near price";
        return Ok(nothing.to_owned());
    };
    let said = format!("at the close {}", words::map_moves::changed(change));
    if change.left > NEARLY_HOLDS && change.new < 1.0 - NEARLY_HOLDS {
        let days = Key::Sessions.control().spoken(inputs.scenario.get(Key::Sessions));
        return Ok(format!("with {days} to go the map nearly holds: {said}"));
    }
    Ok(said)
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a state that is refused must fail the test")]
mod tests {
    use super::*;

    #[test]
    fn the_default_says_what_the_model_document_says() {
        let state = Scenario::default();
        assert_eq!(part_of_volume(&state), "10%");
        assert_eq!(impact_of_book(&state).unwrap(), "50 bp");
        assert_eq!(opening_feedback(&state).unwrap(), "0.158");
        assert_eq!(unstable_from(&state).unwrap(), "gets there 9.8 minutes before expiry");
        assert_eq!(near(&state, GammaSide::Long).unwrap(), "21.9%");
        assert_eq!(near(&state, GammaSide::Short).unwrap(), "an unknown share");
    }

    #[test]
    fn long_and_short_spells_are_told_in_their_own_unit() {
        let state = Scenario::default();
        assert_eq!(unstable_from(&state.with(Key::Oi, 0.0)).unwrap(), "never gets there");
        assert_eq!(unstable_from(&state.with(Key::Kappa, 0.0)).unwrap(), "never gets there");
        assert_eq!(
            unstable_from(&state.with(Key::Oi, 1.0)).unwrap(),
            "gets there only in the last seconds before expiry"
        );
        assert!(unstable_from(&state.with(Key::Oi, 200_000.0)).unwrap().contains("trading days"));
    }
}
