//! The reader's orders in the game of being the dealer: so many lots in each minute, and as a text that fits in a link.

/// Minutes of the game. Each but the last instant takes an order.
pub const GAME_MINUTES: u8 = 60;
/// Shares of a lot: what one press buys or sells.
pub const LOT_SHARES: f64 = 20_000.0;
/// The most lots that a minute holds, bought or sold: all the shares behind the options.
const MOST_LOTS: i8 = 50;
/// Longer texts are nobody's orders: the longest that a link holds is shorter.
const LONGEST_TEXT: usize = 600;

/// Whole lots in each minute: + bought, − sold. Always within its range.
///
/// ```
/// use dealer_hedging::scenario::Orders;
/// let orders = Orders::default().with(3, 2).with(4, -1);
/// assert_eq!(orders.to_string(), "3x0.2.-1");
/// assert_eq!(Orders::read("3x0.2.-1"), Some(orders));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Orders([i8; GAME_MINUTES as usize]);

impl Default for Orders {
    /// None placed.
    fn default() -> Self {
        Self([0; GAME_MINUTES as usize])
    }
}

impl Orders {
    /// Lots of a minute; none at the end, when there is nothing left to hedge.
    #[must_use]
    pub fn lots(&self, minute: u8) -> i8 {
        self.0.get(usize::from(minute)).copied().unwrap_or(0)
    }

    /// The same with so many lots in a minute instead, clamped to what a minute holds. A minute beyond the last changes
    /// nothing.
    #[must_use]
    pub fn with(mut self, minute: u8, lots: i8) -> Self {
        if let Some(place) = self.0.get_mut(usize::from(minute)) {
            *place = lots.clamp(-MOST_LOTS, MOST_LOTS);
        }
        self
    }

    /// The same with so many lots more.
    #[must_use]
    pub fn and(self, minute: u8, lots: i8) -> Self {
        self.with(minute, self.lots(minute).saturating_add(lots))
    }

    /// Whether none was placed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|lots| *lots == 0)
    }

    /// The orders that a text tells; nothing if it tells none.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let (mut orders, mut minute) = (Self::default(), 0);
        if text.len() > LONGEST_TEXT {
            return None;
        }
        for run in text.split('.') {
            let (times, lots) = run.split_once('x').unwrap_or(("1", run));
            let (times, lots) = (times.trim().parse::<u8>().ok()?, lots.trim().parse::<i8>().ok()?);
            let end = minute + usize::from(times);
            if times == 0 || lots.abs_diff(0) > MOST_LOTS.unsigned_abs() {
                return None;
            }
            orders.0.get_mut(minute..end)?.fill(lots);
            minute = end;
        }
        Some(orders)
    }
}

impl std::fmt::Display for Orders {
    /// As a link spells them, minutes without an order at the end left out: `3x0.2.-1` is three minutes without one, two
    /// lots bought, one sold.
    fn fmt(&self, text: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let end = self.0.iter().rposition(|lots| *lots != 0).map_or(1, |last| last + 1);
        for (place, run) in self.0[..end].chunk_by(|one, other| one == other).enumerate() {
            if place > 0 {
                text.write_str(".")?;
            }
            match run {
                [lots] => write!(text, "{lots}")?,
                run => write!(text, "{}x{}", run.len(), run[0])?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn any_orders() -> impl Strategy<Value = Orders> {
        let lots = prop_oneof![4 => Just(0_i8), 1 => -MOST_LOTS..=MOST_LOTS];
        proptest::collection::vec(lots, usize::from(GAME_MINUTES)).prop_map(|lots| {
            (0..GAME_MINUTES).zip(lots).fold(Orders::default(), |orders, (minute, lots)| orders.with(minute, lots))
        })
    }

    proptest! {
        #[test]
        fn orders_and_their_text_are_the_same_thing(orders in any_orders()) {
            let text = orders.to_string();
            prop_assert!(text.len() < 240, "{}", text.len());
            prop_assert_eq!(Orders::read(&text), Some(orders));
        }

        #[test]
        fn any_text_is_read_or_refused_and_what_is_read_is_kept(text in "[-+0-9x. ]{0,40}|.{0,60}") {
            if let Some(orders) = Orders::read(&text) {
                prop_assert_eq!(Orders::read(&orders.to_string()), Some(orders));
            }
        }
    }

    #[test]
    fn what_no_game_can_hold_is_refused() {
        for text in ["", "soon", "61x0", "60x0.1", "51", "-51", "0x3", "3x", "x3", "1..2", "-128", "999x1", "1.5x"] {
            assert_eq!(Orders::read(text), None, "{text}");
        }
        assert_eq!(Orders::read("60x50").map(|orders| orders.lots(59)), Some(50));
        assert_eq!(Orders::default().to_string(), "0");
        assert_eq!(Orders::read("0"), Some(Orders::default()));
    }

    #[test]
    fn a_minute_holds_so_much_and_no_minute_follows_the_last() {
        let full = (0..60).fold(Orders::default(), |orders, _| orders.and(5, 1));
        assert_eq!(full.lots(5), MOST_LOTS);
        assert!(Orders::default().with(60, 3).is_empty());
        assert_eq!(Orders::default().with(9, i8::MIN).lots(9), -MOST_LOTS);
    }
}
