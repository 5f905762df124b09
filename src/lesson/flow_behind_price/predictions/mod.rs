//! Every question that the reader can answer; the statements to judge are in [`statements`].

mod statements;

use super::live_text::closes::{Furthest, ShortCloses, near_of_thousand, sold_close};
use super::live_text::hedge_by_price;
use crate::control::{Control, Kind, Scale, Unit};
use crate::figures::{closing_price, dealer_delta, hedge_orders, pressure_map, same_news, the_flow};
use crate::format::Printed;
use crate::lesson::{Amount, Answer, Asked, Drawing, Prediction, Veils};
use crate::model::{Order, hedge_shares};
use crate::scenario::session::GammaSide;

const BUY: Answer = Answer("buy");
const SELL: Answer = Answer("sell");
const NOTHING: Answer = Answer("nothing");
const MORE: Answer = Answer("more");
const FEWER: Answer = Answer("fewer");
const AS_MANY: Answer = Answer("as-many");
const OWNS: Answer = Answer("owns");
const NOBODY: Answer = Answer("nobody");
const SOLD: Answer = Answer("sold");
const ALIKE: Answer = Answer("alike");
const PLACED: Answer = Answer("placed");
const TURNS: Answer = Answer("turns");
const STAYS: Answer = Answer("stays");

/// A close, in basis points from the open.
static CLOSE: Control = guess("Close, from the open", Unit::BasisPoints, Scale::even(-200.0, 200.0, 4.0), 0.0);
/// Sessions of 1,000.
static COUNT: Control = guess("Sessions of 1,000", Unit::Plain, Scale::even(0.0, 1_000.0, 10.0), 500.0);

const fn guess(label: &'static str, unit: Unit, scale: Scale, default: f64) -> Control {
    let (kind, help) = (Kind::Number(scale), Printed::new(""));
    Control { name: "", label, unit, kind, default, help, only_if: None, usual: None, shuffle: None }
}

