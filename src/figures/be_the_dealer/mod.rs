//! Be the dealer: the last hour of a crowded expiry, played by the reader or by a rule.

mod picture;
mod sides;

use super::{Action, FigureSpec};
use crate::chart::{ColorRole, Figure, RichText, Scene, Table, View};
use crate::figures::words::be_the_dealer as words;
use crate::format::{grouped, price, signed};
use crate::model::ModelError;
use crate::scenario::controls::GAME_KEYS;
use crate::scenario::game::{GameMinute, Hour, Run};
use crate::scenario::news::next_seed;
use crate::scenario::orders::GAME_MINUTES;
use crate::scenario::{GameBook, GameMode, Key, Scenario};

/// The figure as the page hosts it.
pub static SPEC: FigureSpec = FigureSpec {
    id: "be-the-dealer",
    claims: "B4 A6 D1",
    inputs: &[GAME_KEYS],
    controls: &[],
    more: &[],
    played: Some(Key::GameMinute),
    nudge: None,
    presets: &[],
    actions: ACTIONS,
    method: words::METHOD,
    compute: |inputs| Ok(Box::new(BeTheDealer::new(&inputs.scenario)?)),
};

/// Minutes between two rows of the table; a minute with an order has its own in any case.
const TABLE_MINUTES: u8 = 10;

/// The buttons. The arrow keys lie as the needle does: left of zero one buys, right of it one sells.
static ACTIONS: &[&Action] = &[
    &Action {
        name: "buy",
        label: words::BUY,
        role: Some(ColorRole::Buy),
        key: "ArrowLeft",
        act: |state| state.ordered(1),
    },
    &Action {
        name: "sell",
        label: words::SELL,
        role: Some(ColorRole::Sell),
        key: "ArrowRight",
        act: |state| state.ordered(-1),
    },
    &Action { name: "next", label: words::NEXT, role: None, key: " ", act: |state| state.game_stepped() },
    &Action { name: "begin", label: words::BEGIN, role: None, key: "", act: |state| state.game_begun() },
    &Action { name: "watch", label: words::WATCH, role: None, key: "", act: watched },
    &Action { name: "news", label: words::OTHER, role: None, key: "", act: other_news },
    &Action {
        name: "round",
        label: words::ROUND,
        role: None,
        key: "",
        act: |state| state.with_choice(GameBook::Owned).game_begun(),
    },
];

/// The whole hour as the rule trades it. What the reader ordered is kept.
fn watched(state: &Scenario) -> Scenario {
    state.with_choice(GameMode::Rule).with(Key::GameMinute, GAME_MINUTES.into())
}

/// Another hour, from its beginning if the reader trades.
fn other_news(state: &Scenario) -> Scenario {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a control's whole number above zero")]
    let seed = next_seed(state.get(Key::GameSeed).max(1.0) as u32);
    let other = state.with(Key::GameSeed, seed.into());
    if state.pick::<GameMode>() == GameMode::Reader { other.game_begun() } else { other }
}

/// The computed figure.
pub struct BeTheDealer {
    hour: Hour,
    mode: GameMode,
    /// The minute that has been reached.
    minute: u8,
    /// Whose orders are shown: the reader's or the rule's.
    shown: Run,
    rule: Run,
}

impl BeTheDealer {
    /// Plays it.
    ///
    /// # Errors
    /// What the model refuses of the state.
    pub fn new(state: &Scenario) -> Result<Self, ModelError> {
        let (hour, mode) = (Hour::new(state)?, state.pick());
        let rule = hour.with_rule();
        let shown = match mode {
            GameMode::Rule => rule.clone(),
            GameMode::Reader => hour.with_orders(&state.orders()),
        };
        Ok(Self { hour, mode, minute: state.game_minute(), shown, rule })
    }

    /// Whether the hour has passed.
    fn is_over(&self) -> bool {
        self.minute == GAME_MINUTES
    }

    /// Whether the reader or the rule trades in a minute.
    fn is_traded(&self, minute: u8) -> bool {
        [&self.shown, &self.rule].iter().any(|run| run.orders.get(usize::from(minute)).is_some_and(|lots| *lots != 0.0))
    }

    /// The minutes that have been reached.
    fn seen(&self) -> &[GameMinute] {
        &self.hour.minutes[..=usize::from(self.minute)]
    }

    /// What is given now.
    fn now(&self) -> Option<&GameMinute> {
        self.hour.minutes.get(usize::from(self.minute))
    }

    /// The delta left unhedged now; that of the last order once the hour is over.
    fn net(&self) -> f64 {
        self.shown.net.iter().take(usize::from(self.minute) + 1).next_back().copied().unwrap_or(0.0)
    }

    /// Shares held now.
    fn held(&self) -> f64 {
        self.shown.held.iter().take(usize::from(self.minute) + 1).next_back().copied().unwrap_or(0.0)
    }
}

impl Figure for BeTheDealer {
    fn finding(&self) -> RichText {
        if self.is_over() {
            words::over(self.mode, self.hour.book, &self.hour.with_the_move(&self.shown))
        } else {
            words::playing(self.mode, self.net())
        }
    }

    fn caption(&self) -> RichText {
        let at = self.now().map_or(0.0, |now| now.price);
        if self.is_over() {
            let orders = self.shown.orders.iter().fold(0, |count, shares| count + u16::from(*shares != 0.0));
            words::over_caption(self.mode, orders, at)
        } else {
            words::playing_caption(self.mode, GAME_MINUTES - self.minute, at, self.held())
        }
    }

    fn scene(&self, view: View) -> Scene {
        picture::scene(self, view)
    }

    fn table(&self) -> Table {
        let mut table = Table::of(&words::HEADINGS);
        let reader = (self.mode == GameMode::Reader).then_some(&self.shown);
        let traders = [reader, Some(&self.rule)];
        table.row().text(words::IN_ALL).text("–").text("–");
        for run in traders {
            let score = run.map(|run| self.hour.score(run, self.minute));
            table.known(score.map(|score| score.traded), &|shares| grouped(shares, 0));
            table.known(score.map(|score| score.largest_gap), &|shares| grouped(shares, 0));
            table.known(score.map(|score| score.profit), &price);
        }
        let last = self.minute;
        let told = |minute: u8| minute.is_multiple_of(TABLE_MINUTES) || minute == last || self.is_traded(minute);
        for (minute, given) in (0..).zip(self.seen()).filter(|(minute, _)| told(*minute)) {
            table.row().grouped(f64::from(minute), 0).grouped(given.price, 4).grouped(0.0 - given.delta, 0);
            for run in traders {
                let at = |of: &[f64]| of.get(usize::from(minute)).copied();
                table.known(run.and_then(|run| at(&run.orders)), &|shares| signed(shares, 0));
                table.known(run.and_then(|run| at(&run.net)), &|shares| signed(shares, 0));
                table.known(run.map(|run| self.hour.score(run, minute).profit), &price);
            }
        }
        table
    }
}

#[cfg(test)]
mod tests;
