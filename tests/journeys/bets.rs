//! Bets: what a bet is about waits until it is placed or waved through, by mouse, finger and keyboard; a number that is
//! set stays where it was set; the score counts the first answer.

use dealer_hedging::lesson::flow_behind_price::LESSON;
use dealer_hedging::lesson::{Amount, Asked};
use dealer_hedging::scenario::{Key, Scenario};

use crate::comparing::shows;
use crate::harness::{Failure, Outcome, Setup, until};
use crate::page::{Page, Pointer};

/// Whether a figure waits, whether its finding can be seen, and what its picture is called.
async fn waiting(page: &Page, figure: &str) -> Outcome<(bool, bool, String)> {
    let look = "[it.matches('.figure-veiled'),
        getComputedStyle(it.querySelector('.figure-finding')).visibility === 'visible',
        it.querySelector('canvas').getAttribute('aria-label')]";
    page.of(&format!("figure#{figure}"), look).await
}

async fn waits(page: &Page, figure: &str) -> Outcome {
    let (waits, is_seen, label) = waiting(page, figure).await?;
    let note: String = page.of(&format!("#{figure} .figure-veil span"), "it.textContent").await?;
    assert!(waits && !is_seen && label == note, "{figure}: {waits} {is_seen} {label}");
    Ok(())
}

async fn is_shown(page: &Page, figure: &str) -> Outcome {
    let (waits, is_seen, label) = waiting(page, figure).await?;
    let finding: String =
        page.of(&format!("#{figure} .figure-finding"), "it.textContent.replaceAll('\\u00A0', ' ')").await?;
    assert!(!waits && is_seen && label == finding, "{figure}: {waits} {is_seen} {label}");
    Ok(())
}

fn wave(figure: &str) -> String {
    format!("#{figure} .figure-veil button")
}

async fn score(page: &Page) -> Outcome<String> {
    page.of("[data-score]", "it.textContent").await
}

journey!(what_a_bet_is_about_waits_and_one_press_shows_it, Setup::desktop(), async |page: &Page| {
    page.load("").await?;
    for bet in LESSON.predictions {
        for figure in bet.veils.figures {
            waits(page, figure.id).await?;
        }
    }
    // The numbers are where they always are.
    shows(page, &Scenario::default()).await?;
    for figure in ["the-flow", "same-news", "closing-price", "map-moves"] {
        page.press(&wave(figure)).await?;
        is_shown(page, figure).await?;
        let focused: bool = page.of(&format!("#{figure} .figure-finding"), "it === document.activeElement").await?;
        assert!(focused, "the keyboard is not on the finding of {figure}");
    }
    waits(page, "dealer-delta").await?;
    // What was waved through is no bet any more, and stays open.
    page.press("[data-prediction=first-hedge] button").await?;
    assert!(score(page).await?.contains("No bet placed yet"), "{}", score(page).await?);
    page.driver().refresh().await?;
    page.ready().await?;
    is_shown(page, "the-flow").await?;
    waits(page, "dealer-delta").await
});

journey!(a_key_shows_it_and_so_does_a_placed_bet, Setup::desktop(), async |page: &Page| {
    page.load("").await?;
    page.strike(&wave("the-flow"), &['\u{E007}']).await?;
    is_shown(page, "the-flow").await?;
    page.strike("[data-prediction=next-dollar] button:nth-of-type(1)", &[' ']).await?;
    is_shown(page, "hedge-orders").await?;
    // The curve is still to be drawn.
    waits(page, "dealer-delta").await?;
    let said = score(page).await?;
    assert!(said.contains("1 of 17 bets placed, and it was right"), "{said}");
    // A second thought does not count.
    page.press("[data-prediction=next-dollar] button:nth-of-type(2)").await?;
    assert_eq!(score(page).await?, said);
    Ok(())
});

journey!(a_finger_that_scrolls_shows_nothing_and_a_tap_does, Setup::touched(), async |page: &Page| {
    page.load("").await?;
    let (x, y) = page.place("#closing-price .figure-stage").await?.centre();
    page.swipe((x, y), (4.0, -160.0), 7).await?;
    waits(page, "closing-price").await?;
    // A tap that stops a page which still glides presses nothing.
    until("a tap to show it", async || {
        if !page.of::<bool>("#closing-price", "it.classList.contains('figure-veiled')").await? {
            return Ok(Ok(()));
        }
        let button = page.place(&wave("closing-price")).await?.centre();
        page.drag(Pointer::Finger, button, button).await?;
        Ok(Err("it still waits".to_owned()))
    })
    .await?;
    is_shown(page, "closing-price").await
});

journey!(the_deck_keeps_its_order_to_itself_beside_the_bet, Setup::desktop(), async |page: &Page| {
    page.load("").await?;
    page.ask::<serde_json::Value>("document.getElementById('why').scrollIntoView({ behavior: 'instant' })", &[])
        .await?;
    let hidden =
        |is: &str| format!("return getComputedStyle(document.querySelector('[data-order]')).visibility === '{is}'");
    page.holds("the order to wait", &hidden("hidden")).await?;
    assert!(!page.of::<String>("[data-order]", "it.dataset.value").await?.is_empty());
    page.press("[data-prediction=next-dollar] button").await?;
    page.holds("the order", &hidden("visible")).await
});

