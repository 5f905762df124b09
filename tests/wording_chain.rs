//! The words of the reader's chain against its numbers, for every assumption, many expiries and every degree of sureness.

#![expect(clippy::unwrap_used, reason = "a chain that is refused must fail the test")]

use dealer_hedging::chart::{Figure, RichText, View};
use dealer_hedging::figures::your_chain::YourChain;
use dealer_hedging::format::{grouped, price};
use dealer_hedging::quotes::desk::{Desk, Held, Wanted};
use dealer_hedging::quotes::interval::{Flip, Unnamed};
use dealer_hedging::quotes::levels::profile::Sign;
use dealer_hedging::quotes::{Flips, Quotes, file, sample};
use proptest::prelude::*;
use std::cell::RefCell;
use std::fmt::Write as _;

thread_local! {
    static DESKS: RefCell<Vec<Desk>> = RefCell::new(chains().into_iter().map(|quotes| Desk::of_quotes(quotes).unwrap()).collect());
}

/// The sample, by its place among the chains.
const SAMPLE: usize = 0;
/// As many as there are.
const CHAINS: usize = 7;

/// The sample, and chains of which nobody designed the picture: calls alone, calls and puts alike, one option, an expiry
/// five minutes away between two strikes, a day that is over, a price of a few cents.
fn chains() -> Vec<Quotes> {
    let table = |quoted: &str, spot: f64, rows: &[(f64, &str, f64, &str)]| {
        let mut text = "symbol,quote_time,underlying_price,strike,expiry,type,open interest,iv\n".to_owned();
        for (strike, expiry, contracts, kind) in rows {
            for kind in kind.split('+') {
                writeln!(text, "XYZ,{quoted},{spot},{strike},{expiry},{kind},{contracts},0.3").unwrap();
            }
        }
        file::read(text.as_bytes()).unwrap()
    };
    let (morning, friday) = ("2026-11-18 10:00", "2026-11-20");
    let all = |kind: &'static str| -> Vec<_> {
        (0..21_u32).map(|step| (90.0 + f64::from(step), friday, 400.0 + f64::from(step * 37 % 11), kind)).collect()
    };
    let chains = vec![
        sample::quotes(),
        table(morning, 100.0, &all("call")),
        table(morning, 100.0, &all("call+put")),
        table(morning, 100.0, &[(101.0, friday, 12.0, "put")]),
        table(
            "2026-11-20 15:55",
            178.75,
            &[(177.5, friday, 50_000.0, "call+put"), (180.0, friday, 50_000.0, "call+put")],
        ),
        table("2026-11-18 16:30", 100.0, &[all("call+put"), vec![(100.0, "2026-12-18", 3.0, "put")]].concat()),
        table(morning, 0.04, &[(0.04, friday, 900.0, "call"), (0.05, friday, 700.0, "put")]),
    ];
    assert_eq!(chains.len(), CHAINS);
    chains
}

fn figure(chain: usize, wanted: Wanted) -> YourChain {
    DESKS.with_borrow_mut(|desks| {
        let found = desks[chain].answer(wanted).unwrap();
        YourChain::of(desks[chain].summary(), found)
    })
}

/// As buying, selling and doing nothing are told.
fn way(shares: f64) -> i8 {
    i8::from(shares >= 0.5) - i8::from(shares <= -0.5)
}

fn any_wanted() -> impl Strategy<Value = Wanted> {
    let held = prop_oneof![
        4 => Just(Held::Usual), 1 => Just(Held::Short), 1 => Just(Held::Long),
        1 => Just(Held::Mix(0.5)), 1 => (0.0..=1.0f64).prop_map(Held::Mix),
    ];
    let rightly = prop_oneof![1 => Just(1.0), 1 => Just(0.5), 4 => 0.5..1.0f64];
    let expiries = prop_oneof![1 => Just(None), 2 => proptest::collection::vec(0..9_usize, 0..4).prop_map(Some)];
    (held, rightly, expiries, prop_oneof![Just(0.0), Just(0.01), -0.05..0.05f64]).prop_map(
        |(held, rightly, expiries, volatility_shift)| Wanted { number: 1, expiries, held, rightly, volatility_shift },
    )
}

