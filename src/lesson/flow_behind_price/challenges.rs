//! The playground's small challenges, checked as the state changes, and its states to start from.

use crate::figures::Preset;
use crate::figures::shared::target::Target;
use crate::format::Printed;
use crate::lesson::Challenge;
use crate::scenario::book::AN_HOUR;
use crate::scenario::{CustomerSide, Key, set};

/// Every challenge. None is met by the state that the lesson opens with.
pub(super) static CHALLENGES: [Challenge; 6] = [
    Challenge {
        ask: Printed::new("What would you change to make the dealer sell when price rises?"),
        hint: Printed::new("Everything hangs on who owns the options."),
        met: Printed::new("a dealer who owns options is long gamma, and sells into a rise."),
        done: |s| Target::Sale.is_met(s),
    },
    Challenge {
        ask: Printed::new("Make the dealer’s next order one of 300,000 shares, with no more than 10,000 contracts."),
        hint: Printed::new("The curve has to be steep where you stand. What makes it steep?"),
        met: Printed::new(
            "gamma decides. It is largest at the strike, close to expiry and when little movement is expected.",
        ),
        done: |s| Target::Large.is_met(s),
    },
    Challenge {
        ask: Printed::new("Make 10,000 contracts or more not matter: an order under 100 shares."),
        hint: Printed::new("Leave the contracts and the calendar alone, and walk away."),
        met: Printed::new("far from the strike, open interest alone says nothing."),
        done: |s| Target::Nothing.is_met(s),
    },
    Challenge {
        ask: Printed::new("Let time alone cause an order of 10,000 shares: no price move, no shift of volatility."),
        hint: Printed::new("Exactly at the strike a day changes little. Stand one or two per cent beside it."),
        met: Printed::new("the clock alone moves delta. That is charm."),
        done: |s| Target::ByTime.is_met(s),
    },
    Challenge {
        ask: Printed::new(
            "Make a day on which hedging is hard to see: a feedback below 0.01 in size, with spot at the strike and nothing set to zero.",
        ),
        hint: Printed::new("Less impact, fewer contracts, or more trading days to expiry."),
        met: Printed::new(
            "at this size the three markets can hardly be told apart. An ordinary day in an index is like that.",
        ),
        done: |s| Target::Faint.is_met(s),
    },
    Challenge {
        ask: Printed::new("Push the feedback past 1 in size at the open."),
        hint: Printed::new("A larger book, or more impact for each order."),
        met: Printed::new("a dealer short of such a book has no stable price at the strike, all day long."),
        done: |s| Target::Past.is_met(s),
    },
];

/// States to start from.
pub(super) static STARTS: [Preset; 5] = [
    Preset {
        name: "a-month-to-go",
        label: Printed::new("A month to go"),
        note: Printed::new("The curve is shallow. A move of 1% asks for a small order."),
        values: &[set(Key::Days, 30.0)],
    },
    Preset {
        name: "an-hour-to-go",
        label: Printed::new("An hour to go"),
        note: Printed::new(
            "The same contracts, at the strike: 1% up takes the hedge from half of the shares to nearly all.",
        ),
        values: &[set(Key::Days, AN_HOUR)],
    },
    Preset {
        name: "far-away",
        label: Printed::new("Far away"),
        note: Printed::new("A tenth from the strike there is next to nothing to do."),
        values: &[set(Key::Spot, 110.0)],
    },
    Preset {
        name: "the-dealer-owns-the-options",
        label: Printed::new("The dealer owns the options"),
        note: Printed::new("The customer sold. Every order turns around and leans against the move."),
        values: &[CustomerSide::Sells.setting()],
    },
    Preset {
        name: "a-large-book-at-noon",
        label: Printed::new("A large book at noon"),
        note: Printed::new("More impact and a big book: the three paths part early."),
        values: &[set(Key::Oi, 30_000.0), set(Key::Kappa, 8.0), set(Key::Minute, 195.0)],
    },
];

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a state that is refused must fail the test")]
mod tests {
    use super::*;
    use crate::chart::{ColorRole, Mark, View};
    use crate::figures::{FigureSpec, dealer_delta, feedback_size, three_clocks};
    use crate::model::Moment;
    use crate::scenario::{Inputs, Scenario, Setting};

    #[test]
    fn no_challenge_is_met_at_the_start_and_each_can_be() {
        let solutions: [&[Setting]; 6] = [
            &[CustomerSide::Sells.setting()],
            &[set(Key::Days, 0.5)],
            &[set(Key::Spot, 80.0)],
            &[set(Key::Spot, 102.0), set(Key::Move, 0.0), set(Key::IvShift, 0.0)],
            &[set(Key::Kappa, 2.0), set(Key::Sessions, 20.0), set(Key::Oi, 5_000.0)],
            &[set(Key::Oi, 70_000.0)],
        ];
        for (challenge, solution) in CHALLENGES.iter().zip(solutions) {
            assert!(!(challenge.done)(&Scenario::default()), "{:?}", challenge.ask);
            let state = Scenario::default().with_all(solution);
            assert!((challenge.done)(&state), "{:?}", challenge.ask);
        }
    }

