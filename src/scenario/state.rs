//! The whole state of the page as plain data.

use super::controls::{COUNT, GAME_KEYS, Key};
use super::orders::Orders;
use super::picks::Pick;
use super::price_scale::PriceScale;
use super::setting::Setting;
use super::underlying::{Underlying, in_dollars};

/// Every control's value, the underlying that they are about, and the reader's orders in the game. Always valid: a value
/// that does not fit is clamped on its way in.
///
/// Prices are kept per 100 of the underlying's [`PriceScale`], as the table of controls has them, and given and taken in
/// dollars: here and nowhere else the one becomes the other.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scenario {
    /// As the table has them.
    values: [f64; COUNT],
    underlying: Underlying,
    orders: Orders,
}

impl Default for Scenario {
    fn default() -> Self {
        Self::of(Underlying::default())
    }
}

impl Scenario {
    /// What the lesson opens with, at prices of this scale.
    #[must_use]
    pub fn at_scale(scale: PriceScale) -> Self {
        Self::of(Underlying::at_scale(scale))
    }

    /// What the lesson opens with when it speaks of this underlying.
    #[must_use]
    pub fn of(underlying: Underlying) -> Self {
        Self { values: *underlying.all_opening(), underlying, orders: Orders::default() }
    }

    /// What the lesson opens with when it speaks of this state's underlying.
    #[must_use]
    pub fn opening(&self) -> Self {
        Self::of(self.underlying)
    }

    /// The underlying that it is about.
    #[must_use]
    pub const fn underlying(&self) -> &Underlying {
        &self.underlying
    }

    /// The scale of its prices.
    #[must_use]
    pub const fn scale(&self) -> PriceScale {
        self.underlying.scale()
    }

    /// A control's value, in the control's unit, prices in dollars; for a choice the place of the word, which
    /// [`pick`](Self::pick) gives as what it means.
    #[must_use]
    pub fn get(&self, key: Key) -> f64 {
        let value = self.per_hundred(key);
        if key.measures_price() { self.scale().at(value) } else { value }
    }

    /// The same as somebody would write it: a price without the last digits, which the way through the scale has made.
    #[must_use]
    pub fn written(&self, key: Key) -> f64 {
        let value = self.per_hundred(key);
        if key.measures_price() { in_dollars(self.scale(), value) } else { value }
    }

    /// The same as the table of controls has it, prices per 100 of the scale. What is compared with the lesson's own
    /// round numbers is compared so: in dollars of another scale a price exactly on such a number would lie a hair off it.
    #[must_use]
    pub fn per_hundred(&self, key: Key) -> f64 {
        self.values[key.index()]
    }

    /// The value picked of a choice.
    #[must_use]
    pub fn pick<C: Pick>(&self) -> C {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a clamped place in a list")]
        C::from_index(self.get(C::KEY) as usize).unwrap_or(C::VALUES[0])
    }

    /// Sets a control, a price in dollars, clamped to its range.
    pub fn set(&mut self, key: Key, value: f64) {
        let value = if key.measures_price() { self.scale().per_hundred(value) } else { value };
        self.put(key, value);
    }

    /// Sets a control to a value as the table has it, clamped to its range.
    pub fn put(&mut self, key: Key, value: f64) {
        self.values[key.index()] = key.control().clamp(value);
    }

    /// The same state with one control set.
    #[must_use]
    pub fn with(mut self, key: Key, value: f64) -> Self {
        self.set(key, value);
        self
    }

    /// The same state with one of a choice picked.
    #[must_use]
    pub fn with_choice<C: Pick>(self, choice: C) -> Self {
        #[expect(clippy::cast_precision_loss, reason = "a choice has a handful of words")]
        self.with(C::KEY, choice.index() as f64)
    }

    /// The same state with several controls set.
    #[must_use]
    pub fn with_all(mut self, settings: &[Setting]) -> Self {
        for setting in settings {
            self.put(setting.key(), setting.value());
        }
        self
    }

    /// A control as this state has it.
    #[must_use]
    pub fn setting(&self, key: Key) -> Setting {
        Setting::of(key, self.per_hundred(key))
    }

    /// The reader's orders in the game.
    #[must_use]
    pub const fn orders(&self) -> Orders {
        self.orders
    }

    /// The same state with these orders.
    #[must_use]
    pub const fn with_orders(self, orders: Orders) -> Self {
        Self { orders, ..self }
    }

    /// What the lesson opens with, with only these controls taken from this state, the underlying if one of them is about
    /// it, and the orders of the game if one of its controls is among them. What is built from the result cannot depend on
    /// anything else.
    #[must_use]
    pub fn only(&self, keys: impl Iterator<Item = Key> + Clone) -> Self {
        let underlying = if keys.clone().all(Key::stands_apart) { Underlying::default() } else { self.underlying };
        keys.fold(Self::of(underlying), |mut state, key| {
            // As it is: what this state holds has been clamped on its way in.
            state.values[key.index()] = self.per_hundred(key);
            if GAME_KEYS.contains(&key) { state.with_orders(self.orders) } else { state }
        })
    }

    /// Controls that differ from what the lesson opens with.
    pub fn changed(&self) -> impl Iterator<Item = Key> + '_ {
        Key::ALL.into_iter().filter(|key| self.per_hundred(*key) != self.underlying.opening(*key))
    }
}

#[cfg(test)]
impl Scenario {
    /// A state that no reader can reach: a control outside its range. What the page says of it is tested with it.
    pub(crate) fn impossible(key: Key, value: f64) -> Self {
        let mut state = Self::default();
        state.values[key.index()] = value;
        state
    }
}
