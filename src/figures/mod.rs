//! The figures, one file or folder each; what several of them draw ([`drawing`]) and compute ([`shared`]); all
//! their words ([`words`]); and the one list that the page, the tests and the exports read.

pub mod be_the_dealer;
pub mod closing_price;
pub mod crowded_strikes;
pub mod dealer_delta;
pub mod drawing;
pub mod echo;
pub mod far_to_dominant;
pub mod feedback_size;
pub mod four_trades;
pub mod hedge_orders;
pub mod hedged_pnl;
pub mod map_moves;
pub mod one_trade;
pub mod pressure_map;
pub mod push_the_price;
pub mod refused;
pub mod same_news;
pub mod share_of_flow;
pub mod shared;
pub mod the_flow;
pub mod three_clocks;
pub mod words;
pub mod your_chain;

use crate::chart::{ColorRole, Figure};
use crate::figures::refused::Refused;
use crate::figures::shared::memo::each;
use crate::format::Printed;
use crate::model::ModelError;
use crate::scenario::situation::Contracts;
use crate::scenario::{Inputs, Key, Scenario, Setting};

/// A figure as the page hosts it.
pub struct FigureSpec {
    /// Its name: the anchor, and `data-figure`.
    pub id: &'static str,
    /// The claims of the lesson that it shows, separated by spaces.
    pub claims: &'static str,
    /// The controls that its picture depends on, in groups; it is computed from these alone.
    pub inputs: &'static [&'static [Key]],
    /// Controls that stand under the picture: at most three.
    pub controls: &'static [Key],
    /// Controls that few readers need, folded away.
    pub more: &'static [Key],
    /// The control that can be played.
    pub played: Option<Key>,
    /// The control by which the untouched picture stirs once, from nothing to what it shows, when it first lives.
    pub nudge: Option<Key>,
    /// States worth a look, one button each.
    pub presets: &'static [&'static Preset],
    /// Buttons with which the reader acts in it; most figures have none.
    pub actions: &'static [&'static Action],
    /// How the numbers are computed.
    pub method: Printed,
    /// Computes the figure, or says why the model refuses the state.
    pub compute: fn(&Inputs) -> Result<Box<dyn Figure>, ModelError>,
}

/// Something that the reader can do in a figure: a button, and perhaps a key.
pub struct Action {
    /// Its name among those of its figure.
    pub name: &'static str,
    /// What the button says.
    pub label: Printed,
    /// Whether it buys or sells.
    pub role: Option<ColorRole>,
    /// The key that does the same while the buttons have the focus; empty for none.
    pub key: &'static str,
    /// The state that it makes of another. Where it changes nothing, the button is off.
    pub act: fn(&Scenario) -> Scenario,
}

/// A state worth a look.
pub struct Preset {
    /// Its name among those of its figure.
    pub name: &'static str,
    /// What the button says.
    pub label: Printed,
    /// What it shows, in a sentence.
    pub note: Printed,
    /// The controls that make it what it is. Whoever applies it sets all others that its figure reads to what
    /// the lesson opens with ([`FigureSpec::preset_values`]).
    pub values: &'static [Setting],
}

/// Every figure, in the order of the page.
pub static LIST: [&FigureSpec; 23] = [
    &push_the_price::SPEC,
    &the_flow::SPEC,
    &one_trade::SPEC,
    &four_trades::SPEC,
    &dealer_delta::SPEC,
    &hedge_orders::SPEC,
    &be_the_dealer::SPEC,
    &three_clocks::SPEC,
    &far_to_dominant::SPEC,
    &crowded_strikes::SPEC,
    &hedged_pnl::SPEC,
    &echo::SPEC,
    &feedback_size::SPEC,
    &same_news::SPEC,
    &closing_price::SPEC,
    &share_of_flow::SPEC,
    &pressure_map::SPEC,
    &map_moves::SPEC,
    &dealer_delta::IN_PLAYGROUND,
    &hedge_orders::IN_PLAYGROUND,
    &three_clocks::IN_PLAYGROUND,
    &feedback_size::IN_PLAYGROUND,
    &same_news::IN_PLAYGROUND,
];

impl FigureSpec {
    /// The figure for a state, or in its place what can be said of a state that the model refuses. Controls that
    /// it does not declare cannot reach it.
    #[must_use]
    pub fn figure(&self, inputs: &Inputs) -> Box<dyn Figure> {
        (self.compute)(&inputs.only(self.keys())).unwrap_or_else(|error| Box::new(Refused::new(error)))
    }

    /// The same with all its work done, however long that takes: what is counted is counted to the end.
    #[must_use]
    pub fn whole_figure(&self, inputs: &Inputs) -> Box<dyn Figure> {
        let mut figure = self.figure(inputs);
        while figure.refine(&|| true).is_some() {}
        figure
    }

