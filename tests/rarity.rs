//! How rare the stories are, counted again: 20 000 sessions of the opening book with `FULL` set, 2 000 without.

#![expect(clippy::unwrap_used, reason = "a session that is refused must fail the test")]

use dealer_hedging::figures::shared::story::{COUNTED_SESSIONS, Story};
use dealer_hedging::figures::words::stories::rarity;
use dealer_hedging::model::session::{ExogenousFlow, Session, story};
use dealer_hedging::scenario::{Cap, Key, Scenario};

fn is_in(told: Story, state: &Scenario, seed: u32) -> bool {
    let parameters = state.session_parameters().unwrap();
    let flow = ExogenousFlow::seeded(seed.into(), parameters.deviation(1));
    let session = Session::run(&state.session_curve(told.side()).unwrap(), &parameters, &flow).unwrap();
    let log_strike = state.get(Key::Strike).ln();
    match told {
        Story::Pin => story::pin(session.minutes(), log_strike).is_some(),
        Story::FailedBreakout => story::failed_breakout(session.minutes(), log_strike).is_some(),
        Story::Acceleration => story::acceleration(session.minutes()).is_some(),
    }
}

#[test]
fn the_rarity_that_the_page_tells_is_the_one_that_is_counted() {
    let full = std::env::var_os("FULL").is_some();
    let sessions = if full { COUNTED_SESSIONS } else { 2_000 };
    for told in Story::ALL {
        let cap = if told == Story::Acceleration { Cap::NormalVolume } else { Cap::AnySize };
        let state = Scenario::default().with_choice(cap);
        let found = (1..=sessions).filter(|seed| is_in(told, &state, *seed)).count();
        let found = u32::try_from(found).unwrap();
        if full {
            assert_eq!(found, told.sessions(), "{told:?}");
        }
        let share = f64::from(told.sessions()) / f64::from(COUNTED_SESSIONS);
        let error = (share * (1.0 - share) / f64::from(sessions)).sqrt();
        let counted = f64::from(found) / f64::from(sessions);
        assert!((counted - share).abs() <= 4.0 * error, "{told:?}: {counted} and not {share} ± {error}");
    }
}

#[test]
fn the_rarity_is_told_with_its_standard_error() {
    assert_eq!(Story::ALL.map(rarity), ["9.3 ± 0.2%", "4.9 ± 0.2%", "1.3 ± 0.1%"]);
}
