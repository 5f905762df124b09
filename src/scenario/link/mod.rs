//! The share link: a query that people can read, holding only what differs from the defaults.
//!
//! Reading accepts any text, in two stages. [`pairs()`] finds names and values, whatever the world did to the
//! query; then the values are applied to the state that the link's version opens with. What was unreadable, out
//! of range or unknown comes back as a list of problems, while the rest still loads.

mod names;
mod pairs;

pub use pairs::{Foreign, Pairs, anchor, pairs};

use super::controls::Key;
use super::earlier::{self, Dealer};
use super::orders::Orders;
use super::state::Scenario;
use super::underlying::Underlying;
use crate::control::Choices;
use crate::format::Reading;

/// The version that this code writes. A reader of a newer link is told that parts may be missing.
pub const VERSION: u32 = 3;

/// The name of the reader's orders in the game, which are no control's value.
pub const ORDERS: &str = "orders";
/// The name of the underlying that a reader brought, likewise.
pub const CHAIN: &str = "chain";

/// Larger numbers are no versions: hosts call other things `v` too, such as the day of a build.
const LARGEST_VERSION: u32 = 999;
/// How much of what is not ours the address keeps, in bytes: enough for a host's own parameters.
const FOREIGN_BYTES: usize = 4_000;

/// What was wrong with one part of a link. The words for it need the page's way of saying values, and are the
/// application's.
#[derive(Debug, Clone, PartialEq)]
pub enum Problem {
    /// A value that is not used as it stands, or not at all.
    Value {
        /// The control.
        key: Key,
        /// What the link said.
        given: String,
        /// What could be made of that.
        reading: Reading,
    },
    /// Orders of the game that could not be read: none are placed.
    Orders {
        /// What the link said.
        given: String,
    },
    /// A chain of a reader that could not be read: the lesson speaks of its own stock.
    Underlying,
    /// No control has this name.
    Unknown {
        /// The name in the link.
        name: String,
        /// The control that may have been meant.
        meant: Option<Key>,
    },
    /// An earlier version of the lesson made the link, in which nobody need hedge; today the dealer of a session always
    /// does.
    NotHedging,
    /// The link was made by a newer version of the lesson.
    Newer,
}

/// What a link says.
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    /// The state it describes.
    pub state: Scenario,
    /// What could not be used, or not as it stood.
    pub problems: Vec<Problem>,
    /// The controls that it has a value for.
    pub given: Vec<Key>,
    /// What belongs to somebody else, as it stands in the query: to be kept when the address is rewritten.
    pub foreign: String,
    /// A part of the page that had slipped into the query.
    pub anchor: Option<String>,
}

/// The query for a state, without the question mark; empty for the defaults.
///
/// ```
/// use dealer_hedging::model::OptionKind;
/// use dealer_hedging::scenario::{Key, Scenario, link};
/// let state = Scenario::default().with(Key::Spot, 104.0).with_choice(OptionKind::Put);
/// assert_eq!(link::encode(&state), "v=3&spot=104&kind=puts");
/// assert_eq!(link::encode(&Scenario::default()), "");
/// ```
#[must_use]
pub fn encode(state: &Scenario) -> String {
    let changes = changes(state);
    if changes.is_empty() { changes } else { format!("v={VERSION}&{changes}") }
}

/// What a state has that the default has not, as `name=value` pairs joined by `&`: the underlying that a reader brought,
/// what differs from what the lesson opens with then, prices in dollars, and the orders of the game.
#[must_use]
pub fn changes(state: &Scenario) -> String {
    let mut pairs = String::new();
    let mut add = |name: &str, value: &str| {
        for part in [if pairs.is_empty() { "" } else { "&" }, name, "=", value] {
            pairs.push_str(part);
        }
    };
    if state.underlying().is_brought() {
        add(CHAIN, &state.underlying().to_string());
    }
    for key in state.changed() {
        let control = key.control();
        add(control.name, &control.spelled(state.written(key)));
    }
    if !state.orders().is_empty() {
        add(ORDERS, &state.orders().to_string());
    }
    pairs
}

/// The state that a query describes, and what was wrong with it. Any text is accepted, with or
/// without a leading question mark. Where a name is repeated, the last value that can be read counts.
#[must_use]
pub fn decode(query: &str) -> (Scenario, Vec<Problem>) {
    let link = read(query);
    (link.state, link.problems)
}