    /// The curve of the hedge passes through the target where, and only where, the order is the one that is asked for.
    #[test]
    fn the_target_is_drawn_where_the_hedge_has_to_stand() {
        let asked = Scenario::default();
        let sells = asked.with_choice(CustomerSide::Sells);
        for state in
            [asked, sells, sells.with(Key::Days, 0.5), sells.with(Key::Spot, 80.0), asked.with(Key::Spot, 80.0)]
        {
            let target = Target::unmet(Target::OF_NEXT_ORDER, &state).next().unwrap().target;
            let figure = dealer_delta::IN_PLAYGROUND.figure(&Inputs::of(state));
            let scene = figure.scene(View { width: 690.0 });
            let bars: Vec<_> = scene.panels[0]
                .marks
                .iter()
                .filter_map(|mark| match mark {
                    Mark::Bar { from, to, role: ColorRole::Accent, .. } => Some((from.1, to.1)),
                    _ => None,
                })
                .collect();
            let hedge = |dollars: f64| {
                -state.book().unwrap().delta_shares(&Moment::at(state.get(Key::Spot) + dollars).unwrap())
            };
            let order = state.next_order().unwrap();
            assert!((hedge(1.0) - hedge(0.0) - order).abs() < 1e-6);
            let is_asked = target.asked().iter().any(|(from, to)| (*from..=*to).contains(&order));
            let passes = bars.iter().any(|(from, to)| (*from..=*to).contains(&hedge(1.0)));
            assert!(!bars.is_empty() && passes == is_asked, "{target:?} {order} {bars:?}");
        }
    }

    fn marks_in_accent(spec: &FigureSpec, state: &Scenario) -> Vec<Mark> {
        let scene = spec.figure(&Inputs::of(*state)).scene(View { width: 330.0 });
        let is_accent = |mark: &&Mark| {
            matches!(mark, Mark::Bar { role: ColorRole::Accent, .. } | Mark::Curve { role: ColorRole::Accent, .. })
        };
        scene.panels[0].marks.iter().filter(is_accent).cloned().collect()
    }

    /// The line that the bar of time has to cross, on the side to which time takes the hedge; gone once it does.
    #[test]
    fn time_has_its_target() {
        for (spot, asked) in [(102.0, 10_000.0), (98.0, -10_000.0)] {
            let still = Scenario::default().with(Key::Move, 0.0).with(Key::IvShift, 0.0).with(Key::Spot, spot);
            let lines = marks_in_accent(&three_clocks::IN_PLAYGROUND, &still.with(Key::Hours, 1.0));
            let at =
                |mark: &Mark| matches!(mark, Mark::Curve { points, .. } if points.iter().all(|point| point.1 == asked));
            assert!(lines.len() == 1 && lines.iter().all(at), "{lines:?}");
            assert!(Target::ByTime.is_met(&still) && marks_in_accent(&three_clocks::IN_PLAYGROUND, &still).is_empty());
            // Where price moves as well, time's bar begins elsewhere, and no line could be crossed.
            let moving = still.with(Key::Hours, 1.0).with(Key::Move, 2.0);
            assert!(
                !Target::ByTime.is_met(&moving) && marks_in_accent(&three_clocks::IN_PLAYGROUND, &moving).is_empty()
            );
        }
    }

    /// The sizes of feedback that are asked for next, under the axis of all.
    #[test]
    fn feedback_has_its_targets() {
        let opening = Scenario::default();
        let bands = |state| -> Vec<_> {
            let marks = marks_in_accent(&feedback_size::IN_PLAYGROUND, &state);
            let band = |mark| if let Mark::Bar { from, to, .. } = mark { Some((from.0, to.0)) } else { None };
            marks.into_iter().filter_map(band).collect()
        };
        let [faint, past] = [(1e-4, 0.01_f64.next_down()), (1.0, 4.0)];
        assert_eq!(bands(opening), [faint, past]);
        let small = opening.with(Key::Oi, 600.0);
        assert!(Target::Faint.is_met(&small) && bands(small) == [past]);
        let large = opening.with(Key::Oi, 100_000.0);
        assert!(Target::Past.is_met(&large) && bands(large) == [faint]);
        // Far from the strike, or without impact or contracts, the small one is none: its band stays, and says why.
        for other in [opening.with(Key::Spot, 110.0), opening.with(Key::Kappa, 0.0), opening.with(Key::Oi, 0.0)] {
            assert!(!Target::Faint.is_met(&other) && bands(other) == [faint, past]);
            let scene = feedback_size::IN_PLAYGROUND.figure(&Inputs::of(other)).scene(View { width: 330.0 });
            let says = |mark: &Mark| matches!(mark, Mark::Label { text, .. } if text == "at the strike, nothing zero");
            assert!(scene.panels[0].marks.iter().any(says));
        }
    }

    /// A band that the hedge passes is no target met with other contracts than it is asked for: then these are told.
    #[test]
    fn a_target_tells_of_the_contracts_that_it_does_not_allow() {
        let sells = Scenario::default().with_choice(CustomerSide::Sells);
        for (contracts, told) in [(10_000.0, "target: 300,000 shares"), (60_000.0, "with at most 10,000 contracts")] {
            let state = sells.with(Key::Oi, contracts);
            let scene = dealer_delta::IN_PLAYGROUND.figure(&Inputs::of(state)).scene(View { width: 330.0 });
            let is_told = |mark: &Mark| matches!(mark, Mark::Label { text, .. } if text == told);
            assert!(!Target::Large.is_met(&state) && scene.panels[0].marks.iter().any(is_told), "{told}");
        }
    }

    #[test]
    fn nothing_traded_meets_nothing_about_size() {
        let nothing = Scenario::default().with(Key::Oi, 0.0);
        assert!(CHALLENGES.iter().all(|challenge| !(challenge.done)(&nothing)));
    }
}