fn any_chain() -> impl Strategy<Value = usize> {
    prop_oneof![1 => Just(SAMPLE), 2 => 1..CHAINS]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]
    #[test]
    fn what_is_said_is_what_was_found(chain in any_chain(), wanted in any_wanted()) {
        let figure = figure(chain, wanted.clone());
        let said = figure.finding().text();
        let lines: Vec<String> = figure.lines().iter().map(RichText::text).collect();
        let totals = figure.levels.now.totals;
        let gamma = totals.dollars_per_percent;
        let caption = figure.caption().text();
        for text in [&said, &caption].into_iter().chain(&lines) {
            prop_assert!(!text.contains("NaN") && !text.contains("inf") && !text.ends_with(' '), "{text}");
            for wrong in [" 1 shares", " 0 shares", " 1 expiries", " 0 of ", "100 of 100", "  "] {
                prop_assert!(!text.contains(wrong), "{wrong:?} in {text}");
            }
        }
        if figure.levels.expiries.is_empty() {
            prop_assert!(said.starts_with("No expiry is chosen") && lines.is_empty() && caption.is_empty(), "{said}");
            return Ok(());
        }
        let orders = [&figure.levels.up, &figure.levels.down].map(|order| order.under(figure.side));
        if said.starts_with("Hardly anything") {
            prop_assert!(gamma.gross() < 1.0, "{said}");
            prop_assert!(lines[..2].iter().all(|line| line.contains("dealers have nothing to do")), "{lines:?}");
            return Ok(());
        }
        // Where the title would say another thing than the orders, it says of what it speaks.
        let turned = orders.iter().any(|causes| way(causes.price) != way(causes.total()));
        let knows_nothing = said.starts_with("Whoever knows no side");
        prop_assert_eq!(said.contains("hedging, by price alone,"), turned && !knows_nothing, "{}", said);
        let cancels = wanted.held == Held::Mix(0.5);
        prop_assert!(!cancels || !(caption.contains("not sure") || knows_nothing), "{said} {caption}");
        if wanted.rightly == 0.5 && gamma.squares > 0.0 && !cancels {
            prop_assert!(said.contains("no flip can be named"), "{said}");
        } else {
            let [up, down] = orders.map(|causes| causes.price);
            let is_order = |shares: f64| shares.abs() >= 0.5;
            let (leans_up, leans_down) = (up < 0.0, down > 0.0);
            if is_order(up) && is_order(down) {
                let said = said.replace("hedging, by price alone, ", "hedging ");
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
                (Flips::OneSigned(sign), all) if all >= 1.0 => {
                    let is = if *sign == Sign::Positive { "above" } else { "below" };
                    prop_assert!(said.contains(&format!("Net gamma is {is} zero at every price")), "{said}");
                }
                (Flips::OneSigned(_), _) => {
                    let sure = figure.sureness.at_spot.sure_sign() != 0.0;
                    let expected = if sure { "the sign of net gamma there is still sure" } else { "the sign of net gamma there is not sure" };
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
                prop_assert!(line.contains(&format!("{} share", grouped(total.abs(), 0))), "{line}");
            }
        }
        let assumed = "If every side is as assumed: ";
        let is_exact = wanted.rightly == 1.0 || cancels || gamma.squares == 0.0;
        prop_assert_eq!(lines[0].starts_with(assumed), !is_exact);
        let sign_changes = lines.iter().find(|line| line.starts_with("Where net gamma changes sign")).unwrap();
        let usual = figure.levels.now.flips(Held::Usual.side());
        if let Flips::At(prices) = &usual {
            for at in prices {
                prop_assert!(sign_changes.contains(&price(*at)), "{sign_changes}");
            }
        }
        prop_assert!(sign_changes.contains("short everything, long everything or a mix: nowhere,"), "{sign_changes}");
        // What is called sure is right in 19 of 20 cases, whatever the line beside it says.
        let sure = figure.sureness.at_spot.sure_sign() != 0.0;
        prop_assert!(sure == (figure.sureness.chance > 0.95) || is_exact, "{}", figure.sureness.chance);
        let chance = figure.sureness.chance;
        prop_assert!((0.5..=1.0).contains(&chance));
    }

    #[test]
    fn it_is_drawn_and_listed_whole(chain in any_chain(), wanted in any_wanted(), width in 260.0..900.0f64) {
        let figure = figure(chain, wanted);
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
    assert!(said.contains(" from $5,903.25, in SAMPLE. Net gamma changes sign at "), "{said}");
    assert!(figure.caption().text().contains("gamma of all 9 expiries"), "{}", figure.caption().text());
    for line in figure.lines() {
        println!("{}", line.text());
    }
    println!("{said}");
}
