//! The echo of a push: the dealer's answers one after another, and where they end for every feedback.

mod curve;
mod picture;
mod stairs;

use super::FigureSpec;
use crate::chart::{Figure, Handle, RichText, Scene, Table, Travel, View};
use crate::figures::Preset;
use crate::figures::words::echo as words;
use crate::format::trimmed;
use crate::model::session::Rounds;
use crate::scenario::controls::OPENING_FEEDBACK;
use crate::scenario::{Key, Scenario, set};

/// The figure as the page hosts it.
pub static SPEC: FigureSpec = FigureSpec {
    id: "echo",
    claims: "C1 C2",
    inputs: &[&[Key::Feedback]],
    controls: &[Key::Feedback],
    more: &[],
    played: None,
    nudge: None,
    actions: &[],
    presets: &[&OWNS, &HAS_SOLD, &HALF, &NINE_TENTHS, &ONE],
    method: words::METHOD,
    compute: |inputs| Ok(Box::new(Echo::new(&inputs.scenario))),
};

static OWNS: Preset = Preset { name: "owns", label: words::OWNS.label, note: words::OWNS.note, values: &[] };
static HAS_SOLD: Preset = Preset {
    name: "has-sold",
    label: words::HAS_SOLD.label,
    note: words::HAS_SOLD.note,
    values: &[set(Key::Feedback, -OPENING_FEEDBACK)],
};
/// Each answer is half of what it answers.
pub static HALF: Preset =
    Preset { name: "half", label: words::HALF.label, note: words::HALF.note, values: &[set(Key::Feedback, 0.5)] };
static NINE_TENTHS: Preset = Preset {
    name: "nine-tenths",
    label: words::NINE_TENTHS.label,
    note: words::NINE_TENTHS.note,
    values: &[set(Key::Feedback, 0.9)],
};
static ONE: Preset =
    Preset { name: "one", label: words::ONE.label, note: words::ONE.note, values: &[set(Key::Feedback, 1.0)] };

/// The push, in basis points of price.
pub const PUSH: f64 = 100.0;
/// The staircase goes on until no more than this part of the end is still to come: less than a pixel.
const SETTLED: f64 = 0.002;
/// It has at least so many answers; and so many where the rounds never settle.
const FEW_ROUNDS: u32 = 5;
const ENDLESS_ROUNDS: u32 = 23;
/// Rounds of the table.
const TABLE_ROUNDS: u32 = 10;

/// The computed figure.
pub struct Echo {
    feedback: f64,
    rounds: Rounds,
}

impl Echo {
    /// Computes it from the state.
    #[must_use]
    pub fn new(state: &Scenario) -> Self {
        let feedback = state.get(Key::Feedback);
        Self { feedback, rounds: Rounds::new(feedback) }
    }

    /// Where price ends, in basis points; none where no price is stable.
    #[must_use]
    pub fn end(&self) -> Option<f64> {
        self.rounds.end().map(|end| end * PUSH)
    }

    /// What a round adds, in basis points; round 0 is the push.
    fn answer(&self, round: u32) -> f64 {
        self.rounds.answer(round) * PUSH
    }

    /// How far price stands after it, in basis points.
    fn standing_after(&self, round: u32) -> f64 {
        self.rounds.standing_after(round) * PUSH
    }

    /// The last round of the staircase.
    fn last_round(&self) -> u32 {
        self.rounds.settled_by(SETTLED).map_or(ENDLESS_ROUNDS, |round| round.max(FEW_ROUNDS))
    }
}

impl Figure for Echo {
    fn finding(&self) -> RichText {
        words::finding(self.feedback, self.end())
    }

    fn caption(&self) -> RichText {
        words::caption(self.feedback, [1, 2, 3].map(|round| self.answer(round)))
    }

    fn scene(&self, view: View) -> Scene {
        picture::scene(self, view)
    }

    fn table(&self) -> Table {
        let mut table = Table::of(&words::HEADINGS);
        let end = self.end();
        for round in 0..=TABLE_ROUNDS {
            let stands = self.standing_after(round);
            table.row().text(words::round(round)).signed(self.answer(round), 3).grouped(stands, 3);
            table.known(end.map(|end| end - stands), &|left| crate::format::signed(left, 3));
        }
        table
            .row()
            .text(words::END)
            .text("–")
            .known(end, &|end| trimmed(end, 3))
            .known(end.map(|_| 0.0), &|left| crate::format::signed(left, 3));
        table
    }

    fn handles(&self) -> Vec<Handle> {
        let at = (self.feedback, picture::dot_height(self));
        vec![Handle { panel: 1, ..Handle::direct(Key::Feedback.name(), at, Travel::Across) }]
    }
}

#[cfg(test)]
mod tests;