/// Reads a query to the end: the state, what was wrong, and what is somebody else's.
#[must_use]
pub fn read(query: &str) -> Link {
    let found = pairs(query);
    let version = found.version.filter(|version| *version <= LARGEST_VERSION);
    let mut values = earlier::in_units_of_today(version, found.values.clone());
    let no_side = name_the_side(&mut values, &found.dealer);
    let brought = found.chains.iter().rev().find_map(|given| Underlying::read(given));
    let opening = brought.map_or_else(|| earlier::opening(version), Scenario::of);
    let (state, mut problems) = apply(&values, &opening);
    problems.extend((brought.is_none() && !found.chains.is_empty()).then_some(Problem::Underlying));
    problems.extend(no_side);
    let readable = found.orders.iter().rev().find_map(|given| Orders::read(given));
    let state = state.with_orders(readable.unwrap_or_default());
    let unreadable = found.orders.last().filter(|_| readable.is_none());
    problems.extend(unreadable.map(|given| Problem::Orders { given: given.clone() }));
    let mut given: Vec<Key> = Vec::new();
    for (key, _) in &values {
        if !given.contains(key) {
            given.push(*key);
        }
    }
    let (unknown, foreign) = foreign(&found);
    problems.extend(unknown);
    if version.is_some_and(|version| version > VERSION) && (found.has_ours() || !found.foreign.is_empty()) {
        problems.push(Problem::Newer);
    }
    Link { state, problems, given, foreign, anchor: found.anchor }
}

/// Adds the side of the trade that means the same as what an earlier link said of its `dealer`, unless the link names the
/// side itself. Where a name is repeated, the last value that can be read counts. Returns what no side means.
fn name_the_side(values: &mut Vec<(Key, String)>, dealer: &[String]) -> Option<Problem> {
    let last = dealer.last()?;
    match dealer.iter().rev().find_map(|given| earlier::dealer(given)) {
        Some(Dealer::Side(side)) => {
            if values.iter().all(|(key, _)| *key != Key::Side) {
                values.push((Key::Side, side.id().to_owned()));
            }
            None
        }
        Some(Dealer::NotHedging) => Some(Problem::NotHedging),
        None => {
            let meant = Key::Side.control().read(last).is_exact().then_some(Key::Side);
            Some(Problem::Unknown { name: earlier::DEALER.to_owned(), meant })
        }
    }
}

/// Sets what the values say on top of `start`, the state that the link leaves unsaid. One problem a control:
/// that of the value that counts, else of a later one that does not.
fn apply(values: &[(Key, String)], start: &Scenario) -> (Scenario, Vec<Problem>) {
    let (mut state, mut problems) = (*start, Vec::new());
    for (place, (key, _)) in values.iter().enumerate() {
        if values[..place].iter().any(|(earlier, _)| earlier == key) {
            continue;
        }
        let readings: Vec<(&String, Reading)> = values
            .iter()
            .filter(|(other, _)| other == key)
            .map(|(_, given)| (given, read_value(start, *key, given)))
            .collect();
        let counts = readings.iter().rev().find_map(|(given, reading)| Some((given, reading, reading.value()?)));
        if let Some((_, _, value)) = counts {
            state.set(*key, value);
        }
        let told = match (counts, readings.last()) {
            (Some((given, reading, _)), _) if !reading.is_exact() => Some((*given, *reading)),
            (_, Some((given, Reading::Unreadable))) => Some((*given, Reading::Unreadable)),
            _ => None,
        };
        problems.extend(told.map(|(given, reading)| Problem::Value { key: *key, given: given.clone(), reading }));
    }
    (state, problems)
}

/// What a value says for a control, a price in dollars.
fn read_value(start: &Scenario, key: Key, given: &str) -> Reading {
    key.control().read_times(given, if key.measures_price() { start.scale().at(1.0) } else { 1.0 })
}

/// What to say of the names that are no controls', and which of them to keep. A query with nothing of ours is
/// somebody else's business altogether.
fn foreign(found: &Pairs) -> (Vec<Problem>, String) {
    let meant: Vec<Option<Key>> = found.foreign.iter().map(|other| names::meant(&other.name, &other.value)).collect();
    let has_ours = found.has_ours() || meant.iter().any(Option::is_some);
    let mut kept = String::new();
    for (other, _) in found.foreign.iter().zip(&meant).filter(|(_, meant)| meant.is_none()) {
        if !other.raw.is_empty() && kept.len() + other.raw.len() < FOREIGN_BYTES {
            kept.push_str(if kept.is_empty() { "" } else { "&" });
            kept.push_str(&other.raw);
        }
    }
    let unknown = found.foreign.iter().zip(&meant).filter(|_| has_ours);
    (unknown.map(|(other, meant)| Problem::Unknown { name: other.name.clone(), meant: *meant }).collect(), kept)
}