/// Every prediction of the lesson, then ten statements, half of them true.
pub(super) static PREDICTIONS: [Prediction; 17] = [
    Prediction {
        name: "first-hedge",
        asked: Asked::Question,
        question: Printed::new(
            "the customer {customer-verb} {options}, and the dealer takes the other side. What must the dealer then do \
              in the other market, where the thing itself trades?",
        ),
        options: &[(BUY, Printed::new("Buy")), (SELL, Printed::new("Sell")), (NOTHING, Printed::new("Nothing"))],
        reveal: Printed::new(
            "The dealer {hedge-order}. The dealer's options behave like {delta-like}; with the hedge, the dealer is flat.",
        ),
        shown_by: None,
        veils: Veils { figures: &[&the_flow::SPEC], words: &["hedge-order"], deck: true },
        right: |state| Ok(direction(hedge_shares(&state.book()?, &state.now()?))),
    },
    Prediction {
        name: "next-dollar",
        asked: Asked::Question,
        question: Printed::new(
            "the dealer is {dealer-position}, and hedged. Now price rises by another {small-move}. What next?",
        ),
        options: &[
            (BUY, Printed::new("Buy more")),
            (SELL, Printed::new("Sell some")),
            (NOTHING, Printed::new("Nothing")),
        ],
        reveal: Printed::new(
            "On the next {small-move} up the dealer {up-order}; on the next {small-move} down the dealer {down-order}. The dealer is \
              {gamma-side}: these orders {pushes}.",
        ),
        shown_by: None,
        veils: Veils {
            figures: &[&dealer_delta::SPEC, &hedge_orders::SPEC],
            words: &["up-order", "down-order", "pushes", "rise-buys", "fall-sells"],
            deck: true,
        },
        right: |state| Ok(direction(state.next_order()?)),
    },
    Prediction {
        name: "hedge-curve",
        asked: Asked::Drawing(&Drawing {
            names: [
                Printed::new("long all the shares"),
                Printed::new("short all"),
                Printed::new("10% below"),
                Printed::new("at the strike"),
                Printed::new("10% above"),
            ],
            near: 0.15,
            truth: hedge_by_price,
        }),
        question: Printed::new(
            "the dealer is {dealer-position}. Draw the hedge for every price: how many of the {shares-behind} shares behind \
              the options does the dealer hold, from 10% below the strike to 10% above?",
        ),
        options: &[(PLACED, Printed::new("That is my line"))],
        reveal: Printed::new(
            "The dealer has this position and, at the price now, {hedge-against}. A hedge is steepest near the strike, and steeper the \
              nearer expiry is; the figure below has the same curve, with its numbers.",
        ),
        shown_by: None,
        // The order of the next dollar is told by now.
        veils: Veils { figures: &[&dealer_delta::SPEC], words: &[], deck: false },
        right: |_| Ok(PLACED),
    },
    Prediction {
        name: "closes-furthest",
        asked: Asked::Amount(&Amount { control: &CLOSE, near: f64::INFINITY, truth: sold_close }),
        question: Printed::new(
            "one day's news, and three markets. Where nobody hedges, price closes {unhedged-close} from the open. Set the mark where it \
              closes if the dealer has sold the options. Then say which of the three closes furthest away.",
        ),
        options: &[
            (OWNS, Printed::new("Dealer owns the options")),
            (NOBODY, Printed::new("Nobody hedges")),
            (SOLD, Printed::new("Dealer has sold them")),
            (ALIKE, Printed::new("All the same")),
        ],
        reveal: Printed::new("{furthest-close}"),
        shown_by: None,
        veils: Veils { figures: &[&same_news::SPEC], words: &["range-long", "range-short"], deck: false },
        right: |state| {
            Ok(match Furthest::of(state)?.side {
                Some(GammaSide::Long) => OWNS,
                Some(GammaSide::NotHedging) => NOBODY,
                Some(GammaSide::Short) => SOLD,
                None => ALIKE,
            })
        },
    },
    Prediction {
        name: "pin-count",
        asked: Asked::Amount(&Amount { control: &COUNT, near: 50.0, truth: near_of_thousand }),
        question: Printed::new(
            "the dealer owns the options. In the long run, how many of 1,000 sessions end within 0.1% of the strike? Set the mark; \
              within 50 counts as right.",
        ),
        options: &[(PLACED, Printed::new("Place the bet"))],
        reveal: Printed::new(
            "With a dealer who owns the options {near-strike-long} of sessions end there in the long run; any thousand of them has a few \
              more or fewer. Without hedging it is {near-strike-none}.",
        ),
        shown_by: None,
        veils: Veils { figures: &[&closing_price::SPEC], words: &["near-strike-long"], deck: false },
        right: |_| Ok(PLACED),
    },
    Prediction {
        name: "short-close",
        asked: Asked::Question,
        question: Printed::new(
            "with a dealer long gamma, {near-strike-long} of sessions close near the strike. Let the dealer be short gamma \
              instead. Compared with no hedging at all, how many close there?",
        ),
        options: &[(MORE, Printed::new("More")), (FEWER, Printed::new("Fewer")), (AS_MANY, Printed::new("As many"))],
        reveal: Printed::new(
            "Without hedging it is {near-strike-none}, with a dealer long gamma {near-strike-long}. {short-close}",
        ),
        shown_by: None,
        veils: Veils { figures: &[&closing_price::SPEC], words: &[], deck: false },
        right: |state| {
            Ok(match ShortCloses::of(state)? {
                ShortCloses::More => MORE,
                ShortCloses::Fewer => FEWER,
                ShortCloses::AsMany => AS_MANY,
            })
        },
    },
    Prediction {
        name: "flipped-news",
        asked: Asked::Question,
        question: Printed::new(
            "you turn the news around, every outside order the other way. What happens to the map of pressure?",
        ),
        options: &[(TURNS, Printed::new("It turns around too")), (STAYS, Printed::new("It stays as it is"))],
        reveal: Printed::new(
            "It stays. The map is made of open interest, an assumption, and time to expiry. News is none of these. \
              What turns over are the sessions: yours, and all those below the map. {map-flipped}",
        ),
        shown_by: Some((&pressure_map::SPEC, &pressure_map::MIRRORED)),
        veils: Veils { figures: &[&pressure_map::SPEC], words: &["map-flipped", "map-stays"], deck: false },
        right: |_| Ok(STAYS),
    },
    statements::ALL_HEDGING,
    statements::SOLD_BUYS,
    statements::DIRECTION,
    statements::DOUBLES,
    statements::ONE_NUMBER,
    statements::ALL_DAY,
    statements::CANCELS,
    statements::LONG_RISES,
    statements::NOW_DOMINANT,
    statements::SAME_NEWS_DIFFERS,
];