    /// The figure whose still picture this one has too: the playground shows some figures once more.
    #[must_use]
    pub fn drawn_as(&self) -> &'static str {
        self.id.strip_prefix("play-").unwrap_or(self.id)
    }

    /// The preset with this name.
    #[must_use]
    pub fn preset(&self, name: &str) -> Option<&'static Preset> {
        self.presets.iter().copied().find(|preset| preset.name == name)
    }

    /// Every control that the figure reads, as a preset wants it in a state: nothing that the reader changed before is left
    /// to turn the preset into something else. The underlying stays; its figures of the chain start from the chain as it
    /// was brought, all others from where the lesson does, so that what is said of a preset holds.
    #[must_use]
    pub fn preset_values(&self, preset: &Preset, state: &Scenario) -> Vec<Setting> {
        let reads = |wanted: fn(&Key) -> bool| self.keys().any(|key| wanted(&key));
        let state = if reads(|key| matches!(key, Key::Calls(_))) {
            state.opening().with_all(preset.values)
        } else if reads(|key| *key == Key::Kappa) {
            state.situated(preset.values, Contracts::ForTheVolume)
        } else {
            state.situated(preset.values, Contracts::AsMany)
        };
        self.keys().map(|key| state.setting(key)).collect()
    }

    /// The controls that it depends on, one by one.
    pub fn keys(&self) -> impl Iterator<Item = Key> + Clone {
        each(self.inputs)
    }
}

/// The controls that describe the one trade.
const TRADE: &[Key] =
    &[Key::Spot, Key::Days, Key::Oi, Key::Iv, Key::Strike, Key::Side, Key::Kind, Key::Rate, Key::Yield];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::View;
    use crate::scenario::CONTROLS;
    use proptest::prelude::*;

    #[test]
    fn at_most_three_controls_show_and_each_matters() {
        for spec in LIST {
            assert!(spec.controls.len() + usize::from(spec.played.is_some()) <= 3, "{}", spec.id);
            let shown = spec.controls.iter().chain(spec.more).chain(&spec.played);
            assert!(shown.clone().all(|key| spec.keys().any(|read| read == *key)), "{}", spec.id);
        }
    }

    #[test]
    fn names_are_unique_and_handles_are_controls() {
        for spec in LIST {
            assert_eq!(LIST.iter().filter(|other| other.id == spec.id).count(), 1, "{}", spec.id);
            for handle in spec.figure(&Inputs::default()).handles() {
                let key = Key::named(handle.control);
                assert!(
                    key.is_some_and(|key| spec.keys().any(|read| read == key)),
                    "{} drags {}",
                    spec.id,
                    handle.control
                );
            }
        }
    }

    /// Each figure with a volatility that no reader can set. The first one stands for a day of its own and reads none.
    #[test]
    fn a_state_that_the_model_refuses_is_told_and_never_shown_as_zero() {
        for spec in LIST.into_iter().filter(|spec| spec.keys().any(|key| key == Key::Iv)) {
            for volatility in [-5.0, f64::NAN, 1e15] {
                let inputs = Inputs::of(Scenario::impossible(Key::Iv, volatility));
                let refused = (spec.compute)(&inputs).err();
                assert!(matches!(refused, Some(ModelError::Volatility(_))), "{}: {refused:?}", spec.id);
                let mut figure = spec.figure(&inputs);
                let said = figure.finding().text();
                assert!(
                    said.ends_with("a volatility lies outside what the model can work with"),
                    "{}: {said}",
                    spec.id
                );
                assert!(!format!("{said}{}", figure.caption().text()).contains(|c: char| c.is_ascii_digit()));
                assert!(figure.table().rows.is_empty() && figure.handles().is_empty() && figure.story().is_empty());
                assert_eq!(figure.refine(&|| true), None);
                let scene = figure.scene(View { width: 690.0 });
                assert!(scene.height() > 40.0 && scene.panels.iter().all(|panel| panel.marks.into_iter().count() == 0));
            }
        }
    }

    proptest! {
        #[test]
        fn any_state_gives_a_whole_figure(shares in proptest::collection::vec(0.0..=1.0f64, CONTROLS.len()), width in 200.0..1400.0f64) {
            let state = Key::ALL.into_iter().zip(&shares).fold(Scenario::default(), |state, (key, share)| {
                let control = key.control();
                let (from, to, _) = control.slider();
                // Ends are met often: that is where pictures break.
                let share = if *share < 0.1 { 0.0 } else if *share > 0.9 { 1.0 } else { *share };
                state.with(key, control.value_at(from + share * (to - from)))
            });
            let inputs = Inputs::of(state);
            for spec in LIST {
                prop_assert!((spec.compute)(&inputs.only(spec.keys())).is_ok(), "{} is refused", spec.id);
                let figure = spec.figure(&inputs);
                prop_assert!(!figure.finding().text().contains("NaN") && !figure.finding().text().is_empty());
                let table = figure.table();
                for row in &table.rows {
                    prop_assert_eq!(row.len(), table.columns.len());
                    prop_assert!(row.iter().filter_map(crate::chart::Cell::value).all(f64::is_finite), "{}", spec.id);
                }
                let scene = figure.scene(View { width });
                prop_assert!(scene.height() > 40.0 && scene.height() < 2_000.0);
                let default_handles = spec.figure(&Inputs::default()).handles().len();
                prop_assert_eq!(figure.handles().len(), default_handles, "{}", spec.id);
            }
        }
    }
}
