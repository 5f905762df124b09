//! How each bet of the page ended: the first answer counts, and one given after looking does not. Kept on this device
//! alone, apart from the answer itself, which may be changed and is judged again with every state.

use std::cell::RefCell;

use super::words;
use crate::lesson::Prediction;
use crate::ui::browser;
use crate::ui::reactive::{ArcTrigger, Notify, Track};

/// How a bet ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    /// Placed, and right of the state in which it was placed.
    Right,
    /// Placed, and not.
    Wrong,
    /// Not placed: the reader went on to the answer.
    Shown,
}

impl Outcome {
    const ALL: [Self; 3] = [Self::Right, Self::Wrong, Self::Shown];

    /// As it is remembered.
    const fn name(self) -> &'static str {
        match self {
            Self::Right => "right",
            Self::Wrong => "wrong",
            Self::Shown => "shown",
        }
    }
}

thread_local! {
    /// Guesses that were placed, each with the name of the figure that shows it.
    static GUESSES: RefCell<Vec<(&'static str, f64)>> = const { RefCell::new(Vec::new()) };
    static GUESSED: ArcTrigger = ArcTrigger::new();
    static ENDED: RefCell<Vec<(&'static str, Outcome)>> = const { RefCell::new(Vec::new()) };
    static CHANGED: ArcTrigger = ArcTrigger::new();
}

/// Where it is kept on this device.
fn memory(bet: &Prediction) -> String {
    format!("dealer-hedging:bet:{}", bet.name)
}

/// Takes up what this device remembers of a bet.
pub(super) fn recall(bet: &Prediction) {
    let name = browser::stored(&memory(bet));
    if let Some(outcome) = Outcome::ALL.into_iter().find(|outcome| name.as_deref() == Some(outcome.name())) {
        note(bet, outcome);
    }
}

/// A bet has ended. Only the first time counts.
pub(super) fn end(bet: &Prediction, outcome: Outcome) {
    if !has_ended(bet) {
        browser::store(&memory(bet), outcome.name());
        note(bet, outcome);
    }
}

fn note(bet: &Prediction, outcome: Outcome) {
    ENDED.with_borrow_mut(|ended| ended.push((bet.name, outcome)));
    changed();
}

/// A guess is placed, which stays in the picture of a figure.
pub(super) fn guess(figure: &'static str, guess: f64) {
    GUESSES.with_borrow_mut(|known| known.push((figure, guess)));
    GUESSED.with(Notify::notify);
}

/// The guess that stays in the picture of a figure, tracked.
pub(super) fn guess_of(figure: &str) -> Option<f64> {
    GUESSED.with(Track::track);
    GUESSES.with_borrow(|known| known.iter().find(|(name, _)| *name == figure).map(|(_, guess)| *guess))
}

/// Has whoever follows the bets look again.
pub(super) fn changed() {
    CHANGED.with(Notify::notify);
}

/// Follows the bets: runs again when one of them ends.
pub(super) fn follow() {
    CHANGED.with(Track::track);
}

/// Whether a bet has ended.
pub(super) fn has_ended(bet: &Prediction) -> bool {
    ENDED.with_borrow(|ended| ended.iter().any(|(name, _)| *name == bet.name))
}

/// The score of these bets in a sentence, tracked; none before the first has been placed.
pub(super) fn score(bets: &[Prediction]) -> Option<String> {
    follow();
    let count = |wanted| {
        let is_ours = |name: &str| bets.iter().any(|bet| bet.name == name);
        ENDED.with_borrow(|ended| ended.iter().filter(|(name, how)| *how == wanted && is_ours(name)).count())
    };
    let (right, wrong) = (count(Outcome::Right), count(Outcome::Wrong));
    (right + wrong > 0).then(|| words::score(right, wrong, bets.len()))
}