const LINE: &str = "[data-prediction=pin-count] .amount";

fn amount(bet: &str) -> Outcome<&'static Amount> {
    match LESSON.prediction(bet).map(|bet| bet.asked) {
        Some(Asked::Amount(amount)) => Ok(amount),
        _ => Err(Failure("nothing to set".to_owned())),
    }
}

fn truth() -> Outcome<f64> {
    Ok((amount("pin-count")?.truth)(&Scenario::default())?)
}

journey!(a_number_is_set_with_the_mouse_placed_and_kept, Setup::desktop(), async |page: &Page| {
    page.load("").await?;
    let (place, truth) = (page.place(LINE).await?, truth()?);
    let at = |share: f64| (place.x + place.width * share, place.centre().1);
    page.drag(Pointer::Mouse, at(0.9), at(truth / 1_000.0)).await?;
    let mine = page.held(LINE).await?;
    assert!((mine - truth).abs() < 10.0, "{mine}, not {truth}");
    page.press("[data-prediction=pin-count] .prediction-options button").await?;
    let verdict: bool = page.of("[data-prediction=pin-count] [data-verdict=right]", "it.checkVisibility()").await?;
    assert!(verdict, "{mine} was not right");
    // It stays, and the model's mark stands beside it.
    page.drag(Pointer::Mouse, at(0.2), at(0.8)).await?;
    assert_eq!(page.held(LINE).await?, mine);
    let told: String = page.of("[data-prediction=pin-count] .amount-told", "it.textContent").await?;
    assert_eq!(told, format!("Yours: {mine}. Here it is {truth}."));
    page.driver().refresh().await?;
    page.ready().await?;
    assert_eq!(page.held(LINE).await?, mine);
    assert!(page.of::<bool>("[data-prediction=pin-count] [data-mark=model]", "it.checkVisibility()").await?);
    assert!(score(page).await?.contains("1 of 17 bets placed, and it was right"));
    // The model's number follows the state, and so does the verdict; the score does not.
    page.fill(".deck input[type=text][name=oi]", "0").await?;
    let without = (amount("pin-count")?.truth)(&Scenario::default().with(Key::Oi, 0.0))?;
    let follows = format!(
        "return document.querySelector('[data-prediction=pin-count] .amount-told').textContent.includes(' {without}.')
        && document.querySelector('[data-prediction=pin-count] [data-verdict=wrong]').checkVisibility()"
    );
    page.holds("the model's number to follow", &follows).await?;
    assert!(score(page).await?.contains("and it was right"));
    Ok(())
});

const CLOSE: &str = "[data-prediction=closes-furthest]";

journey!(a_close_is_set_and_then_a_market_chosen, Setup::desktop(), async |page: &Page| {
    page.load("").await?;
    let (line, amount) = (format!("{CLOSE} .amount"), amount("closes-furthest")?);
    let (least, most) = amount.control.limits();
    let truth = (amount.truth)(&Scenario::default())?;
    let place = page.place(&line).await?;
    let at = |bp: f64| (place.x + place.width * (bp - least) / (most - least), place.centre().1);
    page.drag(Pointer::Mouse, at(0.0), at(truth)).await?;
    let mine: f64 = page.held(&line).await?;
    assert!((mine - truth).abs() < 4.0, "{mine}, not {truth}");
    waits(page, "same-news").await?;
    let bet = LESSON.prediction("closes-furthest").ok_or_else(|| Failure("no such bet".to_owned()))?;
    let right = (bet.right)(&Scenario::default())?;
    let button = bet.options.iter().position(|(answer, _)| *answer == right).unwrap_or_default();
    page.press(&format!("{CLOSE} button:nth-of-type({})", button + 1)).await?;
    is_shown(page, "same-news").await?;
    let told: String = page.of(&format!("{CLOSE} .amount-told"), "it.textContent").await?;
    for bp in [mine, truth] {
        assert!(told.contains(&amount.control.spoken(bp)), "{told}");
    }
    assert!(page.of::<bool>(&format!("{CLOSE} [data-verdict=right]"), "it.checkVisibility()").await?);
    // The answer may be changed, the mark not.
    page.press(&format!("{CLOSE} button:nth-of-type({})", (button + 1) % bet.options.len() + 1)).await?;
    assert!(page.of::<bool>(&format!("{CLOSE} [data-verdict=wrong]"), "it.checkVisibility()").await?);
    page.drag(Pointer::Mouse, at(truth), at(0.5 * least)).await?;
    assert_eq!(page.held(&line).await?, mine);
    assert!(score(page).await?.contains("1 of 17 bets placed, and it was right"));
    Ok(())
});

