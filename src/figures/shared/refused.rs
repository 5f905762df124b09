//! What stands in a figure's place where the model refuses its state: a sentence, and no number that could be
//! taken for one. No reader should ever see it, since every control's range lies inside the model's; but a fault
//! must not look like a calm zero.

use crate::chart::{Axis, Figure, Handle, Marks, Panel, RichText, Scene, Table, View};
use crate::model::ModelError;

/// Height of the empty picture, in CSS pixels.
const HEIGHT_PX: f64 = 120.0;

/// A figure that cannot be computed.
pub struct Refused {
    why: &'static str,
}

impl Refused {
    /// The figure of a state that the model refuses for this reason.
    #[must_use]
    pub const fn new(error: ModelError) -> Self {
        Self { why: why(error) }
    }
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

impl Figure for Refused {
    fn finding(&self) -> RichText {
        RichText::plain(format!("There are no numbers for these settings: {}", self.why))
    }

    fn caption(&self) -> RichText {
        RichText::plain("Change one of them, or reset all, and the figure is back.")
    }

    fn scene(&self, _view: View) -> Scene {
        let axis = Axis::linear(0.0, 1.0);
        Scene::of(Panel { x: axis.clone(), y: axis, marks: Marks::new(), height: HEIGHT_PX })
    }

    fn table(&self) -> Table {
        Table::default()
    }

    fn handles(&self) -> Vec<Handle> {
        Vec::new()
    }
}

/// A number that the model may refuse, for a curve or a cell: where it does, not a number, which is drawn as a gap
/// and written as a dash.
#[must_use]
pub fn or_gap(number: Result<f64, ModelError>) -> f64 {
    number.unwrap_or(f64::NAN)
}
