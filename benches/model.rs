//! Model throughput: how many deltas, books and sessions a second.

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use dealer_hedging::chart::View;
use dealer_hedging::figures;
use dealer_hedging::model::session::{BookCurve, Closes, Histogram, Near, SessionParameters, Sessions, Shocks};
use dealer_hedging::model::{Carry, EuropeanOption, ModelError, Moment, OptionInputs, OptionKind, Position, Trading};
use dealer_hedging::scenario::{Inputs, Scenario};

fn options(bench: &mut Criterion) -> Result<(), ModelError> {
    let option = EuropeanOption::new(OptionInputs {
        kind: OptionKind::Call,
        spot: 102.0,
        strike: 100.0,
        years: 5.0 / 365.0,
        volatility: 0.2,
        carry: Carry::ZERO,
    })?;
    bench.bench_function("delta of one option", |run| run.iter(|| black_box(&option).delta()));
    bench.bench_function("all greeks of one option", |run| run.iter(|| black_box(&option).greeks()));
    let (book, moment) = (Scenario::default().book()?, Moment::at(101.0)?);
    bench.bench_function("delta of the book", |run| run.iter(|| book.delta_shares(black_box(&moment))));
    Ok(())
}

/// Sessions of a dealer long and of one short 10 000 calls at the strike, counted as the page counts them.
fn sessions(bench: &mut Criterion) -> Result<(), ModelError> {
    for (name, contracts) in [("long", 1e4), ("short", -1e4)] {
        let curve = BookCurve::new(&[Position::new(OptionKind::Call, 100.0, Trading(390.0), contracts, 0.2)?]);
        let closes = Closes::new(Histogram::new(95.0, 105.0, 45)?, Near::new(100.0, 2e-4)?);
        let mut sessions = Sessions::new(curve, SessionParameters::default(), Shocks::new(7), closes)?;
        bench.bench_function(&format!("100 sessions, {name} gamma"), |run| {
            run.iter(|| sessions.advance(black_box(100)));
        });
    }
    Ok(())
}

#[expect(clippy::expect_used, reason = "a bench whose input is refused measures nothing")]
fn model(bench: &mut Criterion) {
    options(bench).and_then(|()| sessions(bench)).expect("valid inputs");
}

fn all_figures(bench: &mut Criterion) {
    let inputs = Inputs::default();
    for spec in figures::LIST {
        bench.bench_function(&format!("figure {}: compute and describe", spec.id), |run| {
            run.iter(|| spec.figure(black_box(&inputs)).scene(View { width: 690.0 }));
        });
    }
}

criterion_group!(benches, model, all_figures);
criterion_main!(benches);
