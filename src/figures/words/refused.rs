//! The words of a figure that the model refuses.

use crate::chart::RichText;
use crate::model::ModelError;

/// What can be done.
pub const CAPTION: &str = "Change one of them, or reset all, and the figure is back.";

/// That there is no figure, and why.
#[must_use]
pub fn finding(error: ModelError) -> RichText {
    RichText::plain(format!("There are no numbers for these settings: {}", why(error)))
}

/// The reason in plain words. The number itself is left out: to print any number as Rust does would cost the
/// module 5 kB, and the reader sees it in the controls.
const fn why(error: ModelError) -> &'static str {
    use ModelError as E;
    match error {
        E::Spot(_) | E::Strike(_) => "a price lies outside what the model can work with",
        E::Years(_) | E::Expiry(_) | E::MinutesPassed(_) => "a time lies outside what the model can work with",
        E::Volatility(_) | E::VolatilityShift(_) | E::FlowVolatility(_) => {
            "a volatility lies outside what the model can work with"
        }
        E::Rate(_) | E::DividendYield(_) => "interest or dividends lie outside what the model can work with",
        E::Contracts(_) => "there are more contracts than the model can work with",
        E::Impact(_) | E::Kappa(_) | E::DailyVolume(_) => "the price impact lies outside what the model can work with",
        E::HedgeInterval(_) | E::HedgeBand(_) | E::Cap(_) => "the dealer's rule is none that the model knows",
        E::FlowLength(_) | E::Shock(_) => "the news is none that a session can have",
        E::BookImpact(_) => "hedging this whole book would move price farther than the model can follow",
        E::NoStablePrice(_) => "with this book no price is stable",
        E::NotMonotone(_) => "with this book some prices are not stable, so there is no exact law",
        E::Capped => "with a cap on orders there is no exact law",
        E::Distance(_) | E::Histogram => "there is nothing to count the sessions in",
    }
}
