//! Links: what they load, that they travel, and what happens to mangled ones.

use dealer_hedging::app::problems;
use dealer_hedging::model::{Carry, EuropeanOption, ModelError, OptionInputs, OptionKind};
use dealer_hedging::scenario::{CustomerSide, Key, Scenario, link};
use serde_json::json;

use crate::comparing::{is_close, shows, shows_all};
use crate::harness::{Failure, Outcome, Setup, until, visit};
use crate::page::Page;
use crate::snapshot::Seen;

/// States worth a look: both kinds, both sides, all extremes.
const STATES: [&str; 10] = [
    "",
    "?spot=104&days=2&oi=25000&iv=25",
    "?kind=puts&spot=96.5&days=30&iv=35",
    "?v=2&side=sells&strike=95.5&instrument=emini&move=-7.3&step=5&path3=-4.4",
    "?side=sells&kind=puts&spot=112.25&days=120&rate=4.5&yield=1.5",
    "?days=0.0006944444444444445&spot=100.02",
    "?iv=200&days=365&kind=puts&rate=-2",
    "?oi=0",
    "?spot=50&strike=150&oi=200000&iv=2&days=0.01&move=20",
    "?spot=150&strike=50&instrument=micro&move=-20&oi=1",
];

/// The dealer's option delta by the formula alone, in shares: contracts × 100 × delta of one
/// option, with the sign of the dealer's side.
fn delta_by_hand(state: &Scenario, spot: f64, days: f64) -> Result<f64, ModelError> {
    let kind: OptionKind = state.pick();
    let side = match state.pick() {
        CustomerSide::Buys => -1.0,
        CustomerSide::Sells => 1.0,
    };
    let per_cent = |key| state.get(key) / 100.0;
    let (strike, years, volatility) = (state.get(Key::Strike), days / 365.0, per_cent(Key::Iv));
    let carry = Carry::new(per_cent(Key::Rate), per_cent(Key::Yield))?;
    let one = EuropeanOption::new(OptionInputs { kind, spot, strike, years, volatility, carry })?;
    Ok(side * state.get(Key::Oi) * 100.0 * one.delta())
}

/// The numbers on the page once more, by another way than the figure's own.
fn agrees_with_the_formula(seen: &Seen, state: &Scenario) -> Outcome {
    let Some(figure) = seen.figures.get("dealer-delta") else { return Err(Failure("no dealer-delta".to_owned())) };
    let (spots, deltas) = (figure.column(0), figure.column(1));
    assert!(figure.headings[0].starts_with("spot ($"), "{:?}", figure.headings);
    assert!(figure.headings[1].contains("delta now (shares)"), "{:?}", figure.headings);
    assert!(spots.len() > 20 && spots.len() == deltas.len(), "{} rows", spots.len());
    assert!(spots.is_sorted() && spots.contains(&state.get(Key::Spot)), "{spots:?}");
    let (days, most) = (state.get(Key::Days), 100.0 * state.get(Key::Oi));
    for (spot, delta) in spots.into_iter().zip(deltas) {
        let by_hand = delta_by_hand(state, spot, days)?;
        assert!(is_close(delta, by_hand, most), "delta at {spot}: {delta} on the page, {by_hand} by the formula");
    }
    let spot = state.get(Key::Spot);
    let order = delta_by_hand(state, spot, days)? - delta_by_hand(state, spot + 1.0, days)?;
    let shown: f64 = seen.order.parse()?;
    assert!(is_close(shown, order, most), "the order is {shown} on the page, {order} by the formula");
    let verb = if order.abs() < 0.5 {
        "nothing"
    } else if order > 0.0 {
        "buy"
    } else {
        "sell"
    };
    assert!(seen.order_words.contains(verb), "“{}” for {order}", seen.order_words);
    Ok(())
}

journey!(the_tables_equal_the_model_in_states_given_by_link, Setup::desktop(), async |page: &Page| {
    for (place, query) in STATES.into_iter().enumerate() {
        let (state, problems) = link::decode(query);
        assert!(problems.is_empty(), "{query}: {problems:?}");
        page.load(query).await?;
        // Counting twenty thousand sessions for some of them is enough.
        let seen = if place < 4 { shows_all(page, &state).await? } else { shows(page, &state).await? };
        agrees_with_the_formula(&seen, &state).map_err(|Failure(why)| Failure(format!("{query}: {why}")))?;
    }
    Ok(())
});

/// Presses the button that copies the link and returns the address it offers.
async fn copied(page: &Page) -> Outcome<String> {
    page.press("[data-copy-link]").await?;
    let by_hand = until("the link to be copied or offered", async || {
        let said: String = page.of("[data-copy-link]", "it.textContent").await?;
        let offered: String = page.of("[data-address]", "it.checkVisibility() ? it.value : ''").await?;
        if said.contains("copied") || !offered.is_empty() { Ok(Ok(offered)) } else { Ok(Err(said)) }
    })
    .await?;
    let address: String = page.ask("return location.href", &[]).await?;
    assert!(by_hand.is_empty() || by_hand == address, "“{by_hand}” is offered at {address}");
    Ok(address)
}

