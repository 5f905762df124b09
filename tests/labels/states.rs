//! States to draw a figure in: as it opens, its presets, the ends of its controls, and random ones. Always the same.

use dealer_hedging::control::Control;
use dealer_hedging::figures::FigureSpec;
use dealer_hedging::lesson::Asked;
use dealer_hedging::lesson::flow_behind_price::LESSON;
use dealer_hedging::scenario::orders::GAME_MINUTES;
use dealer_hedging::scenario::{Key, Orders, Scenario};

/// Random numbers from a number, the same everywhere: Steele, Lea and Flood, “Fast splittable pseudorandom number
/// generators” (2014).
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// From 0 to 1.
    fn share(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        #[expect(clippy::cast_precision_loss, reason = "53 bits")]
        let share = ((mixed ^ (mixed >> 31)) >> 11) as f64 / (1_u64 << 53) as f64;
        share
    }
}

/// A state, and what was guessed before it was seen.
pub(crate) struct State {
    pub scenario: Scenario,
    pub guess: Option<f64>,
}

/// Opening and presets, then `count` others.
pub(crate) fn states(spec: &FigureSpec, count: usize) -> Vec<State> {
    let presets = spec
        .presets
        .iter()
        .map(|preset| Scenario::default().with_all(&spec.preset_values(preset, &Scenario::default())));
    let composed = std::iter::once(Scenario::default()).chain(presets);
    let mut states: Vec<State> = composed.map(|scenario| State { scenario, guess: None }).collect();
    let seed = spec.id.bytes().fold(7, |seed: u64, letter| seed.wrapping_mul(31).wrapping_add(letter.into()));
    let mut random = Random::new(seed);
    // In some states most controls stand where they open, in others nearly all have been moved.
    states.extend((0..count).map(|place| state(spec, &mut random, [0.15, 0.5, 0.9][place % 3])));
    states
}

fn state(spec: &FigureSpec, random: &mut Random, moved: f64) -> State {
    let mut scenario = Scenario::default();
    for key in spec.keys() {
        if random.share() < moved {
            scenario = scenario.with(key, value(key, random));
        }
    }
    let mut orders = Orders::default();
    for minute in 0..GAME_MINUTES {
        if random.share() < 0.3 * moved {
            #[expect(clippy::cast_possible_truncation, reason = "within the lots of a minute")]
            let lots = (30.0 * (random.share() - 0.5)) as i8;
            orders = orders.with(minute, lots);
        }
    }
    let guess = guessed(spec).filter(|_| random.share() < 0.5);
    let guess = guess.map(|control| {
        let (from, to, _) = control.slider();
        control.value_at(from + random.share() * (to - from))
    });
    State { scenario: scenario.with_orders(orders), guess }
}

/// What is guessed of a figure before it is seen, as an amount.
fn guessed(spec: &FigureSpec) -> Option<&'static Control> {
    LESSON.predictions.iter().find_map(|bet| match bet.asked {
        Asked::Amount(amount) if bet.veils.figures.iter().any(|figure| figure.id == spec.id) => Some(amount.control),
        _ => None,
    })
}

/// A value of a control: an end of its slider or of its field, or any place of the slider.
fn value(key: Key, random: &mut Random) -> f64 {
    let (control, kind) = (key.control(), random.share());
    let ((from, to, _), (low, high)) = (control.slider(), control.limits());
    let share = random.share();
    match kind {
        kind if kind < 0.12 => control.value_at(from),
        kind if kind < 0.24 => control.value_at(to),
        kind if kind < 0.28 => low,
        kind if kind < 0.32 => high,
        // Random places count whole steps of a choice evenly.
        _ if !control.words().is_empty() => control.clamp((share * (high + 1.0)).floor()),
        _ => control.value_at(from + share * (to - from)),
    }
}
