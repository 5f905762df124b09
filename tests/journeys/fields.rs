//! Fields: what is typed is what is meant, and what cannot be used is said.

use dealer_hedging::model::OptionKind;
use dealer_hedging::scenario::{Key, Scenario};

use crate::comparing::shows;
use crate::harness::{Outcome, Setup, until};
use crate::page::{Page, keys};

fn field(key: Key) -> String {
    format!(".deck input[inputmode=decimal][name={}]", key.name())
}

/// What is said beside a field, once it says this.
async fn says(page: &Page, key: Key, words: &[&str]) -> Outcome {
    until(&format!("{words:?} beside {}", key.name()), async || {
        let said: String = page
            .of(
                &field(key),
                "(place => place && place.checkVisibility() ? place.textContent : '')(\
                     document.getElementById(it.getAttribute('aria-describedby')))",
            )
            .await?;
        let as_wanted = if words.is_empty() { said.is_empty() } else { words.iter().all(|word| said.contains(word)) };
        Ok(if as_wanted { Ok(()) } else { Err(format!("“{said}”")) })
    })
    .await
}

journey!(numbers_may_be_typed_as_in_any_country, Setup::desktop(), async |page: &Page| {
    page.load("").await?;
    let mut state = Scenario::default();
    for (key, text, value) in [
        (Key::Spot, "104,5", 104.5),
        (Key::Spot, "$96.25", 96.25),
        (Key::Days, "0,5", 0.5),
        (Key::Days, "12 hours", 0.5),
        (Key::Days, "2 days", 2.0),
        (Key::Oi, "25,000", 25_000.0),
        (Key::Oi, "30.000", 30_000.0),
        (Key::Oi, "12\u{A0}500", 12_500.0),
        (Key::Oi, "1'500 contracts", 1_500.0),
        (Key::Iv, "33,5 %", 33.5),
    ] {
        page.fill(&field(key), text).await?;
        state.set(key, value);
        shows(page, &state).await?;
        says(page, key, &[]).await?;
    }
    page.link_becomes("?v=3&spot=96.25&days=2&oi=1500&iv=33.5").await
});

journey!(a_negative_number_may_have_the_pages_own_minus, Setup::desktop(), async |page: &Page| {
    page.load("").await?;
    page.press(".deck-more summary").await?;
    page.fill(&field(Key::Rate), "−1,5").await?;
    shows(page, &Scenario::default().with(Key::Rate, -1.5)).await?;
    Ok(())
});

journey!(what_cannot_be_used_is_said_beside_the_field, Setup::desktop(), async |page: &Page| {
    page.load("?spot=104").await?;
    let state = Scenario::default().with(Key::Spot, 104.0);
    let spot = field(Key::Spot);
    for text in ["abc", "1.2.3", "--", "", "104 and more"] {
        page.fill(&spot, text).await?;
        says(page, Key::Spot, &["Spot", "$50.00", "$150.00", "$104.00"]).await?;
        shows(page, &state).await?;
    }
    for (text, value, words) in [("500", 150.0, "$150.00"), ("1,234.5", 150.0, "$150.00"), ("-7", 50.0, "$50.00")] {
        page.fill(&spot, text).await?;
        says(page, Key::Spot, &["Spot", "outside", words]).await?;
        shows(page, &state.with(Key::Spot, value)).await?;
    }
    // It goes away with the next value that is good, wherever that comes from.
    page.fill(&spot, "99").await?;
    says(page, Key::Spot, &[]).await?;
    page.fill(&spot, "999").await?;
    says(page, Key::Spot, &["outside"]).await?;
    page.strike(".deck input[type=range][name=spot]", &[keys::LEFT]).await?;
    says(page, Key::Spot, &[]).await?;
    // And what was typed as a fraction of a contract.
    page.fill(&field(Key::Oi), "12345.5").await?;
    says(page, Key::Oi, &["whole numbers", "12,346 contracts"]).await?;
    let value: f64 = page.of(".deck input[type=range][name=spot]", "it.valueAsNumber").await?;
    shows(page, &state.with(Key::Spot, value).with(Key::Oi, 12_346.0)).await?;
    Ok(())
});

journey!(the_keys_of_a_field_do_what_they_say, Setup::desktop(), async |page: &Page| {
    page.load("").await?;
    let spot = field(Key::Spot);
    let control = Key::Spot.control();
    page.strike(&spot, &[keys::UP, keys::UP]).await?;
    let value = control.stepped(control.stepped(100.0, 1.0), 1.0);
    shows(page, &Scenario::default().with(Key::Spot, value)).await?;
    page.strike(&spot, &[keys::DOWN]).await?;
    shows(page, &Scenario::default().with(Key::Spot, control.stepped(value, -1.0))).await?;
    page.write(&spot, "107,5").await?;
    page.strike(&spot, &[keys::ENTER]).await?;
    shows(page, &Scenario::default().with(Key::Spot, 107.5)).await?;
    page.write(&spot, "44").await?;
    page.strike(&spot, &[keys::ESCAPE]).await?;
    assert_eq!(page.of::<String>(&spot, "it.value").await?, "107.5");
    page.strike(&spot, &[keys::TAB]).await?;
    shows(page, &Scenario::default().with(Key::Spot, 107.5)).await?;
    Ok(())
});

journey!(the_state_does_not_write_over_what_is_being_typed, Setup::desktop(), async |page: &Page| {
    page.load("").await?;
    page.write(&field(Key::Spot), "10").await?;
    let elsewhere = "document.querySelector('input[name=kind][value=puts]').click();
        const it = document.querySelector('#playground input[type=range][name=spot]');
        it.value = 94; it.dispatchEvent(new Event('input'))";
    page.ask::<()>(elsewhere, &[]).await?;
    page.link_becomes("?v=3&spot=94&kind=puts").await?;
    assert_eq!(page.of::<String>(&field(Key::Spot), "it.value").await?, "10");
    page.strike(&field(Key::Spot), &['8', keys::ENTER]).await?;
    shows(page, &Scenario::default().with(Key::Spot, 108.0).with_choice(OptionKind::Put)).await?;
    Ok(())
});