#[tokio::test]
#[ignore = "needs the built site and a browser: cargo xtask test runs it"]
async fn a_copied_link_opened_by_somebody_else_shows_the_same() -> Outcome {
    let state = Scenario::default().with(Key::Iv, 33.5).with_choice(OptionKind::Put).with_choice(CustomerSide::Sells);
    let mut sent = (String::new(), None);
    let name = "journeys::links::a_copied_link_opened_by_somebody_else_shows_the_same";
    visit(name, Setup::desktop(), async |page: &Page| {
        page.load("").await?;
        page.press("label:has(input[name=kind][value=puts])").await?;
        page.press("label:has(input[name=side][value=sells])").await?;
        page.fill(".deck input[inputmode=decimal][name=iv]", "33.5").await?;
        // Figures that count in the background as well: they say more once they have counted.
        sent.1 = Some(shows_all(page, &state).await?);
        // The button does not wait for the link to have been written.
        sent.0 = copied(page).await?;
        Ok(())
    })
    .await?;
    let query = sent.0.split_once('?').map(|(_, query)| query.to_owned());
    assert_eq!(query.as_deref(), Some(link::encode(&state).as_str()), "{}", sent.0);
    visit(name, Setup::desktop(), async |page: &Page| {
        page.load(&format!("?{}", query.unwrap_or_default())).await?;
        let received = shows_all(page, &state).await?;
        assert_eq!(Some(received), sent.1, "the receiver sees something else");
        Ok(())
    })
    .await
}

journey!(
    where_the_clipboard_is_refused_the_address_is_offered_by_hand,
    Setup::desktop().with_script("navigator.clipboard.writeText = () => Promise.reject(new Error('refused'))"),
    async |page: &Page| {
        page.load("?spot=104").await?;
        let address = copied(page).await?;
        assert!(page.of::<bool>("[data-address]", "it.checkVisibility()").await?, "nothing is offered");
        assert_eq!(page.of::<String>("[data-address]", "it.value").await?, address);
        Ok(())
    }
);

journey!(a_mangled_link_loads_what_it_can_and_says_what_it_cannot, Setup::desktop(), async |page: &Page| {
    let query = "?spot=1e9&days=soon&oi=%FF%FE&colour=red&iv=25";
    page.load(query).await?;
    let (state, problems) = link::decode(query);
    assert_eq!((state.get(Key::Spot), state.get(Key::Days), state.get(Key::Iv)), (150.0, 5.0, 25.0));
    shows(page, &state).await?;
    assert!(page.of::<bool>("[data-notice]", "it.checkVisibility()").await?, "the notice cannot be seen");
    let told: Vec<String> =
        page.of("[data-notice]", "[...it.querySelectorAll('li')].map(li => li.textContent)").await?;
    assert_eq!(told, problems::lines(&problems, &state));
    for name in ["Spot", "Time to expiry", "Open interest", "colour"] {
        assert!(told.iter().any(|line| line.contains(name)), "{name} is not among {told:?}");
    }
    page.press("[data-notice] button").await?;
    page.holds("the notice to close", "return !document.querySelector('[data-notice]').checkVisibility()").await?;
    shows(page, &state).await?;
    Ok(())
});

journey!(a_hostile_link_is_only_text, Setup::desktop(), async |page: &Page| {
    for query in ["?spot=<img/src=x+onerror=alert(1)>&<b>=1", "?%F0%9F=%zz&&==&spot", "?v=99&days=-1e999&iv=NaN"] {
        page.load(query).await?;
        // What the browser made of the address is what the page was given.
        let (state, problems) = link::decode(&page.link().await?);
        shows(page, &state).await?;
        let told: Vec<String> =
            page.of("[data-notice]", "[...it.querySelectorAll('li')].map(li => li.textContent)").await?;
        assert_eq!(told, problems::lines(&problems, &state), "{query}");
        let planted: u32 =
            page.ask("return document.querySelectorAll('[data-notice] :is(img, b)').length", &[]).await?;
        assert_eq!(planted, 0, "{query} became markup");
    }
    Ok(())
});

journey!(the_address_stays_until_the_reader_changes_something, Setup::desktop(), async |page: &Page| {
    page.load("?spot=104&from=a-friend#why").await?;
    shows(page, &Scenario::default().with(Key::Spot, 104.0)).await?;
    assert_eq!(page.link().await?, "?spot=104&from=a-friend");
    page.press("label:has(input[name=kind][value=puts])").await?;
    page.link_becomes("?v=3&spot=104&kind=puts&from=a-friend").await?;
    let hash: String = page.ask("return location.hash", &[]).await?;
    assert_eq!(json!(hash), json!("#why"), "the anchor is lost");
    Ok(())
});
