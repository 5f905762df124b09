//! The words of the reader's chain against its numbers, for every assumption, many expiries and every degree of sureness.

#![expect(clippy::unwrap_used, reason = "a chain that is refused must fail the test")]

use dealer_hedging::chart::{Figure, RichText, View};
use dealer_hedging::figures::your_chain::YourChain;
use dealer_hedging::format::{grouped, price};
use dealer_hedging::quotes::desk::{Desk, Held, Wanted};
use dealer_hedging::quotes::interval::{Flip, Unnamed};
use dealer_hedging::quotes::{Flips, sample};
use proptest::prelude::*;
use std::cell::RefCell;

thread_local! {
    static DESK: RefCell<Desk> = RefCell::new(desk());
}

fn desk() -> Desk {
    Desk::of_quotes(sample::quotes()).unwrap()
}

fn figure(wanted: Wanted) -> YourChain {
    DESK.with_borrow_mut(|desk| {
        let found = desk.answer(wanted).unwrap();
        YourChain::of(desk.summary(), found)
    })
}

fn any_wanted() -> impl Strategy<Value = Wanted> {
    let held = prop_oneof![
        4 => Just(Held::Usual), 1 => Just(Held::Short), 1 => Just(Held::Long), 1 => (0.0..=1.0f64).prop_map(Held::Mix),
    ];
    let rightly = prop_oneof![1 => Just(1.0), 1 => Just(0.5), 4 => 0.5..1.0f64];
    let expiries = prop_oneof![1 => Just(None), 2 => proptest::collection::vec(0..9_usize, 0..4).prop_map(Some)];
    (held, rightly, expiries, prop_oneof![Just(0.0), Just(0.01), -0.05..0.05f64]).prop_map(
        |(held, rightly, expiries, volatility_shift)| Wanted { number: 1, expiries, held, rightly, volatility_shift },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 120, ..ProptestConfig::default() })]
    #[test]
    fn what_is_said_is_what_was_found(wanted in any_wanted()) {
        let figure = figure(wanted.clone());
        let said = figure.finding().text();
        let lines: Vec<String> = figure.lines().iter().map(RichText::text).collect();
        let totals = figure.levels.now.totals;
        let gross = totals.dollars_per_percent.gross();
        for text in std::iter::once(&said).chain(&lines) {
            prop_assert!(!text.contains("NaN") && !text.contains("inf") && !text.ends_with(' '), "{text}");
        }
        if figure.levels.expiries.is_empty() {
            prop_assert!(said.starts_with("No expiry is chosen") && lines.is_empty(), "{said}");
            return Ok(());
        }
        if gross < 1.0 {
            prop_assert!(said.starts_with("Hardly anything"), "{said}");
            return Ok(());
        }
        if wanted.rightly == 0.5 {
            prop_assert!(said.contains("no flip can be named"), "{said}");
        } else {
            let [up, down] = [figure.levels.up, figure.levels.down].map(|order| order.under(figure.side).price);
            let is_order = |shares: f64| shares.abs() >= 0.5;
            let (leans_up, leans_down) = (up < 0.0, down > 0.0);
            if is_order(up) && is_order(down) {
                let wanted = match (leans_up, leans_down) {
                    (true, true) => "hedging leans against a move of 1% from",
                    (false, false) => "hedging pushes a move of 1% along from",
                    (true, false) => "hedging leans against 1% up, and pushes 1% down along, from",
                    (false, true) => "hedging pushes 1% up along, and leans against 1% down, from",
                };
                prop_assert!(said.contains(wanted), "{said}: {up} {down}");
            }
            let flips = figure.levels.now.flips(figure.side);
            let named = matches!(figure.sureness.flip, Flip::Named(_));
            match (&flips, wanted.rightly) {
                (Flips::At(prices), all) if all >= 1.0 => {
                    for at in prices {
                        prop_assert!(said.contains(&price(*at)), "{said}");
                    }
                }
                (Flips::At(_), _) if named && figure.sureness.flips.len() == 1 => {
                    let flip = figure.sureness.flips[0];
                    prop_assert!(said.contains(&price(flip.from)) && said.contains(&price(flip.to)), "{said}");
                    prop_assert!(flip.from <= flip.at && flip.at <= flip.to);
                }
                (Flips::At(_), _) if !named => {
                    prop_assert_eq!(figure.sureness.flip, Flip::NoneCanBeNamed(Unnamed::NotSure));
                    prop_assert!(said.contains("no price can be named"), "{said}");
                }
                (Flips::OneSigned(_), all) if all >= 1.0 => prop_assert!(said.contains("at every price"), "{said}"),
                (Flips::OneSigned(_), _) => {
                    let sure = figure.sureness.at_spot.sure_sign() != 0.0;
                    let expected = if sure { "that sign is still sure there" } else { "nobody can say which sign" };
                    prop_assert!(said.contains(expected), "{said}");
                }
                _ => {}
            }
        }
        for (order, line) in [(&figure.levels.up, &lines[0]), (&figure.levels.down, &lines[1])] {
            let total = order.under(figure.side).total();
            let expected = if total >= 0.5 { "dealers buy " } else if total <= -0.5 { "dealers sell " } else { "dealers have nothing" };
            prop_assert!(line.contains(expected), "{line}: {total}");
            if total.abs() >= 0.5 {
                prop_assert!(line.contains(&format!("{} shares", grouped(total.abs(), 0))), "{line}");
            }
        }
        let assumed = "If every side is as assumed: ";
        prop_assert_eq!(lines[0].starts_with(assumed), wanted.rightly < 1.0);
        let usual = figure.levels.now.flips(Held::Usual.side());
        if let Flips::At(prices) = &usual {
            for at in prices {
                prop_assert!(lines[2].contains(&price(*at)), "{}", lines[2]);
            }
        }
        prop_assert!(lines[2].contains("short everything, long everything or a mix: nowhere,"), "{}", lines[2]);
        let chance = figure.sureness.chance;
        prop_assert!((0.5..=1.0).contains(&chance));
    }

    #[test]
    fn it_is_drawn_and_listed_whole(wanted in any_wanted(), width in 260.0..900.0f64) {
        let figure = figure(wanted);
        let scene = figure.scene(View { width });
        prop_assert!(scene.height() > 300.0 && scene.height() < 600.0);
        let table = figure.table();
        for row in &table.rows {
            prop_assert_eq!(row.len(), table.columns.len());
            prop_assert!(row.iter().filter_map(dealer_hedging::chart::Cell::value).all(f64::is_finite));
        }
        prop_assert_eq!(table.rows.iter().filter(|row| row[0].shown() == "strike").count(), figure.levels.strikes.len());
    }
}

#[test]
fn the_sample_says_what_it_is_about() {
    let figure = YourChain::of_sample().unwrap();
    let said = figure.finding().text();
    assert!(said.starts_with("If dealers are long calls and short puts, hedging "), "{said}");
    assert!(said.contains(" from $5,903.25, in SAMPLE. The sign changes at "), "{said}");
    assert!(figure.caption().text().contains("gamma of all 9 expiries"), "{}", figure.caption().text());
    for line in figure.lines() {
        println!("{}", line.text());
    }
    println!("{said}");
}
