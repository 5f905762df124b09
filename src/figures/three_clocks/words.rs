//! What the figure says of its parts: which cause the order owes most to, and how far the estimate is off.

use super::ThreeClocks;
use crate::format::grouped;
use crate::model::rounds_to_nothing;
use crate::scenario::Key;
use crate::units::PERCENT;

/// A cause whose part is larger than the whole order by this factor is not called most of it.
const EXCEEDS: f64 = 1.1;

impl ThreeClocks {
    /// Which cause the order owes most to, in words; empty if the order has none.
    pub(super) fn because(&self) -> String {
        let parts = self.parts();
        let gross: f64 = parts.iter().map(|part| part.2.abs()).sum();
        let Some(largest) = parts.iter().max_by(|a, b| a.2.abs().total_cmp(&b.2.abs())) else { return String::new() };
        if largest.2.abs() > 0.995 * gross {
            format!(", all of it due to {}", largest.0)
        } else if largest.2.abs() <= 0.5 * gross {
            ", and no single cause is most of it".to_owned()
        } else if largest.2.abs() <= EXCEEDS * self.split.total().abs() {
            format!(", most of it due to {}", largest.0)
        } else {
            self.taken_back(largest.0, largest.2)
        }
    }

    /// How a cause that asks for more than the whole order is held back by the others.
    fn taken_back(&self, name: &str, part: f64) -> String {
        let against =
            |other: &(&'static str, &'static str, f64, f64)| other.2 * part < 0.0 && other.2.abs() > 0.01 * part.abs();
        let others: Vec<&str> = self.parts().iter().filter(|other| against(other)).map(|other| other.0).collect();
        let take = if others.len() == 1 { "takes" } else { "take" };
        let much = if self.split.total().abs() < 0.5 * part.abs() { "most" } else { "part" };
        format!("; {name} pulls hardest, {} {take} {much} of it back", others.join(" and "))
    }

    /// The greek of the only cause that changes; nothing if several do, or none.
    pub(super) fn only_greek(&self) -> Option<&'static str> {
        let changes =
            [self.state.get(Key::Move) != 0.0, self.to.minutes_passed() > 0.0, self.to.volatility_shift() != 0.0];
        let mut moving = self.parts().into_iter().zip(changes).filter(|(_, changes)| *changes);
        let ((_, greek, _, _), _) = moving.next()?;
        moving.next().is_none().then_some(greek)
    }

    /// How far the first-order estimate is off, as a sentence with a space before it; empty if there is nothing to miss.
    pub(super) fn miss(&self) -> String {
        let (exact, guess) = (self.split.total(), self.first_order.total());
        if rounds_to_nothing(exact) || rounds_to_nothing(guess) {
            return String::new();
        }
        let alone = self.only_greek().is_some();
        let they = if alone { "It" } else { "Together they" };
        if exact * guess < 0.0 {
            return format!(" {they} would even have the wrong sign.");
        }
        if guess / exact >= 3.0 {
            return format!(" {they} would be {} times as much.", grouped(guess / exact, 0));
        }
        let over = guess.abs() > exact.abs();
        match (grouped((guess / exact - 1.0).abs() * PERCENT, 0).as_str(), alone) {
            ("0", true) => " It is right to within 1%.".to_owned(),
            ("0", false) => " Together they are right to within 1%.".to_owned(),
            (off, true) => format!(" It {} by {off}%.", if over { "overshoots" } else { "falls short" }),
            (off, false) => format!(" Together they {} by {off}%.", if over { "overshoot" } else { "fall short" }),
        }
    }
}