/// The answer that an order is, in shares.
fn direction(shares: f64) -> Answer {
    match Order::of(shares) {
        Order::Buy(_) => BUY,
        Order::Sell(_) => SELL,
        Order::Nothing => NOTHING,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lesson::flow_behind_price::LESSON;
    use crate::scenario::{CustomerSide, Key, Scenario};

    #[test]
    fn the_right_answer_follows_the_state() {
        let right = |name: &str, state: &Scenario| {
            LESSON.prediction(name).and_then(|prediction| (prediction.right)(state).ok())
        };
        let state = Scenario::default();
        let sold = state.with_choice(CustomerSide::Sells);
        assert_eq!((right("first-hedge", &state), right("first-hedge", &sold)), (Some(BUY), Some(SELL)));
        assert_eq!((right("next-dollar", &state), right("next-dollar", &sold)), (Some(BUY), Some(SELL)));
        assert_eq!(right("first-hedge", &state.with(Key::Oi, 0.0)), Some(NOTHING));
        assert_eq!(
            (right("short-close", &state), right("short-close", &state.with(Key::Kappa, 0.0))),
            (Some(FEWER), Some(AS_MANY))
        );
        // From far away a dealer short gamma carries price to the strike.
        let far = state.with(Key::Spot, 103.0).with(Key::Sessions, 5.0);
        assert_eq!(right("short-close", &far), Some(MORE));
    }

    #[test]
    fn every_answer_is_one_of_the_options_and_every_text_is_whole() {
        for prediction in &PREDICTIONS {
            assert!(
                (prediction.right)(&Scenario::default())
                    .is_ok_and(|right| prediction.options.iter().any(|(answer, _)| *answer == right)),
                "{}",
                prediction.name
            );
            for part in [prediction.question, prediction.reveal].into_iter().filter_map(Printed::text) {
                for name in part.split(['{', '}']).skip(1).step_by(2) {
                    assert!(LESSON.phrase(name).is_some(), "{}: {name}", prediction.name);
                }
            }
            if let Some((figure, preset)) = prediction.shown_by {
                assert!(figure.presets.iter().any(|own| std::ptr::eq(*own, preset)), "{}", prediction.name);
            }
        }
    }

    #[test]
    fn half_of_the_ten_statements_are_true() {
        let judged = PREDICTIONS.iter().filter(|bet| matches!(bet.asked, Asked::Statement));
        let verdicts: Vec<_> = judged.map(|bet| (bet.reveal.text(), (bet.right)(&Scenario::default()))).collect();
        assert_eq!(verdicts.len(), 10);
        let is_true = |(reveal, right): &(Option<&str>, Result<Answer, _>)| {
            let says_true = reveal.is_some_and(|reveal| reveal.starts_with("True"));
            assert_eq!(right.as_ref().ok(), Some(&if says_true { statements::TRUE } else { statements::MISTAKE }));
            says_true
        };
        assert_eq!(verdicts.iter().filter(|verdict| is_true(verdict)).count(), 5);
    }
}
