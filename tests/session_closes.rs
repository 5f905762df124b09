//! Many sessions of which nobody sees but the close: the same closes, for less work.

#![expect(clippy::unwrap_used, reason = "a valid input that is refused must fail the test")]

#[path = "session/books.rs"]
mod books;
#[path = "session/linear.rs"]
mod linear;

use books::{LAMBDA, book, leg, long, mixed, parameters, short};
use dealer_hedging::model::OptionKind::{Call, Put};
use dealer_hedging::model::session::{
    BookCurve, DealerCurve, ExogenousFlow, Impact, MINUTES, Minute, Observer, Rehedge, Session, SessionParameters,
    Sessions, Shocks,
};
use dealer_hedging::model::{Position, Trading};
use linear::LinearCurve;

/// Log-price and hedge at each close; of `ALL` minutes, or of those that the close depends on.
#[derive(Debug, Default)]
struct Ends<const ALL: bool>(Vec<(f64, f64)>);

impl<const ALL: bool> Observer for Ends<ALL> {
    const SEES_MINUTES: bool = ALL;

    fn close(&mut self, close: &Minute) {
        assert_eq!(close.minute, MINUTES);
        self.0.push((close.log_spot, close.hedge));
    }
}

fn sessions_to_run() -> u32 {
    if std::env::var_os("FULL").is_some() { 500 } else { 40 }
}

fn ends<const ALL: bool, C: DealerCurve>(curve: C, parameters: SessionParameters) -> Vec<(f64, f64)> {
    let mut sessions = Sessions::new(curve, parameters, Shocks::new(31), Ends::<ALL>::default()).unwrap();
    sessions.advance(sessions_to_run());
    sessions.observer().0.clone()
}

/// Clock rules that end with the day and that do not, bands narrow and wide; each with and without a cap.
fn rules() -> Vec<SessionParameters> {
    let rules = [1, 2, 7, 15, 30, 199, 390].map(Rehedge::EveryMinutes);
    let bands = [0.0, 1e3, 1e5, 4e5, 1e9].map(Rehedge::Band);
    let uncapped: Vec<SessionParameters> = rules.into_iter().chain(bands).map(parameters).collect();
    let capped = uncapped.iter().map(|parameters| parameters.with_cap(25_000.0).unwrap());
    uncapped.iter().copied().chain(capped).collect()
}

/// Long, short and mixed, at one strike and at many, expiring today and later.
fn books() -> Vec<(&'static str, BookCurve)> {
    let later = |contracts| Position::new(Call, 100.0, Trading(780.0), contracts, 0.2).unwrap();
    let chain: Vec<_> = (96..=104).map(|strike| leg(Call, f64::from(strike), -3e5)).collect();
    vec![
        ("long", long()),
        ("short", short()),
        ("mixed", mixed()),
        ("short, tomorrow", book(&[later(-1e4)])),
        ("short today, long tomorrow", book(&[leg(Put, 100.0, -1e6), later(2e4)])),
        ("nine strikes short", book(&chain)),
        ("strong and short", book(&[leg(Call, 100.2, -4e6)])),
        ("strong and long", book(&[leg(Call, 100.2, 4e6)])),
        ("no options", book(&[])),
    ]
}

#[test]
fn who_sees_all_minutes_sees_the_same_closes() {
    for (name, curve) in books() {
        for parameters in rules() {
            let (all, closes) =
                (ends::<true, _>(curve.clone(), parameters), ends::<false, _>(curve.clone(), parameters));
            for (session, (seen, alone)) in all.iter().zip(&closes).enumerate() {
                let apart = (seen.0 - alone.0).abs();
                assert!(apart <= 1e-12, "{name}, {parameters:?}, session {session}: {apart:e}");
                assert!((seen.1 - alone.1).abs() * LAMBDA <= 1e-12, "{name}, {parameters:?}, session {session}");
            }
        }
    }
}

/// Whether a hedge is due is estimated in many sessions and worked out in one: no hedge may differ.
#[test]
fn estimates_change_no_hedge() {
    for (name, curve) in books() {
        for parameters in rules() {
            let mut shocks = Shocks::new(31);
            let many = ends::<true, _>(curve.clone(), parameters);
            for (session, end) in many.iter().take(20).enumerate() {
                let flow = (0..MINUTES).map(|_| parameters.deviation(1) * shocks.normal()).collect();
                let alone = Session::run(&curve, &parameters, &ExogenousFlow::new(flow).unwrap()).unwrap();
                let close = alone.at(MINUTES);
                assert_eq!(*end, (close.log_spot, close.hedge), "{name}, {parameters:?}, session {session}");
            }
        }
    }
}

#[test]
fn what_is_unbounded_faint_or_still_closes_alike() {
    let line = |g: f64| LinearCurve { slope: g / LAMBDA, centre: libm::log(100.0) };
    for rule in [Rehedge::EveryMinutes(1), Rehedge::EveryMinutes(7), Rehedge::Band(1e5)] {
        for g in [2.0, 0.15, 0.0, -0.5] {
            assert_alike(line(g), parameters(rule));
        }
        for (lambda, volatility) in [(0.0, 0.2), (1e-18, 0.2), (1e-13, 0.2), (9e-13, 0.2), (LAMBDA, 0.0)] {
            let impact = Impact::from_lambda(lambda).unwrap();
            let parameters = SessionParameters::new(100.0, volatility, impact, rule).unwrap();
            assert_alike(short(), parameters);
            assert_alike(short(), parameters.with_cap(25_000.0).unwrap());
        }
    }
}

fn assert_alike<C: DealerCurve + Clone>(curve: C, parameters: SessionParameters) {
    let (all, closes) = (ends::<true, _>(curve.clone(), parameters), ends::<false, _>(curve, parameters));
    for (seen, alone) in all.iter().zip(&closes) {
        assert!((seen.0 - alone.0).abs() <= 1e-12, "{parameters:?}");
    }
}
