//! Model throughput: how many deltas, books and sessions a second.

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use dealer_hedging::chart::View;
use dealer_hedging::figures;
use dealer_hedging::model::bsm::{Inputs, OptionKind};
use dealer_hedging::scenario::Scenario;
use dealer_hedging::scenario::book::at;

fn model(bench: &mut Criterion) {
    let inputs = Inputs::new(OptionKind::Call, 102.0, 100.0, 5.0 / 365.0, 0.2, 0.0, 0.0);
    if let Ok(inputs) = inputs {
        bench.bench_function("delta of one option", |run| run.iter(|| black_box(&inputs).delta()));
        bench.bench_function("all greeks of one option", |run| run.iter(|| black_box(&inputs).greeks()));
    }
    let book = Scenario::default().book();
    bench.bench_function("delta of the book", |run| run.iter(|| book.delta_shares(black_box(&at(101.0)))));
}

fn all_figures(bench: &mut Criterion) {
    let state = Scenario::default();
    for spec in figures::LIST {
        bench.bench_function(&format!("figure {}: compute and describe", spec.id), |run| {
            run.iter(|| spec.figure(black_box(&state)).scene(View { width: 690.0 }));
        });
    }
}

criterion_group!(benches, model, all_figures);
criterion_main!(benches);
