//! What the text says of closes, and what bets on them are judged by: the same paths and laws as those of the figures.

use super::session::near;
use crate::control::Unit;
use crate::figures::shared::pile::near_probability;
use crate::figures::shared::three_books::ThreeBooks;
use crate::figures::words::closing_price::ToldShare;
use crate::format::price;
use crate::model::ModelError;
use crate::model::session::MINUTES;
use crate::scenario::session::GammaSide;
use crate::scenario::{Key, Scenario};
use crate::units::BASIS_POINTS;

/// Of 1,000 sessions, how many close near the strike with a dealer who owns the options, by the exact law: a whole
/// number. With such a dealer every price is stable, so there always is one.
pub(in crate::lesson) fn near_of_thousand(state: &Scenario) -> Result<f64, ModelError> {
    Ok((near_probability(state, GammaSide::Long)?.unwrap_or(0.0) * 1_000.0).round())
}

/// Where a session closes in one market, in basis points from its open.
fn close_bp(state: &Scenario, side: GammaSide) -> Result<f64, ModelError> {
    let close = ThreeBooks::of(state)?.session(side).at(MINUTES).log_spot;
    Ok((close - libm::log(state.get(Key::Spot))) * BASIS_POINTS)
}

/// The same where the dealer has sold the options.
pub(in crate::lesson) fn sold_close(state: &Scenario) -> Result<f64, ModelError> {
    close_bp(state, GammaSide::Short)
}

/// The same where nobody hedges, “+35 bp”.
pub(super) fn unhedged_close(state: &Scenario) -> Result<String, ModelError> {
    Ok(Unit::BasisPoints.spoken(close_bp(state, GammaSide::NotHedging)?))
}

/// Where the reader's news leaves price in the three markets, and which of them has gone furthest from the open.
pub(in crate::lesson) struct Furthest {
    /// The closes, in the order of [`GammaSide::ALL`], in dollars.
    closes: [f64; 3],
    open: f64,
    /// Whose market it is; of none where all three close alike.
    pub(in crate::lesson) side: Option<GammaSide>,
}

impl Furthest {
    /// Closes that differ by less than this part of the price are alike: by the rounding of their sums.
    const ALIKE: f64 = 1e-9;

    pub(in crate::lesson) fn of(state: &Scenario) -> Result<Self, ModelError> {
        let (books, open) = (ThreeBooks::of(state)?, state.get(Key::Spot));
        let closes = GammaSide::ALL.map(|side| books.session(side).at(MINUTES).spot());
        let [owned, none, sold] = closes.map(|close| (close - open).abs());
        let is_alike = (owned - none).abs().max((sold - none).abs()) < Self::ALIKE * open;
        let side = match owned.max(none).max(sold) {
            _ if is_alike => None,
            most if most == none => Some(GammaSide::NotHedging),
            most if most == sold => Some(GammaSide::Short),
            _ => Some(GammaSide::Long),
        };
        Ok(Self { closes, open, side })
    }
}

/// A lead of less than this part of the price is told as one: two closes may then be the same to the cent.
const HARDLY: f64 = 2.0 / BASIS_POINTS;

/// The closes of the three markets and which is furthest from the open, in sentences.
pub(super) fn furthest_close(state: &Scenario) -> Result<String, ModelError> {
    let Furthest { closes, open, side } = Furthest::of(state)?;
    let [owned, none, sold] = closes.map(price);
    let Some(side) = side else {
        return Ok(format!("All the same: each market closes at {none}, so with this news hedging changes nothing."));
    };
    let away = closes.map(|close| (close - open).abs());
    let hardly = away.into_iter().filter(|other| away[side as usize] - other < HARDLY * open).count() > 1;
    Ok(format!(
        "{}{}. From {} at the open, price closes at {owned} where the dealer owns the options, at {none} where \
         nobody hedges, and at {sold} where the dealer has sold them. That is one day: other news can end otherwise.",
        match side {
            GammaSide::Long => "Where the dealer owns the options",
            GammaSide::NotHedging => "Where nobody hedges",
            GammaSide::Short => "Where the dealer has sold them",
        },
        if hardly { ", but only just" } else { "" },
        price(open),
    ))
}

/// How many sessions close near the strike with a dealer short gamma, compared with no hedging.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::lesson) enum ShortCloses {
    /// The strike is far, and price is carried on to it.
    More,
    /// Price is pushed off the strike.
    Fewer,
    /// None that the page's digits show.
    AsMany,
}

impl ShortCloses {
    /// By the exact laws. Without one no price near the strike is stable, and what would have closed there does not.
    pub(in crate::lesson) fn of(state: &Scenario) -> Result<Self, ModelError> {
        let short = near_probability(state, GammaSide::Short)?;
        // Without hedging every price is stable.
        let none = near_probability(state, GammaSide::NotHedging)?.unwrap_or(0.0);
        Ok(match short {
            short if none < LEAST_SAID && short.unwrap_or(0.0) < LEAST_SAID => Self::AsMany,
            Some(short) if ToldShare::of(short) == ToldShare::of(none) => Self::AsMany,
            Some(short) if short > none => Self::More,
            None | Some(_) => Self::Fewer,
        })
    }
}

/// A smaller share of sessions is told as “under 0.01%”.
const LEAST_SAID: f64 = 5e-5;

/// What a dealer short gamma does to closes near the strike, and why, in sentences.
pub(super) fn short_close(state: &Scenario) -> Result<String, ModelError> {
    let (long, none) = (near_probability(state, GammaSide::Long)?, near_probability(state, GammaSide::NotHedging)?);
    let look = match state.gamma_side() {
        GammaSide::Short => "So does the dealer of the figure: look for the gap.",
        GammaSide::Long | GammaSide::NotHedging => {
            "Choose “Customer buys” under the figure, which leaves the dealer short gamma, and look for the gap."
        }
    };
    Ok(match ShortCloses::of(state)? {
        ShortCloses::AsMany => "Here a dealer short gamma changes nothing that these numbers show.".to_owned(),
        ShortCloses::More => format!(
            "Price opens far from the strike. A dealer short gamma carries price further, here to the strike: {}. A dealer \
             long gamma holds it back on its way there.",
            near(state, GammaSide::Short)?
        ),
        ShortCloses::Fewer if long < none => {
            "A dealer short gamma pushes price off the strike. And a dealer long gamma \
             leans against every move, so price is held back on its way there."
                .to_owned()
        }
        ShortCloses::Fewer => format!(
            "A dealer short gamma pushes price away from the strike, with orders of the same size as \
             those with which the same options, held long, would draw it there. {look}"
        ),
    })
}
