//! A push of price and its echo: the hedge that answers it, the hedge that answers that answer, and so on.

/// A push of price, answered round by round where each answer is `feedback` times what it answers.
///
/// `feedback = −g` is what the reader is shown: above 0 every answer goes along with the push, below 0 each turns on the
/// one before. The rounds are a way to count. A hedge is solved together with its own impact ([`Feedback`]), which takes
/// price straight to the end, `1/(1 − feedback)` times the push; the sum of the rounds is that end as long as the feedback
/// is below 1 in size.
///
/// ```
/// use dealer_hedging::model::session::Rounds;
/// let rounds = Rounds::new(0.5);
/// assert_eq!([0, 1, 2].map(|round| rounds.answer(round)), [1.0, 0.5, 0.25]);
/// assert_eq!(rounds.standing_after(2), 1.75);
/// assert_eq!(rounds.end(), Some(2.0));
/// assert_eq!(Rounds::new(1.0).end(), None);
/// ```
///
/// [`Feedback`]: super::Feedback
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rounds {
    feedback: f64,
}

impl Rounds {
    /// Answers of this feedback; it has no unit.
    #[must_use]
    pub const fn new(feedback: f64) -> Self {
        Self { feedback }
    }

    /// What one round adds to the move, as a part of the push: `feedback^round`. Round 0 is the push itself.
    #[must_use]
    pub fn answer(self, round: u32) -> f64 {
        self.feedback.powi(i32::try_from(round).unwrap_or(i32::MAX))
    }

    /// How far price stands after a round, as a part of the push: `1 + feedback + … + feedback^round`.
    #[must_use]
    pub fn standing_after(self, round: u32) -> f64 {
        if self.feedback == 1.0 {
            return f64::from(round) + 1.0;
        }
        (1.0 - self.answer(round) * self.feedback) / (1.0 - self.feedback)
    }

    /// Where price ends, as a part of the push: `1/(1 − feedback)`. None from a feedback of 1 on, where no price is stable.
    #[must_use]
    pub fn end(self) -> Option<f64> {
        (self.feedback < 1.0).then(|| 1.0 / (1.0 - self.feedback))
    }

    /// The first round after which no more than `part` of the end is still to come, above it or below; none where the
    /// rounds do not settle, from a feedback of 1 in size on. `part` lies between 0 and 1.
    #[must_use]
    pub fn settled_by(self, part: f64) -> Option<u32> {
        let size = self.feedback.abs();
        match size {
            _ if size >= 1.0 => None,
            0.0 => Some(0),
            _ => {
                let rounds = (libm::log(part) / libm::log(size)).ceil() - 1.0;
                #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to its range")]
                Some(rounds.clamp(0.0, f64::from(u32::MAX)) as u32)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn answers_add_up_to_where_price_stands(feedback in -1.0..=1.1f64, last in 0u32..60) {
            let rounds = Rounds::new(feedback);
            // Added one by one, each from the one before.
            let (mut answer, mut sum) = (1.0, 0.0);
            for _ in 0..=last {
                sum += answer;
                answer *= feedback;
            }
            prop_assert!((rounds.standing_after(last) - sum).abs() < 1e-9 * (1.0 + sum.abs()), "{sum}");
            prop_assert!((rounds.answer(last + 1) - answer).abs() < 1e-12 * (1.0 + answer.abs()));
        }

        #[test]
        fn rounds_settle_at_the_end_and_not_before(feedback in -0.999..0.999f64, part in 1e-4..0.5f64) {
            let rounds = Rounds::new(feedback);
            let (last, end) = (rounds.settled_by(part).unwrap_or(u32::MAX), rounds.end().unwrap_or(f64::NAN));
            let left = |round| (rounds.standing_after(round) / end - 1.0).abs();
            prop_assert!(left(last) <= part * (1.0 + 1e-9), "{} after {last}", left(last));
            prop_assert!(last == 0 || left(last - 1) >= part * (1.0 - 1e-9), "{} after {}", left(last - 1), last - 1);
        }
    }

    #[test]
    fn from_one_on_nothing_settles() {
        let [up, down, beyond] = [1.0, -1.0, 1.1].map(Rounds::new);
        assert_eq!((beyond.end(), beyond.settled_by(0.01)), (None, None));
        assert_eq!((up.end(), up.settled_by(0.01), up.standing_after(23)), (None, None, 24.0));
        // The rounds swing for ever, and the price that balances hedge and shares is there all the same.
        assert_eq!((down.end(), down.settled_by(0.01)), (Some(0.5), None));
        assert_eq!([0, 1, 2, 3].map(|round| down.standing_after(round)), [1.0, 0.0, 1.0, 0.0]);
    }
}