journey!(a_number_is_set_with_keys, Setup::desktop(), async |page: &Page| {
    page.load("").await?;
    // End, page down, left, up.
    page.strike(LINE, &['\u{E010}', '\u{E00F}', '\u{E012}', '\u{E013}', '\u{E012}']).await?;
    assert_eq!(page.held(LINE).await?, 890.0);
    page.strike("[data-prediction=pin-count] .prediction-options button", &[' ']).await?;
    assert!(page.of::<bool>("[data-prediction=pin-count] [data-verdict=wrong]", "it.checkVisibility()").await?);
    Ok(())
});

journey!(a_number_is_set_with_a_finger_and_scrolling_sets_none, Setup::touched(), async |page: &Page| {
    page.load("").await?;
    let place = page.place(LINE).await?;
    let (x, y) = (place.x + place.width * 0.8, place.centre().1);
    page.swipe((x, y), (3.0, -140.0), 7).await?;
    assert_eq!(page.held(LINE).await?, 500.0);
    let place = page.place(LINE).await?;
    page.swipe((place.centre().0, place.centre().1), (-0.25 * place.width, 2.0), 8).await?;
    let mine = page.held(LINE).await?;
    assert!((mine - 250.0).abs() < 30.0, "{mine}");
    Ok(())
});

const PAD: &str = "[data-prediction=hedge-curve] .sketch";

/// What was drawn, column by column: above 0 upwards.
async fn drawn(page: &Page) -> Outcome<Vec<f64>> {
    let stroke: String = page.of("[data-prediction=hedge-curve] .sketch-yours", "it.getAttribute('d')").await?;
    Ok(stroke[1..].split('L').filter_map(|point| point.split(' ').nth(1)?.parse().ok()).map(|y: f64| -y).collect())
}

async fn is_right(page: &Page) -> Outcome<bool> {
    page.of("[data-prediction=hedge-curve] [data-verdict=right]", "it.checkVisibility()").await
}

journey!(a_curve_is_drawn_with_the_mouse_and_the_true_one_grows_over_it, Setup::desktop(), async |page: &Page| {
    page.load("").await?;
    let place = page.place(PAD).await?;
    let at = |across: f64, long: f64| (place.x + place.width * across, place.y + place.height * (1.0 - long) / 2.0);
    // No shares far below, all far above, and a ramp around the strike.
    for (from, to) in [((0.01, 0.0), (0.36, 0.0)), ((0.36, 0.03), (0.64, 0.97)), ((0.64, 0.98), (0.99, 0.98))] {
        page.drag(Pointer::Mouse, at(from.0, from.1), at(to.0, to.1)).await?;
    }
    let stroke = drawn(page).await?;
    assert!(
        stroke.len() == 21 && stroke[0].abs() < 0.1 && (stroke[10] - 0.5).abs() < 0.15 && stroke[20] > 0.85,
        "{stroke:?}"
    );
    waits(page, "dealer-delta").await?;
    page.press("[data-prediction=hedge-curve] .prediction-options button").await?;
    assert!(is_right(page).await?, "{stroke:?}");
    page.drag(Pointer::Mouse, at(0.1, -0.8), at(0.9, -0.8)).await?;
    assert_eq!(drawn(page).await?, stroke, "a placed line moved");
    let model = "it.getAttribute('d').split('L').length";
    assert_eq!(page.of::<usize>("[data-prediction=hedge-curve] .sketch-model", model).await?, 21);
    page.driver().refresh().await?;
    page.ready().await?;
    assert!(is_right(page).await? && drawn(page).await?.len() == 21, "the line was forgotten");
    Ok(())
});

journey!(a_curve_is_drawn_with_keys, Setup::desktop(), async |page: &Page| {
    page.load("").await?;
    let (left, up, right, down) = ('\u{E012}', '\u{E013}', '\u{E014}', '\u{E015}');
    page.strike(PAD, &[up, up, right, down, left, left, up]).await?;
    let stroke = drawn(page).await?;
    assert_eq!((stroke[9], stroke[10], stroke[11]), (0.1, 0.2, -0.1));
    let told: String = page.of(PAD, "it.getAttribute('aria-valuetext')").await?;
    assert_eq!(told, "1% below the strike: long 10% of the shares");
    page.strike("[data-prediction=hedge-curve] .prediction-options button", &[' ']).await?;
    assert!(!is_right(page).await?);
    Ok(())
});

journey!(a_curve_is_drawn_with_a_finger_and_scrolling_draws_none, Setup::touched(), async |page: &Page| {
    page.load("").await?;
    let (x, y) = page.place(PAD).await?.centre();
    page.swipe((x, y), (3.0, -140.0), 7).await?;
    assert!(drawn(page).await?.iter().all(|value| *value == 0.0));
    let place = page.place(PAD).await?;
    page.swipe((place.x + 0.5 * place.width, place.y + 0.3 * place.height), (0.45 * place.width, 0.0), 8).await?;
    let stroke = drawn(page).await?;
    assert!(stroke[5] == 0.0 && (stroke[15] - 0.4).abs() < 0.1, "{stroke:?}");
    Ok(())
});
