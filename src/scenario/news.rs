//! The streams of news: how many there are, and which one comes after another.

/// How many streams of news there are, numbered from 1.
pub const SEEDS: u32 = 999_999;
/// From one stream of news to the one that “New news” plays next. It has no factor in common with [`SEEDS`]
/// (3³·7·11·13·37), so every stream comes up before one returns; and it is far from any simple fraction of
/// it, so neighbours in the list are far apart in number.
const SEED_STRIDE: u32 = 618_034;

/// The stream of news after this one, for a reader who asks for other news: always the same after the same.
#[must_use]
pub const fn next_seed(seed: u32) -> u32 {
    1 + (seed - 1 + SEED_STRIDE) % SEEDS
}

/// The same as a value of the control.
pub(super) fn other_news(seed: f64) -> f64 {
    next_seed(whole_seed(seed)).into()
}

/// The number of the stream that a value of the control stands for.
pub(super) fn whole_seed(seed: f64) -> u32 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to 1 … 999 999")]
    let seed = seed.round() as u32;
    seed.clamp(1, SEEDS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_stream_of_news_comes_up_before_one_returns() {
        let first = 3_940;
        let mut seed = next_seed(first);
        let mut presses = 1_u32;
        while seed != first {
            assert!((1..=SEEDS).contains(&seed));
            seed = next_seed(seed);
            presses += 1;
        }
        assert_eq!(presses, SEEDS);
    }
}
